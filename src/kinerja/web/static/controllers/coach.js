// How does a wording of the coach come into its field? It is put there as if it had been typed, and can be undone.
import { Controller } from "../vendor/stimulus.js";

export default class extends Controller {
  static values = { field: String };

  use(event) {
    const field = document.getElementById(this.fieldValue);
    if (!field) return;
    field.focus();
    field.select();
    // Keeps the browser's own undo; where that is gone, the value is set.
    if (!document.execCommand("insertText", false, event.params.text)) {
      field.value = event.params.text;
      field.dispatchEvent(new Event("input", { bubbles: true }));
    }
    const first = field.value.indexOf("[");
    if (first >= 0) field.setSelectionRange(first, field.value.indexOf("]", first) + 1);
  }
}
