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

function* contents({ summary, sections = [], questions, myths = [], sources, checked }) {
  yield h("p", {}, summary);
  for (const { heading, text } of sections) {
    if (heading) yield h("h3", {}, heading);
    for (const paragraph of text.trim().split(/\n{2,}/)) yield h("p", {}, paragraph);
  }
  yield* list("Questions to ask", questions);
  yield* list("What people say, and what is known", myths.map(({ myth, fact }) => [h("q", {}, myth), " ", fact]));
  yield* list("Where this comes from", sources);
  if (checked) yield h("p", { class: "aside" }, `Checked ${checked}.`);
}

const list = (heading, items) => (items?.length ? [h("h3", {}, heading), h("ul", { class: "bullets" }, items.map((item) => h("li", {}, item)))] : []);
