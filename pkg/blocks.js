// @ts-check
/**
 * An editor's blocks as one text, and what is found in that text back in the blocks. For hosts that draw their own decorations:
 *
 * ```js
 * const { text, locate, roles } = joinBlocks(paragraphs.map((node) => ({ text: node.textContent, role: roleOf(node) })));
 * const report = await analyzer.analyze(text, { roles });
 * for (const span of report.quotes.flatMap((quote) => quote.content)) {
 *   for (const { block, start, end } of locate(span)) decorate(paragraphs[block], start, end);
 * }
 * ```
 */

import { move } from "./difference.js";

/** @import { KnownRole, Options } from "./engine.js" */

/** @typedef {{ start: number, end: number }} Span half-open, in UTF-16 code units */
/** @typedef {{ block: number, start: number, end: number }} Place within one block, in the positions of its editor */

/**
 * Part of a block: text, or something that takes `length` positions in the editor and is read as `text`. A picture in a line is
 * `{ text: "", length: 1 }`, a line break `{ text: "\n", length: 1 }`.
 * @typedef {string | { text: string, length: number }} Segment
 */

/**
 * What a block is to its editor. A `heading` is the headline where it comes first, else one of the story's headings; with `headline` and
 * `subheading` the editor says which.
 * @typedef {"paragraph" | "heading" | "headline" | "subheading" | "caption" | "quote" | "listItem"} Role
 */

/** @typedef {string | { segments: Segment[], role?: Role } | { text: string, role?: Role }} Block */

/**
 * `locate`: a span of the text as places in blocks; nothing for what stands between them. `roles`: what the blocks are, for the option of
 * that name.
 * @typedef {{ text: string, locate: (span: Span) => Place[], roles: NonNullable<Options["roles"]> }} Joined
 */

/** What stands between two blocks: an empty line, which begins a paragraph. */
const BETWEEN = "\n\n";

/**
 * @param {Block[]} blocks each paragraph, in their order; what an editor shows as one line break is one character
 * @returns {Joined}
 */
export function joinBlocks(blocks) {
  const pieces = blocks.map((block) => pieceOf(typeof block === "string" ? [block] : "segments" in block ? block.segments : [block.text]));
  let next = 0;
  const starts = pieces.map(({ text }) => {
    const start = next;
    next += text.length + BETWEEN.length;
    return start;
  });
  const roles = rolesOf(blocks).flatMap((role, at) => (role && pieces[at].text ? [{ start: starts[at], end: starts[at] + pieces[at].text.length, role }] : []));
  return { text: pieces.map(({ text }) => text).join(BETWEEN), locate: (span) => placesOf(pieces, starts, span), roles };
}

/** What the engine calls each block's role; nothing where the editor says none. @param {Block[]} blocks @returns {(KnownRole | undefined)[]} */
function rolesOf(blocks) {
  let hasHeadline = blocks.some((block) => typeof block !== "string" && block.role === "headline");
  return blocks.map((block) => {
    const role = typeof block === "string" ? undefined : block.role;
    if (role === "quote") return "paragraph";
    if (role !== "heading") return role;
    const heading = hasHeadline ? "subheading" : "headline";
    hasHeadline = true;
    return heading;
  });
}

/** @typedef {{ text: string, jumps: { at: number, position: number }[] }} Piece `jumps`: where text begins that lies elsewhere than what comes before it would say */

/** @param {Segment[]} segments @returns {Piece} */
function pieceOf(segments) {
  let text = "";
  let position = 0;
  const jumps = [{ at: 0, position: 0 }];
  for (const segment of segments) {
    const read = typeof segment === "string" ? segment : segment.text;
    text += read;
    position += typeof segment === "string" ? segment.length : segment.length;
    if (typeof segment !== "string" && read.length !== segment.length) jumps.push({ at: text.length, position });
  }
  return { text, jumps };
}

/** @param {Piece[]} pieces @param {number[]} starts @param {Span} span @returns {Place[]} */
function placesOf(pieces, starts, { start, end }) {
  const places = [];
  for (let block = Math.max(0, above(starts, start) - 1); block < pieces.length && starts[block] < end; block++) {
    const from = Math.max(start - starts[block], 0);
    const to = Math.min(end - starts[block], pieces[block].text.length);
    if (from < to) places.push({ block, start: positionOf(pieces[block], from), end: positionOf(pieces[block], to - 1) + 1 });
  }
  return places;
}

/** Where a character of the text lies in its block. @param {Piece} piece @param {number} at */
function positionOf({ jumps }, at) {
  const last = jumps[above(jumps.map((jump) => jump.at), at) - 1];
  return last.position + at - last.at;
}

/** How many of these numbers, which never fall, are not above the limit. @param {number[]} numbers @param {number} limit */
function above(numbers, limit) {
  let low = 0;
  let high = numbers.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (numbers[middle] <= limit) low = middle + 1;
    else high = middle;
  }
  return low;
}

/**
 * A stretch of a text after the text was changed: for editors that do not say what changed. Nothing where the change lies in it.
 * @template {Span} T
 * @param {T} span
 * @param {string} before
 * @param {string} after
 * @returns {T | undefined}
 */
export function rebase(span, before, after) {
  if (before === after) return span;
  const { from, by } = move(before, after);
  const same = samePrefix(before, after, Math.min(from, from + by));
  if (span.end <= same) return span;
  return span.start >= from ? { ...span, start: span.start + by, end: span.end + by } : undefined;
}

/** @param {string} one @param {string} other @param {number} most */
function samePrefix(one, other, most) {
  let same = 0;
  while (same < most && one.charCodeAt(same) === other.charCodeAt(same)) same++;
  return same;
}
