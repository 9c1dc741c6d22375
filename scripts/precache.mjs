// @ts-check
// What the service worker keeps: the files that the page needs, and a version that changes with any of them.
// scripts/serve makes the list on request. For another server: node scripts/precache.mjs      writes www/precache.js
import { createHash } from "node:crypto";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const root = new URL("../", import.meta.url);
const SERVED = /\.(html|js|css|wasm|bin|svg|png|ico|webmanifest|txt)$/;
// What only hosts of the package use is not kept for the page.
const NOT_KEPT = new Set([
  "www/sw.js",
  "www/precache.js",
  "pkg/wasm/nutgraf_inline.js",
  ...["article-element", "blocks", "classic", "editable-text", "element", "frame", "frame-guest", "highlight", "inline", "node", "node-files", "node-sync", "node-worker", "sync"].map((name) => `pkg/${name}.js`),
]);

/** The source of www/precache.js. `packs` are kept when they were needed, or when the reader comes back. */
export function precache() {
  const files = ["www", "pkg"]
    .flatMap((folder) => readdirSync(new URL(folder, root), { recursive: true }).map((name) => `${folder}/${name}`))
    .filter((name) => SERVED.test(name) && !NOT_KEPT.has(name))
    .sort();
  const packs = readdirSync(new URL("www/vendor", root)).filter((name) => name.endsWith(".mjs")).map((name) => `www/vendor/${name}`).sort();
  const hash = createHash("sha256");
  for (const file of [...files, ...packs]) hash.update(file).update("\0").update(readFileSync(new URL(file, root)));
  // Seen from www/. "./" is the page itself, as an address without a file's name asks for it.
  const addresses = files.map((name) => name.replace(/^www\//, "").replace(/^pkg\//, "../pkg/"));
  const kept = { version: hash.digest("hex").slice(0, 16), files: ["./", ...addresses], packs: packs.map((name) => name.replace(/^www\//, "")) };
  return `// Made by scripts/precache.mjs.\nself.PRECACHE = ${JSON.stringify(kept, null, 2)};\n`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) writeFileSync(new URL("www/precache.js", root), precache());
