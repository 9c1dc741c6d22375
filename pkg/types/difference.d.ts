/**
 * What differs between two reports of a text that is being written, as the engine tells it (`src/report/difference.rs`): much smaller than a
 * report, and put on the first it gives the second, value for value. Not an entry of the package.
 *
 * Offsets behind the place that was changed move first, so that what only moved is no difference.
 */
/** @typedef {{ from: number, by: number }} Move offsets from there on grow by so much */
/** @typedef {{ is: unknown } | { keys: Record<string, Difference> } | { kept: number, items: unknown[], again: number } | { at: [number, Difference][] }} Difference `is`: another value; `kept`, `again`: so many items stay before and behind `items` */
/**
 * The change that turned one text into the other, as a move of what stands behind it.
 * @param {string} before
 * @param {string} after
 * @returns {Move}
 */
export function move(before: string, after: string): Move;
/**
 * The value with its offsets moved; what holds none that move is shared with it.
 * @template T
 * @param {T} value
 * @param {Move} how
 * @returns {T}
 */
export function moved<T>(value: T, how: Move): T;
/**
 * @template T
 * @param {T} before
 * @param {Difference | undefined} change
 * @returns {T}
 */
export function changed<T>(before: T, change: Difference | undefined): T;
/**
 * offsets from there on grow by so much
 */
export type Move = {
    from: number;
    by: number;
};
/**
 * `is`: another value; `kept`, `again`: so many items stay before and behind `items`
 */
export type Difference = {
    is: unknown;
} | {
    keys: Record<string, Difference>;
} | {
    kept: number;
    items: unknown[];
    again: number;
} | {
    at: [number, Difference][];
};
