// @ts-check
/** Zip archives, read by zip.js. */
import { decodeUnknown } from "./charset.js";
import { ReadError } from "./error.js";
import { MOST_FILES, MOST_UNPACKED } from "./limits.js";
import { zipPack } from "./packs.js";

/** @typedef {{ name: string, size: number, encrypted: boolean, read: () => Promise<Uint8Array<ArrayBuffer>> }} Member */

/** What archives may still unpack to: one budget for a file and all that is packed in it. */
export class Budget {
  bytes = MOST_UNPACKED;

  /** @param {number} bytes */
  spend(bytes) {
    this.bytes -= bytes;
    if (this.bytes < 0) throw new ReadError("tooLarge");
  }
}

/**
 * The members of an archive, without folders. What they say they unpack to is held against the budget before anything is unpacked, and what
 * they do unpack to while it is: an archive may lie.
 *
 * @param {Uint8Array<ArrayBuffer>} bytes
 * @param {Budget} budget
 * @returns {Promise<Member[]>}
 * @throws {ReadError}
 */
export async function membersOf(bytes, budget) {
  const { ZipReader, Uint8ArrayReader, configure } = await zipPack();
  configure({ useWebWorkers: false });
  try {
    const entries = [];
    // Members that lie over each other are a bomb; a real program writes none.
    const reader = new ZipReader(new Uint8ArrayReader(bytes), { checkOverlappingEntry: true, filenameValidation: "tolerant", normalizeFilename });
    for await (const entry of reader.getEntriesGenerator()) {
      if (entry.directory) continue;
      entries.push(entry);
      if (entries.length > MOST_FILES) throw new ReadError("tooMany");
    }
    const named = await namesOf(entries);
    return entries.map((entry, index) => ({ name: named[index], size: entry.uncompressedSize, encrypted: entry.encrypted, read: () => unpack(entry, budget) }));
  } catch (error) {
    throw error instanceof ReadError ? error : new ReadError("broken");
  }
}

/** Names that are not marked as UTF-8 are in the charset of who packed them. @param {any[]} entries @returns {Promise<string[]>} */
async function namesOf(entries) {
  const unmarked = entries.filter(({ filenameUTF8, rawFilename }) => !filenameUTF8 && rawFilename.some((/** @type {number} */ byte) => byte > 127));
  if (unmarked.length === 0) return entries.map(({ filename }) => filename);
  const together = await decodeUnknown(Uint8Array.from(unmarked.flatMap(({ rawFilename }) => [...rawFilename, 10])));
  const names = new Map(together.split("\n").slice(0, unmarked.length).map((name, index) => [unmarked[index], normalizeFilename(name)]));
  return entries.map((entry) => names.get(entry) ?? entry.filename);
}

/** Names are shown, and never written: what turns their direction or is no sign at all goes. @param {string} name */
const normalizeFilename = (name) => name.replaceAll("\\", "/").replace(/[\p{Cc}\p{Bidi_Control}]/gu, "");

/** @param {any} entry @param {Budget} budget */
async function unpack(entry, budget) {
  if (entry.encrypted) throw new ReadError("encrypted");
  /** @type {Uint8Array[]} */
  const parts = [];
  let length = 0;
  const sink = new WritableStream({
    write(part) {
      budget.spend(part.length);
      length += part.length;
      parts.push(part);
    },
  });
  try {
    await entry.getData(sink, { checkSignature: false });
  } catch (error) {
    throw budget.bytes < 0 ? new ReadError("tooLarge") : new ReadError("broken");
  }
  const whole = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
