// @ts-check
// What is shown of a letter with thousands of marks on it: laying it out costs the square of their number. The text itself stays whole.

/** More than any script puts on a letter. */
const MOST = 30;
const FLOOD = new RegExp(`([\\p{M}\\p{Cf}]{${MOST}})[\\p{M}\\p{Cf}]+`, "gu");

/** The text as it can be shown. @param {string} text */
export function clipped(text) {
  return text.length <= MOST ? text : text.replace(FLOOD, "$1");
}

/**
 * The parts of a text that can be shown, and how many signs are left out behind each.
 *
 * @param {string} text @param {number} start @param {number} end
 * @returns {{ start: number, end: number, left: number }[]}
 */
export function shownParts(text, start, end) {
  const parts = [];
  let from = start;
  for (const { 0: flood, 1: kept, index } of text.slice(start, end).matchAll(FLOOD)) {
    const at = start + index + kept.length;
    parts.push({ start: from, end: at, left: flood.length - kept.length });
    from = start + index + flood.length;
  }
  if (from < end) parts.push({ start: from, end, left: 0 });
  return parts;
}
