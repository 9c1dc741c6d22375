// @ts-check
// Readability scores, each with the formula that it comes from: a number without its formula says nothing.

import { h } from "../dom.js";
import { explainReason } from "../explain.js";
import { decimal, t } from "../strings/index.js";

/** @typedef {import("../types.js").Report} Report */
/** @typedef {{ value: number | null, reason: string | null }} Measure */

// W words, S sentences, Y syllables, L letters: the names and signs are the same in every language.
const FORMULAS = /** @type {const} */ ({
  flesch: ["Flesch reading ease", "206.835 − 1.015 W/S − 84.6 Y/W"],
  fleschKincaid: ["Flesch–Kincaid grade", "0.39 W/S + 11.8 Y/W − 15.59"],
  gunningFog: ["Gunning fog", "0.4 (W/S + 100 C/W)"],
  smog: ["SMOG", "1.043 √(30 P/S) + 3.1291"],
  colemanLiau: ["Coleman–Liau", "5.88 L/W − 29.6 S/W − 15.8"],
  ari: ["ARI", "4.71 A/W + 0.5 W/S − 21.43"],
  lix: ["LIX", "W/S + 100 B/W"],
  rix: ["RIX", "B/S"],
});

/** @param {Report} report @returns {Node | null} nothing where the report has no such measures */
export function readability(report) {
  const scores = /** @type {Record<string, Measure> | undefined} */ (/** @type {any} */ (report.statistics).readability);
  if (!scores) return null;
  const rows = Object.entries(FORMULAS).flatMap(([key, [name, formula]]) => (scores[key] ? [row(name, formula, scores[key])] : []));
  const head = h("tr", {}, h("th", { scope: "col" }, t("readability.score")), h("th", { scope: "col" }, t("readability.value")), h("th", { scope: "col" }, t("readability.formula")));
  return h("section", {}, h("h3", {}, t("readability.title")), h("table", { class: "table" }, h("thead", {}, head), h("tbody", {}, ...rows)), h("p", { class: "quiet" }, t("readability.signs")));
}

/** @param {string} name @param {string} formula @param {Measure} score */
function row(name, formula, { value, reason: english }) {
  const reason = explainReason(english);
  return h("tr", {}, h("th", { scope: "row" }, name), h("td", { title: reason ?? "" }, value === null ? "–" : `${decimal(value)}${reason ? " *" : ""}`), h("td", { class: "formula" }, formula, reason && h("span", { class: "quiet" }, ` ${reason}`)));
}
