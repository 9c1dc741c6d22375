// @ts-check
/**
 * CoNLL-U Plus: a token a line with its place, its name in BIO and its quote in BIO; a blank line after each sentence.
 *
 * Tokens are the engine's: the report must have been made with `tokens: true`.
 */
import { codePoints, correctionNote, isCorrected, slice, speakerName } from "./article.js";

/** @typedef {import("./article.js").Offsets} Offsets */

/** @type {Record<string, string>} */
const TYPES = { person: "PER", organization: "ORG", place: "LOC", misc: "MISC" };

/**
 * The tag of a token: the label of the span that holds it, after `B-` where the span starts with it.
 * @param {Offsets} token @param {(Offsets & {label: string})[]} spans sorted by start
 */
function tag(token, spans) {
  const span = spans.find(({ start, end }) => start <= token.start && token.end <= end);
  if (!span) return "_";
  return `${span.start === token.start ? "B" : "I"}-${span.label}`;
}

/** @type {import("./article.js").Format} */
export const conll = {
  id: "conll",
  label: "CoNLL-U Plus",
  extension: "conllup",
  mime: "text/plain;charset=utf-8",
  make(article) {
    const { report, text } = article;
    const position = codePoints(text);
    const names = report.mentions.map((mention) => ({ start: mention.start, end: mention.end, label: TYPES[mention.type] }));
    const quotes = report.quotes.flatMap((quote, index) =>
      quote.content.map(({ start, end }) => ({ start, end, label: `${quote.kind}#${index + 1}` })),
    );
    const lines = ["# global.columns = ID FORM START END NER QUOTE"];
    if (correctionNote(article)) lines.push(`# note = ${correctionNote(article)}`);
    for (const { name } of report.entities.filter(isCorrected)) lines.push(`# name = ${name.replace(/\s+/g, " ")}, corrected`);
    report.quotes.forEach((quote, index) => {
      const speaker = speakerName(article, quote) ?? "_";
      lines.push(`# quote ${index + 1} = ${speaker.replace(/\s+/g, " ")}, ${quote.confidence}${isCorrected(quote) ? ", corrected" : ""}`);
    });
    const tokens = report.tokens ?? [];
    let next = 0;
    for (const [index, sentence] of report.sentences.entries()) {
      const near = (/** @type {Offsets} */ span) => span.start < sentence.end && span.end > sentence.start;
      const [nearNames, nearQuotes] = [names.filter(near), quotes.filter(near)];
      lines.push(`# sent_id = ${index + 1}`, `# text = ${slice(article, sentence).replace(/\s+/g, " ")}`);
      for (let id = 1; next < tokens.length && tokens[next].end <= sentence.end; id += 1, next += 1) {
        const token = tokens[next];
        const columns = [id, text.slice(token.start, token.end), position(token.start), position(token.end), tag(token, nearNames), tag(token, nearQuotes)];
        lines.push(columns.join("\t"));
      }
      lines.push("");
    }
    return lines.map((line) => `${line}\n`).join("");
  },
};
