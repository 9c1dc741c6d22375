// @ts-check
// A quote in a form that can stand elsewhere: its words, who said them, where.

import { titleOf } from "./desk.js";
import { copyByHand } from "./dialogs/copy.js";
import { paragraphMark } from "./spans.js";
import { t } from "./strings/index.js";

/** @typedef {import("./types.js").Article} Article */
/** @typedef {import("./types.js").Report} Report */
/** @typedef {import("./types.js").Quote} Quote */

/** The words of a quote, in marks where the article has them in marks. @param {string} text @param {Quote} quote */
export function quoteText(text, quote) {
  const words = quote.content.map((span) => text.slice(span.start, span.end).trim()).join(" … ");
  return quote.kind === "direct" ? `“${words}”` : words;
}

/** @param {Article} article @param {Report} report @param {number} index */
export function citation(article, report, index) {
  const quote = report.quotes[index];
  const entity = quote.speaker?.entity ?? null;
  const name = entity === null ? (quote.speaker?.text ?? t("speaker.none")) : report.entities[entity].name;
  const doubt = quote.confidence === "guess" ? ` (${t("quote.guess")})` : "";
  const place = [titleOf(article), article.name, paragraphMark(report, quote.content[0].start)].filter(Boolean).join(", ");
  return `${quoteText(article.text, quote)} — ${name}${doubt}. ${place}`;
}

/** @param {import("./types.js").App} app @param {Article} article @param {Report} report @param {number} index */
export async function copyWithCitation(app, article, report, index) {
  const words = citation(article, report, index);
  try {
    await navigator.clipboard.writeText(words);
    app.say(t("said.copied"));
  } catch {
    copyByHand(words);
  }
}
