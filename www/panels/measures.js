// @ts-check
// Measures of the article, what an editor asks first at the top. Every number says on demand how it is made; no chart is without words.

import { h } from "../dom.js";
import { t } from "../strings/index.js";
import { lengths } from "./measures/lengths.js";
import { facts } from "./measures/facts.js";
import { keyPhrases, keySentences } from "./measures/gist.js";
import { names } from "./measures/names.js";
import { sourcing } from "./measures/sourcing.js";
import { readability, variety } from "./measures/scores.js";
import { style } from "./measures/style.js";

/** @typedef {import("../types.js").App} App */
/** @typedef {import("../types.js").Article} Article */
/** @typedef {import("../types.js").Report} Report */
/** @typedef {import("../corrections/correct.js").Correction} Correction */

/** What the engine is told: all its figures follow. @type {Set<Correction["type"]>} */
const TOLD = new Set(["role", "fact"]);

/** @param {App} app @param {Article} article @param {Report} report @returns {Node} */
export function measuresPanel(app, article, report) {
  return h(
    "div",
    { class: "measures" },
    article.corrections.present.some(({ type }) => !TOLD.has(type)) && h("p", { class: "quiet" }, t("measure.corrected")),
    facts(report),
    sourcing(app, report),
    lengths(app, article, report),
    ...style(app, article, report),
    keyPhrases(app, report),
    keySentences(app, article, report),
    names(app, article, report),
    readability(report),
    variety(report),
  );
}
