/** Errors that say what to do: each with a code for programs, the address concerned, and a remedy. Not an entry of the package. */
/**
 * | code | |
 * |---|---|
 * | `text`, `option` | an argument is not what it should be; the message names it |
 * | `too-long` | the texts are longer than the option `maxBytes` says |
 * | `not-loaded` | `nutgraf/sync` was called before its `init()` had ended |
 * | `wasm`, `model` | the file could not be fetched, or is not the one of this build |
 * | `wasm-blocked`, `connect-blocked`, `worker-blocked` | a Content-Security-Policy, or Trusted Types, forbid it; the remedy names the directive |
 * | `worker` | the worker's script could not be loaded, or the worker broke |
 * | `no-worker` | there are no workers here |
 * | `engine` | the engine stopped at this text; the next request is answered by a new one |
 * | `frame` | the iframe does not answer |
 * | `closed` | the analyzer was closed |
 *
 * @typedef {"text" | "option" | "too-long" | "not-loaded" | "wasm" | "model" | "wasm-blocked" | "connect-blocked" | "worker-blocked" | "worker" | "no-worker" | "engine" | "frame" | "closed"} Code
 */
/** @typedef {{ code: Code, address?: string, remedy: string }} Cause */
/** @typedef {Error & Cause} Fault */
/**
 * An error of that kind: what is wrong, where, and what to do.
 * @template {Error} [E=Error]
 * @param {Code} code
 * @param {string} what
 * @param {string} remedy
 * @param {{ address?: string, cause?: unknown, Kind?: new (message: string) => E }} [more]
 * @returns {E & Cause}
 */
export function fault<E extends Error = Error>(code: Code, what: string, remedy: string, { address, cause, Kind }?: {
    address?: string;
    cause?: unknown;
    Kind?: new (message: string) => E;
}): E & Cause;
/** What was asked of something that its owner closed. A `DOMException`'s own code, a number, hides behind ours. @param {string} what @returns {Fault} */
export function closed(what: string): Fault;
export function wrong(code: "text" | "option", what: string, remedy: string): Error & Cause;
/**
 * | code | |
 * |---|---|
 * | `text`, `option` | an argument is not what it should be; the message names it |
 * | `too-long` | the texts are longer than the option `maxBytes` says |
 * | `not-loaded` | `nutgraf/sync` was called before its `init()` had ended |
 * | `wasm`, `model` | the file could not be fetched, or is not the one of this build |
 * | `wasm-blocked`, `connect-blocked`, `worker-blocked` | a Content-Security-Policy, or Trusted Types, forbid it; the remedy names the directive |
 * | `worker` | the worker's script could not be loaded, or the worker broke |
 * | `no-worker` | there are no workers here |
 * | `engine` | the engine stopped at this text; the next request is answered by a new one |
 * | `frame` | the iframe does not answer |
 * | `closed` | the analyzer was closed |
 */
export type Code = "text" | "option" | "too-long" | "not-loaded" | "wasm" | "model" | "wasm-blocked" | "connect-blocked" | "worker-blocked" | "worker" | "no-worker" | "engine" | "frame" | "closed";
export type Cause = {
    code: Code;
    address?: string;
    remedy: string;
};
export type Fault = Error & Cause;
