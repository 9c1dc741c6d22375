// @ts-check
// The switches above the article: which layers are painted, and how the text is shown.

import { h, key } from "../dom.js";
import { t } from "../strings/index.js";
import { LAYERS } from "./plan.js";

/** @typedef {import("../types.js").App} App */
/** @typedef {import("../strings/index.js").Key} Key */

// What most readers want stands in the row, the rest in the menu.
const IN_ROW = 6;

/** @param {App} app @returns {HTMLElement} */
export function layerBar(app) {
  const names = Object.keys(LAYERS);
  const chips = names.slice(0, IN_ROW).map((layer, index) => layerSwitch(app, layer, index + 1));
  const more = h(
    "details",
    { class: "menu" },
    h("summary", {}, t("layers.more")),
    h(
      "div",
      { class: "menu-body" },
      ...names.slice(IN_ROW).map((layer, index) => layerSwitch(app, layer, IN_ROW + index + 1)),
      settingSwitch(app, "furniture", "layers.furniture"),
      settingSwitch(app, "marks", "layers.marks"),
    ),
  );
  closeOutside(more, app.signal);
  const hint = h("p", { class: "hint", "aria-hidden": "true" }, key("J"), "/", key("K"), ` ${t("layers.hint.quotes")} · `, key("N"), "/", key("P"), ` ${t("layers.hint.names")}`);
  return h("div", { class: "layers", role: "group", "aria-label": t("layers.label") }, h("div", { class: "chips" }, ...chips), more, hint);
}

/** @param {App} app @param {string} layer @param {number} number */
function layerSwitch({ settings, signal }, layer, number) {
  const box = h("input", { type: "checkbox", on: { change: () => settings.toggleLayer(layer) } });
  const show = () => (box.checked = settings.layers().has(layer));
  settings.addEventListener("change", show, { signal });
  show();
  return h("label", { class: `chip layer-${layer}` }, box, h("span", { class: "sample" }, t(/** @type {Key} */ (`layer.${layer}`))), key(String(number)));
}

/** @param {App} app @param {"marks" | "furniture"} name @param {Key} label */
function settingSwitch({ settings, signal }, name, label) {
  const box = h("input", { type: "checkbox", on: { change: () => settings.set(name, box.checked ? "1" : "0") } });
  const show = () => (box.checked = settings.isOn(name));
  settings.addEventListener("change", show, { signal });
  show();
  return h("label", { class: "chip" }, box, h("span", {}, t(label)));
}

/** @param {HTMLDetailsElement} menu @param {AbortSignal} signal */
function closeOutside(menu, signal) {
  document.addEventListener("click", (event) => !menu.contains(/** @type {Node} */ (event.target)) && (menu.open = false), { signal });
  menu.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !menu.open) return;
    event.stopPropagation();
    menu.open = false;
    menu.querySelector("summary")?.focus();
  });
}
