// Can it be taken along? Copies the text of its source, and says so on the button for a moment.
import { Controller } from "../vendor/stimulus.js";

export default class extends Controller {
  static targets = ["source", "button"];
  static values = { done: String };

  async copy() {
    const source = this.sourceTarget;
    await navigator.clipboard.writeText(source.value ?? source.textContent.trim());
    const words = this.buttonTarget.querySelector(".button-text") ?? this.buttonTarget;
    const before = words.textContent;
    words.textContent = this.doneValue || before;
    setTimeout(() => (words.textContent = before), 2000);
  }
}
