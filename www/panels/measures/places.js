// @ts-check
// Lists of places in the text, which are many in a long article: made when they are asked for.

import { button, fillInParts, h } from "../../dom.js";
import { paragraphMark } from "../../spans.js";
import { t } from "../../strings/index.js";

/** @typedef {import("../../types.js").App} App */
/** @typedef {import("../../types.js").Article} Article */
/** @typedef {import("../../types.js").Report} Report */

const AROUND = 40;

/**
 * The places of one kind, behind a line that says how many there are.
 *
 * @param {App} app @param {Article} article @param {Report} report
 * @param {{ kind: import("../../types.js").Kind, indexes: number[], spans: import("../../types.js").Span[], label: string }} what
 */
export function places(app, article, report, { kind, indexes, spans, label }) {
  if (indexes.length === 0) return null;
  const list = h("ul", { class: "places" });
  const area = h("div", {}, list);
  const details = h("details", { class: "how" }, h("summary", {}, label), area);
  const item = (/** @type {number} */ index) => {
    const { start, end } = spans[index];
    return h(
      "li",
      {},
      h("span", { class: "quiet" }, before(article.text, start)),
      button(article.text.slice(start, end), () => app.desk.select({ kind, index }), { class: "name" }),
      h("span", { class: "quiet" }, `${after(article.text, end)} ${paragraphMark(report, start)}`),
    );
  };
  details.addEventListener("toggle", () => list.childElementCount === 0 && fillInParts(list, indexes, item, (n) => t("list.more", { n }), 30));
  return details;
}

/** The words before a place, in its own line. @param {string} text @param {number} start */
function before(text, start) {
  const words = text.slice(Math.max(0, start - AROUND), start).split(/[\r\n]/).at(-1) ?? "";
  return words.length < AROUND ? words : `… ${words.replace(/^\S*\s/, "")}`;
}

/** @param {string} text @param {number} end */
function after(text, end) {
  const words = text.slice(end, end + AROUND).split(/[\r\n]/)[0];
  return words.length < AROUND ? words : `${words.replace(/\s\S*$/, "")} …`;
}
