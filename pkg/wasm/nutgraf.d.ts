/* tslint:disable */
/* eslint-disable */

/**
 * A text that is being written, and what was found in it last.
 */
export class Following {
    free(): void;
    [Symbol.dispose](): void;
    /**
     * Its report as JSON; what changed alone where the caller knows the last one.
     */
    analyze(text: string, options: any, known: boolean): string;
    constructor();
}

/**
 * The report of a text, as a plain object.
 */
export function analyze(text: string, options: any): any;

/**
 * The comparison of several texts, as a plain object.
 */
export function compare(texts: string[], options: any): any;

/**
 * Takes the names' model: the file beside the wasm.
 */
export function loadModel(file: Uint8Array | number[]): void;

/**
 * Start and end of each sentence, one after the other: the first three stages alone.
 */
export function sentences(text: string, options: any): Uint32Array;

/**
 * Makes a trap name its place in the console, and nothing else: a panic's own message may quote the article.
 */
export function start(): void;

export type InitInput = RequestInfo | URL | Response | BufferSource | WebAssembly.Module;

export interface InitOutput {
    readonly memory: WebAssembly.Memory;
    readonly __wbg_following_free: (a: number, b: number) => void;
    readonly analyze: (a: number, b: number, c: any) => [number, number, number];
    readonly compare: (a: number, b: number, c: any) => [number, number, number];
    readonly following_analyze: (a: number, b: number, c: number, d: any, e: number) => [number, number, number, number];
    readonly following_new: () => number;
    readonly loadModel: (a: number, b: number) => [number, number];
    readonly sentences: (a: number, b: number, c: any) => [number, number, number];
    readonly start: () => void;
    readonly __wbindgen_malloc: (a: number, b: number) => number;
    readonly __wbindgen_realloc: (a: number, b: number, c: number, d: number) => number;
    readonly __wbindgen_free: (a: number, b: number, c: number) => void;
    readonly __wbindgen_exn_store: (a: number) => void;
    readonly __externref_table_alloc: () => number;
    readonly __wbindgen_externrefs: WebAssembly.Table;
    readonly __externref_table_dealloc: (a: number) => void;
    readonly __externref_drop_slice: (a: number, b: number) => void;
    readonly __wbindgen_start: () => void;
}

export type SyncInitInput = BufferSource | WebAssembly.Module;

/**
 * Instantiates the given `module`, which can either be bytes or
 * a precompiled `WebAssembly.Module`.
 *
 * @param {{ module: SyncInitInput }} module - Passing `SyncInitInput` directly is deprecated.
 *
 * @returns {InitOutput}
 */
export function initSync(module: { module: SyncInitInput } | SyncInitInput): InitOutput;

/**
 * If `module_or_path` is {RequestInfo} or {URL}, makes a request and
 * for everything else, calls `WebAssembly.instantiate` directly.
 *
 * @param {{ module_or_path: InitInput | Promise<InitInput> }} module_or_path - Passing `InitInput` directly is deprecated.
 *
 * @returns {Promise<InitOutput>}
 */
export default function __wbg_init (module_or_path?: { module_or_path: InitInput | Promise<InitInput> } | InitInput | Promise<InitInput>): Promise<InitOutput>;
