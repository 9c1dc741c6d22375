// @ts-check
/** Markdown as its reader sees it, by marked; the date and the headline of its front matter. */
import { blockText } from "./blocks.js";
import { dayOf } from "./day.js";
import { markdownPack } from "./packs.js";

const DATES = ["date", "published", "publishdate", "pubdate", "datepublished", "published_at"];

/** @param {string} source @returns {Promise<import("./read.js").Article>} */
export async function readMarkdown(source) {
  const { fields, body } = frontMatter(source.replace(/^\ufeff/, ""));
  const { marked } = await markdownPack();
  // Footnotes are no part of CommonMark: their marks leave the sentence, and they follow the text as paragraphs.
  const plain = body.replace(/<!--[^]*?-->/g, "").replace(/^\[\^[^\]]+\]:[ \t]*/gm, "\n\n").replace(/\[\^[^\]]+\]/g, "").replace(/!\[[^\]]*\]\([^)]*\)/g, "");
  const text = await blockText(marked.parse(plain, { gfm: true }), { skip: (name) => name === "img" });
  const title = fields.get("title") ?? "";
  const author = fields.get("author") ?? fields.get("byline") ?? "";
  const head = [text.startsWith(title) ? "" : title].filter(Boolean);
  const byline = author && !text.includes(author) ? `By ${author.replace(/^by\s+/i, "")}` : "";
  const published = DATES.map((name) => dayOf(fields.get(name))).find(Boolean);
  return { text: withByline([...head, text].join("\n\n"), title, byline), published };
}

/** Behind the headline, where there is one. @param {string} text @param {string} title @param {string} byline */
function withByline(text, title, byline) {
  if (!byline) return text;
  if (title && text.startsWith(title)) return [title, byline, text.slice(title.length).trimStart()].filter(Boolean).join("\n\n");
  return `${byline}\n\n${text}`;
}

/** The fields between the first two lines of dashes or pluses. @param {string} source */
function frontMatter(source) {
  /** @type {Map<string, string>} */
  const fields = new Map();
  const found = /^\s*(---|\+\+\+)[ \t]*\r?\n([^]*?)\r?\n\1[ \t]*(?:\r?\n|$)/.exec(source);
  const lines = (found?.[2] ?? "").split(/\r?\n/);
  if (!found || !lines.some((line) => /^[\w-]+\s*[:=]/.test(line))) return { fields, body: source };
  for (const line of lines) {
    const [, name, value] = /^([\w-]+)\s*[:=]\s*(.*)$/.exec(line) ?? [];
    if (name && value) fields.set(name.toLowerCase(), value.trim().replace(/^(["'])(.*)\1$/, "$2"));
  }
  return { fields, body: source.slice(found[0].length) };
}
