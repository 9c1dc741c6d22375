/** What the adapters for editors share. Not an entry of the package. */
/** @import { Analyzer } from "./index.js" */
/** @import { Options } from "./engine.js" */
/** @import { Report } from "./report.js" */
/** @import { Mark } from "./marks.js" */
/**
 * @typedef {object} Settings
 * @property {Pick<Analyzer, "follow">} analyzer one for all editors of a page
 * @property {Options} [options] such as the day of publication
 * @property {(report: Report) => void} [onReport] told of each report when its marks are drawn
 * @property {(error: unknown) => void} [onError] told of what went wrong; the console where left out
 * @property {(mark: Mark) => boolean} [wants] which marks are drawn; all where left out
 */
/**
 * Asks for reports of what is written, one at a time: what changes meanwhile is asked for when the answer is there.
 * @template T
 * @param {Settings} settings
 * @param {() => { text: string, roles?: Options["roles"], asked: T }} read the text as it is, and what is needed to draw its report
 * @param {(report: Report, text: string, asked: T) => void} draw
 * @returns {{ changed: () => void, end: () => void }}
 */
export function live<T>({ analyzer, options, onReport, onError }: Settings, read: () => {
    text: string;
    roles?: Options["roles"];
    asked: T;
}, draw: (report: Report, text: string, asked: T) => void): {
    changed: () => void;
    end: () => void;
};
export type Settings = {
    /**
     * one for all editors of a page
     */
    analyzer: Pick<Analyzer, "follow">;
    /**
     * such as the day of publication
     */
    options?: Options | undefined;
    /**
     * told of each report when its marks are drawn
     */
    onReport?: ((report: Report) => void) | undefined;
    /**
     * told of what went wrong; the console where left out
     */
    onError?: ((error: unknown) => void) | undefined;
    /**
     * which marks are drawn; all where left out
     */
    wants?: ((mark: Mark) => boolean) | undefined;
};
import type { Options } from "./engine.js";
import type { Report } from "./report.js";
import type { Analyzer } from "./index.js";
import type { Mark } from "./marks.js";
