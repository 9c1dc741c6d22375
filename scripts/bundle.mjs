// @ts-check
// What the files that hold everything share: entries bundled to classic scripts, the engine with them, and a policy by hashes.

import { createHash } from "node:crypto";
import { fileURLToPath } from "node:url";

import { build } from "esbuild";

export const root = new URL("../", import.meta.url);
export const path = (/** @type {string} */ name) => fileURLToPath(new URL(name, root));

/** One entry as a classic script, or style sheets as one. @param {import("esbuild").BuildOptions} options */
export async function bundle(options) {
  // The engine finds its files by import.meta.url where nobody hands them over; here they are always handed over.
  const shared = { bundle: true, write: false, minify: true, format: "iife", target: "es2022", charset: "utf8", external: ["*/standalone.js"], logOverride: { "empty-import-meta": "silent" } };
  const { outputFiles } = await build(/** @type {any} */ ({ ...shared, ...options }));
  return /** @type {import("esbuild").OutputFile[]} */ (outputFiles)[0].text.trim();
}

/** A program with the engine inside and its worker from a blob, as one classic script. @param {string} program an ES module's source, seen from the root @param {string} [before] another that is run first */
export async function withEngine(program, before = "") {
  const worker = await bundle({ entryPoints: [path("pkg/worker.js")] });
  const setup = `
    import { init } from "./pkg/index.js";
    import * as inline from "./pkg/inline.js";
    const address = URL.createObjectURL(new Blob([${JSON.stringify(worker)}], { type: "text/javascript" }));
    const files = Object.fromEntries(Object.entries(inline).map(([name, unpack]) => [name, unpack()]));
    init({ ...files, createWorker: () => new Worker(address) });
    ${before}
  `;
  const script = await bundle({
    stdin: { contents: `import "setup"; ${program}`, resolveDir: path(".") },
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
  return script.replaceAll("</script", "<\\/script");
}

/** What a page of one file may do: run this script and its worker, nothing else. @param {string} script @param {string} style */
export function policy(script, style) {
  const hash = (/** @type {string} */ text) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;
  return [
    "default-src 'none'",
    `script-src ${hash(script)} 'wasm-unsafe-eval'`,
    `style-src ${hash(style)}`,
    "worker-src blob:",
    "img-src data: blob:",
    "base-uri 'none'",
    "form-action 'none'",
  ].join("; ");
}
