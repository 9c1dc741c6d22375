// @ts-check
// Who gets quoted, where: speakers down, articles across. Counts the corrected reports, not the engine's.

import { h } from "../dom.js";
import { gatherSpeakers } from "../speakers.js";
import { t } from "../strings/index.js";

/** @typedef {import("./view.js").Compared} Compared */
/** @typedef {{ name: string, counts: Map<number, number>, colour: number }} Line */

const MOST = 15;
/** More articles than these are no columns that anybody can read: they fold into sums. */
const MOST_COLUMNS = 8;

/** @param {Compared} compared @returns {HTMLElement} */
export function whoIsQuoted(compared) {
  const { app, articles, columns } = compared;
  const lines = gather(compared);
  const most = Math.max(1, ...lines.flatMap((line) => [...line.counts.values()]));
  if (columns.length > MOST_COLUMNS) return box(folded(compared, lines));
  const head = h("tr", {}, h("td", {}), ...columns.map((column) => h("th", { scope: "col" }, app.desk.letter(articles[column]))));
  const row = (/** @type {Line} */ line) => h("tr", {}, h("th", { scope: "row" }, line.name || t("speaker.none")), ...columns.map((column) => h("td", {}, ...amount(compared, line, column, most))));
  const table = h("table", { class: "table who" }, h("caption", { class: "spoken" }, t("who.title")), h("thead", {}, head), h("tbody", {}, ...lines.slice(0, MOST).map(row)));
  return box(table);
}

/** @param {HTMLElement} table */
function box(table) {
  return h("section", { class: "box" }, h("h3", {}, t("who.title"), " ", h("span", { class: "quiet" }, t("who.hint"))), h("div", { class: "scroller", tabindex: "0", role: "region", "aria-label": t("who.title") }, table));
}

/** Of many articles: how many quote somebody, and how often. @param {Compared} compared @param {Line[]} lines */
function folded({ columns }, lines) {
  const most = Math.max(1, ...lines.map(total));
  const row = (/** @type {Line} */ line) =>
    h("tr", {}, h("th", { scope: "row" }, line.name || t("speaker.none")),
      h("td", {}, h("span", { class: `bar solid-${line.colour}`, style: { "--size": total(line) / most }, "aria-hidden": "true" }), ` ${total(line)}`),
      h("td", {}, t("sheet.of", { n: line.counts.size, all: columns.length })));
  const heads = [t("sources.direct"), t("sources.articles")].map((name) => h("th", { scope: "col" }, name));
  return h("table", { class: "table who" }, h("caption", { class: "spoken" }, t("who.title")), h("thead", {}, h("tr", {}, h("td", {}), ...heads)), h("tbody", {}, ...lines.slice(0, MOST).map(row)));
}

/** @param {Line} line */
const total = (line) => [...line.counts.values()].reduce((sum, count) => sum + count, 0);

/** @param {Compared} compared @returns {Line[]} */
function gather({ app, articles, columns, comparison }) {
  const shared = sharedNames(comparison, articles);
  /** @type {Map<string, Line>} */
  const lines = new Map();
  for (const column of columns) {
    const { report } = articles[column];
    if (!report) continue;
    for (const speaker of gatherSpeakers(report, app.desk.colours).speakers) {
      const name = shared.get(`${column} ${speaker.key}`) ?? speaker.name;
      const line = lines.get(name.toLowerCase()) ?? { name, counts: new Map(), colour: speaker.colour };
      line.counts.set(column, (line.counts.get(column) ?? 0) + speaker.quotes.length);
      lines.set(name.toLowerCase(), line);
    }
  }
  return [...lines.values()].sort((a, b) => Number(a.name === "") - Number(b.name === "") || b.counts.size - a.counts.size || total(b) - total(a));
}

/** The name that all articles share, for each article's own name. @param {Compared["comparison"]} comparison @param {Compared["articles"]} articles @returns {Map<string, string>} */
function sharedNames(comparison, articles) {
  const names = new Map();
  for (const entity of comparison.entities) {
    for (const { article, entity: own } of entity.members) {
      const raw = articles[article].raw?.entities[own];
      if (raw) names.set(`${article} ${raw.name.toLowerCase()}`, entity.name);
    }
  }
  return names;
}

/** @param {Compared} compared @param {Line} line @param {number} column @param {number} most */
function amount({ comparison }, line, column, most) {
  const count = line.counts.get(column);
  if (count) return [h("span", { class: `bar solid-${line.colour}`, style: { "--size": count / most }, "aria-hidden": "true" }), ` ${count}`];
  const mentioned = comparison.entities.some((entity) => entity.name === line.name && entity.members.some((member) => member.article === column));
  return [h("span", { class: "quiet" }, mentioned ? t("who.mentioned") : "–")];
}
