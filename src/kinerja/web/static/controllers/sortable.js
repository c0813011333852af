// In which order? The server sorts (its headings are links); this only carries the reader's place over the new rows.
import { Controller } from "../vendor/stimulus.js";

export default class extends Controller {
  connect() {
    this.element.querySelectorAll("thead a").forEach((link) => link.addEventListener("click", this.keep));
    const kept = sessionStorage.getItem("sorted-at");
    if (kept !== null) scrollTo({ top: Number(kept) });
    sessionStorage.removeItem("sorted-at");
  }

  keep() {
    sessionStorage.setItem("sorted-at", String(scrollY));
  }
}
