// @ts-check
// Spans of a text that was edited since: where they stand now.

/** @typedef {import("../types.js").Span} Span */
/** @typedef {{ from: number, before: number, after: number }} Change what stood at `from` to `before` now stands at `from` to `after` */

/** The one stretch in which two texts differ. @param {string} old @param {string} now @returns {Change} */
export function changeBetween(old, now) {
  const most = Math.min(old.length, now.length);
  let from = 0;
  while (from < most && old.charCodeAt(from) === now.charCodeAt(from)) from++;
  let same = 0;
  while (same < most - from && old.charCodeAt(old.length - 1 - same) === now.charCodeAt(now.length - 1 - same)) same++;
  return { from, before: old.length - same, after: now.length - same };
}

/**
 * Where the span stands after the change: one in which words changed grows or shrinks with them, one that lost an end is gone.
 *
 * @template {Span} T
 * @param {T} span
 * @param {Change} change
 * @returns {T | null}
 */
export function shifted(span, { from, before, after }) {
  const by = after - before;
  if (span.end <= from) return span;
  if (span.start >= before) return { ...span, start: span.start + by, end: span.end + by };
  return span.start <= from && span.end >= before ? { ...span, end: span.end + by } : null;
}
