/** Overlapping spans of a text to pieces that do not overlap. */
/** @import { Report } from "./report.js" */
/** @typedef {{ start: number, end: number, marks: Mark[] }} Piece a stretch of the text and all that is marked there */
/** @typedef {{ start: number, end: number, kind: string, index: number }} Mark `kind`: quote, cue, or an entity's type; `index` into the report's array */
/**
 * What is worth marking in an article: quotes and their cues, and names.
 * @param {Report} report
 * @returns {Mark[]}
 */
export function marks(report: Report): Mark[];
/**
 * The stretch `start..end` cut wherever a mark begins or ends.
 *
 * Costs what is marked in the stretch, after the first call with the same array.
 * @param {number} start
 * @param {number} end
 * @param {Mark[]} marks
 * @returns {Piece[]}
 */
export function pieces(start: number, end: number, marks: Mark[]): Piece[];
/**
 * a stretch of the text and all that is marked there
 */
export type Piece = {
    start: number;
    end: number;
    marks: Mark[];
};
/**
 * `kind`: quote, cue, or an entity's type; `index` into the report's array
 */
export type Mark = {
    start: number;
    end: number;
    kind: string;
    index: number;
};
/**
 * a mark and its place in the caller's array
 */
export type Placed = {
    mark: Mark;
    place: number;
};
import type { Report } from "./report.js";
