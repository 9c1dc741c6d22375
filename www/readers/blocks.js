// @ts-check
/** HTML and XHTML to paragraphs of text, in one walk over the source: no tree, so that no number of elements costs more than its length. */
import { ReadError } from "./error.js";
import { MOST_NESTED } from "./limits.js";
import { markupPack } from "./packs.js";
import { Writer } from "./writer.js";

const SKIPPED = new Set("script style noscript template svg math iframe object button select textarea head title audio video canvas dialog rt rp".split(" "));
const BLOCKS = new Set(
  "address article aside blockquote body dd div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr html li main nav ol p pre section table tr ul center caption summary details".split(" "),
);
/** Elements that never have an end. */
const VOID = new Set("area base br col embed hr img input link meta param source track wbr".split(" "));

/** Whether the source is XML by its first words: then every element may end in itself. @param {string} source */
export const isXhtml = (source) => /^\s*<\?xml\b/.test(source) || /<html[^>]+xmlns\s*=\s*["']http:\/\/www\.w3\.org\/1999\/xhtml/i.test(source.slice(0, 2000));

/** @typedef {import("./writer.js").Block} Block */
/** @typedef {{ skip?: (name: string, attributes: Record<string, string>) => boolean }} Options elements to leave out, with all that is in them */

/** The text as a reader sees it. @param {string} source @param {Options} [options] @returns {Promise<string>} */
export async function blockText(source, options) {
  return (await blocksOf(source, options)).map(({ text }) => text).join("\n\n");
}

/** Its blocks, in order. @param {string} source @param {Options} [options] @returns {Promise<Block[]>} */
export async function blocksOf(source, { skip = () => false } = {}) {
  const { Parser } = await markupPack();
  const page = new Page(skip);
  new Parser(page, { xmlMode: isXhtml(source), decodeEntities: true }).end(source);
  return page.blocks;
}

class Page {
  #writer = new Writer();
  /** @type {{ name: string, skipped: boolean }[]} */
  #open = [];
  #skipped = 0;
  #preformatted = 0;
  #links = 0;
  #cells = 0;
  #skip;

  /** @param {NonNullable<Options["skip"]>} skip */
  constructor(skip) {
    this.#skip = skip;
  }

  /** Two line breaks in a row part paragraphs, as writers of the web use them. @returns {Block[]} */
  get blocks() {
    return this.#writer.blocks.flatMap((block) => block.text.split(/\n{2,}/).map((part) => ({ ...block, text: part.trim() })).filter(({ text }) => text !== ""));
  }

  /** @param {string} tag @param {Record<string, string>} attributes */
  onopentag(tag, attributes) {
    const name = tag.toLowerCase();
    const leftOut = !VOID.has(name) && (SKIPPED.has(name) || "hidden" in attributes || /display\s*:\s*none/i.test(attributes.style ?? "") || this.#skip(name, attributes));
    this.#open.push({ name, skipped: leftOut });
    if (this.#open.length > MOST_NESTED) throw new ReadError("tooLong");
    if (leftOut) this.#skipped++;
    if (this.#skipped === 0) this.#begin(name);
  }

  /** @param {string} name */
  #begin(name) {
    if (BLOCKS.has(name)) this.#writer.end(this.#around());
    if (name === "br") this.#writer.write("\n");
    else if (name === "pre") this.#preformatted++;
    else if (name === "a") this.#links++;
    else if (name === "li") this.#writer.mark("- ");
    else if (name === "tr") this.#cells = 0;
    else if ((name === "td" || name === "th") && this.#cells++ > 0) this.#writer.tab();
  }

  onclosetag() {
    const { name, skipped } = this.#open.pop() ?? { name: "", skipped: false };
    if (skipped) this.#skipped--;
    else if (this.#skipped === 0) {
      if (BLOCKS.has(name)) this.#writer.end(name);
      if (name === "pre") this.#preformatted--;
      if (name === "a") this.#links--;
    }
  }

  /** @param {string} text */
  ontext(text) {
    if (this.#skipped > 0) return;
    if (this.#preformatted > 0) this.#writer.write(text, this.#links > 0);
    else this.#writer.writeCollapsed(text, this.#links > 0);
  }

  /** The block that is open where another begins. */
  #around() {
    for (let at = this.#open.length - 2; at >= 0; at--) if (BLOCKS.has(this.#open[at].name)) return this.#open[at].name;
    return "";
  }
}
