// @ts-check
/** Word (.docx, ISO 29500), OpenDocument (.odt, ISO 26300) and EPUB: zip archives of XML. */
import { decode } from "./charset.js";
import { ReadError } from "./error.js";
import { blockText, parseMarkup } from "./markup.js";
import { unzip } from "./unzip.js";

/** @param {import("./unzip.js").Member[]} members @param {string} name */
async function xml(members, name) {
  const member = members.find((candidate) => candidate.name === name);
  if (!member) throw new ReadError("broken");
  const document = parseMarkup(decode(await member.read()), "application/xml");
  if (document.querySelector("parsererror")) throw new ReadError("broken");
  return document;
}

/**
 * The text of a paragraph: `written` gives what an element stands for, or null to read its children.
 * @param {Element} paragraph @param {(element: Element) => string | null} written
 * @returns {string}
 */
function paragraphText(paragraph, written) {
  let text = "";
  for (const child of paragraph.children) text += written(child) ?? paragraphText(child, written);
  return text;
}

/** @type {Record<string, (element: Element) => string>} */
const DOCX = { t: (element) => element.textContent ?? "", tab: () => "\t", br: () => "\n", cr: () => "\n", noBreakHyphen: () => "\u2011", delText: () => "", p: () => "", Fallback: () => "" };

/** Deletions under revision and text boxes repeated for old readers are left out. @param {Uint8Array<ArrayBuffer>} bytes */
export async function readDocx(bytes) {
  const document = await xml(unzip(bytes), "word/document.xml");
  const paragraphs = [...document.getElementsByTagName("w:p")];
  return paragraphs.map((paragraph) => paragraphText(paragraph, (element) => DOCX[element.localName]?.(element) ?? null)).join("\n\n");
}

const ODT_LEFT_OUT = "tracked-changes, annotation, note";

/** Comments, footnotes and recorded changes are left out. @param {Uint8Array<ArrayBuffer>} bytes */
export async function readOdt(bytes) {
  const document = await xml(unzip(bytes), "content.xml");
  const all = [...document.getElementsByTagName("*")];
  for (const element of all) if (ODT_LEFT_OUT.split(", ").includes(element.localName)) element.remove();
  const paragraphs = [...document.getElementsByTagName("*")].filter(({ nodeName }) => nodeName === "text:p" || nodeName === "text:h");
  return paragraphs.map(odtText).join("\n\n");
}

/** @param {Node} node @returns {string} */
function odtText(node) {
  if (node.nodeType === Node.TEXT_NODE) return (node.nodeValue ?? "").replace(/[ \t\r\n]+/g, " ");
  if (node.nodeName === "text:s") return " ".repeat(Number(/** @type {Element} */ (node).getAttribute("text:c") ?? 1));
  if (node.nodeName === "text:tab") return "\t";
  if (node.nodeName === "text:line-break") return "\n";
  return [...node.childNodes].map(odtText).join("");
}

/** The chapters in reading order. @param {Uint8Array<ArrayBuffer>} bytes */
export async function readEpub(bytes) {
  const members = unzip(bytes);
  const container = await xml(members, "META-INF/container.xml");
  const packagePath = container.querySelector("rootfile")?.getAttribute("full-path");
  if (!packagePath) throw new ReadError("broken");
  const book = await xml(members, packagePath);
  const folder = packagePath.replace(/[^/]*$/, "");
  const hrefs = new Map([...book.querySelectorAll("manifest > item")].map((item) => [item.getAttribute("id"), item.getAttribute("href")]));
  const chapters = [...book.querySelectorAll("spine > itemref")].map((item) => hrefs.get(item.getAttribute("idref")));
  const texts = [];
  for (const href of chapters) {
    const member = members.find(({ name }) => name === folder + decodeURIComponent(href ?? ""));
    if (member) texts.push(blockText(parseMarkup(decode(await member.read()), "text/html").body));
  }
  return texts.join("\n\n");
}
