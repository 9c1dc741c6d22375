// @ts-check
// Of what somebody said, what stands in quotation marks and what the reporter tells: two layers everywhere, with a count each.

import { blockAt } from "./spans.js";

/** @typedef {import("./types.js").Report} Report */
/** @typedef {import("./types.js").Quote} Quote */
/** @typedef {import("./types.js").Span} Span */

/** Roles whose words the statistics count. */
export const BODY = new Set(["paragraph", "listItem", "standfirst"]);

/** A quotation mark is one sign long. */
const MARK = 1;

/** What of the quote stands in marks. @param {Pick<Quote, "kind" | "content" | "marked">} quote @returns {Span[]} */
export function markedParts({ kind, content, marked }) {
  return marked ?? (kind === "indirect" ? [] : content);
}

/** The rest of it, in the reporter's words. @param {Pick<Quote, "kind" | "content" | "marked">} quote @returns {Span[]} */
export function toldParts(quote) {
  if (quote.kind === "direct") return [];
  const marked = markedParts(quote);
  return quote.content.flatMap(({ start, end }) => {
    const inside = marked.filter((part) => part.start < end && part.end > start);
    // The marks themselves are nobody's words.
    const edges = [start, ...inside.flatMap((part) => [part.start - MARK, part.end + MARK]), end];
    return Array.from({ length: edges.length / 2 }, (_, at) => ({ start: edges[2 * at], end: edges[2 * at + 1] })).filter((part) => part.end > part.start);
  });
}

/** How many of its words. @param {Pick<Quote, "kind" | "words" | "directWords">} quote @returns {{ marked: number, told: number }} */
export function wordsSaid({ kind, words, directWords }) {
  const marked = directWords ?? (kind === "indirect" ? 0 : words);
  return { marked, told: words - marked };
}

/** Whether the words are among those of which the statistics say how many there are. @param {Report} report @param {number} start */
export const isInBody = (report, start) => BODY.has(report.blocks[blockAt(report, start)]?.role);
