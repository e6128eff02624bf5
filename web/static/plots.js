/** Plots drawn as SVG elements. Each has a title, a sentence for those who do not see it, and its numbers beside it. */

import { h, uid } from "./dom.js";
import { s } from "./svg.js";

const H = 260;
const BOX = { left: 34, right: 118, top: 18, bottom: 40 };

/**
 * Lines over the turns of a talk. They differ by dash and marker as well as by color, and carry their names.
 * @param {object} plot
 * @param {string} plot.title
 * @param {string} plot.note one sentence: what there is to see
 * @param {string} plot.unit what the vertical axis counts
 * @param {number[]} plot.at the turns
 * @param {Array<{name: string, look: string, values: number[]}>} plot.lines `look`: `a`, `b` or `c`
 * @param {number} [plot.top] the highest value of the axis
 * @returns {HTMLElement} a figure
 */
export function linePlot({ title, note, unit, at, lines, top }) {
  const W = matchMedia("(max-width: 46rem)").matches ? 380 : 600; // as wide as it will be seen: words keep their size
  const highest = Math.max(1, top ?? Math.max(...lines.flatMap((line) => line.values)));
  const first = at[0];
  const span = Math.max(1, at.at(-1) - first);
  const x = (seq) => BOX.left + ((seq - first) / span) * (W - BOX.left - BOX.right);
  const y = (value) => H - BOX.bottom - (value / highest) * (H - BOX.top - BOX.bottom);
  const seen = uid("plot");
  const heights = spread(lines.map((line) => y(line.values.at(-1))));

  const svg = s(
    "svg",
    { viewBox: `0 0 ${W} ${H}`, role: "img", "aria-labelledby": seen, class: "plot" },
    s("title", { id: seen }, `${title}. ${note}`),
    steps(highest).map((value) => [
      s("line", { class: "grid", x1: BOX.left, x2: W - BOX.right, y1: y(value), y2: y(value) }),
      s("text", { class: "tick", x: BOX.left - 8, y: y(value) + 5, "text-anchor": "end" }, String(value)),
    ]),
    ticks(at).map((seq) => s("text", { class: "tick", x: x(seq), y: H - BOX.bottom + 20, "text-anchor": "middle" }, String(seq))),
    s("text", { class: "tick", x: (BOX.left + W - BOX.right) / 2, y: H - 4, "text-anchor": "middle" }, "Turn"),
    lines.map((line, index) => {
      const points = line.values.map((value, place) => [x(at[place]), y(value)]);
      return s(
        "g",
        { class: `line ${line.look}` },
        s("polyline", { fill: "none", points: points.map((point) => point.map(Math.round).join(",")).join(" ") }),
        points.length < 25 && points.map(([px, py]) => marker(line.look, px, py)),
        s("text", { x: points.at(-1)[0] + 10, y: heights[index] + 5 }, line.name),
      );
    }),
  );
  return h(
    "figure",
    { class: "figure" },
    h("figcaption", {}, h("h3", {}, title), h("p", { class: "aside" }, note)),
    svg,
    h(
      "details",
      {},
      h("summary", {}, "The numbers"),
      numbers(title, unit, at, lines),
    ),
  );
}

function numbers(title, unit, at, lines) {
  const show = (value) => String(Math.round(value * 10) / 10);
  return h(
    "div",
    { class: "scroll", tabindex: "0", role: "region", "aria-label": `${title}: the numbers` },
    h(
      "table",
      {},
      h("caption", { class: "hush" }, `${title}, ${unit}`),
      h("thead", {}, h("tr", {}, h("th", { scope: "col" }, "Turn"), lines.map((line) => h("th", { scope: "col" }, line.name)))),
      h(
        "tbody",
        {},
        at.map((seq, place) => h("tr", {}, h("th", { scope: "row" }, String(seq)), lines.map((line) => h("td", {}, show(line.values[place]))))),
      ),
    ),
  );
}

function marker(look, x, y) {
  if (look === "a") return s("circle", { cx: x, cy: y, r: 4 });
  if (look === "b") return s("rect", { x: x - 4, y: y - 4, width: 8, height: 8 });
  return s("path", { d: `M${x} ${y - 5}l5 9h-10z` });
}

/** Label heights moved apart until none covers another. */
function spread(heights) {
  const order = heights.map((height, index) => [height, index]).sort((one, two) => one[0] - two[0]);
  const room = 20;
  for (let place = 1; place < order.length; place += 1) order[place][0] = Math.max(order[place][0], order[place - 1][0] + room);
  const moved = [];
  const over = Math.max(0, (order.at(-1)?.[0] ?? 0) - (H - BOX.bottom));
  for (const [height, index] of order) moved[index] = height - over;
  return moved;
}

function steps(highest) {
  const step = [1, 2, 5, 10, 20, 50, 100].find((each) => highest / each <= 5) ?? 200;
  return Array.from({ length: Math.floor(highest / step) + 1 }, (_, index) => index * step);
}

function ticks(at) {
  const every = Math.ceil(at.length / 10);
  return at.filter((_, index) => index % every === 0);
}

/**
 * One score on its own scale: the value, how far it may be off, and the fair and good marks.
 * @param {object} score an entry of the report's `scores`
 * @returns {SVGElement|null} null for what was not measured or has no mark to measure it against
 */
export function scoreTrack({ label, value, low, high, fair, good, unit }) {
  if (value === null || value === undefined || typeof fair !== "number") return null;
  const known = [value, low, high, fair, good].filter((each) => typeof each === "number");
  const full = unit === "percent" ? 100 : Math.max(...known, 1) * 1.15;
  const x = (each) => 8 + (Math.min(each, full) / full) * 284;
  const words = (each) => (unit === "percent" ? `${Math.round(each)}%` : String(Math.round(each * 10) / 10));
  const goals = [["fair", fair, "end"], ["good", good, "start"]].filter(([, each]) => typeof each === "number");
  const told = [`${label}: ${words(value)}`, typeof low === "number" && `likely ${words(low)} to ${words(high)}`, ...goals.map(([name, each]) => `${name} from ${words(each)}`)];
  return s(
    "svg",
    { viewBox: "0 0 300 52", role: "img", class: "track", "aria-label": `${told.filter(Boolean).join(", ")}.` },
    s("line", { class: "rail", x1: 8, x2: 292, y1: 22, y2: 22 }),
    typeof low === "number" && s("rect", { class: "range", x: x(low), y: 16, width: Math.max(2, x(high) - x(low)), height: 12, rx: 6 }),
    goals.map(([name, each, side]) => [
      s("line", { class: "goal", x1: x(each), x2: x(each), y1: 10, y2: 34 }),
      s("text", { class: "tick", x: x(each), y: 48, "text-anchor": side }, name),
    ]),
    s("circle", { class: "value", cx: x(value), cy: 22, r: 7 }),
  );
}
