/** The visitor's summary: they choose each line, see exactly what it holds, and save it. Nothing is sent to anyone. */

import { announce } from "./announcer.js";
import { ask } from "./dialog.js";
import { h } from "./dom.js";

const FILES = [
  ["PDF", "application/pdf", "pdf"],
  ["Web page", "text/html", "html"],
  ["Text", "text/plain", "txt"],
];
const GROUPS = [
  ["words", "What you said"],
  ["commitment", "What you said you'd do"],
];

/** Let the visitor choose, look, and save. @param {import("./api.js").Session} session */
export async function makeSummary(session) {
  const place = h("div", { "aria-live": "polite" }, h("p", {}, "Looking up your words…"));
  const closed = ask("A summary in your own words", [
    h("p", {}, "Only the lines you tick go in: no answers of the guide, no scores. It is saved on this device and sent to nobody."),
    place,
  ]);
  try {
    const { items } = await (await session.summary()).json();
    place.replaceChildren(...(items.length ? chooser(session, items) : [h("p", {}, "You haven't said anything yet that could go in.")]));
  } catch (problem) {
    place.replaceChildren(h("p", { class: "wrong" }, problem.message));
  }
  return closed;
}

function chooser(session, items) {
  const wrong = h("p", { class: "wrong" });
  const preview = h("pre", { class: "preview", tabindex: "0", role: "region", "aria-label": "The summary as it will be", hidden: true });
  const saves = h("div", { class: "row", hidden: true }, FILES.map(([title, type, ending]) => h("button", { type: "button", class: "btn soft", onclick: () => save(type, ending) }, `Save as ${title}`)));
  const form = h(
    "form",
    { onsubmit: (event) => (event.preventDefault(), look()), onchange: () => (preview.hidden = saves.hidden = true) },
    GROUPS.map(([kind, title]) => group(title, items.filter((item) => item.kind === kind))),
    h("button", { type: "submit", class: "btn" }, "Show it to me"),
  );
  const chosen = () => new FormData(form).getAll("item");
  const fault = (words) => {
    wrong.textContent = words;
    if (words) announce(words, true);
  };

  async function look() {
    if (!chosen().length) return fault("Tick at least one line.");
    fault("");
    try {
      preview.textContent = await (await session.summary(chosen(), "text/plain")).text();
      preview.hidden = saves.hidden = false;
      announce("This is the summary. You can save it below.");
      preview.focus();
    } catch (problem) {
      fault(problem.message);
    }
  }

  async function save(type, ending) {
    fault("");
    try {
      const file = await session.summary(chosen(), type);
      const href = URL.createObjectURL(await file.blob());
      h("a", { href, download: `my-summary.${ending}` }).click();
      setTimeout(() => URL.revokeObjectURL(href), 60_000);
      announce("The file has been saved.");
    } catch (problem) {
      fault(problem.message);
    }
  }

  return [form, preview, saves, wrong];
}

function group(title, items) {
  if (!items.length) return null;
  return h(
    "fieldset",
    { class: "lines-to-choose" },
    h("legend", {}, title),
    items.map(({ id, text }) => h("label", { class: "check" }, h("input", { type: "checkbox", name: "item", value: id }), h("span", {}, text))),
  );
}
