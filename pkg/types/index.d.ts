/**
 * Settings for every `Analyzer` made from now on.
 * @param {Settings} settings
 */
export function init(settings: Settings): void;
/**
 * Analyses texts on a worker. The worker starts with the first request. Requests are answered in order, one at a time;
 * every request is answered: with its result, with an error, or with its signal's reason. A worker that breaks is replaced.
 */
export class Analyzer {
    /** @param {Settings} [settings] */
    constructor(settings?: Settings);
    /**
     * The report of a text. Its offsets are positions in this very string.
     * @param {string} text
     * @param {(Options & Abortable) | null} [options]
     * @returns {Promise<Report>}
     */
    analyze(text: string, options?: (Options & Abortable) | null): Promise<Report>;
    /**
     * Several articles side by side: what they share and where they differ.
     * @param {string[]} texts
     * @param {(Options & Abortable) | null} [options]
     * @returns {Promise<ComparisonReport>}
     */
    compare(texts: string[], options?: (Options & Abortable) | null): Promise<ComparisonReport>;
    /**
     * Start and end of each sentence, one after the other. Much cheaper than a report.
     * @param {string} text
     * @param {(Options & Abortable) | null} [options]
     * @returns {Promise<Uint32Array>}
     */
    sentences(text: string, options?: (Options & Abortable) | null): Promise<Uint32Array>;
    /**
     * For a text that somebody is writing: the latest one wins, what stays of it is not read again, and only what changed is sent between the
     * threads. The reports are those of `analyze`.
     * @param {Options} [options] of all its reports
     * @returns {Following}
     */
    follow(options?: Options): Following;
    /** Ends the worker. Requests that wait are rejected, and so is every later one. */
    close(): void;
    #private;
}
export type Options = import("./engine.js").Options;
export type WasmSource = import("./engine.js").WasmSource;
export type ModelSource = import("./engine.js").ModelSource;
export type Report = import("./report.js").Report;
export type ComparisonReport = import("./report.js").ComparisonReport;
/**
 * As much of a `Worker` as is needed.
 */
export type WorkerLike = {
    postMessage: (message: any) => void;
    terminate: () => void;
    onmessage: ((event: any) => void) | null;
    onerror: ((event: any) => void) | null;
    ref?: (() => void) | undefined;
    unref?: (() => void) | undefined;
};
export type Settings = {
    /**
     * the wasm, or where it is, or a function that gives it; the file of this package where left out
     */
    wasm?: Given<import("./engine.js").WasmSource> | undefined;
    /**
     * the names' model, or where it is, or a function that gives it; the file of this package where left out
     */
    model?: Given<import("./engine.js").ModelSource> | undefined;
    /**
     * makes the worker, for hosts whose policy wants to make it themselves
     */
    createWorker?: (() => WorkerLike) | undefined;
};
export type Abortable = {
    signal?: AbortSignal | null;
};
export type Fault = import("./fault.js").Fault;
export type Task = {
    request: Request;
    parts: Parts;
    resolve: (answer: any) => void;
    reject: (error: unknown) => void;
    forget: () => void;
    dropped?: boolean;
};
import { Following } from "./following.js";
import type { Given } from "./sources.js";
import type { Request } from "./engine.js";
import { Parts } from "./parts.js";
