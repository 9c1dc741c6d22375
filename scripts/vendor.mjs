// @ts-check
// Writes www/vendor/ from npm packages: the page is served without a bundler, so libraries have to be ES modules in the tree. Each is
// a pack of its own, with the licence of all that is in it, and comes with the first file that needs it.
// Use: npm ci && node scripts/vendor.mjs
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { copyFileSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

import { build } from "esbuild";

import { zip } from "../www/exports/zip.js";

const root = new URL("../", import.meta.url);
const vendor = (/** @type {string} */ name) => fileURLToPath(new URL(`www/vendor/${name}`, root));

/** What the readers use of each. */
const PACKS = {
  // A DOM that runs in a worker, for Readability; its parser alone, for all that needs no tree.
  markup: 'export { parseHTML } from "linkedom"; export { Parser } from "htmlparser2";',
  readability: 'export { Readability } from "@mozilla/readability";',
  mail: 'export { default as PostalMime } from "postal-mime";',
  zip: 'export { ZipReader, Uint8ArrayReader, Uint8ArrayWriter, configure } from "zip-reader";',
  charset: 'export { analyse } from "chardet";',
  markdown: 'export { marked } from "marked";',
};

for (const [name, contents] of Object.entries(PACKS)) {
  const { metafile } = await build({
    stdin: { contents, resolveDir: fileURLToPath(root) },
    bundle: true,
    minify: true,
    format: "esm",
    target: "es2022",
    charset: "utf8",
    platform: "browser",
    legalComments: "none",
    metafile: true,
    // Reading takes a part of zip.js that its own entries do not give alone. A canvas and the disk are not for a page.
    alias: { "zip-reader": fileURLToPath(new URL("node_modules/@zip.js/zip.js/lib/zip-core-native.js", root)) },
    plugins: [{ name: "left out", setup: (one) => void [one.onResolve({ filter: /^(canvas|perf_hooks|fs)$/ }, ({ path }) => ({ path, namespace: "none" })), one.onLoad({ filter: /.*/, namespace: "none" }, () => ({ contents: "export default {};" }))] }],
    outfile: vendor(`${name}.mjs`),
  });
  const code = readFileSync(vendor(`${name}.mjs`), "utf8");
  writeFileSync(vendor(`${name}.mjs`), licences(Object.keys(metafile.inputs)) + code);
  const exported = [...contents.matchAll(/(\w+) }|(\w+), /g)].map(([, last, inner]) => last ?? inner);
  writeFileSync(vendor(`${name}.d.mts`), `// Made by scripts/vendor.mjs.\n${exported.map((one) => `export const ${one}: any;\n`).join("")}`);
}

/** The names, versions and licences of the packages that these files are from, as a comment. @param {string[]} files */
function licences(files) {
  const folders = new Set(files.flatMap((file) => /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+/.exec(file)?.[0] ?? []));
  const parts = [...folders].sort().map((folder) => {
    const { name, version, license } = JSON.parse(readFileSync(new URL(`${folder}/package.json`, root), "utf8"));
    const file = readdirSync(new URL(folder, root)).find((one) => /^licen[cs]e/i.test(one));
    const text = file ? readFileSync(new URL(`${folder}/${file}`, root), "utf8").trim() : "";
    // The Apache licence is long, and the same for all.
    return `${name} ${version}, ${license}\n${/Apache License/.test(text) ? "https://www.apache.org/licenses/LICENSE-2.0" : text}\n`;
  });
  return `/*! Made by scripts/vendor.mjs, not edited here.\n\n${parts.join("\n").replaceAll("*/", "* /")}*/\n`;
}

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
// What turns the codes of fonts that are only named, as Japanese, Chinese and Korean files do, into characters.
const maps = readdirSync(join(folder, "package/cmaps")).sort().map((name) => ({ name, content: readFileSync(join(folder, "package/cmaps", name)) }));
writeFileSync(vendor("cmaps.zip"), zip(maps));
rmSync(folder, { recursive: true });
