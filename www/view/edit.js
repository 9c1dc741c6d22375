// @ts-check
// Editing in place: the text as one editable stretch, painted anew with every change while the analysis follows.

import { h, button } from "../dom.js";
import { gatherSpeakers } from "../speakers.js";
import { lastStarting } from "../spans.js";
import { t } from "../strings/index.js";
import { canPaint, paintRanges } from "./painter.js";
import { paintPlan } from "./plan.js";

/** @typedef {import("../types.js").App} App */
/** @typedef {import("../types.js").Article} Article */
/** @typedef {import("../types.js").Report} Report */

/** @param {App} app @param {import("../../pkg/index.js").Analyzer} analyzer */
export function editor(app, analyzer) {
  return {
    /** @param {HTMLElement} centre */
    start(centre) {
      const article = app.desk.current;
      if (article?.report) new Editing(app, analyzer, article, centre).open();
    },
  };
}

/** One article while it is edited. */
class Editing {
  #app;
  #analyzer;
  #article;
  #centre;
  #before;
  #surface;
  #node;
  #end = new AbortController();
  #running = false;
  #asked = false;
  /** Takes the paint off. */
  #unpaint = () => {};

  /** @param {App} app @param {import("../../pkg/index.js").Analyzer} analyzer @param {Article} article @param {HTMLElement} centre */
  constructor(app, analyzer, article, centre) {
    this.#app = app;
    this.#analyzer = analyzer;
    this.#article = article;
    this.#centre = centre;
    this.#before = article.text;
    this.#surface = h("div", { class: "surface", contenteditable: "plaintext-only", role: "textbox", "aria-multiline": "true", "aria-label": t("edit.label"), spellcheck: "false", lang: "en" });
    this.#surface.textContent = article.text;
    this.#node = h("div", { class: "editing" }, h("p", { class: "edit-bar" }, h("span", { class: "quiet" }, t("edit.hint")), button(t("edit.cancel"), () => this.#close(true)), button(t("edit.done"), () => this.#close(false), { class: "strong" })), this.#surface);
  }

  open() {
    const { signal } = this.#end;
    this.#centre.classList.add("is-editing");
    this.#centre.append(this.#node);
    this.#surface.addEventListener("input", () => this.#soon(), { signal });
    this.#surface.addEventListener("keydown", (event) => event.key === "Escape" && (event.stopPropagation(), this.#close(false)), { signal });
    // Another article, or the page in another language: what was written is kept.
    this.#app.desk.addEventListener("current", () => this.#app.desk.current !== this.#article && this.#close(false), { signal });
    this.#app.signal.addEventListener("abort", () => this.#close(false), { signal });
    this.#app.settings.addEventListener("change", () => this.#paint(), { signal });
    this.#paint();
    this.#surface.focus();
  }

  /** Once a frame at most: a held key must not pile up work. */
  #soon() {
    if (this.#asked) return;
    this.#asked = true;
    requestAnimationFrame(() => {
      this.#asked = false;
      this.#follow();
    });
  }

  /** Analyses what stands there now. One at a time: what is written meanwhile is analysed when this one is done. */
  async #follow() {
    if (this.#running) return;
    this.#running = true;
    try {
      for (let text = this.#read(); text !== this.#article.text && !this.#end.signal.aborted; text = this.#read()) {
        const raw = await this.#analyzer.analyze(text);
        if (this.#end.signal.aborted) break;
        this.#article.text = text;
        this.#app.desk.update(this.#article, { raw });
        this.#paint();
      }
    } catch (error) {
      this.#app.say(String(/** @type {Error} */ (error).message));
    }
    this.#running = false;
  }

  /** The text that stands in the surface. The browser adds a last line break of its own that nobody wrote. */
  #read() {
    const text = this.#surface.textContent ?? "";
    return text.endsWith("\n") && !this.#before.endsWith("\n") ? text.slice(0, -1) : text;
  }

  #paint() {
    const { report } = this.#article;
    if (!canPaint || !report) return;
    const pieces = textNodes(this.#surface);
    const plan = paintPlan(report, gatherSpeakers(report, this.#app.desk.colours).ofQuote, this.#app.settings.layers());
    const strokes = plan(0, Infinity).flatMap(({ start, end, name }) => {
      const from = pieces[lastStarting(pieces, start)];
      const to = pieces[lastStarting(pieces, end - 1)];
      if (!from || !to || end > to.end) return [];
      return [{ name, range: new StaticRange({ startContainer: from.node, startOffset: start - from.start, endContainer: to.node, endOffset: end - to.start }) }];
    });
    this.#unpaint();
    this.#unpaint = paintRanges(strokes);
  }

  /** @param {boolean} discard */
  async #close(discard) {
    if (this.#end.signal.aborted) return;
    this.#end.abort();
    this.#unpaint();
    this.#node.remove();
    this.#centre.classList.remove("is-editing");
    const text = discard ? this.#before : this.#read();
    this.#centre.focus();
    const changed = text !== this.#article.text;
    this.#article.text = text;
    if (changed) this.#app.desk.update(this.#article, { raw: await this.#analyzer.analyze(text) });
    else this.#app.desk.recorrect(this.#article);
  }
}

/** @param {Node} root @returns {{ node: Text, start: number, end: number }[]} */
function textNodes(root) {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  const found = [];
  let start = 0;
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const { length } = /** @type {Text} */ (node);
    found.push({ node: /** @type {Text} */ (node), start, end: start + length });
    start += length;
  }
  return found;
}

