// @ts-check
/** The text of an article as something that can be written in, painted by the CSS Custom Highlight API. Not an entry of the package. */

import { move } from "./difference.js";
import { paint } from "./paint.js";

/** @import { Mark } from "./highlight.js" */

export class EditableText {
  node = document.createElement("div");
  #ending;
  #unpaint = () => {};

  /** @param {string} text @param {(text: string) => void} onInput */
  constructor(text, onInput) {
    this.#ending = text.endsWith("\n");
    this.node.setAttribute("part", "text");
    this.node.setAttribute("contenteditable", "plaintext-only");
    this.node.setAttribute("role", "textbox");
    this.node.setAttribute("aria-multiline", "true");
    this.node.textContent = text;
    this.node.addEventListener("input", () => onInput(this.text));
  }

  /** What stands there now. The browser adds a last line break of its own that nobody wrote. */
  get text() {
    const text = this.node.textContent ?? "";
    return text.endsWith("\n") && !this.#ending ? text.slice(0, -1) : text;
  }

  /** The caret stays where it was in what did not change. */
  set text(text) {
    const before = this.text;
    if (text === before) return;
    const caret = this.#caret();
    const how = move(before, text);
    this.#ending = text.endsWith("\n");
    this.node.textContent = text;
    if (caret !== undefined) this.#place(Math.min(caret >= how.from ? caret + how.by : caret, text.length));
  }

  /** @returns {number | undefined} */
  #caret() {
    const root = /** @type {any} */ (this.node.getRootNode());
    const selection = root.getSelection?.() ?? document.getSelection();
    if (!selection?.focusNode || !this.node.contains(selection.focusNode)) return undefined;
    const range = document.createRange();
    range.setStart(this.node, 0);
    range.setEnd(selection.focusNode, selection.focusOffset);
    return String(range).length;
  }

  /** @param {number} caret */
  #place(caret) {
    const node = this.node.firstChild ?? this.node;
    document.getSelection()?.collapse(node, node === this.node ? 0 : caret);
  }

  /** @param {Mark[]} marks of the text that stands there now */
  paint(marks) {
    this.unpaint();
    const pieces = this.#pieces();
    const ranges = marks.flatMap(({ start, end, kind }) => {
      const from = pieces.find((piece) => start < piece.end);
      const to = pieces.find((piece) => end <= piece.end);
      if (!from || !to) return [];
      const range = document.createRange();
      range.setStart(from.node, start - from.start);
      range.setEnd(to.node, end - to.start);
      return [{ kind, range }];
    });
    this.#unpaint = paint(ranges);
  }

  unpaint() {
    this.#unpaint();
    this.#unpaint = () => {};
  }

  #pieces() {
    const walker = document.createTreeWalker(this.node, NodeFilter.SHOW_TEXT);
    const found = [];
    for (let start = 0; walker.nextNode(); ) {
      const node = /** @type {Text} */ (walker.currentNode);
      found.push({ node, start, end: start + node.length });
      start += node.length;
    }
    return found;
  }
}
