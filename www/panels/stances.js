// @ts-check
// Who thinks what of something, in the reporter's words, and what somebody did not say or withheld: closed at first, and counted
// nowhere among the quotes.

import { fillInParts, h, button } from "../dom.js";
import { paragraphMark } from "../spans.js";
import { t } from "../strings/index.js";
import { fold } from "./fold.js";
import { cueWords } from "./quotes.js";

/** @typedef {import("../types.js").App} App */
/** @typedef {import("../types.js").Article} Article */
/** @typedef {import("../types.js").Report} Report */

/** @param {App} app @param {Article} article @param {Report} report */
export function stances(app, article, report) {
  if (report.stances.length === 0) return null;
  const list = h("ol", { class: "cards tight" });
  const section = fold([t("stances.title")], report.stances.length, false, h("p", { class: "quiet" }, t("stances.why")), h("div", {}, list));
  section.classList.add("stances");
  if (app.desk.selection?.kind === "stance") section.open = true;
  fillInParts(list, [...report.stances.keys()], (index) => card(app, article, report, index), (n) => t("list.more", { n }));
  return section;
}

/** @param {App} app @param {Article} article @param {Report} report @param {number} index */
function card({ desk, open }, article, report, index) {
  const stance = report.stances[index];
  const lang = report.language;
  const name = nameOf(report, stance);
  const words = stance.content.map(({ start, end }) => article.text.slice(start, end).trim()).join(" … ");
  const select = () => desk.select({ kind: "stance", index });
  const fix = () => (desk.select({ kind: "stance", index }, { jump: false }), open("fix"));
  const onCard = (/** @type {MouseEvent} */ event) => {
    if (!(/** @type {Element} */ (event.target).closest("button")) && getSelection()?.isCollapsed) select();
  };
  return h(
    "li",
    { class: "card stance", data: { stance: index }, on: { click: onCard } },
    h("p", { class: "card-head" }, h("strong", { lang: name && lang }, name || t("speaker.none")), " ", h("span", { class: "quiet", lang }, cueWords(stance)), " ", stance.negated && h("span", { class: "badge caution" }, t("stance.negated")), /** @type {import("../types.js").Corrected} */ (stance).corrected && h("span", { class: "badge good" }, t("quote.corrected"))),
    words !== "" && h("blockquote", { lang }, words),
    h("p", { class: "card-foot" }, h("span", { class: "figures" }, paragraphMark(report, stance.content[0].start)), h("span", { class: "card-acts" }, button(t("act.jump"), select, { "aria-label": t("act.jump.stance", { n: index + 1 }) }), button(t("act.fix"), fix, { "aria-label": t("act.fix.stance", { n: index + 1 }) }))),
  );
}

/** Who takes it; empty where nobody is named. @param {Report} report @param {import("../types.js").Stance} stance */
export function nameOf({ entities }, { speaker }) {
  if (!speaker) return "";
  return speaker.entity === null ? speaker.text : entities[speaker.entity].name;
}
