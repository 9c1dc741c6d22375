// Writes www/precache.js: the files that the page needs, and a version that changes with any of them.
// Use: node scripts/precache.mjs [--check]      --check writes nothing and fails where the list is old
import { createHash } from "node:crypto";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";

const root = new URL("../", import.meta.url);
const list = new URL("www/precache.js", root);
const SERVED = /\.(html|js|css|wasm|svg|png|ico|webmanifest|txt)$/;
const NOT_KEPT = new Set(["www/sw.js", "www/precache.js"]);

const files = ["www", "pkg"]
  .flatMap((folder) => readdirSync(new URL(folder, root), { recursive: true }).map((name) => `${folder}/${name}`))
  .filter((name) => SERVED.test(name) && !NOT_KEPT.has(name))
  .sort();
const hash = createHash("sha256");
for (const file of files) hash.update(file).update("\0").update(readFileSync(new URL(file, root)));

// "./" is the page itself, as an address without a file's name asks for it.
const precache = { version: hash.digest("hex").slice(0, 16), files: ["./", ...files.map((name) => `../${name}`)] };
const source = `// Made by scripts/precache.mjs.\nself.PRECACHE = ${JSON.stringify(precache, null, 2)};\n`;

if (process.argv.includes("--check")) {
  if (readFileSync(list, "utf8") !== source) {
    console.error("www/precache.js is older than the files it lists: run node scripts/precache.mjs");
    process.exit(1);
  }
} else {
  writeFileSync(list, source);
}
