/** What somebody said they would do, in their own words and with the day. */

import { day, h } from "./dom.js";

/** `<li>`s for commitments, newest last. @param {object[]} commitments */
export function promiseItems(commitments) {
  return commitments.map(({ text, when, when_text: said, status }) => {
    const time = when ? day(when) : said;
    const words = [time, status !== "open" && status.replace("_", " ")].filter(Boolean).join(", ");
    return h("li", {}, h("q", {}, text), words && h("small", {}, words));
  });
}

/** A quiet list that appears with the first commitment and grows with each. */
export class Promises {
  #list = h("ul");
  #count = h("span");
  #seen = new Map();

  /** @param {string} title */
  constructor(title) {
    this.element = h("details", { class: "promises", hidden: true }, h("summary", {}, title, " ", this.#count), this.#list);
  }

  /** @param {object[]} commitments those of one answer; one met before is replaced */
  add(commitments) {
    for (const each of commitments) this.#seen.set(each.id ?? each.text, each);
    this.element.hidden = this.#seen.size === 0;
    this.#count.textContent = `(${this.#seen.size})`;
    this.#list.replaceChildren(...promiseItems([...this.#seen.values()]));
  }
}
