// @ts-check
/**
 * brat standoff (.ann beside the .txt): text-bound annotations for quotes, cues, speakers and names, a relation from each
 * quote to its speaker. Offsets count code points; a span over a line break is written as fragments, as brat asks.
 */
import { codePoints, correctionNote, isCorrected, speakerName } from "./article.js";

/** @typedef {import("./article.js").Offsets} Offsets */

/** The parts of a span between line breaks. @param {string} text @param {Offsets} span @returns {Offsets[]} */
function fragments(text, { start, end }) {
  const parts = [];
  for (const line of text.slice(start, end).matchAll(/[^\r\n]+/g)) parts.push({ start: start + line.index, end: start + line.index + line[0].length });
  return parts;
}

/** @type {Record<string, string>} */
const TYPES = { person: "Person", organization: "Organization", place: "Place", misc: "Misc" };

/** @type {import("./article.js").Format} */
export const brat = {
  id: "brat",
  label: "brat standoff",
  extension: "ann",
  mime: "text/plain;charset=utf-8",
  make(article) {
    const { report, text } = article;
    const position = codePoints(text);
    /** @type {string[]} */
    const lines = [];
    let texts = 0;
    let relations = 0;
    let notes = 0;
    const add = (/** @type {string} */ type, /** @type {Offsets[]} */ spans) => {
      const parts = spans.flatMap((span) => fragments(text, span));
      if (!parts.length) return null;
      texts += 1;
      const places = parts.map(({ start, end }) => `${position(start)} ${position(end)}`).join(";");
      lines.push(`T${texts}\t${type} ${places}\t${parts.map(({ start, end }) => text.slice(start, end)).join(" ")}`);
      return `T${texts}`;
    };
    const note = (/** @type {string | null} */ id, /** @type {string} */ words) => {
      notes += 1;
      lines.push(`#${notes}\tAnnotatorNotes ${id}\t${words.replace(/\s+/g, " ")}`);
    };
    for (const mention of report.mentions) {
      const id = add(TYPES[mention.type], [mention]);
      if (id) note(id, report.entities[mention.entity].name + (isCorrected(report.entities[mention.entity]) ? " (corrected)" : ""));
    }
    for (const quote of report.quotes) {
      const id = add(`Quote-${quote.kind}`, quote.content);
      if (!id) continue;
      const speaker = quote.speaker && quote.speaker.start !== null ? add("Speaker", [quote.speaker]) : null;
      const cue = quote.cue ? add("Cue", [quote.cue]) : null;
      for (const [type, other] of [["Said-by", speaker], ["Cued-by", cue]]) {
        if (!other) continue;
        relations += 1;
        lines.push(`R${relations}\t${type} Arg1:${id} Arg2:${other}`);
      }
      note(id, `${speakerName(article, quote) ?? "nobody named"}, ${quote.confidence}${isCorrected(quote) ? " (corrected)" : ""}`);
    }
    // brat knows no notes on a whole document: the first annotation carries it.
    if (correctionNote(article) && texts > 0) note("T1", correctionNote(article));
    return lines.map((line) => `${line}\n`).join("");
  },
};
