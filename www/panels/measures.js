// @ts-check
// Measures: how long, how much of it quoted, sentence lengths in the order of reading.

import { button, h, svg } from "../dom.js";
import { FURNITURE } from "../view/blocks.js";
import { gatherSpeakers } from "../speakers.js";
import { paragraphMark } from "../spans.js";
import { decimal, percent, t } from "../strings/index.js";
import { readability } from "./readability.js";

/** @typedef {import("../types.js").App} App */
/** @typedef {import("../types.js").Article} Article */
/** @typedef {import("../types.js").Report} Report */

// Above this many words a sentence is hard to take in at one reading.
const LONG = 35;
// More bars than that are narrower than a stroke.
const MOST_BARS = 400;

/** @param {App} app @param {Article} article @param {Report} report @returns {Node} */
export function measuresPanel(app, article, report) {
  return h("div", {}, facts(report), lengths(app, article, report), quoted(app, report), readability(report));
}

/** @param {Report} report */
function facts(report) {
  const { words, sentences, paragraphs, characters, readingSeconds } = report.statistics;
  const minutes = Math.max(1, Math.round(readingSeconds / 60));
  const pairs = [
    [t("measure.words"), decimal(words, 0)],
    [t("measure.sentences"), decimal(sentences, 0)],
    [t("measure.paragraphs"), decimal(paragraphs, 0)],
    [t("measure.characters"), decimal(characters, 0)],
    [t("measure.reading"), t("measure.minutes", { n: minutes })],
    [t("measure.perSentence"), decimal(words / Math.max(1, sentences))],
  ];
  return h("dl", { class: "facts" }, ...pairs.map(([name, value]) => h("div", {}, h("dt", {}, name), h("dd", {}, value))));
}

/** @param {App} app @param {Article} article @param {Report} report */
function lengths(app, article, report) {
  const body = [...report.sentences.keys()].filter((index) => report.sentences[index].words > 0 && !FURNITURE.has(report.blocks[report.sentences[index].block].role));
  if (body.length === 0) return null;
  const words = (/** @type {number} */ index) => report.sentences[index].words;
  const sorted = body.map(words).sort((a, b) => a - b);
  const long = body.filter((index) => words(index) > LONG).sort((a, b) => words(b) - words(a));
  const summary = t("lengths.summary", { median: sorted[sorted.length >> 1], longest: sorted[sorted.length - 1], long: long.length, limit: LONG });
  return h(
    "section",
    {},
    h("h3", {}, t("lengths.title")),
    strip(app, body.slice(0, MOST_BARS), words, summary),
    h("p", { class: "quiet" }, summary),
    long.length > 0 && h("h4", {}, t("lengths.long")),
    long.length > 0 && h("ul", { class: "figure-list" }, ...long.slice(0, 5).map((index) => longSentence(app, article, report, index))),
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

/** @param {App} app @param {Report} report */
function quoted(app, report) {
  const { speakers } = gatherSpeakers(report, app.desk.colours);
  const heard = speakers.filter((speaker) => speaker.words + speaker.reported > 0);
  if (heard.length === 0) return null;
  const most = Math.max(...heard.map((speaker) => speaker.words + speaker.reported));
  const total = Math.max(1, report.statistics.words);
  const row = (/** @type {typeof heard[number]} */ speaker) =>
    h(
      "tr",
      {},
      h("th", { scope: "row" }, speaker.name || t("speaker.none")),
      h("td", { class: "bar-cell" }, h("span", { class: `bar solid-${speaker.colour}`, style: { "--size": speaker.words / most } }), h("span", { class: `bar light-${speaker.colour}`, style: { "--size": speaker.reported / most } })),
      h("td", {}, String(speaker.words)),
      h("td", {}, String(speaker.reported)),
      h("td", {}, percent(speaker.words / total)),
    );
  const head = h("tr", {}, h("th", { scope: "col" }, t("quoted.speaker")), h("td", {}), h("th", { scope: "col" }, t("quoted.words")), h("th", { scope: "col" }, t("quoted.reported")), h("th", { scope: "col" }, t("quoted.share")));
  return h("section", {}, h("h3", {}, t("quoted.title")), h("table", { class: "table" }, h("thead", {}, head), h("tbody", {}, ...heard.slice(0, 30).map(row))));
}

