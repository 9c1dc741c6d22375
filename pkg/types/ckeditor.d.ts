/**
 * @param {Editor} editor
 * @param {import("./live.js").Settings & { root?: string }} settings
 * @returns {{ destroy: () => void }}
 */
export function nutgraf(editor: Editor, { root, ...settings }: import("./live.js").Settings & {
    root?: string;
}): {
    destroy: () => void;
};
/** The elements with text of a document. @param {Editor} editor @param {string} [root] @returns {TextBlock[]} */
export function blocksOf({ model }: Editor, root?: string): TextBlock[];
export type TextBlock = {
    element: any;
    segments: Segment[];
    role?: Role;
};
export type Drawn = {
    id: string;
    block: TextBlock;
    start: number;
    end: number;
};
import type { Editor } from "@ckeditor/ckeditor5-core";
import type { Segment } from "./blocks.js";
import type { Role } from "./blocks.js";
