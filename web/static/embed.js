/** The clinic's guide, alone in its page or in the widget's frame. */

import { announce } from "./announcer.js";
import { Session } from "./api.js";
import "./chat.js";
import { ask, askToDelete } from "./dialog.js";
import { h } from "./dom.js";
import { helpNow } from "./help.js";
import { kept } from "./kept.js";
import { Promises } from "./promises.js";

const CONSENT = "2026-11";

const at = (id) => document.getElementById(id);
const query = new URLSearchParams(location.search);
const store = kept("guide");
const asked = query.get("lang") ?? navigator.language;
const locale = /^[a-z]{2,3}-[A-Z]{2}$/.test(asked) ? asked : "en-US";

let session = null;

/** The clinic's color, as the widget passes it on; the words on it are made light or dark to suit. */
function dress() {
  const color = query.get("accent") ?? "";
  const parts = /^rgb\((\d+), (\d+), (\d+)\)$/.exec(color)?.slice(1).map(Number);
  if (!parts) return;
  const [r, g, b] = parts.map((part) => (part / 255 <= 0.04045 ? part / 255 / 12.92 : ((part / 255 + 0.055) / 1.055) ** 2.4));
  const light = 0.2126 * r + 0.7152 * g + 0.0722 * b;
  document.documentElement.style.setProperty("--fill", color);
  document.documentElement.style.setProperty("--on-fill", light > 0.18 ? "#000" : "#fff");
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
  if (at("start").hasAttribute("aria-disabled")) return;
  at("start").setAttribute("aria-disabled", "true");
  fault("");
  try {
    const [opened, answer] = await Session.start({
      room: "guide", person: null, audience: "visitor", mode: "coached", goal: null, locale, consent: CONSENT,
      seed: query.has("seed") ? Number(query.get("seed")) : null,
    });
    store.set(opened);
    openTalk(opened).begin(answer.replies);
  } catch (problem) {
    fault(problem.message);
  } finally {
    at("start").removeAttribute("aria-disabled");
  }
}

function openTalk(opened) {
  session = opened;
  const talk = h("evoke-talk", { id: "conversation" });
  talk.session = session;
  const promises = new Promises("What you said you'd do");
  at("promises").replaceChildren(promises.element);
  talk.addEventListener("answer", ({ detail }) => promises.add((detail.commitments ?? []).filter((each) => each.who !== "person")));
  talk.addEventListener("source", async ({ detail }) => (await import("./article.js")).readArticle(detail));
  talk.addEventListener("lost", store.clear);
  at("conversation").replaceWith(talk);
  show("talk");
  return talk;
}

async function options() {
  const choice = await ask("This conversation", [...at("terms").children].map((part) => part.cloneNode(true)), [
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

/** Back to the notice. */
function afresh(words) {
  store.clear();
  session = null;
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
    openTalk(opened).restore(await opened.load());
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
at("options").addEventListener("click", options);
const found = store.get();
if (found) resume(found);
else show("notice");
