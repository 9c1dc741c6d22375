// @ts-check
// What is painted where: the report as a sorted list of spans with the name of a highlight each.

import { blockAt } from "../spans.js";
import { t, tName } from "../strings/index.js";

/** @typedef {import("../types.js").Report} Report */
/** @typedef {import("../types.js").Span} Span */
/** @typedef {import("../speakers.js").Speaker} Speaker */
/** @typedef {Span & { name: string, label: string }} Painted */

/** The layers a reader can switch, with the highlights that each holds; the order is that of the keys 1 to 8. */
export const LAYERS = /** @type {const} */ ({
  quotes: ["quote", "reported"],
  person: ["person"],
  organization: ["organization"],
  place: ["place"],
  sentences: [],
  dates: ["date", "figure"],
  checks: ["note", "warning", "error"],
  misc: ["misc"],
});

/** @typedef {keyof typeof LAYERS} Layer */

/**
 * @param {Report} report
 * @param {Speaker[]} ofQuote the speaker of each quote
 * @param {Set<string>} layers
 * @returns {Painted[][]} for each block what is painted in it
 */
export function paintPlan(report, ofQuote, layers) {
  /** @type {Painted[][]} */
  const plan = report.blocks.map(() => []);
  /** @param {Span} span @param {string} name @param {string} label */
  const put = (span, name, label) => {
    for (let block = blockAt(report, span.start); block < plan.length && report.blocks[block].start < span.end; block++) {
      plan[block].push({ start: span.start, end: span.end, name, label });
    }
  };
  if (layers.has("quotes")) putQuotes(report, ofQuote, put);
  for (const mention of report.mentions) if (layers.has(mention.type)) put(mention, mention.type, tName("type", mention.type));
  if (layers.has("dates")) {
    for (const date of report.dates) put(date, "date", t("kind.date"));
    for (const figure of report.figures) put(figure, "figure", t("kind.figure"));
  }
  if (layers.has("checks")) for (const check of report.checks) put(check, check.severity, tName("check", check.kind));
  return plan;
}

/** @param {Report} report @param {Speaker[]} ofQuote @param {(span: Span, name: string, label: string) => void} put */
function putQuotes(report, ofQuote, put) {
  report.quotes.forEach((quote, index) => {
    const { colour, name } = ofQuote[index];
    const family = quote.kind === "indirect" ? "reported" : "quote";
    const label = t(quote.kind === "indirect" ? "mark.reported" : "mark.quote", { name: name || t("speaker.none") });
    for (const span of quote.content) put(span, `${family}-${colour}`, label);
  });
}
