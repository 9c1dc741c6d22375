// @ts-check
/** Bytes to text in whatever charset they are. */

/** The charset that a page names in its first kilobyte (HTML Standard, "prescan a byte stream"). @param {Uint8Array} bytes */
function named(bytes) {
  const head = new TextDecoder("latin1").decode(bytes.subarray(0, 1024));
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

/**
 * UTF-16 without its mark: every second byte of English is zero, and none of the others.
 * @param {Uint8Array} bytes @returns {"utf-16le" | "utf-16be" | undefined}
 */
export function unmarkedUtf16(bytes) {
  const zeros = [0, 0];
  const sample = bytes.subarray(0, SAMPLE_BYTES);
  sample.forEach((byte, at) => byte === 0 && zeros[at % 2]++);
  if (bytes.length % 2 === 1 || Math.max(...zeros) < sample.length / 3 || Math.min(...zeros) > 0) return undefined;
  return zeros[1] > 0 ? "utf-16le" : "utf-16be";
}

/**
 * By byte-order mark; else UTF-16 where it looks like it; else UTF-8 where it is valid; else the charset given or named in the text; else windows-1252.
 * @param {Uint8Array} bytes @param {string} [label] what an email or a server says the charset is
 */
export function decode(bytes, label) {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return /** @type {string} */ (tryDecode("utf-16le", bytes, false));
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return /** @type {string} */ (tryDecode("utf-16be", bytes, false));
  const unmarked = unmarkedUtf16(bytes);
  if (unmarked) return /** @type {string} */ (tryDecode(unmarked, bytes, false));
  const utf8 = tryDecode("utf-8", bytes, true);
  if (utf8 !== null) return utf8;
  for (const charset of [label, named(bytes)]) {
    const text = charset ? tryDecode(charset, bytes, true) : null;
    if (text !== null) return text;
  }
  return /** @type {string} */ (tryDecode("windows-1252", bytes, false));
}
