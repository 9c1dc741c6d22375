// @ts-check
// Paints spans with the CSS Custom Highlight API: only the blocks near the window, so that a book costs no more than a page.

import { rangesIn } from "./blocks.js";

/** @typedef {import("./blocks.js").BlockView} BlockView */
/** @typedef {import("./plan.js").Painted} Painted */
/** @typedef {import("../types.js").Span} Span */

/** Whether this browser can paint at all; where it cannot, the text is shown with real marks. */
export const canPaint = typeof Highlight === "function" && "highlights" in CSS;

// What is painted above what: the selection above all.
const PRIORITY = /** @type {Record<string, number>} */ ({ selected: 9, current: 8, found: 7, error: 4, warning: 4, note: 4, person: 3, organization: 3, place: 3, misc: 3, date: 2, figure: 2 });

export class Painter {
  /** @type {Map<string, Highlight>} */
  #highlights = new Map();
  /** @type {Map<BlockView, { highlight: Highlight, range: StaticRange }[]>} */
  #painted = new Map();

  /** @param {BlockView} view @param {Painted[]} spans */
  paint(view, spans) {
    if (!canPaint) return;
    this.unpaint(view);
    const strokes = spans.flatMap((span) => rangesIn(view, span).map((range) => ({ highlight: this.#highlight(span.name), range })));
    for (const { highlight, range } of strokes) highlight.add(range);
    this.#painted.set(view, strokes);
  }

  /** @param {BlockView} view */
  unpaint(view) {
    for (const { highlight, range } of this.#painted.get(view) ?? []) highlight.delete(range);
    this.#painted.delete(view);
  }

  /** Paints one thing in a single highlight, such as the selection. @param {string} name @param {StaticRange[]} ranges */
  set(name, ranges) {
    if (!canPaint) return;
    const highlight = this.#highlight(name);
    highlight.clear();
    for (const range of ranges) highlight.add(range);
  }

  /** Takes every colour off. */
  clear() {
    for (const highlight of this.#highlights.values()) highlight.clear();
    this.#painted.clear();
  }

  /** @param {string} name */
  #highlight(name) {
    let highlight = this.#highlights.get(name);
    if (!highlight) {
      highlight = new Highlight();
      highlight.priority = PRIORITY[name] ?? 0;
      this.#highlights.set(name, highlight);
      CSS.highlights.set(name, highlight);
    }
    return highlight;
  }
}
