// @ts-check
// What an analysis is asked for beside the text: the day of publication, and whether guesses are listed.

/** @typedef {import("./types.js").Article} Article */

/** @param {Pick<Article, "published">} article @param {import("./settings.js").Settings} settings */
export function asked({ published }, settings) {
  return { published, guesses: settings.isOn("guesses") };
}
