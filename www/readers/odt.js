// @ts-check
/**
 * OpenDocument text (.odt, and .fodt in one file; ISO 26300) as its reader sees it: without what was deleted, comments and hidden text. Text boxes
 * follow the paragraph that they hang on, footnotes the text.
 *
 * A reader of our own: no kept library gives the text of an ODT in a browser.
 */
import { decode } from "./charset.js";
import { ReadError } from "./error.js";
import { Writer } from "./writer.js";
import { walkXml } from "./xml.js";

const LEFT_OUT = new Set("tracked-changes annotation annotation-end hidden-text hidden-paragraph ruby-text title desc event-listeners forms sequence-decls variable-decls user-field-decls index-title-template table-of-content-source note-citation binary-data script styles automatic-styles master-styles meta settings scripts font-face-decls".split(" "));
/** As many spaces in a row as anybody writes. */
const MOST_SPACES = 100;

/** @param {string} source the XML of the content @returns {Promise<{ text: string }>} */
export async function odtText(source) {
  const page = new OdtPage();
  await walkXml(source, page);
  return { text: [...page.blocks, ...page.notes].join("\n\n") };
}

class OdtPage {
  /** @type {string[]} */
  blocks = [];
  /** @type {string[]} */
  notes = [];
  /** Paragraphs in each other, each with the boxes that hang on it. @type {{ writer: Writer, boxes: string[], item: boolean }[]} */
  #open = [];
  /** @type {string[][]} */
  #rows = [];
  #skipped = 0;
  #inNotes = 0;
  /** Items of lists whose first paragraph is still to come. */
  #item = false;
  /** For each box that is open, how many rows are open around it. @type {number[]} */
  #boxes = [];

  /** @param {string} name @param {import("./xml.js").Attribute} attribute */
  open = (name, attribute) => {
    if (this.#skipped > 0 || LEFT_OUT.has(name)) {
      this.#skipped++;
      return;
    }
    if (name === "p" || name === "h") {
      this.#open.push({ writer: new Writer(), boxes: [], item: this.#item });
      this.#item = false;
    } else if (name === "list-item") this.#item = true;
    else if (name === "note") this.#inNotes++;
    else if (name === "text-box") this.#boxes.push(this.#rows.length);
    else if (name === "table-row") this.#rows.push([]);
    else if (name === "table-cell") this.#rows.at(-1)?.push("");
    else if (name === "s") this.#write(" ".repeat(Math.min(Number(attribute("c") ?? 1) || 1, MOST_SPACES)));
    else if (name === "tab") this.#write("\t");
    else if (name === "line-break") this.#write("\n");
  };

  /** @param {string} name */
  close = (name) => {
    if (this.#skipped > 0) this.#skipped--;
    else if (name === "p" || name === "h") this.#endParagraph();
    else if (name === "list-item") this.#item = false;
    else if (name === "note") this.#inNotes--;
    else if (name === "text-box") this.#boxes.pop();
    else if (name === "table-row") this.#endRow();
  };

  /** @param {string} text */
  text = (text) => {
    if (this.#skipped === 0) this.#open[this.#open.length - 1]?.writer.writeCollapsed(text);
  };

  /** @param {string} text */
  #write(text) {
    this.#open[this.#open.length - 1]?.writer.write(text);
  }

  #endParagraph() {
    const paragraph = this.#open.pop();
    if (!paragraph) return;
    const words = paragraph.writer.toString();
    const all = [words && paragraph.item ? `- ${words}` : words, ...paragraph.boxes].filter(Boolean);
    const row = this.#rows.length > (this.#boxes.at(-1) ?? 0) ? this.#rows.at(-1) : undefined;
    if (this.#inNotes > 0) this.notes.push(...all);
    else if (row?.length) row[row.length - 1] = [row[row.length - 1], ...all].filter(Boolean).join(" ");
    else if (this.#open.length > 0) this.#open[this.#open.length - 1].boxes.push(...all);
    else this.blocks.push(...all);
  }

  #endRow() {
    const line = (this.#rows.pop() ?? []).map((cell) => cell.replace(/\s+/g, " ")).join("\t").trim();
    if (line === "") return;
    const outer = this.#rows.at(-1);
    if (outer?.length) outer[outer.length - 1] = [outer[outer.length - 1], line].filter(Boolean).join(" ");
    else (this.#open.at(-1)?.boxes ?? this.blocks).push(line);
  }
}

/** @param {import("./archive.js").Member[]} members */
export async function readOdt(members) {
  const manifest = members.find(({ name }) => name === "META-INF/manifest.xml");
  if (manifest && /encryption-data/.test(decode(await manifest.read()))) throw new ReadError("encrypted");
  const content = members.find(({ name }) => name === "content.xml");
  if (!content) throw new ReadError("broken");
  return odtText(decode(await content.read()));
}
