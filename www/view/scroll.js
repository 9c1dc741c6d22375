// @ts-check
// Brings a place of the text into the window.

import { pointIn } from "./blocks.js";

/** @param {import("./blocks.js").BlockView} view the row that holds it @param {import("../types.js").Span} span @param {HTMLElement} node the article */
export function scrollToSpan(view, span, node) {
  view.row.scrollIntoView({ block: "center" });
  const point = pointIn(view, span.start);
  if (!point || view.row.offsetHeight < innerHeight / 2) return;
  // A paragraph taller than the window: the middle of the row is not where the span is.
  const range = document.createRange();
  range.setStart(point.node, point.offset);
  const shift = range.getBoundingClientRect().top - innerHeight / 3;
  const centre = node.closest(".centre");
  // On a small screen the whole page scrolls instead of its middle.
  const scroller = centre && centre.scrollHeight > centre.clientHeight ? centre : document.scrollingElement;
  scroller?.scrollBy(0, shift);
}
