// @ts-check
// Who gets quoted, where: speakers down, articles across. Counts the corrected reports, not the engine's.

import { h } from "../dom.js";
import { gatherSpeakers } from "../speakers.js";
import { t } from "../strings/index.js";

/** @typedef {import("./view.js").Compared} Compared */
/** @typedef {{ name: string, counts: Map<number, number>, colour: number }} Line */

const MOST = 15;

/** @param {Compared} compared @returns {HTMLElement} */
export function whoIsQuoted(compared) {
  const { app, articles, columns } = compared;
  const lines = gather(compared);
  const most = Math.max(1, ...lines.flatMap((line) => [...line.counts.values()]));
  const head = h("tr", {}, h("td", {}), ...columns.map((column) => h("th", { scope: "col" }, app.desk.letter(articles[column]))));
  const row = (/** @type {Line} */ line) => h("tr", {}, h("th", { scope: "row" }, line.name || t("speaker.none")), ...columns.map((column) => h("td", {}, ...amount(compared, line, column, most))));
  const table = h("table", { class: "table who" }, h("caption", { class: "spoken" }, t("who.title")), h("thead", {}, head), h("tbody", {}, ...lines.slice(0, MOST).map(row)));
  return h("section", { class: "box" }, h("h3", {}, t("who.title"), " ", h("span", { class: "quiet" }, t("who.hint"))), h("div", { class: "scroller", tabindex: "0", role: "region", "aria-label": t("who.title") }, table));
}

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
  const total = (/** @type {Line} */ line) => [...line.counts.values()].reduce((sum, count) => sum + count, 0);
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
