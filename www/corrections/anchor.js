// @ts-check
// A place in a text that is found again after the text was edited: its words, what stands around them, and where they were.

/** @typedef {import("../types.js").Span} Span */
/** @typedef {{ exact: string, prefix: string, suffix: string, start: number }} Anchor */

const AROUND = 24;

/** @param {string} text @param {Span} span @returns {Anchor} */
export function anchor(text, { start, end }) {
  return { exact: text.slice(start, end), prefix: text.slice(Math.max(0, start - AROUND), start), suffix: text.slice(end, end + AROUND), start };
}

/**
 * Where the words stand now: of several places the one with the same surroundings, then the nearest.
 *
 * @param {string} text
 * @param {Anchor} anchor
 * @returns {Span | null}
 */
export function locate(text, { exact, prefix, suffix, start }) {
  if (exact === "") return null;
  if (text.startsWith(exact, start) && text.endsWith(prefix, start)) return { start, end: start + exact.length };
  /** @type {{ at: number, cost: number } | null} */
  let best = null;
  for (let at = text.indexOf(exact); at >= 0; at = text.indexOf(exact, at + 1)) {
    const strangers = Number(!text.endsWith(prefix, at)) + Number(!text.startsWith(suffix, at + exact.length));
    const cost = strangers * text.length + Math.abs(at - start);
    if (!best || cost < best.cost) best = { at, cost };
  }
  return best && { start: best.at, end: best.at + exact.length };
}
