// @ts-check
// A group with a title and a count that can be folded: what is much is overviewed before it is read.

import { h } from "../dom.js";

/** Which groups the reader opened or closed, by their names: a panel is drawn anew with every correction. @type {Map<string, boolean>} */
const chosen = new Map();

/** @param {import("../dom.js").Child[]} title @param {number} count @param {boolean} isOpen at first @param {...import("../dom.js").Child} inside */
export function fold(title, count, isOpen, ...inside) {
  const heading = h("h3", {}, ...title);
  const name = heading.textContent ?? "";
  heading.append(" ", h("span", { class: "count" }, String(count)));
  const group = h("details", { class: "fold", open: chosen.get(name) ?? isOpen }, h("summary", { on: { click: () => chosen.set(name, !group.open) } }, heading), h("div", {}, ...inside));
  return group;
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
