// @ts-check
/** Ranges painted by the CSS Custom Highlight API, in highlights that all of a page share. Not an entry of the package. */

/** The highlight of that name, which another copy of this package may have made. @param {string} kind @returns {Highlight} */
function highlightOf(kind) {
  const name = `nutgraf-${kind}`;
  const known = CSS.highlights.get(name);
  if (known) return known;
  const highlight = new Highlight();
  CSS.highlights.set(name, highlight);
  return highlight;
}

/**
 * @param {{ kind: string, range: AbstractRange }[]} painted
 * @returns {() => void} takes these away again, and no others
 */
export function paint(painted) {
  if (typeof Highlight !== "function") return () => {};
  const added = painted.map(({ kind, range }) => ({ highlight: highlightOf(kind), range }));
  for (const { highlight, range } of added) highlight.add(range);
  return () => added.forEach(({ highlight, range }) => void highlight.delete(range));
}
