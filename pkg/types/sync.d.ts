/** @import { Options, Sources } from "./engine.js" */
/** @import { ComparisonReport, Report } from "./report.js" */
/**
 * Loads the wasm and the names' model. Has to have ended before the first call.
 * @param {Sources} [sources]
 * @returns {Promise<void>}
 */
export function init(sources?: Sources): Promise<void>;
/**
 * Loads both on the spot: the wasm from bytes or from a module compiled before, the names' model from bytes.
 * @param {{ wasm: WebAssembly.Module | BufferSource, model: BufferSource }} sources
 */
export function initSync(sources: {
    wasm: WebAssembly.Module | BufferSource;
    model: BufferSource;
}): void;
/**
 * The report of a text.
 * @type {(text: string, options?: Options) => Report}
 */
export const analyze: (text: string, options?: Options) => Report;
/**
 * What several texts share and where they differ.
 * @type {(texts: string[], options?: Options) => ComparisonReport}
 */
export const compare: (texts: string[], options?: Options) => ComparisonReport;
/**
 * Start and end of each sentence, one after the other. Much cheaper than a report.
 * @type {(text: string, options?: Options) => Uint32Array}
 */
export const sentences: (text: string, options?: Options) => Uint32Array;
import type { Sources } from "./engine.js";
import type { Options } from "./engine.js";
import type { Report } from "./report.js";
import type { ComparisonReport } from "./report.js";
