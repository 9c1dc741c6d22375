// @ts-check
// The switches above the article: which layers are painted, and how the text is shown; and what the marks mean.

import { h, key } from "../dom.js";
import { t } from "../strings/index.js";
import { LAYERS } from "./plan.js";

/** @typedef {import("../types.js").App} App */
/** @typedef {import("../strings/index.js").Key} Key */
/** @typedef {keyof typeof LAYERS} Layer */

/** Names of all kinds have one switch in the row. @type {Layer[]} */
const NAMES = ["person", "organization", "place"];
/** What stands in the row only where there is room; the menu has all of it. @type {Layer[]} */
const ROOMY = ["dates", "checks"];

/** @param {App} app @returns {HTMLElement} */
export function layerBar(app) {
  const names = /** @type {Layer[]} */ (Object.keys(LAYERS));
  const number = (/** @type {Layer} */ layer) => names.indexOf(layer) + 1;
  const chip = (/** @type {Layer} */ layer) => layerSwitch(app, layer, number(layer));
  const more = h(
    "details",
    { class: "menu" },
    h("summary", {}, t("layers.more"), h("span", { class: "roomy" }, t("layers.andLegend"))),
    h(
      "div",
      { class: "menu-body" },
      ...names.slice(2).map(chip),
      settingSwitch(app, "furniture", "layers.furniture"),
      settingSwitch(app, "marks", "layers.marks"),
      h("h3", {}, t("help.marks")),
      legend(),
    ),
  );
  closeOutside(more, app.signal);
  const roomy = ROOMY.map((layer) => {
    const one = chip(layer);
    one.classList.add("roomy");
    return one;
  });
  return h("div", { class: "layers", role: "group", "aria-label": t("layers.label") }, h("div", { class: "chips" }, chip("quotes"), chip("reported"), namesSwitch(app), ...roomy), more);
}

const LEGEND = /** @type {const} */ ([
  ["legend-quote speaker-0", "legend.quote"],
  ["legend-reported", "legend.reported"],
  ["underline-person", "type.person"],
  ["underline-organization", "type.organization"],
  ["underline-place", "type.place"],
  ["underline-misc", "type.misc"],
  ["underline-date", "legend.dates"],
  ["underline-check", "legend.checks"],
]);

/** What the marks mean. */
export function legend() {
  return h("ul", { class: "legend" }, ...LEGEND.map(([look, label]) => h("li", {}, h("span", { class: look }, t(label)))));
}

/** @param {App} app @param {Layer} layer @param {number} number */
function layerSwitch({ settings, signal }, layer, number) {
  const box = h("input", { type: "checkbox", on: { change: () => settings.toggleLayer(layer) } });
  const show = () => (box.checked = settings.layers().has(layer));
  settings.addEventListener("change", show, { signal });
  show();
  return h("label", { class: `chip layer-${layer}` }, box, h("span", { class: "sample" }, t(`layer.${layer}`)), key(String(number)));
}

/** All of them, or none. @param {App} app */
function namesSwitch({ settings, signal }) {
  const box = h("input", { type: "checkbox", on: { change: () => settings.setLayers(NAMES, box.checked) } });
  const show = () => {
    const on = NAMES.filter((layer) => settings.layers().has(layer)).length;
    box.checked = on === NAMES.length;
    box.indeterminate = on > 0 && on < NAMES.length;
  };
  settings.addEventListener("change", show, { signal });
  show();
  return h("label", { class: "chip layer-names" }, box, h("span", { class: "sample" }, t("layer.names")));
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
