// @ts-check
/** The comparison as a table: a line a statement, a column an article, contradictions first. */
import { titleOf } from "../desk.js";
import { marks } from "../compare/marks.js";
import { headOf } from "../compare/rows.js";
import { t } from "../strings/index.js";
import { table } from "./csv.js";
import { element, page } from "./markup.js";

/** @typedef {import("../compare/view.js").Compared} Compared */
/** @typedef {import("../compare/rows.js").Row} Row */
/** @typedef {import("../compare/rows.js").Passage} Passage */

/** What heads the column of an article: outlet, day, headline. @param {Compared} compared @param {number} column */
function heading(compared, column) {
  const { outlet, date, title } = headOf(compared, column);
  return [compared.app.desk.letter(compared.articles[column]), outlet, date, title].filter(Boolean).join(" · ");
}

/** The passages of a column, or nothing. @param {Row} row @param {number} column */
const own = (row, column) => row.passages.filter(({ article }) => article === column);

/** @param {Compared} compared @param {Row[]} rows @returns {string} */
export function comparisonCsv(compared, rows) {
  const { columns, comparison, articles } = compared;
  const lone = comparison.loneSentences.filter(({ article }) => columns.includes(article));
  const line = (/** @type {Row} */ row) => [row.conflicts.length > 0 ? t("sheet.contradiction") : "", row.label, row.who, new Set(row.passages.map(({ article }) => article)).size, ...columns.map((column) => own(row, column).map(({ text }) => text).join(" […] "))];
  const alone = (/** @type {typeof lone[number]} */ sentence) => ["", t("presence.one", { article: titleOf(articles[sentence.article]) }), "", 1, ...columns.map((column) => (column === sentence.article ? sentence.text : ""))];
  return table([t("sheet.contradiction"), t("sheet.label"), t("sheet.who"), t("sheet.articles"), ...columns.map((column) => heading(compared, column))], [...rows.map(line), ...lone.map(alone)]);
}

const STYLE =
  "body{font:1rem/1.5 Georgia,serif;margin:2rem}table{border-collapse:collapse;width:100%}th,td{border:1px solid #999;padding:.4rem .6rem;vertical-align:top;text-align:left}" +
  "tr.disputed th{border-left:4px solid #a3161b}mark{background:none;text-decoration:underline}mark.disputes{background:#ffd9d6}p{margin:0 0 .3rem}";

const POLICY = "default-src 'none'; style-src 'unsafe-inline'";

/** @param {Compared} compared @param {Row[]} rows @returns {string} */
export function comparisonHtml(compared, rows) {
  const { columns } = compared;
  const head = element("tr", {}, element("td", {}), ...columns.map((column) => element("th", {}, heading(compared, column))));
  const line = (/** @type {Row} */ row) => element("tr", { class: row.conflicts.length > 0 ? "disputed" : undefined },
    element("th", {}, element("p", {}, row.who), element("p", {}, row.label)),
    ...columns.map((column) => element("td", {}, ...own(row, column).map((passage) => element("p", {}, ...pieces(compared, row, passage))))));
  const title = t("same.title");
  return page(element("html", {}, "\n",
    element("head", {}, element("meta", { charset: "utf-8" }), element("meta", { "http-equiv": "Content-Security-Policy", content: POLICY }), element("title", {}, title), element("style", {}, STYLE)), "\n",
    element("body", {}, element("h1", {}, title), "\n", element("table", {}, head, ...rows.flatMap((row) => ["\n", line(row)])), "\n")));
}

/** @param {Compared} compared @param {Row} row @param {Passage} passage */
function pieces({ articles }, row, passage) {
  const { text } = articles[passage.article];
  let from = passage.start;
  /** @type {(import("./markup.js").Markup | string)[]} */
  const parts = row.split && passage.said ? [element("b", {}, `${passage.speaker || t("speaker.none")}: `)] : [];
  for (const { start, end, disputed } of marks(passage)) {
    parts.push(text.slice(from, start), element("mark", { class: disputed ? "disputes" : "differs" }, text.slice(start, end)));
    from = end;
  }
  return [...parts, text.slice(from, passage.end)];
}
