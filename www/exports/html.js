// @ts-check
/** The article as a page of its own, quotes in `<mark>`, names in `<b>`: opens anywhere, loads nothing. */
import { correctionNote, headline, isCorrected, speakerName } from "./article.js";
import { element, page } from "./markup.js";

/** @typedef {import("./article.js").Article} Article */

const ELEMENTS = new Map([["headline", "h1"], ["subheading", "h2"], ["caption", "figcaption"], ["boilerplate", "footer"]]);

/** A quotation's closing mark is its own, but stands outside its words. */
const CLOSING = /["”“»«’›‹]/;

/** Behind which place the note on each quote stands: behind the mark that closes it. @param {Article} article @returns {Map<number, number>} the quotes by place */
function noteEnds({ text, report }) {
  return new Map(report.quotes.map(({ content }, index) => {
    const { end } = content[content.length - 1];
    return [CLOSING.test(text[end] ?? "") ? end + 1 : end, index];
  }));
}

/**
 * The pieces of a block between all the places where a layer starts or ends, each with the layers that hold it.
 * @param {Article} article @param {{start: number, end: number}} block @param {Iterable<number>} ends of notes
 */
function* pieces({ report }, block, ends) {
  const inside = (/** @type {{start: number, end: number}} */ span) => span.start < block.end && span.end > block.start;
  const parts = report.quotes.flatMap((quote, index) => quote.content.filter(inside).map((span) => ({ ...span, index })));
  const names = report.mentions.filter(inside);
  const edges = [block, ...parts, ...names].flatMap(({ start, end }) => [Math.max(start, block.start), Math.min(end, block.end)]);
  const behind = [...ends].filter((end) => end > block.start && end < block.end);
  const cuts = [...new Set([...edges, ...behind])].sort((a, b) => a - b);
  for (let at = 0; at + 1 < cuts.length; at += 1) {
    const [start, end] = [cuts[at], cuts[at + 1]];
    const holds = (/** @type {{start: number, end: number}} */ span) => span.start <= start && end <= span.end;
    yield { start, end, quote: parts.find(holds)?.index, mention: names.find(holds) };
  }
}

/** @param {Article} article @param {ReturnType<typeof pieces> extends Generator<infer T> ? T : never} piece @returns {import("./markup.js").Markup | string} */
function pieceMarkup(article, { start, end, quote, mention }) {
  const { entities, quotes } = article.report;
  const text = article.text.slice(start, end);
  const entity = mention && entities[mention.entity];
  const named = mention && entity ? element("b", { class: mention.type, title: noted(entity.name, entity) }, text) : text;
  if (quote === undefined) return named;
  const spoken = quotes[quote];
  // LibreOffice knows no <mark>, and no rule for a class.
  const painted = element("span", { style: `background:${spoken.kind === "indirect" ? REPORTED : QUOTED}` }, named);
  return element("mark", { class: spoken.kind, title: noted(`${speakerName(article, spoken) ?? "?"}, ${spoken.confidence}`, spoken) }, painted);
}

const QUOTED = "#fdeaa8";
const REPORTED = "#eeeeff";
const KINDS = new Map([["direct", "quoted"], ["mixed", "partly quoted"], ["indirect", "reported"]]);

/** Who says it, and how, behind the words: a word processor shows no titles. @param {Article} article @param {number} index */
function byline(article, index) {
  const quote = article.report.quotes[index];
  const said = [speakerName(article, quote) ?? "nobody named", KINDS.get(quote.kind), quote.confidence === "certain" ? undefined : quote.confidence];
  return element("small", {}, ` [${said.filter(Boolean).join(", ")}]`);
}

/** The pieces of a block; behind each quote, whose it is. @param {Article} article @param {Article["report"]["blocks"][number]} block @param {Map<number, number>} notes */
function* noting(article, block, notes) {
  for (const piece of pieces(article, block, notes.keys())) {
    yield pieceMarkup(article, piece);
    const quote = notes.get(piece.end);
    if (quote !== undefined) yield byline(article, quote);
  }
}

/** @param {string} words @param {object} thing */
const noted = (words, thing) => (isCorrected(thing) ? `${words}, corrected` : words);

/** @param {Article} article @param {Article["report"]["blocks"][number]} block @param {Map<number, number>} notes */
const blockMarkup = (article, block, notes) => element(ELEMENTS.get(block.role) ?? "p", { class: block.role }, ...noting(article, block, notes));

const STYLE =
  "body{font:1.05rem/1.6 Georgia,serif;max-width:40rem;margin:2rem auto;padding:0 1rem}mark{background:none;color:inherit}" +
  "small{color:#555}b{font-weight:inherit;border-bottom:1px solid}b.organization{border-bottom-style:dotted}b.place{border-bottom-style:dashed}footer,figcaption{color:#555}";

/** The page loads nothing and runs nothing. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'";

/** @type {import("./article.js").Format} */
export const html = {
  id: "html",
  label: "HTML with marks",
  extension: "html",
  mime: "text/html;charset=utf-8",
  make(article) {
    const note = correctionNote(article);
    const head = element("head", {}, element("meta", { charset: "utf-8" }), element("meta", { "http-equiv": "Content-Security-Policy", content: POLICY }), element("title", {}, headline(article)), element("style", {}, STYLE));
    const notes = noteEnds(article);
    const blocks = article.report.blocks.flatMap((block) => ["\n", blockMarkup(article, block, notes)]);
    return page(element("html", { lang: article.report.language ?? undefined }, "\n", head, "\n", element("body", {}, ...blocks, "\n", ...(note ? [element("footer", {}, note), "\n"] : []))));
  },
};
