// @ts-check
// What each generated part of pkg/ is made from, and the hash that tells whether it is newer than that.

import { createHash } from "node:crypto";
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";

export const root = fileURLToPath(new URL("..", import.meta.url));

/** Where the hashes of the sources are kept, beside what was made from them. */
export const record = join(root, "pkg/wasm/sources.json");

/** @typedef {"wasm" | "types"} Part */

/** @type {Record<Part, () => string[]>} */
const sources = {
  wasm: () => [
    ...files("Cargo.toml", "Cargo.lock", "build.rs", "src", "lexicon", "xtask/src").filter(
      (path) => !path.startsWith("src/bin/"),
    ),
  ],
  types: () => files("Cargo.toml", "pkg").filter(
    (path) => !path.startsWith("pkg/types/") && (!path.startsWith("pkg/wasm/") || path === "pkg/wasm/nutgraf.d.ts"),
  ),
};

/** Every part that has sources. */
export const parts = /** @type {Part[]} */ (Object.keys(sources));

/**
 * The hash of a part's sources: their names and contents.
 * @param {Part} part
 */
export function fingerprint(part) {
  const hash = createHash("sha256");
  for (const path of sources[part]()) {
    const content = readFileSync(join(root, path));
    hash.update(`${path}\0${content.length}\0`).update(content);
  }
  return hash.digest("hex");
}

/**
 * All files under these paths, relative to the root, in one order on every machine.
 * @param {...string} paths
 */
function files(...paths) {
  /** @type {string[]} */
  const found = [];
  const pending = paths.map((path) => join(root, path));
  for (let path = pending.pop(); path; path = pending.pop()) {
    const stat = statSync(path, { throwIfNoEntry: false });
    if (stat?.isDirectory()) pending.push(...readdirSync(path).map((name) => join(/** @type {string} */ (path), name)));
    else if (stat) found.push(relative(root, path).split(sep).join("/"));
  }
  return found.sort();
}
