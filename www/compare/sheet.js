// @ts-check
// The editor's sheet: a line for each statement, contradictions first, words that differ underlined. A few articles stand side by side,
// a column each; of many the columns fold into versions and how many articles have each.

import { button, fillInParts, h } from "../dom.js";
import { explainConflict } from "../explain.js";
import { comparisonCsv, comparisonHtml } from "../exports/comparison.js";
import { download } from "../download.js";
import { gatherSpeakers } from "../speakers.js";
import { t } from "../strings/index.js";
import { marks } from "./marks.js";
import { headOf, sheetRows, sidesOf } from "./rows.js";
import { openPlace, placeButton } from "./view.js";

/** @typedef {import("./view.js").Compared} Compared */
/** @typedef {import("./rows.js").Row} Row */
/** @typedef {import("./rows.js").Passage} Passage */

/** More articles than these are no columns that anybody can read. */
const MOST_COLUMNS = 6;
const MOST_LETTERS = 8;
const MOST_VERSIONS = 4;

/** @param {Compared} compared @returns {HTMLElement} */
export function sheet(compared) {
  const rows = sheetRows(compared);
  const folded = compared.columns.length > MOST_COLUMNS;
  // Where the window is narrow, the cells of a row stand below each other: without its roles this would be no table any more.
  const body = h("tbody", { role: "rowgroup" });
  const table = h("table", { class: `table statements${folded ? " folded" : ""}`, role: "table" }, h("caption", { class: "spoken" }, t("same.title")), h("thead", { role: "rowgroup" }, folded ? foldedHead() : head(compared)), body);
  const list = h("div", {}, h("div", { class: "scroller", tabindex: "0", role: "region", "aria-label": t("same.title") }, table));
  fillInParts(body, rows, (row) => (folded ? foldedLine(compared, row) : line(compared, row)), (n) => t("list.more", { n }), 40);
  const disputed = rows.filter(({ conflicts }) => conflicts.length > 0).length;
  return h(
    "section",
    { class: "box sheet" },
    h("h3", {}, t("same.title"), " ", h("span", { class: "quiet" }, t("same.hint"))),
    h("div", { class: "actions sheet-acts" },
      h("span", { class: disputed > 0 ? "bad" : "quiet" }, t("sheet.disputed", { n: disputed })),
      rows.length > 0 && button(t("sheet.csv"), () => save(compared, comparisonCsv(compared, rows), "csv", "text/csv;charset=utf-8")),
      rows.length > 0 && button(t("sheet.html"), () => save(compared, comparisonHtml(compared, rows), "html", "text/html;charset=utf-8")),
      rows.length > 0 && button(t("sheet.print"), () => print())),
    rows.length === 0 ? h("p", { class: "quiet" }, t("same.none")) : list,
  );
}

/** @param {Compared} compared @param {string} content @param {string} extension @param {string} type */
function save({ app }, content, extension, type) {
  const name = `comparison.${extension}`;
  download(name, new Blob([content], { type }));
  app.say(t("export.saved", { name }));
}

/** @param {Compared} compared */
function head(compared) {
  const { app, articles, columns } = compared;
  const column = (/** @type {number} */ index) => {
    const { outlet, date, title } = headOf(compared, index);
    const open = () => {
      app.desk.show(articles[index]);
      app.desk.setView("article");
    };
    return h("th", { scope: "col", role: "columnheader" }, h("span", { class: "column-from" }, [outlet, date].filter(Boolean).join(" · ")), button(`${app.desk.letter(articles[index])} · ${title}`, open, { class: "name clamped" }));
  };
  return h("tr", { role: "row" }, h("td", { role: "cell" }), ...columns.map(column));
}

function foldedHead() {
  return h("tr", { role: "row" }, h("td", { role: "cell" }), h("th", { scope: "col", role: "columnheader" }, t("sheet.versions")));
}

/** @param {Compared} compared @param {Row} row */
function line(compared, row) {
  return h("tr", { role: "row", class: row.conflicts.length > 0 ? "disputed" : null }, lineHead(row), ...compared.columns.map((column) => cell(compared, row, column)));
}

/** @param {Row} row @param {string} [count] */
function lineHead(row, count = "") {
  const disputed = row.conflicts.length > 0;
  return h(
    "th",
    { scope: "row", role: "rowheader" },
    h("span", {}, row.who),
    h("span", { class: disputed ? "verdict" : "quiet" }, row.label),
    ...row.conflicts.map((conflict) => h("span", { class: "quiet why" }, conflict.about && !row.who.includes(conflict.about) ? `${conflict.about}: ` : "", explainConflict(conflict))),
    row.split && !row.conflicts.some(({ kind }) => kind === "speaker") && h("span", { class: "quiet" }, t("sheet.speakers")),
    count && h("span", { class: "quiet" }, count),
  );
}

/** @param {Compared} compared @param {Row} row @param {number} column */
function cell(compared, row, column) {
  const { app, articles } = compared;
  const letter = app.desk.letter(articles[column]);
  const version = row.versions.find((one) => one.articles.includes(column));
  if (!version) return h("td", { role: "cell", class: "quiet", data: { letter } }, h("em", {}, t("same.missing")));
  const first = version.articles[0];
  const own = row.passages.filter(({ article }) => article === column);
  // Equal versions fold: what stands in two columns word for word is read once.
  if (first !== column && compared.columns.length > 2) {
    return h("td", { role: "cell", class: "quiet", data: { letter } }, h("div", {}, t("sheet.as", { article: app.desk.letter(articles[first]) }), " ", placeButton(compared, own[0])));
  }
  return h("td", { role: "cell", data: { letter } }, h("div", {}, ...own.map((passage) => words(compared, row, passage))));
}

/** @param {Compared} compared @param {Row} row */
function foldedLine(compared, row) {
  const having = new Set(row.passages.map(({ article }) => article)).size;
  // A line that opens one version more is no shorter than that version.
  const most = row.versions.length > MOST_VERSIONS + 1 ? MOST_VERSIONS : row.versions.length;
  const rest = row.versions.slice(most);
  const version = (/** @type {import("./rows.js").Version} */ { passages, articles }) => h(
    "div",
    { class: "version" },
    h("p", { class: "quiet version-from" }, h("strong", {}, t("sheet.of", { n: articles.length, all: compared.columns.length })), " ", ...letters(compared, row, articles)),
    ...passages.map((passage) => words(compared, row, passage)),
  );
  return h("tr", { role: "row", class: row.conflicts.length > 0 ? "disputed" : null }, lineHead(row, t("sheet.of", { n: having, all: compared.columns.length })), h("td", { role: "cell" },
    ...row.conflicts.map((conflict) => sides(compared, row, conflict)),
    ...row.versions.slice(0, most).map(version),
    rest.length > 0 && h("details", {}, h("summary", {}, t("sheet.moreVersions", { n: rest.length })), ...rest.map(version))));
}

/** "three: 12 articles · four: 9 articles". @param {Compared} compared @param {Row} row @param {import("./rows.js").Conflict} conflict */
function sides(compared, row, conflict) {
  const all = sidesOf(compared, row, conflict);
  return all.length > 1 && h("p", { class: "sides" }, ...all.flatMap(([text, n], index) => [index > 0 ? " · " : "", h("strong", {}, text), `: ${t("sheet.side", { n })}`]));
}

/** A button for each of the articles, as many as can be read. @param {Compared} compared @param {Row} row @param {number[]} columns */
function letters(compared, row, columns) {
  const shown = columns.slice(0, MOST_LETTERS).flatMap((column, index) => {
    const passage = row.passages.find(({ article }) => article === column);
    return passage ? [index > 0 ? ", " : "", placeButton(compared, passage)] : [];
  });
  return columns.length > MOST_LETTERS ? [...shown, ` +${columns.length - MOST_LETTERS}`] : shown;
}

/** @param {Compared} compared @param {Row} row @param {Passage} passage */
function words(compared, row, passage) {
  const article = compared.articles[passage.article];
  const colour = speakerColour(compared, passage);
  return h(
    "p",
    { class: "passage" },
    row.split && passage.said && h("strong", { class: "passage-speaker" }, `${passage.speaker || t("speaker.none")}: `),
    h("q", { class: passage.said ? `speaker-${colour}` : "plain" }, ...pieces(article.text, passage)),
    " ",
    !passage.said && row.passages.some(({ said }) => said) && h("span", { class: "badge" }, t("same.paraphrase")),
    button(t("act.jump"), () => openPlace(compared, passage), { class: "name small", "aria-label": t("same.jump", { article: compared.app.desk.letter(article) }) }),
  );
}

/** @param {string} text @param {Passage} passage */
function pieces(text, passage) {
  const out = [];
  let from = passage.start;
  for (const { start, end, disputed } of marks(passage)) {
    if (start > from) out.push(text.slice(from, start));
    out.push(h("mark", { class: disputed ? "disputes" : "differs" }, text.slice(start, end)));
    from = end;
  }
  return [...out, text.slice(from, passage.end)];
}

/** @param {Compared} compared @param {{ article: number, start: number, end: number }} place */
function speakerColour({ app, articles }, place) {
  const { report } = articles[place.article];
  if (!report) return 7;
  const quote = report.quotes.findIndex(({ content }) => content.some((span) => span.start < place.end && place.start < span.end));
  return quote < 0 ? 7 : gatherSpeakers(report, app.desk.colours).ofQuote[quote].colour;
}
