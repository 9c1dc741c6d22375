// @ts-check
// The engine on a worker thread of Node.

import { readFileSync } from "node:fs";
import { parentPort } from "node:worker_threads";

import { answer } from "./engine.js";

const wasm = () => readFileSync(new URL("./wasm/nutgraf_bg.wasm", import.meta.url));

parentPort?.on("message", async (request) => {
  parentPort?.postMessage(await answer({ ...request, wasm: request.wasm ?? wasm() }));
});
