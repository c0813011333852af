// What was done? An answer may carry a toast as an element of class "toast-out"; it moves to the corner and is read aloud.
import { Controller } from "../vendor/stimulus.js";

export default class extends Controller {
  connect() {
    this.move = () => this.gather();
    document.body.addEventListener("htmx:afterSettle", this.move);
    document.body.addEventListener("htmx:responseError", (this.fail = () => this.gather()));
    // What was said inside a dialog would be lost with it; closing does not bubble, so it is caught on the way down.
    document.body.addEventListener("close", this.move, true);
    this.gather();
  }

  disconnect() {
    document.body.removeEventListener("close", this.move, true);
    document.body.removeEventListener("htmx:afterSettle", this.move);
    document.body.removeEventListener("htmx:responseError", this.fail);
  }

  gather() {
    const corner = document.getElementById("toasts");
    document.querySelectorAll(".toast-out, dialog:not([open]) .dialog-toast").forEach((said) => corner.append(...said.children) ?? said.remove());
  }
}
