// @ts-check
/**
 * What differs between two reports of a text that is being written, as the engine tells it (`src/report/difference.rs`): much smaller than a
 * report, and put on the first it gives the second, value for value. Not an entry of the package.
 *
 * Offsets behind the place that was changed move first, so that what only moved is no difference.
 */

/** @typedef {{ from: number, by: number }} Move offsets from there on grow by so much */
/** @typedef {{ is: unknown } | { keys: Record<string, Difference> } | { kept: number, items: unknown[], again: number } | { at: [number, Difference][] }} Difference `is`: another value; `kept`, `again`: so many items stay before and behind `items` */

/**
 * The change that turned one text into the other, as a move of what stands behind it.
 * @param {string} before
 * @param {string} after
 * @returns {Move}
 */
export function move(before, after) {
  const least = Math.min(before.length, after.length);
  let same = 0;
  while (same < least && before.charCodeAt(same) === after.charCodeAt(same)) same++;
  let behind = 0;
  while (behind < least - same && before.charCodeAt(before.length - 1 - behind) === after.charCodeAt(after.length - 1 - behind)) behind++;
  return { from: before.length - behind, by: after.length - before.length };
}

/**
 * The value with its offsets moved; what holds none that move is shared with it.
 * @template T
 * @param {T} value
 * @param {Move} how
 * @returns {T}
 */
export function moved(value, how) {
  if (how.by === 0 || value === null || typeof value !== "object") return value;
  if (Array.isArray(value)) {
    let changed = false;
    const items = value.map((item) => {
      const to = moved(item, how);
      changed ||= to !== item;
      return to;
    });
    return changed ? /** @type {any} */ (items) : value;
  }
  /** @type {any} */
  let copy;
  for (const key in value) {
    const old = value[key];
    const isOffset = typeof old === "number" && (key === "start" || key === "end");
    const to = isOffset ? (old >= how.from ? old + how.by : old) : moved(old, how);
    if (to !== old) (copy ??= { ...value })[key] = to;
  }
  return copy ?? value;
}

/**
 * @template T
 * @param {T} before
 * @param {Difference | undefined} change
 * @returns {T}
 */
export function changed(before, change) {
  if (!change) return before;
  if ("is" in change) return /** @type {T} */ (change.is);
  const old = /** @type {any} */ (before);
  if ("keys" in change) {
    const copy = { ...old };
    for (const name in change.keys) copy[name] = changed(old[name], change.keys[name]);
    return copy;
  }
  if ("kept" in change) return /** @type {any} */ ([...old.slice(0, change.kept), ...change.items, ...old.slice(old.length - change.again)]);
  const copy = [...old];
  for (const [at, one] of change.at) copy[at] = changed(copy[at], one);
  return /** @type {any} */ (copy);
}
