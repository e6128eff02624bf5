/** One voice for screen readers, apart from what is seen, so that nothing is read twice. */

import { h } from "./dom.js";

const GATHER = 200; // ms: what happens together is said together
const FORGET = 6000; // ms: said is said; a reader who browses should not meet it again

let voices = null;

/** Put the two live regions in place, empty: some readers ignore a region born with its text. */
export function listen() {
  if (voices) return;
  voices = ["polite", "assertive"].map((manner) => ({
    region: h("div", { class: "hush", "aria-live": manner, "aria-atomic": "true" }),
    waiting: [],
    timer: 0,
  }));
  document.body.append(h("div", { id: "announcer" }, voices.map((voice) => voice.region)));
}

/** Say something to those who listen. @param {string} text @param {boolean} [urgent] interrupts what is being read */
export function announce(text, urgent = false) {
  listen();
  const voice = voices[Number(urgent)];
  voice.waiting.push(text);
  clearTimeout(voice.timer);
  voice.timer = setTimeout(() => {
    voice.region.textContent = voice.waiting.splice(0).join(" ");
    voice.timer = setTimeout(() => (voice.region.textContent = ""), FORGET);
  }, GATHER);
}
