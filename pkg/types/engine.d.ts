/**
 * Loads both files at the same time, once; later calls wait for the first. What failed can be tried again.
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
export function answer({ id, action, args, sources, follow }: Request): Promise<Answer>;
/**
 * @param {unknown} error
 * @returns {Failure}
 */
export function failure(error: unknown): Failure;
export namespace actions {
    let analyze: (text: string, options?: Options | null) => Report;
    let compare: (texts: string[], options?: Options | null) => ComparisonReport;
    let sentences: (text: string, options?: Options | null) => Uint32Array;
}
export type Watch = ReturnType<typeof watchPolicy>;
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
     * what stretches of the text are, where the caller knows it; `nutgraf/blocks` gives them. A `paragraph` may be a byline all the same, unless it is `certain`
     */
    roles?: {
        start: number;
        end: number;
        role: KnownRole;
        certain?: boolean;
    }[] | undefined;
    /**
     * whether the report gives every token, for formats of one token a line
     */
    tokens?: boolean | undefined;
    /**
     * of a comparison: what is told of each of its texts alone, in their order
     */
    each?: Pick<Options, "published" | "names" | "guesses" | "roles">[] | undefined;
    /**
     * how many bytes of UTF-8 the texts of a request may have together; 20,000,000 where left out, `Infinity` for no limit
     */
    maxBytes?: number | undefined;
};
/**
 * of a block in a report
 */
export type KnownRole = "headline" | "standfirst" | "subheading" | "byline" | "timestamp" | "caption" | "paragraph" | "listItem" | "boilerplate";
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
 * whose text it is, and the last request whose report is known there
 */
export type Follow = {
    follower: number;
    since?: number;
};
/**
 * what a worker is asked
 */
export type Request = {
    id: number;
    action: string;
    args: unknown[];
    sources?: Sources;
    follow?: Follow;
};
/**
 * an error as it crosses between threads
 */
export type Failure = {
    name: string;
    message: string;
    stack?: string;
    code?: Code;
    address?: string;
    remedy?: string;
};
/**
 * from the report that is known to the one that was asked for
 */
export type Change = {
    move: Move;
    difference: Difference | undefined;
};
/**
 * `broken`: this thread's engine is of no more use
 */
export type Answer = {
    id: number;
    result?: unknown;
    change?: Change;
    error?: Failure;
    broken?: boolean;
};
import type { Report } from "./report.js";
import type { ComparisonReport } from "./report.js";
import { watchPolicy } from "./policy.js";
import type { Code } from "./fault.js";
import type { Move } from "./difference.js";
import type { Difference } from "./difference.js";
