/**
 * The options as they can be sent, without those that are undefined.
 * @param {Options | null | undefined} options
 * @returns {Options}
 */
export function checkedOptions(options: Options | null | undefined): Options;
/**
 * @param {unknown} text
 * @returns {string}
 */
export function checkedText(text: unknown): string;
/** @param {unknown} texts @returns {string[]} */
export function checkedTexts(texts: unknown): string[];
/** @param {unknown} signal @returns {AbortSignal | undefined} */
export function checkedSignal(signal: unknown): AbortSignal | undefined;
import type { Options } from "./engine.js";
