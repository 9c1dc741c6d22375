// @ts-check
// Saving: one article or all, in every format of the registry; corrections as a file of their own.

import { h, button } from "../dom.js";
import { titleOf } from "../desk.js";
import { fileName, FORMATS, needsText, zip } from "../exports/index.js";
import { loadCorrections, saveCorrections } from "../corrections/file.js";
import { download } from "../download.js";
import { t, tName } from "../strings/index.js";
import { openDialog } from "./dialog.js";

/** @typedef {import("../types.js").App} App */
/** @typedef {import("../types.js").Article} Article */
/** @typedef {import("../exports/article.js").Format} Format */

/** @param {App} app @param {import("../../pkg/index.js").Analyzer} analyzer */
export function exportDialog(app, analyzer) {
  const done = app.desk.articles.filter((article) => article.report);
  const { current } = app.desk;
  if (done.length === 0) return app.say(t("export.nothing"));
  openDialog(t("export.title"), (close) => {
    const whole = h("input", { type: "checkbox", checked: !current?.report, disabled: done.length < 2 || !current?.report });
    const save = async (/** @type {Format} */ format) => {
      const articles = whole.checked || !current ? done : [current];
      close();
      const name = await saveAs(articles, format, analyzer);
      app.say(t("export.saved", { name }));
    };
    return [
      h("label", { class: "chip" }, whole, h("span", {}, t("export.all", { n: done.length }))),
      h("ul", { class: "formats" }, ...FORMATS.map((format) => h("li", {}, button(tName("format", format.id) === format.id.replaceAll("-", " ") ? format.label : tName("format", format.id), () => save(format), { data: { format: format.id } }, h("span", { class: "quiet" }, `.${format.extension}`))))),
      h("h3", {}, t("export.print")),
      h("p", { class: "actions" }, button(t("export.printNow"), () => (close(), print()))),
      h("h3", {}, t("export.corrections")),
      h("p", { class: "quiet" }, t("export.corrections.why")),
      h("p", { class: "actions" }, button(t("corrections.save"), () => (close(), saveCorrections(app))), button(t("corrections.load"), () => (close(), loadCorrections(app)))),
    ];
  }, "exports");
}

/** @param {Article[]} articles @param {Format} format @param {import("../../pkg/index.js").Analyzer} analyzer @returns {Promise<string>} the file's name */
async function saveAs(articles, format, analyzer) {
  const files = [];
  for (const article of articles) {
    const ready = { title: titleOf(article), source: article.name || tName("how", article.how), text: article.text, corrections: article.corrections.present.length, report: await reportFor(article, format, analyzer) };
    files.push({ name: fileName(ready, format.extension), content: format.make(ready) });
    if (needsText(format)) files.push({ name: fileName(ready, "txt"), content: article.text });
  }
  const [only] = files;
  const name = files.length === 1 ? only.name : `nutgraf-${format.id}.zip`;
  const body = files.length === 1 ? only.content : zip(files);
  download(name, new Blob([body], { type: files.length === 1 ? format.mime : "application/zip" }));
  return name;
}

/** The report of an article; formats made of tokens need these too. @param {Article} article @param {Format} format @param {import("../../pkg/index.js").Analyzer} analyzer */
async function reportFor(article, format, analyzer) {
  const report = /** @type {import("../types.js").Report} */ (article.report);
  if (format.id !== "conll" || "tokens" in report) return report;
  const whole = await analyzer.analyze(article.text, /** @type {any} */ ({ tokens: true }));
  return { ...whole, quotes: report.quotes, mentions: report.mentions, entities: report.entities };
}
