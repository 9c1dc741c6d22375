/**
 * @param {Block[]} blocks each paragraph, in their order; what an editor shows as one line break is one character
 * @returns {Joined}
 */
export function joinBlocks(blocks: Block[]): Joined;
/**
 * A stretch of a text after the text was changed: for editors that do not say what changed. Nothing where the change lies in it.
 * @template {Span} T
 * @param {T} span
 * @param {string} before
 * @param {string} after
 * @returns {T | undefined}
 */
export function rebase<T extends Span>(span: T, before: string, after: string): T | undefined;
/**
 * `jumps`: where text begins that lies elsewhere than what comes before it would say
 */
export type Piece = {
    text: string;
    jumps: {
        at: number;
        position: number;
    }[];
};
/**
 * half-open, in UTF-16 code units
 */
export type Span = {
    start: number;
    end: number;
};
/**
 * within one block, in the positions of its editor
 */
export type Place = {
    block: number;
    start: number;
    end: number;
};
/**
 * Part of a block: text, or something that takes `length` positions in the editor and is read as `text`. A picture in a line is
 * `{ text: "", length: 1 }`, a line break `{ text: "\n", length: 1 }`.
 */
export type Segment = string | {
    text: string;
    length: number;
};
/**
 * What a block is to its editor. A `heading` is the headline where it comes first, else one of the story's headings; with `headline` and
 * `subheading` the editor says which.
 */
export type Role = "paragraph" | "heading" | "headline" | "subheading" | "caption" | "quote" | "listItem";
export type Block = string | {
    segments: Segment[];
    role?: Role;
} | {
    text: string;
    role?: Role;
};
/**
 * `locate`: a span of the text as places in blocks; nothing for what stands between them. `roles`: what the blocks are, for the option of
 * that name.
 */
export type Joined = {
    text: string;
    locate: (span: Span) => Place[];
    roles: NonNullable<Options["roles"]>;
};
import type { Options } from "./engine.js";
