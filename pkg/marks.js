// @ts-check
/**
 * What a report marks in a text, each with an id that stays while the text around it is changed, and what became of the marks of the
 * report before:
 *
 * ```js
 * const now = marksOf(report, text);
 * const { added, removed, kept } = markChanges(last, now);
 * ```
 */

import { marks } from "./highlight.js";

/** @import { Report } from "./report.js" */

/** @typedef {{ id: string, kind: string, index: number, start: number, end: number }} Mark `kind`: `quote`, `cue`, or the type of a name; `index` into `quotes` or `entities` of the report */

/**
 * The marks by place. An id is made of the kind, the words marked, and how often the same stood there before.
 * @param {Report} report with offsets in UTF-16 code units
 * @param {string} text
 * @returns {Mark[]}
 */
export function marksOf(report, text) {
  /** @type {Map<string, number>} */
  const seen = new Map();
  const sorted = marks(report).sort((a, b) => a.start - b.start || b.end - a.end || (a.kind < b.kind ? -1 : 1));
  return sorted.map((mark) => {
    const name = `${mark.kind}-${hash(text.slice(mark.start, mark.end))}`;
    const before = seen.get(name) ?? 0;
    seen.set(name, before + 1);
    return { id: before ? `${name}-${before}` : name, ...mark };
  });
}

/**
 * @template {{ id: string }} T
 * @param {T[]} before
 * @param {T[]} after
 * @returns {{ added: T[], removed: T[], kept: { before: T, after: T }[] }}
 */
export function markChanges(before, after) {
  const old = new Map(before.map((mark) => [mark.id, mark]));
  const ids = new Set(after.map(({ id }) => id));
  return {
    added: after.filter(({ id }) => !old.has(id)),
    removed: before.filter(({ id }) => !ids.has(id)),
    kept: after.filter(({ id }) => old.has(id)).map((mark) => ({ before: /** @type {T} */ (old.get(mark.id)), after: mark })),
  };
}

/** FNV-1a, in letters and digits. @param {string} words */
function hash(words) {
  let sum = 0x811c9dc5;
  for (let at = 0; at < words.length; at++) sum = Math.imul(sum ^ words.charCodeAt(at), 0x01000193) >>> 0;
  return sum.toString(36);
}
