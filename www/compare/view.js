// @ts-check
// Several articles side by side. The comparison is made anew whenever it is opened, or articles or texts changed meanwhile.

import { toldOf } from "../asked.js";
import { titleOf } from "../desk.js";
import { button, h } from "../dom.js";
import { paragraphMark } from "../spans.js";
import { t } from "../strings/index.js";
import { beforePublishing } from "./checks.js";
import { correctionsOf, withCorrections } from "./corrected.js";
import { presence } from "./presence.js";
import { sheet } from "./sheet.js";
import { whoIsQuoted } from "./who.js";

/** @typedef {import("../types.js").App} App */
/** @typedef {import("../types.js").Article} Article */
/** @typedef {import("../../pkg/report.js").ComparisonReport} Comparison */

/**
 * What the parts of the comparison are handed.
 *
 * @typedef {object} Compared
 * @property {App} app
 * @property {Comparison} comparison
 * @property {Article[]} articles in the comparison's order
 * @property {number} event the one that is shown
 * @property {number[]} columns its articles
 */

/** @param {App} app @param {import("../../pkg/index.js").Analyzer} analyzer @returns {HTMLElement} */
export function compareView(app, analyzer) {
  const { desk, signal } = app;
  const node = h("div", { class: "compare", role: "region", tabindex: "-1", "aria-label": t("view.compare"), hidden: true });
  /** What the comparison is of. @type {unknown[]} */
  let made = [];
  /** @type {AbortController | null} */
  let running = null;
  /** Where the reader was: a hidden part of a page forgets how far it was scrolled, and what had the focus. */
  const place = { top: 0, focus: /** @type {HTMLElement | null} */ (null) };
  const comeBack = () => {
    node.scrollTop = place.top;
    if (place.focus?.isConnected) place.focus.focus({ preventScroll: true });
  };
  node.addEventListener("scroll", () => node.hidden || (place.top = node.scrollTop), { signal, passive: true });
  node.addEventListener("focusin", ({ target }) => target !== node && (place.focus = /** @type {HTMLElement} */ (target)), { signal });
  const show = async () => {
    if (desk.view !== "compare") return;
    const articles = desk.articles.filter((article) => article.report);
    const parts = articles.flatMap((article) => [article, article.raw, article.corrections.present]);
    if (parts.length === made.length && parts.every((part, at) => part === made[at])) return queueMicrotask(comeBack);
    made = parts;
    Object.assign(place, { top: 0, focus: null });
    running?.abort();
    const own = (running = new AbortController());
    node.replaceChildren(h("p", { class: "quiet", role: "status" }, t("compare.working", { n: articles.length })));
    try {
      const comparison = await analyzer.compare(articles.map((article) => article.text), { each: toldOfEach(articles), signal: own.signal, maxBytes: Infinity });
      if (!own.signal.aborted) render(app, node, withCorrections(comparison, articles), articles);
    } catch (error) {
      if (own.signal.aborted) return;
      made = [];
      node.replaceChildren(h("p", { class: "bad", role: "alert" }, t("compare.failed"), ` ${/** @type {Error} */ (error).message}`));
    }
  };
  desk.addEventListener("view", show, { signal });
  desk.addEventListener("list", () => desk.view === "compare" && show(), { signal });
  signal.addEventListener("abort", () => running?.abort());
  if (desk.view === "compare") show();
  return node;
}

/** What the texts do not say: the engine reads each as it read it alone. @param {Article[]} articles */
function toldOfEach(articles) {
  const each = articles.map((article) => toldOf(article, article.text));
  return each.some(({ published, roles }) => published || roles) ? each : undefined;
}

/** @param {App} app @param {HTMLElement} node @param {Comparison} comparison @param {Article[]} articles */
function render(app, node, comparison, articles) {
  const shared = [...comparison.events.keys()].filter((event) => comparison.events[event].articles.length > 1);
  const lone = comparison.events.filter((event) => event.articles.length === 1).flatMap((event) => event.articles);
  const stage = h("div", { class: "compare-stage" });
  const choose = (/** @type {number} */ event) => {
    /** @type {Compared} */
    const compared = { app, comparison, articles, event, columns: comparison.events[event].articles };
    for (const one of tabs.children) one.setAttribute("aria-pressed", String(/** @type {HTMLElement} */ (one).dataset.event === String(event)));
    stage.replaceChildren(sheet(compared), h("div", { class: "compare-row" }, beforePublishing(compared), whoIsQuoted(compared), presence(compared)));
  };
  const tabs = h("div", { class: "actions" }, ...shared.map((event) => button(eventName(comparison, event), () => choose(event), { data: { event } })));
  const whole = h(
    "div",
    {},
    h("h2", { class: "spoken" }, t("view.compare")),
    correctionsOf(articles) > 0 && h("p", { class: "quiet" }, t("compare.corrected", { n: correctionsOf(articles) })),
    shared.length === 0 && h("p", {}, t("compare.nothingShared")),
    shared.length > 1 && h("p", {}, t("compare.events", { n: shared.length })),
    shared.length > 1 && tabs,
    stage,
    lone.length > 0 && h("section", { class: "box" }, h("h3", {}, t("compare.lone")), h("ul", {}, ...lone.map((index) => h("li", {}, heading(app, articles[index]))))),
  );
  node.replaceChildren(whole);
  if (shared.length > 0) choose(shared[0]);
}

/** @param {Comparison} comparison @param {number} event */
function eventName(comparison, event) {
  const { names, articles } = comparison.events[event];
  return `${names.slice(0, 3).join(", ") || t("compare.event")} (${articles.length})`;
}

/** "A · Traders attack bridge decision", which opens the article. @param {App} app @param {Article} article */
export function heading({ desk }, article) {
  const open = () => {
    desk.show(article);
    desk.setView("article");
  };
  return button(`${desk.letter(article)} · ${titleOf(article)}`, open, { class: "name clamped", title: article.name });
}

/**
 * Opens an article where something stands: the quote there, or the sentence.
 *
 * @param {Compared} compared
 * @param {{ article: number, start: number, end: number }} place
 */
export function openPlace({ app, articles }, place) {
  const article = articles[place.article];
  const { report } = article;
  app.desk.show(article);
  app.desk.setView("article");
  if (!report) return;
  const quote = report.quotes.findIndex(({ content }) => content.some((span) => span.start < place.end && place.start < span.end));
  const sentence = report.sentences.findIndex((one) => one.end > place.start);
  if (quote >= 0) app.desk.select({ kind: "quote", index: quote });
  else if (sentence >= 0) app.desk.select({ kind: "sentence", index: sentence });
}

/** "A ¶2": where something stands, as a button that goes there. @param {Compared} compared @param {{ article: number, start: number, end: number }} place @param {string} [words] */
export function placeButton(compared, place, words = "") {
  const { app, articles } = compared;
  const article = articles[place.article];
  const mark = article.report ? `\u00a0${paragraphMark(article.report, place.start)}` : "";
  return button(`${words ? `“${words}” ` : ""}${app.desk.letter(article)}${mark}`, () => openPlace(compared, place), { class: "name" });
}
