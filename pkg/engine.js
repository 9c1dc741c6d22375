// @ts-check
/**
 * The wasm and the names' model: loaded once in each thread, then called by action and arguments. Not an entry of the package.
 */

import { fault, wrong } from "./fault.js";
import { checkedOptions, checkedText, checkedTexts } from "./options.js";
import { watchPolicy } from "./policy.js";
import start, * as wasm from "./wasm/nutgraf.js";

/** @import { Code } from "./fault.js" */
/** @import { Difference, Move } from "./difference.js" */
/** @typedef {ReturnType<typeof watchPolicy>} Watch */
/** @import { ComparisonReport, Report } from "./report.js" */

/**
 * @typedef {object} Options
 * @property {string} [published] the day of publication, `YYYY-MM-DD`: settles "on Tuesday"
 * @property {{ name: string, type: "person" | "organization" | "place" | "misc" }[]} [names] names that the caller knows
 * @property {"utf16" | "codepoint" | "utf8"} [offsetUnit] what offsets count; UTF-16 code units, as JavaScript's strings do, where left out
 * @property {boolean} [guesses] whether quotes are listed that are no more than a guess
 * @property {{ start: number, end: number, role: KnownRole, certain?: boolean }[]} [roles] what stretches of the text are, where the caller knows it; `nutgraf/blocks` gives them. A `paragraph` may be a byline all the same, unless it is `certain`
 * @property {boolean} [tokens] whether the report gives every token, for formats of one token a line
 * @property {Pick<Options, "published" | "names" | "roles" | "guesses">[]} [each] of a comparison: what is told of each of its texts alone, in their order
 * @property {number} [maxBytes] how many bytes of UTF-8 the texts of a request may have together; 20,000,000 where left out, `Infinity` for no limit
 */

/** @typedef {"headline" | "standfirst" | "subheading" | "byline" | "timestamp" | "caption" | "paragraph" | "listItem" | "boilerplate"} KnownRole of a block in a report */

/** @typedef {WebAssembly.Module | BufferSource | Response | URL | string} WasmSource the wasm, or where it is */

/** @typedef {BufferSource | Response | URL | string} ModelSource the names' model, or where it is */

/** @typedef {{ wasm?: WasmSource, model?: ModelSource }} Sources the files beside the package's own JavaScript where left out */

/** @typedef {{ follower: number, since?: number }} Follow whose text it is, and the last request whose report is known there */
/** @typedef {{ id: number, action: string, args: unknown[], sources?: Sources, follow?: Follow }} Request what a worker is asked */
/** @typedef {{ name: string, message: string, stack?: string, code?: Code, address?: string, remedy?: string }} Failure an error as it crosses between threads */
/** @typedef {{ move: Move, difference: Difference | undefined }} Change from the report that is known to the one that was asked for */
/** @typedef {{ id: number, result?: unknown, change?: Change, error?: Failure, broken?: boolean }} Answer `broken`: this thread's engine is of no more use */

/** @type {Promise<unknown> | undefined} */
let loading;
let loaded = false;

/** What can be asked for, by name. */
export const actions = {
  /** @type {(text: string, options?: Options | null) => Report} */
  analyze: (text, options) => told(() => ready().analyze(checkedText(text, options), engineOptions(options))),
  /** @type {(texts: string[], options?: Options | null) => ComparisonReport} */
  compare: (texts, options) => told(() => ready().compare(checkedTexts(texts, options), engineOptions(options))),
  /** @type {(text: string, options?: Options | null) => Uint32Array} */
  sentences: (text, options) => told(() => ready().sentences(checkedText(text, options), engineOptions(options))),
};

/** What of the options is for the engine. @param {Options | null} [options] */
function engineOptions(options) {
  const { maxBytes: _, ...rest } = checkedOptions(options);
  return rest;
}

/** What the engine itself says of an option, as an error with a code. @template T @param {() => T} run @returns {T} */
function told(run) {
  try {
    return run();
  } catch (error) {
    const words = error instanceof Error ? error.message.replaceAll(/(?<=^|: )Error: /g, "") : "";
    if (!/^option "|^there is no option/.test(words)) throw error;
    throw wrong("option", words, 'give for example { published: "2025-03-11" }');
  }
}

function ready() {
  if (!loaded) throw fault("not-loaded", "the engine is not loaded", "wait for init() of nutgraf/sync to end before the first call");
  return wasm;
}

/**
 * Loads both files at the same time, once; later calls wait for the first. What failed can be tried again.
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
async function both({ wasm: code = new URL("./wasm/nutgraf_bg.wasm", import.meta.url), model = new URL("./wasm/nutgraf_model.bin", import.meta.url) }) {
  const watch = watchPolicy(/^(connect|default)-src/);
  try {
    const [, bytes] = await Promise.all([startWith(code, watch), modelBytes(model, watch)]);
    takeModel(bytes);
    loaded = true;
  } finally {
    watch.end();
  }
}

/**
 * Loads both on the spot.
 * @param {{ wasm: WebAssembly.Module | BufferSource, model: BufferSource }} sources
 */
export function loadSync({ wasm: code, model }) {
  if (loaded) return;
  wasm.initSync({ module: code });
  takeModel(asBytes(model));
  loaded = true;
  loading = Promise.resolve();
}

/** @param {WasmSource} source @param {Watch} watch */
async function startWith(source, watch) {
  const code = await fetched("wasm", source, watch);
  const address = code instanceof Object && "url" in code ? String(code.url) : undefined;
  try {
    await start({ module_or_path: /** @type {any} */ (code) });
  } catch (error) {
    const words = error instanceof Error ? error.message : String(error);
    if (/unsafe-eval|Content Security Policy|\bCSP\b/i.test(words)) {
      throw fault("wasm-blocked", "the Content-Security-Policy blocks WebAssembly", "add 'wasm-unsafe-eval' to script-src", { cause: error });
    }
    throw fault("wasm", `the wasm could not be loaded: ${words}`, "serve wasm/nutgraf_bg.wasm of this build as it is", { address, cause: error });
  }
}

/** @param {ModelSource} source @param {Watch} watch */
async function modelBytes(source, watch) {
  const file = await fetched("model", source, watch);
  return file instanceof Object && "arrayBuffer" in file ? new Uint8Array(await file.arrayBuffer()) : asBytes(file);
}

/**
 * The file, fetched where it is an address.
 * @template {WasmSource | ModelSource} T
 * @param {"wasm" | "model"} part
 * @param {T} source
 * @param {Watch} watch
 * @returns {Promise<Exclude<T, URL | string>>}
 */
async function fetched(part, source, watch) {
  const isAddress = typeof source === "string" || source instanceof URL;
  const file = isAddress ? await fetch(source).catch((error) => unreachable(part, String(source), error, watch)) : source;
  if (typeof Response === "undefined" || !(file instanceof Response)) return /** @type {any} */ (file);
  const isPage = /text\/html/.test(file.headers.get("Content-Type") ?? "");
  if (file.ok && !isPage) return /** @type {any} */ (file);
  const answer = file.ok ? "the server answers with a page" : `the server answers ${file.status}`;
  throw fault(part, `the ${part} could not be loaded: ${answer}`, `serve ${NAMES[part]} of the package there, or hand over its address: init({ ${part} })`, { address: file.url || String(source) });
}

const NAMES = { wasm: "wasm/nutgraf_bg.wasm", model: "wasm/nutgraf_model.bin" };

/** @param {"wasm" | "model"} part @param {string} address @param {unknown} cause @param {Watch} watch @returns {Promise<never>} */
async function unreachable(part, address, cause, watch) {
  const words = cause instanceof Error ? cause.message : String(cause);
  if (await watch.blocked()) {
    const remedy = "add 'self' to connect-src, in the header of the worker's script too, or hand over the bytes of nutgraf/inline";
    throw fault("connect-blocked", `the Content-Security-Policy blocks the ${part}`, remedy, { address, cause });
  }
  throw fault(part, `the ${part} could not be loaded: ${words}`, "make its server reachable, and let it send Access-Control-Allow-Origin where it is another origin", { address, cause });
}

/** @param {Uint8Array} bytes */
function takeModel(bytes) {
  try {
    wasm.loadModel(bytes);
  } catch (error) {
    const words = error instanceof Error ? error.message : String(error);
    throw fault("model", `the model could not be loaded: ${words}`, "serve wasm/nutgraf_model.bin and wasm/nutgraf_bg.wasm of one version of the package", { cause: error });
  }
}

/** @param {unknown} source */
function asBytes(source) {
  if (source instanceof ArrayBuffer) return new Uint8Array(source);
  if (ArrayBuffer.isView(source)) return new Uint8Array(source.buffer, source.byteOffset, source.byteLength);
  throw fault("model", "the names' model is no bytes", "hand over an ArrayBuffer, a typed array, a Response or an address", { Kind: TypeError });
}

/**
 * Answers a request, whatever happens.
 * @param {Request} request
 * @returns {Promise<Answer>}
 */
export async function answer({ id, action, args, sources, follow }) {
  try {
    await load(sources);
  } catch (error) {
    return { id, error: failure(error), broken: true };
  }
  try {
    const perform = /** @type {(...args: any[]) => unknown} */ (actions[/** @type {keyof typeof actions} */ (action)]);
    if (!perform) throw new TypeError(`nutgraf has no action ${action}`);
    return follow ? followed(id, follow, args) : { id, result: perform(...args) };
  } catch (error) {
    // After a trap or an exhausted stack the wasm's memory is in an unknown state.
    const broken = error instanceof WebAssembly.RuntimeError || error instanceof RangeError;
    return { id, error: broken ? stopped(error) : failure(error), broken };
  }
}

/** The texts that are followed: the last request that was answered, and what the engine knows of the text. @type {Map<number, { id?: number, text: wasm.Following }>} */
const known = new Map();
const MOST_FOLLOWED = 8;

/** @param {number} id @param {Follow} follow @param {unknown[]} args @returns {Answer} */
function followed(id, { follower, since }, args) {
  const [text, options] = /** @type {[string, Options]} */ (args);
  /** @type {{ id?: number, text: wasm.Following }} */
  const one = known.get(follower) ?? { text: new wasm.Following() };
  known.delete(follower);
  known.set(follower, one);
  for (const [first, old] of known) if (known.size > MOST_FOLLOWED && known.delete(first)) old.text.free();
  const isKnown = since !== undefined && one.id === since;
  const json = told(() => one.text.analyze(checkedText(text, options), engineOptions(options), isKnown));
  one.id = id;
  return { id, ...JSON.parse(json) };
}

/**
 * @param {unknown} error
 * @returns {Failure}
 */
export function failure(error) {
  if (!(error instanceof Error)) return { name: "Error", message: String(error) };
  const { name, message, stack, code, address, remedy } = /** @type {import("./fault.js").Fault} */ (error);
  return { name, message, stack, ...(typeof code === "string" && { code, remedy, ...(address !== undefined && { address }) }) };
}

/** @param {Error} error @returns {Failure} */
function stopped(error) {
  return { ...failure(error), code: "engine", remedy: "the next request is answered by a new engine; please report the text" };
}
