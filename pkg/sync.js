// @ts-check
/**
 * The engine on the calling thread, for workers and for scripts: load once, then call.
 *
 * In Node nothing has to be loaded first.
 */

import { actions, load, loadSync } from "./engine.js";

/** @import { Options, Sources } from "./engine.js" */
/** @import { ComparisonReport, Report } from "./report.js" */

/**
 * Loads the wasm and the names' model. Has to have ended before the first call.
 * @param {Sources} [sources]
 * @returns {Promise<void>}
 */
export async function init(sources) {
  await load(sources);
}

/**
 * Loads both on the spot: the wasm from bytes or from a module compiled before, the names' model from bytes.
 * @param {{ wasm: WebAssembly.Module | BufferSource, model: BufferSource }} sources
 */
export function initSync(sources) {
  loadSync(sources);
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
