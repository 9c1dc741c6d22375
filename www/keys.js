// @ts-check
// Single keys, outside fields only, and only while the reader wants them.

/** @typedef {import("./types.js").App} App */

import { gatherSpeakers } from "./speakers.js";
import { LAYERS } from "./view/plan.js";
import { thingsInOrder } from "./spans.js";

const FIELDS = "input:not([type=checkbox]):not([type=radio]):not([type=file]), textarea, select, [contenteditable]:not([contenteditable=false])";

/** Whether the reader is writing. @param {EventTarget | null} target */
export function isField(target) {
  return target instanceof Element && target.closest(FIELDS) !== null;
}

/** @param {App} app @param {{ find: () => void, compare: () => void, undo: () => void, redo: () => void, next: () => void, keep: () => void }} act */
export function listenToKeys(app, act) {
  const { desk, settings, signal, open } = app;
  const layers = Object.keys(LAYERS);
  const keys = new Map(Object.entries({
    j: () => step(app, "quote", 1),
    k: () => step(app, "quote", -1),
    n: () => step(app, "mention", 1),
    p: () => step(app, "mention", -1),
    c: act.compare,
    e: () => open("export"),
    f: () => open("fix"),
    r: act.next,
    y: act.keep,
    "/": act.find,
    "?": () => open("help"),
    ...Object.fromEntries(layers.map((layer, index) => [String(index + 1), () => settings.toggleLayer(layer)])),
  }));
  document.addEventListener("keydown", (event) => {
    if (event.defaultPrevented || isField(event.target) || document.querySelector("dialog[open]")) return;
    if (event.key === "Escape") return desk.view !== "article" ? desk.setView("article") : desk.select(null);
    if ((event.ctrlKey || event.metaKey) && !event.altKey && event.key.toLowerCase() === "z") {
      event.preventDefault();
      return event.shiftKey ? act.redo() : act.undo();
    }
    if (event.ctrlKey || event.metaKey || event.altKey || !settings.isOn("keys")) return;
    const run = keys.get(event.key.toLowerCase());
    if (!run) return;
    event.preventDefault();
    run();
  }, { signal });
}

/** To the next or the one before, from what is selected on. @param {App} app @param {"quote" | "mention"} kind @param {number} by */
export function step({ desk }, kind, by) {
  const report = desk.current?.report;
  if (!report || desk.view !== "article") return;
  const order = thingsInOrder(report, kind).filter((index) => kind !== "quote" || desk.isShown(report.quotes[index], gatherSpeakers(report, desk.colours).ofQuote[index]));
  if (order.length === 0) return;
  const at = desk.selection?.kind === kind ? order.indexOf(desk.selection.index) : by > 0 ? -1 : order.length;
  const next = order[(at + by + order.length) % order.length];
  desk.select({ kind, index: next });
}
