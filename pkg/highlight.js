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

/** @typedef {{ mark: Mark, place: number }} Placed a mark and its place in the caller's array */

/** The blocks of an article are cut one after the other, all with the same marks. @type {WeakMap<Mark[], { sorted: Placed[], reach: number[] }>} */
const indexes = new WeakMap();

/**
 * The stretch `start..end` cut wherever a mark begins or ends.
 *
 * Costs what is marked in the stretch, after the first call with the same array.
 * @param {number} start
 * @param {number} end
 * @param {Mark[]} marks
 * @returns {Piece[]}
 */
export function pieces(start, end, marks) {
  const inside = marksWithin(start, end, marks);
  const cuts = new Set([start, end]);
  for (const { mark } of inside) {
    cuts.add(Math.max(mark.start, start)).add(Math.min(mark.end, end));
  }
  const sorted = [...cuts].sort((a, b) => a - b);
  /** @type {Placed[]} */
  let open = [];
  let next = 0;
  return sorted.slice(1).map((to, index) => {
    const from = sorted[index];
    while (next < inside.length && inside[next].mark.start < to) open.push(inside[next++]);
    open = open.filter(({ mark }) => mark.end > from);
    const marksHere = [...open].sort((a, b) => a.place - b.place).map(({ mark }) => mark);
    return { start: from, end: to, marks: marksHere };
  });
}

/**
 * @param {number} start
 * @param {number} end
 * @param {Mark[]} marks
 */
function marksWithin(start, end, marks) {
  const { sorted, reach } = indexOf(marks);
  const inside = [];
  for (let at = firstAbove(reach, start); at < sorted.length && sorted[at].mark.start < end; at++) {
    if (sorted[at].mark.end > start) inside.push(sorted[at]);
  }
  return inside;
}

/**
 * The marks by start, and how far each and those before it reach.
 * @param {Mark[]} marks
 */
function indexOf(marks) {
  const known = indexes.get(marks);
  if (known?.sorted.length === marks.length) return known;
  const sorted = marks.map((mark, place) => ({ mark, place })).sort((a, b) => a.mark.start - b.mark.start);
  let most = 0;
  const made = { sorted, reach: sorted.map(({ mark }) => (most = Math.max(most, mark.end))) };
  indexes.set(marks, made);
  return made;
}

/**
 * The first place of a number above `limit` in numbers that never fall.
 * @param {number[]} numbers
 * @param {number} limit
 */
function firstAbove(numbers, limit) {
  let low = 0;
  let high = numbers.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (numbers[middle] > limit) high = middle;
    else low = middle + 1;
  }
  return low;
}
