/**
 * @param {{ kind: string, range: AbstractRange }[]} painted
 * @returns {() => void} takes these away again, and no others
 */
export function paint(painted: {
    kind: string;
    range: AbstractRange;
}[]): () => void;
