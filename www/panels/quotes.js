// @ts-check
// Who said what: a card for every quote, the share of each speaker above.

import { copyWithCitation, quoteText } from "../citation.js";
import { button, fillInParts, h } from "../dom.js";
import { gatherSpeakers } from "../speakers.js";
import { paragraphMark } from "../spans.js";
import { percent, t, tName } from "../strings/index.js";
import { shareBar } from "./shareBar.js";

/** @typedef {import("../types.js").App} App */
/** @typedef {import("../types.js").Article} Article */
/** @typedef {import("../types.js").Report} Report */
/** @typedef {import("../speakers.js").Speaker} Speaker */

/** @param {App} app @param {Article} article @param {Report} report @returns {Node} */
export function quotesPanel(app, article, report) {
  if (report.quotes.length === 0) return h("p", { class: "quiet" }, t("quotes.none"));
  const { speakers, ofQuote } = gatherSpeakers(report, app.desk.colours);
  const area = h("div", {});
  const wanted = { speaker: "", kind: "" };
  const fill = () => {
    const list = h("ol", { class: "cards" });
    area.replaceChildren(list);
    const chosen = [...report.quotes.keys()].filter((index) => fits(report.quotes[index], ofQuote[index], wanted));
    if (chosen.length === 0) area.append(h("p", { class: "quiet" }, t("quotes.filtered")));
    fillInParts(list, chosen, (index) => quoteCard(app, article, report, index, ofQuote[index]), (n) => t("list.more", { n }));
  };
  fill();
  return h("div", {}, ...summary(report, speakers), filters(speakers, wanted, fill), area);
}

/** @param {Report["quotes"][number]} quote @param {Speaker} speaker @param {{ speaker: string, kind: string }} wanted */
function fits(quote, speaker, wanted) {
  const family = quote.kind === "indirect" ? "reported" : "quoted";
  return (wanted.speaker === "" || wanted.speaker === `=${speaker.key}`) && (wanted.kind === "" || wanted.kind === family);
}

/** @param {Report} report @param {Speaker[]} speakers */
function summary(report, speakers) {
  const quoted = speakers.reduce((sum, speaker) => sum + speaker.words, 0);
  const { words } = report.statistics;
  const share = percent(quoted / Math.max(1, words));
  const people = speakers.filter((speaker) => speaker.name !== "").length;
  return [shareBar(speakers, quoted), h("p", { class: "quiet" }, `${t("quotes.summary", { quoted, words, share })} · ${t("quotes.speakers", { n: people })}`)];
}

/** @param {Speaker[]} speakers @param {{ speaker: string, kind: string }} wanted @param {() => void} fill */
function filters(speakers, wanted, fill) {
  const names = speakers.map((speaker) => [`=${speaker.key}`, `${speaker.name || t("speaker.none")} (${speaker.quotes.length})`]);
  return h(
    "div",
    { class: "filters" },
    choice(t("quotes.speaker"), [["", t("quotes.everybody")], ...names], (value) => ((wanted.speaker = value), fill())),
    choice(t("quotes.kind"), [["", t("quotes.all")], ["quoted", t("quotes.quoted")], ["reported", t("quotes.reported")]], (value) => ((wanted.kind = value), fill())),
  );
}

/** @param {string} label @param {string[][]} options @param {(value: string) => void} choose */
function choice(label, options, choose) {
  const field = h("select", { on: { change: () => choose(field.value) } }, ...options.map(([value, text]) => h("option", { value }, text)));
  return h("label", { class: "choice" }, h("span", {}, label), field);
}

/** @param {App} app @param {Article} article @param {Report} report @param {number} index @param {Speaker} speaker */
function quoteCard(app, article, report, index, speaker) {
  const quote = report.quotes[index];
  const select = () => app.desk.select({ kind: "quote", index });
  const { start } = quote.content[0];
  const { end } = quote.content[quote.content.length - 1];
  const where = paragraphMark(report, start);
  return h(
    "li",
    { class: `card quote-card speaker-${speaker.colour}${quote.kind === "indirect" ? " indirect" : ""}`, data: { quote: index } },
    h("p", { class: "card-head" }, h("strong", {}, speaker.name || t("speaker.none")), " ", cueWords(quote) && h("span", { class: "quiet" }, cueWords(quote)), " ", ...badges(quote)),
    h("blockquote", {}, quoteText(article.text, quote)),
    h(
      "p",
      { class: "card-foot" },
      button(t("act.jump"), select, { "aria-label": t("act.jump.quote", { n: index + 1 }) }),
      button(t("act.copy"), () => copyWithCitation(app, article, report, index), { "aria-label": t("act.copy.quote", { n: index + 1 }) }),
      button(t("act.fix"), () => (select(), app.open("fix")), { "aria-label": t("act.fix.quote", { n: index + 1 }) }),
      h("span", { class: "figures", title: t("quote.place", { start, end }) }, `${t("count.words", { n: quote.words })}${where && ` · ${where}`}`),
    ),
  );
}

/** The words that introduce the quote; a colon is none. @param {import("../types.js").Quote} quote */
const cueWords = ({ cue }) => (cue && /\p{L}/u.test(cue.text) ? cue.text : "");

/** What a reader should know before trusting the attribution. @param {import("../types.js").Quote} quote */
export function badges(quote) {
  return [
    quote.corrected && h("span", { class: "badge good" }, t("quote.corrected")),
    quote.kind !== "direct" && h("span", { class: "badge" }, tName("quote", quote.kind)),
    quote.confidence === "guess" && quote.speaker !== null && h("span", { class: "badge caution" }, t("quote.guess")),
    !quote.closed && h("span", { class: "badge caution" }, t("quote.open")),
  ];
}
