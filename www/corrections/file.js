// @ts-check
// Corrections as a file: saved from this desk, loaded onto another. An article is known by the hash of its text; where the text was
// edited since, by its title, else by the words that were corrected.

import { download } from "../download.js";
import { h } from "../dom.js";
import { titleOf } from "../desk.js";
import { anchor, locate } from "./anchor.js";
import { anchorsOf, MOST_BYTES, readFile, wrongSpans } from "./check.js";
import { t } from "../strings/index.js";

/** @typedef {import("../types.js").App} App */
/** @typedef {import("../types.js").Article} Article */
/** @typedef {import("./correct.js").Correction} Correction */
/** @typedef {import("./check.js").Entry} Entry */

const SCHEMA = "nutgraf-corrections/1";
// More than these do not fit into a message.
const MOST_FAULTS = 3;

/** @param {App} app */
export function saveCorrections(app) {
  const articles = app.desk.articles.filter((article) => article.raw && article.corrections.present.length > 0);
  if (articles.length === 0) return app.say(t("corrections.none"));
  /** @type {Entry[]} */
  const entries = articles.map((article) => ({ title: titleOf(article), sha256: article.raw?.text.sha256 ?? "", corrections: article.corrections.present.flatMap((one) => moved(one, article.text)) }));
  download("nutgraf-corrections.json", new Blob([JSON.stringify({ schema: SCHEMA, articles: entries }, null, 2)], { type: "application/json" }));
}

/** Asks for a file. @param {App} app */
export function loadCorrections(app) {
  const field = h("input", { type: "file", accept: ".json,application/json" });
  field.addEventListener("change", async () => {
    const file = field.files?.[0];
    if (!file) return;
    const { done, said } = file.size > MOST_BYTES ? { done: false, said: t("corrections.tooLarge") } : applyCorrections(app.desk, await file.text());
    if (done) app.say(said);
    else app.warn(said, undefined, "corrections");
  });
  field.click();
}

/**
 * All of the file, or nothing of it where anything in it is wrong.
 *
 * @param {import("../desk.js").Desk} desk @param {string} json
 * @returns {{ done: boolean, said: string }} what became of it, for the reader
 */
export function applyCorrections(desk, json) {
  const { entries, faults } = readFile(json);
  if (faults.length > 0) return { done: false, said: whatIsWrong(faults) };
  const pairs = paired(desk, entries);
  const strangers = pairs.flatMap(({ article, entry, at }) => (article.raw?.text.sha256 === entry.sha256 ? wrongSpans(entry, article.text, `articles[${at}]`) : []));
  if (strangers.length > 0) return { done: false, said: whatIsWrong(strangers) };
  for (const { article, entry } of pairs) {
    article.corrections.replace([...article.corrections.present, ...entry.corrections], t("changed.file"));
    desk.recorrect(article);
  }
  return { done: true, said: t("corrections.loaded", { n: pairs.length, all: entries.length }) };
}

/** Which entry is for which article. @param {import("../desk.js").Desk} desk @param {Entry[]} entries */
function paired(desk, entries) {
  /** @type {Set<Article>} */
  const taken = new Set();
  return entries.flatMap((entry, at) => {
    const article = articleOf(desk.articles.filter((one) => one.raw && !taken.has(one)), entry);
    if (!article) return [];
    taken.add(article);
    return [{ article, entry, at }];
  });
}

/** @param {import("./check.js").Fault[]} faults */
function whatIsWrong(faults) {
  const lines = faults.slice(0, MOST_FAULTS).map(({ place, wrong, what = "" }) => `${place} ${t(`corrections.wrong.${wrong}`, { what })}`.trim());
  return [t("corrections.bad"), ...lines, ...(faults.length > MOST_FAULTS ? ["…"] : [])].join("\n");
}

/** Which of the articles the corrections are for. @param {Article[]} articles @param {Entry} entry @returns {Article | undefined} */
function articleOf(articles, { sha256, title, corrections }) {
  const same = articles.find((one) => one.raw?.text.sha256 === sha256) ?? articles.find((one) => titleOf(one) === title);
  if (same) return same;
  // A text without a headline is called by its first words, and those may be what was edited.
  const places = corrections.flatMap(anchorsOf).map(([, place]) => place);
  const found = (/** @type {Article} */ article) => places.filter((place) => locate(article.text, place)).length;
  const [best] = [...articles].sort((a, b) => found(b) - found(a));
  return best && found(best) > places.length / 2 ? best : undefined;
}

/** The correction with its places as they are in the text now; none where they are gone. @param {Correction} correction @param {string} text @returns {Correction[]} */
function moved(correction, text) {
  const now = (/** @type {import("./anchor.js").Anchor} */ old) => {
    const place = locate(text, old);
    return place ? [anchor(text, place)] : [];
  };
  if (correction.type === "split") {
    const mentions = correction.mentions.flatMap(now);
    return mentions.length > 0 ? [{ ...correction, mentions }] : [];
  }
  const places = anchorsOf(correction).map(([name, old]) => [name, ...now(old)]);
  return places.every(({ length }) => length === 2) ? [{ ...correction, ...Object.fromEntries(places) }] : [];
}
