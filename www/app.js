// @ts-check
// The page as one: bar, tray, article, panels and comparison around the desk.

import { acts } from "./acts.js";
import { paneSwitch, topBar } from "./bar.js";
import { compareView } from "./compare/view.js";
import { aboutDialog } from "./dialogs/about.js";
import { addDialog } from "./dialogs/add.js";
import { exportDialog } from "./dialogs/export.js";
import { fixDialog } from "./dialogs/fix.js";
import { helpDialog } from "./dialogs/help.js";
import { h } from "./dom.js";
import { followKept } from "./kept.js";
import { listenToKeys } from "./keys.js";
import { askBeforeLeaving } from "./leave.js";
import { panels } from "./panels/index.js";
import { preparePrint } from "./print.js";
import { privacyDialog } from "./privacy.js";
import { reviewKeep, reviewNext } from "./review.js";
import { CHANGES, messages } from "./say.js";
import { sourcesView } from "./sources/view.js";
import { currentLanguage, t } from "./strings/index.js";
import { tray } from "./tray.js";
import { centre } from "./view/centre.js";
import { editor } from "./view/edit.js";

/** @typedef {import("./types.js").App} App */
/** @typedef {import("../pkg/index.js").Analyzer} Analyzer */
/** @typedef {{ warn: import("./say.js").Say, retry: () => void, open: (files: File[]) => void, paste: (text: string) => void }} Page */
/** @typedef {{ desk: import("./desk.js").Desk, queue: import("./queue.js").Queue, settings: import("./settings.js").Settings, analyzer: Analyzer, quick: Analyzer, keeper: import("./keep.js").Keeper, signal: AbortSignal }} Parts */

/** Builds the page; ending `signal` ends all that it listens to. @param {Parts} parts @returns {Page} */
export function build({ desk, queue, settings, analyzer, quick, keeper, signal }) {
  const { say, warn, tell, forget, node: saying } = messages(signal);
  /** @type {Map<string, () => void>} */
  const dialogs = new Map();
  /** @type {App} */
  const app = { desk, settings, signal, say: (text, undo, topic) => say(text, undo && { label: t("act.undo"), act: undo }, topic), warn, tell, open: (name) => dialogs.get(name)?.() };
  const act = acts(app, queue);
  const edit = editor(app, { whole: analyzer, quick });
  const middle = centre(app, { ...act, edit: () => edit.start(middle.node, middle.view) });
  for (const [name, open] of Object.entries({
    add: () => addDialog(act),
    export: () => exportDialog(app, analyzer),
    about: () => aboutDialog(app),
    help: () => helpDialog(settings),
    privacy: () => privacyDialog(app, keeper),
    review: () => reviewNext(app),
    fix: () => fixDialog(app, middle.view.textSelection() ?? middle.find.match),
  })) dialogs.set(name, open);
  const desktop = h("div", { class: "desk" }, tray(app, queue, act), middle.node, panels(app));
  const main = stage(app, desktop, compareView(app, analyzer), sourcesView(app));
  listenToKeys(app, { ...act, find: () => middle.find.open(), next: () => reviewNext(app), keep: () => reviewKeep(app) });
  followTheme(settings, signal);
  askBeforeLeaving(desk, keeper, signal);
  followKept(app, keeper);
  whenAnother(desk, () => forget(CHANGES), signal);
  document.documentElement.lang = currentLanguage();
  // Never a word of an article: the browser writes every title into its history, where it stays.
  document.title = `nutgraf – ${t("app.title")}`;
  document.body.dataset.pane ??= "article";
  document.body.replaceChildren(skipTo(middle.node), topBar(app, queue), main, paneSwitch(app), saying, preparePrint(app));
  const paste = (/** @type {string} */ text) => {
    const problem = act.paste(text);
    if (problem) warn(problem);
  };
  return { warn, retry: act.retry, open: act.open, paste };
}

/** Of what was changed in one article nothing is said over the next. @param {import("./desk.js").Desk} desk @param {() => void} act @param {AbortSignal} signal */
function whenAnother(desk, act, signal) {
  let { current } = desk;
  desk.addEventListener("current", () => {
    if (current !== desk.current) act();
    current = desk.current;
  }, { signal });
}

/** Shows the article, the comparison or the sources. @param {App} app @param {HTMLElement} article @param {HTMLElement} comparison @param {HTMLElement} sources */
function stage({ desk, signal }, article, comparison, sources) {
  const views = { article, compare: comparison, sources };
  const show = () => {
    for (const [name, view] of Object.entries(views)) view.hidden = desk.view !== name;
  };
  // Whoever was in a part that is hidden now, or nowhere, is in the one that is shown.
  const follow = () => {
    const { activeElement } = document;
    if (activeElement !== document.body && !activeElement?.closest("[hidden]")) return;
    const shown = /** @type {HTMLElement} */ (views[desk.view].querySelector("#article") ?? views[desk.view]);
    shown.focus({ preventScroll: true });
  };
  for (const type of ["view", "current"]) desk.addEventListener(type, show, { signal });
  desk.addEventListener("view", follow, { signal });
  show();
  return h("main", { class: "stage" }, article, comparison, sources);
}

/** The first thing that Tab reaches. @param {HTMLElement} target */
function skipTo(target) {
  const go = (/** @type {Event} */ event) => {
    event.preventDefault();
    target.focus();
  };
  return h("a", { class: "skip", href: `#${target.id}`, on: { click: go } }, t("app.skip"));
}

/** @param {import("./settings.js").Settings} settings @param {AbortSignal} signal */
function followTheme(settings, signal) {
  const show = () => (document.documentElement.dataset.theme = settings.get("theme"));
  settings.addEventListener("change", show, { signal });
  show();
}
