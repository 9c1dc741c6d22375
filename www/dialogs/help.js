// @ts-check
// Help: the keys, what the marks mean, and the settings.

import { command } from "../command.js";
import { h, key } from "../dom.js";
import { currentLanguage, languages, t } from "../strings/index.js";
import { legend } from "../view/layers.js";
import { openDialog } from "./dialog.js";

/** @typedef {import("../strings/index.js").Key} Key */

/** @returns {[string[], Key][]} */
const keys = () => [
  [["J", "K"], "keys.quotes"],
  [["N", "P"], "keys.names"],
  [["1", "…", "9"], "keys.layers"],
  [["/"], "keys.find"],
  [["F"], "keys.fix"],
  [["R", "Y"], "keys.review"],
  [["C"], "keys.compare"],
  [["E"], "keys.export"],
  [[command("V")], "keys.paste"],
  [[command("Z"), command("Z", true)], "keys.undo"],
  [["?"], "keys.help"],
  [["Esc"], "keys.escape"],
];

/** @param {import("../settings.js").Settings} settings */
export function helpDialog(settings) {
  openDialog(t("help.title"), () => [
    h("h3", {}, t("help.keys")),
    h("dl", { class: "keys" }, ...keys().map(([names, label]) => h("div", {}, h("dt", {}, ...names.flatMap((name) => [h("kbd", {}, name), " "])), h("dd", {}, t(label))))),
    h("h3", {}, t("help.marks")),
    legend(),
    h("h3", {}, t("help.settings")),
    h("p", { class: "filters" }, languageChoice(settings), themeChoice(settings)),
    h("p", {}, keysSwitch(settings)),
  ]);
}

/** @param {import("../settings.js").Settings} settings */
function languageChoice(settings) {
  const options = [...languages].map(([value, { name }]) => [value, name]);
  return choice(t("settings.language"), options, currentLanguage(), (value) => settings.set("lang", value));
}

/** @param {import("../settings.js").Settings} settings */
function themeChoice(settings) {
  const options = [["system", t("theme.system")], ["light", t("theme.light")], ["dark", t("theme.dark")]];
  return choice(t("settings.theme"), options, settings.get("theme"), (value) => settings.set("theme", value));
}

/** @param {string} label @param {string[][]} options @param {string} chosen @param {(value: string) => void} choose */
function choice(label, options, chosen, choose) {
  const field = h("select", { on: { change: () => choose(field.value) } }, ...options.map(([value, text]) => h("option", { value, selected: value === chosen }, text)));
  return h("label", { class: "choice" }, h("span", {}, label), field);
}

/** @param {import("../settings.js").Settings} settings */
function keysSwitch(settings) {
  const box = h("input", { type: "checkbox", checked: settings.isOn("keys"), on: { change: () => settings.set("keys", box.checked ? "1" : "0") } });
  return h("label", { class: "chip" }, box, h("span", {}, t("settings.keys"), " ", key("J"), key("K"), " …"));
}
