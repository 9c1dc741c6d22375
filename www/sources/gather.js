// @ts-check
// Who is quoted in all articles, all their quotes, and words found in any of them. Knows nothing of elements.

import { outletOf } from "../compare/rows.js";
import { titleOf } from "../desk.js";
import { gatherSpeakers } from "../speakers.js";
import { markedParts, wordsSaid } from "../said.js";
import { paragraphMark } from "../spans.js";

/** @typedef {import("../types.js").Article} Article */
/** @typedef {import("../types.js").Report} Report */
/** @typedef {import("../types.js").Quote} Quote */

/** What a reader says of a source: no machine guesses it. @typedef {{ gender: string, sort: string, affiliation: string }} Audit */

/**
 * @typedef {object} Source
 * @property {string} key
 * @property {string} name empty where nobody is named
 * @property {string} type person, organization, place, misc, or empty
 * @property {string} role
 * @property {string} organization
 * @property {Set<Article>} articles
 * @property {number} direct quotes with words in marks
 * @property {number} reported quotes in the reporter's words
 * @property {number} words in marks
 * @property {number} told words that the reporter tells
 * @property {number} share of all words that somebody says, 0 to 1
 */

/**
 * @typedef {object} Line one quote
 * @property {Article} article
 * @property {number} index in its report
 * @property {string} key its speaker's
 * @property {string} name
 * @property {string} kind
 * @property {string} confidence
 * @property {string} text
 * @property {boolean} marked whether it stands in marks
 * @property {string} paragraph
 * @property {number} start
 * @property {number} end
 */

// More would fill the table.
const MOST_ROLES = 3;

/** @param {Article[]} articles @param {Map<string, number>} colours @returns {{ sources: Source[], lines: Line[] }} by words, and in the order of the articles */
export function gather(articles, colours) {
  const keyOf = people(articles);
  const roles = new Roles();
  /** @type {Map<string, Source>} */
  const found = new Map();
  /** @type {Line[]} */
  const lines = [];
  for (const article of articles) {
    const { report, text } = article;
    if (!report) continue;
    const { speakers, ofQuote } = gatherSpeakers(report, colours);
    for (const speaker of speakers) {
      const key = keyOf(speaker.key);
      const source = found.get(key) ?? { key, name: speaker.name, type: "", role: "", organization: "", articles: new Set(), direct: 0, reported: 0, words: 0, told: 0, share: 0 };
      found.set(key, source);
      if (speaker.name.length > source.name.length) source.name = speaker.name;
      source.articles.add(article);
      source.words += speaker.words;
      source.told += speaker.reported;
      if (speaker.entity !== null) describe(source, report, text, speaker.entity);
      if (speaker.entity !== null) roles.add(key, report.entities[speaker.entity]);
    }
    report.quotes.forEach((quote, index) => {
      const source = /** @type {Source} */ (found.get(keyOf(ofQuote[index].key)));
      source[quote.kind === "indirect" ? "reported" : "direct"] += 1;
      lines.push(line(article, report, quote, index, source));
    });
  }
  for (const one of lines) one.name = /** @type {Source} */ (found.get(one.key)).name;
  const sources = [...found.values()];
  for (const source of sources) source.role = roles.of(source.key);
  const all = sources.reduce((sum, { words, told }) => sum + words + told, 0);
  for (const source of sources) source.share = all === 0 ? 0 : (source.words + source.told) / all;
  return { sources: sources.sort((a, b) => Number(a.name === "") - Number(b.name === "") || b.words + b.told - a.words - a.told), lines };
}

/** @param {Article} article @param {Report} report @param {Quote} quote @param {number} index @param {Source} source @returns {Line} */
function line(article, report, quote, index, source) {
  const { start } = quote.content[0];
  const text = quote.content.map((span) => article.text.slice(span.start, span.end).trim()).join(" […] ").replace(/\s+/g, " ");
  return { article, index, key: source.key, name: source.name, kind: quote.kind, confidence: quote.confidence, text, marked: quote.kind === "direct" && markedParts(quote).length > 0, paragraph: paragraphMark(report, start), start, end: quote.content[quote.content.length - 1].end };
}

/** What the articles call sources beside their names: where they differ, all of it, what most say first. */
class Roles {
  /** @type {Map<string, Map<string, number>>} */
  #ofKey = new Map();

  /** @param {string} key @param {Report["entities"][number]} entity */
  add(key, { roles: [role] }) {
    if (!role) return;
    const words = role.text.replace(/\s+/g, " ");
    const counts = this.#ofKey.get(key) ?? new Map();
    this.#ofKey.set(key, counts.set(words, (counts.get(words) ?? 0) + 1));
  }

  /** @param {string} key @returns {string} */
  of(key) {
    const counts = [...(this.#ofKey.get(key) ?? [])];
    // "President" is said by "Kosovo's President" too.
    const whole = counts.filter(([words]) => !counts.some(([other]) => other !== words && has(other, words)));
    const said = (/** @type {string} */ words) => counts.reduce((sum, [other, count]) => sum + (has(words, other) ? count : 0), 0);
    return whole.map(([words]) => words).sort((a, b) => said(b) - said(a)).slice(0, MOST_ROLES).join(" · ");
  }
}

/** @param {string} words @param {string} part */
const has = (words, part) => ` ${words.toLowerCase()} `.includes(` ${part.toLowerCase()} `);

/** Which source a speaker's key belongs to: "Brell" of one article is the only Dana Brell of all of them. @param {Article[]} articles @returns {(key: string) => string} */
function people(articles) {
  /** @type {Map<string, Set<string>>} */
  const bySurname = new Map();
  for (const { report } of articles) {
    for (const { type, name } of report?.entities ?? []) {
      const parts = name.toLowerCase().split(/\s+/);
      const surname = parts[parts.length - 1];
      if (type === "person" && parts.length > 1) bySurname.set(surname, (bySurname.get(surname) ?? new Set()).add(name.toLowerCase()));
    }
  }
  return (key) => {
    const full = bySurname.get(key);
    return full?.size === 1 ? [...full][0] : key;
  };
}

/** @param {Source} source @param {Report} report @param {string} text @param {number} index */
function describe(source, report, text, index) {
  const entity = report.entities[index];
  source.type ||= entity.type;
  source.organization ||= entity.type === "organization" ? entity.name : organizationOf(report, text, entity);
}

/** The organization of somebody's office: in it ("NATO Secretary General"), or right behind it ("head of safety at Lumen"). @param {Report} report @param {string} text @param {Report["entities"][number]} entity */
function organizationOf(report, text, { roles }) {
  for (const { start, end } of roles) {
    const near = report.mentions.find((mention) => mention.type === "organization" && mention.start >= start && mention.start < end + 12 && !/[.;!?]/.test(text.slice(end, mention.start)));
    if (near) return report.entities[near.entity].name;
  }
  return "";
}

/** @param {Line} line @returns {number} */
export const wordsOf = ({ article, index }) => {
  const { marked, told } = wordsSaid(/** @type {Report} */ (article.report).quotes[index]);
  return marked + told;
};

/** Who published the article, or what it is called. @param {Article} article */
export const outletOrTitle = (article) => outletOf(article) || titleOf(article);

const CONTEXT = 60;
const MOST_FOUND = 500;

/** @typedef {{ article: Article, start: number, end: number, before: string, words: string, after: string }} Found */

/** Where words stand in any of the articles, whatever their capitals. @param {Article[]} articles @param {string} wanted @returns {Found[]} at most some hundreds */
export function search(articles, wanted) {
  const words = wanted.trim();
  if (words.length < 2) return [];
  const pattern = new RegExp(words.split(/\s+/).map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")).join("\\s+"), "giu");
  /** @type {Found[]} */
  const found = [];
  for (const article of articles) {
    for (const match of article.text.matchAll(pattern)) {
      const [start, end] = [match.index, match.index + match[0].length];
      const flat = (/** @type {string} */ part) => part.replace(/\s+/g, " ");
      found.push({ article, start, end, before: flat(article.text.slice(Math.max(0, start - CONTEXT), start)), words: match[0], after: flat(article.text.slice(end, end + CONTEXT)) });
      if (found.length >= MOST_FOUND) return found;
    }
  }
  return found;
}
