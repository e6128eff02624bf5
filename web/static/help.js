/** Helplines: the safety card in a talk, and "Help now" on every page. */

import { read } from "./api.js";
import { ask } from "./dialog.js";
import { h } from "./dom.js";

/**
 * Where a contact leads: `tel:` to call, `sms:` where it says to text a word to a number.
 * @param {string} contact
 * @returns {string|null}
 */
export function reach(contact) {
  const text = /\b([A-Z]{2,})\s+to\s+(\d{3,})/.exec(contact);
  if (text) return `sms:${text[2]}?&body=${text[1]}`;
  const number = /\+?\d(?:[\d\s().-]*\d)?/.exec(contact);
  return number && number[0].replace(/\D/g, "").length > 1 ? `tel:${number[0].replace(/[^\d+]/g, "")}` : null;
}

/** Lines one can tap. @param {Array<{name: string, contact: string, note?: string}>} lines */
export function lineList(lines) {
  return h(
    "ul",
    { class: "lines" },
    lines.map(({ name, contact, note }) => {
      const words = [h("b", {}, contact), name, note && h("span", {}, note)];
      const href = reach(contact);
      return h("li", {}, href ? h("a", { href }, words) : words);
    }),
  );
}

/** The card that takes over when somebody may be in danger. @param {object[]} replies @param {object[]} lines */
export function safetyCard(replies, lines) {
  return h(
    "section",
    { class: "safety", "aria-label": "Safety" },
    h("h3", {}, "This comes first"),
    replies.map((reply) => h("p", {}, reply.text)),
    lines.length > 0 && lineList(lines),
  );
}

/** Open the lines of the reader's country. Works with nobody signed in and nothing started. */
export async function helpNow(locale = navigator.language) {
  const country = /-([A-Z]{2})\b/.exec(locale)?.[1] ?? "US";
  const place = h("div", { "aria-live": "polite" }, h("p", {}, "Looking up the numbers…"));
  const closed = ask("Help now", [
    h("p", {}, "If somebody is in danger, call your local emergency number. Nobody is watching this page, and it cannot call for you."),
    place,
  ]);
  try {
    const { lines, name, checked } = await read(`/v1/helplines?country=${country}`);
    place.replaceChildren(lineList(lines), h("p", { class: "aside" }, `${name}. Numbers checked ${checked}.`));
  } catch {
    place.replaceChildren(h("p", {}, "The list can't be loaded just now. Your local emergency number always works."));
  }
  return closed;
}

/** Every `[data-help]` button of the page opens the lines. */
export function wireHelp() {
  for (const button of document.querySelectorAll("[data-help]")) button.addEventListener("click", () => helpNow());
}
