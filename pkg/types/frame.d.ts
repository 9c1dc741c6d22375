/**
 * Says hello to the frame until it answers.
 *
 * @param {HTMLIFrameElement} frame
 * @param {{ patience?: number, onSelect?: (detail: { kind: string, index: number, start: number, end: number }) => void }} [settings] `patience`: how long to wait for the frame, in milliseconds
 * @returns {Promise<Frame>}
 */
export function connect(frame: HTMLIFrameElement, { patience, onSelect }?: {
    patience?: number;
    onSelect?: (detail: {
        kind: string;
        index: number;
        start: number;
        end: number;
    }) => void;
}): Promise<Frame>;
/**
 * nutgraf in an iframe, from the host's side: the engine runs in a document that the host's page cannot be harmed by.
 *
 * ```html
 * <iframe id="nutgraf" sandbox="allow-scripts" src="/nutgraf-frame.html"></iframe>
 * ```
 * ```js
 * import { connect } from "nutgraf/frame";
 * const frame = await connect(document.querySelector("#nutgraf"));
 * const report = await frame.analyze(text);
 * ```
 *
 * The protocol, for hosts that speak it themselves. Every message is `{ type, version: 1, id }` and more:
 *
 * | from | type | more |
 * |---|---|---|
 * | host, to the window | `nutgraf-hello` | a `MessagePort`; all else goes through it |
 * | frame | `nutgraf-ready` | `engine: { name, version }` |
 * | host | `nutgraf-analyze`, `nutgraf-sentences` | `text`, `options` |
 * | host | `nutgraf-compare` | `texts`, `options` |
 * | host | `nutgraf-show` | `text`, `options`: shows the article in the frame |
 * | host | `nutgraf-abort` | of the request with this `id` |
 * | frame | `nutgraf-result` | `result` |
 * | frame | `nutgraf-error` | `error: { name, message }` |
 * | frame | `nutgraf-select` | `detail: { kind, index, start, end }`, when the reader selects in what is shown |
 *
 * The frame answers its parent only, once, and where its address ends in `#host=https://cms.example` only a parent of that origin.
 * A frame with an opaque origin cannot be named as a target: the port makes sure that nobody else reads what is sent.
 */
/** @typedef {import("./index.js").Options} Options */
/** @typedef {import("./report.js").Report} Report */
/** @typedef {import("./report.js").ComparisonReport} ComparisonReport */
/** @typedef {{ signal?: AbortSignal }} Abortable */
/** The version of the protocol. */
export const VERSION: 1;
/** A frame that has answered. Every request is answered: by its result, an error, or its signal's reason. */
export class Frame {
    /** @param {MessagePort} port @param {{ name: string, version: string }} engine @param {((detail: any) => void) | undefined} onSelect */
    constructor(port: MessagePort, engine: {
        name: string;
        version: string;
    }, onSelect: ((detail: any) => void) | undefined);
    engine: {
        name: string;
        version: string;
    };
    /** @param {string} text @param {Options & Abortable} [options] @returns {Promise<Report>} */
    analyze(text: string, options?: Options & Abortable): Promise<Report>;
    /** @param {string[]} texts @param {Options & Abortable} [options] @returns {Promise<ComparisonReport>} */
    compare(texts: string[], options?: Options & Abortable): Promise<ComparisonReport>;
    /** @param {string} text @param {Options & Abortable} [options] @returns {Promise<Uint32Array>} */
    sentences(text: string, options?: Options & Abortable): Promise<Uint32Array>;
    /** Shows the article in the frame. @param {string} text @param {Options & Abortable} [options] @returns {Promise<Report>} */
    show(text: string, options?: Options & Abortable): Promise<Report>;
    /** Rejects what waits and what comes. The frame itself is the host's to remove. */
    close(): void;
    #private;
}
export type Options = import("./index.js").Options;
export type Report = import("./report.js").Report;
export type ComparisonReport = import("./report.js").ComparisonReport;
export type Abortable = {
    signal?: AbortSignal;
};
