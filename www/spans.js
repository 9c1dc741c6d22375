// @ts-check
// Questions about spans, answered by binary search: texts may hold a hundred thousand of them.

/** @typedef {import("./types.js").Span} Span */
/** @typedef {import("./types.js").Report} Report */
/** @typedef {import("./types.js").Selection} Selection */

/**
 * The index of the last span that starts at or before `offset`; -1 where there is none. The spans are sorted by start.
 *
 * @param {Span[]} spans
 * @param {number} offset
 */
export function lastStarting(spans, offset) {
  let low = 0;
  let high = spans.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (spans[middle].start <= offset) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** @type {WeakMap<Report["blocks"], (number | null)[]>} */
const numbered = new WeakMap();

/** The paragraphs that a reader counts. @param {Report} report @returns {(number | null)[]} for each block its number */
export function paragraphNumbers({ blocks }) {
  let number = 0;
  const known = numbered.get(blocks) ?? blocks.map(({ role }) => (role === "paragraph" || role === "listItem" ? ++number : null));
  numbered.set(blocks, known);
  return known;
}

/** The block that holds the offset. @param {Report} report @param {number} offset */
export function blockAt(report, offset) {
  return Math.max(0, lastStarting(report.blocks, offset));
}

/** "¶3" for a place in a counted paragraph, else empty. @param {Report} report @param {number} offset */
export function paragraphMark(report, offset) {
  const number = paragraphNumbers(report)[blockAt(report, offset)];
  return number ? `¶${number}` : "";
}

/** The spans that a selection covers. @param {Report} report @param {Selection | null} selection @returns {Span[]} */
export function spansOf(report, selection) {
  if (!selection) return [];
  const { kind, index } = selection;
  if (kind === "quote") return report.quotes[index]?.content ?? [];
  if (kind === "stance") return report.stances[index]?.content ?? [];
  const { style, keyPhrases } = report.statistics;
  if (kind === "phrase") return keyPhrases[index]?.spans ?? [];
  const list = { mention: report.mentions, date: report.dates, figure: report.figures, check: report.checks, sentence: report.sentences, passive: style.passives, hedge: style.hedges, verb: style.reportingVerbs }[kind];
  return list[index] ? [list[index]] : [];
}

/**
 * All that stands at the offset, what is smallest first.
 *
 * @param {Report} report
 * @param {number} offset
 * @returns {Selection[]}
 */
export function thingsAt(report, offset) {
  /** @type {(Selection & { size: number })[]} */
  const things = [];
  /** @param {Selection["kind"]} kind @param {Span[]} spans @param {number} index */
  const consider = (kind, spans, index) => {
    const hit = spans.find((span) => span.start <= offset && offset < span.end);
    if (hit) things.push({ kind, index, size: spans.reduce((sum, span) => sum + span.end - span.start, 0) });
  };
  report.mentions.forEach((mention, index) => consider("mention", [mention], index));
  report.dates.forEach((date, index) => consider("date", [date], index));
  report.figures.forEach((figure, index) => consider("figure", [figure], index));
  report.quotes.forEach((quote, index) => consider("quote", quote.content, index));
  report.checks.forEach((check, index) => consider("check", [check], index));
  return things.sort((a, b) => a.size - b.size).map(({ kind, index }) => ({ kind, index }));
}

/**
 * The indexes of quotes or mentions in the order of the text.
 *
 * @param {Report} report
 * @param {"quote" | "mention"} kind
 * @returns {number[]}
 */
export function thingsInOrder(report, kind) {
  if (kind === "mention") return [...report.mentions.keys()];
  return [...report.quotes.keys()].sort((a, b) => report.quotes[a].content[0].start - report.quotes[b].content[0].start);
}
