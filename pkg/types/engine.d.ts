/**
 * Loads both files at the same time, once; later calls wait for the first.
 * @param {Sources} [sources]
 */
export function load(sources?: Sources): Promise<unknown>;
/**
 * Loads both on the spot.
 * @param {{ wasm: WebAssembly.Module | BufferSource, model: BufferSource }} sources
 */
export function loadSync({ wasm: code, model }: {
    wasm: WebAssembly.Module | BufferSource;
    model: BufferSource;
}): void;
/**
 * Answers a request, whatever happens.
 * @param {Request} request
 * @returns {Promise<Answer>}
 */
export function answer({ id, action, args, sources }: Request): Promise<Answer>;
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
     * whether quotes are listed that are no more than a guess
     */
    guesses?: boolean | undefined;
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
 * the names' model, or where it is
 */
export type ModelSource = BufferSource | Response | URL | string;
/**
 * the files beside the package's own JavaScript where left out
 */
export type Sources = {
    wasm?: WasmSource;
    model?: ModelSource;
};
/**
 * what a worker is asked
 */
export type Request = {
    id: number;
    action: string;
    args: unknown[];
    sources?: Sources;
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
