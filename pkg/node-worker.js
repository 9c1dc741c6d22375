// @ts-check
// The engine on a worker thread of Node.

import { parentPort } from "node:worker_threads";

import { answer, load } from "./engine.js";
import { files } from "./node-files.js";

parentPort?.on("message", async (request) => {
  const { wasm, model } = request.sources ?? {};
  const sources = wasm && model ? { wasm, model } : { ...files(), ...(wasm && { wasm }), ...(model && { model }) };
  await load(sources).then(() => parentPort?.postMessage({ started: true }), () => {});
  parentPort?.postMessage(await answer({ ...request, sources }));
});
