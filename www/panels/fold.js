// @ts-check
// A group with a title and a count that can be folded: what is much is overviewed before it is read.

import { h } from "../dom.js";

/** @param {import("../dom.js").Child[]} title @param {number} count @param {boolean} isOpen @param {...import("../dom.js").Child} inside */
export function fold(title, count, isOpen, ...inside) {
  return h("details", { class: "fold", open: isOpen }, h("summary", {}, h("h3", {}, ...title, " ", h("span", { class: "count" }, String(count)))), h("div", {}, ...inside));
}

/** In the order in which the keys first come. @template T @param {T[]} items @param {(item: T) => string} keyOf @returns {[string, T[]][]} */
export function groupsBy(items, keyOf) {
  /** @type {Map<string, T[]>} */
  const groups = new Map();
  for (const item of items) {
    const own = groups.get(keyOf(item));
    if (own) own.push(item);
    else groups.set(keyOf(item), [item]);
  }
  return [...groups];
}
