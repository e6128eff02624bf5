/** Where the simulated person stands, as numbers one can watch move. */

import { h } from "./dom.js";
import { s } from "./svg.js";

const METERS = [
  ["rapport", "Rapport", "How safe they feel with you"],
  ["importance", "Importance", "How much change matters to them"],
  ["confidence", "Confidence", "How able they feel to do it"],
  ["readiness", "Readiness", "How close they are to starting"],
  ["discord", "Discord", "How much they push back; at 10 they leave"],
];

const STAGES = {
  precontemplation: "Not thinking of change",
  contemplation: "Of two minds",
  preparation: "Getting ready",
  action: "Taking first steps",
  maintenance: "Keeping it up",
};

/** A stage in plain words. */
export const stageName = (stage) => STAGES[stage] ?? (stage ?? "").replaceAll("_", " ");

const short = (value) => (Math.round(value * 10) / 10).toFixed(1);

/** `up 0.5`, `down 1.0`, `steady`. */
function trend(values) {
  const move = values.length > 1 ? values.at(-1) - values.at(-2) : 0;
  if (Math.abs(move) < 0.05) return ["→", values.length > 1 ? "steady" : ""];
  return move > 0 ? ["↑", `up ${short(move)}`] : ["↓", `down ${short(-move)}`];
}

/** The panel of five meters and the stage; call `show` with each answer's `person`. */
export class Meters {
  #history = METERS.map(() => []);
  #rows = METERS.map(([, name, meaning]) => {
    const row = { bar: h("i"), number: h("b"), move: h("span", { class: "move" }), line: s("polyline", { fill: "none" }) };
    row.element = h(
      "div",
      { class: "meter" },
      h("dt", { title: meaning }, name, h("span", { class: "hush" }, `: ${meaning}`)),
      h(
        "dd",
        {},
        h("span", { class: "bar", "aria-hidden": "true" }, row.bar),
        h("span", { class: "figures" }, row.number, h("span", { class: "hush" }, " out of 10, "), row.move),
        s("svg", { class: "spark", viewBox: "0 -1 60 18", "aria-hidden": "true", focusable: "false" }, row.line),
      ),
    );
    return row;
  });
  #stage = h("p", { class: "where" });
  element = h("div", { class: "meters" }, this.#stage, h("dl", {}, this.#rows.map((row) => row.element)));
  /** `Of two minds · readiness 3.5`, for where there is no room for more. */
  brief = "";

  /** @param {{stage: string, state: Object<string, number>}} person */
  show({ stage, state }) {
    METERS.forEach(([key], index) => {
      const value = Math.min(10, Math.max(0, Number(state[key]) || 0));
      const history = this.#history[index];
      const { bar, number, move, line } = this.#rows[index];
      history.push(value);
      const [arrow, words] = trend(history);
      bar.style.width = `${value * 10}%`;
      number.textContent = short(value);
      move.replaceChildren(h("span", { "aria-hidden": "true" }, words ? arrow : ""), ` ${words}`);
      const recent = history.slice(-12);
      const step = 60 / Math.max(1, recent.length - 1);
      line.setAttribute("points", recent.map((each, at) => `${short(at * step)},${short(16 - each * 1.6)}`).join(" "));
    });
    this.#stage.textContent = stageName(stage);
    this.brief = `${stageName(stage)} · readiness ${short(state.readiness)}`;
  }
}
