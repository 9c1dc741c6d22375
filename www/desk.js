// @ts-check
// The articles on the desk, which one is read, and what in it is selected. Knows nothing of elements.
//
// Events: `list` (articles came, went, moved or were analysed), `current` (another article is read, or it has a new report),
// `selection`, `filter` (which quotes are shown), `view`, `written` (a text is being edited), `described` (something was said of a source), `stale` (an article has another text than its report is of),
// `retold` (another day or role of a line than its report was asked for).

import { correct } from "./corrections/correct.js";
import { History } from "./corrections/history.js";
import { toldOf } from "./asked.js";
import { factsOf } from "./facts.js";

/** @typedef {import("./types.js").Article} Article */
/** @typedef {import("./types.js").Report} Report */
/** @typedef {import("./types.js").Selection} Selection */

/**
 * Which quotes the reader wants to see, in the list, the text and the bar.
 *
 * @typedef {object} Filter
 * @property {string | null} speaker a speaker's key, null for all
 * @property {"" | "quoted" | "reported"} kind
 * @property {boolean} doubtful what is not certain stands first in the list
 */

export class Desk extends EventTarget {
  /** @type {Article[]} */
  articles = [];
  /** @type {Article | null} */
  current = null;
  /** @type {Selection | null} */
  selection = null;
  /** @type {Filter} */
  filter = { speaker: null, kind: "", doubtful: false };
  /** Whether the reader goes through what is not certain. */
  reviewing = false;
  /** @type {"article" | "compare" | "sources"} */
  view = "article";
  /** Which colour a speaker has, so that the same one keeps it in every article. @type {Map<string, number>} */
  colours = new Map();
  /** What the reader says of sources, by their keys. Each article has its own part of it, which is kept with it. @type {Map<string, import("./sources/gather.js").Audit>} */
  audit = new Map();
  /** What is being read, and is no article yet. @type {Set<{ name: string, how: Article["how"], text: string }>} */
  arriving = new Set();
  #nextId = 1;
  /** What was told beside the text when it was found. @type {WeakMap<Report, string>} */
  #told = new WeakMap();

  /** @param {{ name?: string, how: Article["how"], text: string, published?: string }} source @returns {Article} */
  add({ name = "", how, text, published }) {
    /** @type {Article} */
    const article = { id: this.#nextId++, name, how, text, published, status: "waiting", raw: null, report: null, corrections: new History() };
    this.articles.push(article);
    if (!this.current) this.show(article);
    this.#tell("list");
    return article;
  }

  /** Takes the article off the desk; what comes back puts it on again. @param {Article} article @returns {() => void} */
  remove(article) {
    const place = this.articles.indexOf(article);
    if (place < 0) return () => {};
    this.articles.splice(place, 1);
    if (this.current === article) this.show(this.articles[Math.min(place, this.articles.length - 1)] ?? null);
    this.#tell("list");
    return () => {
      if (this.articles.includes(article)) return;
      this.articles.splice(place, 0, article);
      this.#tell("list");
      this.show(article);
    };
  }

  /** @param {Article} article @param {number} place the index it shall have */
  move(article, place) {
    const from = this.articles.indexOf(article);
    const to = Math.max(0, Math.min(this.articles.length - 1, place));
    if (from < 0 || from === to) return;
    this.articles.splice(from, 1);
    this.articles.splice(to, 0, article);
    this.#tell("list");
  }

  /** @param {Article | null} article */
  show(article) {
    if (this.current === article) return;
    this.current = article;
    this.selection = null;
    this.reviewing = false;
    this.filter = { ...this.filter, speaker: null, kind: "" };
    this.#tell("current");
    this.#tell("selection");
  }

  /** @param {Selection | null} selection @param {{ jump?: boolean, focus?: boolean }} [how] whether the text shall scroll to it, and take the focus to it */
  select(selection, { jump = true, focus = jump } = {}) {
    this.selection = selection;
    if (selection?.kind !== "quote") this.reviewing = false;
    this.dispatchEvent(new CustomEvent("selection", { detail: { jump, focus: jump && focus } }));
  }

  /** @param {Partial<Filter>} change */
  setFilter(change) {
    this.filter = { ...this.filter, ...change };
    this.#tell("filter");
  }

  /** Whether the filter lets the quote through. @param {{ kind: string }} quote @param {{ key: string }} speaker */
  isShown({ kind }, { key }) {
    const wanted = this.filter;
    return (wanted.speaker === null || wanted.speaker === key) && (wanted.kind === "" || kind === "mixed" || (kind === "direct") === (wanted.kind === "quoted"));
  }

  /** @param {"article" | "compare" | "sources"} view */
  setView(view) {
    if (this.view === view) return;
    this.view = view;
    this.#tell("view");
  }

  /** @param {Article} article @param {Partial<Pick<Article, "status" | "error" | "raw">>} change */
  update(article, change) {
    Object.assign(article, change);
    if ("raw" in change) this.#renew(article);
    if (this.articles.includes(article)) this.#tell("list");
  }

  /** Another text: analysed anew, unless what is found in it is known. @param {Article} article @param {string} text @param {import("./types.js").Report | null} [raw] */
  retext(article, text, raw = null) {
    article.text = text;
    this.update(article, raw ? { raw, status: "done", error: undefined } : { raw, status: "waiting", error: undefined });
    if (raw) this.#askAgain(article);
    else this.dispatchEvent(new CustomEvent("stale", { detail: article }));
  }

  /** What the reader says of a source, for all articles that quote it. @param {Iterable<Article>} articles @param {string} key @param {import("./sources/gather.js").Audit} audit */
  describe(articles, key, audit) {
    this.audit.set(key, audit);
    for (const article of articles) article.audit = { ...article.audit, [key]: audit };
    this.#tell("described");
  }

  /** What was said of an article's sources, in an earlier visit or in another tab. @param {Article} article @param {Article["audit"]} audit */
  describedAs(article, audit) {
    article.audit = audit;
    if (!audit) return;
    for (const [key, one] of Object.entries(audit)) this.audit.set(key, one);
    this.#tell("list");
  }

  /** Somebody writes in an article. */
  tellWritten() {
    this.#tell("written");
  }

  /**
   * Takes back the last change of an article, a correction or an edit, or makes it again.
   *
   * @param {Article} article @param {"undo" | "redo"} way
   * @returns {string | null} what was changed; null where there was nothing
   */
  goBack(article, way) {
    const step = article.corrections[way]({ text: article.text, raw: article.raw });
    if (!step) return null;
    if (step.edit) this.retext(article, step.edit.text, step.edit.raw);
    else this.recorrect(article);
    return step.what;
  }

  /** Applies the corrections anew, after one was made, undone or loaded. @param {Article} article */
  recorrect(article) {
    this.#renew(article);
    this.#tell("list");
    this.#askAgain(article);
  }

  /** Another day of publication, and another role of a line, ask for another analysis. @param {Article} article */
  #askAgain(article) {
    if (article.raw && this.#told.get(article.raw) !== told(article)) this.dispatchEvent(new CustomEvent("retold", { detail: article }));
  }

  /** A letter for the article: A, B … Z, then numbers. @param {Article} article */
  letter(article) {
    const place = this.articles.indexOf(article);
    return place < 26 ? String.fromCharCode(65 + place) : String(place + 1);
  }

  /** @param {Article} article */
  #renew(article) {
    if (article.raw && !this.#told.has(article.raw)) this.#told.set(article.raw, told(article));
    article.report = article.raw && correct(article.raw, article.text, article.corrections.present);
    if (this.current === article) this.#tell("current");
  }

  /** @param {string} type */
  #tell(type) {
    this.dispatchEvent(new CustomEvent(type, { detail: {} }));
  }
}

/** @param {Article} article */
const told = (article) => JSON.stringify(toldOf(article, article.text));

/**
 * What the article is called: its headline, else how it begins, else its file's name.
 *
 * @param {Article} article
 */
export function titleOf(article) {
  const { title } = factsOf(article);
  if (title !== "") return title;
  const first = article.report?.blocks.find((block) => block.role === "paragraph");
  if (!first) return article.name || article.text.trim().slice(0, 80);
  const text = article.text.slice(first.start, first.end);
  return text.length < 90 ? text : `${text.slice(0, 80).replace(/\s+\S*$/, "")}…`;
}
