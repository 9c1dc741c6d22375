// @ts-check
// A button that opens an article where something stands.

import { button } from "../dom.js";
import { paragraphMark } from "../spans.js";
import { outletOrTitle } from "./gather.js";

/** @typedef {import("../types.js").App} App */
/** @typedef {import("../types.js").Article} Article */

/** @param {Article} article */
export const outletName = (article) => outletOrTitle(article);

/** "A ¶2". @param {App} app @param {Article} article @param {number} start @param {number} end */
export function placeOf({ desk }, article, start, end) {
  const { report } = article;
  const mark = report ? `\u00a0${paragraphMark(report, start)}` : "";
  const open = () => {
    desk.show(article);
    desk.setView("article");
    if (!report) return;
    const quote = report.quotes.findIndex(({ content }) => content.some((span) => span.start < end && start < span.end));
    const sentence = report.sentences.findIndex((one) => one.end > start);
    if (quote >= 0) desk.select({ kind: "quote", index: quote });
    else if (sentence >= 0) desk.select({ kind: "sentence", index: sentence });
  };
  return button(`${desk.letter(article)}${mark}`, open, { class: "name", title: outletOrTitle(article) });
}
