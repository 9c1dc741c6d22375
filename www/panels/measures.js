// @ts-check
// Measures of the article, what an editor asks first at the top. Every number says on demand how it is made; no chart is without words.

import { h } from "../dom.js";
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

/** @param {App} app @param {Article} article @param {Report} report @returns {Node} */
export function measuresPanel(app, article, report) {
  return h(
    "div",
    { class: "measures" },
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
