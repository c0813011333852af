// When does a menu close? When one looks elsewhere, or presses Escape.
import { Controller } from "../vendor/stimulus.js";

export default class extends Controller {
  connect() {
    this.outside = (event) => this.element.contains(event.target) || this.close();
    this.escape = (event) => event.key === "Escape" && this.element.open && this.close(true);
    document.addEventListener("click", this.outside);
    this.element.addEventListener("keydown", this.escape);
  }

  disconnect() {
    document.removeEventListener("click", this.outside);
    this.element.removeEventListener("keydown", this.escape);
  }

  close(back = false) {
    this.element.open = false;
    if (back) this.element.querySelector("summary").focus();
  }
}
