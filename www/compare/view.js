// @ts-check
import { h } from "../dom.js";

/** @param {import("../types.js").App} app @param {import("../../pkg/index.js").Analyzer} analyzer @returns {HTMLElement} */
export function compareView(app, analyzer) {
  void app;
  void analyzer;
  return h("div", { hidden: true });
}
