// @ts-check
// Dates in the order of time, figures in the order of the text.

import { correctWith } from "../dialogs/fix.js";
import { button, fillInParts, h } from "../dom.js";
import { factsOf } from "../facts.js";
import { fold, groupsBy } from "./fold.js";
import { paragraphMark } from "../spans.js";
import { currentLanguage, decimal, t, tName } from "../strings/index.js";

/** @typedef {import("../types.js").App} App */
/** @typedef {import("../types.js").Article} Article */
/** @typedef {import("../types.js").Report} Report */

/** More figures, or dates, than these are folded. */
const FEW = 20;

/** @param {App} app @param {Article} article @param {Report} report @returns {Node} */
export function datesPanel(app, article, report) {
  const none = report.dates.length + report.figures.length === 0;
  return h("div", {}, published(app, article), none ? h("p", { class: "quiet" }, t("dates.none")) : h("div", {}, dates(app, report), figures(app, article, report)));
}

/** The day of publication, which settles "on Tuesday": as the file says it, and as the reader sets it. @param {App} app @param {Article} article */
function published(app, article) {
  const field = h("input", { type: "date", id: "published", value: factsOf(article).date, "aria-describedby": "published-why" });
  field.addEventListener("change", () => {
    // Year by year as it is typed: 0002, 0020, 0202.
    if (field.value !== "" && field.value < "1000") return;
    correctWith(app, article, { type: "fact", fact: "date", to: field.value || null });
  });
  return h("p", { class: "published" }, h("label", { for: "published" }, t("dates.published"), " "), field, h("span", { class: "quiet", id: "published-why" }, ` ${t("dates.published.why")}`));
}

/** @param {App} app @param {Report} report */
function dates(app, report) {
  if (report.dates.length === 0) return null;
  const all = [...report.dates.keys()];
  const value = (/** @type {number} */ index) => report.dates[index].value ?? "";
  const known = all.filter((index) => value(index) !== "").sort((a, b) => value(a).localeCompare(value(b)) || a - b);
  const open = all.filter((index) => value(index) === "");
  return fold(
    [t("dates.title")],
    all.length,
    all.length <= FEW,
    known.length > 0 && timeline(app, report, known, "ol"),
    open.length > 0 && h("h4", {}, t("dates.open")),
    open.length > 0 && timeline(app, report, open, "ul"),
  );
}

/** @param {App} app @param {Report} report @param {number[]} indexes @param {"ol" | "ul"} tag */
function timeline(app, report, indexes, tag) {
  const list = h(tag, { class: "timeline" });
  const item = (/** @type {number} */ index) => {
    const date = report.dates[index];
    return h(
      "li",
      {},
      date.value !== null && h("time", { datetime: date.value }, `${readable(date.value)} `),
      button(date.text, () => app.desk.select({ kind: "date", index }), { class: "name" }),
      h("span", { class: "quiet" }, ` ${paragraphMark(report, date.start)}`),
    );
  };
  fillInParts(list, indexes, item, (n) => t("list.more", { n }));
  return h("div", {}, list);
}

/** "2025-03" as people write it; what is not a day, month, year or time of a day stays as it is. @param {string} value */
function readable(value) {
  const match = /^(\d{4})(?:-(\d\d))?(?:-(\d\d))?(?:T(\d\d:\d\d))?$/.exec(value);
  if (!match) return value;
  const [, year, month, day, time] = match;
  const date = new Date(Date.UTC(Number(year), Number(month ?? 1) - 1, Number(day ?? 1)));
  const language = currentLanguage() === "en" ? "en-GB" : currentLanguage();
  const written = new Intl.DateTimeFormat(language, { timeZone: "UTC", year: "numeric", month: month ? "short" : undefined, day: day ? "numeric" : undefined }).format(date);
  return time ? `${written}, ${time}` : written;
}

/** @param {App} app @param {Article} article @param {Report} report */
function figures(app, article, report) {
  if (report.figures.length === 0) return null;
  const item = (/** @type {number} */ index) => {
    const figure = report.figures[index];
    const exact = figure.value !== null && figure.kind !== "ordinal" ? `${decimal(figure.value, 2)}${figure.unit ? ` ${figure.unit}` : ""}` : "";
    return h(
      "li",
      {},
      h("p", {}, button(figure.text, () => app.desk.select({ kind: "figure", index }), { class: "name" }), " ", following(article.text, figure)),
      h("p", { class: "quiet" }, [tName("figure", figure.kind), exact, paragraphMark(report, figure.start)].filter(Boolean).join(" · ")),
    );
  };
  const list = (/** @type {number[]} */ indexes) => {
    const node = h("ul", { class: "figure-list" });
    fillInParts(node, indexes, item, (n) => t("list.more", { n }));
    return h("div", {}, node);
  };
  const all = [...report.figures.keys()];
  if (all.length <= FEW) return fold([t("figures.title")], all.length, true, list(all));
  const kinds = groupsBy(all, (index) => report.figures[index].kind).sort(([, a], [, b]) => b.length - a.length);
  return h("div", {}, h("p", { class: "quiet" }, t("figures.summary", { n: all.length, kinds: kinds.length })), ...kinds.map(([kind, own]) => fold([tName("figures", kind)], own.length, false, list(own))));
}

/** The words after a figure, which say what it counts. @param {string} text @param {{ end: number }} span */
function following(text, { end }) {
  const after = text.slice(end, end + 48).split(/[\n\r]/)[0];
  return after.length < 48 ? after : `${after.replace(/\s+\S*$/, "")} …`;
}
