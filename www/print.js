// @ts-check
// What is printed after the article: its quotes, numbered as in the margin, and a table of where all this comes from.

import { quoteText } from "./citation.js";
import { titleOf } from "./desk.js";
import { factsOf } from "./facts.js";
import { h } from "./dom.js";
import { gatherSpeakers } from "./speakers.js";
import { paragraphMark } from "./spans.js";
import { t, tName } from "./strings/index.js";

/** @typedef {import("./types.js").App} App */
/** @typedef {import("./types.js").Article} Article */
/** @typedef {import("./types.js").Report} Report */

/** A place that stays empty until something is printed. @param {App} app @returns {HTMLElement} */
export function preparePrint({ desk, signal }) {
  const node = h("div", { class: "printed" });
  addEventListener("beforeprint", () => {
    const { current } = desk;
    if (current?.report && desk.view === "article") node.replaceChildren(...quotes(desk, current, current.report), ...sources(current, current.report));
  }, { signal });
  addEventListener("afterprint", () => node.replaceChildren(), { signal });
  return node;
}

/** @param {import("./desk.js").Desk} desk @param {Article} article @param {Report} report */
function quotes(desk, article, report) {
  if (report.quotes.length === 0) return [];
  const { ofQuote } = gatherSpeakers(report, desk.colours);
  const item = (/** @type {import("./types.js").Quote} */ quote, /** @type {number} */ index) => {
    const doubts = [quote.kind !== "direct" && tName("quote", quote.kind), quote.corrected && t("quote.corrected"), quote.confidence === "guess" && quote.speaker && t("quote.guess"), !quote.closed && t("quote.open")].filter(Boolean);
    return h("li", {}, h("strong", {}, ofQuote[index].name || t("speaker.none")), ` ${paragraphMark(report, quote.content[0].start)} `, quoteText(article.text, quote), doubts.length > 0 && ` (${doubts.join(", ")})`);
  };
  return [h("h2", {}, t("panel.quotes")), h("ol", {}, ...report.quotes.map(item))];
}

/** @param {Article} article @param {Report} report */
function sources(article, report) {
  const { outlet, byline, date } = factsOf(article);
  const rows = [
    [t("print.article"), titleOf(article)],
    [tName("about", "outlet"), outlet],
    [tName("about", "byline"), byline],
    [tName("about", "date"), date],
    [t("print.source"), [tName("how", article.how), article.name].filter(Boolean).join(", ")],
    [t("measure.words"), String(report.statistics.words)],
    [t("print.corrections"), String(article.corrections.present.length)],
    ["SHA-256", report.text.sha256],
    [t("print.engine"), `${report.engine.name} ${report.engine.version}`],
  ];
  return [h("h2", {}, t("print.sources")), h("table", { class: "table" }, h("tbody", {}, ...rows.filter(([, value]) => value !== "").map(([name, value]) => h("tr", {}, h("th", { scope: "row" }, name), h("td", {}, value)))))];
}
