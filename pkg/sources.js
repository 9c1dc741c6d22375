// @ts-check
/** Where the engine's two files come from, as it can be sent to a worker. Not an entry of the package. */

/** @import { ModelSource, Sources, WasmSource } from "./engine.js" */

/** @template T @typedef {T | Promise<T> | (() => T | Promise<T>)} Given a value, now or later, or what gives it, asked anew after a failure */

/**
 * @param {{ wasm?: Given<WasmSource>, model?: Given<ModelSource> }} settings
 * @returns {Promise<Sources>}
 */
export async function sendable({ wasm, model }) {
  const [code, names] = await Promise.all([readable(wasm), readable(model)]);
  return { ...(code !== undefined && { wasm: code }), ...(names !== undefined && { model: /** @type {ModelSource} */ (names) }) };
}

/** @param {Given<WasmSource> | undefined} source @returns {Promise<WasmSource | undefined>} */
async function readable(source) {
  const file = await (typeof source === "function" ? source() : source);
  if (file === undefined || file === null) return undefined;
  if (typeof Response !== "undefined" && file instanceof Response) return file.ok ? file.arrayBuffer() : file.url;
  return file instanceof URL || typeof file === "string" ? absolute(file) : file;
}

/** An address as the page means it: a worker would read a relative one from where its own script lies. @param {URL | string} address */
export function absolute(address) {
  const base = globalThis.document?.baseURI ?? globalThis.location?.href;
  return URL.canParse(String(address), base) ? new URL(address, base).href : String(address);
}
