// @ts-check
/**
 * The one writer of markup. Whatever goes in as text or as an attribute's value comes out as that and nothing else: what stands in a
 * document as markup was made here.
 */

const TAGS = new Set(["html", "head", "body", "meta", "title", "style", "h1", "h2", "p", "mark", "b", "figcaption", "footer", "br"]);
const VOID = new Set(["meta", "br"]);
const ATTRIBUTES = new Set(["lang", "charset", "class", "title", "http-equiv", "content"]);

/** A piece of a document that was written here. */
export class Markup {
  /** @type {string} */
  #source;

  /** @param {string} tag @param {Record<string, string | undefined>} attributes @param {(Markup | string)[]} children */
  constructor(tag, attributes, children) {
    if (!TAGS.has(tag)) throw new Error(`no element ${tag}`);
    const written = Object.entries(attributes).map(([name, value]) => (value === undefined ? "" : attribute(name, value)));
    const inner = children.map((child) => (child instanceof Markup ? child.#source : tag === "style" ? css(child) : escaped(child))).join("");
    this.#source = `<${tag}${written.join("")}>${VOID.has(tag) ? "" : `${inner}</${tag}>`}`;
  }

  toString() {
    return this.#source;
  }
}

/** An element. @param {string} tag @param {Record<string, string | undefined>} attributes @param {...(Markup | string)} children text, or elements */
export const element = (tag, attributes, ...children) => new Markup(tag, attributes, children);

/** A whole page. @param {Markup} html */
export const page = (html) => `<!doctype html>\n${html}\n`;

/** @param {string} name @param {string} value */
function attribute(name, value) {
  if (!ATTRIBUTES.has(name)) throw new Error(`no attribute ${name}`);
  return ` ${name}="${escaped(value)}"`;
}

/** @param {string} text */
const escaped = (text) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");

/** A style sheet cannot be escaped: one that could end its element is none. @param {string} sheet */
function css(sheet) {
  if (sheet.includes("<")) throw new Error("a style sheet with markup");
  return sheet;
}

/** JSON that can stand in a page's script, too: it holds no sign that HTML reads. @param {unknown} value */
export function json(value) {
  return `${JSON.stringify(value, null, 2).replace(/[<>&\u2028\u2029]/g, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, "0")}`)}\n`;
}
