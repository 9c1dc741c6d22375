// @ts-check
// Who gets the word, how much, and where: what no readability formula tells.

import { h, svg } from "../../dom.js";
import { gatherSpeakers, totals } from "../../speakers.js";
import { percent, t } from "../../strings/index.js";
import { how, shareOf } from "./score.js";

/** @typedef {import("../../types.js").App} App */
/** @typedef {import("../../types.js").Report} Report */
/** @typedef {import("../../speakers.js").Speaker} Speaker */

const MOST_ROWS = 30;
// More strokes than that are narrower than a pixel.
const MOST_STROKES = 600;

/** @param {App} app @param {Report} report */
export function sourcing(app, report) {
  const { speakers, ofQuote } = gatherSpeakers(report, app.desk.colours);
  const heard = speakers.filter((speaker) => speaker.words + speaker.reported > 0);
  if (heard.length === 0) return h("section", {}, h("h3", {}, t("quoted.title")), h("p", { class: "quiet" }, t("quotes.none")));
  const { firstQuote } = report.statistics.sourcing;
  const { quoted, reported } = totals(speakers);
  const share = (/** @type {number} */ part) => percent(part / Math.max(1, report.statistics.words));
  const nobody = report.quotes.filter((quote) => quote.speaker === null).length;
  return h(
    "section",
    {},
    h("h3", {}, t("quoted.title")),
    h("p", {}, t("quoted.shares", { quoted: share(quoted), reported: share(reported) })),
    h("p", {}, t("quoted.first", { share: shareOf(firstQuote) }), nobody > 0 && ` ${t("quoted.nobody", { n: nobody })}`),
    order(app, report, ofQuote),
    table(report, heard),
    how(t("quoted.how")),
  );
}

/** The quotes in the order of reading, in their speakers' colours. @param {App} app @param {Report} report @param {Speaker[]} ofQuote */
function order(app, report, ofQuote) {
  const length = Math.max(1, report.text.length);
  const strokes = report.quotes.slice(0, MOST_STROKES).flatMap((quote, index) =>
    quote.content.map(({ start, end }) =>
      svg("rect", { class: `fill-${ofQuote[index].colour}`, x: ((start / length) * 100).toFixed(2), y: quote.kind === "indirect" ? 5 : 0, width: Math.max(0.4, ((end - start) / length) * 100).toFixed(2), height: quote.kind === "indirect" ? 5 : 10, on: { click: () => app.desk.select({ kind: "quote", index }) } }),
    ),
  );
  const speakers = [...new Set(ofQuote)].map((speaker) => `${speaker.name || t("speaker.none")} ${speaker.quotes.length}`).join(", ");
  return svg("svg", { class: "order", viewBox: "0 0 100 10", preserveAspectRatio: "none", role: "img", "aria-label": `${t("quoted.order")}: ${speakers}` }, ...strokes);
}

/** @param {Report} report @param {Speaker[]} heard */
function table(report, heard) {
  const most = Math.max(...heard.map((speaker) => speaker.words + speaker.reported));
  const total = Math.max(1, report.statistics.words);
  const row = (/** @type {Speaker} */ speaker) =>
    h(
      "tr",
      {},
      h("th", { scope: "row" }, speaker.name || t("speaker.none")),
      h("td", { class: "bar-cell" }, h("span", { class: `bar solid-${speaker.colour}`, style: { "--size": speaker.words / most } }), h("span", { class: `bar light-${speaker.colour}`, style: { "--size": speaker.reported / most } })),
      h("td", {}, String(speaker.words)),
      h("td", {}, String(speaker.reported)),
      h("td", {}, percent((speaker.words + speaker.reported) / total)),
    );
  const head = h("tr", {}, h("th", { scope: "col" }, t("quoted.speaker")), h("td", {}), h("th", { scope: "col" }, t("quoted.words")), h("th", { scope: "col" }, t("quoted.reported")), h("th", { scope: "col" }, t("quoted.share")));
  return h("table", { class: "table" }, h("thead", {}, head), h("tbody", {}, ...heard.slice(0, MOST_ROWS).map(row)));
}
