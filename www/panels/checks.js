// @ts-check
// What an editor should look at before publishing.

import { button, fillInParts, h } from "../dom.js";
import { explainCheck } from "../explain.js";
import { fold, groupsBy } from "./fold.js";
import { paragraphMark } from "../spans.js";
import { t, tName } from "../strings/index.js";

/** @typedef {import("../types.js").App} App */
/** @typedef {import("../types.js").Article} Article */
/** @typedef {import("../types.js").Report} Report */

const ORDER = ["error", "warning", "note"];
const LONGEST_EXCERPT = 140;
/** More than these are grouped by what is the matter. */
const FEW = 6;
/** So many of a group are read without being asked for, unless they are notes. */
const AT_A_GLANCE = 3;

/** @param {App} app @param {Article} article @param {Report} report @returns {Node} */
export function checksPanel(app, article, report) {
  if (report.checks.length === 0) return h("p", { class: "quiet" }, t("checks.none"));
  const severity = (/** @type {number} */ index) => ORDER.indexOf(report.checks[index].severity);
  const order = [...report.checks.keys()].sort((a, b) => severity(a) - severity(b) || a - b);
  const list = (/** @type {number[]} */ indexes) => {
    const node = h("ul", { class: "cards tight" });
    fillInParts(node, indexes, (index) => card(app, article, report, index), (n) => t("list.more", { n }));
    return h("div", {}, node);
  };
  if (order.length <= FEW) return list(order);
  const kinds = groupsBy(order, (index) => report.checks[index].kind);
  return h(
    "div",
    {},
    h("p", { class: "quiet" }, t("checks.summary", { n: order.length, kinds: kinds.length })),
    ...kinds.map(([kind, own]) => {
      const worst = report.checks[own[0]].severity;
      return fold([tName("check", kind), " ", h("span", { class: "badge" }, tName("severity", worst))], own.length, worst !== "note" && own.length <= AT_A_GLANCE, list(own));
    }),
  );
}

/** @param {App} app @param {Article} article @param {Report} report @param {number} index */
function card(app, article, report, index) {
  const check = report.checks[index];
  const name = tName("check", check.kind);
  const words = article.text.slice(check.start, check.end);
  return h(
    "li",
    { class: `card check ${check.severity}` },
    h("p", { class: "card-head" }, h("strong", {}, name), h("span", { class: "badge" }, tName("severity", check.severity)), h("span", { class: "quiet end" }, paragraphMark(report, check.start))),
    h("p", {}, explainCheck(article.text, report, check)),
    words && h("p", { class: "excerpt", lang: report.language }, words.length > LONGEST_EXCERPT ? `${words.slice(0, LONGEST_EXCERPT)}…` : words),
    h("p", { class: "card-foot" }, button(t("act.jump"), () => app.desk.select({ kind: "check", index }), { "aria-label": t("act.jump.check", { name }) })),
  );
}
