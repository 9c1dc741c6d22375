// @ts-check
/**
 * Comma-separated values after RFC 4180, UTF-8, one header row.
 *
 * What a spreadsheet would run as a formula is written with an apostrophe before it (OWASP, "CSV Injection"): at the start of a cell,
 * and behind a semicolon, tab or line break, where other spreadsheets begin one.
 */
import { isCorrected, slice, speakerName, words } from "./article.js";

/** @typedef {import("./article.js").Article} Article */

// White space, invisible signs and quotation marks before the sign hide it from nobody but the reader; full-width signs count as well.
const FORMULA = /((?:^|[;\t\r\n\v\f\u0085\u2028\u2029])[\p{Zs}\p{Cf}"'\x00-\x08\x0e-\x1f]*)([=+\-@\uff1d\uff0b\uff0d\uff20\ufe66\ufe62\ufe63\ufe6b])/gu;

/** @param {unknown} value */
function cell(value) {
  if (typeof value === "number") return String(value);
  const text = value === null || value === undefined ? "" : String(value);
  const safe = text.replace(FORMULA, "$1'$2");
  return /[",;\t\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** A table of cells, each made safe. @param {string[]} header @param {unknown[][]} rows */
export const table = (header, rows) => [header, ...rows].map((row) => `${row.map(cell).join(",")}\r\n`).join("");

/** @type {import("./article.js").Format} */
export const quotesCsv = {
  id: "csv-quotes",
  label: "CSV (quotes)",
  extension: "quotes.csv",
  mime: "text/csv;charset=utf-8",
  make: (article) =>
    table(
      ["article", "corrections", "quote", "kind", "speaker", "speaker as printed", "cue", "words", "closed", "confidence", "evidence", "corrected", "start", "end", "text"],
      article.report.quotes.map((quote, index) => [
        article.title,
        article.corrections,
        index + 1,
        quote.kind,
        speakerName(article, quote),
        quote.speaker?.text,
        quote.cue?.text,
        quote.words,
        quote.closed,
        quote.confidence,
        quote.evidence,
        isCorrected(quote),
        quote.content[0].start,
        quote.content[quote.content.length - 1].end,
        words(article, quote),
      ]),
    ),
};

/** @type {import("./article.js").Format} */
export const entitiesCsv = {
  id: "csv-entities",
  label: "CSV (people, organizations, places)",
  extension: "entities.csv",
  mime: "text/csv;charset=utf-8",
  make: (article) =>
    table(
      ["article", "corrections", "type", "name", "also as", "roles", "mentions", "salience", "corrected"],
      article.report.entities.map((entity) => [
        article.title,
        article.corrections,
        entity.type,
        entity.name,
        entity.aliases.join("; "),
        entity.roles.map(({ text }) => text).join("; "),
        entity.mentions.length,
        entity.salience,
        isCorrected(entity),
      ]),
    ),
};

/** @type {import("./article.js").Format} */
export const sentencesCsv = {
  id: "csv-sentences",
  label: "CSV (sentences)",
  extension: "sentences.csv",
  mime: "text/csv;charset=utf-8",
  make: (article) =>
    table(
      ["article", "corrections", "sentence", "role", "words", "start", "end", "text"],
      article.report.sentences.map((sentence, index) => [
        article.title,
        article.corrections,
        index + 1,
        article.report.blocks[sentence.block].role,
        sentence.words,
        sentence.start,
        sentence.end,
        slice(article, sentence),
      ]),
    ),
};
