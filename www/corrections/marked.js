// @ts-check
// Which of the words that a reader marks as said stand in quotation marks: what is in none is reported.

/** @typedef {import("../types.js").Span} Span */

// An apostrophe is no mark here: nobody marks one alone, and words in single marks begin or end with one.
const OPENING = /["“„«‹‘]/;
const CLOSING = /["”“»›’]/;
const SINGLE = /['‘’‚]/;
const PAIR = /["“„«]([^"“”„«»]+)["”“»]/g;

/**
 * @param {string} text @param {Span} span what the reader marked, perhaps with the marks around it
 * @param {Span} block in which it begins
 * @returns {{ kind: "direct" | "mixed" | "indirect", content: Span, marked: Span[] }}
 */
export function asSaid(text, span, block) {
  const content = withoutMarks(text, span);
  const before = text[content.start - 1] ?? "";
  const after = text[content.end] ?? "";
  if (OPENING.test(before) || CLOSING.test(after) || (SINGLE.test(before) && SINGLE.test(after)) || isOpen(text.slice(block.start, content.start))) return { kind: "direct", content, marked: [content] };
  const words = text.slice(content.start, content.end);
  const marked = [...words.matchAll(PAIR)].map(({ index, 1: inside }) => ({ start: content.start + index + 1, end: content.start + index + 1 + inside.length }));
  return { kind: marked.length > 0 ? "mixed" : "indirect", content, marked };
}

/** The marks around it are nobody's words. @param {string} text @param {Span} span @returns {Span} */
function withoutMarks(text, { start, end }) {
  const isIn = end - start > 2 && OPENING.test(text[start]) && CLOSING.test(text[end - 1]) && !/["“”„«»]/.test(text.slice(start + 1, end - 1));
  return isIn ? { start: start + 1, end: end - 1 } : { start, end };
}

/** Whether a quotation that began in these words goes on behind them. @param {string} words */
function isOpen(words) {
  const straight = words.match(/"/g)?.length ?? 0;
  return straight % 2 === 1 || words.lastIndexOf("“") > words.lastIndexOf("”") && !/„/.test(words) || words.lastIndexOf("«") > words.lastIndexOf("»") || words.lastIndexOf("„") > words.lastIndexOf("“");
}
