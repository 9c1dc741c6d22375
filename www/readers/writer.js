// @ts-check
/** Builds a text from its paragraphs, list items and rows of tables as they come out of a file. */
import { ReadError } from "./error.js";
import { MOST_CHARACTERS } from "./limits.js";

/** @typedef {{ text: string, linked: number, tag: string }} Block `linked`: how much of it is links, from 0 to 1; `tag`: the element that it is */

/** A blank line stands between blocks, `- ` before an item of a list, a tab between the cells of a row. */
export class Writer {
  /** @type {Block[]} */
  #blocks = [];
  #line = "";
  #mark = "";
  #length = 0;
  /** Of the line, how many letters are of links. */
  #linked = 0;

  /** @param {string} text @param {boolean} [isLink] */
  write(text, isLink = false) {
    this.#length += text.length;
    if (this.#length > MOST_CHARACTERS * 2) throw new ReadError("tooLarge");
    this.#line += text;
    if (isLink) this.#linked += letters(text);
  }

  /** White space as a browser shows it: any of it is one space. @param {string} text @param {boolean} [isLink] */
  writeCollapsed(text, isLink = false) {
    const words = text.replace(/[ \t\r\n\f]+/g, " ");
    this.write(/[ \n\t]$/.test(this.#line) || this.#line === "" ? words.replace(/^ /, "") : words, isLink);
  }

  /** Between two cells of a row. */
  tab() {
    this.#line = `${this.#line.trimEnd()}\t`;
  }

  /** What stands before the next words: of an item of a list. @param {string} mark */
  mark(mark) {
    this.#mark = mark;
  }

  /** Ends the block. @param {string} [tag] the element that it was */
  end(tag = "") {
    const text = this.#line.split("\n").map((line) => line.trim()).join("\n").trim();
    if (text !== "") {
      this.#blocks.push({ text: this.#mark + text, linked: this.#linked / Math.max(1, letters(text)), tag });
      this.#mark = "";
    }
    this.#line = "";
    this.#linked = 0;
  }

  /** @returns {readonly Block[]} */
  get blocks() {
    this.end();
    return this.#blocks;
  }

  /** @returns {string} */
  toString() {
    return this.blocks.map(({ text }) => text).join("\n\n");
  }
}

const letters = (/** @type {string} */ text) => text.replace(/\s/g, "").length;
