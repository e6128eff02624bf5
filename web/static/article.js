/** "Read more": an article on a treatment option, over the talk. */

import { read } from "./api.js";
import { ask } from "./dialog.js";
import { h } from "./dom.js";

/** Load and show the article `slug`; whatever part it lacks is left out. */
export async function readArticle(slug) {
  const place = h("div", { "aria-live": "polite" }, h("p", {}, "Opening…"));
  const closed = ask("More about this", [place]);
  try {
    const article = await read(`/v1/treatment-options/${encodeURIComponent(slug)}`);
    const title = place.closest("dialog")?.querySelector("h2");
    if (title && article.title) title.textContent = article.title;
    place.replaceChildren(...contents(article));
  } catch (problem) {
    place.replaceChildren(h("p", {}, problem.message));
  }
  return closed;
}

const PARTS = {
  what: "What it is",
  whom: "Whom it suits",
  how_in: "How one gets in",
  dangers: "When it is dangerous",
  cost: "What it may cost",
  family: "What family can do",
};

function* contents(article) {
  const { summary, body, sections, questions, ask, sources, reviewed } = article;
  if (summary) yield h("p", {}, summary);
  const named = Object.entries(PARTS).map(([key, heading]) => ({ heading, text: article[key] }));
  for (const { heading, text } of [sections ?? body ?? named].flat().map((part) => (typeof part === "string" ? { text: part } : part))) {
    if (typeof text !== "string" || !text) continue;
    if (heading) yield h("h3", {}, heading);
    for (const paragraph of text.trim().split(/\n{2,}/)) yield h("p", {}, paragraph);
  }
  yield* list("Questions to ask", questions ?? ask);
  yield* list("Where this comes from", sources);
  if (reviewed) yield h("p", { class: "aside" }, `Reviewed ${reviewed}.`);
}

const list = (heading, items) =>
  items?.length ? [h("h3", {}, heading), h("ul", { class: "bullets" }, items.map((item) => h("li", {}, item.text ?? item)))] : [];
