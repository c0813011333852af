// What does a key do? One key for one deed; nothing happens while something is being written.
import { Controller } from "../vendor/stimulus.js";

const PLACES = { h: "home", k: "board", o: "okr", p: "paste" };

export default class extends Controller {
  static targets = ["palette", "checkIn", "keys", "why", "item"];

  open(event) {
    event.preventDefault();
    this.show(event.params.name);
  }

  show(name) {
    const key = `${name}Target`;
    if (this[`has${name[0].toUpperCase()}${name.slice(1)}Target`] && !this[key].open) this[key].showModal();
  }

  press(event) {
    if ((event.ctrlKey || event.metaKey) && event.key === "k") return this.follow(event, '[data-shortcuts-name-param="palette"]');
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target.closest("input, textarea, select, [contenteditable], dialog[open]")) return;
    if (this.going && PLACES[event.key]) return this.follow(event, `[data-place="${PLACES[event.key]}"]`);
    this.going = event.key === "g";
    clearTimeout(this.timer);
    this.timer = setTimeout(() => (this.going = false), 1200);
    if (event.key === "c") this.follow(event, '[data-shortcuts-name-param="checkIn"]');
    if (event.key === "j" || event.key === "k") this.step(event, event.key === "j" ? 1 : -1);
    if (event.key === "?") this.ask(event);
  }

  follow(event, selector) {
    event.preventDefault();
    this.going = false;
    document.querySelector(selector)?.click();
  }

  ask(event) {
    const why = document.activeElement?.closest(".number, tr, .need, .card")?.querySelector("[data-why]");
    event.preventDefault();
    if (why) why.click();
    else this.show("keys");
  }

  step(event, by) {
    const items = this.itemTargets;
    if (!items.length) return;
    event.preventDefault();
    const at = items.findIndex((item) => item.contains(document.activeElement));
    const next = items[Math.min(Math.max(at + by, 0), items.length - 1)];
    next.querySelector("a, button, input")?.focus();
    next.scrollIntoView({ block: "nearest" });
  }
}
