/**
 * Loads the wasm, once; later calls wait for the first.
 * @param {WasmSource} [source] the file beside the package's own JavaScript where left out
 */
export function load(source?: WasmSource): Promise<unknown>;
/**
 * Loads the wasm on the spot.
 * @param {WebAssembly.Module | BufferSource} source
 */
export function loadSync(source: WebAssembly.Module | BufferSource): void;
/**
 * Answers a request, whatever happens.
 * @param {Request} request
 * @returns {Promise<Answer>}
 */
export function answer({ id, action, args, wasm: source }: Request): Promise<Answer>;
export namespace actions {
    let analyze: (text: string, options?: Options) => Report;
    let compare: (texts: string[], options?: Options) => ComparisonReport;
    let sentences: (text: string, options?: Options) => Uint32Array;
}
export type Options = {
    /**
     * the day of publication, `YYYY-MM-DD`: settles "on Tuesday"
     */
    published?: string | undefined;
    /**
     * names that the caller knows
     */
    names?: {
        name: string;
        type: "person" | "organization" | "place" | "misc";
    }[] | undefined;
    /**
     * what offsets count; UTF-16 code units, as JavaScript's strings do, where left out
     */
    offsetUnit?: "utf16" | "codepoint" | "utf8" | undefined;
    /**
     * whether the report gives every token, for formats of one token a line
     */
    tokens?: boolean | undefined;
};
/**
 * the wasm, or where it is
 */
export type WasmSource = WebAssembly.Module | BufferSource | Response | URL | string;
/**
 * what a worker is asked
 */
export type Request = {
    id: number;
    action: string;
    args: unknown[];
    wasm?: WasmSource;
};
/**
 * an error as it crosses between threads
 */
export type Failure = {
    name: string;
    message: string;
    stack?: string;
};
/**
 * `broken`: this thread's engine is of no more use
 */
export type Answer = {
    id: number;
    result?: unknown;
    error?: Failure;
    broken?: boolean;
};
import type { Report } from "./report.js";
import type { ComparisonReport } from "./report.js";
