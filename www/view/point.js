// @ts-check
// From places on the screen to offsets in the text, and to what the report has there.

import { thingsAt } from "../spans.js";

/** @typedef {import("../types.js").Report} Report */
/** @typedef {import("../types.js").Selection} Selection */
/** @typedef {import("../types.js").Span} Span */
/** @typedef {import("./blocks.js").BlockView} BlockView */

/** Where a click points to. @param {BlockView[]} views @param {MouseEvent} event @returns {number | null} */
export function offsetAtPointer(views, event) {
  const place = caretAt(event.clientX, event.clientY);
  return place && offsetOf(views, place.node, place.offset);
}

/** The words that the reader selected with mouse or keyboard. @param {BlockView[]} views @returns {Span | null} */
export function selectedSpan(views) {
  const selection = getSelection();
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return null;
  const { startContainer, startOffset, endContainer, endOffset } = selection.getRangeAt(0);
  const start = offsetOf(views, startContainer, startOffset);
  const end = offsetOf(views, endContainer, endOffset);
  return start !== null && end !== null && start < end ? { start, end } : null;
}

/**
 * What a click at the offset selects: of all that is shown there the smallest, and with every further click what lies beneath,
 * from a name to the quote that it stands in.
 *
 * @param {Report} report @param {number} offset @param {Set<string>} layers @param {Selection | null} before what is selected now
 * @returns {Selection | null}
 */
export function thingToSelect(report, offset, layers, before) {
  const things = thingsAt(report, offset).filter((thing) => isShown(thing, report, layers));
  const at = things.findIndex((thing) => thing.kind === before?.kind && thing.index === before.index);
  return things[(at + 1) % things.length] ?? null;
}

/** @param {BlockView[]} views @param {Node} node @param {number} offset @returns {number | null} */
function offsetOf(views, node, offset) {
  const row = (node instanceof Element ? node : node.parentElement)?.closest("[data-row]");
  const view = row instanceof HTMLElement ? views[Number(row.dataset.row)] : undefined;
  const piece = view?.pieces.find((one) => one.node === node);
  if (piece) return piece.start + offset;
  if (!view || !(node instanceof Element)) return null;
  // The end of a selection may be an element: the text before the child that it counts to.
  const before = view.pieces.filter((one) => node.contains(one.node) && (node.childNodes[offset]?.compareDocumentPosition(one.node) ?? 2) & Node.DOCUMENT_POSITION_PRECEDING);
  const last = before.at(-1);
  return last ? last.start + last.node.length : view.span.start;
}

/** @param {Selection} thing @param {Report} report @param {Set<string>} layers */
function isShown(thing, report, layers) {
  if (thing.kind === "quote") return layers.has("quotes") && report.quotes[thing.index].kind !== "indirect" || layers.has("reported") && report.quotes[thing.index].kind !== "direct";
  if (thing.kind === "mention") return layers.has(report.mentions[thing.index].type);
  if (thing.kind === "check") return layers.has("checks");
  return layers.has("dates");
}

/** @param {number} x @param {number} y @returns {{ node: Node, offset: number } | null} */
function caretAt(x, y) {
  if (document.caretPositionFromPoint) {
    const place = document.caretPositionFromPoint(x, y);
    return place && { node: place.offsetNode, offset: place.offset };
  }
  const range = document.caretRangeFromPoint?.(x, y);
  return range ? { node: range.startContainer, offset: range.startOffset } : null;
}
