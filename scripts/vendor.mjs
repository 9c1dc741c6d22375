// Writes www/vendor/readability.js from the npm package: the page is served without a bundler, so the library has to be an ES module in the tree.
// Use: npm ci && node scripts/vendor.mjs
import { copyFileSync, readFileSync, writeFileSync } from "node:fs";

const root = new URL("../", import.meta.url);
const { version } = JSON.parse(readFileSync(new URL("node_modules/@mozilla/readability/package.json", root), "utf8"));
const source = readFileSync(new URL("node_modules/@mozilla/readability/Readability.js", root), "utf8");
const trailer = /\nif \(typeof module === "object"\) \{[^}]*\}\s*$/;
if (!trailer.test(source)) throw new Error("@mozilla/readability ends differently than expected: look at scripts/vendor.mjs");

const banner = `// @mozilla/readability ${version}, Apache-2.0, as an ES module: made by scripts/vendor.mjs, not edited here.\n`;
writeFileSync(new URL("www/vendor/readability.js", root), banner + source.replace(trailer, "\nexport { Readability };\n"));
copyFileSync(new URL("node_modules/@mozilla/readability/index.d.ts", root), new URL("www/vendor/readability.d.ts", root));
