// @ts-check
// Sentence lengths in the order of reading.

import { button, h, svg } from "../../dom.js";
import { FURNITURE } from "../../view/blocks.js";
import { paragraphMark } from "../../spans.js";
import { decimal, t } from "../../strings/index.js";
import { how, shareOf, valueOf } from "./score.js";

/** @typedef {import("../../types.js").App} App */
/** @typedef {import("../../types.js").Article} Article */
/** @typedef {import("../../types.js").Report} Report */

// Above this many words a sentence is hard to take in at one reading.
const LONG = 35;
// More bars than that are narrower than a stroke.
const MOST_BARS = 400;
const MOST_LISTED = 5;

/** @param {App} app @param {Article} article @param {Report} report */
export function lengths(app, article, report) {
  const body = [...report.sentences.keys()].filter((index) => report.sentences[index].words > 0 && !FURNITURE.has(report.blocks[report.sentences[index].block].role));
  if (body.length === 0) return null;
  const words = (/** @type {number} */ index) => report.sentences[index].words;
  const long = body.filter((index) => words(index) > LONG).sort((a, b) => words(b) - words(a));
  const { mean, median, p90, shareOver25 } = report.statistics.sentenceLengths;
  const longest = body.reduce((most, index) => Math.max(most, words(index)), 0);
  const summary = t("lengths.summary", { median: valueOf(median), longest: decimal(longest, 0), long: long.length, limit: LONG });
  return h(
    "section",
    {},
    h("h3", {}, t("lengths.title")),
    strip(app, body.slice(0, MOST_BARS), words, summary),
    h("p", {}, summary),
    h("p", { class: "quiet" }, t("lengths.more", { mean: valueOf(mean), p90: valueOf(p90), share: shareOf(shareOver25) })),
    long.length > 0 && h("h4", {}, t("lengths.long")),
    long.length > 0 && h("ul", { class: "figure-list" }, ...long.slice(0, MOST_LISTED).map((index) => longSentence(app, article, report, index))),
    how(t("lengths.how")),
  );
}

/** @param {App} app @param {number[]} body @param {(index: number) => number} words @param {string} summary */
function strip(app, body, words, summary) {
  const highest = Math.max(...body.map(words), LONG + 5);
  const bars = body.map((index, at) =>
    svg("rect", { class: words(index) > LONG ? "long" : "", x: at + 0.08, y: highest - words(index), width: 0.84, height: words(index), on: { click: () => app.desk.select({ kind: "sentence", index }) } }),
  );
  const limit = svg("line", { class: "limit", x1: 0, x2: body.length, y1: highest - LONG, y2: highest - LONG });
  return svg("svg", { class: "strip", viewBox: `0 0 ${body.length} ${highest}`, preserveAspectRatio: "none", role: "img", "aria-label": `${t("lengths.title")}: ${summary}` }, ...bars, limit);
}

/** @param {App} app @param {Article} article @param {Report} report @param {number} index */
function longSentence(app, article, report, index) {
  const { start, end, words } = report.sentences[index];
  const beginning = article.text.slice(start, Math.min(end, start + 60)).replace(/\s+\S*$/, "");
  return h("li", {}, button(`${beginning} …`, () => app.desk.select({ kind: "sentence", index }), { class: "name" }), h("span", { class: "quiet" }, ` ${t("count.words", { n: words })} ${paragraphMark(report, start)}`));
}
