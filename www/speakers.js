// @ts-check
// Who is quoted: quotes gathered by speaker, with a colour each.

import { isInBody, wordsSaid } from "./said.js";

/** @typedef {import("./types.js").Report} Report */
/** @typedef {import("./types.js").Quote} Quote */

/**
 * @typedef {object} Speaker
 * @property {string} key names the speaker in every article
 * @property {string} name empty where nobody is named
 * @property {string} short for the margin
 * @property {number | null} entity
 * @property {number[]} quotes indexes
 * @property {number} words in quotation marks, of the body
 * @property {number} reported words that the reporter tells, of the body
 * @property {number} colour 0 to 6; 7 where nobody is named or all colours are taken
 */

/** How many colours there are, without the last, grey one. */
export const COLOURS = 7;

/** @typedef {{ speakers: Speaker[], ofQuote: Speaker[] }} Speakers by words quoted, and the speaker of each quote */

/** Many parts of the page ask the same of the same report. @type {WeakMap<Report, Speakers>} */
const gathered = new WeakMap();

/**
 * @param {Report} report
 * @param {Map<string, number>} colours what the desk gave out so far; new speakers are added
 * @returns {Speakers}
 */
export function gatherSpeakers(report, colours) {
  const known = gathered.get(report) ?? gather(report, colours);
  gathered.set(report, known);
  return known;
}

/** @param {Report} report @param {Map<string, number>} colours @returns {Speakers} */
function gather(report, colours) {
  /** @type {Map<string, Speaker>} */
  const found = new Map();
  let countedTo = 0;
  const ofQuote = report.quotes.map((quote, index) => {
    const speaker = remember(found, report, quote);
    speaker.quotes.push(index);
    const { end } = quote.content[quote.content.length - 1];
    // What stands in another's words was counted with them.
    if (end <= countedTo || !isInBody(report, quote.content[0].start)) return speaker;
    countedTo = end;
    const { marked, told } = wordsSaid(quote);
    speaker.words += marked;
    speaker.reported += told;
    return speaker;
  });
  const speakers = [...found.values()].sort((a, b) => Number(a.name === "") - Number(b.name === "") || b.words - a.words || b.reported - a.reported);
  paint(speakers, colours);
  return { speakers, ofQuote };
}

/** All words in marks, and all that are reported. @param {Speaker[]} speakers */
export function totals(speakers) {
  return { quoted: speakers.reduce((sum, { words }) => sum + words, 0), reported: speakers.reduce((sum, { reported }) => sum + reported, 0) };
}

/** @param {Map<string, Speaker>} found @param {Report} report @param {Quote} quote @returns {Speaker} */
function remember(found, report, quote) {
  const entity = quote.speaker?.entity ?? null;
  const name = entity === null ? (quote.speaker?.text ?? "") : report.entities[entity].name;
  const key = name.toLowerCase();
  const known = found.get(key);
  if (known) return known;
  const speaker = { key, name, short: shortName(report, entity, name), entity, quotes: [], words: 0, reported: 0, colour: COLOURS };
  found.set(key, speaker);
  return speaker;
}

/** "Rutte" for "Mark Rutte": the shortest form in the text that ends the name. @param {Report} report @param {number | null} entity @param {string} name */
function shortName(report, entity, name) {
  if (entity === null) return name;
  const tails = report.entities[entity].aliases.filter((alias) => name.endsWith(` ${alias}`));
  return tails.sort((a, b) => a.length - b.length)[0] ?? name;
}

/** @param {Speaker[]} speakers @param {Map<string, number>} colours */
function paint(speakers, colours) {
  const taken = new Set();
  for (const speaker of speakers) {
    if (speaker.name === "") continue;
    const wanted = colours.get(speaker.key);
    const free = [wanted, ...Array(COLOURS).keys()].find((colour) => colour !== undefined && !taken.has(colour));
    if (free === undefined) continue;
    speaker.colour = free;
    taken.add(free);
    if (wanted === undefined) colours.set(speaker.key, free);
  }
}
