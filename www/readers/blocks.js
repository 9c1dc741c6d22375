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

/**
 * The text as a reader sees it.
 * @param {string} source
 * @param {{ skip?: (name: string, attributes: Record<string, string>) => boolean }} [options] elements to leave out, with all that is in them
 * @returns {Promise<string>}
 */
export async function blockText(source, { skip = () => false } = {}) {
  const { Parser } = await markupPack();
  const writer = new Writer();
  /** @type {{ name: string, skipped: boolean }[]} */
  const open = [];
  let skipped = 0;
  let preformatted = 0;
  let cells = 0;
  const parser = new Parser(
    {
      onopentag(/** @type {string} */ tag, /** @type {Record<string, string>} */ attributes) {
        const name = tag.toLowerCase();
        const leftOut = !VOID.has(name) && (SKIPPED.has(name) || "hidden" in attributes || /display\s*:\s*none/i.test(attributes.style ?? "") || skip(name, attributes));
        open.push({ name, skipped: leftOut });
        if (open.length > MOST_NESTED) throw new ReadError("tooLong");
        if (leftOut) skipped++;
        if (skipped > 0) return;
        if (BLOCKS.has(name)) writer.end();
        if (name === "br") writer.write("\n");
        if (name === "pre") preformatted++;
        if (name === "li") writer.mark("- ");
        if (name === "tr") cells = 0;
        if ((name === "td" || name === "th") && cells++ > 0) writer.tab();
      },
      onclosetag() {
        const { name, skipped: leftOut } = open.pop() ?? { name: "", skipped: false };
        if (leftOut) skipped--;
        else if (skipped === 0 && BLOCKS.has(name)) writer.end();
        if (!leftOut && skipped === 0 && name === "pre") preformatted--;
      },
      ontext(/** @type {string} */ text) {
        if (skipped > 0) return;
        if (preformatted > 0) writer.write(text);
        else writer.writeCollapsed(text);
      },
    },
    { xmlMode: isXhtml(source), decodeEntities: true },
  );
  parser.end(source);
  return doubleBreaks(writer.blocks).join("\n\n");
}

/** Two line breaks in a row part paragraphs, as writers of the web use them. @param {readonly string[]} blocks @returns {string[]} */
const doubleBreaks = (blocks) => blocks.flatMap((block) => block.split(/\n{2,}/).map((part) => part.trim()).filter(Boolean));
