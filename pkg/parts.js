// @ts-check
/**
 * A long answer in parts, so that the page that takes it over stays free for keys and scrolling between them. Not an entry of the
 * package.
 */

/** @import { Answer } from "./engine.js" */
/** @typedef {{ id: number, part: { name: string, items: unknown[] } }} Part some of the items of the result's array `name`, in order */

// A thousand quotes are taken over in less than a frame.
const MOST = 1000;

/**
 * The messages that the answer is sent as: parts of its long arrays first, the answer without them last.
 * @param {Answer} answer
 * @returns {(Part | Answer)[]}
 */
export function split(answer) {
  const { id, result } = answer;
  // Numbers in a buffer are taken over at once.
  const named = ArrayBuffer.isView(result) ? {} : (result ?? {});
  const long = Object.entries(named).filter(([, value]) => Array.isArray(value) && value.length > MOST);
  if (long.length === 0) return [answer];
  const parts = long.flatMap(([name, items]) => slices(items).map((some) => ({ id, part: { name, items: some } })));
  const emptied = Object.fromEntries(long.map(([name]) => [name, []]));
  return [...parts, { ...answer, result: { ...Object(result), ...emptied } }];
}

/** Collects what was sent in parts, until the answer itself comes. */
export class Parts {
  /** @type {Map<string, unknown[]>} */
  #items = new Map();

  /** @param {Part["part"]} part */
  add({ name, items }) {
    const known = this.#items.get(name) ?? [];
    for (const item of items) known.push(item);
    this.#items.set(name, known);
  }

  /**
   * The result with its arrays filled again.
   * @template T
   * @param {T} result
   * @returns {T}
   */
  into(result) {
    for (const [name, items] of this.#items) Object.assign(Object(result), { [name]: items });
    return result;
  }
}

/** @param {unknown[]} items */
function slices(items) {
  return Array.from({ length: Math.ceil(items.length / MOST) }, (_, at) => items.slice(at * MOST, (at + 1) * MOST));
}
