// @ts-check
/**
 * Rich Text Format 1.9 to text: paragraphs, tabs, marks and characters. What is deleted or hidden, pictures, and tables of fonts and the like are left
 * out; footnotes follow the text.
 *
 * A reader of our own: the kept library for RTF needs Node and iconv, and drops what it does not know.
 */
import { ReadError } from "./error.js";
import { MOST_CHARACTERS } from "./limits.js";

/** Groups whose content is not the text. */
const LEFT_OUT = new Set("fonttbl colortbl stylesheet info pict header footer headerl headerr headerf footerl footerr footerf annotation object themedata colorschememapping listtable listoverridetable listtext pntext rsidtbl generator xmlnstbl datastore latentstyles fldinst nonshppict sp sn sv revtbl filetbl template deleted v xe tc txe rxe".split(" "));
/** Groups that begin with a star, and are text all the same. */
const KEPT = new Set(["shptxt", "shpinst", "shp"]);
/** @type {Map<string, string>} */
const WRITTEN = new Map([
  ["par", "\n\n"], ["line", "\n"], ["sect", "\n\n"], ["page", "\n\n"], ["tab", "\t"], ["cell", "\t"], ["nestcell", "\t"], ["row", "\n\n"], ["nestrow", "\n\n"], ["emdash", "—"], ["endash", "–"],
  ["lquote", "‘"], ["rquote", "’"], ["ldblquote", "“"], ["rdblquote", "”"], ["bullet", "•"], ["emspace", "\u2003"], ["enspace", "\u2002"], ["qmspace", "\u2005"],
]);
/** Charsets of fonts by their numbers (\fcharset). @type {Map<number, string>} */
const CHARSETS = new Map([[77, "macintosh"], [128, "shift_jis"], [129, "euc-kr"], [134, "gbk"], [136, "big5"], [161, "windows-1253"], [162, "windows-1254"], [163, "windows-1258"], [177, "windows-1255"], [178, "windows-1256"], [186, "windows-1257"], [204, "windows-1251"], [222, "windows-874"], [238, "windows-1250"]]);
const TOKEN = /\\'([0-9a-f]{2})|\\([a-z]+)(-?\d+)? ?|\\([^a-z])|([{}])|[\r\n]+|([^\\{}\r\n]+)/gi;
/** As deep as groups lie in anything that was written. */
const MOST_GROUPS = 1000;

/** @typedef {{ fallback: number, hidden: boolean, note: boolean, font: number }} Group how many characters stand in for a `\u`, whether it is left out, whether it is a footnote */

/** @param {Uint8Array<ArrayBuffer>} bytes */
export async function readRtf(bytes) {
  // Latin-1 gives each byte as the character of its number; the decoder of that name is windows-1252 and does not.
  let source = "";
  for (let at = 0; at < bytes.length; at += 0x8000) source += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
  if (!/^\s*\{\\rtf/.test(source)) throw new ReadError("broken");
  const reader = new RtfReader(source);
  for (const token of source.matchAll(TOKEN)) {
    reader.take(token);
    // What some programs leave behind the last group is no text.
    if (reader.isAtEnd) break;
  }
  return { text: reader.text };
}

class RtfReader {
  #page;
  /** @type {Map<number, string>} */
  #fonts = new Map();
  /** @type {Group[]} */
  #groups = [{ fallback: 1, hidden: false, note: false, font: -1 }];
  #depth = 0;
  #begun = false;
  #skip = 0;
  /** Bytes of one charset, until something else comes: of some a character takes two. @type {number[]} */
  #bytes = [];
  #body = "";
  #notes = "";
  /** Whether the last token was a star at the head of a group: the next word says what the group is. */
  #starred = false;
  /** Whether nothing of the group was read yet. */
  #fresh = false;
  /** The font that the table of fonts is at. */
  #defined = -1;
  #inFonts = 0;

  /** @param {string} source */
  constructor(source) {
    const page = /\\ansicpg(\d+)/.exec(source)?.[1];
    this.#page = /\\mac\b/.test(source.slice(0, 200)) ? "macintosh" : /\\pca?\b/.test(source.slice(0, 200)) ? "ibm866" : page === "10000" ? "macintosh" : page === "932" ? "shift_jis" : page === "936" ? "gbk" : page === "949" ? "euc-kr" : page === "950" ? "big5" : page === "65001" ? "utf-8" : `windows-${page ?? 1252}`;
  }

  get isAtEnd() {
    return this.#begun && this.#depth === 0;
  }

  get text() {
    this.#flush();
    return [this.#body, this.#notes].map((part) => part.trim()).filter(Boolean).join("\n\n");
  }

  /** @param {RegExpMatchArray} token */
  take([whole, byte, word, value, symbol, brace, plain]) {
    const group = this.#groups[this.#groups.length - 1];
    if (byte !== undefined) return void (group.hidden || this.#byte(parseInt(byte, 16)));
    if (whole.charCodeAt(0) > 31 || this.#bytes.length === 0) this.#flush();
    if (brace) this.#brace(brace);
    else if (plain !== undefined) this.#plain(plain, group);
    else if (symbol) this.#symbol(symbol, group);
    else if (word) this.#word(word, value, group);
    if (whole.trim() !== "") this.#fresh = brace === "{";
  }

  /** @param {string} brace */
  #brace(brace) {
    if (brace === "{") {
      this.#depth++;
      this.#begun = true;
      if (this.#depth < MOST_GROUPS) this.#groups.push({ ...this.#groups[this.#groups.length - 1] });
    } else {
      if (this.#depth < MOST_GROUPS && this.#groups.length > 1) this.#groups.pop();
      this.#depth = Math.max(0, this.#depth - 1);
      if (this.#groups.length < this.#inFonts) this.#inFonts = 0;
    }
    this.#skip = 0;
  }

  /** @param {string} word @param {string | undefined} value @param {Group} group */
  #word(word, value, group) {
    const starred = this.#starred;
    this.#starred = false;
    const off = value === "0";
    if (word === "fonttbl") this.#inFonts = this.#groups.length;
    if (word === "f") {
      if (this.#inFonts > 0) this.#defined = Number(value);
      else group.font = Number(value);
    } else if (word === "fcharset") this.#fonts.set(this.#defined, CHARSETS.get(Number(value)) ?? "");
    else if (word === "plain") group.font = -1;
    if (word === "uc") group.fallback = Math.min(Number(value), 10);
    else if (word === "footnote") group.note = true;
    else if (starred && !KEPT.has(word)) group.hidden = true;
    // "\v0" and "\deleted0" end what "\v" began.
    else if (LEFT_OUT.has(word)) group.hidden = !(off && (word === "v" || word === "deleted"));
    else if (group.hidden) return;
    else if (word === "u") {
      this.#write(String.fromCharCode(Number(value) & 0xffff), group);
      this.#skip = group.fallback;
    } else this.#write(WRITTEN.get(word) ?? "", group);
  }

  /** @param {string} symbol @param {Group} group */
  #symbol(symbol, group) {
    if (symbol === "*") this.#starred = this.#fresh;
    else if (group.hidden) return;
    else if (this.#skip > 0) this.#skip--;
    else if (symbol === "~") this.#write("\u00a0", group);
    else if (symbol === "_") this.#write("\u2011", group);
    else if (symbol === "\n" || symbol === "\r") this.#write("\n\n", group);
    else if ("\\{}".includes(symbol)) this.#write(symbol, group);
  }

  /** @param {string} plain @param {Group} group */
  #plain(plain, group) {
    if (group.hidden) return;
    const kept = plain.slice(this.#skip);
    this.#skip = Math.max(0, this.#skip - plain.length);
    if (!/[\x80-\xff]/.test(kept)) return this.#write(kept, group);
    for (const character of kept) this.#byte(character.charCodeAt(0));
  }

  /** @param {number} byte */
  #byte(byte) {
    if (this.#skip > 0) this.#skip--;
    else this.#bytes.push(byte);
  }

  #flush() {
    if (this.#bytes.length === 0) return;
    const group = this.#groups[this.#groups.length - 1];
    const bytes = Uint8Array.from(this.#bytes);
    this.#bytes = [];
    this.#write(decoder(this.#fonts.get(group.font) || this.#page).decode(bytes), group);
  }

  /** @param {string} text @param {Group} group */
  #write(text, group) {
    if (group.note) this.#notes += text;
    else this.#body += text;
    if (this.#body.length + this.#notes.length > MOST_CHARACTERS * 2) throw new ReadError("tooLarge");
  }
}

/** @type {Map<string, TextDecoder>} */
const decoders = new Map();

/** @param {string} label @returns {TextDecoder} */
function decoder(label) {
  const known = decoders.get(label);
  if (known) return known;
  let made;
  try {
    made = new TextDecoder(label);
  } catch {
    made = new TextDecoder("windows-1252");
  }
  decoders.set(label, made);
  return made;
}
