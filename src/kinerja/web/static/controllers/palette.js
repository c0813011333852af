// Which of the found things is meant? Arrows walk through the list, Enter opens; the list itself comes from the server.
import { Controller } from "../vendor/stimulus.js";

export default class extends Controller {
  move(event) {
    if (!["ArrowDown", "ArrowUp", "Enter"].includes(event.key)) return;
    const items = [...this.element.querySelectorAll(".palette-item")];
    if (!items.length) return;
    const chosen = items.findIndex((item) => item.getAttribute("aria-selected") === "true");
    if (event.key === "Enter") {
      if (event.target.matches(".palette-input")) {
        event.preventDefault();
        items[Math.max(chosen, 0)].click();
      }
      return;
    }
    event.preventDefault();
    const next = (chosen + (event.key === "ArrowDown" ? 1 : -1) + items.length) % items.length;
    items.forEach((item, index) => item.setAttribute("aria-selected", String(index === next)));
    items[next].scrollIntoView({ block: "nearest" });
    this.element.querySelector(".palette-input")?.setAttribute("aria-activedescendant", items[next].id);
  }
}
