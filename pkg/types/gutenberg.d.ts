/**
 * @param {WordPress} wordpress
 * @param {import("./live.js").Settings & { texts?: Record<string, Record<string, Role | undefined>> }} settings `texts`: the rich texts of blocks that WordPress does not come with
 * @returns {{ marks: () => Mark[], select: (id: string) => void, destroy: () => void }}
 */
export function nutgraf(wordpress: WordPress, { texts, ...settings }: import("./live.js").Settings & {
    texts?: Record<string, Record<string, Role | undefined>>;
}): {
    marks: () => Mark[];
    select: (id: string) => void;
    destroy: () => void;
};
/** The rich texts of a post, in their order. @param {WordPress} wordpress @param {Record<string, Record<string, Role | undefined>>} [texts] @returns {TextBlock[]} */
export function textsOf({ create, select }: WordPress, texts?: Record<string, Record<string, Role | undefined>>): TextBlock[];
/**
 * Of
 */
export type WordPress = {
    create: (from: {
        html: string;
    }) => {
        text: string;
    };
    select: (store: string) => any;
    dispatch: (store: string) => any;
    subscribe: (listener: () => void) => () => void;
};
/**
 * a rich text of the post
 */
export type TextBlock = {
    clientId: string;
    attribute: string;
    text: string;
    segments: Segment[];
    role?: Role;
};
export type Annotation = {
    id: string;
    clientId: string;
    attribute: string;
    start: number;
    end: number;
    mark: Mark;
};
import type { Role } from "./blocks.js";
import type { Mark } from "./marks.js";
import type { Segment } from "./blocks.js";
