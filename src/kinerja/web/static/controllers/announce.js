// What was done, and what was not? An answer may carry a toast as an element of class "toast-out"; it moves to the corner
// and is read aloud. A refusal that has no place in the page, and a server that is silent, are said there too.
import { Controller } from "../vendor/stimulus.js";

export default class extends Controller {
  connect() {
    this.heard = {
      "htmx:afterSettle": () => this.gather(),
      "htmx:beforeSwap": (event) => this.answered(event),
      "htmx:sendError": (event) => this.fail(event.detail),
      "htmx:timeout": (event) => this.fail(event.detail),
    };
    Object.entries(this.heard).forEach(([name, told]) => document.body.addEventListener(name, told));
    // What was said inside a dialog would be lost with it; closing does not bubble, so it is caught on the way down.
    document.body.addEventListener("close", (this.closed = () => this.gather()), true);
    this.gather();
  }

  disconnect() {
    document.body.removeEventListener("close", this.closed, true);
    Object.entries(this.heard).forEach(([name, told]) => document.body.removeEventListener(name, told));
  }

  gather() {
    const corner = document.getElementById("toasts");
    document.querySelectorAll(".toast-out, dialog:not([open]) .dialog-toast").forEach((said) => corner.append(...said.children) ?? said.remove());
  }

  answered({ detail }) {
    if (detail.xhr.status < 400) return;
    const answer = new DOMParser().parseFromString(detail.xhr.responseText, "text/html");
    const piece = detail.requestConfig.elt.closest("[hx-select]")?.getAttribute("hx-select");
    const placed = detail.shouldSwap && !detail.target.closest(".toast") && (!piece || answer.querySelector(piece));
    if (placed) return;
    detail.shouldSwap = false;
    // Said to the person, it is no error for the console any more.
    detail.isError = false;
    const said = answer.querySelector(".page-main .note, .form-errors li") ?? answer.querySelector(".page-head-lede");
    this.fail(detail, said?.textContent.trim());
  }

  fail({ requestConfig: asked }, said) {
    const words = document.getElementById("lost");
    const saving = asked.verb !== "get" && ["submit", "click"].includes(asked.triggeringEvent?.type);
    const text = words.dataset[saving ? "saving" : "showing"].replace("{}", said || words.dataset.silent);
    const corner = document.getElementById("toasts");
    const before = corner.querySelector("[data-lost]");
    // Whoever types on while the server is silent hears it once.
    if (before?.dataset.lost === text) return;
    before?.remove();
    const toast = words.content.firstElementChild.cloneNode(true);
    toast.dataset.lost = text;
    toast.querySelector("span").textContent = text;
    corner.append(toast);
  }
}
