// @ts-check
/** The text of an article as something that can be written in, painted by the CSS Custom Highlight API. Not an entry of the package. */

/** @import { Mark } from "./highlight.js" */

/** One highlight a kind for the whole document. @type {Map<string, Highlight>} */
const highlights = new Map();

/** @param {string} kind */
function highlightOf(kind) {
  const known = highlights.get(kind);
  if (known) return known;
  const highlight = new Highlight();
  highlights.set(kind, highlight);
  CSS.highlights.set(`nutgraf-${kind}`, highlight);
  return highlight;
}

export class EditableText {
  node = document.createElement("div");
  #ending;
  /** @type {{ highlight: Highlight, range: StaticRange }[]} */
  #painted = [];

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

  /** @param {Mark[]} marks of the text that stands there now */
  paint(marks) {
    this.unpaint();
    if (typeof Highlight !== "function") return;
    const pieces = this.#pieces();
    for (const { start, end, kind } of marks) {
      const from = pieces.find((piece) => start < piece.end);
      const to = pieces.find((piece) => end <= piece.end);
      if (!from || !to) continue;
      const range = new StaticRange({ startContainer: from.node, startOffset: start - from.start, endContainer: to.node, endOffset: end - to.start });
      const highlight = highlightOf(kind);
      highlight.add(range);
      this.#painted.push({ highlight, range });
    }
  }

  unpaint() {
    for (const { highlight, range } of this.#painted) highlight.delete(range);
    this.#painted = [];
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
