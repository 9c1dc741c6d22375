// @ts-check
// The article in its reading column: rows of paragraph number, text and margin, painted by layers.

import { h, button } from "../dom.js";
import { lastStarting, paragraphNumbers, spansOf, thingsAt, blockAt } from "../spans.js";
import { gatherSpeakers } from "../speakers.js";
import { t } from "../strings/index.js";
import { pointIn, rangesIn, renderBlock } from "./blocks.js";
import { fillMargin, marginPlan } from "./margin.js";
import { canPaint, Painter } from "./painter.js";
import { paintPlan } from "./plan.js";

/** @typedef {import("../types.js").App} App */
/** @typedef {import("../types.js").Article} Article */
/** @typedef {import("../types.js").Report} Report */
/** @typedef {import("../types.js").Span} Span */
/** @typedef {import("../types.js").Selection} Selection */
/** @typedef {import("./blocks.js").BlockView} BlockView */

// Rows in one stretch whose layout the browser may skip, and which is painted as a whole when it comes near the window.
const CHUNK = 24;

export class ArticleView {
  node = h("div", { class: "article", lang: "en" });
  #app;
  #painter = new Painter();
  /** @type {BlockView[]} */
  #views = [];
  /** @type {import("./plan.js").Painted[][]} */
  #plan = [];
  /** @type {Article | null} */
  #article = null;
  /** What the rows were made for; other rows are needed when it changes. */
  #made = "";
  /** @type {Report | null} */
  #marginsOf = null;
  /** @type {ReturnType<typeof marginPlan>} */
  #margins = new Map();
  /** @type {WeakMap<Element, BlockView[]>} */
  #chunks = new WeakMap();
  /** @type {Set<Element>} */
  #near = new Set();
  #observer;
  /** Counts builds, so that an older one stops when a newer one began. */
  #build = 0;
  /** @type {(() => void) | null} renders the rest at once */
  #finish = null;

  /** @param {App} app */
  constructor(app) {
    this.#app = app;
    this.#observer = new IntersectionObserver((entries) => this.#onNear(entries), { rootMargin: "800px" });
    app.signal.addEventListener("abort", () => {
      this.#observer.disconnect();
      this.#painter.clear();
      this.#build++;
    });
    this.node.addEventListener("click", (event) => this.#onClick(event));
    addEventListener("beforeprint", () => this.#completeForPaper(), { signal: app.signal });
  }

  /** Shows the article that is read, or what has changed of it. */
  show() {
    const article = this.#app.desk.current;
    const report = article?.report ?? null;
    this.#article = article;
    const made = this.#key();
    if (made !== this.#made) {
      this.#made = made;
      this.#makeRows();
    }
    if (article && report) this.#repaint(report);
  }

  /** Paints the selection, and scrolls to it when asked to. @param {boolean} jump */
  showSelection(jump) {
    const spans = this.#article?.report ? spansOf(this.#article.report, this.#app.desk.selection) : [];
    for (const marked of this.node.querySelectorAll(".row.selected")) marked.classList.remove("selected");
    if (spans.length > 0 && jump) this.reveal(spans[0]);
    for (const view of this.#rowsOf(spans)) view.row.classList.add("selected");
    this.#painter.set("selected", this.#ranges(spans));
    for (const tag of this.node.querySelectorAll(".margin [aria-current]")) tag.removeAttribute("aria-current");
    const { selection } = this.#app.desk;
    if (selection?.kind === "quote") for (const tag of this.node.querySelectorAll(`.margin [data-quote="${selection.index}"]`)) tag.setAttribute("aria-current", "true");
  }

  /** @param {Span[]} spans what the search found @param {Span | null} current */
  showFound(spans, current) {
    this.#painter.set("found", this.#ranges(spans));
    this.#painter.set("current", current ? this.#ranges([current]) : []);
    if (current) this.reveal(current);
  }

  /** Scrolls so that the span can be read. @param {Span} span */
  reveal(span) {
    const report = this.#article?.report;
    if (!report) return;
    const index = blockAt(report, span.start);
    if (!this.#views[index]) this.#finish?.();
    const view = this.#views[index];
    if (!view) return;
    view.row.scrollIntoView({ block: "center" });
    const point = pointIn(view, span.start);
    if (!point || view.row.offsetHeight < innerHeight / 2) return;
    // A paragraph taller than the window: the middle of the row is not where the span is.
    const range = document.createRange();
    range.setStart(point.node, point.offset);
    const scroller = this.node.closest(".centre") ?? document.scrollingElement;
    const shift = range.getBoundingClientRect().top - innerHeight / 3;
    for (const element of [scroller, document.scrollingElement]) element?.scrollBy(0, element === scroller || scroller?.scrollHeight === scroller?.clientHeight ? shift : 0);
  }

  /** The place in the text that the reader selected with mouse or keyboard, null where there is none. @returns {Span | null} */
  textSelection() {
    const selection = getSelection();
    if (!selection || selection.isCollapsed || selection.rangeCount === 0) return null;
    const { startContainer, startOffset, endContainer, endOffset } = selection.getRangeAt(0);
    const start = this.#offsetOf(startContainer, startOffset);
    const end = this.#offsetOf(endContainer, endOffset);
    return start !== null && end !== null && start < end ? { start, end } : null;
  }

  /** On paper all of it stands, also what is far from the window. */
  #completeForPaper() {
    this.#finish?.();
    for (const chunk of this.node.querySelectorAll(".chunk")) this.#paintChunk(chunk);
  }

  #key() {
    const { settings } = this.#app;
    const article = this.#article;
    return [article?.id, article?.status, article?.raw?.text.sha256, this.#marks(), settings.layers().has("sentences"), this.#marks() && settings.get("layers"), this.#marks() && article?.corrections.present.length].join();
  }

  #marks() {
    return this.#app.settings.isOn("marks") || !canPaint;
  }

  #makeRows() {
    this.#painter.clear();
    this.#observer.disconnect();
    this.#near.clear();
    this.#marginsOf = null;
    this.#views = [];
    this.#finish = null;
    this.node.replaceChildren();
    const build = ++this.#build;
    const article = this.#article;
    if (!article) return;
    if (!article.report) return void this.node.append(this.#pending(article));
    const { report } = article;
    const make = this.#rowMaker(article, report);
    let next = 0;
    const chunk = () => {
      const views = report.blocks.slice(next, next + CHUNK).map((_, index) => make(next + index));
      next += CHUNK;
      this.#views.push(...views);
      const section = h("div", { class: "chunk" }, ...views.map((view) => view.row));
      this.#chunks.set(section, views);
      this.node.append(section);
      this.#observer.observe(section);
      return views;
    };
    const slice = () => {
      if (build !== this.#build || next >= report.blocks.length) return;
      const until = performance.now() + 8;
      while (next < report.blocks.length && performance.now() < until) this.#fillMargins(chunk());
      setTimeout(slice);
    };
    this.#finish = () => {
      while (next < report.blocks.length) this.#fillMargins(chunk());
    };
    chunk();
    setTimeout(slice);
  }

  /** @param {Article} article @param {Report} report @returns {(index: number) => BlockView} */
  #rowMaker(article, report) {
    const numbers = paragraphNumbers(report);
    const layers = this.#app.settings.layers();
    const marks = this.#marks() ? paintPlan(report, gatherSpeakers(report, this.#app.desk.colours).ofQuote, layers) : null;
    const { sentences } = report;
    return (index) => {
      const block = report.blocks[index];
      /** @type {number[]} */
      const ticks = [];
      if (layers.has("sentences")) {
        for (let at = Math.max(0, lastStarting(sentences, block.start)); at < sentences.length && sentences[at].start < block.end; at++) ticks.push(sentences[at].start);
      }
      return renderBlock({ block, index, number: numbers[index], text: article.text, ticks, marks: marks && marks[index] });
    };
  }

  /** @param {Report} report */
  #repaint(report) {
    const { ofQuote } = gatherSpeakers(report, this.#app.desk.colours);
    this.#plan = this.#marks() ? [] : paintPlan(report, ofQuote, this.#app.settings.layers());
    this.node.classList.toggle("without-furniture", !this.#app.settings.isOn("furniture"));
    for (const chunk of this.#near) this.#paintChunk(chunk);
    this.node.classList.toggle("without-quotes", !this.#app.settings.layers().has("quotes"));
    if (this.#marginsOf !== report) {
      this.#marginsOf = report;
      this.#margins = marginPlan(report);
      this.#fillMargins(this.#views);
    }
    this.showSelection(false);
  }

  /** @param {BlockView[]} views */
  #fillMargins(views) {
    const report = this.#article?.report;
    if (!report || this.#marginsOf !== report) return;
    const { ofQuote } = gatherSpeakers(report, this.#app.desk.colours);
    const select = (/** @type {number} */ index) => this.#app.desk.select({ kind: "quote", index }, { jump: false });
    for (const view of views) fillMargin(view, this.#margins.get(Number(view.row.dataset.row)) ?? [], report, ofQuote, select);
  }

  /** @param {IntersectionObserverEntry[]} entries */
  #onNear(entries) {
    for (const { target, isIntersecting } of entries) {
      if (isIntersecting) {
        this.#near.add(target);
        this.#paintChunk(target);
      } else if (this.#near.delete(target)) {
        for (const view of this.#chunks.get(target) ?? []) this.#painter.unpaint(view);
      }
    }
  }

  /** @param {Element} chunk */
  #paintChunk(chunk) {
    for (const view of this.#chunks.get(chunk) ?? []) this.#painter.paint(view, this.#plan[Number(view.row.dataset.row)] ?? []);
  }

  /** @param {Span[]} spans */
  #ranges(spans) {
    return spans.flatMap((span) => this.#rowsOf([span]).flatMap((view) => rangesIn(view, span)));
  }

  /** @param {Span[]} spans @returns {BlockView[]} */
  #rowsOf(spans) {
    const blocks = this.#article?.report?.blocks ?? [];
    return spans.flatMap((span) => {
      const rows = [];
      // A long article is not all in the page yet.
      for (let at = Math.max(0, lastStarting(blocks, span.start)); at < this.#views.length && blocks[at].start < span.end; at++) rows.push(this.#views[at]);
      return rows;
    });
  }

  /** @param {MouseEvent} event */
  #onClick(event) {
    const report = this.#article?.report;
    if (!report || !getSelection()?.isCollapsed || /** @type {Element} */ (event.target).closest("button")) return;
    const place = caretAt(event.clientX, event.clientY);
    const offset = place && this.#offsetOf(place.node, place.offset);
    if (offset === null) return;
    const layers = this.#app.settings.layers();
    const things = thingsAt(report, offset).filter((thing) => isShown(thing, report, layers));
    if (things.length === 0) return void (this.#app.desk.selection && this.#app.desk.select(null));
    // Another click on the same place goes on to what lies beneath: from a name to the quote that it stands in.
    const { selection } = this.#app.desk;
    const at = things.findIndex((thing) => thing.kind === selection?.kind && thing.index === selection.index);
    this.#app.desk.select(things[(at + 1) % things.length], { jump: false });
  }

  /** @param {Node} node @param {number} offset @returns {number | null} */
  #offsetOf(node, offset) {
    const row = (node instanceof Element ? node : node.parentElement)?.closest("[data-row]");
    const view = row instanceof HTMLElement ? this.#views[Number(row.dataset.row)] : undefined;
    const piece = view?.pieces.find((one) => one.node === node);
    if (piece) return piece.start + offset;
    if (!view || !(node instanceof Element)) return null;
    // The end of a selection may be an element: the text before the child that it counts to.
    const before = view.pieces.filter((one) => node.contains(one.node) && (node.childNodes[offset]?.compareDocumentPosition(one.node) ?? 2) & Node.DOCUMENT_POSITION_PRECEDING);
    const last = before.at(-1);
    return last ? last.start + last.node.length : view.span.start;
  }

  /** @param {Article} article */
  #pending(article) {
    if (article.status === "failed") {
      return h("div", { class: "pending", role: "alert" }, h("p", {}, t("article.failed")), h("p", { class: "quiet" }, article.error ?? ""));
    }
    return h("div", { class: "pending" }, h("p", {}, t(article.status === "waiting" ? "article.waiting" : "article.working")), h("pre", {}, article.text.slice(0, 4000)));
  }
}

/** @param {Selection} thing @param {Report} report @param {Set<string>} layers */
function isShown(thing, report, layers) {
  if (thing.kind === "quote") return layers.has("quotes");
  if (thing.kind === "mention") return layers.has(report.mentions[thing.index].type);
  if (thing.kind === "check") return layers.has("checks");
  return layers.has("dates");
}

/** @param {number} x @param {number} y @returns {{ node: Node, offset: number } | null} */
function caretAt(x, y) {
  if (document.caretPositionFromPoint) {
    const place = document.caretPositionFromPoint(x, y);
    return place && { node: place.offsetNode, offset: place.offset };
  }
  const range = document.caretRangeFromPoint?.(x, y);
  return range ? { node: range.startContainer, offset: range.startOffset } : null;
}
