// @ts-check
// A quick look at the paragraphs that are being written, while the whole article is analysed anew: they are analysed with their
// neighbours, which hold most of the names that they speak of.

import { correct } from "../corrections/correct.js";
import { gatherSpeakers } from "../speakers.js";
import { paintPlan } from "./plan.js";

/** @typedef {import("../types.js").Article} Article */
/** @typedef {import("./draft.js").Paragraph} Paragraph */

const BEFORE = 2;
const AFTER = 1;
// Signs; a longer stretch is not quicker than the article.
const LONGEST = 12_000;

/**
 * The touched paragraphs and those around them; null where that is too much for a quick look.
 *
 * @param {Paragraph[]} all in order @param {Set<Paragraph>} touched
 * @returns {{ text: string, paragraphs: { node: Node, text: string, start: number }[] } | null}
 */
export function neighbourhood(all, touched) {
  const places = [...touched].map((one) => all.indexOf(one)).filter((place) => place >= 0);
  if (places.length === 0) return null;
  const first = Math.max(0, Math.min(...places) - BEFORE);
  const chosen = all.slice(first, Math.max(...places) + AFTER + 1);
  const origin = chosen[0].start;
  const text = chosen.map((one) => one.text + one.after).join("");
  if (text.length > LONGEST) return null;
  return { text, paragraphs: chosen.filter((one) => touched.has(one)).map((one) => ({ node: one.node, text: one.text, start: one.start - origin })) };
}

/**
 * What is painted in a neighbourhood: with the reader's corrections, and with the colours that its speakers have in the article.
 *
 * @param {import("../types.js").Report} raw @param {string} text @param {Article} article @param {Map<string, number>} colours @param {Set<string>} layers
 */
export function planOfNeighbourhood(raw, text, { report: whole, corrections }, colours, layers) {
  const report = correct(raw, text, corrections.present);
  const known = new Map(colours);
  for (const { name, aliases } of whole?.entities ?? []) {
    const colour = colours.get(name.toLowerCase());
    if (colour !== undefined) for (const alias of aliases) known.set(alias.toLowerCase(), colour);
  }
  return paintPlan(report, gatherSpeakers(report, known).ofQuote, layers);
}
