// @ts-check
// What an article is called, where, by whom and when it was published: as the text or its file says it, or as the reader set it.

/** @typedef {import("./types.js").Article} Article */
/** @typedef {"title" | "outlet" | "byline" | "date"} Fact */

/** @type {Fact[]} */
export const FACTS = ["title", "outlet", "byline", "date"];

/** @param {Pick<Article, "corrections">} article @param {Fact} fact @returns {string | null | undefined} null: the reader emptied it; undefined: it was left as it is */
export function factSet({ corrections }, fact) {
  return corrections.present.reduce((/** @type {string | null | undefined} */ last, one) => (one.type === "fact" && one.fact === fact ? one.to : last), undefined);
}

/** The day that settles "on Tuesday". @param {Pick<Article, "corrections" | "published">} article @returns {string | undefined} */
export function publishedOn(article) {
  const set = factSet(article, "date");
  return set === undefined ? article.published : (set ?? undefined);
}

/** What a line of that role says. @param {Article} article @param {string} role */
function lineOf({ report, text }, role) {
  const lines = report?.blocks.filter((block) => block.role === role) ?? [];
  // One that the reader named is meant, whatever the engine took for it.
  const line = lines.find((block) => "corrected" in block) ?? lines[0];
  return line ? text.slice(line.start, line.end) : "";
}

/** All that is known; empty where nobody says it. @param {Article} article @returns {Record<Fact, string>} */
export function factsOf(article) {
  const of = (/** @type {Fact} */ fact, /** @type {() => string} */ found) => {
    const set = factSet(article, fact);
    return set === undefined ? found() : (set ?? "");
  };
  return {
    title: of("title", () => lineOf(article, "headline")),
    outlet: of("outlet", () => ""),
    byline: of("byline", () => lineOf(article, "byline")),
    date: of("date", () => article.report?.published ?? article.published ?? ""),
  };
}
