// @ts-check
// Corrections as a file: saved from this desk, loaded onto another. An article is known by the hash of its text; where the text was
// edited since, by its title, else by the words that were corrected.

import { download } from "../download.js";
import { h } from "../dom.js";
import { titleOf } from "../desk.js";
import { locate } from "./anchor.js";
import { t } from "../strings/index.js";

/** @typedef {import("../types.js").App} App */
/** @typedef {import("../types.js").Article} Article */
/** @typedef {import("./correct.js").Correction} Correction */
/** @typedef {{ title: string, sha256: string, corrections: Correction[] }} Entry */

const SCHEMA = "nutgraf-corrections/1";
const TYPES = new Set(["speaker", "boundary", "add-quote", "add-entity", "delete-quote", "merge", "split", "type", "rename", "delete-entity"]);

/** @param {App} app */
export function saveCorrections(app) {
  const articles = app.desk.articles.filter((article) => article.raw && article.corrections.present.length > 0);
  if (articles.length === 0) return app.say(t("corrections.none"));
  /** @type {Entry[]} */
  const entries = articles.map((article) => ({ title: titleOf(article), sha256: article.raw?.text.sha256 ?? "", corrections: article.corrections.present }));
  download("nutgraf-corrections.json", new Blob([JSON.stringify({ schema: SCHEMA, articles: entries }, null, 2)], { type: "application/json" }));
}

/** Asks for a file. @param {App} app */
export function loadCorrections(app) {
  const field = h("input", { type: "file", accept: ".json,application/json" });
  field.addEventListener("change", async () => {
    const file = field.files?.[0];
    if (file) app.say(applyCorrections(app.desk, await file.text()));
  });
  field.click();
}

/** @param {import("../desk.js").Desk} desk @param {string} json @returns {string} what became of it, for the reader */
export function applyCorrections(desk, json) {
  const entries = parse(json);
  if (!entries) return t("corrections.bad");
  /** @type {Set<Article>} */
  const taken = new Set();
  for (const entry of entries) {
    const article = articleOf(desk.articles.filter((one) => one.raw && !taken.has(one)), entry);
    if (!article) continue;
    article.corrections.replace([...article.corrections.present, ...entry.corrections], t("changed.file"));
    desk.recorrect(article);
    taken.add(article);
  }
  return t("corrections.loaded", { n: taken.size, all: entries.length });
}

/** Which of the articles the corrections are for. @param {Article[]} articles @param {Entry} entry @returns {Article | undefined} */
function articleOf(articles, { sha256, title, corrections }) {
  const same = articles.find((one) => one.raw?.text.sha256 === sha256) ?? articles.find((one) => titleOf(one) === title);
  if (same) return same;
  // A text without a headline is called by its first words, and those may be what was edited.
  const places = corrections.flatMap(placesOf);
  const found = (/** @type {Article} */ article) => places.filter((place) => locate(article.text, place)).length;
  const [best] = [...articles].sort((a, b) => found(b) - found(a));
  return best && found(best) > places.length / 2 ? best : undefined;
}

/** @param {Correction} correction @returns {import("./anchor.js").Anchor[]} */
function placesOf(correction) {
  if (correction.type === "split") return correction.mentions;
  if (correction.type === "add-quote") return [correction.content];
  if (correction.type === "add-entity") return [correction.mention];
  return "quote" in correction ? [correction.quote] : [];
}

/** @param {string} json @returns {Entry[] | null} */
function parse(json) {
  try {
    const file = JSON.parse(json);
    const sound = file.schema === SCHEMA && file.articles.every((/** @type {Entry} */ entry) => Array.isArray(entry.corrections) && entry.corrections.every((one) => TYPES.has(one.type)));
    return sound ? file.articles : null;
  } catch {
    return null;
  }
}
