// @ts-check
// Putting right what the engine got wrong about what is selected.

import { h, button } from "../dom.js";
import { anchor } from "../corrections/anchor.js";
import { describe } from "../corrections/describe.js";
import { nameOf } from "../panels/stances.js";
import { gatherSpeakers } from "../speakers.js";
import { blockAt, paragraphMark, spansOf } from "../spans.js";
import { t, tName } from "../strings/index.js";
import { roleDialog } from "./about.js";
import { openDialog } from "./dialog.js";

/** @typedef {import("../types.js").App} App */
/** @typedef {import("../types.js").Article} Article */
/** @typedef {import("../types.js").Report} Report */
/** @typedef {import("../types.js").Entity} Entity */
/** @typedef {import("../corrections/correct.js").Correction} Correction */

const TYPES = ["person", "organization", "place", "misc"];
// The others are in the list of the field.
const MOST_PEOPLE = 12;

/** @param {App} app @param {import("../types.js").Span | null} marked what the reader selected in the text with the mouse */
export function fixDialog(app, marked) {
  const { current, selection } = app.desk;
  const report = current?.report;
  if (!current || !report) return app.say(t("fix.nothing"));
  const make = (/** @type {Correction} */ correction) => correctWith(app, current, correction);
  if (marked && !isAbout(report, selection, marked)) return addMissing(app, current, report, marked, make);
  if (selection?.kind === "quote" && report.quotes[selection.index]) return fixQuote(current, report, selection.index, marked, make, app);
  if (selection?.kind === "stance" && report.stances[selection.index]) return fixStance(current, report, selection.index, make);
  if (selection?.kind === "mention" && report.mentions[selection.index]) return fixEntity(current, report, report.entities[report.mentions[selection.index].entity], make);
  app.say(t("fix.nothing"));
}

/**
 * Whether the marked words are about what is selected: words of a quote say where it begins and ends. Others are what the reader
 * wants to put right now, whatever is still selected.
 *
 * @param {Report} report @param {import("../types.js").Selection | null} selection @param {import("../types.js").Span} marked
 */
export function isAbout(report, selection, marked) {
  const spans = spansOf(report, selection);
  if (selection?.kind === "quote") return spans.some(({ start, end }) => start < marked.end && marked.start < end);
  return spans.some(({ start, end }) => start === marked.start && end === marked.end);
}

/** What the engine missed: the marked words are a quote, or a name. @param {App} app @param {Article} article @param {Report} report @param {import("../types.js").Span} marked @param {(correction: Correction) => void} make */
function addMissing(app, article, report, marked, make) {
  const place = anchor(article.text, marked);
  openDialog(t("fix.missing"), (close) => [
    h("blockquote", {}, excerpt(article.text, marked)),
    h("h3", { id: "fix-type" }, t("fix.isName")),
    h("ul", { class: "choices", "aria-labelledby": "fix-type" }, ...TYPES.map((type) => h("li", {}, button(tName("type", type), () => (close(), make({ type: "add-entity", mention: place, to: type })))))),
    h("h3", { id: "fix-who" }, t("fix.isQuote")),
    ...speakerChoice(report, undefined, (name) => (close(), make({ type: "add-quote", content: place, name }))),
    h("p", { class: "actions" }, button(t("fix.line"), () => (close(), roleDialog(app, article, blockAt(report, marked.start))))),
  ], "fix");
}

/** Only the last change can be undone, so only the last message offers it. @param {App} app @param {Article} article @param {Correction} correction */
export function correctWith(app, article, correction) {
  correctAll(app, article, [correction]);
}

/** Several at once, which are one step back. @param {App} app @param {Article} article @param {Correction[]} corrections */
export function correctAll(app, article, corrections) {
  const what = corrections.map((one) => describe(one, article.text, /** @type {Report} */ (article.report))).join(" · ");
  article.corrections.replace([...article.corrections.present, ...corrections], what);
  app.desk.recorrect(article);
  offerUndo(app, article, what);
}

/** Says what was changed, with a way back. @param {App} app @param {Article} article @param {string} what */
export function offerUndo(app, article, what) {
  const undo = () => {
    const undone = app.desk.goBack(article, "undo");
    if (undone !== null) app.say(t("fix.undone", { what: undone }), undefined, "correction");
  };
  app.say(what, undo, "correction");
}

/** @param {Article} article @param {Report} report @param {number} index @param {import("../types.js").Span | null} marked @param {(correction: Correction) => void} make @param {App} app */
function fixQuote(article, report, index, marked, make, app) {
  const quote = report.quotes[index];
  const place = anchor(article.text, quote.content[0]);
  const speaker = gatherSpeakers(report, app.desk.colours).ofQuote[index];
  openDialog(t("fix.quote"), (close) => {
    const set = (/** @type {string | null} */ name) => (close(), make({ type: "speaker", quote: place, name }));
    const boundary = marked && button(t("fix.boundary", { words: excerpt(article.text, marked) }), () => (close(), make({ type: "boundary", quote: place, content: anchor(article.text, /** @type {any} */ (marked)) })));
    return [
      h("blockquote", {}, excerpt(article.text, quote.content[0])),
      h("h3", { id: "fix-who" }, t("fix.who"), " ", h("span", { class: "quiet" }, t("fix.now", { name: speaker.name || t("speaker.none") }))),
      ...speakerChoice(report, quote.speaker === null ? null : (speaker.entity ?? undefined), set),
      h("h3", {}, t("fix.rest")),
      h("p", { class: "actions" }, boundary || h("span", { class: "quiet" }, t("fix.boundary.how")), button(t("fix.notQuote"), () => (close(), make({ type: "delete-quote", quote: place })), { class: "danger" })),
    ];
  }, "fix");
}

/** @param {Article} article @param {Report} report @param {number} index @param {(correction: Correction) => void} make */
function fixStance(article, report, index, make) {
  const stance = report.stances[index];
  const place = anchor(article.text, stance.content[0]);
  openDialog(t("fix.stance"), (close) => [
    h("blockquote", {}, excerpt(article.text, stance.content[0])),
    h("h3", { id: "fix-who" }, t("fix.whoStance"), " ", h("span", { class: "quiet" }, t("fix.now", { name: nameOf(report, stance) || t("speaker.none") }))),
    ...speakerChoice(report, stance.speaker && (stance.speaker.entity ?? undefined), (name) => (close(), make({ type: "stance-speaker", stance: place, name }))),
    h("p", { class: "actions" }, button(t("fix.notStance"), () => (close(), make({ type: "delete-stance", stance: place })), { class: "danger" })),
  ], "fix");
}

/**
 * The people and organizations of the article, nobody, or somebody else.
 *
 * @param {Report} report
 * @param {number | null | undefined} chosen the entity that speaks now; null for nobody
 * @param {(name: string | null) => void} set
 */
function speakerChoice(report, chosen, set) {
  const people = report.entities.filter((entity) => entity.type === "person" || entity.type === "organization").sort((a, b) => Number(b.type === "person") - Number(a.type === "person") || b.mentions.length - a.mentions.length);
  const own = h("input", { type: "text", id: "fix-own", autocomplete: "off", list: "fix-names" });
  const names = h("datalist", { id: "fix-names" }, ...people.map((entity) => h("option", { value: entity.name })));
  const submit = (/** @type {Event} */ event) => {
    event.preventDefault();
    if (own.value.trim() !== "") set(own.value.trim());
  };
  const choices = [...people.slice(0, MOST_PEOPLE).map(({ id, name }) => ({ id, name })), { id: null, name: null }];
  const start = Math.max(0, choices.findIndex(({ id }) => id === chosen));
  return [
    h("ul", { class: "choices", "aria-labelledby": "fix-who" }, ...choices.map(({ id, name }, at) => h("li", {}, button(name ?? t("speaker.none"), () => set(name), { "aria-pressed": String(id === chosen), autofocus: at === start })))),
    h("form", { class: "line", on: { submit } }, h("label", { for: "fix-own" }, t("fix.other")), own, names, h("button", { type: "submit" }, t("fix.set"))),
  ];
}

/** @param {Article} article @param {Report} report @param {Entity} entity @param {(correction: Correction) => void} make */
function fixEntity(article, report, entity, make) {
  const name = named(entity);
  const forms = new Set([entity.name, ...entity.aliases]);
  const isAlike = (/** @type {Entity} */ other) => Number([other.name, ...other.aliases].some((form) => forms.has(form) || alike(form, entity.name)));
  const others = report.entities.filter((other) => other.id !== entity.id).sort((a, b) => isAlike(b) - isAlike(a) || Number(b.type === entity.type) - Number(a.type === entity.type) || b.mentions.length - a.mentions.length);
  openDialog(t("fix.entity", { name: entity.name }), (close) => {
    const then = (/** @type {Correction} */ correction) => (close(), make(correction));
    const rename = h("input", { type: "text", id: "fix-name", value: entity.name, autocomplete: "off" });
    const renameForm = h("form", { class: "line", on: { submit: (/** @type {Event} */ event) => (event.preventDefault(), rename.value.trim() && then({ type: "rename", entity: name, to: rename.value.trim() })) } }, h("label", { for: "fix-name" }, t("fix.name")), rename, h("button", { type: "submit" }, t("fix.set")));
    const target = h("select", { id: "fix-merge", required: true }, h("option", { value: "" }, t("fix.mergeWith")), ...others.map((other) => h("option", { value: String(other.id) }, `${other.name} (${tName("type", other.type)})`)));
    const merge = h("form", { class: "line", on: { submit: (/** @type {Event} */ event) => (event.preventDefault(), then({ type: "merge", entity: name, into: named(report.entities[Number(target.value)]) })) } }, h("label", { for: "fix-merge" }, t("fix.merge")), target, h("button", { type: "submit" }, t("fix.mergeNow")));
    return [
      h("h3", { id: "fix-type" }, t("fix.type")),
      h("ul", { class: "choices", "aria-labelledby": "fix-type" }, ...TYPES.map((type) => h("li", {}, button(tName("type", type), () => then({ type: "type", entity: name, to: type }), { "aria-pressed": String(type === entity.type), autofocus: type === entity.type })))),
      renameForm,
      others.length > 0 && merge,
      entity.mentions.length > 1 && splitForm(article, report, entity, then),
      h("p", { class: "actions" }, button(t("fix.notEntity"), () => then({ type: "delete-entity", entity: name }), { class: "danger" })),
    ];
  }, "fix");
}

/** Whether one name is in the other: "Brell", "Dana Brell". @param {string} one @param {string} other */
const alike = (one, other) => ` ${one} `.includes(` ${other} `) || ` ${other} `.includes(` ${one} `);

/** @param {Entity} entity @returns {import("../corrections/correct.js").Name} */
const named = ({ name, type }) => ({ name, type });

/** @param {Article} article @param {Report} report @param {Entity} entity @param {(correction: Correction) => void} then */
function splitForm(article, report, entity, then) {
  const boxes = entity.mentions.map((index) => ({ mention: report.mentions[index], box: h("input", { type: "checkbox" }) }));
  const own = h("input", { type: "text", id: "fix-split", autocomplete: "off" });
  const submit = (/** @type {Event} */ event) => {
    event.preventDefault();
    const chosen = boxes.filter(({ box }) => box.checked).map(({ mention }) => mention);
    if (chosen.length === 0) return;
    const called = own.value.trim() || article.text.slice(chosen[0].start, chosen[0].end);
    then({ type: "split", entity: { name: entity.name, type: entity.type }, mentions: chosen.map((mention) => anchor(article.text, mention)), name: called });
  };
  const row = (/** @type {typeof boxes[number]} */ { mention, box }) => {
    const before = article.text.slice(Math.max(0, mention.start - 24), mention.start).replace(/^\S*\s/, "").replace(/\s+/g, " ");
    const after = article.text.slice(mention.end, mention.end + 24).replace(/\s\S*$/, "").replace(/\s+/g, " ");
    return h("li", {}, h("label", { class: "chip" }, box, h("span", {}, `… ${before}`, h("strong", {}, article.text.slice(mention.start, mention.end)), `${after} … ${paragraphMark(report, mention.start)}`)));
  };
  return h("form", { class: "split", on: { submit } }, h("details", {}, h("summary", {}, t("fix.split")), h("ul", {}, ...boxes.slice(0, 60).map(row)), h("p", { class: "line" }, h("label", { for: "fix-split" }, t("fix.splitName")), own, h("button", { type: "submit" }, t("fix.splitNow")))));
}

/** @param {string} text @param {import("../types.js").Span} span */
function excerpt(text, { start, end }) {
  return end - start > 200 ? `${text.slice(start, start + 200)}…` : text.slice(start, end);
}
