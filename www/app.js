// @ts-check
// The page as one: bar, tray, article, panels, comparison, and how articles come in.

import { makeIntake } from "./arrivals.js";
import { compareView } from "./compare/view.js";
import { titleOf } from "./desk.js";
import { addDialog } from "./dialogs/add.js";
import { exportDialog } from "./dialogs/export.js";
import { fixDialog } from "./dialogs/fix.js";
import { helpDialog } from "./dialogs/help.js";
import { h } from "./dom.js";
import { listenToKeys } from "./keys.js";
import { paneSwitch, topBar } from "./bar.js";
import { privacyDialog } from "./privacy.js";
import { preparePrint } from "./print.js";
import { panels } from "./panels/index.js";
import { samples } from "./samples.js";
import { messages } from "./say.js";
import { currentLanguage, t } from "./strings/index.js";
import { tray } from "./tray.js";
import { centre } from "./view/centre.js";
import { editor } from "./view/edit.js";

/** @typedef {import("./types.js").App} App */
/** @typedef {import("./types.js").Article} Article */
/** @typedef {{ say: import("./say.js").Say }} Page */

/**
 * Builds the page; ending `signal` ends all that it listens to.
 *
 * @param {{ desk: import("./desk.js").Desk, queue: import("./queue.js").Queue, settings: import("./settings.js").Settings, analyzer: import("../pkg/index.js").Analyzer, keeper: import("./keep.js").Keeper, signal: AbortSignal }} parts
 * @returns {Page}
 */
export function build({ desk, queue, settings, analyzer, keeper, signal }) {
  const { say, tell, node: saying } = messages(signal);
  /** @type {Record<string, () => void>} */
  const dialogs = {};
  /** @type {App} */
  const app = { desk, settings, signal, say: (text, undo) => say(text, undo && { label: t("act.undo"), act: undo }), tell, open: (name) => dialogs[name]?.() };

  const take = (/** @type {import("./intake.js").Source} */ source) => queue.add(desk.add(source));
  const intake = makeIntake(app, take, (files) => queue.begin(files));
  const cancel = () => {
    intake.stop();
    queue.cancel();
    app.say(t("progress.cancelled"));
  };
  const sample = () => {
    const before = desk.articles.length;
    for (const one of samples) take({ ...one, how: "sample" });
    desk.show(desk.articles[before]);
  };
  const remove = (/** @type {Article} */ article) => {
    const undo = desk.remove(article);
    app.say(t("tray.removed", { title: titleOf(article) }), undo);
  };

  const edit = editor(app, analyzer);
  const middle = centre(app, { sample, pick: intake.pick, edit: () => edit.start(middle.node, middle.view) });
  const side = panels(app);
  const compared = compareView(app, analyzer);
  const desktop = h("div", { class: "desk" }, tray(app, queue, { remove, pick: intake.pick, cancel }), middle.node, side);
  Object.assign(dialogs, {
    add: () => addDialog({ paste: (text) => intake.paste(text), pick: intake.pick, pickFolder: intake.pickFolder, sample }),
    export: () => exportDialog(app, analyzer),
    help: () => helpDialog(settings),
    privacy: () => privacyDialog(app, keeper),
    fix: () => fixDialog(app, middle.view.textSelection() ?? middle.find.match),
  });

  const compare = () => desk.setView(desk.view === "compare" || desk.articles.length < 2 ? "article" : "compare");
  const showView = () => {
    desktop.hidden = desk.view !== "article";
    compared.hidden = desk.view !== "compare";
    document.title = desk.current ? `${titleOf(desk.current)} – nutgraf` : `nutgraf – ${t("app.title")}`;
  };
  desk.addEventListener("view", showView, { signal });
  desk.addEventListener("current", showView, { signal });
  const history = (/** @type {"undo" | "redo"} */ way) => {
    if (!desk.current?.corrections[way]()) return app.say(t(way === "undo" ? "fix.noUndo" : "fix.noRedo"));
    desk.recorrect(desk.current);
    app.say(t(way === "undo" ? "fix.undone" : "fix.redone"));
  };
  listenToKeys(app, { find: () => middle.find.open(), compare, undo: () => history("undo"), redo: () => history("redo") });
  followTheme(settings, signal);
  const printed = preparePrint(app);

  document.documentElement.lang = currentLanguage();
  document.body.dataset.pane ??= "article";
  document.body.replaceChildren(h("a", { class: "skip", href: "#article", on: { click: (/** @type {Event} */ event) => (event.preventDefault(), middle.node.focus()) } }, t("app.skip")), topBar(app), h("main", { class: "stage" }, desktop, compared), paneSwitch(app), saying, printed);
  showView();
  return { say };
}

/** @param {import("./settings.js").Settings} settings @param {AbortSignal} signal */
function followTheme(settings, signal) {
  const show = () => (document.documentElement.dataset.theme = settings.get("theme"));
  settings.addEventListener("change", show, { signal });
  show();
}
