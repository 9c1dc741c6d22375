// @ts-check
// The last step of scripts/build: what is written once a part is made. `node scripts/package.mjs wasm|types`

import { copyFileSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";

import { fingerprint, record, root } from "./sources.mjs";

const part = /** @type {import("./sources.mjs").Part} */ (process.argv[2]);
if (part === "wasm") {
  copyFileSync(join(root, "src/report.d.ts"), join(root, "pkg/report.d.ts"));
  writeModel();
  writeInline();
  await writeWorker();
} else {
  await writeWorker();
  writeFileSync(join(root, "pkg/types/report.d.ts"), 'export * from "../report.js";\n');
  writeFileSync(join(root, "pkg/types/file.d.ts"), "/** What a bundler makes of the file: as a rule its address. */\ndeclare const file: string;\nexport default file;\n");
  writeVersion();
  // The schema is made with TypeScript's own parser, which building the wasm does without.
  const { schemaOf } = await import("./schema.mjs");
  writeFileSync(join(root, "pkg/schema.json"), `${JSON.stringify(schemaOf(readFileSync(join(root, "pkg/report.d.ts"), "utf8")), null, 2)}\n`);
}
recordSources();

/** The model as src/model/source.rs takes it: names, then tags. */
function writeModel() {
  const names = ["model/weights.bin", "model/resources.bin", "words/weights.bin"];
  const files = names.map((name) => readFileSync(join(root, "src", name)));
  writeFileSync(join(root, "pkg/wasm/nutgraf_model.bin"), Buffer.concat(files));
}

/** Both files as a module, for pages that may fetch nothing. */
function writeInline() {
  const packed = (/** @type {string} */ name) => {
    const gzip = gzipSync(readFileSync(join(root, "pkg/wasm", name)), { level: 9 });
    gzip[9] = 255; // the byte that names the system it was packed on
    return gzip.toString("base64");
  };
  const source = [
    "// Generated. The two files, gzip, base64.",
    `export const wasm = "${packed("nutgraf_bg.wasm")}";`,
    `export const model = "${packed("nutgraf_model.bin")}";`,
  ];
  writeFileSync(join(root, "pkg/wasm/nutgraf_inline.js"), `${source.join("\n")}\n`);
  writeFileSync(join(root, "pkg/wasm/nutgraf_inline.d.ts"), "export const wasm: string;\nexport const model: string;\n");
}

/** The worker's script in one file, as a module that holds its text: for hosts that would leave its parts behind. */
async function writeWorker() {
  const { bundle } = await import("./bundle.mjs");
  const program = await bundle({ entryPoints: [join(root, "pkg/worker.js")] });
  writeFileSync(join(root, "pkg/wasm/nutgraf_worker.js"), `// Generated. The worker in one file.\nexport const program = ${JSON.stringify(program)};\n`);
  writeFileSync(join(root, "pkg/wasm/nutgraf_worker.d.ts"), "export const program: string;\n");
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
