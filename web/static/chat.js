/** `<evoke-talk>`: one conversation, for the practice room and for the clinic's guide alike. */

import { announce, listen } from "./announcer.js";
import { Problem, persist } from "./api.js";
import { Composer } from "./composer.js";
import { h } from "./dom.js";
import { safetyCard } from "./help.js";

const KINDS = { coach: "Coach", information: "Information", document: "Document" };
const NEAR_END = 90; // px from the end that still count as "following the talk"

/**
 * Set `session` and, before it joins the page, `speaker`, `label`, `parting` and `coach`;
 * then call `begin(replies)` or `restore(stored)`.
 *
 * Events: `answer` (detail: the API's answer, and `past` for one restored), `ended`, `lost` (the session is gone),
 * `source` (detail: the slug of an article to read).
 */
export class EvokeTalk extends HTMLElement {
  session = null;
  speaker = "Guide";
  label = "Your words";
  /** The stage direction when the other side ends the talk. */
  parting = "The conversation has ended.";
  /** The module `coach.js` where a coach's notes stand in the margin; null without (the guide, assessed talks). */
  coach = null;
  #list = h("ol");
  #log = h("section", { class: "log", "aria-label": "Conversation", tabindex: "0" }, this.#list);
  #latest = h("button", { type: "button", class: "btn small latest", hidden: true, onclick: () => this.#toEnd() }, "New below ↓");
  #composer = null;
  #quick = null; // the quick replies on offer
  #titles = new Map(); // button id → its words, as last offered
  #note = null; // the coach's latest note
  #follow = true;
  #mark = Infinity; // where we last scrolled to by ourselves
  #over = false;

  connectedCallback() {
    if (this.#composer) return;
    listen();
    this.#log.classList.toggle("noted", Boolean(this.coach));
    this.#composer = new Composer(this.label, (text) => this.#say({ text }, text));
    this.#composer.element.prepend(this.#latest);
    this.append(this.#log, this.#composer.element);
    this.#log.addEventListener("scroll", () => this.#scrolled(), { passive: true });
  }

  /** The first words of a new talk. */
  begin(replies) {
    this.#answer(this.#turn(), { replies });
    this.#composer.focus();
  }

  /** Show a stored talk as it was. @param {object} stored the answer of `GET /v1/sessions/{id}` */
  restore(stored) {
    if (stored.replies?.length) this.#answer(this.#turn(), { replies: stored.replies }, true);
    for (const { said, button, button_title: title, answer } of stored.turns ?? []) {
      const words = said ?? title ?? this.#titles.get(button) ?? button;
      this.#dropQuick();
      this.#answer(this.#turn(words), answer ?? {}, true);
    }
    if (stored.ended) this.close();
    this.#toEnd();
  }

  /** Nothing more can be said. @param {string} [words] the stage direction that says why */
  close(words = this.parting) {
    if (this.#over) return;
    this.#over = true;
    this.#dropQuick();
    this.#list.append(h("li", { class: "stage" }, words));
    announce(words);
    // Focus must not fall off the page with the box it was in.
    const held = this.#composer.element.contains(document.activeElement);
    this.#composer.element.hidden = true;
    if (held) this.#log.focus();
    this.#toEnd();
  }

  /** Has the talk ended? */
  get over() {
    return this.#over;
  }

  focus() {
    this.#composer.focus();
  }

  // Saying

  async #say(said, words) {
    const key = crypto.randomUUID();
    this.#dropQuick();
    const turn = this.#turn(words);
    const status = h("p", { class: "status" });
    turn.firstChild.append(status);
    const typing = h("li", { class: "typing", "aria-hidden": "true" }, `${this.speaker} is thinking`, h("i"), h("i"), h("i"));
    this.#list.append(typing);
    this.#composer.busy = true;
    this.#toEnd();

    const deliver = async () => {
      try {
        return await persist(async () => {
          status.replaceChildren();
          typing.hidden = false;
          return this.session.send(said, key);
        }, (seconds, problem, now) => {
          typing.hidden = true;
          const again = `${problem.message} Trying again in ${Math.max(1, Math.round(seconds))} s…`;
          status.replaceChildren(again, h("button", { type: "button", class: "link", onclick: now }, "Try now"));
          announce(`${problem.message} Trying again.`);
        });
      } catch (problem) {
        if (!(problem instanceof Problem) || !problem.passing) throw problem;
        // It may have arrived all the same, so it is only ever sent again under its own key.
        typing.hidden = true;
        announce("Your message has not been sent.", true);
        await new Promise((resolve) => {
          const again = h("button", { type: "button", class: "link", onclick: () => (this.#composer.focus(), resolve()) }, "Send again");
          status.replaceChildren("Not sent yet. ", again);
        });
        return deliver();
      }
    };

    try {
      const answer = await deliver();
      status.remove();
      typing.remove();
      this.#answer(turn, answer);
    } catch (problem) {
      if (!(problem instanceof Problem)) throw problem;
      typing.remove();
      this.#refused(turn, said, problem);
    } finally {
      this.#composer.busy = false;
    }
  }

  /** The server will not take this message: the words go back where they came from. */
  #refused(turn, said, problem) {
    turn.remove();
    this.#composer.restore(said.text ?? "");
    if (problem.status === 409) {
      this.close();
      this.#tell("ended");
      return;
    }
    this.#composer.fault(problem.message);
    if (problem.lost) this.#tell("lost");
  }

  // Showing

  /** A new turn, with the user's words when there are any. */
  #turn(words) {
    const turn = h("li", { class: "turn" });
    if (words) turn.append(h("div", { class: "bubble mine" }, h("span", { class: "who" }, "You"), h("p", { class: "words" }, words)));
    this.#list.append(turn);
    return turn;
  }

  #answer(turn, answer, past = false) {
    const follow = this.#follow;
    const { replies = [], safety } = answer;
    const alarm = replies.filter((reply) => reply.kind === "safety");
    if (alarm.length || safety) turn.append(safetyCard(alarm, safety?.lines ?? []));
    let run = null;
    for (const reply of replies.filter((each) => each.kind !== "safety")) {
      const kind = reply.kind ?? "say";
      if (run?.kind !== kind) {
        run = { kind, bubble: h("div", { class: `bubble ${kind}` }, h("span", { class: "who" }, KINDS[kind] ?? this.speaker)) };
        turn.append(run.bubble);
      }
      run.bubble.append(h("p", { class: "words" }, reply.text));
      if (kind === "information" && reply.source) run.bubble.append(this.#readMore(reply.source));
    }
    this.#offer(turn, replies.flatMap((reply) => reply.buttons ?? []));
    this.#addNote(turn, answer, follow || past);

    this.#tell("answer", { ...answer, past });
    if (past) return;
    this.#announceAnswer(answer, alarm);
    if (follow) this.#toTurn(turn);
    else this.#latest.hidden = false;
    if (answer.ended || answer.person?.state?.discord >= 10) {
      this.close();
      this.#tell("ended");
    }
  }

  /** The newest note is open; the one before it folds, unless that would move what is being read. */
  #addNote(turn, answer, fold) {
    const note = this.coach?.coachNote(answer);
    if (!note) return;
    turn.append(note);
    if (this.#note && fold && !this.#note.contains(document.activeElement)) this.#note.open = false;
    this.#note = note;
  }

  #readMore(slug) {
    return h("button", { type: "button", class: "link", onclick: () => this.#tell("source", slug) }, "Read more");
  }

  #offer(turn, buttons) {
    this.#dropQuick();
    if (!buttons.length) return;
    const press = ({ id, title }) => {
      if (this.#composer.button.hasAttribute("aria-disabled")) return;
      this.#composer.focus(); // before the buttons go, or focus would fall to the top of the page
      this.#say({ button: id }, title);
    };
    for (const { id, title } of buttons) this.#titles.set(id, title);
    this.#quick = h(
      "div",
      { class: "quick", role: "group", "aria-label": "Quick replies" },
      buttons.map((button) => h("button", { type: "button", class: "btn soft", onclick: () => press(button) }, button.title)),
    );
    turn.append(this.#quick);
  }

  #dropQuick() {
    this.#quick?.remove();
    this.#quick = null;
  }

  #announceAnswer(answer, alarm) {
    const said = (answer.replies ?? []).map((reply) => `${KINDS[reply.kind] ?? this.speaker}: ${reply.text}`);
    const buttons = (answer.replies ?? []).flatMap((reply) => reply.buttons ?? []).length;
    if (buttons) said.push(buttons === 1 ? "One quick reply." : `${buttons} quick replies.`);
    if (alarm.length) {
      const lines = (answer.safety?.lines ?? []).map((line) => `${line.name}, ${line.contact}.`);
      announce([...alarm.map((reply) => reply.text), ...lines].join(" "), true);
    } else announce([this.coach?.noteInBrief(answer), ...said].filter(Boolean).join(" "));
  }

  #tell(name, detail) {
    this.dispatchEvent(new CustomEvent(name, { detail }));
  }

  // Scrolling: follow the talk, but never pull a reader away from what they scrolled to.

  /** The log scrolls by itself; on a magnified page the whole page does. */
  get #pane() {
    return this.#log.scrollHeight > this.#log.clientHeight + 1 ? this.#log : document.scrollingElement;
  }

  #scrolled() {
    const { scrollTop, scrollHeight, clientHeight } = this.#log;
    this.#follow = scrollHeight - clientHeight - scrollTop < NEAR_END || scrollTop >= this.#mark - 4;
    if (this.#follow) this.#latest.hidden = true;
  }

  #toEnd() {
    this.#scrollTo(Infinity);
  }

  /** To the end, but not past the start of the turn: a long note must not hide how it began. */
  #toTurn(turn) {
    const pane = this.#pane;
    const top = pane === this.#log ? this.#log.getBoundingClientRect().top : 0;
    this.#scrollTo(pane.scrollTop + turn.getBoundingClientRect().top - top - 16);
  }

  #scrollTo(top) {
    const pane = this.#pane;
    pane.scrollTop = Math.min(top, pane.scrollHeight - pane.clientHeight);
    this.#mark = pane.scrollTop;
    this.#follow = true;
    this.#latest.hidden = true;
  }
}

customElements.define("evoke-talk", EvokeTalk);
