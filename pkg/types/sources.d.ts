/** Where the engine's two files come from, as it can be sent to a worker. Not an entry of the package. */
/** @import { ModelSource, Sources, WasmSource } from "./engine.js" */
/** @template T @typedef {T | Promise<T> | (() => T | Promise<T>)} Given a value, now or later, or what gives it, asked anew after a failure */
/**
 * @param {{ wasm?: Given<WasmSource>, model?: Given<ModelSource> }} settings
 * @returns {Promise<Sources>}
 */
export function sendable({ wasm, model }: {
    wasm?: Given<WasmSource>;
    model?: Given<ModelSource>;
}): Promise<Sources>;
/** An address as the page means it: a worker would read a relative one from where its own script lies. @param {URL | string} address */
export function absolute(address: URL | string): string;
/**
 * a value, now or later, or what gives it, asked anew after a failure
 */
export type Given<T> = T | Promise<T> | (() => T | Promise<T>);
import type { WasmSource } from "./engine.js";
import type { ModelSource } from "./engine.js";
import type { Sources } from "./engine.js";
