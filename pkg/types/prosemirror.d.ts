/**
 * @param {import("./live.js").Settings & { role?: (node: Node, parent: Node | null) => Role | undefined }} settings `role`: of nodes whose names say nothing
 * @returns {Plugin<Drawn>}
 */
export function nutgraf({ role, ...settings }: import("./live.js").Settings & {
    role?: (node: Node, parent: Node | null) => Role | undefined;
}): Plugin<Drawn>;
/**
 * The text blocks of a document, and where the text of each starts.
 * @param {Node} doc
 * @param {(node: Node, parent: Node | null) => Role | undefined} [role]
 */
export function blocksOf(doc: Node, role?: (node: Node, parent: Node | null) => Role | undefined): {
    starts: number[];
    blocks: Block[];
};
export function reportOf(state: EditorState): Report | null;
export function marksIn(state: EditorState): {
    mark: Mark;
    from: number;
    to: number;
}[];
/**
 * `maps`: what was written since the text was read
 */
export type Drawn = {
    decorations: DecorationSet;
    report: Report | null;
    maps: readonly StepMap[];
};
import type { Node } from "prosemirror-model";
import type { Role } from "./blocks.js";
import { Plugin } from "prosemirror-state";
import type { Block } from "./blocks.js";
import type { EditorState } from "prosemirror-state";
import type { Report } from "./report.js";
import type { Mark } from "./marks.js";
import { DecorationSet } from "prosemirror-view";
import type { StepMap } from "prosemirror-transform";
