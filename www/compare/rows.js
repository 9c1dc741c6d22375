// @ts-check
// The lines of the sheet, for the page and for what is saved of it: contradictions first, one line a statement, equal versions folded.

import { titleOf } from "../desk.js";
import { factsOf, publishedOn } from "../facts.js";
import { t, tName } from "../strings/index.js";

/** @typedef {import("./view.js").Compared} Compared */
/** @typedef {import("../types.js").Span} Span */
/** @typedef {import("../types.js").Article} Article */
/** @typedef {Compared["comparison"]["statements"][number]} Statement */
/** @typedef {Compared["comparison"]["conflicts"][number]} Conflict */

/**
 * Words of one article.
 *
 * @typedef {object} Passage
 * @property {number} article its column
 * @property {number} start
 * @property {number} end
 * @property {string} text
 * @property {boolean} said whether somebody says it
 * @property {string} speaker empty where nobody is named
 * @property {Span[]} differing words that others have not
 * @property {Span[]} disputed words that contradict others
 */

/**
 * @typedef {object} Row
 * @property {string} who
 * @property {boolean} split whether the articles name different speakers
 * @property {Conflict[]} conflicts
 * @property {string} label
 * @property {Passage[]} passages by article
 * @property {Version[]} versions
 */

/** Articles that have the same words. @typedef {{ passages: Passage[], articles: number[] }} Version */

/** @param {Compared} compared @returns {Row[]} */
export function sheetRows(compared) {
  const { comparison, event } = compared;
  const own = comparison.conflicts.filter((conflict) => conflict.event === event);
  const home = own.map((conflict) => conflict.statement ?? homeOf(compared, conflict));
  const rows = comparison.statements.flatMap((statement, index) =>
    statement.event === event ? [statementRow(compared, statement, own.filter((_, at) => home[at] === index))] : []);
  const whole = own.filter((_, at) => home[at] === null).map((conflict) => conflictRow(compared, conflict));
  const disputed = rows.filter(({ conflicts }) => conflicts.length > 0);
  return [...disputed, ...whole, ...rows.filter(({ conflicts }) => conflicts.length === 0)];
}

/** The statement in whose passages all of a contradiction stands: one line tells both. @param {Compared} compared @param {Conflict} conflict @returns {number | null} */
function homeOf({ comparison }, { event, places }) {
  const at = comparison.statements.findIndex((statement) => statement.event === event && places.every(({ article, start, end }) => statement.occurrences.some((one) => one.article === article && one.start <= start && end <= one.end)));
  return at < 0 ? null : at;
}

/** @param {Compared} compared @param {Statement} statement @param {Conflict[]} conflicts @returns {Row} */
function statementRow(compared, statement, conflicts) {
  const passages = statement.occurrences.map((occurrence, index) => ({
    article: occurrence.article,
    start: occurrence.start,
    end: occurrence.end,
    text: occurrence.text,
    said: occurrence.quote !== null,
    speaker: speakerOf(compared, occurrence),
    differing: differing(statement, index),
    disputed: within(occurrence, conflicts.filter(({ kind }) => kind !== "speaker").flatMap(({ places }) => places)),
  }));
  const names = [...new Set(passages.map(({ said, speaker }) => (said ? speaker || t("speaker.none") : t("same.reporter"))))];
  const kinds = [...new Set(conflicts.map(({ kind }) => tName("conflict", kind)))];
  const split = new Set(passages.filter(({ said }) => said).map(({ speaker }) => speaker)).size > 1;
  return { who: names.join(" / "), split, conflicts, label: kinds.join(", ") || tName("relation", statement.relation), passages, versions: versionsOf(passages) };
}

/** A contradiction between the articles as a whole: offices, ages. @param {Compared} compared @param {Conflict} conflict @returns {Row} */
function conflictRow(compared, conflict) {
  const passages = conflict.places.map(({ article, start, end, text }) => {
    const around = sentenceAround(compared.articles[article], start, end);
    return { article, ...around, text: compared.articles[article].text.slice(around.start, around.end) || text, said: false, speaker: "", differing: [], disputed: [{ start, end }] };
  });
  return { who: conflict.about, split: false, conflicts: [conflict], label: tName("conflict", conflict.kind), passages, versions: versionsOf(passages) };
}

/** @param {Article} article @param {number} start @param {number} end @returns {Span} */
function sentenceAround({ report }, start, end) {
  const sentence = report?.sentences.find((one) => one.start <= start && end <= one.end);
  return sentence ? { start: sentence.start, end: sentence.end } : { start, end };
}

/** @param {Compared} compared @param {Statement["occurrences"][number]} occurrence */
function speakerOf({ comparison, articles }, occurrence) {
  if (occurrence.speaker !== null) return comparison.entities[occurrence.speaker].name;
  const quotes = articles[occurrence.article].report?.quotes;
  return quotes?.find(({ content }) => content.some((span) => span.start < occurrence.end && occurrence.start < span.end))?.speaker?.text ?? "";
}

/** The words that the others have not: of each other article its closest passage counts, where it has several. @param {Statement} statement @param {number} index @returns {Span[]} */
function differing({ pairs, occurrences }, index) {
  /** @type {Map<number, typeof pairs[number]>} */
  const closest = new Map();
  for (const pair of pairs) {
    if (pair.first !== index && pair.second !== index) continue;
    const { article } = occurrences[pair.first === index ? pair.second : pair.first];
    const known = closest.get(article);
    if (!known || known.similarity < pair.similarity) closest.set(article, pair);
  }
  return merged([...closest.values()].flatMap((pair) => pair.differences.map((difference) => (pair.first === index ? difference.first : difference.second))));
}

/** @param {(Span | null)[]} spans @returns {Span[]} */
function merged(spans) {
  /** @type {Span[]} */
  const out = [];
  for (const span of spans.filter((one) => one !== null).sort((a, b) => a.start - b.start)) {
    const last = out.at(-1);
    if (last && span.start <= last.end) last.end = Math.max(last.end, span.end);
    else out.push({ start: span.start, end: span.end });
  }
  return out;
}

/** @param {{ article: number, start: number, end: number }} outer @param {Conflict["places"]} places */
const within = (outer, places) => merged(places.filter(({ article, start, end }) => article === outer.article && outer.start <= start && end <= outer.end));

/** Articles whose passages are the same, word for word, are one version: twenty outlets that print one wire report. @param {Passage[]} passages @returns {Version[]} */
function versionsOf(passages) {
  /** @type {Map<string, Version>} */
  const versions = new Map();
  for (const article of new Set(passages.map((passage) => passage.article))) {
    const own = passages.filter((passage) => passage.article === article);
    const key = own.map(({ text, speaker }) => `${plain(text)}\u0001${speaker}`).join("\u0002");
    const known = versions.get(key);
    if (known) known.articles.push(article);
    else versions.set(key, { passages: own, articles: [article] });
  }
  return [...versions.values()].sort((a, b) => b.articles.length - a.articles.length);
}

/** Contradictions of which each side is a few words. */
const SHORT = new Set(["figure", "date", "name", "role"]);

/** The sides of a contradiction, and how many articles are on each, the most first: "four" and "4" are one. @param {Compared} compared @param {Row} row @param {Conflict} conflict @returns {[string, number][]} */
export function sidesOf({ comparison }, { passages }, { kind, places }) {
  const figureAt = (/** @type {Conflict["places"][number]} */ { article, start, end }) => comparison.figures.find((figure) => figure.places.some((place) => place.article === article && place.start < end && start < place.end));
  const named = kind === "speaker" ? passages.filter(({ said }) => said).map(({ article, speaker }) => ({ article, text: speaker, key: speaker })) : [];
  const worded = SHORT.has(kind) ? places.map((place) => ({ ...place, key: (kind === "figure" && figureAt(place)?.value.toString()) || plain(place.text) })) : [];
  /** @type {Map<string, { text: string, articles: Set<number> }>} */
  const sides = new Map();
  for (const { article, text, key } of [...named, ...worded]) {
    const side = sides.get(key) ?? { text: text || t("speaker.none"), articles: new Set() };
    side.articles.add(article);
    sides.set(key, side);
  }
  return [...sides.values()].map(({ text, articles }) => /** @type {[string, number]} */ ([text, articles.size])).sort((a, b) => b[1] - a[1]);
}

/** @param {string} text */
const plain = (text) => text.normalize("NFKC").toLowerCase().replace(/[’‘]/g, "'").replace(/\s+/g, " ").replace(/[.,;:!?\s"“”]+$/u, "").trim();

/** Who published the article and when, as far as it is known. @param {Compared} compared @param {number} column @returns {{ outlet: string, date: string, title: string }} */
export function headOf({ articles, comparison }, column) {
  const article = articles[column];
  return { outlet: outletOf(article), date: publishedOn(article) ?? comparison.articles[column].published ?? "", title: titleOf(article) };
}

/** The outlet that the reader gave the article, else the name of its file. @param {Article} article */
export const outletOf = (article) => factsOf(article).outlet || article.name.replace(/\.[a-z0-9]{1,5}$/i, "");
