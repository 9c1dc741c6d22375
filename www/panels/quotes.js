// @ts-check
// Who said what: how much of it is in marks and how much is reported, then the quotes by speaker, what is doubtful first if the reader
// wants it so. What is chosen here is what the text and the bar show.

import { copyWithCitation, quoteText } from "../citation.js";
import { button, fillInParts, h } from "../dom.js";
import { isDoubtful } from "../review.js";
import { gatherSpeakers, totals } from "../speakers.js";
import { paragraphMark } from "../spans.js";
import { percent, t, tName } from "../strings/index.js";
import { shareBar } from "./shareBar.js";
import { stances } from "./stances.js";

/** @typedef {import("../types.js").App} App */
/** @typedef {import("../types.js").Article} Article */
/** @typedef {import("../types.js").Report} Report */
/** @typedef {import("../types.js").Quote} Quote */
/** @typedef {import("../speakers.js").Speaker} Speaker */
/** @typedef {{ of: Speaker | null, quotes: number[] }} Group of a speaker, or of all that is doubtful */

/** The roles of a speaker that have room. */
const MOST_ROLES = 2;

/** @param {App} app @param {Article} article @param {Report} report @returns {Node} */
export function quotesPanel(app, article, report) {
  const { speakers, ofQuote } = gatherSpeakers(report, app.desk.colours);
  const head = h("div", {});
  const area = h("div", {});
  const fill = () => {
    const list = h("ol", { class: "cards" });
    head.replaceChildren(...summary(app, report, speakers));
    area.replaceChildren(list);
    const groups = grouped(app, report, speakers, ofQuote);
    if (groups.length === 0) area.append(h("p", { class: "quiet" }, t(report.quotes.length === 0 ? "quotes.none" : "quotes.filtered")));
    const card = (/** @type {Group | number} */ item) =>
      typeof item === "number" ? quoteCard(app, article, report, item, ofQuote[item]) : groupHead(app, report, item);
    fillInParts(list, groups.flatMap((group) => [group, ...group.quotes]), card, (n) => t("list.more", { n }));
  };
  fill();
  return h("div", {}, head, report.quotes.length > 0 && filters(app, speakers, fill), tools(app, report, fill), area, stances(app, article, report));
}

/** The quotes that the reader wants to see, by speaker. @param {App} app @param {Report} report @param {Speaker[]} speakers @param {Speaker[]} ofQuote @returns {Group[]} */
function grouped({ desk }, report, speakers, ofQuote) {
  const chosen = (/** @type {number} */ index) => desk.isShown(report.quotes[index], ofQuote[index]);
  const first = desk.filter.doubtful ? [...report.quotes.keys()].filter((index) => chosen(index) && isDoubtful(report.quotes[index])) : [];
  const taken = new Set(first);
  const groups = speakers.map((of) => ({ of, quotes: of.quotes.filter((index) => chosen(index) && !taken.has(index)) }));
  return [{ of: null, quotes: first }, ...groups].filter(({ quotes }) => quotes.length > 0);
}

/** @param {App} app @param {Report} report @param {Speaker[]} speakers */
function summary({ desk }, report, speakers) {
  const { quoted, reported } = totals(speakers);
  const { words } = report.statistics;
  const share = (/** @type {number} */ part) => percent(part / Math.max(1, words));
  const people = speakers.filter((speaker) => speaker.name !== "").length;
  const facts = [t("quotes.inMarks", { n: quoted, share: share(quoted) }), t("quotes.told", { n: reported, share: share(reported) }), t("quotes.speakers", { n: people })];
  return [...shareBar(speakers, desk.filter.speaker), report.quotes.length > 0 && h("p", { class: "quiet" }, facts.join(" · "))].filter((part) => part !== false);
}

/** @param {App} app @param {Speaker[]} speakers @param {() => void} fill */
function filters({ desk }, speakers, fill) {
  const names = speakers.map((speaker) => [`=${speaker.key}`, `${speaker.name || t("speaker.none")} (${speaker.quotes.length})`]);
  const choose = (/** @type {Partial<import("../desk.js").Filter>} */ change) => (desk.setFilter(change), fill());
  return h(
    "div",
    { class: "filters" },
    choice(t("quotes.speaker"), [["", t("quotes.everybody")], ...names], desk.filter.speaker === null ? "" : `=${desk.filter.speaker}`, (value) => choose({ speaker: value === "" ? null : value.slice(1) })),
    choice(t("quotes.kind"), [["", t("quotes.all")], ["quoted", t("quotes.quoted")], ["reported", t("quotes.reported")]], desk.filter.kind, (value) => choose({ kind: /** @type {"" | "quoted" | "reported"} */ (value) })),
  );
}

/** @param {App} app @param {Report} report @param {() => void} fill */
function tools({ desk, settings, open }, report, fill) {
  const doubtful = report.quotes.filter(isDoubtful).length;
  const first = h("input", { type: "checkbox", checked: desk.filter.doubtful, on: { change: () => (desk.setFilter({ doubtful: first.checked }), fill()) } });
  const guesses = h("input", { type: "checkbox", checked: settings.isOn("guesses"), on: { change: () => settings.set("guesses", guesses.checked ? "1" : "0") } });
  return h(
    "div",
    { class: "quote-tools" },
    doubtful > 0 && button(t("review.start", { n: doubtful }), () => open("review"), { class: "strong", "aria-keyshortcuts": "r" }),
    doubtful > 0 && h("label", { class: "chip" }, first, h("span", {}, t("quotes.doubtful"))),
    h("label", { class: "chip", title: t("quotes.guesses.why") }, guesses, h("span", {}, t("quotes.guesses"))),
  );
}

/** @param {string} label @param {string[][]} options @param {string} chosen @param {(value: string) => void} choose */
function choice(label, options, chosen, choose) {
  const field = h("select", { on: { change: () => choose(field.value) } }, ...options.map(([value, text]) => h("option", { value, selected: value === chosen }, text)));
  return h("label", { class: "choice" }, h("span", {}, label), field);
}

/** Who it is, how much that is, and how sure. @param {App} app @param {Report} report @param {Group} group */
function groupHead({ desk }, report, { of, quotes }) {
  if (!of) return h("li", { class: "group-head" }, h("h3", {}, t("quotes.toCheck"), " ", h("span", { class: "count" }, String(quotes.length))));
  const entity = of.entity === null ? null : report.entities[of.entity];
  const roles = [...new Set(entity?.roles.map(({ text }) => text))].slice(0, MOST_ROLES).join(" · ");
  const amounts = [of.words > 0 && t("group.marked", { n: of.words }), of.reported > 0 && t("group.told", { n: of.reported }), sureness(report, of)];
  return h(
    "li",
    { class: "group-head", data: { speaker: of.key } },
    h("h3", {}, h("span", { class: `swatch speaker-${of.colour}`, "aria-hidden": "true" }), h("span", { lang: of.name && report.language }, of.name || t("speaker.none")), " ", h("span", { class: "count" }, String(of.quotes.length))),
    roles !== "" && h("p", { class: "role", lang: report.language }, roles),
    h("p", { class: "quiet" }, amounts.filter(Boolean).join(" · ")),
  );
}

/** @param {Report} report @param {Speaker} speaker */
function sureness({ quotes }, { quotes: own }) {
  const certain = own.filter((index) => quotes[index].confidence === "certain").length;
  return certain === own.length ? t("group.allSure") : t("group.sure", { n: certain, all: own.length });
}

/** @param {App} app @param {Article} article @param {Report} report @param {number} index @param {Speaker} speaker */
function quoteCard(app, article, report, index, speaker) {
  const quote = /** @type {Quote} */ (report.quotes[index]);
  const select = (/** @type {boolean} */ focus) => app.desk.select({ kind: "quote", index }, { focus });
  const { start } = quote.content[0];
  const { end } = quote.content[quote.content.length - 1];
  const lang = report.language;
  const onCard = (/** @type {MouseEvent} */ event) => {
    if (!(/** @type {Element} */ (event.target).closest("button")) && getSelection()?.isCollapsed) select(true);
  };
  return h(
    "li",
    { class: `card quote-card speaker-${speaker.colour}${quote.kind === "indirect" ? " indirect" : ""}`, data: { quote: index }, on: { click: onCard } },
    h("p", { class: "card-head" }, h("strong", { lang: speaker.name && lang }, speaker.name || t("speaker.none")), " ", cueWords(quote) && h("span", { class: "quiet", lang }, cueWords(quote)), " ", ...badges(quote)),
    h("blockquote", { lang }, quoteText(article.text, quote)),
    h(
      "p",
      { class: "card-foot" },
      h("span", { class: "figures", title: t("quote.place", { start, end }) }, [paragraphMark(report, start), t("count.words", { n: quote.words })].filter(Boolean).join(" · ")),
      h(
        "span",
        { class: "card-acts" },
        button(t("act.jump"), () => select(true), { "aria-label": t("act.jump.quote", { n: index + 1 }) }),
        button(t("act.copy"), () => copyWithCitation(app, article, report, index), { "aria-label": t("act.copy.quote", { n: index + 1 }) }),
        button(t("act.fix"), () => (select(false), app.open("fix")), { "aria-label": t("act.fix.quote", { n: index + 1 }) }),
      ),
    ),
  );
}

/** The words that introduce the quote; a colon is none. @param {Pick<Quote, "cue">} quote */
export const cueWords = ({ cue }) => (cue && /\p{L}/u.test(cue.text) ? cue.text : "");

/** What a reader should know before trusting the attribution. @param {Quote} quote */
export function badges(quote) {
  return [
    quote.corrected && h("span", { class: "badge good" }, t("quote.corrected")),
    quote.kind !== "direct" && h("span", { class: "badge" }, tName("quote", quote.kind)),
    quote.confidence === "likely" && h("span", { class: "badge" }, t("quote.likely")),
    quote.confidence === "guess" && h("span", { class: "badge caution" }, t("quote.guess")),
    !quote.closed && h("span", { class: "badge caution" }, t("quote.open")),
  ];
}
