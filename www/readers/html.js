// @ts-check
/** A saved page to its article, by Mozilla's Readability over a DOM that runs in a worker. */
import { blockText, blocksOf, isXhtml } from "./blocks.js";
import { ReadError } from "./error.js";
import { MOST_NESTED } from "./limits.js";
import { markupPack, readabilityPack } from "./packs.js";
import { articleBlocks, takeOutBeside } from "./pageBody.js";
import { asByline, factsOf } from "./pageFacts.js";

/** @typedef {import("./read.js").Article} Article */

/** More elements, or deeper ones, than a page of an article has: such a page is read as it comes. */
const MOST_ELEMENTS = 60_000;
const MOST_DEPTH = 400;

/** Less is no article where the page holds more. */
const SHORTEST_ARTICLE = 200;

/** What stands around an article, by how pages call it. @param {string} name @param {Record<string, string>} attributes */
const isAround = (name, attributes) => name === "nav" || name === "footer" || (name !== "body" && name !== "html" && /(^|[\s_-])(footer|navbar|nav|menu|breadcrumbs?|cookies?|share|social)([\s_-]|$)/i.test(`${attributes.class ?? ""} ${attributes.id ?? ""}`));

/** Less of a page's paragraphs than that may be a box beside its article. */
const LEAST_SHARE = 0.3;

/** @param {string} source HTML @returns {Promise<Article>} */
export async function articleOf(source) {
  const { title, byline, body, published } = await partsOf(source);
  const head = [title, byline].filter((line) => line && !body.startsWith(line));
  return { text: [...head, body].join("\n\n"), published };
}

/** @param {string} source HTML @returns {Promise<{ title: string, byline: string, body: string, published: string | undefined }>} */
export async function partsOf(source) {
  const whole = () => blockText(source, { skip: isAround });
  if (!(await isReadable(source))) return { title: "", byline: "", body: await whole(), published: undefined };
  const { parseHTML } = await markupPack();
  const { Readability } = await readabilityPack();
  const { document } = parseHTML(forParser(source));
  const { published, title, byline } = factsOf(document);
  const inParagraphs = takeOutBeside(document);
  const article = parsed(() => new Readability(document).parse());
  const textOf = async (/** @type {string | null | undefined} */ content) => (content ? articleBlocks(await blocksOf(content), title, byline).map(({ text }) => text).join("\n\n") : "");
  let body = await textOf(article?.content);
  if (body.length < inParagraphs * LEAST_SHARE) {
    // A page may call its article what others call a box.
    const untouched = await textOf(parsed(() => new Readability(parseHTML(forParser(source)).document).parse())?.content);
    if (untouched.length > body.length * 2) body = untouched;
  }
  if (body.length < SHORTEST_ARTICLE) {
    const all = await whole();
    if (all.length > body.length) return { title: "", byline: "", body: all, published };
  }
  return { title, byline: byline || asByline(article?.byline ?? ""), body, published };
}

/** Readability is at a loss with pages that have no body: they are read whole. @template T @param {() => T} parse @returns {T | null} */
function parsed(parse) {
  try {
    return parse();
  } catch {
    return null;
  }
}

/** Whether the page is small enough for a tree. @param {string} source */
async function isReadable(source) {
  const { Parser } = await markupPack();
  let [elements, depth, deepest] = [0, 0, 0];
  const parser = new Parser({
    onopentag: () => {
      elements++;
      deepest = Math.max(deepest, ++depth);
      if (depth > MOST_NESTED) throw new ReadError("tooLong");
    },
    onclosetag: () => void depth--,
  });
  parser.end(source);
  return elements <= MOST_ELEMENTS && deepest <= MOST_DEPTH;
}

/** A page with all its elements where the parser of HTML looks for them. @param {string} source */
function forParser(source) {
  const html = isXhtml(source) ? source.replace(/<(script|title|style|iframe|textarea|noscript|div|span|p|a|b|i|em)\b([^<>]*)\/>/gi, "<$1$2></$1>") : source;
  return /<html[\s>]/i.test(html) ? html : `<!doctype html><html><body>${html}</body></html>`;
}
