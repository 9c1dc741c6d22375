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
 * @property {string} marks what tells which quotes and names are marked in it
 * @property {(marks: Mark[]) => void} rewrite marks others
 */

const TAGS = /** @type {const} */ ({ headline: "h2", standfirst: "p", subheading: "h3", paragraph: "p", listItem: "p" });
/** Roles that are not the story. */
export const FURNITURE = new Set(["byline", "timestamp", "caption", "boilerplate"]);

/**
 * @param {{ block: Report["blocks"][number], index: number, number: number | null, text: string, ticks: number[], marks: Mark[], isLoud: boolean, isTitled: boolean }} what `isLoud`: the marks are words to read, not only elements; `isTitled`: the article has a headline
 * @returns {BlockView}
 */
export function renderBlock({ block, index, number, text, ticks, marks, isLoud, isTitled }) {
  // Where no headline stands above it, a subheading is the next heading below the page's own.
  const tag = block.role === "subheading" && !isTitled ? "h2" : (TAGS[/** @type {keyof typeof TAGS} */ (block.role)] ?? "p");
  const body = h(tag, { class: `text role-${block.role}`, tabindex: "-1", data: { block: index } });
  const margin = h("div", { class: "margin" });
  const row = h(
    "div",
    { class: `row${FURNITURE.has(block.role) ? " furniture" : ""}`, data: { row: index } },
    h("button", { type: "button", class: "number", tabindex: "-1", "aria-hidden": "true", title: t("role.title"), data: { role: index } }, number === null ? "" : String(number)),
    body,
    margin,
  );
  /** @type {Piece[]} */
  const pieces = [];
  const write = (/** @type {Mark[]} */ wanted) => {
    pieces.length = 0;
    body.replaceChildren();
    if (FURNITURE.has(block.role)) body.append(h("button", { type: "button", class: "role-tag", "aria-label": t("role.change", { role: tName("role", block.role) }), data: { role: index } }, tName("role", block.role)), " ");
    fillWithMarks({ body, block, text, ticks, marks: wanted, pieces, isLoud });
  };
  write(marks);
  return { row, body, margin, span: block, pieces, marks: signature(marks), rewrite: (wanted) => rewrite(body, () => write(wanted)) };
}

/** What tells whether the same marks are wanted again. @param {Mark[]} marks */
export const signature = (marks) => marks.map(({ start, end, name, label, quote, mention }) => [start, end, name, label(), quote, mention].join()).join(";");

/** The focus stays on the same quote or name. @param {HTMLElement} body @param {() => void} write */
function rewrite(body, write) {
  const held = body.contains(document.activeElement) ? /** @type {HTMLElement} */ (document.activeElement) : null;
  const { quote, mention } = held?.dataset ?? {};
  write();
  if (!held) return;
  const same = quote === undefined ? mention !== undefined && body.querySelector(`[data-mention="${mention}"]`) : body.querySelector(`[data-quote="${quote}"]`);
  /** @type {HTMLElement} */ (same || body).focus({ preventScroll: true });
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
 * @param {{ body: HTMLElement, block: Span, text: string, ticks: number[], marks: Mark[], pieces: Piece[], isLoud: boolean }} what
 */
function fillWithMarks({ body, block, text, ticks, marks, pieces, isLoud }) {
  const inside = marks.filter((mark) => mark.start < block.end && mark.end > block.start);
  const cuts = [...new Set([block.start, block.end, ...inside.flatMap((mark) => [Math.max(mark.start, block.start), Math.min(mark.end, block.end)])])].sort((a, b) => a - b);
  const byStart = inside.sort((a, b) => a.start - b.start || b.end - a.end);
  let next = 0;
  /** Marks that hold the place, the longest first. @type {Mark[]} */
  let wanted = [];
  /** @type {{ mark: Mark, element: HTMLElement }[]} */
  let open = [];
  for (let index = 0; index + 1 < cuts.length; index++) {
    const [start, end] = [cuts[index], cuts[index + 1]];
    while (next < byStart.length && byStart[next].start <= start) wanted.push(byStart[next++]);
    wanted = wanted.filter((mark) => mark.end >= end).sort((a, b) => b.end - b.start - (a.end - a.start));
    const keep = open.findIndex(({ mark }, depth) => mark !== wanted[depth]);
    open = keep < 0 ? open : open.slice(0, keep);
    for (const mark of wanted.slice(open.length)) {
      const element = markElement(mark, mark.start >= block.start && mark.start === start, isLoud);
      (open.at(-1)?.element ?? body).append(element);
      open.push({ mark, element });
    }
    fill(open.at(-1)?.element ?? body, start, end, text, ticks, pieces);
    for (const { mark, element } of open) if (mark.end === end) endMark(element, mark, isLoud);
  }
}

/** @param {Mark} mark @param {boolean} isFirst whether the words begin here @param {boolean} isLoud */
function markElement(mark, isFirst, isLoud) {
  const { quote, mention, name } = mark;
  const data = { ...(quote === undefined ? {} : { quote }), ...(mention === undefined ? {} : { mention }) };
  // What is said before the words stands in no text node: nobody copies it.
  const says = isFirst && !isLoud && quote !== undefined ? { ...data, says: `${mark.label()}: ` } : data;
  const element = h("mark", { class: name, tabindex: quote === undefined && mention === undefined ? null : "-1", "aria-description": !isLoud && mention !== undefined ? mark.label() : null, data: says });
  if (isFirst && isLoud) element.append(h("span", { class: "spoken" }, `[${mark.label()}: `));
  return element;
}

/** @param {HTMLElement} element @param {Mark} mark @param {boolean} isLoud */
function endMark(element, { quote }, isLoud) {
  if (isLoud) element.append(h("span", { class: "spoken" }, "]"));
  else if (quote !== undefined) element.dataset.ends = ` ${t("mark.end")}`;
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
    if (start >= span.end || start + node.length <= span.start) return [];
    const from = Math.max(0, span.start - start);
    const to = Math.min(node.length, span.end - start);
    return from < to ? [new StaticRange({ startContainer: node, startOffset: from, endContainer: node, endOffset: to })] : [];
  });
}
