// How long does a word of confirmation stay? Longer with an Undo in it or a refusal, and as long as one points at it.
import { Controller } from "../vendor/stimulus.js";

export default class extends Controller {
  connect() {
    this.element.addEventListener("pointerenter", () => clearTimeout(this.timer));
    this.element.addEventListener("focusin", () => clearTimeout(this.timer));
    this.element.addEventListener("pointerleave", () => this.wait());
    this.wait();
  }

  disconnect() {
    clearTimeout(this.timer);
  }

  wait() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.close(), this.element.matches(":has(form), [data-lost]") ? 12000 : 6000);
  }

  close() {
    this.element.remove();
  }
}
