/**
 * @param {Element} element
 * @param {import("./live.js").Settings} settings
 * @returns {{ marks: () => Mark[], at: (node: Node, offset: number) => Mark[], destroy: () => void }} `at`: what is marked at a place, say of a click
 */
export function nutgraf(element: Element, settings: import("./live.js").Settings): {
    marks: () => Mark[];
    at: (node: Node, offset: number) => Mark[];
    destroy: () => void;
};
/**
 * The text of an element as it is read: paragraph by paragraph, white space as it is shown.
 * @param {Element} element
 * @returns {{ text: string, roles: import("./blocks.js").Joined["roles"], rangesOf: (span: Span) => Range[] }}
 */
export function readElement(element: Element): {
    text: string;
    roles: import("./blocks.js").Joined["roles"];
    rangesOf: (span: Span) => Range[];
};
/** @param {Element} root @returns {TextBlock[]} */
export function blocksOf(root: Element): TextBlock[];
/**
 * where the positions of a block lie in the document; no node: a break or a picture
 */
export type Run = {
    node: Text | null;
    start: number;
    length: number;
};
export type TextBlock = {
    element: Element;
    runs: Run[];
    segments: Segment[];
    role?: Role;
};
import type { Mark } from "./marks.js";
import type { Span } from "./blocks.js";
import type { Segment } from "./blocks.js";
import type { Role } from "./blocks.js";
