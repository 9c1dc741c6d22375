// @ts-check
// One measure: its name and value at a glance; how to read it, its formula and its source when opened.

import { h, svg } from "../../dom.js";
import { explainReason } from "../../explain.js";
import { decimal, percent, t } from "../../strings/index.js";

/** @typedef {import("../../../pkg/report.js").Measure} Measure */

/**
 * @typedef {object} Definition
 * @property {string} name
 * @property {import("../../strings/index.js").Key} read what low and high values mean
 * @property {string} formula
 * @property {string} [source]
 * @property {number} from the least that texts usually have
 * @property {number} to the most
 * @property {number} [digits]
 */

/** @param {Measure} measure @param {number} [digits] */
export function valueOf({ value }, digits = 1) {
  return value === null ? "–" : decimal(value, digits);
}

/** @param {Measure} measure @returns {string} "–" where the text is too short for one */
export function shareOf({ value }) {
  return value === null ? "–" : percent(value);
}

/** @param {Definition} definition @param {Measure} measure */
export function score({ name, read, formula, source, from, to, digits = 1 }, measure) {
  const reason = explainReason(measure.reason);
  return h(
    "details",
    { class: "score" },
    h("summary", {}, h("span", { class: "score-name" }, name), scale(measure.value, from, to), h("span", { class: "score-value" }, valueOf(measure, digits), reason && " *")),
    h("p", {}, t(read)),
    h("p", { class: "formula" }, formula),
    source && h("p", { class: "quiet" }, source),
    reason && h("p", { class: "quiet" }, `* ${reason}`),
  );
}

/** Where the value lies between what texts usually have; the number beside it says the same. @param {number | null} value @param {number} from @param {number} to */
function scale(value, from, to) {
  if (value === null) return h("span", { class: "scale" });
  const at = (Math.max(0, Math.min(1, (value - from) / (to - from))) * 96 + 2).toFixed(1);
  return svg("svg", { class: "scale", viewBox: "0 0 100 10", preserveAspectRatio: "none", "aria-hidden": "true" }, svg("path", { class: "line", d: "M0 5H100" }), svg("path", { class: "mark", d: `M${at} 0V10` }));
}

/** How something is counted, for who asks. @param {...import("../../dom.js").Child} said */
export function how(...said) {
  return h("details", { class: "how" }, h("summary", {}, t("measure.how")), ...said.map((one) => h("p", { class: "quiet" }, one)));
}
