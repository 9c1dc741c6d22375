// @ts-check
// Who and what is in all articles, in some, in one only; and the sentences that only one of them has.

import { fillInParts, h } from "../dom.js";
import { t } from "../strings/index.js";
import { heading, placeButton } from "./view.js";

/** @typedef {import("./view.js").Compared} Compared */
/** @typedef {Compared["comparison"]["entities"][number]} Entity */

const MOST = 24;
/** The letters of more articles than these are a line that nobody reads. */
const MOST_LETTERS = 8;

/** @param {Compared} compared @returns {HTMLElement} */
export function presence(compared) {
  const { comparison, event, columns, app, articles } = compared;
  const with_ = (/** @type {string} */ wanted) => comparison.entities.filter((entity) => entity.presence.some((one) => one.event === event && one.presence === wanted)).sort((a, b) => mentions(b) - mentions(a));
  const lone = with_("one");
  return h(
    "section",
    { class: "box" },
    h("h3", {}, t("presence.title")),
    group(t("presence.all", { n: columns.length }), with_("all"), () => ""),
    columns.length > 2 && group(t("presence.some"), with_("some"), (entity) => inArticles(compared, entity)),
    ...(columns.length > MOST_LETTERS
      ? [group(t("presence.single"), lone, (entity) => inArticles(compared, entity))]
      : columns.map((column) => group(t("presence.one", { article: app.desk.letter(articles[column]) }), lone.filter((entity) => entity.members.some((member) => member.article === column)), () => ""))),
    loneSentences(compared),
  );
}

/** @param {Entity} entity */
const mentions = (entity) => entity.members.reduce((sum, member) => sum + member.mentions, 0);

/** @param {Compared} compared @param {Entity} entity */
function inArticles({ app, articles, columns }, entity) {
  const having = columns.filter((column) => entity.members.some((member) => member.article === column));
  return ` ${having.length > MOST_LETTERS ? t("presence.of", { n: having.length, all: columns.length }) : having.map((column) => app.desk.letter(articles[column])).join(", ")}`;
}

/** @param {string} title @param {Entity[]} entities @param {(entity: Entity) => string} more */
function group(title, entities, more) {
  if (entities.length === 0) return null;
  return h("div", { class: "presence" }, h("h4", {}, title), h("ul", { class: "pills" }, ...entities.slice(0, MOST).map((entity) => h("li", { class: `underline-${entity.type}` }, entity.name, h("span", { class: "quiet" }, more(entity)))), entities.length > MOST && h("li", { class: "quiet" }, `+${entities.length - MOST}`)));
}

/** @param {Compared} compared */
function loneSentences(compared) {
  const { comparison, columns, articles, app } = compared;
  const lone = comparison.loneSentences.filter((sentence) => columns.includes(sentence.article));
  if (lone.length === 0) return null;
  const of = (/** @type {number} */ column) => {
    const own = lone.filter((sentence) => sentence.article === column);
    const list = h("ul", { class: "figure-list" });
    fillInParts(list, own, (sentence) => h("li", {}, sentence.text.length > 160 ? `${sentence.text.slice(0, 160)}… ` : `${sentence.text} `, placeButton(compared, sentence)), (n) => t("list.more", { n }), 6);
    return own.length > 0 && h("div", {}, h("h4", {}, heading(app, articles[column])), h("div", {}, list));
  };
  return h("details", {}, h("summary", {}, t("presence.lone", { n: lone.length })), ...columns.map(of));
}
