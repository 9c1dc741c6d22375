/** Where each mark stands now. @param {EditorState} state @returns {{ mark: Mark, from: number, to: number }[]} */
export function marksIn(state: EditorState): {
    mark: Mark;
    from: number;
    to: number;
}[];
/** @param {import("./live.js").Settings} settings @returns {Extension} */
export function nutgraf(settings: import("./live.js").Settings): Extension;
export function reportOf(state: EditorState): Report | null;
/**
 * `since`: what was written since the text was read
 */
export type Drawn = {
    decorations: DecorationSet;
    report: Report | null;
    since: ChangeDesc | null;
};
import type { EditorState } from "@codemirror/state";
import type { Mark } from "./marks.js";
import type { Extension } from "@codemirror/state";
import type { Report } from "./report.js";
import type { DecorationSet } from "@codemirror/view";
import type { ChangeDesc } from "@codemirror/state";
