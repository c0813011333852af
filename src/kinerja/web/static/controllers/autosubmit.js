// Does a filter answer at once? It sends its form when something changes, and while typing after a short rest.
import { Controller } from "../vendor/stimulus.js";

export default class extends Controller {
  static targets = ["button"];

  connect() {
    this.buttonTargets.forEach((button) => (button.hidden = true));
    this.element.addEventListener("change", (this.changed = () => this.send()));
    this.element.addEventListener("input", (this.typed = (event) => this.wait(event)));
  }

  disconnect() {
    clearTimeout(this.timer);
    this.element.removeEventListener("change", this.changed);
    this.element.removeEventListener("input", this.typed);
  }

  wait(event) {
    if (event.target.type !== "search") return;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.send(), 300);
  }

  send() {
    clearTimeout(this.timer);
    this.element.requestSubmit();
  }
}
