/** Elements without markup strings: every word a page shows goes through `textContent`. */

/**
 * Make an element.
 * @param {string} tag
 * @param {Object<string, any>} [props] `on…` adds a listener, `true` an empty attribute; null and false add nothing
 * @param {...any} children nodes or text; null, false and undefined are left out
 * @returns {HTMLElement}
 */
export function h(tag, props = {}, ...children) {
  return fill(document.createElement(tag), props, children);
}

/** Give a node its attributes, listeners and children. */
export function fill(node, props, children) {
  for (const [name, value] of Object.entries(props)) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    else node.setAttribute(name, value === true ? "" : String(value));
  }
  node.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== false));
  return node;
}

let made = 0;

/** An id no other element of the page has. */
export const uid = (stem) => `${stem}-${++made}`;

/** Mark a control as off while it keeps its place in the tab order. */
export function dim(control, off) {
  if (off) control.setAttribute("aria-disabled", "true");
  else control.removeAttribute("aria-disabled");
}

/** A day in the reader's own manner: "Monday, December 1". Takes `2026-12-01` or a full time. */
export function day(value) {
  const date = new Date(/^\d{4}-\d\d-\d\d$/.test(value) ? `${value}T12:00` : value);
  if (Number.isNaN(date.getTime())) return String(value);
  return date.toLocaleDateString(undefined, { weekday: "long", month: "long", day: "numeric" });
}
