// How sure, by one key? On the scale from 0 to 10 a digit chooses its step; 1 and then 0 is ten.
import { Controller } from "../vendor/stimulus.js";

export default class extends Controller {
  pick(event) {
    if (!event.target.matches(".scale input") || !/^[0-9]$/.test(event.key)) return;
    const wanted = this.before === "1" && event.key === "0" ? "10" : event.key;
    const step = event.target.closest(".scale").querySelector(`input[value="${wanted}"]`);
    this.before = event.key;
    event.preventDefault();
    step.checked = true;
    step.focus();
  }
}
