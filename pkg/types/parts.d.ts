/**
 * The messages that the answer is sent as: parts of its long arrays first, the answer without them last.
 * @param {Answer} answer
 * @returns {(Part | Answer)[]}
 */
export function split(answer: Answer): (Part | Answer)[];
/** Collects what was sent in parts, until the answer itself comes. */
export class Parts {
    /** @param {Part["part"]} part */
    add({ name, items }: Part["part"]): void;
    /**
     * The result with its arrays filled again.
     * @template T
     * @param {T} result
     * @returns {T}
     */
    into<T>(result: T): T;
    #private;
}
/**
 * some of the items of the result's array `name`, in order
 */
export type Part = {
    id: number;
    part: {
        name: string;
        items: unknown[];
    };
};
import type { Answer } from "./engine.js";
