// @ts-check
// The rows of an article in stretches. Those in the window are made at once, the others in slices; the browser skips the layout
// of those far from the window.

import { h } from "../dom.js";
import { inSlices } from "../slices.js";

/** @typedef {import("./blocks.js").BlockView} BlockView */
/** @typedef {{ node: HTMLElement, first: number, views: BlockView[] }} Stretch */

/**
 * @typedef {object} RowEvents
 * @property {(index: number) => BlockView} make
 * @property {(views: BlockView[]) => void} made before they come into the page
 * @property {(views: BlockView[]) => void} near they are in the window, or will soon be
 * @property {(views: BlockView[]) => void} far they no longer are
 */

// Rows in one stretch: few enough to be made and laid out within a frame.
const ROWS = 16;
// As tall as a row usually is, in pixels: what the scroll bar goes by until a stretch was laid out.
const ROW_HEIGHT = 130;

export class Rows {
  /** The rows that were made so far, by the block's index. @type {BlockView[]} */
  views = [];
  #parent;
  /** @type {RowEvents | null} */
  #events = null;
  /** @type {Stretch[]} */
  #stretches = [];
  /** @type {WeakMap<Element, Stretch>} */
  #ofNode = new WeakMap();
  /** @type {Set<Stretch>} */
  #near = new Set();
  #count = 0;
  #observer;
  #making = new AbortController();

  /** @param {HTMLElement} parent @param {AbortSignal} signal */
  constructor(parent, signal) {
    this.#parent = parent;
    this.#observer = new IntersectionObserver((entries) => this.#onMove(entries), { rootMargin: "800px" });
    signal.addEventListener("abort", () => this.clear());
  }

  clear() {
    this.#making.abort();
    this.#observer.disconnect();
    this.#near.clear();
    this.#stretches = [];
    this.views = [];
    this.#count = 0;
    this.#events = null;
    this.#parent.replaceChildren();
  }

  /** Shows `count` rows instead of what was shown. @param {number} count @param {RowEvents} events */
  show(count, events) {
    this.clear();
    this.#events = events;
    this.#count = count;
    this.#making = new AbortController();
    for (let first = 0; first < count; first += ROWS) this.#stretches.push(this.#stretch(first));
    this.#parent.append(...this.#stretches.map(({ node }) => node));
    this.#fillWindow();
    let next = 0;
    inSlices(() => next < this.#stretches.length && (this.#fill(this.#stretches[next]), this.#observer.observe(this.#stretches[next].node), ++next < this.#stretches.length), this.#making.signal);
  }

  /** The row, made now if it was not yet. @param {number} index @returns {BlockView | undefined} */
  at(index) {
    const stretch = this.#stretches[Math.floor(index / ROWS)];
    if (stretch) this.#fill(stretch);
    return this.views[index];
  }

  /** All rows, as paper needs them. */
  finish() {
    for (const stretch of this.#stretches) this.#fill(stretch);
  }

  /** The rows in the window or close to it. */
  near() {
    return [...this.#near].flatMap(({ views }) => views);
  }

  /** What the window shows first is painted with the text, not a frame later. */
  #fillWindow() {
    for (let place = 0, height = 0; place < this.#stretches.length && height < innerHeight; place++, height += ROWS * ROW_HEIGHT) {
      this.#fill(this.#stretches[place]);
      this.#comeNear(this.#stretches[place]);
    }
  }

  /** @param {number} first @returns {Stretch} */
  #stretch(first) {
    const rows = Math.min(ROWS, this.#count - first);
    const node = h("div", { class: "chunk", style: { "contain-intrinsic-size": `auto ${rows * ROW_HEIGHT}px` } });
    const stretch = { node, first, views: [] };
    this.#ofNode.set(node, stretch);
    return stretch;
  }

  /** @param {Stretch} stretch */
  #fill(stretch) {
    const events = this.#events;
    if (!events || stretch.views.length > 0) return;
    for (let index = stretch.first; index < Math.min(stretch.first + ROWS, this.#count); index++) stretch.views.push((this.views[index] = events.make(index)));
    events.made(stretch.views);
    stretch.node.append(...stretch.views.map(({ row }) => row));
  }

  /** @param {Stretch} stretch */
  #comeNear(stretch) {
    this.#near.add(stretch);
    this.#events?.near(stretch.views);
  }

  /** @param {IntersectionObserverEntry[]} entries */
  #onMove(entries) {
    for (const { target, isIntersecting } of entries) {
      const stretch = this.#ofNode.get(target);
      if (!stretch || !this.#events) continue;
      if (isIntersecting && !this.#near.has(stretch)) this.#comeNear(stretch);
      else if (!isIntersecting && this.#near.delete(stretch)) this.#events.far(stretch.views);
    }
  }
}
