// @ts-check
// The panels beside the article, as tabs. A panel is a function of the article to a node.

import { h, button, keptFocus, showItem } from "../dom.js";
import { t } from "../strings/index.js";
import { checksPanel } from "./checks.js";
import { datesPanel } from "./dates.js";
import { entitiesPanel } from "./entities.js";
import { measuresPanel } from "./measures.js";
import { quotesPanel } from "./quotes.js";

/** @typedef {import("../types.js").App} App */
/** @typedef {import("../types.js").Report} Report */
/** @typedef {import("../strings/index.js").Key} Key */

/** @type {{ id: string, panel: (app: App, article: import("../types.js").Article, report: Report) => Node, count: (report: Report) => number | string | null }[]} */
const PANELS = [
  { id: "quotes", panel: quotesPanel, count: ({ quotes }) => said(quotes) },
  { id: "entities", panel: entitiesPanel, count: (report) => report.entities.length },
  { id: "dates", panel: datesPanel, count: (report) => report.dates.length + report.figures.length },
  { id: "measures", panel: measuresPanel, count: () => null },
  { id: "checks", panel: checksPanel, count: (report) => report.checks.length },
];

/** How many have words in marks, and how many are reported alone: two counts, as everywhere. @param {Report["quotes"]} quotes */
function said(quotes) {
  const told = quotes.filter(({ kind }) => kind === "indirect").length;
  return told === 0 || told === quotes.length ? quotes.length : `${quotes.length - told} + ${told}`;
}

/** Which panel lists what is selected. */
const HOME = /** @type {Record<string, string>} */ ({ quote: "quotes", stance: "quotes", mention: "entities", date: "dates", figure: "dates", check: "checks", sentence: "measures", passive: "measures", hedge: "measures", verb: "measures", phrase: "measures" });

/** @param {App} app @returns {HTMLElement} */
export function panels(app) {
  const { desk, settings, signal } = app;
  const tabs = PANELS.map(({ id }) => tab(app, id));
  const body = h("div", { class: "panel", role: "tabpanel", id: "panel", tabindex: "0" });
  const list = h("div", { class: "tabs", role: "tablist", "aria-label": t("panels.label"), on: { keydown: (/** @type {KeyboardEvent} */ event) => moveFocus(event, tabs) } }, ...tabs);
  const show = () => {
    const article = desk.current;
    const report = article?.report ?? null;
    PANELS.forEach(({ id, count }, index) => {
      const chosen = settings.get("panel") === id;
      tabs[index].setAttribute("aria-selected", String(chosen));
      tabs[index].tabIndex = chosen ? 0 : -1;
      const number = report && count(report);
      tabs[index].replaceChildren(t(/** @type {Key} */ (`panel.${id}`)), ...(number ? [" ", h("span", { class: "count" }, String(number))] : []));
      if (chosen) body.setAttribute("aria-labelledby", tabs[index].id);
    });
    const { panel } = PANELS.find(({ id }) => id === settings.get("panel")) ?? PANELS[0];
    const refocus = keptFocus(body);
    body.replaceChildren(article && report ? panel(app, article, report) : h("p", { class: "quiet" }, t("panels.empty")));
    markSelected(app, body, false);
    refocus();
  };
  desk.addEventListener("current", show, { signal });
  settings.addEventListener("change", (event) => /** @type {CustomEvent} */ (event).detail === "panel" && show(), { signal });
  desk.addEventListener("selection", () => {
    const home = desk.selection && HOME[desk.selection.kind];
    if (home && home !== settings.get("panel") && desk.selection?.kind !== "sentence") settings.set("panel", home);
    markSelected(app, body, true);
  }, { signal });
  show();
  return h("section", { class: "side", "aria-label": t("panels.label") }, h("h2", { class: "spoken" }, t("panels.label")), list, body);
}

/** @param {App} app @param {string} id */
function tab({ settings }, id) {
  return button("", () => settings.set("panel", id), { role: "tab", id: `tab-${id}`, "aria-controls": "panel" });
}

/** @param {KeyboardEvent} event @param {HTMLElement[]} tabs */
function moveFocus(event, tabs) {
  const at = tabs.indexOf(/** @type {HTMLElement} */ (document.activeElement));
  const to = new Map([["ArrowRight", at + 1], ["ArrowLeft", at - 1], ["Home", 0], ["End", tabs.length - 1]]).get(event.key);
  if (to === undefined || at < 0) return;
  event.preventDefault();
  const target = tabs[(to + tabs.length) % tabs.length];
  target.click();
  target.focus();
}

/** Marks the card of what is selected, and brings it into view. @param {App} app @param {HTMLElement} body @param {boolean} scroll */
function markSelected({ desk }, body, scroll) {
  for (const old of body.querySelectorAll(".card.selected")) old.classList.remove("selected");
  const { selection, current } = desk;
  if (!selection || !current?.report) return;
  const entity = selection.kind === "mention" ? current.report.mentions[selection.index]?.entity : null;
  if (selection.kind === "stance") body.querySelector("details.stances")?.setAttribute("open", "");
  const wanted = selection.kind === "quote" || selection.kind === "stance" ? `.card[data-${selection.kind}="${selection.index}"]` : `.card[data-entity="${entity}"]`;
  // A long list has not shown it yet.
  if ((selection.kind === "quote" || selection.kind === "stance" || entity !== null) && !body.querySelector(wanted)) for (const list of body.querySelectorAll(selection.kind === "stance" ? ".stances .cards" : ".cards:not(.stances .cards)")) showItem(list, entity === null ? selection.index : current.report.entities[entity]);
  const card = body.querySelector(wanted);
  card?.classList.add("selected");
  // Only the panel scrolls: on a small screen the text that the reader looks at must stay where it is.
  if (!(card instanceof HTMLElement) || !scroll) return;
  requestAnimationFrame(() => {
    if (body.scrollHeight > body.clientHeight) body.scrollTop = card.offsetTop - body.offsetTop - body.clientHeight / 3;
  });
}
