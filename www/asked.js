// @ts-check
// What an analysis is asked for beside the text: the day of publication, what lines a reader says what of, and whether guesses are listed.

import { locate } from "./corrections/anchor.js";
import { publishedOn } from "./facts.js";

/** @typedef {import("./types.js").Article} Article */
/** @typedef {import("../pkg/index.js").Options} Options */

/** @param {Pick<Article, "published" | "corrections">} article @param {import("./settings.js").Settings} settings @param {string} text its own, or what is analysed of it */
export function asked(article, settings, text) {
  return { ...toldOf(article, text), guesses: settings.isOn("guesses") };
}

/** What is known of an article that its text does not say. @param {Pick<Article, "published" | "corrections">} article @param {string} text @returns {Pick<Options, "published" | "roles">} */
export function toldOf(article, text) {
  /** @type {Map<number, NonNullable<Options["roles"]>[number]>} */
  const roles = new Map();
  for (const correction of article.corrections.present) {
    const place = correction.type === "role" && locate(text, correction.block);
    if (place) roles.set(place.start, { ...place, role: /** @type {any} */ (correction.to), certain: true });
  }
  return { published: publishedOn(article), roles: roles.size > 0 ? [...roles.values()] : undefined };
}
