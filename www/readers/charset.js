// @ts-check
/** Bytes to text in whatever charset they are. */
import { charsetPack } from "./packs.js";

/** The charset that a page names in its first kilobytes (HTML Standard, "prescan a byte stream"). @param {Uint8Array} bytes */
function named(bytes) {
  const head = new TextDecoder("latin1").decode(bytes.subarray(0, 4096));
  return /<meta[^>]+charset\s*=\s*["']?([\w-]+)/i.exec(head)?.[1] ?? /<\?xml[^>]+encoding\s*=\s*["']([\w-]+)/i.exec(head)?.[1];
}

/** @param {string} label @param {Uint8Array} bytes @param {boolean} fatal */
function tryDecode(label, bytes, fatal) {
  try {
    return new TextDecoder(label, { fatal }).decode(bytes);
  } catch {
    return null;
  }
}

const SAMPLE_BYTES = 2048;

/** UTF-32, which browsers do not decode. @param {Uint8Array} bytes @param {boolean} littleEndian */
function utf32(bytes, littleEndian) {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength - (bytes.byteLength % 4));
  let text = "";
  for (let at = 0; at < view.byteLength; at += 4) {
    const point = view.getUint32(at, littleEndian);
    if (point === 0xfeff && at === 0) continue;
    text += point > 0x10ffff || (point >= 0xd800 && point < 0xe000) ? "\ufffd" : String.fromCodePoint(point);
  }
  return text;
}

/**
 * UTF-16 or UTF-32 without its mark: of English every second byte is zero and none of the others, or three of four.
 * @param {Uint8Array} bytes @returns {"utf-16le" | "utf-16be" | "utf-32le" | "utf-32be" | undefined}
 */
export function unmarkedWide(bytes) {
  const zeros = [0, 0, 0, 0];
  const sample = bytes.subarray(0, SAMPLE_BYTES);
  sample.forEach((byte, at) => byte === 0 && zeros[at % 4]++);
  const quarter = sample.length / 4;
  if (bytes.length % 4 === 0 && zeros[2] > quarter * 0.9 && zeros[3] > quarter * 0.9 && zeros[0] === 0) return "utf-32le";
  if (bytes.length % 4 === 0 && zeros[0] > quarter * 0.9 && zeros[1] > quarter * 0.9 && zeros[3] === 0) return "utf-32be";
  const [even, odd] = [zeros[0] + zeros[2], zeros[1] + zeros[3]];
  if (bytes.length % 2 === 1 || Math.max(even, odd) < sample.length / 3 || Math.min(even, odd) > 0) return undefined;
  return odd > 0 ? "utf-16le" : "utf-16be";
}

/** By its mark, or by where its zeros stand. @param {Uint8Array} bytes @returns {string | undefined} */
function wide(bytes) {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return bytes.length > 3 && bytes[2] === 0 && bytes[3] === 0 ? "utf-32le" : "utf-16le";
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return "utf-16be";
  if (bytes[0] === 0 && bytes[1] === 0 && bytes[2] === 0xfe && bytes[3] === 0xff) return "utf-32be";
  return unmarkedWide(bytes);
}

/**
 * By byte-order mark; else UTF-16 or UTF-32 where it looks like it; else UTF-8 where it is valid; else the charset given or named in the text;
 * else UTF-8 with a few other bytes in it; else windows-1252.
 * @param {Uint8Array} bytes @param {string} [label] what an email or a server says the charset is
 * @returns {string}
 */
export const decode = (bytes, label) => known(bytes, label) ?? /** @type {string} */ (tryDecode("windows-1252", bytes, false));

/** The same, and what nothing says is guessed by what the words look like. @param {Uint8Array} bytes @returns {Promise<string>} */
export async function decodeUnknown(bytes) {
  return known(bytes) ?? (await guessed(bytes));
}

/** @param {Uint8Array} bytes @param {string} [label] @returns {string | null} */
function known(bytes, label) {
  const units = wide(bytes);
  if (units?.startsWith("utf-32")) return utf32(bytes, units.endsWith("le"));
  if (units) return tryDecode(units, bytes, false);
  const charset = label ?? named(bytes);
  // Of seven bits, and therefore valid UTF-8 too.
  if (/^iso-2022/i.test(charset ?? "") || hasEscapes(bytes)) return tryDecode(charset && /^iso-2022/i.test(charset) ? charset : "iso-2022-jp", bytes, false);
  const utf8 = tryDecode("utf-8", bytes, true);
  if (utf8 !== null) return utf8;
  const stated = charset && !/^utf-?8$/i.test(charset) ? tryDecode(charset, bytes, true) : null;
  return stated ?? nearlyUtf8(bytes) ?? (charset && !/^utf-?8$/i.test(charset) ? tryDecode(charset, bytes, false) : null);
}

/** Whether the bytes change to Japanese by ISO-2022-JP's own sign. @param {Uint8Array} bytes */
function hasEscapes(bytes) {
  for (let at = bytes.indexOf(0x1b); at >= 0 && at < SAMPLE_BYTES; at = bytes.indexOf(0x1b, at + 1)) {
    if (bytes[at + 1] === 0x24 && (bytes[at + 2] === 0x42 || bytes[at + 2] === 0x40)) return true;
  }
  return false;
}

/** How many bytes the UTF-8 character at `at` takes, 0 where there is none, -1 where the file ends within it. @param {Uint8Array} bytes @param {number} at */
function sequenceLength(bytes, at) {
  const first = bytes[at];
  const length = first < 0x80 ? 1 : first >= 0xc2 && first < 0xe0 ? 2 : first >= 0xe0 && first < 0xf0 ? 3 : first >= 0xf0 && first < 0xf5 ? 4 : 0;
  for (let next = 1; next < length; next++) {
    if (at + next >= bytes.length) return -1;
    if ((bytes[at + next] & 0xc0) !== 0x80) return 0;
  }
  return length;
}

/**
 * UTF-8 in which a few bytes are none: a file put together of two, or one that was cut. What is no UTF-8 is windows-1252; a character cut off at the end is
 * left out.
 * @param {Uint8Array} bytes @returns {string | null}
 */
function nearlyUtf8(bytes) {
  const pieces = [];
  let [good, bad, from, at] = [0, 0, 0, 0];
  const utf8 = new TextDecoder("utf-8", { ignoreBOM: true });
  const other = new TextDecoder("windows-1252");
  while (at < bytes.length) {
    const length = sequenceLength(bytes, at);
    if (length === -1) break;
    if (length > 1) good++;
    if (length === 0) {
      bad++;
      if (bad > good + 10) return null;
      pieces.push(utf8.decode(bytes.subarray(from, at)), other.decode(bytes.subarray(at, at + 1)));
      from = at + 1;
    }
    at += length || 1;
  }
  if (good === 0 || bad > good) return null;
  pieces.push(utf8.decode(bytes.subarray(from, at)));
  return pieces.join("").replace(/^\ufeff/, "");
}

/** Below that the detector guesses. */
const SURE = 60;

/** @param {Uint8Array} bytes @returns {Promise<string>} */
async function guessed(bytes) {
  const label = await guessedLabel(bytes);
  return /** @type {(bytes: Uint8Array) => string} */ (CANDIDATES.get(label) ?? by(label))(bytes);
}

/** By a detector where it is sure or the script is not Latin; else by which of a few charsets gives words. @param {Uint8Array} bytes @returns {Promise<string>} */
export async function guessedLabel(bytes) {
  const { analyse } = await charsetPack();
  const sample = bytes.subarray(0, 100_000);
  const kana = ["shift_jis", "euc-jp"].find((label) => isJapanese(tryDecode(label, sample, true)));
  if (kana) return kana;
  const [best] = analyse(sample);
  if (/^(shift_jis|euc|gb|big5)/i.test(best?.name ?? "") && best.confidence >= SURE) return best.name;
  let [label, most] = ["windows-1252", -Infinity];
  for (const [one, decoded] of CANDIDATES) {
    // What the detector says settles what is close.
    const score = plausible(decoded(sample)) + (one === best?.name.toLowerCase() ? 0.15 : 0);
    if (score > most) [label, most] = [one, score];
  }
  // Two bytes a character give nonsense in every charset of one.
  return most < NONSENSE && /^(shift_jis|euc|gb|big5)/i.test(best?.name ?? "") ? best.name : label;
}

const NONSENSE = 0.3;

/** The detector needs more words than a headline has; no prose of Japanese is without kana. @param {string | null} text */
function isJapanese(text) {
  const other = text?.match(/[^\x00-\x7f]/gu) ?? [];
  return other.length > 3 && other.filter((one) => /[\u3041-\u30ff]/.test(one)).length > other.length * 0.2 && other.every((one) => /[\u3000-\u30ff\u4e00-\u9fff\uff00-\uff60]/.test(one));
}

const DOS = "ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u00a0";
const by = (/** @type {string} */ label) => (/** @type {Uint8Array} */ bytes) => /** @type {string} */ (tryDecode(label, bytes, false));
function dos(/** @type {Uint8Array} */ bytes) {
  let text = "";
  for (const byte of bytes) text += byte < 128 ? String.fromCharCode(byte) : DOS[byte - 128];
  return text;
}

/** @type {Map<string, (bytes: Uint8Array) => string>} */
const CANDIDATES = new Map([
  ["windows-1252", by("windows-1252")],
  ["macintosh", by("macintosh")],
  ["cp437", dos],
  ["windows-1250", by("windows-1250")],
  ["windows-1251", by("windows-1251")],
  ["koi8-r", by("koi8-r")],
  ["ibm866", by("ibm866")],
  ["x-mac-cyrillic", by("x-mac-cyrillic")],
  ["windows-1253", by("windows-1253")],
]);

/** How much of what is not ASCII stands as letters, marks and signs stand in prose: 1 all, and less than 0 where it is nonsense. @param {string} text */
function plausible(text) {
  let [score, count] = [0, 0];
  for (const { 0: character, index } of text.matchAll(/[^\x00-\x7f]/gu)) {
    count++;
    score += fits(character, text[index - 1] ?? " ", text[index + character.length] ?? " ");
  }
  return count === 0 ? 0 : score / count;
}

const COMMON_CYRILLIC = /[оеаинтсрвлкмдпуяызбгчйхжшюц]/;

/** @param {string} character @param {string} before @param {string} after */
function fits(character, before, after) {
  const inWord = /\p{L}/u.test(before) || /\p{L}/u.test(after);
  if (/\p{Script=Cyrillic}|\p{Script=Greek}/u.test(character)) {
    const alone = /[A-Za-z]/.test(before + after);
    if (alone) return -1;
    if (/\p{Lu}/u.test(character)) return /\p{Ll}/u.test(before) ? -1 : 0.6;
    return COMMON_CYRILLIC.test(character) ? 1 : 0.2;
  }
  if (/\p{Ll}/u.test(character)) return inWord && !/\p{Lu}/u.test(after) ? (/[àáâäåæçèéêëìíîïñòóôöøùúûüßœ]/.test(character) ? 1 : 0.6) : -0.5;
  if (/\p{Lu}/u.test(character)) return /\p{Ll}/u.test(before) ? -1 : /\p{Ll}/u.test(after) ? 0.8 : 0;
  if (/[“‘„«]/.test(character)) return /[\s(—–-]/.test(before) && /\S/.test(after) ? 1 : -0.5;
  if (/[”»]/.test(character)) return /\S/.test(before) && !/\p{L}/u.test(after) ? 1 : -0.5;
  if (character === "’") return /\S/.test(before) ? 1 : -0.5;
  if (/[£€]/.test(character)) return /\d/.test(after) || /\d/.test(before) ? 1 : -0.3;
  if (/[–—…•·°§½\u00a0©®™]/.test(character)) return 0.7;
  return -1;
}
