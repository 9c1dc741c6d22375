// @ts-check
// What the article comes back to, and sentences that carry it. Both are counted out of its own words; neither is a summary.

import { button, h } from "../../dom.js";
import { paragraphMark } from "../../spans.js";
import { t } from "../../strings/index.js";
import { how } from "./score.js";

/** @typedef {import("../../types.js").App} App */
/** @typedef {import("../../types.js").Report} Report */

/** @param {App} app @param {Report} report */
export function keyPhrases(app, report) {
  const phrases = report.statistics.keyPhrases;
  if (phrases.length === 0) return null;
  const chip = (/** @type {typeof phrases[number]} */ { text, spans }, /** @type {number} */ index) =>
    h("li", {}, button(text, () => app.desk.select({ kind: "phrase", index }), { class: "chip", "aria-label": t("phrases.jump", { text, n: spans.length }) }, h("span", { class: "count" }, `×${spans.length}`)));
  return h("section", {}, h("h3", {}, t("phrases.title")), h("ul", { class: "phrases" }, ...phrases.map(chip)), how(t("phrases.how")));
}

/** @param {App} app @param {import("../../types.js").Article} article @param {Report} report */
export function keySentences(app, article, report) {
  const chosen = report.statistics.keySentences.filter(({ sentence }) => report.sentences[sentence]);
  if (chosen.length === 0) return null;
  const item = (/** @type {typeof chosen[number]} */ { sentence: index }) => {
    const { start, end } = report.sentences[index];
    return h("li", {}, button(article.text.slice(start, end), () => app.desk.select({ kind: "sentence", index }), { class: "name" }), h("span", { class: "quiet" }, ` ${paragraphMark(report, start)}`));
  };
  return h("section", {}, h("h3", {}, t("carry.title")), h("p", { class: "quiet" }, t("carry.hint")), h("ol", { class: "carrying" }, ...chosen.map(item)), how(t("carry.how")));
}
