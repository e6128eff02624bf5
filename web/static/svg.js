/** SVG elements, made as `h` makes HTML ones. */

import { fill } from "./dom.js";

const SVG = "http://www.w3.org/2000/svg";

/** @param {string} tag @param {Object<string, any>} [props] @param {...any} children @returns {SVGElement} */
export const s = (tag, props = {}, ...children) => fill(document.createElementNS(SVG, tag), props, children);
