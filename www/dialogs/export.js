// @ts-check
// Saving: one article or all, by what it is for. What was chosen last is at hand the next time.

import { h, button } from "../dom.js";
import { titleOf } from "../desk.js";
import { FORMATS } from "../exports/index.js";
import { loadCorrections, saveCorrections } from "../corrections/file.js";
import { save, written } from "../save.js";
import { t, tName } from "../strings/index.js";
import { copyByHand } from "./copy.js";
import { openDialog } from "./dialog.js";

/** @typedef {import("../types.js").App} App */
/** @typedef {import("../strings/index.js").Key} Key */

const PRINT = "print";
const ALL = "all";
const COPY = "copy";

/** What can be saved, by what it is for. @type {[Key, string[]][]} */
const PURPOSES = [
  ["export.spreadsheet", ["csv-quotes", "csv-entities", "csv-sentences"]],
  ["export.document", ["html", COPY, "markdown", PRINT]],
  ["export.programs", ["schema-org", "ninjs", "json"]],
  ["export.annotation", ["web-annotation", "brat", "conll"]],
  ["export.everything", [ALL]],
];

/** The last choice, until the page is closed. */
const last = { format: "csv-quotes", whole: false, used: false };

/** @param {App} app @param {import("../../pkg/index.js").Analyzer} analyzer */
export function exportDialog(app, analyzer) {
  const done = app.desk.articles.filter((article) => article.report);
  const current = app.desk.current?.report ? app.desk.current : null;
  if (done.length === 0) return app.say(t("export.nothing"));
  openDialog(t("export.title"), (close) => {
    const { whole, node: scope } = scopeChoice(done, current);
    const choose = async (/** @type {string} */ id) => {
      const articles = whole() || !current ? done : [current];
      Object.assign(last, { format: id, whole: whole(), used: true });
      close();
      if (id === PRINT) return print();
      if (id === COPY) return copyRich(app, articles, analyzer);
      try {
        const name = await save(articles, id === ALL ? FORMATS : FORMATS.filter((format) => format.id === id), analyzer);
        app.say(t("export.saved", { name }));
      } catch (error) {
        app.warn(t("export.failed", { reason: String(/** @type {Error} */ (error)?.message ?? error) }));
      }
    };
    return [
      scope,
      ...PURPOSES.map(([title, ids]) => h("section", {}, h("h3", {}, t(title)), h("ul", { class: "formats" }, ...ids.map((id) => h("li", {}, formatButton(id, () => choose(id))))))),
      h("section", {}, h("h3", {}, t("export.corrections")), h("p", { class: "quiet" }, t("export.corrections.why")), h("p", { class: "actions" }, button(t("corrections.save"), () => (close(), saveCorrections(app))), button(t("corrections.load"), () => (close(), loadCorrections(app))))),
    ];
  }, "exports");
}

/** The articles with who says what beside the words, for Word, Docs and LibreOffice. @param {App} app @param {import("../types.js").Article[]} articles @param {import("../../pkg/index.js").Analyzer} analyzer */
async function copyRich(app, articles, analyzer) {
  const html = await written(articles, "html", analyzer);
  const plain = await written(articles, "markdown", analyzer);
  try {
    await navigator.clipboard.write([new ClipboardItem({ "text/html": new Blob([html], { type: "text/html" }), "text/plain": new Blob([plain], { type: "text/plain" }) })]);
    app.say(t("export.copied"));
  } catch {
    copyByHand(plain);
  }
}

/** One article or all, where there is a choice. @param {import("../types.js").Article[]} done @param {import("../types.js").Article | null} current */
function scopeChoice(done, current) {
  const whole = current === null || (last.whole && done.length > 1);
  const radio = (/** @type {boolean} */ checked, /** @type {boolean} */ disabled) => h("input", { type: "radio", name: "export-scope", checked, disabled });
  const one = radio(!whole, current === null);
  const all = radio(whole, done.length < 2);
  const chip = (/** @type {HTMLElement} */ field, /** @type {string} */ label) => h("label", { class: "chip" }, field, h("span", {}, label));
  const node = h("fieldset", { class: "scope" }, h("legend", { class: "spoken" }, t("export.scope")), chip(one, t("export.one", { title: current ? titleOf(current) : "–" })), chip(all, t("export.all", { n: done.length })));
  return { node, whole: () => all.checked };
}

/** The name of a format, its file's ending, and what it is for. @param {string} id @param {() => void} act */
function formatButton(id, act) {
  const format = FORMATS.find((one) => one.id === id);
  const isLast = id === last.format;
  const ending = format ? `.${format.extension}` : id === ALL ? ".zip" : "";
  return button(
    "",
    act,
    { data: { format: id }, autofocus: isLast, class: isLast ? "strong" : null },
    h("span", { class: "format-name" }, h("span", {}, tName("format", id)), " ", h("span", { class: "quiet" }, ending)),
    h("span", { class: "quiet" }, tName("use", id), isLast && last.used ? ` · ${t("export.last")}` : ""),
  );
}
