// @ts-check
/** A saved page to its article, by Mozilla's Readability; the whole page's text where that finds none. */
import { Readability } from "../vendor/readability.js";
import { decode } from "./charset.js";
import { blockText, parseMarkup } from "./markup.js";

/** The least that counts as an article, in characters. */
const SHORTEST_ARTICLE = 200;

/** @param {string} source HTML @returns {string} */
export function articleText(source) {
  const page = parseMarkup(source, "text/html");
  const whole = blockText(page.body ?? page.documentElement);
  const article = new Readability(/** @type {Document} */ (page), { charThreshold: SHORTEST_ARTICLE }).parse();
  if (!article?.content) return whole;
  const body = blockText(parseMarkup(article.content, "text/html").body);
  if (body.length < SHORTEST_ARTICLE && whole.length > body.length) return whole;
  const head = [article.title, article.byline].filter((line) => line && !body.startsWith(line));
  return [...head, body].join("\n\n");
}

/** @param {Uint8Array<ArrayBuffer>} bytes */
export const readHtml = async (bytes) => articleText(decode(bytes));
