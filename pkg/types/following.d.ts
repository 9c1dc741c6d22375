/** @import { Change, Options } from "./engine.js" */
/** @import { Report } from "./report.js" */
/** @typedef {{ text: string, options: string, report: Report }} Known */
/** @typedef {{ text: string, options: Options, signal?: AbortSignal }} Asked */
/**
 * The reports of a text while somebody writes it. One request is on its way at a time; of those that come meanwhile the last one is
 * kept. The same text again costs nothing.
 */
export class Following {
    /**
     * @param {(text: string, options: Options, signal?: AbortSignal) => Promise<{ result: Report } | { change: Change }>} ask
     * @param {Options} options of every request that gives none
     */
    constructor(ask: (text: string, options: Options, signal?: AbortSignal) => Promise<{
        result: Report;
    } | {
        change: Change;
    }>, options: Options);
    /**
     * The report of the text as it is now; null where a later text overtook this one before its turn came.
     * @param {string} text
     * @param {Options & { signal?: AbortSignal }} [options]
     * @returns {Promise<Report | null>}
     */
    analyze(text: string, options?: Options & {
        signal?: AbortSignal;
    }): Promise<Report | null>;
    #private;
}
export type Known = {
    text: string;
    options: string;
    report: Report;
};
export type Asked = {
    text: string;
    options: Options;
    signal?: AbortSignal;
};
import type { Options } from "./engine.js";
import type { Report } from "./report.js";
import type { Change } from "./engine.js";
