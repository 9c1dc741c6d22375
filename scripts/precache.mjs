// @ts-check
// What the service worker keeps: the files of the page with the hash of each, and a version that changes with any of them.
import { createHash } from "node:crypto";

const digest = (/** @type {string | Uint8Array} */ content) => createHash("sha256").update(content).digest("base64");

/**
 * The first lines of sw.js.
 *
 * @param {Map<string, Uint8Array>} files by their names
 * @param {(name: string) => boolean} isFirst whether a first visit needs it; the others are packs
 * @param {string} program the rest of sw.js: another program is another version
 */
export function list(files, isFirst, program) {
  const all = [...files].map(([name, content]) => /** @type {[string, string]} */ ([name === "index.html" ? "./" : name, digest(content)])).sort(([a], [b]) => (a < b ? -1 : 1));
  const isKept = (/** @type {[string, string]} */ [name]) => isFirst(name === "./" ? "index.html" : name);
  const version = createHash("sha256").update(JSON.stringify(all)).update(program).digest("hex").slice(0, 16);
  return `const PRECACHE = ${JSON.stringify({ version, files: all.filter(isKept), packs: all.filter((one) => !isKept(one)) })};`;
}
