/**
 * @param {string[]} blocks the text of each paragraph, in their order; what an editor shows as one line break is one character
 * @returns {{ text: string, locate: (span: Span) => Place[] }} `locate`: a span of the text as places in blocks; nothing for what stands between them
 */
export function joinBlocks(blocks: string[]): {
    text: string;
    locate: (span: Span) => Place[];
};
/**
 * half-open, in UTF-16 code units
 */
export type Span = {
    start: number;
    end: number;
};
/**
 * within the text of one block
 */
export type Place = {
    block: number;
    start: number;
    end: number;
};
