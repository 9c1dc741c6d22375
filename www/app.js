// @ts-check
// The page as one: bar, tray, article, panels, comparison, and how articles come in.

import { compareView } from "./compare/view.js";
import { titleOf } from "./desk.js";
import { addDialog } from "./dialogs/add.js";
import { exportDialog } from "./dialogs/export.js";
import { fixDialog } from "./dialogs/fix.js";
import { helpDialog } from "./dialogs/help.js";
import { h } from "./dom.js";
import { droppedFiles, readFiles } from "./intake.js";
import { isField, listenToKeys } from "./keys.js";
import { paneSwitch, topBar } from "./bar.js";
import { privacyDialog } from "./privacy.js";
import { preparePrint } from "./print.js";
import { panels } from "./panels/index.js";
import { samples } from "./samples.js";
import { messages } from "./say.js";
import { currentLanguage, t } from "./strings/index.js";
import { ROW_TYPE, tray } from "./tray.js";
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
  const intake = makeIntake(app, take);
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
  const middle = centre(app, { sample, pick: intake.pick, edit: () => edit.start(middle.node) });
  const side = panels(app);
  const compared = compareView(app, analyzer);
  const desktop = h("div", { class: "desk" }, tray(app, queue, { remove, pick: intake.pick, cancel }), middle.node, side);
  Object.assign(dialogs, {
    add: () => addDialog({ paste: (text) => intake.paste(text), pick: intake.pick, pickFolder: intake.pickFolder, sample }),
    export: () => exportDialog(app, analyzer),
    help: () => helpDialog(settings),
    privacy: () => privacyDialog(app, keeper),
    fix: () => fixDialog(app, middle.view.textSelection()),
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

/** Pasting, dropping, picking. @param {App} app @param {(source: import("./intake.js").Source) => void} take */
function makeIntake(app, take) {
  const { signal, desk } = app;
  let stop = new AbortController();
  /** @param {Promise<File[]> | File[]} files @param {import("./types.js").Arrival} how */
  const read = async (files, how) => {
    const before = desk.articles.length;
    const refused = await readFiles(await files, how, take, stop.signal);
    // What was just added is what the reader wants to see.
    if (desk.articles[before]) desk.show(desk.articles[before]);
    desk.setView("article");
    if (refused.length > 0) app.say(refused.slice(0, 3).map(({ name, reason }) => `${name}: ${reason}`).join(" ") + (refused.length > 3 ? ` ${t("error.more", { n: refused.length - 3 })}` : ""));
  };
  const pick = (/** @type {Record<string, any>} */ props) => {
    const field = h("input", { type: "file", multiple: true, ...props });
    field.addEventListener("change", () => read([...(field.files ?? [])], "picked"));
    field.click();
  };
  const paste = (/** @type {string} */ text) => {
    take({ name: "", how: "pasted", text });
    desk.show(desk.articles[desk.articles.length - 1]);
    desk.setView("article");
    document.body.dataset.pane = "article";
  };
  document.addEventListener("paste", (event) => {
    if (isField(event.target) || document.querySelector("dialog[open]")) return;
    const { clipboardData } = event;
    if (!clipboardData) return;
    event.preventDefault();
    if (clipboardData.files.length > 0) return void read([...clipboardData.files], "pasted");
    const text = clipboardData.getData("text/plain");
    if (text.trim() === "") return app.say(t("error.nothingPasted"));
    paste(text);
  }, { signal });
  acceptDrops(signal, (transfer) => read(droppedFiles(transfer), "dropped"), paste);
  return {
    paste,
    pick: () => pick({}),
    pickFolder: () => pick({ webkitdirectory: true }),
    stop: () => {
      stop.abort();
      stop = new AbortController();
    },
  };
}

/** @param {AbortSignal} signal @param {(transfer: DataTransfer) => void} files @param {(text: string) => void} text */
function acceptDrops(signal, files, text) {
  const ours = (/** @type {DragEvent} */ event) => event.dataTransfer !== null && !event.dataTransfer.types.includes(ROW_TYPE);
  const over = (/** @type {boolean} */ is) => document.body.classList.toggle("dropping", is);
  document.addEventListener("dragover", (event) => {
    if (!ours(event) || isField(event.target)) return;
    event.preventDefault();
    over(true);
  }, { signal });
  document.addEventListener("dragleave", (event) => event.relatedTarget === null && over(false), { signal });
  document.addEventListener("drop", (event) => {
    over(false);
    const transfer = event.dataTransfer;
    if (!transfer || !ours(event) || isField(event.target)) return;
    event.preventDefault();
    if (transfer.types.includes("Files")) return files(transfer);
    const words = transfer.getData("text/plain");
    if (words.trim() !== "") text(words);
  }, { signal });
}

/** @param {import("./settings.js").Settings} settings @param {AbortSignal} signal */
function followTheme(settings, signal) {
  const show = () => (document.documentElement.dataset.theme = settings.get("theme"));
  settings.addEventListener("change", show, { signal });
  show();
}
