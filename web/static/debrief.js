/** The debrief: what the talk came to, in numbers and in moments. Builds from the report's JSON. */

import { announce } from "./announcer.js";
import { nameOf } from "./coach.js";
import { h } from "./dom.js";
import { linePlot, scoreTrack } from "./plots.js";
import { promiseItems } from "./promises.js";

const FILES = [
  ["PDF", "application/pdf", "pdf"],
  ["Web page", "text/html", "html"],
  ["Spreadsheet (CSV)", "text/csv", "csv"],
  ["Data (JSON)", "application/json", "json"],
];

/**
 * @param {object} report the answer of `GET /v1/sessions/{id}/report`
 * @param {{name: string, session: import("./api.js").Session}} talk
 * @returns {HTMLElement[]} the sections, in order
 */
export function debrief(report, { name, session }) {
  if (!report.turns) {
    return [h("p", { class: "panel" }, `Nothing was said to ${name}, so there is nothing to look back on yet.`)];
  }
  return [
    overview(report, name),
    moments(report.moments ?? [], name),
    scores(report.scores ?? []),
    courses(report, name),
    codes(report.counts ?? {}),
    promises(report.commitments ?? [], name),
    notes(report.notes ?? []),
    files(session),
  ].filter(Boolean);
}

const section = (title, ...children) => h("section", { class: "panel" }, h("h2", {}, title), ...children);
const half = (element) => (element.classList.add("half"), element);
const has = (value) => value !== null && value !== undefined;

/** A value with its unit, or the plain statement that there is none. */
function figure(value, unit) {
  if (!has(value)) return "not enough said";
  return unit === "percent" ? `${Math.round(value)}%` : String(Math.round(value * 10) / 10);
}

function overview({ turns, words, goal, state, scores: all }, name) {
  const { helper = 0, client = 0 } = words ?? {};
  const share = helper + client ? Math.round((100 * helper) / (helper + client)) : 0;
  const ready = (state ?? []).map((each) => each.readiness);
  const ratio = (all ?? []).find((score) => score.id === "reflection_to_question");
  const facts = [
    ["Turns", turns],
    ["Your share of the words", `${share}%`],
    ratio && ["Reflections to questions", figure(ratio.value)],
    ready.length && [`${name}'s readiness`, `${figure(ready[0])} → ${figure(ready.at(-1))}`],
  ];
  return h(
    "section",
    { class: "panel" },
    h("h2", {}, "In short"),
    goal && h("p", { class: "aside" }, `The change in question: ${typeof goal === "string" ? goal.replaceAll("_", " ") : goal.label ?? goal.title}`),
    h("dl", { class: "facts" }, facts.filter(Boolean).map(([term, value]) => h("div", {}, h("dt", {}, term), h("dd", {}, String(value))))),
  );
}

/** Fair or good, in words: the shape of a score should not hang on a color. */
function standing({ value, fair, good }) {
  if (!has(value) || !has(fair)) return "";
  return value >= good ? "good" : value >= fair ? "fair" : "below fair";
}

function scores(all) {
  if (!all.length) return null;
  const cell = (name, words) => h("td", { class: `number ${words ? "" : "none"}`, "data-name": name }, words || "–");
  const row = (score) => {
    const { label, value, low, high, fair, good, unit, note } = score;
    return h(
      "tr",
      {},
      h("th", { scope: "row" }, label, note && h("small", {}, note)),
      h("td", { class: "number", "data-name": "Yours" }, h("b", {}, figure(value, unit)), h("small", {}, standing(score))),
      cell("Likely between", has(value) && has(low) && `${figure(low, unit)} – ${figure(high, unit)}`),
      cell("Fair from", has(fair) && figure(fair, unit)),
      cell("Good from", has(good) && figure(good, unit)),
      h("td", { class: "picture" }, scoreTrack(score)),
    );
  };
  const heads = ["Score", "Yours", "Likely between", "Fair from", "Good from"];
  return section(
    "Summary scores",
    h("p", { class: "aside" }, "Scores of the kind MI trainers use. The fair and good marks are expert opinion, not norms: in recorded expert sessions, fewer than one in five reach the “good” mark for reflections to questions."),
    h(
      "table",
      { class: "scores" },
      h("thead", {}, h("tr", {}, heads.map((head) => h("th", { scope: "col" }, head)), h("th", { scope: "col" }, h("span", { class: "hush" }, "As a picture")))),
      h("tbody", {}, all.map(row)),
    ),
    h("p", { class: "aside" }, "The dot is yours, the pale band is where your score may really lie, and the upright marks are fair and good."),
  );
}

function courses({ talk = [], state = [] }, name) {
  if (talk.length + state.length === 0) return null;
  const plots = [];
  if (talk.length > 1) {
    const sum = (key) => {
      let total = 0;
      return talk.map((turn) => (total += turn[key] ?? 0));
    };
    const change = sum("change");
    const sustain = sum("sustain");
    plots.push(
      linePlot({
        title: "Talk for change, talk for things as they are",
        note: `Counted up over the talk: ${name} spoke for change ${change.at(-1)} times, and for things as they are ${sustain.at(-1)} times.`,
        unit: "utterances so far",
        at: talk.map((turn) => turn.seq),
        lines: [
          { name: "For change", look: "a", values: change },
          { name: "As things are", look: "b", values: sustain },
        ],
      }),
    );
  }
  if (state.length > 1) {
    const line = (key) => state.map((turn) => turn[key] ?? 0);
    const ready = line("readiness");
    plots.push(
      linePlot({
        title: `${name}'s readiness`,
        note: `Readiness went from ${figure(ready[0])} to ${figure(ready.at(-1))} out of 10. Rapport and discord show why it moved.`,
        unit: "0 to 10",
        at: state.map((turn) => turn.seq),
        top: 10,
        lines: [
          { name: "Readiness", look: "a", values: ready },
          { name: "Rapport", look: "c", values: line("rapport") },
          { name: "Discord", look: "b", values: line("discord") },
        ],
      }),
    );
  }
  return plots.length ? section("How it went", h("div", { class: "figures-row" }, plots)) : null;
}

function moments(all, name) {
  if (!all.length) return null;
  const group = (kind, title) => {
    const chosen = all.filter((each) => each.kind === kind);
    return chosen.length ? h("div", { class: "moments" }, h("h3", {}, title), chosen.map((each) => moment(each, name))) : null;
  };
  return section("Moments", h("div", { class: "moment-row" }, group("strong", "What worked"), group("retry", "Worth another try")));
}

function moment({ seq, said, heard, codes: earned, why, better }, name) {
  return h(
    "article",
    { class: "moment" },
    h("h4", {}, `Turn ${seq}`),
    heard && h("p", { class: "heard" }, h("b", {}, `${name}: `), heard),
    h("p", { class: "said" }, h("b", {}, "You: "), said),
    earned?.length > 0 && h("p", { class: "aside" }, earned.map((code) => nameOf(code)).join(" · ")),
    why && h("p", {}, why),
    better && h("div", { class: "better" }, h("h5", { class: "lead-in" }, "Another way to say it"), h("blockquote", {}, better.text), better.code && h("p", { class: "aside" }, nameOf(better.code))),
  );
}

function codes(counts) {
  const rows = Object.entries(counts).filter(([, count]) => count > 0).sort((one, two) => two[1] - one[1]);
  if (!rows.length) return null;
  return half(
    section(
      "What you did, counted",
      h(
        "table",
        { class: "counts" },
        h("thead", {}, h("tr", {}, h("th", { scope: "col" }, "What you did"), h("th", { scope: "col" }, "Times"))),
        h("tbody", {}, rows.map(([code, count]) => h("tr", {}, h("th", { scope: "row" }, nameOf(code)), h("td", {}, String(count))))),
      ),
    ),
  );
}

function promises(all, name) {
  if (!all.length) return null;
  const whose = (who, title) => {
    const theirs = all.filter((each) => (who === "you") === (each.who !== "person"));
    return theirs.length ? [h("h3", {}, title), h("ul", { class: "promises" }, promiseItems(theirs))] : [];
  };
  return half(section("What was promised", whose("person", `What ${name} said`), whose("you", "What you said")));
}

function notes(all) {
  return half(
    section(
      "How sure this is",
      h("p", {}, "A program coded this talk. Two trained people who code the same talk also differ, most of all over whether a reflection is simple or complex. Read the numbers as a direction, not a grade."),
      all.length > 0 && h("ul", { class: "bullets" }, all.map((note) => h("li", {}, note))),
    ),
  );
}

function files(session) {
  const wrong = h("p", { class: "wrong" });
  const fetchFile = async (type, ending) => {
    wrong.textContent = "";
    try {
      // A link could not carry the token.
      const file = await session.report(type);
      const href = URL.createObjectURL(await file.blob());
      h("a", { href, download: `evoke-debrief.${ending}` }).click();
      setTimeout(() => URL.revokeObjectURL(href), 60_000);
      announce("The file has been saved.");
    } catch (problem) {
      wrong.textContent = problem.message;
      announce(problem.message, true);
    }
  };
  return section(
    "Take it with you",
    h("div", { class: "row" }, FILES.map(([title, type, ending]) => h("button", { type: "button", class: "btn soft", onclick: () => fetchFile(type, ending) }, title))),
    wrong,
  );
}
