/** The coach's note on one turn: what it was, what it did, and one better sentence. */

import { h } from "./dom.js";

/** Names for the codes, should an answer come without a label. */
const LABELS = {
  open_question: "Open question",
  closed_question: "Closed question",
  simple_reflection: "Simple reflection",
  complex_reflection: "Complex reflection",
  affirmation: "Affirmation",
  seek_collaboration: "Asking permission",
  emphasize_autonomy: "Leaving the choice",
  give_information: "Information",
  persuade: "Persuading",
  persuade_with_permission: "Advice, with permission",
  confront: "Confronting",
};

const INVITES = new Set([
  "open_question", "simple_reflection", "complex_reflection",
  "affirmation", "seek_collaboration", "emphasize_autonomy",
]);
const PUSHES = new Set(["persuade", "confront"]);

const TALK = { change: "talk for change", sustain: "talk for things as they are", neutral: "neither for change nor against it" };

/** `complex_reflection` as words. */
export const nameOf = (code, label) => label || LABELS[code] || (code ?? "").replaceAll("_", " ") || "No code";

/** Below one half a label is little more than a guess, and says so. */
export function doubt(confidence) {
  if (typeof confidence !== "number" || confidence >= 0.7) return "";
  return confidence < 0.5 ? "hard to tell" : "probably";
}

/** A code as a chip: shape and words, so that color is only a help. @param {object} utterance */
export function chip({ code, label, confidence }) {
  const unsure = doubt(confidence);
  const look = INVITES.has(code) ? "invites" : PUSHES.has(code) ? "pushes" : "";
  return h("span", { class: `chip ${look} ${unsure && "unsure"}` }, nameOf(code, label), unsure && h("i", {}, unsure));
}

/**
 * The note under a turn, or null where there is nothing to say (assessed talks, button presses).
 * @param {object} answer what the API answered to the turn
 * @returns {HTMLDetailsElement|null}
 */
export function coachNote({ coding, coach, person }) {
  const cut = (coding?.utterances ?? []).filter((utterance) => utterance.code);
  if (!coach && !cut.length) return null;
  const { effect, praise, better, reason } = coach ?? {};
  const back = person?.talk && `What came back: ${TALK[person.talk] ?? person.talk}${person.category ? ` (${person.category.replaceAll("_", " ")})` : ""}.`;
  return h(
    "details",
    { class: `note ${cut.length > 1 ? "many" : ""}`, open: true },
    h("summary", {}, h("b", {}, "Coach"), h("span", { class: "hush" }, " on what you said: "), once(cut).map(chip)),
    h(
      "div",
      { class: "note-body" },
      cut.length > 1 && h("ul", { class: "cut" }, cut.map((part) => h("li", {}, h("q", {}, part.text), " ", chip(part)))),
      praise && h("p", {}, praise),
      effect && h("p", {}, effect),
      back && h("p", { class: "aside" }, back),
      better && betterCard(better, reason),
    ),
  );
}

/** Each code once, as coders count a turn. */
const once = (cut) => cut.filter((part, place) => cut.findIndex((other) => other.code === part.code) === place);

/** One better sentence, the code it would earn, and why. */
export function betterCard(better, reason) {
  return h(
    "div",
    { class: "better" },
    h("h3", { class: "lead-in" }, "Another way to say it"),
    h("blockquote", {}, better.text),
    h("p", { class: "aside" }, better.code && h("b", {}, `${nameOf(better.code)}. `), reason),
  );
}

/** The note in a breath, for the announcer. */
export function noteInBrief({ coding, coach }) {
  const codes = once((coding?.utterances ?? []).filter((part) => part.code)).map((part) => nameOf(part.code, part.label));
  if (!codes.length && !coach) return "";
  return ["Coach:", codes.length && `${codes.join(", ")}.`, coach?.praise, coach?.effect].filter(Boolean).join(" ");
}
