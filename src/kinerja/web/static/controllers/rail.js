// Is the rail wide or narrow? Kept in a cookie, so that the next page arrives as the reader left this one.
import { Controller } from "../vendor/stimulus.js";

export default class extends Controller {
  fold(event) {
    const root = document.documentElement;
    const folded = root.dataset.rail !== "folded";
    root.dataset.rail = folded ? "folded" : "open";
    event.currentTarget.setAttribute("aria-pressed", String(folded));
    document.cookie = `kinerja_rail=${root.dataset.rail};path=/;max-age=31536000;samesite=lax`;
  }
}
