// @ts-check
// What to look at before publishing when several reports of one event lie side by side. Says what differs, never who is right.

import { h } from "../dom.js";
import { t, tName } from "../strings/index.js";
import { placeButton } from "./view.js";

/** @typedef {import("./view.js").Compared} Compared */

const MOST = 12;

/** @param {Compared} compared @returns {HTMLElement} */
export function beforePublishing(compared) {
  const items = [...variants(compared), ...loneFigures(compared), ...doubts(compared)];
  return h("section", { class: "box" }, h("h3", {}, t("before.title")), items.length === 0 ? h("p", { class: "quiet" }, t("before.none")) : h("ul", { class: "findings" }, ...items));
}

/** @param {Compared} compared */
function variants(compared) {
  const { comparison, event } = compared;
  return comparison.variants
    .filter((variant) => variant.event === event)
    .slice(0, MOST)
    .map((variant) => h("li", {}, h("strong", {}, t("before.variants")), " ", ...variant.forms.flatMap((form, index) => [index > 0 ? " · " : "", `${form.text} `, ...places(compared, firstOfEach(form.places))])));
}

/** @param {Compared} compared */
function loneFigures(compared) {
  const { comparison, event } = compared;
  const lone = comparison.figures.filter((figure) => figure.event === event && figure.presence === "one" && figure.kind !== "ordinal");
  if (lone.length === 0) return [];
  return [h("li", {}, h("strong", {}, t("before.figures")), " ", ...lone.slice(0, MOST).flatMap((figure, index) => [index > 0 ? " · " : "", placeButton(compared, figure.places[0], figure.places[0].text)]))];
}

/** Quotations that stay open, and speakers that were guessed, in any of the articles. @param {Compared} compared */
function doubts(compared) {
  const { articles, columns } = compared;
  return columns.flatMap((column) => {
    const { report, text } = articles[column];
    const quotes = report?.quotes.filter((quote) => !quote.closed || quote.confidence === "guess") ?? [];
    return quotes.slice(0, 4).map((quote) => {
      const [{ start, end }] = quote.content;
      const words = text.slice(start, Math.min(end, start + 48)).replace(/\s+\S*$/, "");
      return h("li", {}, h("strong", {}, quote.closed ? t("before.guess") : tName("check", "unclosed-quotation")), " ", placeButton(compared, { article: column, start, end }, `${words} …`));
    });
  });
}

/** @param {Compared} compared @param {{ article: number, start: number, end: number, text?: string }[]} where */
function places(compared, where) {
  return where.slice(0, 6).flatMap((place, index) => [index > 0 ? ", " : "", placeButton(compared, place)]);
}

/** @template {{ article: number }} T @param {T[]} where @returns {T[]} */
function firstOfEach(where) {
  return where.filter((place, index) => where.findIndex((other) => other.article === place.article) === index);
}

