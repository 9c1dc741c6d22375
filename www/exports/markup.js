// @ts-check
/**
 * The one writer of markup. Whatever goes in as text or as an attribute's value comes out as that and nothing else: what stands in a
 * document as markup was made here.
 */

const TAGS = new Set(["html", "head", "body", "meta", "title", "style", "h1", "h2", "p", "mark", "b", "figcaption", "footer", "br", "small", "span", "table", "tr", "th", "td"]);
const VOID = new Set(["meta", "br"]);
const ATTRIBUTES = new Set(["lang", "charset", "class", "title", "http-equiv", "content", "style"]);
/** All that an element of its own may be painted with: word processors read no rules. */
const PAINT = /^background:#[0-9a-f]{6}$/;

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

/** Tags and names of XML are written here as they are given: they are of the program, never of a text. */
const NAME = /^[A-Za-z][\w:.-]*$/;

/** An element of XML. */
export class Xml {
  /** @type {string} */
  #source;

  /** @param {string} tag @param {Record<string, string>} attributes @param {(Xml | string)[]} children */
  constructor(tag, attributes, children) {
    for (const name of [tag, ...Object.keys(attributes)]) if (!NAME.test(name)) throw new Error(`no name ${name}`);
    const written = Object.entries(attributes).map(([name, value]) => ` ${name}="${escaped(storable(value))}"`).join("");
    const inner = children.map((child) => (child instanceof Xml ? child.#source : escaped(storable(child)))).join("");
    this.#source = `<${tag}${written}>${inner}</${tag}>`;
  }

  toString() {
    return this.#source;
  }
}

/** @param {string} tag @param {Record<string, string>} attributes @param {...(Xml | string)} children text, or elements */
export const xml = (tag, attributes, ...children) => new Xml(tag, attributes, children);

/** A whole document. @param {Xml} root */
export const xmlDocument = (root) => `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n${root}`;

/** Without what XML cannot hold: most control characters, halves of characters. @param {string} text */
const storable = (text) => text.replace(/\p{Cs}/gu, "").replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, "");

/** @param {string} name @param {string} value */
function attribute(name, value) {
  if (!ATTRIBUTES.has(name) || (name === "style" && !PAINT.test(value))) throw new Error(`no attribute ${name}`);
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
