// @ts-check
/** What a page says of its article: the headline, who wrote it, and the day it was published. */
import { dayOf } from "./day.js";

/** @typedef {{ published: string | undefined, title: string, byline: string }} Facts */

const ARTICLE_TYPE = /Article$|^(Report|BlogPosting|LiveBlogPosting|NewsReport|Review)/;
const DATES = ["article:published_time", "og:published_time", "datepublished", "date", "dc.date.issued", "dcterms.issued", "dc.date", "dcterms.date", "dcterms.created", "dc.date.created", "parsely-pub-date", "sailthru.date", "pubdate", "publishdate", "publish-date", "publication_date", "article_date_original", "originalpublicationdate", "cxenseparse:recs:publishtime", "article.published", "citation_publication_date"];

/** @param {any} document @returns {Facts} */
export function factsOf(document) {
  const metas = metasOf(document);
  const data = articleData(document);
  return { published: publishedOn(document, metas, data), title: titleOf(document, metas, data), byline: bylineOf(metas, data) };
}

/** The first value of each name, in lower case. @param {any} document @returns {Map<string, string>} */
function metasOf(document) {
  const metas = new Map();
  for (const meta of document.querySelectorAll("meta")) {
    const content = meta.getAttribute("content")?.trim();
    for (const key of ["property", "name", "itemprop"]) {
      const name = meta.getAttribute(key)?.toLowerCase();
      if (name && content && !metas.has(name)) metas.set(name, content);
    }
  }
  return metas;
}

/** What the page says of its article in JSON-LD. @param {any} document @returns {Record<string, any>} */
function articleData(document) {
  for (const script of document.querySelectorAll('script[type="application/ld+json"]')) {
    const found = findArticle(parsed(script.textContent ?? ""), 0);
    if (found) return found;
  }
  return {};
}

/** @param {string} source */
function parsed(source) {
  try {
    return JSON.parse(source.replace(/^\s*(?:\/\/\s*)?<!\[CDATA\[|(?:\/\/\s*)?\]\]>\s*$|^\s*<!--|-->\s*$/g, ""));
  } catch {
    return null;
  }
}

/** @param {any} value @param {number} depth @returns {Record<string, any> | undefined} */
function findArticle(value, depth) {
  if (value === null || typeof value !== "object" || depth > 4) return undefined;
  if (Array.isArray(value)) return value.slice(0, 50).map((one) => findArticle(one, depth + 1)).find(Boolean);
  if ([value["@type"]].flat().some((type) => typeof type === "string" && ARTICLE_TYPE.test(type))) return value;
  return findArticle(value["@graph"], depth + 1) ?? findArticle(value.mainEntity, depth + 1);
}

/** @param {any} document @param {Map<string, string>} metas @param {Record<string, any>} data @returns {string | undefined} */
function publishedOn(document, metas, data) {
  const marked = () => {
    const element = document.querySelector('[itemprop="datePublished"], time[pubdate], article time[datetime], time[datetime]');
    return element?.getAttribute("datetime") ?? element?.getAttribute("content") ?? element?.textContent;
  };
  // "<span class="entry-date">Nov 18, 2019</span>": as short as a line of a date is.
  const shown = () => [...document.querySelectorAll("[class*=date], [class*=Date], [class*=time], [class*=publish], [id*=date], time")].map((/** @type {any} */ { textContent }) => textContent.trim()).filter((text) => text.length < 80).map(dayOf).find(Boolean);
  const said = [typeof data.datePublished === "string" ? data.datePublished : "", ...DATES.map((name) => metas.get(name))];
  return said.map(dayOf).find(Boolean) ?? dayOf(marked()) ?? shown();
}

/** The headline, without the name of the site. @param {any} document @param {Map<string, string>} metas @param {Record<string, any>} data */
function titleOf(document, metas, data) {
  const clean = (/** @type {string | undefined | null} */ text) => (text ?? "").replace(/\s+/g, " ").trim();
  const given = clean(document.querySelector("title")?.textContent);
  const headings = [...document.querySelectorAll("h1")].map((heading) => clean(heading.textContent)).filter((text) => text.length > 10);
  const said = [typeof data.headline === "string" ? data.headline : "", metas.get("og:title"), metas.get("twitter:title")].map(clean);
  const candidate = said.find(Boolean) || given;
  // A heading of the page that says the same in the page's own words.
  const heading = headings.find((text) => [candidate, given].some((one) => one !== "" && (one.startsWith(text) || text.startsWith(one)))) ?? (headings.length === 1 ? headings[0] : undefined);
  const title = heading ?? withoutSite(candidate, clean(metas.get("og:site_name")));
  // One word names a page, not an article.
  return /\S\s+\S/.test(title) || title.length > 10 ? title : "";
}

/** "Council closes bridge | The Courier": what stands behind the last bar is the site, or what it calls itself. @param {string} title @param {string} site @returns {string} */
function withoutSite(title, site) {
  const parts = title.split(/\s+[|–—»·]\s+|\s+-\s+/);
  if (parts.length < 2) return title;
  const last = parts[parts.length - 1];
  const isSite = (site !== "" && last.toLowerCase().includes(site.toLowerCase())) || /\s[|»·]\s/.test(title) || last.split(/\s+/).length <= 3;
  const rest = title.slice(0, title.lastIndexOf(last)).replace(/\s*[|–—»·-]\s*$/, "");
  return isSite && rest.split(/\s+/).length >= 3 ? withoutSite(rest, site) : title;
}

/** Who wrote it, in as many words as a byline has. @param {Map<string, string>} metas @param {Record<string, any>} data */
function bylineOf(metas, data) {
  const names = [data.author].flat().map((author) => (typeof author === "string" ? author : author?.name)).flat().filter((name) => typeof name === "string" && isName(name));
  const written = names.length > 0 ? names.slice(0, 5).join(", ") : [metas.get("author"), metas.get("article:author"), metas.get("byl"), metas.get("parsely-author")].find((one) => one && isName(one));
  return asByline(written ?? "");
}

const MOST_NAMED = 6;

/** A byline as it stands under a headline; nothing where it is none. @param {string} written what a page or Readability takes for one @returns {string} */
export function asByline(written) {
  const line = written.trim().replace(/^by:?\s+/i, "By ").split(/\s*[\n|•]\s*|\s+[–—-]\s+/)[0].replace(/\s+/g, " ").trim();
  const name = line.replace(/^by:?\s+/i, "");
  if (name === "" || !isName(name) || /\d{4}/.test(name)) return "";
  if (name === line && name.split(" ").length > MOST_NAMED && !name.includes(",")) return "";
  return /^\p{Lu}\p{Ll}+:/u.test(name) ? name : `By ${name}`;
}

/** @param {string} text */
const isName = (text) => text.trim() !== "" && text.length < 80 && !/https?:|@|www\./.test(text);
