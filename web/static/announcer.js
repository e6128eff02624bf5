/** One voice for screen readers, apart from what is seen, so that nothing is read twice. */

import { h } from "./dom.js";

const GATHER = 200; // ms: what happens together is said together
const FORGET = 6000; // ms: said is said; a reader who browses should not meet it again

/** Two live regions at the end of the page; made once, empty. */
class Announcer {
  #regions = {};
  #waiting = { polite: [], assertive: [] };
  #timers = {};

  constructor() {
    for (const manner of ["polite", "assertive"]) {
      this.#regions[manner] = h("div", { class: "hush", "aria-live": manner, "aria-atomic": "true" });
    }
    document.body.append(h("div", { id: "announcer" }, ...Object.values(this.#regions)));
  }

  /** @param {string} text @param {boolean} [urgent] interrupts what is being read */
  say(text, urgent = false) {
    const manner = urgent ? "assertive" : "polite";
    this.#waiting[manner].push(text);
    clearTimeout(this.#timers[manner]);
    this.#timers[manner] = setTimeout(() => {
      this.#regions[manner].textContent = this.#waiting[manner].splice(0).join(" ");
      this.#timers[manner] = setTimeout(() => (this.#regions[manner].textContent = ""), FORGET);
    }, GATHER);
  }
}

let voice;

/** Say something to those who listen. */
export function announce(text, urgent = false) {
  voice ??= new Announcer();
  voice.say(text, urgent);
}

/** Put the live regions in place before they are needed: some readers ignore a region born with its text. */
export function listen() {
  voice ??= new Announcer();
}
