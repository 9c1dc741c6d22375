// @ts-check
// What is painted where: the layers of a report, asked for a stretch of the text at a time.

import { lastStarting } from "../spans.js";
import { markedParts, toldParts } from "../said.js";
import { t, tName } from "../strings/index.js";

/** @typedef {import("../types.js").Report} Report */
/** @typedef {import("../types.js").Span} Span */
/** @typedef {import("../speakers.js").Speaker} Speaker */
/** @typedef {Span & { name: string, label: () => string, quote?: number, mention?: number }} Painted `name` of the highlight; `label` in words, for screen readers; the quote or the mention that it is a part of */
/** @typedef {(start: number, end: number) => Painted[]} Plan what is painted between two offsets */

/** The layers a reader can switch, with the highlights that each holds; the order is that of the keys 1 to 9. */
export const LAYERS = /** @type {const} */ ({
  quotes: ["quote"],
  reported: ["reported"],
  person: ["person"],
  organization: ["organization"],
  place: ["place"],
  misc: ["misc"],
  dates: ["date", "figure"],
  checks: ["note", "warning", "error"],
  sentences: [],
});

/** @typedef {keyof typeof LAYERS} Layer */

/**
 * @param {Report} report
 * @param {Speaker[]} ofQuote the speaker of each quote
 * @param {Set<string>} layers
 * @param {(quote: number) => boolean} [isShown] whether the reader's filter lets the quote through
 * @returns {Plan} costs what stands in the stretch, not what stands in the article
 */
export function paintPlan(report, ofQuote, layers, isShown = () => true) {
  const sources = [
    layers.has("quotes") && source(quoteParts(report, ofQuote, isShown, "quote"), ({ name }) => name, ({ label }) => label()),
    layers.has("reported") && source(quoteParts(report, ofQuote, isShown, "reported"), ({ name }) => name, ({ label }) => label()),
    source(report.mentions, ({ type }) => (layers.has(type) ? type : ""), ({ type }) => tName("type", type)),
    layers.has("dates") && source(report.dates, () => "date", () => t("kind.date")),
    layers.has("dates") && source(report.figures, () => "figure", () => t("kind.figure")),
    layers.has("checks") && source(report.checks, ({ severity }) => severity, ({ kind }) => tName("check", kind)),
  ];
  const wanted = sources.filter((one) => one !== false);
  return (start, end) => wanted.flatMap((within) => within(start, end));
}

/**
 * What stands in the accessibility tree where the words are, whatever is painted: quotes and names.
 *
 * @param {Report} report @param {Speaker[]} ofQuote @returns {Plan}
 */
export function spokenPlan(report, ofQuote) {
  const parts = report.quotes.flatMap((quote, index) => {
    const label = () => t(`mark.${quote.kind}`, { name: ofQuote[index].name || t("speaker.none") });
    return quote.content.map(({ start, end }) => ({ start, end, name: "said", label, quote: index }));
  });
  const names = report.mentions.map(({ start, end, type, entity }, index) => ({ start, end, name: "named", label: () => `${report.entities[entity].name}, ${tName("type", type)}`, mention: index }));
  /** @type {Painted[][]} */
  const layers = [parts.sort((a, b) => a.start - b.start), names];
  const sources = layers.map((spans) => source(spans, ({ name }) => name, ({ label }) => label()));
  return (start, end) => sources.flatMap((within) => within(start, end));
}

/**
 * @template {Span & { quote?: number, mention?: number }} T
 * @param {T[]} spans sorted by start
 * @param {(span: T) => string} name empty where the span is not painted
 * @param {(span: T) => string} label
 * @returns {Plan}
 */
function source(spans, name, label) {
  // A span that began before the stretch may reach into it, but not from farther away than the longest.
  const longest = spans.reduce((most, span) => Math.max(most, span.end - span.start), 0);
  return (start, end) => {
    const found = [];
    for (let at = Math.max(0, lastStarting(spans, start - longest)); at < spans.length && spans[at].start < end; at++) {
      const span = spans[at];
      const painted = span.end > start ? name(span) : "";
      if (painted !== "") found.push({ start: span.start, end: span.end, name: painted, label: () => label(span), quote: span.quote, mention: span.mention });
    }
    return found;
  };
}

/** @param {Report} report @param {Speaker[]} ofQuote @param {(quote: number) => boolean} isShown @param {"quote" | "reported"} layer words in marks, or those that the reporter tells */
function quoteParts(report, ofQuote, isShown, layer) {
  const partsOf = layer === "quote" ? markedParts : toldParts;
  const parts = report.quotes.flatMap((quote, index) => {
    if (!isShown(index)) return [];
    const { colour, name } = ofQuote[index];
    const label = () => t(`mark.${layer}`, { name: name || t("speaker.none") });
    return partsOf(quote).map(({ start, end }) => ({ start, end, name: `${layer}-${colour}`, label, quote: index }));
  });
  return parts.sort((a, b) => a.start - b.start);
}
