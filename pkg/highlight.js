// @ts-check
/** Overlapping spans of a text to pieces that do not overlap. */

/** @import { Report } from "./report.js" */

/** @typedef {{ start: number, end: number, marks: Mark[] }} Piece a stretch of the text and all that is marked there */
/** @typedef {{ start: number, end: number, kind: string, index: number }} Mark `kind`: quote, cue, or an entity's type; `index` into the report's array */

/**
 * What is worth marking in an article: quotes and their cues, and names.
 * @param {Report} report
 * @returns {Mark[]}
 */
export function marks(report) {
  const quotes = report.quotes.flatMap(({ content, cue }, index) => [
    ...content.map(({ start, end }) => ({ start, end, kind: "quote", index })),
    ...(cue ? [{ start: cue.start, end: cue.end, kind: "cue", index }] : []),
  ]);
  const names = report.mentions
    .filter(({ form }) => form === "name" || form === "acronym")
    .map(({ start, end, type, entity }) => ({ start, end, kind: type, index: entity }));
  return [...quotes, ...names];
}

/**
 * The stretch `start..end` cut wherever a mark begins or ends.
 * @param {number} start
 * @param {number} end
 * @param {Mark[]} marks
 * @returns {Piece[]}
 */
export function pieces(start, end, marks) {
  const inside = marks.filter((mark) => mark.start < end && mark.end > start);
  const cuts = new Set([start, end]);
  for (const mark of inside) {
    cuts.add(Math.max(mark.start, start)).add(Math.min(mark.end, end));
  }
  const sorted = [...cuts].sort((a, b) => a - b);
  return sorted.slice(1).map((to, index) => {
    const from = sorted[index];
    return { start: from, end: to, marks: inside.filter((mark) => mark.start < to && mark.end > from) };
  });
}
