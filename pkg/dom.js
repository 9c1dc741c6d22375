// @ts-check
/**
 * Quotations and names marked in the page's own elements, by the CSS Custom Highlight API: nothing in the document is changed.
 *
 * ```js
 * import { nutgraf } from "nutgraf/dom";
 * const marking = nutgraf(document.querySelector("article"), { analyzer: new Analyzer() });
 * ```
 *
 * Marks are the highlights `nutgraf-quote`, `nutgraf-cue`, `nutgraf-person`, …: `::highlight(nutgraf-quote) { background: … }`. What is
 * changed in the element is read anew.
 */

import { joinBlocks } from "./blocks.js";
import { live } from "./live.js";
import { marksOf } from "./marks.js";
import { paint } from "./paint.js";

/** @import { Role, Segment, Span } from "./blocks.js" */
/** @import { Mark } from "./marks.js" */

/** @typedef {{ node: Text | null, start: number, length: number }} Run where the positions of a block lie in the document; no node: a break or a picture */
/** @typedef {{ element: Element, runs: Run[], segments: Segment[], role?: Role }} TextBlock */

const BLOCKS = new Set("address article aside blockquote body caption dd details dialog div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr legend li main nav ol p pre search section summary table tbody td tfoot th thead tr ul".split(" "));
const UNREAD = new Set("script style template noscript textarea select button svg math iframe object audio video canvas code kbd samp".split(" "));
/** @type {Record<string, Role>} */
const ROLES = { h1: "heading", h2: "heading", h3: "heading", h4: "heading", h5: "heading", h6: "heading", figcaption: "caption", caption: "caption", blockquote: "quote", li: "listItem" };

/**
 * @param {Element} element
 * @param {import("./live.js").Settings} settings
 * @returns {{ marks: () => Mark[], at: (node: Node, offset: number) => Mark[], destroy: () => void }} `at`: what is marked at a place, say of a click
 */
export function nutgraf(element, settings) {
  /** @type {{ mark: Mark, range: Range }[]} */
  let drawn = [];
  let unpaint = () => {};
  const read = () => {
    const { text, roles, rangesOf } = readElement(element);
    return { text, roles, asked: rangesOf };
  };
  const asking = live(settings, read, (report, text, rangesOf) => {
    drawn = marksOf(report, text).filter(settings.wants ?? (() => true)).flatMap((mark) => rangesOf(mark).map((range) => ({ mark, range })));
    unpaint();
    unpaint = paint(drawn.map(({ mark, range }) => ({ kind: mark.kind, range })));
  });
  const observer = new MutationObserver(asking.changed);
  observer.observe(element, { childList: true, characterData: true, subtree: true });
  asking.changed();
  return {
    marks: () => drawn.map(({ mark }) => mark),
    at: (node, offset) => drawn.filter(({ range }) => range.isPointInRange(node, offset)).map(({ mark }) => mark),
    destroy: () => {
      asking.end();
      observer.disconnect();
      unpaint();
    },
  };
}

/**
 * The text of an element as it is read: paragraph by paragraph, white space as it is shown.
 * @param {Element} element
 * @returns {{ text: string, roles: import("./blocks.js").Joined["roles"], rangesOf: (span: Span) => Range[] }}
 */
export function readElement(element) {
  const blocks = blocksOf(element);
  const { text, locate, roles } = joinBlocks(blocks);
  // Ranges that live: what is written moves them.
  const rangesOf = (/** @type {Span} */ span) => locate(span).flatMap(({ block, start, end }) => rangeOf(blocks[block].runs, start, end) ?? []);
  return { text, roles, rangesOf };
}

/** @param {Element} root @returns {TextBlock[]} */
export function blocksOf(root) {
  /** @type {TextBlock[]} */
  const found = [];
  /** @type {TextBlock | undefined} */
  let open;
  let at = 0;
  const add = (/** @type {Element} */ element, /** @type {Text | null} */ node, /** @type {Segment[]} */ segments, /** @type {number} */ length) => {
    if (!open) {
      open = { element, runs: [], segments: [], role: roleOf(element, root) };
      found.push(open);
      at = 0;
    }
    open.runs.push({ node, start: at, length });
    open.segments.push(...segments);
    at += length;
  };
  const walk = (/** @type {Element} */ element, /** @type {Element} */ block) => {
    for (const child of element.childNodes) {
      if (child.nodeType === 3) add(block, /** @type {Text} */ (child), segmentsOf(/** @type {Text} */ (child)), /** @type {Text} */ (child).length);
      if (child.nodeType !== 1) continue;
      const inner = /** @type {Element} */ (child);
      const name = inner.localName;
      if (UNREAD.has(name) || inner.hasAttribute("hidden")) continue;
      if (name === "br") add(block, null, [{ text: "\n", length: 0 }], 0);
      else if (BLOCKS.has(name)) {
        open = undefined;
        walk(inner, inner);
        open = undefined;
      } else walk(inner, block);
    }
  };
  walk(root, root);
  return found.filter(({ segments }) => segments.some((segment) => (typeof segment === "string" ? segment : segment.text).trim() !== ""));
}

/** @param {Element} element @param {Element} root @returns {Role | undefined} */
function roleOf(element, root) {
  for (let one = /** @type {Element | null} */ (element); one && one !== root; one = one.parentElement) if (ROLES[one.localName]) return ROLES[one.localName];
  return undefined;
}

/** White space as a browser shows it: one blank, unless the element keeps it. @param {Text} node @returns {Segment[]} */
function segmentsOf(node) {
  const style = node.parentElement && node.ownerDocument.defaultView?.getComputedStyle(node.parentElement).whiteSpace;
  if (/pre|break-spaces/.test(style ?? "")) return [node.data];
  return (node.data.match(/[ \t\n\r\f]+|[^ \t\n\r\f]+/g) ?? []).map((part) => (/^[ \t\n\r\f]/.test(part) && part !== " " ? { text: " ", length: part.length } : part));
}

/** @param {Run[]} runs @param {number} start @param {number} end @returns {Range | undefined} */
function rangeOf(runs, start, end) {
  const from = runs.find(({ node, start: at, length }) => node && start < at + length);
  const to = runs.findLast(({ node, start: at }) => node && at < end);
  if (!from?.node || !to?.node) return undefined;
  const range = from.node.ownerDocument.createRange();
  range.setStart(from.node, Math.max(0, start - from.start));
  range.setEnd(to.node, Math.min(end - to.start, to.length));
  return range;
}
