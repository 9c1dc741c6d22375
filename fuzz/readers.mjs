// @ts-check
// Feeds the page's readers what nobody would write: `node fuzz/readers.mjs SECONDS [SEED]`, or `--files COUNT`. What was found lies in fuzz/artifacts/readers.
//
// It starts from the files of the tests. A file of an archive is changed within and packed anew, or nothing but the unpacking would be tried.

import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { Worker } from "node:worker_threads";

import { zip } from "../www/exports/zip.js";
import { Budget, membersOf } from "../www/readers/archive.js";
import { SILENT_MS } from "../www/readers/limits.js";

/** @typedef {{ name: string, bytes: Buffer, members: { name: string, bytes: Buffer }[] }} Sample */

const MOST_BYTES = 200_000;
/** What a thread may hold: a file that needs more is a find. */
const MOST_MEGABYTES = 1500;
const SNIPPETS = ["constructor", "__proto__", "</p>", "<p>", "<table><tr><td>", "<!--", "]]>", "&#x41;", "&nbsp;", "%00", "=\r\n", "--cut", "Content-Type: multipart/mixed; boundary=cut\r\n\r\n", "\\par ", "{\\*\\", "}", "\\u-1?", "<w:p>", "<w:t>", "<text:s text:c=\"99999999\"/>", "\0", "\uFEFF", "\u202E", "endobj", "stream", "%PDF-1.7", "PK\x03\x04", "From a@b c\r\n", "00:00:01,000 --> 00:00:02,000", "<script>", "<style>", "\r", "\n\n"].map((words) => Buffer.from(words));

/** Numbers that look drawn by lot, and are the same for the same seed (Marsaglia's xorshift). @param {number} seed */
function lots(seed) {
  let state = seed >>> 0 || 1;
  return (/** @type {number} */ below) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % Math.max(1, below);
  };
}

/** @type {((bytes: Buffer, lot: (below: number) => number, other: Buffer) => Buffer)[]} */
const CHANGES = [
  (bytes, lot) => Buffer.concat([bytes.subarray(0, lot(bytes.length))]),
  (bytes, lot) => flipped(bytes, lot, 1 + lot(8)),
  (bytes, lot) => inserted(bytes, lot(bytes.length), SNIPPETS[lot(SNIPPETS.length)]),
  (bytes, lot) => inserted(bytes, lot(bytes.length), Buffer.concat(Array(1 + lot(300)).fill(SNIPPETS[lot(SNIPPETS.length)]))),
  (bytes, lot) => {
    const from = lot(bytes.length);
    return inserted(bytes, lot(bytes.length), bytes.subarray(from, from + lot(2000)));
  },
  (bytes, lot) => {
    const from = lot(bytes.length);
    return Buffer.concat([bytes.subarray(0, from), bytes.subarray(from + lot(500))]);
  },
  (bytes, lot, other) => Buffer.concat([bytes.subarray(0, lot(bytes.length)), other.subarray(lot(other.length))]),
  (bytes, lot) => Buffer.from(bytes.toString("latin1").replace(/\d+/g, (digits) => (lot(20) === 0 ? ["0", "-1", "99999999999", "4294967296"][lot(4)] : digits)), "latin1"),
];

/** @param {Buffer} bytes @param {number} at @param {Uint8Array} what */
const inserted = (bytes, at, what) => Buffer.concat([bytes.subarray(0, at), what, bytes.subarray(at)]);

/** @param {Buffer} bytes @param {(below: number) => number} lot @param {number} times */
function flipped(bytes, lot, times) {
  const copy = Buffer.from(bytes);
  for (let turn = 0; turn < times && copy.length > 0; turn++) copy[lot(copy.length)] = lot(256);
  return copy;
}

/** @param {URL} folder @returns {Promise<Sample[]>} */
async function samplesIn(folder) {
  return Promise.all(readdirSync(folder).map(async (name) => {
    const bytes = readFileSync(new URL(name, folder));
    return { name, bytes, members: await unpacked(bytes) };
  }));
}

/** @param {Buffer} bytes */
async function unpacked(bytes) {
  if (bytes.subarray(0, 4).toString("latin1") !== "PK\x03\x04") return [];
  try {
    const members = await membersOf(new Uint8Array(bytes), new Budget());
    return await Promise.all(members.map(async (member) => ({ name: member.name, bytes: Buffer.from(await member.read()) })));
  } catch {
    return [];
  }
}

/** @param {Sample[]} samples @param {(below: number) => number} lot @returns {{ name: string, bytes: Buffer }} */
function changed(samples, lot) {
  const sample = samples[lot(samples.length)];
  const other = samples[lot(samples.length)].bytes;
  const change = (/** @type {Buffer} */ bytes) => {
    for (let turn = 1 + lot(4); turn > 0; turn--) bytes = CHANGES[lot(CHANGES.length)](bytes, lot, other);
    return bytes.subarray(0, MOST_BYTES);
  };
  if (sample.members.length === 0 || lot(4) === 0) return { name: sample.name, bytes: change(sample.bytes) };
  const at = lot(sample.members.length);
  return { name: sample.name, bytes: Buffer.from(zip(sample.members.map(({ name, bytes }, index) => ({ name, content: index === at ? change(bytes) : bytes })))) };
}

/** A thread, and what it says of a file. */
class Reader {
  #worker = this.#made();
  #made() {
    const worker = new Worker(new URL("./readers-thread.mjs", import.meta.url), { resourceLimits: { maxOldGenerationSizeMb: MOST_MEGABYTES }, stdout: true, stderr: true });
    worker.setMaxListeners(0);
    return worker;
  }

  /** @param {string} name @param {Buffer} bytes @returns {Promise<string | null>} */
  async read(name, bytes) {
    const worker = this.#worker;
    const problem = await new Promise((resolve) => {
      const timer = setTimeout(() => resolve("no answer in time"), SILENT_MS);
      const end = (/** @type {string | null} */ said) => {
        clearTimeout(timer);
        resolve(said);
      };
      worker.once("message", (message) => end(message.problem));
      worker.once("error", (error) => end(`ended: ${error.message}`));
      worker.postMessage({ name, bytes: new Uint8Array(bytes) });
    });
    if (problem !== null) {
      await worker.terminate();
      this.#worker = this.#made();
    } else {
      for (const event of ["message", "error"]) worker.removeAllListeners(event);
    }
    return problem;
  }

  end() {
    return this.#worker.terminate();
  }
}

const counted = process.argv[2] === "--files";
const most = counted ? Number(process.argv[3]) : Infinity;
const seconds = counted ? Infinity : Number(process.argv[2] ?? 600);
const seed = counted ? 1 : Number(process.argv[3] ?? 1);
const lot = lots(seed);
const samples = [...await samplesIn(new URL("../tests/web/files/", import.meta.url)), ...await samplesIn(new URL("regressions/readers/", import.meta.url))];
const finds = new URL("artifacts/readers/", import.meta.url);
const reader = new Reader();
let files = 0;
let found = 0;
for (const end = performance.now() + seconds * 1000; files < most && performance.now() < end; files++) {
  const { name, bytes } = changed(samples, lot);
  const problem = await reader.read(name, bytes);
  if (problem === null) continue;
  found++;
  mkdirSync(finds, { recursive: true });
  const place = new URL(`${createHash("sha256").update(bytes).digest("hex").slice(0, 8)}-${name}`, finds);
  writeFileSync(place, bytes);
  console.log(`${problem}\n  ${name}, kept in fuzz/artifacts/readers`);
}
await reader.end();
console.log(`${files} files, ${found} finds, seed ${seed}, ${Math.round(process.cpuUsage().user / 1e6)} s of processor`);
process.exitCode = found > 0 ? 1 : 0;
