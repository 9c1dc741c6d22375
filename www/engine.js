// @ts-check
// The engine's two files, fetched while the page is still loading, and once for all workers.

import { init } from "../pkg/index.js";

const code = new URL("../pkg/wasm/nutgraf_bg.wasm", import.meta.url);
const model = new URL("../pkg/wasm/nutgraf_model.bin", import.meta.url);

/** A file, or, where it does not come, its address: a worker then tries again. @template T @param {URL} address @param {(response: Promise<Response>) => Promise<T>} read @returns {Promise<T | string>} */
const fetched = (address, read) => read(fetch(address)).catch(() => address.href);

/** @param {Promise<Response>} response */
async function bytes(response) {
  const file = await response;
  if (!file.ok) throw new Error(`${file.url} answers ${file.status}`);
  return file.arrayBuffer();
}

init({ wasm: fetched(code, (response) => WebAssembly.compileStreaming(response)), model: fetched(model, bytes) });
