// @ts-check
// What an analysis is asked for beside the text: the day of publication, and whether guesses are listed.

import { publishedOn } from "./facts.js";

/** @typedef {import("./types.js").Article} Article */

/** @param {Pick<Article, "published" | "corrections">} article @param {import("./settings.js").Settings} settings */
export function asked(article, settings) {
  return { published: publishedOn(article), guesses: settings.isOn("guesses") };
}
