// @ts-check
// Editing in place. The paragraphs that are written in are analysed at once, the article behind them; the newest text wins.

import { asked } from "../asked.js";
import { correct } from "../corrections/correct.js";
import { offerUndo } from "../dialogs/fix.js";
import { button, h } from "../dom.js";
import { gatherSpeakers } from "../speakers.js";
import { t } from "../strings/index.js";
import { Draft } from "./draft.js";
import { neighbourhood, planOfNeighbourhood } from "./nearby.js";
import { paintPlan } from "./plan.js";

/** @typedef {import("../types.js").App} App */
/** @typedef {import("../types.js").Article} Article */
/** @typedef {import("../types.js").Report} Report */
/** @typedef {import("./draft.js").Paragraph} Paragraph */
/** @typedef {import("../../pkg/index.js").Analyzer} Analyzer */
/** @typedef {{ whole: Analyzer, quick: Analyzer }} Analyzers `quick` for the paragraphs at hand, which must not wait for the article */

// An analysis that takes longer waits for a pause in the writing.
const QUICK_MS = 60;
const PAUSE_MS = 350;
// The panels follow several times a second: nobody reads them while writing.
const PANELS_MS = 150;

/** @param {App} app @param {Analyzers} analyzers */
export function editor(app, analyzers) {
  return {
    /** @param {HTMLElement} centre @param {import("./article.js").ArticleView} view */
    start(centre, view) {
      const article = app.desk.current;
      if (article?.report) new Editing(app, analyzers, article, centre, view).open();
    },
  };
}

/** One article while it is edited. */
class Editing {
  #app;
  #analyzers;
  #article;
  #centre;
  #view;
  #before;
  #draft;
  #node;
  #end = new AbortController();
  /** @type {Set<Paragraph>} */
  #touched = new Set();
  #looking = false;
  #following = false;
  #tookMs = 0;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #pause;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #panels;
  /** What the newest analysis was of, and what it found. @type {{ text: string, raw: Report }} */
  #newest;

  /** @param {App} app @param {Analyzers} analyzers @param {Article} article @param {HTMLElement} centre @param {import("./article.js").ArticleView} view */
  constructor(app, analyzers, article, centre, view) {
    this.#app = app;
    this.#analyzers = analyzers;
    this.#article = article;
    this.#centre = centre;
    this.#view = view;
    this.#before = { text: article.text, raw: article.raw };
    this.#newest = { text: article.text, raw: /** @type {Report} */ (article.raw) };
    this.#draft = new Draft(article.text, { "aria-label": t("edit.label") }, (touched) => this.#onWritten(touched));
    this.#node = h("div", { class: "editing" }, h("p", { class: "edit-bar" }, h("span", { class: "quiet" }, t("edit.hint")), button(t("edit.cancel"), () => this.#close(true)), button(t("edit.done"), () => this.#close(false), { class: "strong" })), this.#draft.surface);
  }

  open() {
    const { signal } = this.#end;
    this.#article.writing = () => this.#draft.read();
    // Its worker is on its way before the first key.
    this.#analyzers.quick.analyze("Ready.").catch(() => undefined);
    const place = this.#view.topOffset();
    this.#centre.classList.add("is-editing");
    this.#centre.append(this.#node);
    this.#draft.surface.addEventListener("keydown", (event) => event.key === "Escape" && (event.stopPropagation(), this.#close(false)), { signal });
    // Another article, or the page in another language: what was written is kept.
    this.#app.desk.addEventListener("current", () => this.#app.desk.current !== this.#article && this.#close(false), { signal });
    this.#app.signal.addEventListener("abort", () => this.#close(false), { signal });
    this.#app.settings.addEventListener("change", () => this.#learn(this.#draft.paragraphs()), { signal });
    this.#learn(this.#draft.paragraphs());
    this.#draft.surface.focus({ preventScroll: true });
    this.#draft.goTo(place);
  }

  /** @param {Paragraph[]} touched */
  #onWritten(touched) {
    for (const paragraph of touched) this.#touched.add(paragraph);
    this.#app.desk.tellWritten();
    this.#look();
    this.#soon();
  }

  /** The quick look at what was just written. One at a time: what is written meanwhile is looked at next. */
  async #look() {
    if (this.#looking) return;
    this.#looking = true;
    while (this.#touched.size > 0 && !this.#end.signal.aborted) {
      const around = neighbourhood(this.#draft.paragraphs(), this.#touched);
      this.#touched.clear();
      const raw = around && (await this.#analyzers.quick.analyze(around.text, asked(this.#article, this.#app.settings, around.text)).catch(() => null));
      if (!raw || this.#end.signal.aborted) continue;
      const { desk, settings } = this.#app;
      this.#draft.learn(around.paragraphs, planOfNeighbourhood(raw, around.text, this.#article, desk.colours, settings.layers()));
    }
    this.#looking = false;
  }

  #soon() {
    clearTimeout(this.#pause);
    this.#pause = setTimeout(() => this.#follow(), this.#tookMs > QUICK_MS ? PAUSE_MS : 0);
  }

  /** Analyses the article as it stands now. One at a time: what is written meanwhile is analysed when this one is done. */
  async #follow() {
    if (this.#following) return;
    const { signal } = this.#end;
    const text = this.#draft.read();
    const then = this.#draft.paragraphs().map(({ node, text: words, start }) => ({ node, text: words, start }));
    this.#following = true;
    const begin = performance.now();
    try {
      const raw = await this.#analyzers.whole.analyze(text, { ...asked(this.#article, this.#app.settings, text), signal });
      this.#newest = { text, raw };
      this.#tookMs = performance.now() - begin;
      this.#learn(then);
      this.#panels ??= setTimeout(() => this.#publish(), PANELS_MS);
      if (this.#draft.read() !== text) this.#soon();
    } catch (error) {
      if (!signal.aborted) this.#app.say(String(/** @type {Error} */ (error).message));
    }
    this.#following = false;
  }

  /** Paints what the newest analysis found. @param {{ node: Node, text: string, start: number }[]} then the paragraphs that it read */
  #learn(then) {
    const { desk, settings } = this.#app;
    const { text, raw } = this.#newest;
    const report = correct(raw, text, this.#article.corrections.present);
    this.#draft.learn(then, paintPlan(report, gatherSpeakers(report, desk.colours).ofQuote, settings.layers()));
  }

  /** Gives the newest analysis to the rest of the page. */
  #publish() {
    this.#panels = undefined;
    if (this.#end.signal.aborted) return;
    this.#article.text = this.#newest.text;
    this.#app.desk.update(this.#article, { raw: this.#newest.raw });
  }

  /** @param {boolean} discard */
  async #close(discard) {
    if (this.#end.signal.aborted) return;
    const written = this.#draft.read();
    const text = discard ? this.#before.text : written;
    const place = this.#draft.caret();
    this.#end.abort();
    clearTimeout(this.#pause);
    clearTimeout(this.#panels);
    this.#draft.close();
    this.#node.remove();
    this.#centre.classList.remove("is-editing");
    this.#centre.focus();
    this.#article.writing = undefined;
    this.#article.text = text;
    this.#remember(discard, text, written);
    try {
      const raw = text === this.#newest.text ? this.#newest.raw : await this.#analyzers.whole.analyze(text, asked(this.#article, this.#app.settings, text));
      this.#app.desk.update(this.#article, { raw });
    } catch (error) {
      // What was found in the text before is not of this text.
      this.#app.desk.update(this.#article, { status: "failed", raw: null, error: String(/** @type {Error} */ (error)?.message ?? error) });
    }
    if (this.#app.desk.current === this.#article) this.#view.reveal({ start: place, end: place });
  }
  /** What was written can be taken back, and what was discarded can be had again. @param {boolean} discarded @param {string} text @param {string} written */
  #remember(discarded, text, written) {
    const { corrections } = this.#article;
    if (written === this.#before.text) return;
    const what = t(discarded ? "changed.discarded" : "changed.text");
    corrections.edited(discarded ? { text: written, raw: null } : this.#before, what);
    offerUndo(this.#app, this.#article, what);
  }
}
