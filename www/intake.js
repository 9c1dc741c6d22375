// @ts-check
// How articles come in: pasted, dropped (files and folders), picked. One bad file never stops the rest.

import { heard } from "./privacy.js";
import { MOST_CHARACTERS, MOST_FILES, ReadError, readFile } from "./readers/index.js";
import { withoutCompanions } from "./readers/saved.js";
import { t } from "./strings/index.js";

/** @typedef {import("./types.js").Arrival} Arrival */
/** @typedef {{ name: string, how: Arrival, text: string, published?: string }} Source `published`: the day, where the file says it */
/** @typedef {{ name: string, reason: string }} Refusal */
/** @typedef {{ name: string, error: ReadError }} Unreadable what the device would not hand out */

/**
 * Reads the files one after the other, so that the page stays free between them.
 *
 * @param {(File | Unreadable)[]} files
 * @param {Arrival} how
 * @param {(source: Source) => void} accept
 * @param {AbortSignal} [signal]
 * @param {(done: number, of: number) => void} [progress] how many pages of a long file are read
 * @returns {Promise<Refusal[]>}
 */
export async function readFiles(files, how, accept, signal, progress) {
  /** @type {Refusal[]} */
  const refused = [];
  for (const file of files) {
    for await (const { error, ...read } of "error" in file ? [{ ...file, text: undefined }] : readFile(file, { signal, requested: heard, progress: (_, done, of) => progress?.(done, of) })) {
      if (signal?.aborted) return refused;
      if (error) refused.push({ name: read.name, reason: reason(error) });
      else if (read.text !== undefined) accept({ ...read, how });
    }
  }
  return refused;
}

/** @param {unknown} error */
function reason(error) {
  return t(`error.${error instanceof ReadError ? error.code : "broken"}`, { n: error instanceof ReadError && error.code === "tooMany" ? MOST_FILES : MOST_CHARACTERS });
}

/** The files of a folder that was picked, without hidden ones, in the order of their names. @param {File[]} files */
export function inOrder(files) {
  const shown = files.filter(({ webkitRelativePath }) => !webkitRelativePath.split("/").slice(1).some((name) => name.startsWith(".")));
  return withoutCompanions(shown, ({ webkitRelativePath }) => webkitRelativePath).sort((a, b) => a.webkitRelativePath.localeCompare(b.webkitRelativePath, undefined, { numeric: true }));
}

/**
 * The files of a drop, those in folders too, in the order of their names.
 *
 * @param {DataTransfer} transfer read at once: it is empty after the event
 * @returns {Promise<(File | Unreadable)[]>}
 */
export async function droppedFiles(transfer) {
  const entries = [...transfer.items].map((item) => item.webkitGetAsEntry?.()).filter((entry) => entry !== null && entry !== undefined);
  if (entries.length === 0) return [...transfer.files];
  const lists = await Promise.all(entries.map((entry) => handedOut(entry, "")));
  return withoutCompanions(lists.flat(), ({ path }) => path).map(({ file }) => file);
}

/** @typedef {{ path: string, file: File | Unreadable }} Found */

/** What the device refuses is named among what could not be read, and the rest goes on. @param {FileSystemEntry} entry @param {string} folder @returns {Promise<Found[]>} */
const handedOut = (entry, folder) => filesOf(entry, `${folder}${entry.name}`).catch(() => [{ path: folder + entry.name, file: { name: entry.name, error: new ReadError("unreadable") } }]);

/** @param {FileSystemEntry} entry @param {string} path @returns {Promise<Found[]>} */
async function filesOf(entry, path) {
  if (entry.isFile) return [{ path, file: await new Promise((resolve, reject) => /** @type {FileSystemFileEntry} */ (entry).file(resolve, reject)) }];
  const reader = /** @type {FileSystemDirectoryEntry} */ (entry).createReader();
  /** @type {FileSystemEntry[]} */
  const inside = [];
  // A directory hands out at most a hundred entries a call, and none when it is through.
  for (;;) {
    /** @type {FileSystemEntry[]} */
    const some = await new Promise((resolve, reject) => reader.readEntries(resolve, reject));
    if (some.length === 0) break;
    inside.push(...some.filter(({ name }) => !name.startsWith(".")));
  }
  inside.sort((a, b) => a.name.localeCompare(b.name, undefined, { numeric: true }));
  return (await Promise.all(inside.map((one) => handedOut(one, `${path}/`)))).flat();
}
