/** "Find care": the clinic's own list of programs, the checklist for getting in, and the way to a summary. */

import { announce } from "./announcer.js";
import { read } from "./api.js";
import { ask } from "./dialog.js";
import { day, h, uid } from "./dom.js";
import { reach } from "./help.js";

const MILES = /-(US|GB)$/;
const FILTERS = [
  ["kind", "Kind of care", "kinds"],
  ["payer", "Paid by", "payers"],
  ["population", "Especially for", "populations"],
];

/** Open it. Works with nobody signed in; `session` (may be null) adds the summary. */
export async function findCare(session, locale = navigator.language) {
  const place = h("div", {}, h("p", {}, "Loading the list…"));
  const sheet = h("details", { class: "fold", ontoggle: () => checklist(sheet) }, h("summary", {}, "What to ask, bring and arrange"));
  const closed = ask("Find care", [
    h("p", {}, "The clinic's own list. It shows what was true on each entry's date, so call to check. Nobody is told that you looked."),
    place,
    sheet,
    session && summaryDoor(session),
  ].filter(Boolean));
  try {
    const all = await read("/v1/programs?limit=500");
    place.replaceChildren(...(all.length ? finder(all, locale) : [h("p", {}, "The clinic has not put any programs into its list yet. “Help now” has numbers of people who know more.")]));
  } catch (problem) {
    place.replaceChildren(h("p", { class: "wrong" }, problem.message));
  }
  return closed;
}

/** The form with what occurs in the list, and the place for what is found. */
function finder(all, locale) {
  const results = h("div", { class: "found" });
  const selects = FILTERS.map(([name, label, field]) => {
    const known = [...new Set(all.flatMap((each) => each[field]))].sort();
    const id = uid(name);
    return h("div", {}, h("label", { for: id }, label), h("select", { id, name }, h("option", { value: "" }, "Any"), known.map((word) => h("option", {}, word))));
  });
  const near = uid("near");
  const search = async (event) => {
    event.preventDefault();
    const query = new URLSearchParams([...new FormData(event.target)].filter(([, value]) => value.trim()));
    try {
      show(results, await read(`/v1/programs?${query}`), query.get("near"), locale);
    } catch (problem) {
      results.replaceChildren(h("p", { class: "wrong" }, problem.message));
      announce(problem.message, true);
    }
  };
  return [
    all.some((each) => each.example) && h("p", { class: "wrong" }, "This is an example list. None of these places is real."),
    h(
      "form",
      { class: "finder", onsubmit: search },
      h("div", {}, h("label", { for: near }, "Near (town or postcode)"), h("input", { id: near, name: "near", autocomplete: "off", maxlength: 100 })),
      selects,
      h("button", { type: "submit", class: "btn" }, "Search"),
    ),
    results,
  ].filter(Boolean);
}

function show(results, found, near, locale) {
  const placed = !near || !found.length || found.some((each) => each.distance_km !== null);
  const told = [
    found.length ? `${found.length} in the list.` : "Nothing in the list fits. That says something about the list, not about what there is: “Help now” has numbers of people who know more.",
    !placed && `“${near}” is not a place in this list, so distances can't be told.`,
  ].filter(Boolean).join(" ");
  results.replaceChildren(h("p", {}, told), h("ul", { class: "programs" }, found.map((each) => entry(each, locale))));
  announce(told);
}

function entry(each, locale) {
  const { name, town, region, phone, hours, kinds, payers, populations, only, medication, note, website, updated } = each;
  const href = reach(phone);
  return h(
    "li",
    {},
    h("h3", {}, name),
    h("p", {}, [town, region].filter(Boolean).join(", "), far(each, locale)),
    h("p", {}, href ? h("a", { href }, phone) : phone, `, ${hours}`),
    h("p", {}, `${kinds.join(", ")}. ${payers.join(", ")}.`),
    populations.length > 0 && h("p", {}, `${only ? "Only for" : "Listed for"}: ${populations.join(", ")}.`),
    h("p", {}, medication ? "People on methadone or buprenorphine are accepted." : "Not listed as accepting people on methadone or buprenorphine: ask."),
    note && h("p", {}, note),
    website && h("p", {}, h("a", { href: website, target: "_blank", rel: "noopener noreferrer" }, "Web site (opens a new tab)")),
    h("p", { class: "aside" }, `Entry of ${day(updated)}, ${updated.slice(0, 4)}.`),
  );
}

function far({ distance_km: km }, locale) {
  if (km === null) return "";
  const [length, unit] = MILES.test(locale) ? [km / 1.609344, "mile"] : [km, "kilometer"];
  if (length < 1) return `, less than a ${unit}`;
  return `, about ${Math.round(length)} ${unit}${Math.round(length) === 1 ? "" : "s"}`;
}

/** Loaded when it is first opened. */
async function checklist(sheet) {
  if (!sheet.open || sheet.children.length > 1) return;
  const place = h("div", { "aria-live": "polite" }, h("p", {}, "Loading…"));
  sheet.append(place);
  try {
    const { first, ask: questions, bring, arrange, checked } = await read("/v1/admission-checklist");
    place.replaceChildren(
      h("p", {}, first),
      ...[questions, bring, arrange].flatMap(({ heading, lead, items }) => [
        h("h3", {}, heading),
        h("p", {}, lead),
        h("ul", { class: "bullets" }, items.map((item) => h("li", {}, item))),
      ]),
      h("p", { class: "aside" }, `Checked ${checked}.`),
    );
  } catch (problem) {
    place.remove();
    sheet.append(h("p", { class: "wrong" }, problem.message));
  }
}

function summaryDoor(session) {
  const open = async () => (await import("./summary.js")).makeSummary(session);
  return h(
    "section",
    { class: "fold" },
    h("h3", {}, "A page to hand over"),
    h("p", {}, "If you like, a summary in your own words for a program. You choose each line, and see it before you save it."),
    h("button", { type: "button", class: "btn soft", onclick: open }, "Make a summary"),
  );
}
