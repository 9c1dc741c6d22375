// @ts-check
// What the page does when it hears of kept articles: of an earlier visit, and of its other tabs.

import { soundCorrections } from "./corrections/check.js";
import { titleOf } from "./desk.js";
import { t } from "./strings/index.js";

/** @typedef {import("./types.js").Article} Article */
/** @typedef {import("./store.js").Kept} Kept */

/** @param {import("./types.js").App} app @param {import("./keep.js").Keeper} keeper */
export function followKept({ desk, say, warn, signal }, keeper) {
  /** @type {Record<string, (detail: any) => void>} */
  const news = {
    arrived(/** @type {{ key: string, record: Kept }} */ { key, record }) {
      const article = desk.add(soundRecord(record));
      article.corrections.begin(soundCorrections(record.corrections));
      desk.describedAs(article, soundAudit(record.audit));
      keeper.knows(article, key, record);
      desk.retext(article, article.text);
    },
    changed(/** @type {{ article: Article, record: Kept }} */ { article, record }) {
      article.corrections.begin(soundCorrections(record.corrections));
      const isSame = article.text === record.text && article.published === record.published;
      article.published = record.published;
      desk.describedAs(article, soundAudit(record.audit));
      if (isSame) desk.recorrect(article);
      else desk.retext(article, record.text);
    },
    removed(/** @type {Article} */ article) {
      const undo = desk.remove(article);
      say(t("keep.removed", { title: titleOf(article) }), undo);
    },
    started: () => say(t("keep.started")),
    deleted: () => warn(t("keep.deleted"), undefined, "keep"),
    failed: (/** @type {string} */ reason) => warn(t("keep.lost", { reason }), undefined, "keep"),
  };
  for (const [type, tell] of Object.entries(news)) keeper.addEventListener(type, (event) => tell(/** @type {CustomEvent} */ (event).detail), { signal });
}

/** Whatever was stored of its sources: words. @param {unknown} stored @returns {Article["audit"]} */
function soundAudit(stored) {
  if (typeof stored !== "object" || stored === null) return undefined;
  const word = (/** @type {unknown} */ value) => (typeof value === "string" ? value.slice(0, 300) : "");
  const all = Object.entries(stored).map(([key, one]) => [key, { gender: word(one?.gender), sort: word(one?.sort), affiliation: word(one?.affiliation) }]);
  return all.length > 0 ? Object.fromEntries(all) : undefined;
}

const ARRIVALS = new Set(["pasted", "dropped", "picked", "sample", "loaded"]);

/** Whatever was stored, by whichever version: an article. @param {Kept} record @returns {{ name: string, how: import("./types.js").Arrival, text: string, published?: string }} */
function soundRecord({ name, how, text, published }) {
  return { name: String(name ?? ""), how: ARRIVALS.has(how) ? how : "loaded", text: String(text ?? ""), published: typeof published === "string" ? published : undefined };
}
