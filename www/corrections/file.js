// @ts-check
// Corrections as a file: saved from this desk, loaded onto another. An article is known by the hash of its text.

import { download } from "../download.js";
import { h } from "../dom.js";
import { titleOf } from "../desk.js";
import { t } from "../strings/index.js";

/** @typedef {import("../types.js").App} App */
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
  let known = 0;
  for (const { sha256, title, corrections } of entries) {
    // The text may have been edited since: then its title has to do.
    const article = desk.articles.find((one) => one.raw?.text.sha256 === sha256) ?? desk.articles.find((one) => titleOf(one) === title);
    if (!article) continue;
    article.corrections.replace([...article.corrections.present, ...corrections]);
    desk.recorrect(article);
    known++;
  }
  return t("corrections.loaded", { n: known, all: entries.length });
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
