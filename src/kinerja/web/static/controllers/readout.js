// What does this point of the chart say? Puts the period's words into the line above the drawing; arrows walk along it.
import { Controller } from "../vendor/stimulus.js";

export default class extends Controller {
  static targets = ["column", "words"];

  connect() {
    const last = this.columnTargets.at(-1);
    last?.setAttribute("tabindex", "0");
    this.element.addEventListener("keydown", (this.walked = (event) => this.walk(event)));
  }

  disconnect() {
    this.element.removeEventListener("keydown", this.walked);
  }

  show(event) {
    this.wordsTarget.textContent = event.currentTarget.dataset.words;
  }

  rest() {
    this.wordsTarget.textContent = this.wordsTarget.dataset.rest;
  }

  walk(event) {
    const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    const at = this.columnTargets.indexOf(event.target);
    if (!step || at < 0) return;
    event.preventDefault();
    const next = this.columnTargets[Math.min(Math.max(at + step, 0), this.columnTargets.length - 1)];
    event.target.setAttribute("tabindex", "-1");
    next.setAttribute("tabindex", "0");
    next.focus();
  }
}
