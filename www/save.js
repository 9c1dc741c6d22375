// @ts-check
// Articles to files of a format: one file as it is, several in a zip.

import { titleOf } from "./desk.js";
import { download } from "./download.js";
import { factsOf, publishedOn } from "./facts.js";
import { FORMATS, fileName, needsText, zip } from "./exports/index.js";
import { tName } from "./strings/index.js";

/** @typedef {import("./types.js").Article} Article */
/** @typedef {import("./exports/article.js").Format} Format */
/** @typedef {import("../pkg/index.js").Analyzer} Analyzer */

/**
 * Hands the articles to the reader in every one of the formats.
 *
 * @param {Article[]} articles analysed ones
 * @param {readonly Format[]} formats
 * @param {Analyzer} analyzer
 * @returns {Promise<string>} the file's name
 */
export async function save(articles, formats, analyzer) {
  const files = [];
  for (const article of articles) for (const format of formats) files.push(...(await filesOf(article, format, analyzer)));
  const [only] = files;
  if (files.length === 1) download(only.name, new Blob([only.content], { type: formats[0].mime }));
  else download(archiveName(formats), new Blob([zip(files)], { type: "application/zip" }));
  return files.length === 1 ? only.name : archiveName(formats);
}

/** @param {readonly Format[]} formats */
const archiveName = (formats) => (formats.length === 1 ? `nutgraf-${formats[0].id}.zip` : "nutgraf.zip");

/** @param {Article} article @param {Format} format @param {Analyzer} analyzer */
async function filesOf(article, format, analyzer) {
  const ready = { title: titleOf(article), ...named(article), source: article.name || tName("how", article.how), text: article.text, corrections: article.corrections.present.length, report: await reportFor(article, format, analyzer) };
  const files = [{ name: fileName(ready, format.extension), content: format.make(ready) }];
  if (needsText(format)) files.push({ name: fileName(ready, "txt"), content: article.text });
  return files;
}

/** The articles in a format, to be pasted somewhere. @param {Article[]} articles @param {string} id @param {Analyzer} analyzer */
export async function written(articles, id, analyzer) {
  const format = /** @type {Format} */ (FORMATS.find((one) => one.id === id));
  const files = await Promise.all(articles.map((article) => filesOf(article, format, analyzer)));
  return files.map(([file]) => file.content).join("\n");
}

/** What the reader set, or the text says. @param {Article} article */
function named(article) {
  const { title, outlet, byline } = factsOf(article);
  return { headline: title || undefined, outlet: outlet || undefined, byline: byline || undefined };
}

/** The report of an article; formats made of tokens need these too. @param {Article} article @param {Format} format @param {Analyzer} analyzer */
async function reportFor(article, format, analyzer) {
  const report = /** @type {import("./types.js").Report} */ (article.report);
  if (format.id !== "conll" || "tokens" in report) return report;
  const whole = await analyzer.analyze(article.text, /** @type {any} */ ({ published: publishedOn(article), tokens: true }));
  return { ...whole, blocks: report.blocks, quotes: report.quotes, mentions: report.mentions, entities: report.entities };
}
