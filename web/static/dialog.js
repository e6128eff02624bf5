/** Questions and panels over the page, by the browser's own `<dialog>`: it keeps focus and hears Escape. */

import { h, uid } from "./dom.js";

/**
 * Show a panel, and tell which of its buttons closed it.
 * @param {string} title
 * @param {Array<Node|string>} body
 * @param {Array<{id: string, title: string, look?: string}>} [actions] a "Close" comes by itself where there is none
 * @returns {Promise<string|null>} the id of the button; null for Escape
 */
export function ask(title, body, actions = [{ id: "close", title: "Close", look: "soft" }]) {
  return new Promise((resolve) => {
    const label = uid("dialog");
    const box = h(
      "dialog",
      { "aria-labelledby": label },
      h("h2", { id: label, tabindex: "-1", autofocus: true }, title),
      ...body,
      h(
        "div",
        { class: "row" },
        actions.map(({ id, title: words, look = "" }) =>
          h("button", { type: "button", class: `btn ${look}`, onclick: () => box.close(id) }, words),
        ),
      ),
    );
    box.addEventListener("close", () => {
      box.remove();
      resolve(box.returnValue || null);
    });
    document.body.append(box);
    box.showModal();
  });
}

/** Ask before everything held about a talk is deleted. @returns {Promise<boolean>} */
export async function askToDelete() {
  const answer = await ask(
    "Delete this talk?",
    [h("p", {}, "Every message, every note and the debrief are deleted at once, on the server too. Nobody can bring them back.")],
    [
      { id: "delete", title: "Delete everything", look: "risk" },
      { id: "keep", title: "Keep it", look: "soft" },
    ],
  );
  return answer === "delete";
}
