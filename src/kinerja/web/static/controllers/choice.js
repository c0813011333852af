// Which of several ways of looking is chosen? Shared by theme and density: marks the choice on the page at once.
import { Controller } from "../vendor/stimulus.js";

export default class extends Controller {
  static targets = ["choice"];

  choose(event) {
    const { name, value } = event.currentTarget;
    document.documentElement.dataset[name] = value;
    this.choiceTargets.forEach((choice) => choice.setAttribute("aria-pressed", String(choice.value === value)));
  }
}
