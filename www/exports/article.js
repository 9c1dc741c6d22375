// @ts-check
/**
 * What an export reads, and the questions that several exports ask of it.
 *
 * @typedef {import("../../pkg/report.js").Report} Report
 * @typedef {{start: number, end: number}} Offsets  UTF-16 code units, half-open
 *
 * @typedef {object} Article
 * @property {string} title   what the tray calls it
 * @property {string} [headline]  as the reader set it, or the text has it
 * @property {string} [outlet]  as the reader set it
 * @property {string} [byline]  as the reader set it, or the text has it
 * @property {string} source  where it came from: a file's name, "pasted"
 * @property {string} text    the text exactly as it was analysed
 * @property {Report} report  with offsets in UTF-16; quotes and entities that a person changed carry `corrected: true`
 * @property {number} corrections  how many corrections a person made; also those that took something out and left no trace
 *
 * @typedef {object} Format
 * @property {string} id
 * @property {string} label
 * @property {string} extension  without the dot
 * @property {string} mime
 * @property {(article: Article) => string} make
 */

/** The text of a span. @param {Article} article @param {Offsets} span */
export const slice = (article, span) => article.text.slice(span.start, span.end);

/** The words of a quote; `[…]` stands where a cue interrupts them. @param {Article} article @param {Report["quotes"][number]} quote */
export const words = (article, quote) => quote.content.map((span) => slice(article, span)).join(" […] ");

/**
 * The full name of a quote's speaker, or the words that stand for it; `null` where nobody is named.
 * @param {Article} article @param {Report["quotes"][number]} quote
 */
export function speakerName(article, quote) {
  if (!quote.speaker) return null;
  const { entity, text } = quote.speaker;
  return entity === null || entity === undefined ? text : article.report.entities[entity].name;
}

/** Whether a person changed it. @param {object} thing */
export const isCorrected = (thing) => "corrected" in thing && thing.corrected === true;

/** What a reader of the export must know of the whole of it; empty where nobody changed anything. @param {Article} article */
export const correctionNote = ({ corrections }) => (corrections === 0 ? "" : corrections === 1 ? "1 correction by hand" : `${corrections} corrections by hand`);

/** The article's headline, or its title in the tray. @param {Article} article */
export function headline(article) {
  if (article.headline) return article.headline;
  const block = article.report.blocks.find(({ role }) => role === "headline");
  return block ? slice(article, block) : article.title;
}

/** The number of code points before each of the given UTF-16 offsets, for formats that count those. @param {string} text */
export function codePoints(text) {
  const before = new Uint32Array(text.length + 1);
  for (let at = 0, count = 0; at < text.length; count += 1) {
    const width = /** @type {number} */ (text.codePointAt(at)) > 0xffff ? 2 : 1;
    for (let step = 1; step <= width; step += 1) before[at + step] = count + (step === width ? 1 : 0);
    at += width;
  }
  return (/** @type {number} */ offset) => before[offset];
}
