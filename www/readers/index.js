// @ts-check
/** Files to texts. Everything is read on this device; nothing of a file runs or loads. */
import { decode, unmarkedUtf16 } from "./charset.js";
import { readEmail } from "./email.js";
import { ReadError } from "./error.js";
import { readHtml } from "./html.js";
import { readDocx, readEpub, readOdt } from "./office.js";
import { readPdf } from "./pdf.js";
import { readRtf } from "./rtf.js";
import { unzip } from "./unzip.js";

export { articleText } from "./html.js";
export { ReadError } from "./error.js";

/** @typedef {(bytes: Uint8Array<ArrayBuffer>) => Promise<string>} Reader */

/** @type {Reader} */
const readText = async (bytes) => decode(bytes);

/** @type {Record<string, Reader>} */
const READERS = {
  txt: readText,
  text: readText,
  md: readText,
  markdown: readText,
  html: readHtml,
  htm: readHtml,
  xhtml: readHtml,
  docx: readDocx,
  odt: readOdt,
  epub: readEpub,
  rtf: readRtf,
  pdf: readPdf,
  eml: readEmail,
};

/** The extensions of the files that can be read. */
export const EXTENSIONS = [...Object.keys(READERS), "zip"];

/** What a file may weigh, its pictures included. */
const MOST_BYTES = 64_000_000;

/** How long a text may be: half a million words, several novels. One that is longer is no article, and would take minutes. */
export const MOST_CHARACTERS = 3_000_000;

const extension = (/** @type {string} */ name) => /\.([^./\\]+)$/.exec(name)?.[1].toLowerCase() ?? "";
const isJunk = (/** @type {string} */ name) => name.startsWith("__MACOSX/") || /(^|\/)\./.test(name);

/** Bytes that no text file holds. @param {Uint8Array} bytes */
const isBinary = (bytes) => bytes.subarray(0, 2048).includes(0) && !(bytes[0] >= 0xfe && bytes[1] >= 0xfe) && !unmarkedUtf16(bytes);

/** @param {string} name @param {Uint8Array<ArrayBuffer>} bytes */
async function read(name, bytes) {
  if (bytes.length > MOST_BYTES) throw new ReadError("tooLarge");
  const reader = READERS[extension(name)] ?? (isBinary(bytes) ? undefined : readText);
  if (!reader) throw new ReadError("unsupported");
  if (reader === readText && isBinary(bytes)) throw new ReadError("unsupported");
  const text = await reader(bytes);
  if (!text.trim()) throw new ReadError("empty");
  if (text.length > MOST_CHARACTERS) throw new ReadError("tooLarge");
  return text;
}

/**
 * Reads a file; a zip archive gives one result for each file in it. One that cannot be read gives its error, and the rest goes on.
 * @param {File} file
 * @returns {AsyncGenerator<{name: string, text: string, error?: undefined} | {name: string, text?: undefined, error: ReadError}>}
 */
export async function* readFile(file) {
  let members = [{ name: file.name, read: () => bytesOf(file) }];
  if (extension(file.name) === "zip") {
    try {
      members = unzip(new Uint8Array(await file.arrayBuffer())).filter(({ name }) => !isJunk(name));
    } catch (error) {
      yield { name: file.name, error: asReadError(error) };
      return;
    }
  }
  for (const member of members) {
    try {
      yield { name: member.name, text: await read(member.name, await member.read()) };
    } catch (error) {
      yield { name: member.name, error: asReadError(error) };
    }
  }
}

/** @param {File} file */
async function bytesOf(file) {
  if (file.size > MOST_BYTES) throw new ReadError("tooLarge");
  return new Uint8Array(await file.arrayBuffer());
}

/** A `DOMException` comes from the device: the file is gone, or the reader may not read it. @param {unknown} error */
const asReadError = (error) => (error instanceof ReadError ? error : new ReadError(error instanceof DOMException ? "unreadable" : error instanceof RangeError ? "tooLarge" : "broken"));
