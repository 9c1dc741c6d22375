// @ts-check
/**
 * Word (.docx and its kin, ISO 29500; the XML of Word 2003) as its reader sees it: with what was inserted and moved to, without what was deleted,
 * moved away or hidden. Text boxes follow the paragraph that they hang on, footnotes the text.
 *
 * A reader of our own: mammoth, the kept library, gives hidden text and soft hyphens as text, writes footnotes' numbers into sentences or leaves the notes out,
 * and builds a tree of whatever depth.
 */
import { decode } from "./charset.js";
import { ReadError } from "./error.js";
import { Writer } from "./writer.js";
import { walkXml } from "./xml.js";

/** Elements that are no text of the article, with all that is in them. */
const LEFT_OUT = new Set(["del", "moveFrom", "Fallback", "instrText", "delText", "delInstrText", "rt", "docPr", "sdtPr", "sectPr", "tblPr", "trPr", "tcPr", "binData", "docParts"]);
/** @type {Map<string, string>} */
const WRITTEN = new Map([["tab", "\t"], ["cr", "\n"], ["noBreakHyphen", "\u2011"], ["sym", ""]]);

/** The text of one part of a document. @param {string} source @returns {Promise<string[]>} */
export async function wordBlocks(source) {
  const page = new WordPage();
  await walkXml(source, page);
  return page.blocks;
}

/** What a paragraph is, while it is open. */
class Paragraph {
  writer = new Writer();
  /** Text boxes, which come behind it. @type {string[]} */
  boxes = [];
  list = false;
  heading = false;
  /** Its end was deleted: it goes on in the next. */
  unended = false;
  /** A first letter set apart. */
  dropCap = false;
}

class WordPage {
  /** @type {string[]} */
  blocks = [];
  /** Paragraphs in each other: a text box stands inside one. @type {Paragraph[]} */
  #open = [];
  /** Cells of the rows that are open, as tables may lie in tables. @type {string[][]} */
  #rows = [];
  /** What the next paragraph begins with: the end of the one before it was deleted, or it is a first letter set apart. */
  #carried = "";
  #skipped = 0;
  #inText = 0;
  #inProperties = 0;
  #inRunProperties = false;
  #hiddenRun = false;
  /** For each text box that is open, how many rows are open around it. @type {number[]} */
  #boxes = [];

  /** @param {string} name @param {import("./xml.js").Attribute} attribute */
  open = (name, attribute) => {
    const mark = this.#inProperties > 0 && (name === "del" || name === "moveFrom");
    const paragraph = this.#open[this.#open.length - 1];
    if (mark && paragraph) paragraph.unended = true;
    if (this.#skipped > 0 || (LEFT_OUT.has(name) && !mark)) {
      this.#skipped++;
      return;
    }
    if (name === "p") this.#open.push(new Paragraph());
    else if (name === "pPr") this.#inProperties++;
    else if (name === "rPr") this.#inRunProperties = true;
    else if (name === "r") this.#hiddenRun = false;
    else if (name === "t") this.#inText++;
    else if (name === "tr") this.#rows.push([]);
    else if (name === "tc") this.#rows.at(-1)?.push("");
    else if (name === "txbxContent") this.#boxes.push(this.#rows.length);
    else if (this.#inProperties > 0) this.#property(name, attribute);
    else if (this.#inRunProperties) this.#hiddenRun ||= (name === "vanish" || name === "webHidden") && !["0", "false"].includes(attribute("val") ?? "");
    else this.#write(name, attribute);
  };

  /** @param {string} name */
  close = (name) => {
    if (this.#skipped > 0) this.#skipped--;
    else if (name === "p") this.#endParagraph();
    else if (name === "pPr") this.#inProperties--;
    else if (name === "rPr") this.#inRunProperties = false;
    else if (name === "t") this.#inText--;
    else if (name === "txbxContent") this.#boxes.pop();
    else if (name === "tr") this.#endRow();
  };

  /** @param {string} text */
  text = (text) => {
    if (this.#skipped === 0 && this.#inText > 0 && !this.#hiddenRun) this.#open[this.#open.length - 1]?.writer.write(text);
  };

  /** @param {string} name @param {import("./xml.js").Attribute} attribute */
  #property(name, attribute) {
    const paragraph = this.#open[this.#open.length - 1];
    if (!paragraph) return;
    if (name === "numPr") paragraph.list = true;
    if (name === "pStyle" && /^(heading|title|berschrift)/i.test(attribute("val") ?? "")) paragraph.heading = true;
    if (name === "framePr" && (attribute("dropCap") ?? "none") !== "none") paragraph.dropCap = true;
  }

  /** @param {string} name @param {import("./xml.js").Attribute} attribute */
  #write(name, attribute) {
    if (this.#hiddenRun) return;
    const bullet = name === "sym" && attribute("char")?.toUpperCase() === "F0B7";
    const written = bullet ? "•" : name === "br" ? (attribute("type") === undefined || attribute("type") === "textWrapping" ? "\n" : " ") : WRITTEN.get(name);
    if (written) this.#open[this.#open.length - 1]?.writer.write(written);
  }

  #endParagraph() {
    const paragraph = this.#open.pop();
    if (!paragraph) return;
    const words = this.#carried + paragraph.writer.toString();
    this.#carried = "";
    if (paragraph.dropCap || (paragraph.unended && words !== "")) {
      // "First half " and its deleted end; what the paragraph ended with was trimmed.
      this.#carried = paragraph.dropCap || words === "" ? words : `${words} `;
      if (this.#open.length === 0) this.blocks.push(...paragraph.boxes);
      return;
    }
    const block = words && paragraph.list && !paragraph.heading ? `- ${words}` : words;
    const all = [block, ...paragraph.boxes].filter(Boolean);
    const around = this.#open[this.#open.length - 1];
    const inCell = this.#rows.length > (this.#boxes.at(-1) ?? 0) && this.#rows.at(-1)?.length;
    if (inCell) {
      const row = /** @type {string[]} */ (this.#rows.at(-1));
      row[row.length - 1] = [row[row.length - 1], ...all].filter(Boolean).join(" ");
    } else if (around) around.boxes.push(...all);
    else this.blocks.push(...all);
  }

  #endRow() {
    const row = this.#rows.pop() ?? [];
    const line = row.map((cell) => cell.replace(/\s+/g, " ")).join("\t").trim();
    if (line === "") return;
    const outer = this.#rows.at(-1);
    if (outer?.length) outer[outer.length - 1] = [outer[outer.length - 1], line].filter(Boolean).join(" ");
    else if (this.#open.length > 0) this.#open[this.#open.length - 1].boxes.push(line);
    else this.blocks.push(line);
  }
}

/**
 * @param {import("./archive.js").Member[]} members
 * @returns {Promise<{ text: string }>}
 */
export async function readDocx(members) {
  const main = await mainPart(members);
  const folder = main.slice(0, main.lastIndexOf("/") + 1);
  const blocks = await wordBlocks(decode(await part(members, main)));
  for (const notes of ["footnotes.xml", "endnotes.xml"]) {
    const member = members.find(({ name }) => name === folder + notes);
    if (member) blocks.push(...(await wordBlocks(decode(await member.read()))));
  }
  return { text: blocks.join("\n\n") };
}

/** Which part is the document: programs call it as they like. @param {import("./archive.js").Member[]} members */
async function mainPart(members) {
  let target = "";
  const relations = members.find(({ name }) => name === "_rels/.rels");
  if (relations) {
    await walkXml(decode(await relations.read()), {
      open(name, attribute) {
        if (name === "Relationship" && attribute("Type")?.endsWith("/officeDocument")) target = (attribute("Target") ?? "").replace(/^\//, "");
      },
    });
  }
  return members.some(({ name }) => name === target) ? target : "word/document.xml";
}

/** @param {import("./archive.js").Member[]} members @param {string} name */
async function part(members, name) {
  const member = members.find((candidate) => candidate.name === name);
  if (!member) throw new ReadError("broken");
  return member.read();
}
