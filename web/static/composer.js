/** The box one types in: Enter sends, Shift+Enter starts a line, what was typed is never lost. */

import { announce } from "./announcer.js";
import { dim, h, uid } from "./dom.js";

const LIMIT = 4000; // characters, as the API counts them
const NEAR = 3600;

/** `<form>` with the box, its counter and its errors. Calls `onsend(text)`. */
export class Composer {
  #count = h("span", { class: "count", hidden: true });
  #wrong = h("p", { class: "wrong" });
  #busy = false;
  #over = false;

  /** @param {string} label @param {(text: string) => void} onsend */
  constructor(label, onsend) {
    const box = uid("box");
    this.#wrong.id = uid("wrong");
    this.#count.id = uid("count");
    const keys = uid("keys");
    this.onsend = onsend;
    this.box = h("textarea", {
      id: box, rows: 1, autocomplete: "off", enterkeyhint: "send",
      "aria-describedby": `${this.#wrong.id} ${this.#count.id} ${keys}`,
      oninput: () => this.#typed(),
      onkeydown: (event) => this.#key(event),
    });
    this.button = h("button", { type: "submit", class: "btn" }, "Send");
    this.element = h(
      "form",
      { class: "box", novalidate: true, onsubmit: (event) => (event.preventDefault(), this.#send()) },
      h(
        "div",
        { class: "box-in" },
        h("label", { for: box }, label),
        h("div", { class: "box-row" }, this.box, this.button),
        h("div", { class: "row" }, this.#count, h("p", { id: keys, class: "keys" }, "Enter sends. Shift and Enter start a new line.")),
        this.#wrong,
      ),
    );
  }

  /** While a message is under way the box stays open, and only sending waits. */
  set busy(busy) {
    this.#busy = busy;
    this.#typed();
  }

  /** Say what went wrong, beside the box and aloud. An empty string takes it back. */
  fault(words) {
    this.#wrong.textContent = words;
    if (words) {
      this.box.setAttribute("aria-invalid", "true");
      announce(words, true);
    } else this.box.removeAttribute("aria-invalid");
  }

  /** Give back words that could not be sent, ahead of what was typed since. */
  restore(text) {
    this.box.value = [text, this.box.value].filter(Boolean).join("\n");
    this.#typed();
  }

  focus() {
    this.box.focus();
  }

  #typed() {
    const { box } = this;
    const length = [...box.value].length;
    const over = length > LIMIT;
    this.#count.hidden = length < NEAR;
    this.#count.textContent = over ? `${length - LIMIT} characters too many` : `${LIMIT - length} characters left`;
    this.#count.classList.toggle("over", over);
    if (over && !this.#over) announce(this.#count.textContent, true);
    this.#over = over;
    dim(this.button, this.#busy || over);
    box.style.height = "auto";
    box.style.height = `${box.scrollHeight + 2}px`;
  }

  #key(event) {
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    this.#send();
  }

  #send() {
    const text = this.box.value.trim();
    if (!text) return;
    if (this.#over) return this.fault(`Please shorten your message: ${this.#count.textContent}.`);
    if (this.#busy) return this.fault("One at a time: your last message is still waiting for its answer.");
    this.fault("");
    this.box.value = "";
    this.onsend(text);
    this.#typed();
  }
}
