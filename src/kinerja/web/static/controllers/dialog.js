// Where does one begin in a dialog, and how does one leave it? At its first field; by Escape, its cross, or a click beside it.
import { Controller } from "../vendor/stimulus.js";

export default class extends Controller {
  begin() {
    this.element.querySelector("[autofocus], .input:not([type=hidden]), .textarea, .dialog-body .button")?.focus();
  }

  outside(event) {
    if (event.target === this.element) this.element.close();
  }
}
