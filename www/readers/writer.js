// @ts-check
/** Builds a text from its paragraphs, list items and rows of tables as they come out of a file. */
import { ReadError } from "./error.js";
import { MOST_CHARACTERS } from "./limits.js";

/** A blank line stands between blocks, `- ` before an item of a list, a tab between the cells of a row. */
export class Writer {
  /** @type {string[]} */
  #blocks = [];
  #line = "";
  #mark = "";
  #length = 0;

  /** @param {string} text */
  write(text) {
    this.#grow(text.length);
    this.#line += text;
  }

  /** White space as a browser shows it: any of it is one space. @param {string} text */
  writeCollapsed(text) {
    const words = text.replace(/[ \t\r\n\f]+/g, " ");
    this.write(/[ \n\t]$/.test(this.#line) || this.#line === "" ? words.replace(/^ /, "") : words);
  }

  /** Between two cells of a row. */
  tab() {
    this.#line = `${this.#line.trimEnd()}\t`;
  }

  /** What stands before the next words: of an item of a list. @param {string} mark */
  mark(mark) {
    this.#mark = mark;
  }

  /** Ends the block. */
  end() {
    const text = this.#line.split("\n").map((line) => line.trim()).join("\n").trim();
    if (text !== "") {
      this.#blocks.push(this.#mark + text);
      this.#mark = "";
    }
    this.#line = "";
  }

  /** @returns {string} */
  toString() {
    this.end();
    return this.#blocks.join("\n\n");
  }

  /** @returns {readonly string[]} */
  get blocks() {
    this.end();
    return this.#blocks;
  }

  /** @param {number} more */
  #grow(more) {
    this.#length += more;
    if (this.#length > MOST_CHARACTERS * 2) throw new ReadError("tooLarge");
  }
}
