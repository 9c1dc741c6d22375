// @ts-check
// Paints spans with the CSS Custom Highlight API: only the blocks near the window, so that a book costs no more than a page.

import { rangesIn } from "./blocks.js";

/** @typedef {{ pieces: import("./blocks.js").Piece[] }} Paintable a row or a paragraph, as its text nodes */
/** @typedef {import("../types.js").Span} Span */

/** Whether this browser can paint at all; where it cannot, the text is shown with real marks. */
export const canPaint = typeof Highlight === "function" && "highlights" in CSS;

// What is painted above what: the selection above all.
const PRIORITY = new Map(Object.entries({ selected: 9, current: 8, found: 7, error: 4, warning: 4, note: 4, person: 3, organization: 3, place: 3, misc: 3, date: 2, figure: 2 }));

/** One highlight a name for the whole page. @type {Map<string, Highlight>} */
const highlights = new Map();

/** @param {string} name @returns {Highlight} */
function highlightNamed(name) {
  const known = highlights.get(name);
  if (known) return known;
  const highlight = new Highlight();
  highlight.priority = PRIORITY.get(name) ?? 0;
  highlights.set(name, highlight);
  CSS.highlights.set(name, highlight);
  return highlight;
}

/** Paints ranges with the names of highlights. @param {{ name: string, range: StaticRange }[]} strokes @returns {() => void} takes them off */
export function paintRanges(strokes) {
  for (const { name, range } of strokes) highlightNamed(name).add(range);
  return () => {
    for (const { name, range } of strokes) highlightNamed(name).delete(range);
  };
}

export class Painter {
  /** @type {Map<Paintable, () => void>} */
  #painted = new Map();
  /** @type {Set<string>} */
  #single = new Set();

  /** @param {Paintable} view @param {(Span & { name: string })[]} spans */
  paint(view, spans) {
    if (!canPaint) return;
    this.unpaint(view);
    const strokes = spans.flatMap((span) => rangesIn(view, span).map((range) => ({ name: span.name, range })));
    this.#painted.set(view, paintRanges(strokes));
  }

  /** @param {Paintable} view */
  unpaint(view) {
    this.#painted.get(view)?.();
    this.#painted.delete(view);
  }

  /** Paints one thing in a single highlight, such as the selection. @param {string} name @param {StaticRange[]} ranges */
  set(name, ranges) {
    if (!canPaint) return;
    this.#single.add(name);
    const highlight = highlightNamed(name);
    highlight.clear();
    for (const range of ranges) highlight.add(range);
  }

  /** Takes every colour off. */
  clear() {
    for (const unpaint of this.#painted.values()) unpaint();
    this.#painted.clear();
    for (const name of this.#single) highlightNamed(name).clear();
  }
}
