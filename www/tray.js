// @ts-check
// The articles on the desk: one row each, with how it came in, who is quoted, and what is wrong with it first.

import { h, button } from "./dom.js";
import { titleOf } from "./desk.js";
import { outletOf } from "./compare/rows.js";
import { publishedOn } from "./facts.js";
import { EXTENSIONS } from "./readers/index.js";
import { gathered } from "./slices.js";
import { gatherSpeakers } from "./speakers.js";
import { t, tName } from "./strings/index.js";
import { miniBar } from "./panels/shareBar.js";

/** @typedef {import("./types.js").App} App */
/** @typedef {import("./types.js").Article} Article */

/** So many articles want a filter and an order. */
const MANY = 8;
/** The order by hand first: only in it can rows be moved. */
const ORDERS = ["hand", "title", "date", "words", "quotes", "doubts"];

/** What a dragged row carries. */
export const ROW_TYPE = "application/x-nutgraf-row";

/** One article alone is mostly done before a reader looks: its progress, with the way to cancel it, shows after this time. */
const PATIENCE_MS = 700;

/**
 * @param {App} app
 * @param {import("./queue.js").Queue} queue
 * @param {{ remove: (article: Article) => void, pick: () => void, cancel: () => void }} act
 * @returns {HTMLElement}
 */
export function tray(app, queue, act) {
  const { desk, signal } = app;
  const list = h("ol", { class: "rows" });
  const bar = h("progress", { "aria-label": t("progress.label") });
  const count = h("span", { class: "quiet" });
  const filter = h("input", { type: "search", "aria-label": t("tray.filter"), placeholder: t("tray.filter"), on: { input: () => soon() } });
  const order = h("select", { "aria-label": t("tray.sort"), on: { change: () => soon() } }, ...ORDERS.map((id) => h("option", { value: id }, t(/** @type {import("./strings/index.js").Key} */ (`tray.sort.${id}`)))));
  const tools = h("div", { class: "tray-tools", hidden: true }, filter, order);
  const progress = h("div", { class: "progress", hidden: true }, bar, count, button(t("progress.cancel"), act.cancel));
  /** @type {Rows} */
  const rows = new WeakMap();
  const show = () => {
    tools.hidden = desk.articles.length < MANY;
    const shown = tools.hidden ? desk.articles : chosen(desk.articles, filter.value, order.value);
    list.classList.toggle("chosen", shown !== desk.articles);
    const wanted = shown.map((article) => upToDate(app, rows, article, act.remove));
    const kept = new Set(wanted);
    for (const row of [...list.children]) if (!kept.has(/** @type {HTMLLIElement} */ (row))) row.remove();
    // Only rows that changed are moved: the others keep their focus and their layout.
    wanted.forEach((row, place) => list.children[place] !== row && list.insertBefore(row, list.children[place] ?? null));
  };
  const soon = gathered(() => keepFocus(list, show), () => queue.drawDelay, signal);
  let wasBusy = false;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let patience;
  const showProgress = () => {
    if (wasBusy && !queue.busy && queue.total > 0) app.tell(t("progress.done", { n: queue.total }));
    wasBusy = queue.busy;
    clearTimeout(patience);
    if (queue.busy && queue.total < 2) patience = setTimeout(() => (progress.hidden = !queue.busy), PATIENCE_MS);
    else progress.hidden = !queue.busy;
    fillSoon();
  };
  const fill = () => {
    bar.max = Math.max(1, queue.total);
    // How far one article is nobody knows, but of one file's pages.
    if (queue.total > 1) bar.value = queue.done;
    else if (queue.pages) bar.value = queue.pages.done / queue.pages.of;
    else bar.removeAttribute("value");
    count.textContent = queue.pages && queue.total < 2 ? t("progress.pages", { done: queue.pages.done, n: queue.pages.of }) : t("progress.count", { done: queue.done, n: queue.total });
  };
  const fillSoon = gathered(fill, () => queue.drawDelay, signal);
  desk.addEventListener("list", soon, { signal });
  desk.addEventListener("current", soon, { signal });
  queue.addEventListener("progress", showProgress, { signal });
  acceptRows(list, desk);
  show();
  fill();
  showProgress();
  return h(
    "section",
    { class: "tray", "aria-label": t("tray.label") },
    h("h2", {}, t("tray.label")),
    progress,
    tools,
    list,
    button(t("tray.drop"), act.pick, { class: "drop" }, h("span", { class: "quiet" }, EXTENSIONS.join(" "))),
  );
}

/** The articles that the filter lets through, in the order that is wanted. @param {Article[]} articles @param {string} filter @param {string} order @returns {Article[]} */
function chosen(articles, filter, order) {
  const words = filter.trim().toLowerCase();
  if (words === "" && order === ORDERS[0]) return articles;
  const fits = articles.filter((article) => [titleOf(article), article.name, outletOf(article), publishedOn(article) ?? article.report?.published ?? ""].some((text) => text.toLowerCase().includes(words)));
  const quotes = (/** @type {Article} */ { report }) => report?.quotes.length ?? 0;
  const doubts = (/** @type {Article} */ { report }) => report?.quotes.filter(({ confidence }) => confidence !== "certain").length ?? 0;
  const day = (/** @type {Article} */ article) => publishedOn(article) ?? article.report?.published ?? "9999";
  /** @type {Map<string, (one: Article, other: Article) => number>} */
  const by = new Map([
    ["title", (one, other) => titleOf(one).localeCompare(titleOf(other))],
    ["date", (one, other) => day(one).localeCompare(day(other))],
    ["words", (one, other) => (other.report?.statistics.words ?? 0) - (one.report?.statistics.words ?? 0)],
    ["quotes", (one, other) => quotes(other) - quotes(one)],
    ["doubts", (one, other) => doubts(other) - doubts(one)],
  ]);
  const compare = by.get(order);
  return compare ? fits.sort(compare) : fits;
}

/** The rows as they were made, and of what. @typedef {WeakMap<Article, { row: HTMLElement, made: string, of: import("./types.js").Report | null }>} Rows */

/** @param {App} app @param {Rows} rows @param {Article} article @param {(article: Article) => void} remove */
function upToDate(app, rows, article, remove) {
  const { desk } = app;
  const made = [article.status, article.corrections.present.length, desk.current === article, desk.letter(article), desk.articles.at(-1) === article].join();
  const known = rows.get(article);
  // With the corrections: another report of the same text counts other words.
  if (known?.made === made && known.of === article.report) return known.row;
  const row = makeRow(app, article, remove);
  rows.set(article, { row, made, of: article.report });
  return row;
}

/** @param {App} app @param {Article} article @param {(article: Article) => void} remove */
function makeRow({ desk }, article, remove) {
  const { report } = article;
  const title = titleOf(article);
  const place = desk.articles.indexOf(article);
  const worst = report?.checks.find((check) => check.severity === "error") ?? report?.checks.find((check) => check.severity === "warning");
  const facts = [report && t("count.words", { n: report.statistics.words }), tName("how", article.how), article.name].filter(Boolean).join(" · ");
  const open = h(
    "button",
    { type: "button", class: "row-open", "aria-current": desk.current === article ? "true" : null, on: { click: () => (desk.show(article), desk.setView("article")) } },
    h("span", { class: "letter", "aria-hidden": "true" }, desk.letter(article)),
    h(
      "span",
      { class: "row-body" },
      h("span", { class: "row-title" }, title),
      h("span", { class: "quiet row-facts", title: article.name }, facts),
      report ? miniBar(gatherSpeakers(report, desk.colours).speakers, report.statistics.words) : article.status === "failed" ? h("span", { class: "bad" }, t("article.failed")) : h("span", { class: "quiet" }, tName("status", article.status)),
      worst && h("span", { class: "bad" }, tName("check", worst.kind)),
      article.corrections.present.length > 0 && h("span", { class: "badge good" }, t("tray.corrected", { n: article.corrections.present.length })),
    ),
  );
  const tools = h(
    "span",
    { class: "row-tools" },
    button("↑", () => desk.move(article, place - 1), { "aria-label": t("tray.up", { title }), disabled: place === 0, data: { tool: "up" } }),
    button("↓", () => desk.move(article, place + 1), { "aria-label": t("tray.down", { title }), disabled: place === desk.articles.length - 1, data: { tool: "down" } }),
    button("×", () => remove(article), { "aria-label": t("tray.remove", { title }), data: { tool: "remove" } }),
  );
  const start = (/** @type {DragEvent} */ event) => event.dataTransfer?.setData(ROW_TYPE, String(article.id));
  return h("li", { class: `tray-row${desk.current === article ? " current" : ""}`, draggable: "true", data: { article: article.id }, on: { dragstart: start } }, open, tools);
}

/** A row that is drawn anew gives the focus to the same button of the same article. @param {HTMLElement} list @param {() => void} draw */
function keepFocus(list, draw) {
  const active = /** @type {HTMLElement | null} */ (document.activeElement);
  const row = active && list.contains(active) ? /** @type {HTMLElement} */ (active.closest("li")) : null;
  const tool = active?.dataset.tool;
  draw();
  if (!row || document.activeElement === active) return;
  const next = list.querySelector(`[data-article="${row.dataset.article}"]`);
  const target = tool && next?.querySelector(`[data-tool="${tool}"]:not(:disabled)`);
  /** @type {HTMLElement | null} */ (target || (next ?? list).querySelector(".row-open"))?.focus();
}

/** @param {HTMLElement} list @param {import("./desk.js").Desk} desk */
function acceptRows(list, desk) {
  list.addEventListener("dragover", (event) => event.dataTransfer?.types.includes(ROW_TYPE) && event.preventDefault());
  list.addEventListener("drop", (event) => {
    const article = desk.articles.find(({ id }) => String(id) === event.dataTransfer?.getData(ROW_TYPE));
    const target = /** @type {Element} */ (event.target).closest("li");
    if (!article || !target) return;
    event.preventDefault();
    event.stopPropagation();
    desk.move(article, desk.articles.findIndex(({ id }) => String(id) === /** @type {HTMLElement} */ (target).dataset.article));
  });
}
