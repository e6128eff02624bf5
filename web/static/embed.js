/** The clinic's guide, alone in its page or in the widget's frame. */

import { announce } from "./announcer.js";
import { Session } from "./api.js";
import "./chat.js";
import { ask, askToDelete } from "./dialog.js";
import { day, dim, h } from "./dom.js";
import { helpNow } from "./help.js";
import { kept } from "./kept.js";
import { Promises } from "./promises.js";

const at = (id) => document.getElementById(id);
const query = new URLSearchParams(location.search);
const store = kept("guide");
const asked = query.get("lang") ?? navigator.language;
const locale = /^[a-z]{2,3}-[A-Z]{2}$/.test(asked) ? asked : "en-US";

let session = null;
let expires = "";
let busy = false;

/** The clinic's color, as the widget passes it on; the words on it are made light or dark to suit. */
function dress() {
  const color = query.get("accent") ?? "";
  const parts = /^rgb\((\d+), (\d+), (\d+)\)$/.exec(color)?.slice(1).map(Number);
  if (!parts) return;
  const [r, g, b] = parts.map((part) => (part / 255) ** 2.2);
  const { style } = document.documentElement;
  style.setProperty("--fill", color);
  style.setProperty("--on-fill", 0.21 * r + 0.72 * g + 0.07 * b > 0.18 ? "#000" : "#fff");
}

function show(step) {
  for (const id of ["notice", "talk"]) at(id).hidden = id !== step;
  at("options").hidden = step !== "talk";
}

function fault(words) {
  at("wrong").textContent = words;
  if (words) announce(words, true);
}

async function start(event) {
  event.preventDefault();
  if (!at("consent").checked) {
    fault("Please read the notice and tick the box.");
    at("consent").focus();
    return;
  }
  if (busy) return;
  busy = true;
  dim(at("start"), busy);
  fault("");
  try {
    const [opened, answer] = await Session.start({ room: "guide", person: null, audience: "visitor", locale });
    store.set(opened);
    openTalk(opened, answer).begin(answer.replies);
  } catch (problem) {
    fault(problem.message);
  } finally {
    busy = false;
    dim(at("start"), busy);
  }
}

function openTalk(opened, { expires_at: until }) {
  session = opened;
  expires = until;
  const talk = h("evoke-talk", { id: "conversation" });
  talk.session = session;
  const promises = new Promises("What you said you'd do");
  at("promises").replaceChildren(promises.element);
  talk.addEventListener("answer", ({ detail }) => promises.add((detail.commitments ?? []).filter((each) => each.who !== "person")));
  talk.addEventListener("source", ({ detail }) => more(detail));
  talk.addEventListener("lost", store.clear);
  at("conversation").replaceWith(talk);
  show("talk");
  return talk;
}

async function options() {
  const terms = at("terms").querySelector("ul").cloneNode(true);
  const choice = await ask("This conversation", [terms, h("p", {}, `It is kept until ${day(expires)}.`)], [
    { id: "end", title: "End it", look: "soft" },
    { id: "delete", title: "Delete everything", look: "risk" },
    { id: "back", title: "Go back", look: "soft" },
  ]);
  try {
    if (choice === "end") {
      await session.end();
      at("conversation").close("You ended the conversation.");
    } else if (choice === "delete" && (await askToDelete())) {
      await session.remove();
      afresh("Everything about that conversation has been deleted.");
    }
  } catch (problem) {
    ask("That didn't work", [h("p", {}, problem.message)]);
  }
}

/** What an answer rests on: an article, the clinic's list, the numbers to call. */
async function more(source) {
  if (source === "helplines") return helpNow(locale);
  if (source === "summary" && session) return (await import("./summary.js")).makeSummary(session);
  if (source === "programs" || source === "summary") return (await import("./care.js")).findCare(session, locale);
  return (await import("./article.js")).readArticle(source);
}

/** Back to the notice. */
function afresh(words) {
  session = null;
  store.clear();
  at("consent").checked = false;
  at("conversation").replaceWith(h("div", { id: "conversation" }));
  show("notice");
  at("note").textContent = words;
  announce(words);
  document.querySelector("#notice h2").focus();
}

async function resume(found) {
  const opened = new Session(found);
  try {
    const stored = await opened.load();
    openTalk(opened, stored).restore(stored);
  } catch (problem) {
    if (problem.lost) store.clear();
    show("notice");
    at("note").textContent = problem.lost ? problem.message : `${problem.message} Reload to try again.`;
  }
}

/** In the widget's frame: leave room for its close button, and pass Escape on to it. */
function frame() {
  if (window.parent === window) return;
  document.documentElement.classList.add("framed");
  addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || event.defaultPrevented || document.querySelector("dialog[open]")) return;
    // It names no one and says nothing but "close", so any host may hear it.
    window.parent.postMessage("evoke-close", "*");
  });
}

dress();
frame();
at("opening").addEventListener("submit", start);
at("help").addEventListener("click", () => helpNow(locale));
at("care").addEventListener("click", () => more("programs"));
at("options").addEventListener("click", options);
const found = store.get();
if (found) resume(found);
else show("notice");
