// What must be read first? Takes the focus when it appears, as a refusal above its form does.
import { Controller } from "../vendor/stimulus.js";

export default class extends Controller {
  connect() {
    this.element.focus({ preventScroll: false });
  }
}
