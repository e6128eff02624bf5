/** The cards one chooses a person from. */

import { h, uid } from "./dom.js";
import { s } from "./svg.js";

const DIFFICULTY = ["", "Fairly open", "Guarded", "Hard going"];

/** What the talk is about and how hard it is likely to be, in words. @param {object} person @returns {string[]} */
export function factsOf({ behaviour, behavior, difficulty }) {
  const about = (behaviour ?? behavior ?? "").replaceAll("_", " ");
  const facts = [about && about[0].toUpperCase() + about.slice(1), DIFFICULTY[difficulty] ?? difficulty];
  return facts.filter((fact) => typeof fact === "string" && fact);
}

/** May this person be practised with by this audience? Who says nothing may be. */
export function suits(person, audience) {
  const meant = [person.audiences ?? person.audience ?? []].flat();
  return meant.length === 0 || meant.includes(audience);
}

/** A quiet portrait: an initial on a shape that is always the same for the same person. @param {{id: string, name: string}} person */
export function portrait({ id, name }) {
  let sum = 7;
  for (const letter of id) sum = (sum * 31 + letter.codePointAt(0)) % 9973;
  const turn = sum % 360;
  return s(
    "svg",
    { viewBox: "0 0 64 64", class: `portrait tint-${sum % 4}`, "aria-hidden": "true", focusable: "false" },
    s("circle", { class: "ground", cx: 32, cy: 32, r: 32 }),
    s("ellipse", { class: "figure-a", cx: 32 + (sum % 9) - 4, cy: 62, rx: 26, ry: 22 }),
    s("path", { class: "figure-b", d: "M8 40a24 24 0 0 1 48 0z", transform: `rotate(${(turn % 50) - 25} 32 32)` }),
    s("text", { x: 32, y: 41, "text-anchor": "middle" }, name[0]),
  );
}

/** One choice. @param {object} person as `GET /v1/people` gives it @param {() => void} onchange */
export function personCard(person, onchange) {
  const name = uid("name");
  const about = uid("about");
  return h(
    "label",
    { class: "choice person" },
    h("input", { type: "radio", name: "person", value: person.id, "aria-labelledby": name, "aria-describedby": about, onchange }),
    portrait(person),
    h("span", { id: name, class: "person-name" }, h("b", {}, person.name), person.age ? `, ${person.age}` : "", h("small", {}, person.relation)),
    h("span", { id: about, class: "person-about" }, person.card, h("span", { class: "tags" }, factsOf(person).map((fact) => h("span", { class: "tag" }, fact)))),
  );
}
