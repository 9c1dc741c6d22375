/** @import { Mark } from "./highlight.js" */
export class EditableText {
    /** @param {string} text @param {(text: string) => void} onInput */
    constructor(text: string, onInput: (text: string) => void);
    node: HTMLDivElement;
    /** The caret stays where it was in what did not change. */
    set text(text: string);
    /** What stands there now. The browser adds a last line break of its own that nobody wrote. */
    get text(): string;
    /** @param {Mark[]} marks of the text that stands there now */
    paint(marks: Mark[]): void;
    unpaint(): void;
    #private;
}
import type { Mark } from "./highlight.js";
