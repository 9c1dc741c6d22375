// @ts-check
// Sources of all articles, their quotes in one table, and a search over all texts.

import { placeOf, outletName } from "./place.js";
import { button, fillInParts, h, keptFocus } from "../dom.js";
import { copyByHand } from "../dialogs/copy.js";
import { download } from "../download.js";
import { linesCsv, sourcesCsv, sourcesSpreadsheet } from "../exports/sources.js";
import { gathered } from "../slices.js";
import { percent, t, tName } from "../strings/index.js";
import { gather, search } from "./gather.js";
import { transcriptCheck } from "./transcript.js";

/** @typedef {import("../types.js").App} App */
/** @typedef {import("../types.js").Article} Article */
/** @typedef {import("./gather.js").Source} Source */
/** @typedef {import("./gather.js").Line} Line */
/** @typedef {import("./gather.js").Audit} Audit */
/** @typedef {import("../strings/index.js").Key} Key */

/** @type {[string, (source: Source) => string | number][]} */
const COLUMNS = [
  ["name", ({ name }) => name.toLowerCase()],
  ["role", ({ role }) => role.toLowerCase()],
  ["organization", ({ organization }) => organization.toLowerCase()],
  ["articles", ({ articles }) => articles.size],
  ["direct", ({ direct }) => direct],
  ["reported", ({ reported }) => reported],
  ["words", ({ words }) => words],
  ["told", ({ told }) => told],
  ["share", ({ share }) => share],
];
const GENDERS = ["", "woman", "man", "other", "none"];
const SORTS = ["", "official", "politician", "expert", "company", "union", "witness", "affected", "press", "other"];

/** @param {App} app @returns {HTMLElement} */
export function sourcesView(app) {
  const { desk, signal } = app;
  const state = { by: "words", down: true, wanted: "", speaker: /** @type {string | null} */ (null), search: "", transcript: /** @type {Article | null} */ (null) };
  const audit = (/** @type {string} */ key) => desk.audit.get(key) ?? { gender: "", sort: "", affiliation: "" };
  const filter = h("input", { type: "search", id: "sources-filter", placeholder: t("sources.filter"), "aria-label": t("sources.filter") });
  const finder = h("input", { type: "search", id: "sources-search", placeholder: t("sources.search"), "aria-label": t("sources.search") });
  const table = h("div", {});
  const quotes = h("div", {});
  const found = h("div", { "aria-live": "polite" });
  const node = h(
    "div",
    { class: "sources", role: "region", tabindex: "-1", "aria-label": t("view.sources"), hidden: true },
    h("h2", { class: "spoken" }, t("view.sources")),
    h("section", { class: "box" }, h("h3", {}, t("sources.title"), " ", h("span", { class: "quiet" }, t("sources.hint"))), h("p", { class: "actions" }, filter), table),
    h("section", { class: "box" }, h("h3", {}, t("sources.quotes")), quotes),
    h("section", { class: "box" }, h("h3", {}, t("sources.find")), h("p", { class: "actions" }, finder), found),
  );
  const draw = () => {
    if (desk.view !== "sources") return;
    const { sources, lines } = gather(desk.articles, desk.colours);
    const kept = keptFocus(node);
    const wanted = state.wanted.toLowerCase();
    const shown = sorted(sources.filter((source) => has(source, audit(source.key), wanted)), state);
    const keys = new Set(shown.map(({ key }) => key));
    if (state.transcript && !desk.articles.includes(state.transcript)) state.transcript = null;
    const own = lines.filter((line) => line.article !== state.transcript && (state.speaker === null ? keys.has(line.key) || (wanted !== "" && line.text.toLowerCase().includes(wanted)) : line.key === state.speaker));
    table.replaceChildren(sourcesTable(app, shown, state, audit, draw), h("p", { class: "actions" },
      button(t("sources.csv"), () => saveAs(app, "sources.csv", sourcesCsv(shown, audit), "text/csv;charset=utf-8")),
      button(t("sources.sheet"), () => saveAs(app, "sources.xlsx", sourcesSpreadsheet(shown, audit, own), "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"))));
    quotes.replaceChildren(...quotesTable(app, own, sources, state, draw));
    kept();
  };
  const drawFound = () => found.replaceChildren(...results(app, state.search));
  filter.addEventListener("input", () => ((state.wanted = filter.value.trim()), draw()), { signal });
  finder.addEventListener("input", () => ((state.search = finder.value), drawFound()), { signal });
  desk.addEventListener("view", draw, { signal });
  desk.addEventListener("list", gathered(() => (draw(), desk.view === "sources" && drawFound()), () => 100, signal), { signal });
  draw();
  return node;
}

/** @param {Source} source @param {Audit} audit @param {string} wanted in lower case */
function has({ name, role, organization }, { gender, sort, affiliation }, wanted) {
  return wanted === "" || [name, role, organization, affiliation, gender && tName("gender", gender), sort && tName("sort", sort)].some((text) => text.toLowerCase().includes(wanted));
}

/** @param {Source[]} sources @param {{ by: string, down: boolean }} state */
function sorted(sources, { by, down }) {
  const value = /** @type {(source: Source) => string | number} */ (COLUMNS.find(([name]) => name === by)?.[1]);
  const order = (/** @type {Source} */ one, /** @type {Source} */ other) => {
    const [a, b] = [value(one), value(other)];
    return typeof a === "string" ? a.localeCompare(String(b)) : a - Number(b);
  };
  // Nobody stands last, whatever the order.
  return [...sources].sort((one, other) => Number(one.name === "") - Number(other.name === "") || (down ? -1 : 1) * order(one, other));
}

/** @param {App} app @param {Source[]} sources @param {{ by: string, down: boolean, speaker: string | null }} state @param {(key: string) => Audit} audit @param {() => void} draw */
function sourcesTable({ desk }, sources, state, audit, draw) {
  const order = (/** @type {string} */ name) => {
    state.down = state.by === name ? !state.down : !["name", "role", "organization"].includes(name);
    state.by = name;
    draw();
  };
  const head = (/** @type {[string, unknown]} */ [name]) => h("th", { scope: "col", "aria-sort": state.by === name ? (state.down ? "descending" : "ascending") : null }, button(t(/** @type {Key} */ (`sources.${name}`)), () => order(name), { class: "name sorter" }, state.by === name ? h("span", { "aria-hidden": "true" }, state.down ? " ↓" : " ↑") : ""));
  const set = (/** @type {Source} */ { articles, key }, /** @type {Partial<Audit>} */ change) => desk.describe(articles, key, { ...audit(key), ...change });
  const line = (/** @type {Source} */ source) => {
    const { gender, sort, affiliation } = audit(source.key);
    const name = source.name || t("speaker.none");
    const choice = (/** @type {"gender" | "sort"} */ field, /** @type {string[]} */ all, /** @type {string} */ chosen) =>
      h("select", { "aria-label": `${t(/** @type {Key} */ (`sources.${field}`))}: ${name}`, on: { change: (/** @type {Event} */ event) => set(source, { [field]: /** @type {HTMLSelectElement} */ (event.target).value }) } },
        ...all.map((value) => h("option", { value, selected: value === chosen }, value === "" ? "–" : tName(field, value))));
    return h("tr", {},
      h("th", { scope: "row" }, button(name, () => ((state.speaker = state.speaker === source.key ? null : source.key), draw()), { class: "name", "aria-pressed": String(state.speaker === source.key) }), h("span", { class: "role-below quiet" }, source.role || source.organization)),
      h("td", {}, source.role), h("td", {}, source.organization), h("td", {}, String(source.articles.size)), h("td", {}, String(source.direct)), h("td", {}, String(source.reported)), h("td", {}, String(source.words)), h("td", {}, String(source.told)), h("td", {}, percent(source.share)),
      h("td", {}, source.name !== "" && choice("gender", GENDERS, gender)), h("td", {}, source.name !== "" && choice("sort", SORTS, sort)),
      h("td", {}, source.name !== "" && h("input", { type: "text", value: affiliation, "aria-label": `${t("sources.affiliation")}: ${name}`, on: { input: (/** @type {Event} */ event) => set(source, { affiliation: /** @type {HTMLInputElement} */ (event.target).value }) } })));
  };
  const body = h("tbody", {});
  fillInParts(body, sources, line, (n) => t("list.more", { n }), 60);
  const hand = ["gender", "sort", "affiliation"].map((field) => h("th", { scope: "col" }, t(/** @type {Key} */ (`sources.${field}`))));
  const table = h("table", { class: "table source-table" }, h("caption", { class: "spoken" }, t("sources.title")), h("thead", {}, h("tr", {}, ...COLUMNS.map(head), ...hand)), body);
  return h("div", {}, h("div", { class: "scroller", tabindex: "0", role: "region", "aria-label": t("sources.title") }, table));
}

/** @param {App} app @param {Line[]} lines @param {Source[]} sources @param {{ speaker: string | null, transcript: Article | null }} state @param {() => void} draw @returns {HTMLElement[]} */
function quotesTable(app, lines, sources, state, draw) {
  const who = h("select", { "aria-label": t("sources.who"), on: { change: () => ((state.speaker = who.value === "all" ? null : who.value.slice(1)), draw()) } },
    h("option", { value: "all", selected: state.speaker === null }, t("sources.everybody")),
    ...sources.map(({ key, name }) => h("option", { value: `=${key}`, selected: state.speaker === key }, name || t("speaker.none"))));
  const beside = h("select", { "aria-label": t("sources.transcript"), on: { change: () => ((state.transcript = app.desk.articles.find(({ id }) => String(id) === beside.value) ?? null), draw()) } },
    h("option", { value: "", selected: !state.transcript }, t("sources.transcript.none")),
    ...app.desk.articles.map((article) => h("option", { value: article.id, selected: state.transcript === article }, `${app.desk.letter(article)} · ${outletName(article)}`)));
  const check = state.transcript && transcriptCheck(state.transcript.text);
  const line = (/** @type {Line} */ one) => h("tr", {}, h("th", { scope: "row" }, one.name || t("speaker.none")), h("td", { lang: one.article.report?.language ?? null }, one.marked ? `“${one.text}”` : one.text), h("td", {}, tName("quote", one.kind)), h("td", {}, placeOf(app, one.article, one.start, one.end)), check && h("td", {}, ...(one.marked ? verdict(app, /** @type {Article} */ (state.transcript), check(one.text)) : ["–"])));
  const body = h("tbody", {});
  fillInParts(body, lines, line, (n) => t("list.more", { n }), 60);
  const heads = ["sheet.who", "sources.quote", "sources.kind", "sources.place", ...(check ? ["sources.inTranscript"] : [])].map((name) => h("th", { scope: "col" }, t(/** @type {Key} */ (name))));
  const table = h("table", { class: "table quote-table" }, h("caption", { class: "spoken" }, t("sources.quotes")), h("thead", {}, h("tr", {}, ...heads)), body);
  return [
    h("p", { class: "actions" }, who, beside, button(t("sources.copy", { n: lines.length }), () => copyAll(app, lines), { disabled: lines.length === 0 }), button(t("sources.quotesCsv"), () => saveAs(app, "quotes.csv", linesCsv(lines), "text/csv;charset=utf-8"))),
    h("div", {}, h("div", { class: "scroller", tabindex: "0", role: "region", "aria-label": t("sources.quotes") }, table)),
  ];
}

/** The same words, some changed, or not found; with what was left out and put in. @param {App} app @param {Article} transcript @param {import("./transcript.js").Checked} checked @returns {(HTMLElement | string)[]} */
function verdict(app, transcript, { status, start, end, steps }) {
  const label = h("strong", { class: status === "same" ? "good" : "bad" }, tName("transcript", status));
  if (status === "missing") return [label];
  const shown = { same: (/** @type {string} */ words) => words, left: (/** @type {string} */ words) => h("del", {}, words), put: (/** @type {string} */ words) => h("ins", {}, words) };
  const changes = status === "changed" ? steps.flatMap(({ kind, words }) => [" ", shown[kind](words)]) : [];
  return [label, " ", placeOf(app, transcript, start, end), ...(changes.length > 0 ? [h("span", { class: "changes" }, ...changes)] : [])];
}

/** @param {App} app @param {Line[]} lines */
async function copyAll(app, lines) {
  const words = lines.map((line) => `${line.marked ? `“${line.text}”` : line.text} — ${line.name || t("speaker.none")} (${[outletName(line.article), line.paragraph].filter(Boolean).join(", ")})`).join("\n");
  try {
    await navigator.clipboard.writeText(words);
    app.say(t("sources.copied", { n: lines.length }));
  } catch {
    copyByHand(words);
  }
}

/** @param {App} app @param {string} name @param {string | Uint8Array<ArrayBuffer>} content @param {string} type */
function saveAs(app, name, content, type) {
  download(name, new Blob([content], { type }));
  app.say(t("export.saved", { name }));
}

/** @param {App} app @param {string} wanted @returns {HTMLElement[]} */
function results(app, wanted) {
  const found = search(app.desk.articles, wanted);
  if (wanted.trim().length < 2) return [];
  const list = h("ul", { class: "figure-list" });
  fillInParts(list, found, ({ article, start, end, before, words, after }) => h("li", {}, placeOf(app, article, start, end), ` … ${before}`, h("mark", {}, words), `${after} …`), (n) => t("list.more", { n }), 40);
  return [h("p", { class: "quiet" }, t("sources.found", { n: found.length })), h("div", {}, list)];
}
