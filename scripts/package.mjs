// @ts-check
// The last step of scripts/build: what is written once a part is made. `node scripts/package.mjs wasm|types`

import { copyFileSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";

import { fingerprint, record, root } from "./sources.mjs";

const part = /** @type {import("./sources.mjs").Part} */ (process.argv[2]);
if (part === "wasm") {
  copyFileSync(join(root, "src/report.d.ts"), join(root, "pkg/report.d.ts"));
  writeInline();
} else {
  writeFileSync(join(root, "pkg/types/report.d.ts"), 'export * from "../report.js";\n');
  writeVersion();
}
recordSources();

/** The wasm as a module of its own, for pages that may fetch nothing. */
function writeInline() {
  const packed = gzipSync(readFileSync(join(root, "pkg/wasm/nutgraf_bg.wasm")), { level: 9 });
  packed[9] = 255; // the byte that names the system it was packed on
  const source = `// Generated. The wasm file, gzip, base64.\nexport default "${packed.toString("base64")}";\n`;
  writeFileSync(join(root, "pkg/wasm/nutgraf_inline.js"), source);
  writeFileSync(join(root, "pkg/wasm/nutgraf_inline.d.ts"), "declare const packed: string;\nexport default packed;\n");
}

/** There is one version number, in Cargo.toml. */
function writeVersion() {
  const version = /^version = "(.*)"$/m.exec(readFileSync(join(root, "Cargo.toml"), "utf8"))?.[1];
  const path = join(root, "pkg/package.json");
  const manifest = readFileSync(path, "utf8").replace(/"version": ".*"/, `"version": "${version}"`);
  writeFileSync(path, manifest);
}

function recordSources() {
  let recorded = {};
  try {
    recorded = JSON.parse(readFileSync(record, "utf8"));
  } catch {
    // The first build.
  }
  writeFileSync(record, `${JSON.stringify({ ...recorded, [part]: fingerprint(part) }, null, 2)}\n`);
}
