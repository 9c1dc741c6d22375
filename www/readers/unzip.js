// @ts-check
/** Reads zip archives (PKWARE APPNOTE 6.3): stored and deflated members, no encryption, no zip64. */
import { ReadError } from "./error.js";

const END = 0x06054b50;
const CENTRAL = 0x02014b50;
const STORED = 0;
const DEFLATED = 8;
const ENCRYPTED = 1;
/** What an archive may grow to when it is unpacked: an archive of zeros must not fill the memory. */
const MOST_BYTES = 200_000_000;

/**
 * @typedef {object} Member
 * @property {string} name
 * @property {number} size  in bytes, unpacked
 * @property {() => Promise<Uint8Array<ArrayBuffer>>} read
 */

/**
 * The members of an archive; folders are left out.
 * @param {Uint8Array<ArrayBuffer>} archive
 * @returns {Member[]}
 * @throws {ReadError} where it is not a zip archive, is cut off, or unpacks to too much
 */
export function unzip(archive) {
  const view = new DataView(archive.buffer, archive.byteOffset, archive.byteLength);
  const end = endRecord(view);
  const members = [];
  let total = 0;
  try {
    let at = view.getUint32(end + 16, true);
    for (let count = view.getUint16(end + 10, true); count > 0; count -= 1) {
      if (view.getUint32(at, true) !== CENTRAL) throw new ReadError("broken");
      const nameLength = view.getUint16(at + 28, true);
      const name = new TextDecoder().decode(archive.subarray(at + 46, at + 46 + nameLength));
      const member = { flags: view.getUint16(at + 8, true), method: view.getUint16(at + 10, true), packed: view.getUint32(at + 20, true), size: view.getUint32(at + 24, true), start: view.getUint32(at + 42, true) };
      total += member.size;
      if (total > MOST_BYTES) throw new ReadError("tooLarge");
      if (!name.endsWith("/")) members.push({ name, size: member.size, read: () => unpack(archive, view, member) });
      at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
    }
  } catch (error) {
    throw error instanceof ReadError ? error : new ReadError("broken");
  }
  return members;
}

/** Where the end record stands: before a comment of at most 65,535 bytes. @param {DataView} view */
function endRecord(view) {
  for (let at = view.byteLength - 22; at >= Math.max(0, view.byteLength - 65_557); at -= 1) {
    if (view.getUint32(at, true) === END) return at;
  }
  throw new ReadError("broken");
}

/**
 * @param {Uint8Array<ArrayBuffer>} archive @param {DataView} view
 * @param {{flags: number, method: number, packed: number, size: number, start: number}} member
 */
async function unpack(archive, view, { flags, method, packed, size, start }) {
  if (flags & ENCRYPTED) throw new ReadError("encrypted");
  if (start + 30 > view.byteLength) throw new ReadError("broken");
  const from = start + 30 + view.getUint16(start + 26, true) + view.getUint16(start + 28, true);
  const bytes = archive.subarray(from, from + packed);
  if (method === STORED) return bytes;
  if (method !== DEFLATED) throw new ReadError("broken");
  return inflate(bytes, size);
}

/** Stops where the bytes grow past what the archive said. @param {Uint8Array<ArrayBuffer>} bytes @param {number} size */
async function inflate(bytes, size) {
  const out = new Uint8Array(size);
  let length = 0;
  try {
    const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate-raw"));
    for (let reader = stream.getReader(); ; ) {
      const { done, value } = await reader.read();
      if (done) break;
      out.set(value, length);
      length += value.length;
    }
  } catch {
    throw new ReadError("broken");
  }
  return out.subarray(0, length);
}
