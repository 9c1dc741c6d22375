// @ts-check
/** Files into one zip archive (PKWARE APPNOTE 6.3, stored without compression, names in UTF-8). */

const LOCAL = 0x04034b50;
const CENTRAL = 0x02014b50;
const END = 0x06054b50;
const UTF8_NAMES = 0x0800;
/** 1 January 1980, the earliest that the format can say: the same files give the same archive. */
const NO_DATE = 0x0021;

const CRC = Uint32Array.from({ length: 256 }, (_, byte) => {
  let value = byte;
  for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  return value >>> 0;
});

/** CRC-32 as in ISO 3309. @param {Uint8Array} bytes */
export function crc32(bytes) {
  let value = 0xffffffff;
  for (const byte of bytes) value = CRC[(value ^ byte) & 0xff] ^ (value >>> 8);
  return (value ^ 0xffffffff) >>> 0;
}

/** Little-endian fields, each `[value, bytes]`. @param {...[number, number]} fields */
function header(...fields) {
  const bytes = new Uint8Array(fields.reduce((sum, [, size]) => sum + size, 0));
  let at = 0;
  for (const [value, size] of fields) for (let byte = 0; byte < size; byte += 1) bytes[at++] = (value >>> (8 * byte)) & 0xff;
  return bytes;
}

/** Names that stand alone: the second `a.txt` becomes `a (2).txt`. @param {string[]} names */
export function uniqueNames(names) {
  const seen = new Map();
  return names.map((name) => {
    const count = (seen.get(name) ?? 0) + 1;
    seen.set(name, count);
    return count === 1 ? name : name.replace(/(\.[^/]*)?$/, (extension) => ` (${count})${extension}`);
  });
}

/**
 * @param {{name: string, content: string | Uint8Array}[]} files
 * @returns {Uint8Array<ArrayBuffer>} the archive
 */
export function zip(files) {
  const encoder = new TextEncoder();
  const names = uniqueNames(files.map(({ name }) => name));
  const parts = [];
  const directory = [];
  let offset = 0;
  for (const [index, { content }] of files.entries()) {
    const bytes = typeof content === "string" ? encoder.encode(content) : content;
    const name = encoder.encode(names[index]);
    /** @type {[number, number][]} */
    const common = [[20, 2], [UTF8_NAMES, 2], [0, 2], [0, 2], [NO_DATE, 2], [crc32(bytes), 4], [bytes.length, 4], [bytes.length, 4], [name.length, 2], [0, 2]];
    const local = header([LOCAL, 4], ...common);
    directory.push(header([CENTRAL, 4], [20, 2], ...common, [0, 2], [0, 2], [0, 2], [0, 4], [offset, 4]), name);
    parts.push(local, name, bytes);
    offset += local.length + name.length + bytes.length;
  }
  const size = directory.reduce((sum, { length }) => sum + length, 0);
  const end = header([END, 4], [0, 2], [0, 2], [files.length, 2], [files.length, 2], [size, 4], [offset, 4], [0, 2]);
  const archive = new Uint8Array(offset + size + end.length);
  let at = 0;
  for (const part of [...parts, ...directory, end]) {
    archive.set(part, at);
    at += part.length;
  }
  return archive;
}
