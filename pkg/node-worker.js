// @ts-check
// The engine on a worker thread of Node.

import { readFileSync } from "node:fs";
import { parentPort } from "node:worker_threads";

import { answer, load } from "./engine.js";
import { files } from "./node-files.js";

/** A file by its path, or by a `file:` address, which Node does not fetch. @param {any} source */
const read = (source) => (typeof source === "string" && !/^(https?|data|blob):/.test(source) ? readFileSync(source.startsWith("file:") ? new URL(source) : source) : source);

parentPort?.on("message", async (request) => {
  const [wasm, model] = [request.sources?.wasm, request.sources?.model].map(read);
  const sources = wasm && model ? { wasm, model } : { ...files(), ...(wasm && { wasm }), ...(model && { model }) };
  await load(sources).then(() => parentPort?.postMessage({ started: true }), () => {});
  parentPort?.postMessage(await answer({ ...request, sources }));
});
