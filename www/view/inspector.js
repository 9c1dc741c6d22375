// @ts-check
// What is selected: what the engine takes it for, why, and how sure it is; and the way to put it right.

import { h, button, key, keptFocus } from "../dom.js";
import { copyWithCitation } from "../citation.js";
import { explainCheck } from "../explain.js";
import { explainEvidence } from "../evidence.js";
import { badges } from "../panels/quotes.js";
import { nameOf } from "../panels/stances.js";
import { doubtfulQuotes, endReview, reviewKeep, reviewNext } from "../review.js";
import { gatherSpeakers } from "../speakers.js";
import { t, tName } from "../strings/index.js";

/** @typedef {import("../types.js").App} App */
/** @typedef {import("../types.js").Article} Article */
/** @typedef {import("../types.js").Report} Report */

/** @param {App} app @returns {{ node: HTMLElement, showMarked: (words: string) => void }} */
export function inspector(app) {
  const { desk, signal } = app;
  const node = h("section", { class: "inspector", "aria-label": t("inspector.label"), hidden: true });
  const show = () => {
    const { selection, current } = desk;
    const content = selection && current?.report ? describe(app, current, current.report, selection) : null;
    const held = node.contains(document.activeElement);
    const refocus = keptFocus(node);
    node.hidden = content === null;
    node.replaceChildren(...(content ?? []));
    if (content === null && held) /** @type {HTMLElement | null} */ (node.closest(".centre"))?.focus();
    else refocus();
  };
  desk.addEventListener("selection", show, { signal });
  desk.addEventListener("current", show, { signal });
  // A press on a button must not take away the words that are marked in the text: they may be what is to be put right.
  node.addEventListener("mousedown", (event) => /** @type {Element} */ (event.target).closest("button") && event.preventDefault());
  const showMarked = (/** @type {string} */ words) => {
    if (desk.selection) return;
    node.hidden = false;
    node.replaceChildren(head(app, [h("span", { class: "quiet" }, t("inspector.marked")), h("span", {}, words)], [button(t("fix.missing"), () => app.open("fix"), { class: "strong" })]));
  };
  return { node, showMarked };
}

/** @param {App} app @param {Article} article @param {Report} report @param {import("../types.js").Selection} selection @returns {Node[] | null} */
function describe(app, article, report, { kind, index }) {
  if (kind === "quote" && report.quotes[index]) return quote(app, article, report, index);
  if (kind === "stance" && report.stances[index]) return stance(app, article, report, index);
  if (kind === "mention" && report.mentions[index]) return mention(app, article, report, index);
  const [title, facts] = simple(article, report, kind, index) ?? [];
  return title === undefined ? null : [head(app, [h("strong", {}, title)], []), list(facts ?? [])];
}

/** @param {Article} article @param {Report} report @param {string} kind @param {number} index @returns {[string, [string, string][]] | null} */
function simple({ text }, report, kind, index) {
  if (kind === "date" && report.dates[index]) {
    const { value, grain, text: words } = report.dates[index];
    return [words, [[t("inspector.kind"), t("kind.date")], [t("inspector.value"), value ?? t("date.open")], [t("inspector.grain"), tName("grain", grain)]]];
  }
  if (kind === "figure" && report.figures[index]) {
    const figure = report.figures[index];
    return [figure.text, [[t("inspector.kind"), tName("figure", figure.kind)], [t("inspector.value"), figure.value === null ? "–" : `${figure.value}${figure.unit ? ` ${figure.unit}` : ""}`]]];
  }
  if (kind === "check" && report.checks[index]) {
    const check = report.checks[index];
    return [tName("check", check.kind), [[tName("severity", check.severity), explainCheck(text, report, check)]]];
  }
  if (kind === "sentence" && report.sentences[index]) {
    const { start, end, words } = report.sentences[index];
    return [t("kind.sentence"), [[t("count.words", { n: words }), text.slice(start, Math.min(end, start + 120))]]];
  }
  return told({ text }, report, kind, index);
}

/** What the measures of style point at. @param {Pick<Article, "text">} article @param {Report} report @param {string} kind @param {number} index @returns {[string, [string, string][]] | null} */
function told({ text }, report, kind, index) {
  const { style, keyPhrases } = report.statistics;
  if (kind === "phrase" && keyPhrases[index]) return [keyPhrases[index].text, [[t("inspector.kind"), t("kind.phrase")], [t("inspector.count"), t("count.times", { n: keyPhrases[index].spans.length })]]];
  const verb = kind === "verb" ? style.reportingVerbs[index] : undefined;
  const span = verb ?? (kind === "passive" ? style.passives[index] : kind === "hedge" ? style.hedges[index] : undefined);
  if (span) return [text.slice(span.start, span.end), [[t("inspector.kind"), tName("kind", kind)], [t("inspector.tone"), verb ? tName("tone", verb.tone) : ""]]];
  return null;
}

/** @param {App} app @param {Article} article @param {Report} report @param {number} index */
function quote(app, article, report, index) {
  const one = report.quotes[index];
  const speaker = gatherSpeakers(report, app.desk.colours).ofQuote[index];
  const said = one.speaker && one.speaker.text !== speaker.name ? t("inspector.as", { text: one.speaker.text }) : "";
  return [
    ...(app.desk.reviewing ? [reviewBar(app, report)] : []),
    head(app, [h("span", { class: `tag speaker-${speaker.colour}`, lang: speaker.name && report.language }, speaker.name || t("speaker.none")), ...badges(one)], [
      button(t("act.fix"), () => app.open("fix"), { class: "strong" }),
      button(t("act.copy"), () => copyWithCitation(app, article, report, index)),
    ]),
    list([
      [t("inspector.speaker"), `${speaker.name || t("speaker.none")} ${said}`],
      [t("inspector.cue"), one.cue ? one.cue.text : t("inspector.noCue")],
      [t("inspector.evidence"), explainEvidence(article.text, one)],
      [t("inspector.confidence"), tName("confidence", one.confidence)],
      [t("inspector.kind"), `${tName("quote", one.kind)}, ${t("count.words", { n: one.words })}`],
    ]),
  ];
}

/** Going through what is not certain. @param {App} app @param {Report} report */
function reviewBar(app, report) {
  return h(
    "div",
    { class: "review", role: "group", "aria-label": t("review.label") },
    h("p", {}, t("review.left", { n: doubtfulQuotes(report).length })),
    h(
      "div",
      { class: "actions" },
      button(t("review.keep"), () => reviewKeep(app), { class: "strong", "aria-keyshortcuts": "y" }, key("Y")),
      button(t("review.next"), () => reviewNext(app), { "aria-keyshortcuts": "r" }, key("R")),
      button(t("review.end"), () => endReview(app)),
    ),
  );
}

/** @param {App} app @param {Article} article @param {Report} report @param {number} index */
function stance(app, article, report, index) {
  const one = report.stances[index];
  const name = nameOf(report, one);
  return [
    head(app, [h("strong", { lang: name && report.language }, name || t("speaker.none")), h("span", { class: "badge" }, t(one.negated ? "stance.negated" : "kind.stance"))], [button(t("act.fix"), () => app.open("fix"), { class: "strong" })]),
    list([
      [t("inspector.cue"), one.cue ? one.cue.text : t("inspector.noCue")],
      [t("inspector.evidence"), explainEvidence(article.text, { ...one, kind: "indirect" })],
      [t("inspector.confidence"), tName("confidence", one.confidence)],
    ]),
  ];
}

/** @param {App} app @param {Article} article @param {Report} report @param {number} index */
function mention(app, article, report, index) {
  const one = report.mentions[index];
  const entity = /** @type {import("../types.js").Entity} */ (report.entities[one.entity]);
  const roles = [...new Set(entity.roles.map((role) => role.text))].join(" · ");
  const step = (/** @type {number} */ by) => {
    const at = entity.mentions.indexOf(index);
    app.desk.select({ kind: "mention", index: entity.mentions[(at + by + entity.mentions.length) % entity.mentions.length] }, { focus: false });
  };
  return [
    head(app, [h("strong", { class: `underline-${entity.type}` }, entity.name), entity.corrected && h("span", { class: "badge good" }, t("quote.corrected"))], [
      button("↑", () => step(-1), { "aria-label": t("inspector.previous", { name: entity.name }) }),
      button("↓", () => step(1), { "aria-label": t("inspector.next", { name: entity.name }) }),
      button(t("act.fix"), () => app.open("fix"), { class: "strong" }),
    ]),
    list([
      [t("inspector.kind"), `${tName("type", entity.type)}, ${tName("form", one.form)}`],
      [t("inspector.here"), article.text.slice(one.start, one.end)],
      [t("inspector.roles"), roles],
      [t("inspector.count"), t("inspector.nth", { at: entity.mentions.indexOf(index) + 1, n: entity.mentions.length })],
    ]),
  ];
}

/** @param {App} app @param {import("../dom.js").Child[]} what @param {Node[]} actions */
function head(app, what, actions) {
  return h("div", { class: "inspector-head" }, h("p", {}, ...what), h("div", { class: "actions" }, ...actions, button("×", () => app.desk.select(null), { "aria-label": t("inspector.close") })));
}

/** @param {[string, string][]} facts */
function list(facts) {
  return h("dl", {}, ...facts.filter(([, value]) => value.trim() !== "").map(([name, value]) => h("div", {}, h("dt", {}, name), h("dd", {}, value))));
}
