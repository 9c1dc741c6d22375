// @ts-check
/** The article as a page of its own, quotes in `<mark>`, names in `<b>`: opens anywhere, loads nothing. */
import { correctionNote, headline, isCorrected, speakerName } from "./article.js";

/** @typedef {import("./article.js").Article} Article */

/** @param {string} text */
const escape = (text) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");

/** @type {Record<string, string>} */
const ELEMENTS = { headline: "h1", subheading: "h2", caption: "figcaption", boilerplate: "footer" };

/**
 * The pieces of a block between all the places where a layer starts or ends, each with the layers that hold it.
 * @param {Article} article @param {{start: number, end: number}} block
 */
function* pieces({ report }, block) {
  const inside = (/** @type {{start: number, end: number}} */ span) => span.start < block.end && span.end > block.start;
  const parts = report.quotes.flatMap((quote, index) => quote.content.filter(inside).map((span) => ({ ...span, index })));
  const names = report.mentions.filter(inside);
  const edges = [block, ...parts, ...names].flatMap(({ start, end }) => [Math.max(start, block.start), Math.min(end, block.end)]);
  const cuts = [...new Set(edges)].sort((a, b) => a - b);
  for (let at = 0; at + 1 < cuts.length; at += 1) {
    const [start, end] = [cuts[at], cuts[at + 1]];
    const holds = (/** @type {{start: number, end: number}} */ span) => span.start <= start && end <= span.end;
    yield { start, end, quote: parts.find(holds)?.index, mention: names.find(holds) };
  }
}

/** @param {Article} article @param {ReturnType<typeof pieces> extends Generator<infer T> ? T : never} piece */
function pieceHtml(article, { start, end, quote, mention }) {
  let html = escape(article.text.slice(start, end));
  if (mention) {
    const entity = article.report.entities[mention.entity];
    html = `<b class="${mention.type}" title="${escape(entity.name)}${isCorrected(entity) ? ", corrected" : ""}">${html}</b>`;
  }
  if (quote === undefined) return html;
  const spoken = article.report.quotes[quote];
  const title = `${speakerName(article, spoken) ?? "?"}, ${spoken.confidence}${isCorrected(spoken) ? ", corrected" : ""}`;
  return `<mark class="${spoken.kind}" title="${escape(title)}">${html}</mark>`;
}

/** @param {Article} article @param {Article["report"]["blocks"][number]} block */
function blockHtml(article, block) {
  const element = ELEMENTS[block.role] ?? "p";
  const inner = [...pieces(article, block)].map((piece) => pieceHtml(article, piece)).join("");
  return `<${element} class="${block.role}">${inner}</${element}>`;
}

const STYLE =
  "body{font:1.05rem/1.6 Georgia,serif;max-width:40rem;margin:2rem auto;padding:0 1rem}mark{background:#fdeaa8}mark.indirect{background:#eef}" +
  "b{font-weight:inherit;border-bottom:1px solid}b.organization{border-bottom-style:dotted}b.place{border-bottom-style:dashed}footer,figcaption{color:#555}";

/** @type {import("./article.js").Format} */
export const html = {
  id: "html",
  label: "HTML with marks",
  extension: "html",
  mime: "text/html;charset=utf-8",
  make(article) {
    const corrected = correctionNote(article);
    const note = corrected && `<footer>${corrected}</footer>\n`;
    const body = article.report.blocks.map((block) => blockHtml(article, block)).join("\n");
    const title = escape(headline(article));
    return `<!doctype html>\n<html lang="${article.report.language}">\n<meta charset="utf-8">\n<title>${title}</title>\n<style>${STYLE}</style>\n${body}\n${note}</html>\n`;
  },
};
