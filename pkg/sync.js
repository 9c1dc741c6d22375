// @ts-check
/**
 * The engine on the calling thread, for workers and for scripts: load once, then call.
 *
 * In Node nothing has to be loaded first.
 */

import { actions, load, loadSync } from "./engine.js";

/** @import { Options, WasmSource } from "./engine.js" */
/** @import { ComparisonReport, Report } from "./report.js" */

/**
 * Loads the wasm. Has to have ended before the first call.
 * @param {{ wasm?: WasmSource }} [settings]
 * @returns {Promise<void>}
 */
export async function init({ wasm } = {}) {
  await load(wasm);
}

/**
 * Loads the wasm from bytes, or from a module compiled before, on the spot.
 * @param {{ wasm: WebAssembly.Module | BufferSource }} settings
 */
export function initSync({ wasm }) {
  loadSync(wasm);
}

/**
 * The report of a text.
 * @type {(text: string, options?: Options) => Report}
 */
export const analyze = actions.analyze;

/**
 * What several texts share and where they differ.
 * @type {(texts: string[], options?: Options) => ComparisonReport}
 */
export const compare = actions.compare;

/**
 * Start and end of each sentence, one after the other. Much cheaper than a report.
 * @type {(text: string, options?: Options) => Uint32Array}
 */
export const sentences = actions.sentences;
