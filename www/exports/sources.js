// @ts-check
/** Sources and quotes of all articles as tables, for CSV and for spreadsheets. */
import { headOf } from "../sources/heads.js";
import { outletOrTitle, wordsOf } from "../sources/gather.js";
import { table } from "./csv.js";
import { spreadsheet } from "./spreadsheet.js";

/** @typedef {import("../sources/gather.js").Source} Source */
/** @typedef {import("../sources/gather.js").Line} Line */
/** @typedef {import("../sources/gather.js").Audit} Audit */

const SOURCES = ["person", "type", "role", "organization", "articles", "outlets", "direct quotes", "reported", "words quoted", "words reported", "share", "gender (by hand)", "kind of source (by hand)", "affiliation (by hand)"];
const QUOTES = ["speaker", "kind", "confidence", "words", "quote", "article", "outlet", "date", "paragraph"];

/** @param {Source[]} sources @param {(key: string) => Audit} audit @returns {(string | number)[][]} */
const sourceRows = (sources, audit) => sources.map((source) => {
  const { gender, sort, affiliation } = audit(source.key);
  const outlets = [...new Set([...source.articles].map(outletOrTitle))].join("; ");
  return [source.name, source.type, source.role, source.organization, source.articles.size, outlets, source.direct, source.reported, source.words, source.told, Math.round(source.share * 1000) / 1000, gender, sort, affiliation];
});

/** @param {Line[]} lines @returns {(string | number)[][]} */
const quoteRows = (lines) => lines.map((line) => {
  const { outlet, date, title } = headOf(line.article);
  return [line.name, line.kind, line.confidence, wordsOf(line), line.text, title, outlet, date, line.paragraph];
});

/** @param {Source[]} sources @param {(key: string) => Audit} audit */
export const sourcesCsv = (sources, audit) => table(SOURCES, sourceRows(sources, audit));

/** @param {Line[]} lines */
export const linesCsv = (lines) => table(QUOTES, quoteRows(lines));

/** Both tables in one file for Excel and LibreOffice. @param {Source[]} sources @param {(key: string) => Audit} audit @param {Line[]} lines @returns {Uint8Array<ArrayBuffer>} */
export const sourcesSpreadsheet = (sources, audit, lines) => spreadsheet([
  { name: "Sources", rows: [SOURCES, ...sourceRows(sources, audit)] },
  { name: "Quotes", rows: [QUOTES, ...quoteRows(lines)] },
]);
