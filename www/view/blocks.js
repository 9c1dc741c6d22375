// @ts-check
// One block of the article as an element, and the way from offsets to its text nodes and back.

import { shownParts } from "../clip.js";
import { h } from "../dom.js";
import { t, tName } from "../strings/index.js";

/** @typedef {import("../types.js").Report} Report */
/** @typedef {import("../types.js").Span} Span */
/** @typedef {{ node: Text, start: number }} Piece a text node and the offset at which it begins */
/** @typedef {import("./plan.js").Painted} Mark what "read with marks" wraps */

/**
 * @typedef {object} BlockView
 * @property {HTMLElement} row
 * @property {HTMLElement} body holds the text
 * @property {HTMLElement} margin
 * @property {Span} span
 * @property {Piece[]} pieces in order
 */

const TAGS = /** @type {const} */ ({ headline: "h2", standfirst: "p", subheading: "h3", paragraph: "p", listItem: "p" });
/** Roles that are not the story. */
export const FURNITURE = new Set(["byline", "timestamp", "caption", "boilerplate"]);

/**
 * @param {{ block: Report["blocks"][number], index: number, number: number | null, text: string, ticks: number[], marks: Mark[] | null }} what
 * @returns {BlockView}
 */
export function renderBlock({ block, index, number, text, ticks, marks }) {
  /** @type {Piece[]} */
  const pieces = [];
  const tag = TAGS[/** @type {keyof typeof TAGS} */ (block.role)] ?? "p";
  const body = h(tag, { class: `text role-${block.role}`, data: { block: index } });
  if (FURNITURE.has(block.role)) body.append(h("span", { class: "role-tag" }, tName("role", block.role)), " ");
  const margin = h("div", { class: "margin" });
  const row = h(
    "div",
    { class: `row${FURNITURE.has(block.role) ? " furniture" : ""}`, data: { row: index } },
    h("span", { class: "number", "aria-hidden": "true" }, number === null ? "" : String(number)),
    margin,
    body,
  );
  if (marks) fillWithMarks(body, block, text, ticks, marks, pieces);
  else fill(body, block.start, block.end, text, ticks, pieces);
  return { row, body, margin, span: block, pieces };
}

/** @param {Node} parent @param {number} start @param {number} end @param {string} text @param {number[]} ticks @param {Piece[]} pieces */
function fill(parent, start, end, text, ticks, pieces) {
  let from = start;
  for (const tick of [...ticks.filter((at) => at >= start && at < end), end]) {
    for (const part of shownParts(text, from, tick)) {
      const node = document.createTextNode(text.slice(part.start, part.end));
      pieces.push({ node, start: part.start });
      parent.appendChild(node);
      if (part.left > 0) parent.appendChild(h("span", { class: "quiet" }, t("clip.left", { n: part.left })));
    }
    if (tick < end) parent.appendChild(h("span", { class: "tick", "aria-hidden": "true" }));
    from = tick;
  }
}

/**
 * Nests real `<mark>` elements; where two overlap, the one that began later is closed and goes on after the other's end.
 *
 * @param {HTMLElement} body @param {Span} block @param {string} text @param {number[]} ticks @param {Mark[]} marks @param {Piece[]} pieces
 */
function fillWithMarks(body, block, text, ticks, marks, pieces) {
  const inside = marks.filter((mark) => mark.start < block.end && mark.end > block.start);
  const cuts = [...new Set([block.start, block.end, ...inside.flatMap((mark) => [Math.max(mark.start, block.start), Math.min(mark.end, block.end)])])].sort((a, b) => a - b);
  /** @type {{ mark: Mark, element: HTMLElement }[]} */
  let open = [];
  for (let index = 0; index + 1 < cuts.length; index++) {
    const [start, end] = [cuts[index], cuts[index + 1]];
    const wanted = inside.filter((mark) => mark.start <= start && mark.end >= end).sort((a, b) => b.end - b.start - (a.end - a.start));
    const keep = open.findIndex(({ mark }, depth) => mark !== wanted[depth]);
    open = keep < 0 ? open : open.slice(0, keep);
    for (const mark of wanted.slice(open.length)) {
      const element = h("mark", { class: mark.name });
      const first = mark.start >= block.start && mark.start === start;
      if (first) element.append(h("span", { class: "spoken" }, `[${mark.label()}: `));
      (open.at(-1)?.element ?? body).append(element);
      open.push({ mark, element });
    }
    fill(open.at(-1)?.element ?? body, start, end, text, ticks, pieces);
    for (const { mark, element } of open) if (mark.end === end) element.append(h("span", { class: "spoken" }, "]"));
  }
}

/** @param {BlockView} view @param {number} offset @returns {{ node: Text, offset: number } | null} */
export function pointIn(view, offset) {
  const { pieces } = view;
  if (pieces.length === 0) return null;
  let at = pieces.length - 1;
  while (at > 0 && pieces[at].start > offset) at--;
  const { node, start } = pieces[at];
  return { node, offset: Math.max(0, Math.min(offset - start, node.length)) };
}

/**
 * The parts of the span that stand in the block, as ranges.
 *
 * @param {{ pieces: Piece[] }} view @param {Span} span @returns {StaticRange[]}
 */
export function rangesIn(view, span) {
  return view.pieces.flatMap(({ node, start }) => {
    const from = Math.max(0, span.start - start);
    const to = Math.min(node.length, span.end - start);
    return from < to ? [new StaticRange({ startContainer: node, startOffset: from, endContainer: node, endOffset: to })] : [];
  });
}
