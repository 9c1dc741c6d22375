// Writes target/nutgraf.html: the whole page, the engine included, in one file that works from a disk and may fetch nothing.
// Use: node scripts/single-file.mjs
import { build } from "esbuild";
import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { brotliCompressSync } from "node:zlib";

const root = new URL("../", import.meta.url);
const path = (/** @type {string} */ name) => fileURLToPath(new URL(name, root));

/** One entry as a classic script. @param {import("esbuild").BuildOptions} options */
async function bundle(options) {
  // The engine finds its wasm by import.meta.url where nobody hands it over; here it is always handed over.
  const shared = { bundle: true, write: false, minify: true, format: "iife", target: "es2022", charset: "utf8", logOverride: { "empty-import-meta": "silent" } };
  const { outputFiles } = await build(/** @type {any} */ ({ ...shared, ...options }));
  return outputFiles[0].text;
}

const worker = await bundle({ entryPoints: [path("pkg/worker.js")] });
const setup = `
  import { init } from "./pkg/index.js";
  import { model, wasm } from "./pkg/inline.js";
  const address = URL.createObjectURL(new Blob([${JSON.stringify(worker)}], { type: "text/javascript" }));
  init({ wasm: wasm(), model: model(), createWorker: () => new Worker(address) });
`;
const script = await bundle({
  stdin: { contents: 'import "setup"; import "./www/main.js";', resolveDir: path(".") },
  plugins: [
    {
      name: "setup",
      setup(build) {
        build.onResolve({ filter: /^setup$/ }, () => ({ path: "setup", namespace: "setup" }));
        build.onLoad({ filter: /.*/, namespace: "setup" }, () => ({ contents: setup, resolveDir: path(".") }));
      },
    },
  ],
});

const page = readFileSync(path("www/index.html"), "utf8");
const sheets = [...page.matchAll(/<link rel="stylesheet" href="([^"]+)"[^>]*>/g)].map(([, href]) => `@import "./www/${href.replace("./", "")}";`);
const style = (await bundle({ stdin: { contents: sheets.join("\n"), loader: "css", resolveDir: path(".") } })).trim();

const inScript = script.trim().replaceAll("</script", "<\\/script");
const hash = (/** @type {string} */ text) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;
const policy = [
  "default-src 'none'",
  `script-src ${hash(inScript)} 'wasm-unsafe-eval'`,
  `style-src ${hash(style)}`,
  "worker-src blob:",
  "img-src data: blob:",
  "base-uri 'none'",
  "form-action 'none'",
].join("; ");

const head = `<meta http-equiv="Content-Security-Policy" content="${policy}">\n<style>${style}</style>`;
const kept = page
  .replace(/\s*<link rel="(stylesheet|manifest|icon|modulepreload|preload)"[^>]*>/g, "")
  .replace(/\s*<script[^>]*src=[^>]*><\/script>/g, "")
  .replace(/<meta charset="utf-8"\s*\/?>/i, (meta) => `${meta}\n${head}`)
  .replace("</body>", () => `<script>${inScript}</script>\n</body>`);
if (!kept.includes(head) || !kept.includes(inScript)) throw new Error('www/index.html needs <meta charset="utf-8"> and </body>');

mkdirSync(path("target"), { recursive: true });
writeFileSync(path("target/nutgraf.html"), kept);
const bytes = Buffer.byteLength(kept);
console.log(`target/nutgraf.html: ${bytes} bytes, ${brotliCompressSync(kept).length} with brotli`);
