// How does a one-line answer show all of its words? Its field grows with them, and Enter sends as it does in one line.
import { Controller } from "../vendor/stimulus.js";

const GROWS = CSS.supports("field-sizing", "content");

export default class extends Controller {
  connect() {
    if (!GROWS) this.element.querySelectorAll(".read-title").forEach((field) => this.#grow(field));
  }

  fit({ target }) {
    if (!GROWS && target.matches(".read-title")) this.#grow(target);
  }

  send(event) {
    if (!event.target.matches(".read-title") || event.isComposing) return;
    event.preventDefault();
    // A click, as the browser itself does it: only so is it known which button sends.
    this.element.querySelector("button[type=submit]").click();
  }

  #grow(field) {
    field.style.blockSize = "auto";
    field.style.blockSize = `${field.scrollHeight + field.offsetHeight - field.clientHeight}px`;
  }
}
