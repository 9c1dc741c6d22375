// @ts-check
// A text while it is written: one editable element with a child for each paragraph, so that a key costs a paragraph and not an
// article. What is painted moves with the words until they are analysed again.

import { h } from "../dom.js";
import { Painter } from "./painter.js";
import { changeBetween, shifted } from "./shift.js";

/** @typedef {import("../types.js").Span} Span */
/** @typedef {import("./plan.js").Plan} Plan */
/** @typedef {{ text: string, start: number, plan: Plan }} Known what was found in a paragraph, when it was `text` and began at `start` */
/** @typedef {{ node: Node, after: string, text: string, start: number, known: Known | null, pieces: import("./blocks.js").Piece[] }} Paragraph */

// Paragraphs that are laid out and painted together when they come near the window.
const TOGETHER = 16;
const HEIGHT = 120;

export class Draft {
  surface;
  #head;
  /** Of nodes that were there from the start, and of those that the browser made since. @type {WeakMap<Node, Paragraph>} */
  #ofNode = new WeakMap();
  #painter = new Painter();
  /** @type {Set<Element>} */
  #near = new Set();
  #watch;
  #observer;
  #touched;

  /** @param {string} text @param {Record<string, string>} props of the element @param {(touched: Paragraph[]) => void} touched is told what was written in */
  constructor(text, props, touched) {
    const { head, paragraphs } = split(text);
    this.#head = head;
    this.#touched = touched;
    this.surface = h("div", { class: "surface", contenteditable: "plaintext-only", role: "textbox", "aria-multiline": "true", spellcheck: "false", lang: "en", ...props });
    // Where plain text cannot be asked for, what is pasted keeps its form until "Done": only its words are read.
    if (this.surface.contentEditable !== "plaintext-only") this.surface.contentEditable = "true";
    this.#observer = new IntersectionObserver((entries) => this.#onMove(entries), { rootMargin: "600px" });
    for (let at = 0; at < paragraphs.length; at += TOGETHER) this.surface.append(this.#stretch(paragraphs.slice(at, at + TOGETHER)));
    this.#watch = new MutationObserver((records) => this.#onWritten(records));
    this.#watch.observe(this.surface, { subtree: true, childList: true, characterData: true });
  }

  close() {
    this.#watch.disconnect();
    this.#observer.disconnect();
    this.#painter.clear();
  }

  /** In order, with where each begins now. @returns {Paragraph[]} */
  paragraphs() {
    /** @type {Paragraph | undefined} */
    let last;
    return this.#nodes().map((node) => {
      const paragraph = this.#ofNode.get(node) ?? this.#adopt(node, last);
      paragraph.start = last ? last.start + last.text.length + last.after.length : this.#head.length;
      return (last = paragraph);
    });
  }

  /** The text as it stands there. @returns {string} */
  read() {
    // What was written since the last frame has not been reported yet.
    this.#onWritten(this.#watch.takeRecords());
    return this.#head + this.paragraphs().map(({ text, after }) => text + after).join("");
  }

  /**
   * Takes over what an analysis found in paragraphs, as they were when it began; later words are kept.
   *
   * @param {{ node: Node, text: string, start: number }[]} then @param {Plan} plan
   */
  learn(then, plan) {
    for (const { node, text, start } of then) {
      const paragraph = this.#ofNode.get(node);
      if (paragraph && (paragraph.text === text || paragraph.known?.text !== paragraph.text)) paragraph.known = { text, start, plan };
    }
    this.repaint();
  }

  /** Paints what stands in or near the window. */
  repaint() {
    for (const stretch of this.#near) this.#paintStretch(stretch);
  }

  /** @param {number} offset brings the caret there, and both into the window */
  goTo(offset) {
    const paragraph = this.paragraphs().filter(({ start }) => start <= offset).at(-1);
    if (!paragraph) return;
    const node = textNodes(paragraph.node)[0]?.node ?? paragraph.node;
    if (node.parentElement) node.parentElement.scrollIntoView({ block: "nearest" });
    getSelection()?.collapse(node, Math.max(0, Math.min(offset - paragraph.start, node.nodeValue?.length ?? 0)));
  }

  /** Where the caret is. @returns {number} */
  caret() {
    const { focusNode = null, focusOffset = 0 } = getSelection() ?? {};
    const paragraph = this.paragraphs().find(({ node }) => node.contains(focusNode));
    const piece = paragraph && textNodes(paragraph.node).find(({ node }) => node === focusNode);
    return paragraph ? paragraph.start + (piece ? piece.start + focusOffset : 0) : 0;
  }

  /** @param {{ text: string, after: string }[]} paragraphs */
  #stretch(paragraphs) {
    const stretch = h("div", { class: "chunk", style: { "contain-intrinsic-size": `auto ${paragraphs.length * HEIGHT}px` } });
    for (const { text, after } of paragraphs) {
      const node = h("div", { class: /\n\s*\n/.test(after) ? "para" : "para line" }, text);
      this.#ofNode.set(node, { node, after, text, start: 0, known: null, pieces: [] });
      stretch.append(node);
    }
    this.#observer.observe(stretch);
    return stretch;
  }

  /** The paragraphs' nodes: whatever stands in a stretch, or beside one after much was deleted. */
  #nodes() {
    return [...this.surface.childNodes].flatMap((child) => (child instanceof Element && child.classList.contains("chunk") ? [...child.childNodes] : [child]));
  }

  /** What the browser made where it cut a paragraph in two: the white space that came after the first now comes after the second. @param {Node} node @param {Paragraph | undefined} before */
  #adopt(node, before) {
    /** @type {Paragraph} */
    const made = { node, after: before?.after ?? "", text: written(node), start: 0, known: null, pieces: [] };
    if (before) before.after = node instanceof Text && before.node instanceof Text ? "" : "\n";
    this.#ofNode.set(node, made);
    return made;
  }

  /** @param {MutationRecord[]} records */
  #onWritten(records) {
    if (records.length === 0) return;
    this.paragraphs();
    const nodes = new Set(records.flatMap(({ target, addedNodes }) => [target, ...addedNodes]).map((node) => this.#paragraphNode(node)));
    const touched = [...nodes].flatMap((node) => (node && this.#ofNode.get(node)) ?? []);
    for (const paragraph of touched) {
      paragraph.text = written(paragraph.node);
      this.#paint(paragraph);
    }
    this.#touched(touched);
  }

  /** The paragraph in which a node stands. @param {Node} node @returns {Node | null} */
  #paragraphNode(node) {
    let at = /** @type {Node | null} */ (node);
    while (at && !this.#ofNode.has(at)) at = at.parentNode;
    return at && this.surface.contains(at) ? at : null;
  }

  /** @param {IntersectionObserverEntry[]} entries */
  #onMove(entries) {
    for (const { target, isIntersecting } of entries) {
      if (isIntersecting) {
        this.#near.add(target);
        this.#paintStretch(target);
      } else if (this.#near.delete(target)) {
        for (const paragraph of this.#within(target)) this.#painter.unpaint(paragraph);
      }
    }
  }

  /** @param {Element} stretch */
  #paintStretch(stretch) {
    for (const paragraph of this.#within(stretch)) this.#paint(paragraph);
  }

  /** @param {Element} stretch @returns {Paragraph[]} */
  #within(stretch) {
    return [...stretch.childNodes].flatMap((node) => this.#ofNode.get(node) ?? []);
  }

  /** @param {Paragraph} paragraph */
  #paint(paragraph) {
    const { known, text } = paragraph;
    if (!known) return;
    paragraph.pieces = textNodes(paragraph.node);
    const change = changeBetween(known.text, text);
    const spans = known.plan(known.start, known.start + known.text.length).flatMap((span) => {
      const own = shifted({ ...span, start: Math.max(0, span.start - known.start), end: Math.min(known.text.length, span.end - known.start) }, change);
      return own ? [own] : [];
    });
    this.#painter.paint(paragraph, spans);
  }
}

/**
 * A text as paragraphs: lines between blank lines, or single lines where no line is blank.
 *
 * @param {string} text
 * @returns {{ head: string, paragraphs: { text: string, after: string }[] }} put together again they are the text
 */
export function split(text) {
  const head = text.slice(0, text.length - text.trimStart().length);
  const end = Math.max(head.length, text.trimEnd().length);
  const between = /\n[^\S\n]*\n/.test(text.trim()) ? /\r?\n[^\S\n]*\n\s*/g : /\r?\n\s*/g;
  const paragraphs = [];
  let from = head.length;
  for (const { index, 0: space } of text.slice(from, end).matchAll(between)) {
    paragraphs.push({ text: text.slice(from, head.length + index), after: space });
    from = head.length + index + space.length;
  }
  paragraphs.push({ text: text.slice(from, end), after: text.slice(end) });
  return { head, paragraphs };
}

/** The words in a paragraph's node. A line break as its last sign is the browser's own: without it the caret could not stand there. @param {Node} node */
function written(node) {
  const lines = node instanceof Element ? [...node.childNodes].map((child) => (child instanceof HTMLBRElement ? "\n" : (child.textContent ?? ""))).join("") : (node.textContent ?? "");
  return lines.endsWith("\n") ? lines.slice(0, -1) : lines;
}

/** @param {Node} root @returns {import("./blocks.js").Piece[]} */
function textNodes(root) {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  const found = [];
  let start = 0;
  // The walker begins behind its root, which may be a text itself.
  for (let node = root instanceof Text ? root : walker.nextNode(); node; node = walker.nextNode()) {
    found.push({ node: /** @type {Text} */ (node), start });
    start += /** @type {Text} */ (node).length;
  }
  return found;
}
