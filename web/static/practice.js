/** The practice room: choose a person, talk, look back. */

import { announce } from "./announcer.js";
import { read, Session } from "./api.js";
import "./chat.js";
import * as coach from "./coach.js";
import { askToDelete } from "./dialog.js";
import { day, dim, h } from "./dom.js";
import { wireHelp } from "./help.js";
import { kept } from "./kept.js";
import { Meters } from "./meters.js";
import { factsOf, personCard, portrait, suits } from "./people.js";
import { Promises } from "./promises.js";

const TITLES = { choose: "Practice", talk: "Practice", debrief: "Debrief" };

const at = (id) => document.getElementById(id);
const query = new URLSearchParams(location.search);
const store = kept("practice");

let people = [];
let person = null;
let session = null;
let coached = true;
let busy = false;

/** Show one of the three steps and put the reader at its head. Only ever called for something the user did, or at load. */
function show(step, { focus = true } = {}) {
  for (const id of ["choose", "talk", "debrief"]) at(id).hidden = id !== step;
  document.body.dataset.step = step;
  document.title = `${step === "choose" ? TITLES.choose : `${TITLES[step]}: ${person?.name ?? ""}`} · Evoke`;
  scrollTo(0, 0);
  if (focus) at(step).querySelector("h1")?.focus();
}

// Choosing

const chosen = (name) => document.querySelector(`input[name="${name}"]:checked`)?.value ?? null;

async function loadPeople() {
  const place = at("people");
  try {
    people = await read("/v1/people");
    listPeople();
  } catch (problem) {
    place.replaceChildren(
      h("p", { class: "wrong" }, problem.message),
      h("button", { type: "button", class: "btn soft", onclick: loadPeople }, "Load the people again"),
    );
  }
}

function listPeople() {
  const before = chosen("person");
  const fitting = people.filter((each) => suits(each, chosen("audience")));
  at("people").replaceChildren(...fitting.map((each) => personCard(each, sumUp)));
  const same = at("people").querySelector(`input[value="${CSS.escape(before ?? "")}"]`);
  if (same) same.checked = true;
  sumUp();
}

/** Keep the panel beside the choices true to them. */
function sumUp() {
  const name = people.find((each) => each.id === chosen("person"))?.name;
  at("summary").textContent = name ? `You'll be talking with ${name}.` : "Choose somebody to talk with.";
  dim(at("start"), !name || !at("consent").checked);
  at("start-wrong").textContent = "";
}

async function start(event) {
  event.preventDefault();
  const wrong = (words, field) => {
    at("start-wrong").textContent = words;
    announce(words, true);
    field?.focus();
  };
  if (!chosen("person")) return wrong("Please choose somebody to talk with.", document.querySelector('input[name="person"]'));
  if (!at("consent").checked) return wrong("Please read the notice and tick the box.", at("consent"));
  if (busy) return undefined;
  busy = true;
  dim(at("start"), true);
  try {
    const picked = people.find((each) => each.id === chosen("person"));
    const [opened, answer] = await Session.start({
      room: "practice",
      person: picked.id,
      audience: chosen("audience"),
      mode: chosen("mode"),
      locale: "en-US",
    });
    store.set(opened);
    openTalk(opened, picked, chosen("mode"), answer.expires_at).begin(answer.replies);
  } catch (problem) {
    wrong(problem.message);
  } finally {
    busy = false;
    dim(at("start"), false);
  }
  return undefined;
}

// Talking

function openTalk(opened, picked, mode, expires) {
  session = opened;
  person = picked;
  coached = mode !== "assessed";
  const talk = h("evoke-talk", { id: "conversation" });
  Object.assign(talk, {
    session,
    speaker: person.name,
    label: `What do you say to ${person.name}?`,
    parting: `${person.name} has left the room.`,
    coach: coached ? coach : null,
  });
  const meters = new Meters();
  const promised = new Promises(`What ${person.name} said they'd do`);
  talk.addEventListener("answer", ({ detail }) => {
    if (detail.person?.state) {
      meters.show(detail.person);
      at("meters").hidden = false;
      at("brief").textContent = meters.brief;
    }
    promised.add((detail.commitments ?? []).filter((each) => each.who === "person"));
  });
  talk.addEventListener("ended", () => {
    at("end").hidden = true;
    at("after").hidden = false;
  });
  talk.addEventListener("lost", () => {
    store.clear();
    at("after").hidden = true;
  });

  at("conversation").replaceWith(talk);
  at("talk-portrait").replaceChildren(portrait(person));
  at("talk-name").textContent = person.name;
  at("talk-line").textContent = [person.relation, coached ? "coached" : "assessed: notes come at the end"].filter(Boolean).join(" · ");
  at("end").hidden = false;
  at("after").hidden = true;
  at("about").replaceChildren(
    h("p", {}, person.card),
    h("p", { class: "aside" }, factsOf(person).join(" · ")),
    h("p", { class: "aside" }, `This talk can be opened until ${day(expires)}, in this tab only.`),
  );
  at("meters").hidden = true;
  at("meters").replaceChildren(h("h2", {}, `Where ${person.name} stands`), meters.element);
  at("brief").textContent = "About this talk";
  at("promised").replaceChildren(promised.element);
  show("talk", { focus: false });
  return talk;
}

/** The side panel is a drawer on small screens and simply there on large ones. */
function wireDrawer() {
  const drawer = at("drawer");
  const wide = matchMedia("(min-width: 70rem)");
  const fit = () => (drawer.open = wide.matches);
  wide.addEventListener("change", fit);
  fit();
}

async function end() {
  if (busy) return;
  busy = true;
  at("talk-wrong").textContent = "";
  dim(at("end"), true);
  try {
    if (!at("conversation").over) await session.end();
    await lookBack();
  } catch (problem) {
    at("talk-wrong").textContent = problem.message;
    announce(problem.message, true);
  } finally {
    busy = false;
    dim(at("end"), false);
  }
}

// Looking back

async function lookBack() {
  const [report, { debrief }] = await Promise.all([session.report().then((answer) => answer.json()), import("./debrief.js")]);
  // What an assessment held back, the ended session tells.
  if (!coached) {
    const stored = await session.load();
    openTalk(session, person, "coached", stored.expires_at).restore(stored);
  }
  at("debrief-title").textContent = `Looking back on your talk with ${person.name}`;
  at("report").replaceChildren(...debrief(report, { name: person.name, session }));
  at("conversation").close("You ended the talk.");
  at("end").hidden = true;
  show("debrief");
}

async function remove() {
  if (!(await askToDelete())) return;
  try {
    await session.remove();
    forget("Everything about that talk has been deleted.");
  } catch (problem) {
    for (const id of ["talk-wrong", "debrief-wrong"]) at(id).textContent = problem.message;
    announce(problem.message, true);
  }
}

/** Back to the choice, with nothing left of the talk in this tab. */
function forget(words = "") {
  store.clear();
  session = null;
  at("conversation").replaceWith(h("div", { id: "conversation" }));
  at("report").replaceChildren();
  at("choose-note").textContent = words;
  if (words) announce(words);
  show("choose");
}

// Coming back after a reload

async function resume(found) {
  const opened = new Session(found);
  const stored = await opened.load();
  const id = stored.person?.id ?? stored.person;
  const picked = await read(`/v1/people/${encodeURIComponent(id)}`);
  const talk = openTalk(opened, picked, stored.ended ? "coached" : stored.mode, stored.expires_at);
  talk.restore(stored);
  if (stored.ended) await lookBack();
}

async function begin() {
  wireHelp();
  wireDrawer();
  const audience = document.querySelector(`input[name="audience"][value="${CSS.escape(query.get("as") ?? "")}"]`);
  if (audience) audience.checked = true;
  for (const input of document.querySelectorAll('input[name="audience"]')) input.addEventListener("change", listPeople);
  at("consent").addEventListener("change", sumUp);
  at("choice").addEventListener("submit", start);
  at("end").addEventListener("click", end);
  for (const button of document.querySelectorAll("[data-delete]")) button.addEventListener("click", remove);
  at("again").addEventListener("click", () => forget());
  at("reread").addEventListener("click", () => {
    show("talk");
    at("after").hidden = false;
  });
  at("after").querySelector("button").addEventListener("click", end);

  const found = store.get();
  if (found) {
    at("choose").hidden = true;
    at("loading").hidden = false;
    try {
      await resume(found);
    } catch (problem) {
      if (problem.lost) store.clear();
      at("choose-note").textContent = problem.lost ? problem.message : `${problem.message} Reload this page to try again.`;
      show("choose", { focus: false });
    } finally {
      at("loading").hidden = true;
    }
  }
  loadPeople();
}

begin();
