// @ts-check
/**
 * The wasm module: loaded once in each thread, then called by action and arguments. Not an entry of the package.
 */

import start, * as wasm from "./wasm/nutgraf.js";

/** @import { ComparisonReport, Report } from "./report.js" */

/**
 * @typedef {object} Options
 * @property {string} [published] the day of publication, `YYYY-MM-DD`: settles "on Tuesday"
 * @property {{ name: string, type: "person" | "organization" | "place" | "misc" }[]} [names] names that the caller knows
 * @property {"utf16" | "codepoint" | "utf8"} [offsetUnit] what offsets count; UTF-16 code units, as JavaScript's strings do, where left out
 * @property {boolean} [tokens] whether the report gives every token, for formats of one token a line
 */

/** @typedef {WebAssembly.Module | BufferSource | Response | URL | string} WasmSource the wasm, or where it is */

/** @typedef {{ id: number, action: string, args: unknown[], wasm?: WasmSource }} Request what a worker is asked */
/** @typedef {{ name: string, message: string, stack?: string }} Failure an error as it crosses between threads */
/** @typedef {{ id: number, result?: unknown, error?: Failure, broken?: boolean }} Answer `broken`: this thread's engine is of no more use */

/** @type {Promise<unknown> | undefined} */
let loading;

/** What can be asked for, by name. */
export const actions = {
  /** @type {(text: string, options?: Options) => Report} */
  analyze: (text, options) => wasm.analyze(checkedText(text), options),
  /** @type {(texts: string[], options?: Options) => ComparisonReport} */
  compare: (texts, options) => wasm.compare(texts.map(checkedText), options),
  /** @type {(text: string, options?: Options) => Uint32Array} */
  sentences: (text, options) => wasm.sentences(checkedText(text), options),
};

/**
 * Loads the wasm, once; later calls wait for the first.
 * @param {WasmSource} [source] the file beside the package's own JavaScript where left out
 */
export function load(source) {
  loading ??= start(source === undefined ? undefined : { module_or_path: source }).catch((error) => {
    loading = undefined;
    throw explained(error);
  });
  return loading;
}

/**
 * Loads the wasm on the spot.
 * @param {WebAssembly.Module | BufferSource} source
 */
export function loadSync(source) {
  if (!loading) loading = Promise.resolve(wasm.initSync({ module: source }));
}

/**
 * Answers a request, whatever happens.
 * @param {Request} request
 * @returns {Promise<Answer>}
 */
export async function answer({ id, action, args, wasm: source }) {
  try {
    await load(source);
  } catch (error) {
    return { id, error: failure(error), broken: true };
  }
  try {
    const perform = /** @type {(...args: any[]) => unknown} */ (actions[/** @type {keyof typeof actions} */ (action)]);
    if (!perform) throw new TypeError(`nutgraf has no action ${action}`);
    return { id, result: perform(...args) };
  } catch (error) {
    // After a trap or an exhausted stack the wasm's memory is in an unknown state.
    const broken = error instanceof WebAssembly.RuntimeError || error instanceof RangeError;
    return { id, error: failure(error), broken };
  }
}

/**
 * @param {unknown} text
 * @returns {string}
 */
function checkedText(text) {
  if (typeof text !== "string") throw new TypeError("nutgraf: the text must be a string");
  return text;
}

/**
 * @param {unknown} error
 * @returns {Failure}
 */
function failure(error) {
  return error instanceof Error
    ? { name: error.name, message: error.message, stack: error.stack }
    : { name: "Error", message: String(error) };
}

/**
 * An error that says what to do about it.
 * @param {unknown} error
 */
function explained(error) {
  const message = error instanceof Error ? error.message : String(error);
  if (/unsafe-eval|Content Security Policy/i.test(message)) {
    return new Error("nutgraf: the Content-Security-Policy blocks WebAssembly; add 'wasm-unsafe-eval' to script-src", {
      cause: error,
    });
  }
  return new Error(`nutgraf: the wasm could not be loaded: ${message}`, { cause: error });
}
