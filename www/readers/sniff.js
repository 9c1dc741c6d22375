// @ts-check
/** What a file is, by its first bytes: its name may lie. */
import { unmarkedWide } from "./charset.js";

/** @typedef {"pdf" | "rtf" | "zip" | "ole" | "html" | "wordml" | "fodt" | "mail" | "mbox" | "markdown" | "subtitles" | "text" | "media" | "archive" | "code" | "office" | "unsupported"} Kind */

const HEAD_BYTES = 4096;

/** First bytes that settle it; `?` stands for any byte. @type {[string, Kind][]} */
const SIGNS = [
  ["PK\x03\x04", "zip"], ["PK\x05\x06", "zip"],
  ["\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "ole"],
  ["\xff\xd8", "media"], ["\x89PNG\r\n", "media"], ["GIF8", "media"], ["RIFF????WEBP", "media"], ["RIFF????WAVE", "media"], ["RIFF????AVI ", "media"], ["II*\0", "media"], ["MM\0*", "media"],
  ["8BPS", "media"], ["ID3", "media"], ["OggS", "media"], ["fLaC", "media"], ["\x1aE\xdf\xa3", "media"], ["????ftyp", "media"], ["\xff\xfb", "media"], ["\xff\xf1", "media"],
  ["\x1f\x8b", "archive"], ["7z\xbc\xaf\x27\x1c", "archive"], ["Rar!\x1a\x07", "archive"], ["BZh", "archive"], ["\xfd7zXZ\0", "archive"],
  ["SQLite format 3", "code"], ["wOFF", "unsupported"], ["wOF2", "unsupported"], ["\x7fELF", "unsupported"], ["MZ", "unsupported"],
];

/** Kinds whose names say what their bytes do not. @type {Map<string, Kind>} */
const NAMED = new Map();
for (const [kind, names] of /** @type {[Kind, string][]} */ ([
  ["markdown", "md markdown mdown mkd"],
  ["mail", "eml mht mhtml emlx"],
  ["mbox", "mbox mbx"],
  ["html", "html htm xhtml xht"],
  ["subtitles", "srt vtt"],
  ["code", "js mjs cjs jsx ts tsx css scss less json jsonl ndjson geojson map xml xsl xsd rss atom yaml yml toml ini cfg conf sql py rb php pl sh bash zsh bat ps1 java kt c h cc cpp hpp cs go rs swift lua r jl tex bib svg ipynb webmanifest lock plist"],
  ["office", "csv tsv"],
  ["media", "jpg jpeg png gif webp tif tiff bmp heic psd ai mp3 m4a wav ogg flac aac mp4 m4v mov avi mkv webm"],
  ["archive", "gz tgz bz2 xz 7z rar tar zst"],
])) for (const name of names.split(" ")) NAMED.set(name, kind);

export const extensionOf = (/** @type {string} */ name) => /\.([^./\\]+)$/.exec(name)?.[1].toLowerCase() ?? "";

/** @param {Uint8Array} bytes */
const latin1 = (bytes) => String.fromCharCode(...bytes);

/** @param {string} head @param {string} sign */
const begins = (head, sign) => [...sign].every((character, at) => (character === "?" && sign.includes("??") ? true : head[at] === character));

/** @param {string} name @param {Uint8Array} bytes @returns {Kind} */
export function sniff(name, bytes) {
  const head = latin1(bytes.subarray(0, HEAD_BYTES));
  const sign = SIGNS.find(([one]) => begins(head, one));
  // "MZ" and "BZh" may begin an article; what follows them there is no zero.
  if (sign && (sign[0].length > 3 || sign[0].charCodeAt(0) > 126 || sign[0] === "\x1f\x8b" || isBinary(bytes))) return sign[1];
  if (head.slice(0, 1024).includes("%PDF-")) return "pdf";
  const named = NAMED.get(extensionOf(name));
  if (isBinary(bytes)) return named === "media" || named === "archive" ? named : "unsupported";
  const text = unmarkedWide(bytes) || bytes[0] === 0xff || bytes[0] === 0xfe ? head.replace(/\0|^[\xff\xfe]+/g, "") : head.replace(/^\xef\xbb\xbf/, "");
  return textKind(extensionOf(name), text.trimStart(), text);
}

/** @param {string} extension @param {string} text without what stands before its first word @param {string} whole @returns {Kind} */
function textKind(extension, text, whole) {
  if (text.startsWith("{\\rtf")) return "rtf";
  if (/^WEBVTT\b/.test(text) || /^\d+\s*\r?\n\d\d:\d\d:\d\d[,.]\d+ *-->/.test(text)) return "subtitles";
  if (text.startsWith("<")) {
    const markup = markupKind(text);
    if (markup) return markup;
  }
  if (/^From \S+.*\r?\n[\w-]+:/.test(whole)) return "mbox";
  const named = NAMED.get(extension);
  if (named === "markdown" && text.startsWith("<")) return "markdown";
  if (named && named !== "media" && named !== "archive") return named;
  if (isMail(whole)) return "mail";
  if (/^---\r?\n(?:[\w-]+:.*\r?\n)/.test(text)) return "markdown";
  if (isHtml(text)) return "html";
  return isCode(text) ? "code" : "text";
}

/** @param {string} text @returns {Kind | undefined} */
function markupKind(text) {
  const head = text.replace(/<!--[^]*?-->/g, " ").trimStart();
  if (/<w:wordDocument|progid="Word\.Document"/.test(head)) return "wordml";
  if (/<office:document\b/.test(head)) return /office:mimetype="application\/vnd\.oasis\.opendocument\.text/.test(head) || !/office:mimetype/.test(head) ? "fodt" : "office";
  if (/progid="Excel\.Sheet"/.test(head)) return "office";
  if (/<!doctype html|<html[\s>]/i.test(head)) return "html";
  if (/^<\?php|^<\?xml|^<!DOCTYPE|^<(svg|rss|feed|nitf|newsItem|xsl:|plist)\b/i.test(head)) return "code";
  return isHtml(head) ? "html" : undefined;
}

/** @param {string} head */
const isHtml = (head) => /^<(html|head|body|meta|p|div|h[1-6]|article|section|main|table|ul|ol|blockquote|span|b|title|style|script|link|center|font|a)\b[^>]*>/i.test(head) && /<\/?\w+[^>]*>[^]*<\/?\w+/.test(head);

const FIELDS = /^(received|return-path|message-id|mime-version|subject|date|from|to|cc|reply-to|content-type|content-transfer-encoding|delivered-to|dkim-signature|x-[\w-]+|comments):/i;

/** Whether it begins as a message does: with lines that are fields, and two at least that only messages have. @param {string} text */
function isMail(text) {
  const head = text.split(/\r?\n\r?\n/, 1)[0].split(/\r?\n/).filter((line) => !/^[ \t]/.test(line));
  return head.length >= 3 && head.every((line) => /^[\w-]+:/.test(line)) && head.filter((line) => FIELDS.test(line)).length >= 3 && head.some((line) => /^(mime-version|message-id|received|content-type|return-path):/i.test(line));
}

/** Lines as programs have them and prose has not. */
const CODE_LINE = /[;{}]\s*$|^\s*(\/\/|#include|import\s.*\bfrom\b|def\s+\w+\(|function\s+\w*\(|@media|\*\/|<\/?\w+>\s*$|"[\w-]+"\s*:)|=>|^\s*[.#]?[\w-]+\s*\{|^\s*[\w-]+\s*:\s*[^ ].*;$/;

/** @param {string} text */
function isCode(text) {
  if (/^[[{]/.test(text) && /^\{\s*"[^"]+"\s*:|^\[\s*[{["]/.test(text)) return true;
  if (text.startsWith("#!")) return true;
  const lines = text.split(/\r?\n/).filter((line) => line.trim() !== "");
  return lines.length >= 5 && lines.filter((line) => CODE_LINE.test(line)).length > lines.length / 2;
}

/** Whether the bytes are of no text: there are control characters among them. A few zeros at the end are none. @param {Uint8Array} bytes */
function isBinary(bytes) {
  if ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff) || (bytes[0] === 0 && bytes[1] === 0 && bytes[2] === 0xfe && bytes[3] === 0xff) || unmarkedWide(bytes)) return false;
  const sample = bytes.subarray(0, HEAD_BYTES);
  let controls = 0;
  for (const byte of sample) if (byte < 32 && !(byte >= 9 && byte <= 13) && byte !== 0x1b && byte !== 0x1a) controls++;
  return controls > sample.length * 0.02 + (sample.length > 20 ? 1 : 0);
}

/** What a file of Microsoft's old container is, by the names of its streams. @param {Uint8Array} bytes @returns {"oldWord" | "office" | "encrypted" | "outlook"} */
export function oleKind(bytes) {
  const has = (/** @type {string} */ stream) => indexOf(bytes, [...stream].flatMap((character) => [character.charCodeAt(0), 0]));
  if (has("EncryptedPackage")) return "encrypted";
  if (has("__substg1.0_")) return "outlook";
  if (has("WordDocument")) return "oldWord";
  return "office";
}

/** @param {Uint8Array} bytes @param {number[]} wanted */
function indexOf(bytes, wanted) {
  for (let at = bytes.indexOf(wanted[0]); at >= 0; at = bytes.indexOf(wanted[0], at + 1)) {
    if (wanted.every((byte, next) => bytes[at + next] === byte)) return true;
  }
  return false;
}
