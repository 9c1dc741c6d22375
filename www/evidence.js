// @ts-check
// What tells who said it, with the words that were seen and where they stand: "behind the closing mark: “Osmani said”".

import { BY_HAND } from "./corrections/correct.js";
import { t, tName } from "./strings/index.js";

/** @typedef {import("./types.js").Quote} Quote */

/** Longer passages are cut in the middle. */
const LONGEST = 70;

/** @param {string} text the article's @param {Pick<Quote, "evidence" | "speaker" | "cue" | "content" | "kind">} quote */
export function explainEvidence(text, quote) {
  const what = tName("evidence", quote.evidence);
  // A reader who says who it was saw it in no words.
  const seen = /** @type {string} */ (quote.evidence) === BY_HAND ? null : seenAt(quote);
  if (!seen) return what;
  return t("evidence.seen", { what, where: t(placeOf(quote, seen)), words: shortened(text.slice(seen.start, seen.end)) });
}

/** The words that name the speaker and those that say that it was said. @param {Pick<Quote, "speaker" | "cue" | "content">} quote */
function seenAt({ speaker, cue, content }) {
  const named = [speaker, cue].filter((span) => span !== null && span.end > span.start);
  if (named.length === 0) return null;
  const start = Math.min(...named.map((span) => /** @type {import("./types.js").Span} */ (span).start));
  const end = Math.max(...named.map((span) => /** @type {import("./types.js").Span} */ (span).end));
  // A name and a verb on either side of the quote: the verb is nearer to what was seen.
  const around = content.some((part) => part.start > start && part.end < end);
  const one = cue ?? speaker;
  return around && one ? { start: one.start, end: one.end } : { start, end };
}

/** @param {Pick<Quote, "content" | "kind">} quote @param {import("./types.js").Span} seen */
function placeOf({ content, kind }, seen) {
  if (seen.end <= content[0].start) return kind === "direct" ? "where.beforeMark" : "where.before";
  if (seen.start >= content[content.length - 1].end) return kind === "direct" ? "where.behindMark" : "where.behind";
  return "where.between";
}

/** @param {string} words */
function shortened(words) {
  const line = words.replace(/\s+/g, " ").trim();
  if (line.length <= LONGEST) return line;
  const half = LONGEST / 2;
  return `${line.slice(0, half).replace(/\s+\S*$/, "")} … ${line.slice(-half).replace(/^\S*\s+/, "")}`;
}
