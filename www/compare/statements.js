// @ts-check
// The same words, different words: a row for each statement, a column for each article, the words that differ underlined.

import { fillInParts, h, button } from "../dom.js";
import { gatherSpeakers } from "../speakers.js";
import { t, tName } from "../strings/index.js";
import { heading, openPlace } from "./view.js";

/** @typedef {import("./view.js").Compared} Compared */
/** @typedef {import("../types.js").Span} Span */
/** @typedef {Compared["comparison"]["statements"][number]} Statement */

/** @param {Compared} compared @returns {HTMLElement} */
export function statements(compared) {
  const { comparison, columns, articles, app, event } = compared;
  const rows = comparison.statements.filter((statement) => statement.event === event);
  // Where the window is narrow, the cells of a row stand below each other: without its roles this would be no table any more.
  const body = h("tbody", { role: "rowgroup" });
  const head = h("tr", { role: "row" }, h("td", { role: "cell" }), ...columns.map((column) => h("th", { scope: "col", role: "columnheader" }, heading(app, articles[column]))));
  const table = h("table", { class: "table statements", role: "table" }, h("caption", { class: "spoken" }, t("same.title")), h("thead", { role: "rowgroup" }, head), body);
  const scroller = h("div", { class: "scroller", tabindex: "0", role: "region", "aria-label": t("same.title") }, table);
  const list = h("div", {}, scroller);
  fillInParts(body, rows, (statement) => row(compared, statement), (n) => t("list.more", { n }), 40);
  return h(
    "section",
    { class: "box" },
    h("h3", {}, t("same.title"), " ", h("span", { class: "quiet" }, t("same.hint"))),
    rows.length === 0 ? h("p", { class: "quiet" }, t("same.none")) : list,
  );
}

/** @param {Compared} compared @param {Statement} statement */
function row(compared, statement) {
  const { comparison, columns } = compared;
  const speakers = [...new Set(statement.occurrences.flatMap((one) => (one.speaker === null ? [] : [comparison.entities[one.speaker].name])))];
  const who = speakers.join(" / ") || (statement.occurrences.some((one) => one.quote !== null) ? t("speaker.none") : t("same.reporter"));
  return h(
    "tr",
    { role: "row" },
    h("th", { scope: "row", role: "rowheader" }, h("span", {}, who), h("span", { class: "quiet" }, tName("relation", statement.relation))),
    ...columns.map((column) => cell(compared, statement, column)),
  );
}

/** @param {Compared} compared @param {Statement} statement @param {number} column */
function cell(compared, statement, column) {
  const own = [...statement.occurrences.keys()].filter((index) => statement.occurrences[index].article === column);
  const letter = compared.app.desk.letter(compared.articles[column]);
  if (own.length === 0) return h("td", { role: "cell", class: "quiet", data: { letter } }, h("em", {}, t("same.missing")));
  return h("td", { role: "cell", data: { letter } }, h("div", {}, ...own.map((index) => passage(compared, statement, index))));
}

/** @param {Compared} compared @param {Statement} statement @param {number} index */
function passage(compared, statement, index) {
  const occurrence = statement.occurrences[index];
  const article = compared.articles[occurrence.article];
  const differing = differences(statement, index);
  const colour = speakerColour(compared, occurrence);
  return h(
    "p",
    { class: "passage" },
    h("q", { class: occurrence.quote === null ? "plain" : `speaker-${colour}` }, ...pieces(article.text, occurrence, differing)),
    " ",
    occurrence.quote === null && h("span", { class: "badge" }, t("same.paraphrase")),
    button(t("act.jump"), () => openPlace(compared, occurrence), { class: "name small", "aria-label": t("same.jump", { article: compared.app.desk.letter(article) }) }),
  );
}

/** The words of an occurrence that the others have not. @param {Statement} statement @param {number} index @returns {Span[]} */
function differences(statement, index) {
  const spans = statement.pairs.flatMap((pair) => {
    if (pair.first === index) return pair.differences.map((difference) => difference.first);
    return pair.second === index ? pair.differences.map((difference) => difference.second) : [];
  });
  /** @type {Span[]} */
  const merged = [];
  for (const span of spans.filter((one) => one !== null).sort((a, b) => a.start - b.start)) {
    const last = merged.at(-1);
    if (last && span.start <= last.end) last.end = Math.max(last.end, span.end);
    else merged.push({ ...span });
  }
  return merged;
}

/** @param {string} text @param {Span} whole @param {Span[]} differing */
function pieces(text, whole, differing) {
  const out = [];
  let from = whole.start;
  for (const { start, end } of differing) {
    out.push(text.slice(from, start), h("mark", { class: "differs" }, text.slice(start, end)));
    from = end;
  }
  return [...out, text.slice(from, whole.end)];
}

/** @param {Compared} compared @param {{ article: number, start: number, end: number }} place */
function speakerColour({ app, articles }, place) {
  const { report } = articles[place.article];
  if (!report) return 7;
  const quote = report.quotes.findIndex(({ content }) => content.some((span) => span.start < place.end && place.start < span.end));
  return quote < 0 ? 7 : gatherSpeakers(report, app.desk.colours).ofQuote[quote].colour;
}
