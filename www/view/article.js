// @ts-check
// The article that is read: its rows, painted by layers, with name tags in the margin.

import { roleDialog } from "../dialogs/about.js";
import { button, h } from "../dom.js";
import { isField } from "../keys.js";
import { blockAt, lastStarting, paragraphNumbers, spansOf } from "../spans.js";
import { gatherSpeakers } from "../speakers.js";
import { t } from "../strings/index.js";
import { rangesIn, renderBlock, signature } from "./blocks.js";
import { fillMargin, marginPlan } from "./margin.js";
import { canPaint, Painter } from "./painter.js";
import { paintPlan, spokenPlan } from "./plan.js";
import { offsetAtPointer, selectedSpan, thingToSelect } from "./point.js";
import { Rows } from "./rows.js";
import { scrollToSpan } from "./scroll.js";

/** @typedef {import("../types.js").App} App */
/** @typedef {import("../types.js").Article} Article */
/** @typedef {import("../types.js").Report} Report */
/** @typedef {import("../types.js").Span} Span */
/** @typedef {import("./blocks.js").BlockView} BlockView */

// An analysis that is quicker than this needs no word that it goes on.
const PENDING_MS = 200;
const SHOWN_PENDING = 4000;

export class ArticleView {
  node = h("div", { class: "article" });
  #app;
  #retry;
  #painter = new Painter();
  #rows;
  /** @type {import("./plan.js").Plan} */
  #plan = () => [];
  /** What stands in the accessibility tree. @type {import("./plan.js").Plan} */
  #spoken = () => [];
  /** The report that the rows' marks are of. @type {Report | null} */
  #spokenOf = null;
  /** @type {Article | null} */
  #article = null;
  /** What the rows were made for; other rows are needed when it changes. */
  #made = "";
  /** @type {Report | null} */
  #marginsOf = null;
  /** @type {ReturnType<typeof marginPlan>} */
  #margins = new Map();
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #pending;

  /** @param {App} app @param {() => void} retry analyses anew what failed */
  constructor(app, retry) {
    this.#app = app;
    this.#retry = retry;
    this.#rows = new Rows(this.node, app.signal);
    app.signal.addEventListener("abort", () => {
      this.#painter.clear();
      clearTimeout(this.#pending);
    });
    this.node.addEventListener("click", (event) => this.#onClick(event));
    // Its number is for the pointer alone, and takes the focus from nobody.
    this.node.addEventListener("mousedown", (event) => /** @type {Element} */ (event.target).closest(".number") && event.preventDefault());
    this.node.addEventListener("click", (event) => {
      const line = /** @type {HTMLElement | null} */ (/** @type {Element} */ (event.target).closest("[data-role]"));
      if (line && this.#article) roleDialog(app, this.#article, Number(line.dataset.role));
    });
    addEventListener("beforeprint", () => this.#onPrint(), { signal: app.signal });
  }

  /** Shows the article that is read, or what has changed of it. */
  show() {
    const article = this.#app.desk.current;
    const report = article?.report ?? null;
    this.#article = article;
    if (report?.language) this.node.lang = report.language;
    else this.node.removeAttribute("lang");
    if (article && report) this.#planFor(report);
    const made = this.#key();
    const anew = made !== this.#made;
    this.#made = made;
    if (anew) {
      this.#spokenOf = report;
      this.#makeRows();
    }
    if (article && report) this.#repaint(anew);
  }

  /** Paints the selection; scrolls to it, and takes the focus to it, when asked to. @param {boolean} jump @param {boolean} [focus] */
  showSelection(jump, focus = false) {
    const spans = this.#article?.report ? spansOf(this.#article.report, this.#app.desk.selection) : [];
    for (const marked of this.node.querySelectorAll(".row.selected")) marked.classList.remove("selected");
    const first = jump && spans.length > 0 ? this.#rowAt(spans[0]) : undefined;
    // Once a frame, when all that the selection changes has been changed: every scroll before that is one layout more.
    const before = document.activeElement;
    if (first) requestAnimationFrame(() => {
      // Who began to write in a field meanwhile goes on there.
      const { activeElement } = document;
      if (focus && (activeElement === before || !isField(activeElement))) this.#focus(first);
      scrollToSpan(first, spans[0], this.node);
    });
    for (const view of this.#rowsOf(spans)) view.row.classList.add("selected");
    this.#painter.set("selected", this.#ranges(spans));
    for (const tag of this.node.querySelectorAll(".margin [aria-current]")) tag.removeAttribute("aria-current");
    const { selection } = this.#app.desk;
    if (selection?.kind === "quote") for (const tag of this.node.querySelectorAll(`.margin [data-quote="${selection.index}"]`)) tag.setAttribute("aria-current", "true");
  }

  /** The focus goes to the words of what is selected, else to their paragraph: who does not see them reads on from there. @param {BlockView} view */
  #focus({ body }) {
    const { selection } = this.#app.desk;
    const words = selection && body.querySelector(`[data-${selection.kind}="${selection.index}"]`);
    /** @type {HTMLElement} */ (words ?? body).focus({ preventScroll: true });
  }

  /** @param {Span[]} spans what the search found @param {Span | null} current */
  showFound(spans, current) {
    if (current) this.reveal(current);
    this.#painter.set("found", this.#ranges(spans));
    this.#painter.set("current", current ? this.#ranges([current]) : []);
  }

  /** Scrolls so that the span can be read. @param {Span} span */
  reveal(span) {
    const view = this.#rowAt(span);
    if (view) scrollToSpan(view, span, this.node);
  }

  /** @param {Span} span @returns {BlockView | undefined} the row in which it begins, made now if it was not yet */
  #rowAt(span) {
    const report = this.#article?.report;
    return report ? this.#rows.at(blockAt(report, span.start)) : undefined;
  }

  /** Where the reader is: the offset of the first row that the window shows. @returns {number} */
  topOffset() {
    const top = this.node.closest(".centre")?.getBoundingClientRect().top ?? 0;
    const shown = this.#rows.near().filter(({ body }) => body.getBoundingClientRect().bottom > top + 80);
    return shown.reduce((first, view) => Math.min(first, view.span.start), shown[0]?.span.start ?? 0);
  }

  /** The place in the text that the reader selected with mouse or keyboard, null where there is none. @returns {Span | null} */
  textSelection() {
    return selectedSpan(this.#rows.views);
  }

  #key() {
    const { settings } = this.#app;
    const article = this.#article;
    const marks = this.#marks();
    const roles = article?.corrections.present.map((one) => (one.type === "role" ? `${one.block.start} ${one.to}` : "")).join(";");
    return [article?.id, article?.report ? "" : article?.status, article?.raw?.text.sha256, marks, settings.layers().has("sentences"), marks && settings.get("layers"), marks && article?.corrections.present.length, roles].join();
  }

  #marks() {
    return this.#app.settings.isOn("marks") || !canPaint;
  }

  /** @param {Report} report */
  #planFor(report) {
    const { ofQuote } = gatherSpeakers(report, this.#app.desk.colours);
    this.#plan = paintPlan(report, ofQuote, this.#app.settings.layers(), (index) => this.#app.desk.isShown(report.quotes[index], ofQuote[index]));
    if (this.#marginsOf === report) return;
    this.#marginsOf = report;
    this.#spoken = spokenPlan(report, ofQuote);
    this.#margins = marginPlan(report);
  }

  #makeRows() {
    this.#painter.clear();
    this.#rows.clear();
    clearTimeout(this.#pending);
    const article = this.#article;
    if (!article) return;
    if (article.report) return this.#rows.show(article.report.blocks.length, this.#events(article, article.report));
    const show = () => this.node.replaceChildren(pending(article, this.#retry));
    if (article.status === "failed") show();
    else this.#pending = setTimeout(show, PENDING_MS);
  }

  /** @param {Article} article @param {Report} report @returns {import("./rows.js").RowEvents} */
  #events(article, report) {
    return {
      make: this.#rowMaker(article, report),
      made: (views) => this.#fillMargins(views),
      near: (views) => views.forEach((view) => this.#paint(view)),
      far: (views) => views.forEach((view) => this.#painter.unpaint(view)),
    };
  }

  /** @param {Article} article @param {Report} report @returns {(index: number) => BlockView} */
  #rowMaker({ text }, report) {
    const { blocks, sentences } = report;
    const numbers = paragraphNumbers(report);
    const isTitled = blocks.some(({ role }) => role === "headline");
    const ticked = this.#app.settings.layers().has("sentences");
    return (index) => {
      const block = blocks[index];
      const ticks = ticked ? startsWithin(sentences, block) : [];
      const isLoud = this.#marks();
      return renderBlock({ block, index, number: numbers[index], text, ticks, marks: (isLoud ? this.#plan : this.#spoken)(block.start, block.end), isLoud, isTitled });
    };
  }

  /** @param {boolean} anew whether the rows were just made, with margins and paint */
  #repaint(anew) {
    const { settings } = this.#app;
    this.node.classList.toggle("without-furniture", !settings.isOn("furniture"));
    for (const layer of ["quotes", "reported"]) this.node.classList.toggle(`without-${layer}`, !settings.layers().has(layer));
    if (!anew) {
      this.#rewrite();
      for (const view of this.#rows.near()) this.#paint(view);
      this.#fillMargins(Object.values(this.#rows.views));
    }
    this.showSelection(false);
  }

  /** Other quotes and names in the same text: only the rows that have them are written anew. */
  #rewrite() {
    const report = this.#article?.report ?? null;
    if (this.#marks() || report === this.#spokenOf) return;
    this.#spokenOf = report;
    for (const view of Object.values(this.#rows.views)) {
      const marks = this.#spoken(view.span.start, view.span.end);
      const made = signature(marks);
      if (made === view.marks) continue;
      view.rewrite(marks);
      view.marks = made;
    }
  }

  /** @param {BlockView} view */
  #paint(view) {
    this.#painter.paint(view, this.#marks() ? [] : this.#plan(view.span.start, view.span.end));
  }

  /** @param {BlockView[]} views */
  #fillMargins(views) {
    const report = this.#article?.report;
    if (!report) return;
    const { ofQuote } = gatherSpeakers(report, this.#app.desk.colours);
    const select = (/** @type {number} */ index) => this.#app.desk.select({ kind: "quote", index }, { jump: false });
    for (const view of views) fillMargin(view, (this.#margins.get(Number(view.row.dataset.row)) ?? []).filter(({ quote }) => this.#app.desk.isShown(report.quotes[quote], ofQuote[quote])), report, ofQuote, select);
  }

  /** @param {Span[]} spans */
  #ranges(spans) {
    return spans.flatMap((span) => this.#rowsOf([span]).flatMap((view) => rangesIn(view, span)));
  }

  /** The rows that hold them, of those that were made so far. @param {Span[]} spans @returns {BlockView[]} */
  #rowsOf(spans) {
    const blocks = this.#article?.report?.blocks ?? [];
    return spans.flatMap((span) => {
      const rows = [];
      for (let at = Math.max(0, lastStarting(blocks, span.start)); at < blocks.length && blocks[at].start < span.end; at++) rows.push(this.#rows.views[at]);
      return rows.filter((row) => row !== undefined);
    });
  }

  /** @param {MouseEvent} event */
  #onClick(event) {
    const report = this.#article?.report;
    if (!report || !getSelection()?.isCollapsed || /** @type {Element} */ (event.target).closest("button")) return;
    const offset = offsetAtPointer(this.#rows.views, event);
    if (offset === null) return;
    const { desk, settings } = this.#app;
    const thing = thingToSelect(report, offset, settings.layers(), desk.selection);
    if (thing || desk.selection) desk.select(thing, { jump: false });
  }

  /** Paper shows all rows with all their colours, wherever the window is. */
  #onPrint() {
    if (!this.#article?.report) return;
    this.#rows.finish();
    for (const view of this.#rows.views) this.#paint(view);
  }
}

/** @param {Span[]} spans sorted by start @param {Span} within @returns {number[]} */
function startsWithin(spans, within) {
  const starts = [];
  for (let at = Math.max(0, lastStarting(spans, within.start)); at < spans.length && spans[at].start < within.end; at++) starts.push(spans[at].start);
  return starts;
}

/** The text as it came, while there is nothing to say of it, or nothing can be said. @param {Article} article @param {() => void} retry */
function pending(article, retry) {
  const text = h("pre", {}, article.text.slice(0, SHOWN_PENDING));
  if (article.status !== "failed") return h("div", { class: "pending" }, h("p", {}, t(article.status === "waiting" ? "article.waiting" : "article.working")), text);
  const why = h("div", { class: "failed", role: "alert" }, h("p", { class: "bad" }, t("article.failed")), h("p", {}, t("article.failed.do")), h("p", { class: "quiet" }, article.error ?? ""));
  return h("div", { class: "pending" }, why, h("p", { class: "actions" }, button(t("act.retry"), retry, { class: "strong" })), text);
}
