/** @import { Report } from "./report.js" */
/** @typedef {{ id: string, kind: string, index: number, start: number, end: number }} Mark `kind`: `quote`, `cue`, or the type of a name; `index` into `quotes` or `entities` of the report */
/**
 * The marks by place. An id is made of the kind, the words marked, and how often the same stood there before.
 * @param {Report} report with offsets in UTF-16 code units
 * @param {string} text
 * @returns {Mark[]}
 */
export function marksOf(report: Report, text: string): Mark[];
/**
 * @template {{ id: string }} T
 * @param {T[]} before
 * @param {T[]} after
 * @returns {{ added: T[], removed: T[], kept: { before: T, after: T }[] }}
 */
export function markChanges<T extends {
    id: string;
}>(before: T[], after: T[]): {
    added: T[];
    removed: T[];
    kept: {
        before: T;
        after: T;
    }[];
};
/**
 * `kind`: `quote`, `cue`, or the type of a name; `index` into `quotes` or `entities` of the report
 */
export type Mark = {
    id: string;
    kind: string;
    index: number;
    start: number;
    end: number;
};
import type { Report } from "./report.js";
