// @ts-check
/**
 * An editor's blocks as one text, and what is found in that text back in the blocks. For hosts that draw their own decorations:
 *
 * ```js
 * const { text, locate } = joinBlocks(paragraphs.map((node) => node.textContent));
 * const report = await analyzer.analyze(text);
 * for (const span of report.quotes.flatMap((quote) => quote.content)) {
 *   for (const { block, start, end } of locate(span)) decorate(paragraphs[block], start, end);
 * }
 * ```
 */

/** @typedef {{ start: number, end: number }} Span half-open, in UTF-16 code units */
/** @typedef {{ block: number, start: number, end: number }} Place within the text of one block */

/** What stands between two blocks: an empty line, which begins a paragraph. */
const BETWEEN = "\n\n";

/**
 * @param {string[]} blocks the text of each paragraph, in their order; what an editor shows as one line break is one character
 * @returns {{ text: string, locate: (span: Span) => Place[] }} `locate`: a span of the text as places in blocks; nothing for what stands between them
 */
export function joinBlocks(blocks) {
  let next = 0;
  const starts = blocks.map((block) => {
    const start = next;
    next += block.length + BETWEEN.length;
    return start;
  });
  return { text: blocks.join(BETWEEN), locate: (span) => placesOf(blocks, starts, span) };
}

/** @param {string[]} blocks @param {number[]} starts @param {Span} span @returns {Place[]} */
function placesOf(blocks, starts, { start, end }) {
  const places = [];
  for (let block = lastStarting(starts, start); block < blocks.length && starts[block] < end; block++) {
    const from = Math.max(start - starts[block], 0);
    const to = Math.min(end - starts[block], blocks[block].length);
    if (from < to) places.push({ block, start: from, end: to });
  }
  return places;
}

/** The last block that starts at or before the offset. @param {number[]} starts @param {number} offset */
function lastStarting(starts, offset) {
  let low = 0;
  let high = starts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (starts[middle] <= offset) low = middle + 1;
    else high = middle;
  }
  return Math.max(0, low - 1);
}
