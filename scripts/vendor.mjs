// @ts-check
// Writes www/vendor/ from npm packages: the page is served without a bundler, so libraries have to be ES modules in the tree.
// Use: npm ci && node scripts/vendor.mjs
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const root = new URL("../", import.meta.url);
const vendor = (/** @type {string} */ name) => fileURLToPath(new URL(`www/vendor/${name}`, root));

const { version } = JSON.parse(readFileSync(new URL("node_modules/@mozilla/readability/package.json", root), "utf8"));
const source = readFileSync(new URL("node_modules/@mozilla/readability/Readability.js", root), "utf8");
const trailer = /\nif \(typeof module === "object"\) \{[^}]*\}\s*$/;
if (!trailer.test(source)) throw new Error("@mozilla/readability ends differently than expected: look at scripts/vendor.mjs");

const banner = `// @mozilla/readability ${version}, Apache-2.0, as an ES module: made by scripts/vendor.mjs, not edited here.\n`;
writeFileSync(vendor("readability.js"), banner + source.replace(trailer, "\nexport { Readability };\n"));
copyFileSync(new URL("node_modules/@mozilla/readability/index.d.ts", root), vendor("readability.d.ts"));

// pdf.js (Apache-2.0) as it is published, for browsers of some years back. Not a dependency in package.json: it would bring a
// canvas for Node of many megabytes with it.
const PDFJS = { name: "pdfjs-dist@6.5.438", integrity: "sha512-vg8Pw1x+AFKy4AMDvhuWl5cOYV8d698UoEANoFFhc79hqXDnZQqnOXoxw3HG907WHOg1JYOvLhP756boddFxpA==" };
const folder = mkdtempSync(join(tmpdir(), "nutgraf-vendor-"));
const [{ filename }] = JSON.parse(execFileSync("npm", ["pack", "--json", PDFJS.name], { cwd: folder, encoding: "utf8" }));
const archive = readFileSync(join(folder, filename));
if (`sha512-${createHash("sha512").update(archive).digest("base64")}` !== PDFJS.integrity) throw new Error(`${PDFJS.name} is not what it was`);
execFileSync("tar", ["xzf", filename], { cwd: folder });
copyFileSync(join(folder, "package/legacy/build/pdf.min.mjs"), vendor("pdf.mjs"));
copyFileSync(join(folder, "package/legacy/build/pdf.worker.min.mjs"), vendor("pdf.worker.mjs"));
rmSync(folder, { recursive: true });
