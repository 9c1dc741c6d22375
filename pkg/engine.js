// @ts-check
/**
 * The wasm and the names' model: loaded once in each thread, then called by action and arguments. Not an entry of the package.
 */

import start, * as wasm from "./wasm/nutgraf.js";

/** @import { ComparisonReport, Report } from "./report.js" */

/**
 * @typedef {object} Options
 * @property {string} [published] the day of publication, `YYYY-MM-DD`: settles "on Tuesday"
 * @property {{ name: string, type: "person" | "organization" | "place" | "misc" }[]} [names] names that the caller knows
 * @property {"utf16" | "codepoint" | "utf8"} [offsetUnit] what offsets count; UTF-16 code units, as JavaScript's strings do, where left out
 * @property {boolean} [guesses] whether quotes are listed that are no more than a guess
 * @property {boolean} [tokens] whether the report gives every token, for formats of one token a line
 */

/** @typedef {WebAssembly.Module | BufferSource | Response | URL | string} WasmSource the wasm, or where it is */

/** @typedef {BufferSource | Response | URL | string} ModelSource the names' model, or where it is */

/** @typedef {{ wasm?: WasmSource, model?: ModelSource }} Sources the files beside the package's own JavaScript where left out */

/** @typedef {{ id: number, action: string, args: unknown[], sources?: Sources }} Request what a worker is asked */
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
 * Loads both files at the same time, once; later calls wait for the first.
 * @param {Sources} [sources]
 */
export function load(sources = {}) {
  loading ??= both(sources).catch((error) => {
    loading = undefined;
    throw error;
  });
  return loading;
}

/** @param {Sources} sources */
async function both({ wasm: code, model }) {
  const started = start(code === undefined ? undefined : { module_or_path: code });
  const [, bytes] = await Promise.all([started.catch(failed("wasm")), modelBytes(model).catch(failed("model"))]);
  wasm.loadModel(bytes);
}

/**
 * Loads both on the spot.
 * @param {{ wasm: WebAssembly.Module | BufferSource, model: BufferSource }} sources
 */
export function loadSync({ wasm: code, model }) {
  if (loading) return;
  wasm.initSync({ module: code });
  wasm.loadModel(asBytes(model));
  loading = Promise.resolve();
}

/** @param {ModelSource} [source] */
async function modelBytes(source = new URL("./wasm/nutgraf_model.bin", import.meta.url)) {
  const given = typeof source === "string" || source instanceof URL ? await fetch(source) : source;
  if (typeof Response === "undefined" || !(given instanceof Response)) return asBytes(/** @type {BufferSource} */ (given));
  if (!given.ok) throw new Error(`${given.url} answers ${given.status}`);
  return asBytes(await given.arrayBuffer());
}

/** @param {BufferSource | undefined} source */
function asBytes(source) {
  if (source instanceof ArrayBuffer) return new Uint8Array(source);
  if (ArrayBuffer.isView(source)) return new Uint8Array(source.buffer, source.byteOffset, source.byteLength);
  throw new TypeError("nutgraf: the names' model must be bytes");
}

/**
 * Answers a request, whatever happens.
 * @param {Request} request
 * @returns {Promise<Answer>}
 */
export async function answer({ id, action, args, sources }) {
  try {
    await load(sources);
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
 * Throws an error that says what to do about it.
 * @param {"wasm" | "model"} part
 * @returns {(error: unknown) => never}
 */
function failed(part) {
  return (error) => {
    const message = error instanceof Error ? error.message : String(error);
    const blocked = part === "wasm" && /unsafe-eval|Content Security Policy/i.test(message);
    const advice = "nutgraf: the Content-Security-Policy blocks WebAssembly; add 'wasm-unsafe-eval' to script-src";
    throw new Error(blocked ? advice : `nutgraf: the ${part} could not be loaded: ${message}`, { cause: error });
  };
}
