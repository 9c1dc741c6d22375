// @ts-check
/** A page of notes in CommonMark: who said what, who is mentioned, what to check. */
import { correctionNote, headline, isCorrected, speakerName, words } from "./article.js";

/** Text in which no character means anything to CommonMark. @param {string} text */
const plain = (text) => text.replace(/[\\`*_{}[\]()#+\-.!|<>~&]/g, "\\$&").replace(/\s+/g, " ");

/** @param {import("./article.js").Article} article @param {import("./article.js").Report["quotes"][number]} quote */
function quoteLines(article, quote) {
  const speaker = plain(speakerName(article, quote) ?? "nobody named");
  const notes = [quote.kind, quote.cue && plain(quote.cue.text), quote.confidence !== "certain" && quote.confidence, isCorrected(quote) && "corrected"];
  return `> ${plain(words(article, quote))}\n>\n> — **${speaker}** (${notes.filter(Boolean).join(", ")})\n`;
}

/** @type {import("./article.js").Format} */
export const markdown = {
  id: "markdown",
  label: "Markdown",
  extension: "md",
  mime: "text/markdown;charset=utf-8",
  make(article) {
    const { quotes, entities, checks } = article.report;
    const note = correctionNote(article);
    const names = entities.map((entity) => {
      const roles = entity.roles.length ? `: ${[...new Set(entity.roles.map(({ text }) => plain(text)))].join("; ")}` : "";
      return `- ${plain(entity.name)} (${entity.type}, ${entity.mentions.length}×${isCorrected(entity) ? ", corrected" : ""})${roles}`;
    });
    return [
      `# ${plain(headline(article))}\n`,
      `Source: ${[article.outlet, article.byline, article.report.published, article.source].flatMap((part) => (part ? [plain(part)] : [])).join(" · ")}${note && ` · ${note}`}\n`,
      `## Who said what\n`,
      ...quotes.map((quote) => quoteLines(article, quote)),
      `## People, organizations, places\n`,
      `${names.join("\n")}\n`,
      ...(checks.length ? [`## To check\n`, `${checks.map(({ message }) => `- ${plain(message)}`).join("\n")}\n`] : []),
    ].join("\n");
  },
};
