/**
 * The options as they can be sent, without those that are undefined.
 * @param {Options | null | undefined} options
 * @returns {Options}
 */
export function checkedOptions(options: Options | null | undefined): Options;
/**
 * @param {unknown} text
 * @param {Options | null} [options]
 * @returns {string}
 */
export function checkedText(text: unknown, options?: Options | null): string;
/** @param {unknown} texts @param {Options | null} [options] @returns {string[]} */
export function checkedTexts(texts: unknown, options?: Options | null): string[];
/** @param {unknown} signal @returns {AbortSignal | undefined} */
export function checkedSignal(signal: unknown): AbortSignal | undefined;
import type { Options } from "./engine.js";
