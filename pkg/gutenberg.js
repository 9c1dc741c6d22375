// @ts-check
/**
 * Quotations and names marked in WordPress's block editor, as annotations, while somebody writes:
 *
 * ```js
 * import { create } from "@wordpress/rich-text";
 * import { dispatch, select, subscribe } from "@wordpress/data";
 * import { nutgraf } from "nutgraf/gutenberg";
 * const marking = nutgraf({ create, dispatch, select, subscribe }, { analyzer: new Analyzer() });
 * ```
 *
 * The script has to depend on `wp-annotations`. Annotations are shown with the class `annotation-text-nutgraf-KIND`, and are no part of the post.
 */

import { joinBlocks, rebase } from "./blocks.js";
import { live } from "./live.js";
import { markChanges, marksOf } from "./marks.js";

/** @import { Role, Segment } from "./blocks.js" */
/** @import { Mark } from "./marks.js" */
/** @import { Report } from "./report.js" */

/** Of @wordpress/data and @wordpress/rich-text. @typedef {{ create: (from: { html: string }) => { text: string }, select: (store: string) => any, dispatch: (store: string) => any, subscribe: (listener: () => void) => () => void }} WordPress */
/** @typedef {{ clientId: string, attribute: string, text: string, segments: Segment[], role?: Role }} TextBlock a rich text of the post */
/** @typedef {{ id: string, clientId: string, attribute: string, start: number, end: number, mark: Mark }} Annotation */

const EDITOR = "core/block-editor";
const ANNOTATIONS = "core/annotations";

/** Rich texts that are part of an article, and what each is. Code, buttons and the like are none. @type {Record<string, Record<string, Role | undefined>>} */
const TEXTS = {
  "core/paragraph": { content: undefined },
  "core/heading": { content: "heading" },
  "core/list-item": { content: "listItem" },
  "core/quote": { value: "quote", citation: "caption" },
  "core/pullquote": { value: "caption", citation: "caption" },
  "core/verse": { content: undefined },
  "core/image": { caption: "caption" },
  "core/gallery": { caption: "caption" },
  "core/video": { caption: "caption" },
  "core/audio": { caption: "caption" },
  "core/embed": { caption: "caption" },
};

/**
 * @param {WordPress} wordpress
 * @param {import("./live.js").Settings & { texts?: Record<string, Record<string, Role | undefined>> }} settings `texts`: the rich texts of blocks that WordPress does not come with
 * @returns {{ marks: () => Mark[], select: (id: string) => void, destroy: () => void }}
 */
export function nutgraf(wordpress, { texts = {}, ...settings }) {
  /** @type {Annotation[]} */
  let drawn = [];
  const known = { ...TEXTS, ...texts };
  const read = () => {
    const blocks = textsOf(wordpress, known);
    const { text, locate, roles } = joinBlocks(blocks);
    return { text, roles, asked: { blocks, locate } };
  };
  const asking = live(settings, read, (report, text, asked) => {
    drawn = draw(wordpress, drawn, annotationsOf(settings, report, text, asked, textsOf(wordpress, known)));
  });
  let last = wordpress.select(EDITOR).getBlocks();
  const unsubscribe = wordpress.subscribe(() => {
    const blocks = wordpress.select(EDITOR).getBlocks();
    if (blocks !== last) asking.changed();
    last = blocks;
  });
  asking.changed();
  return {
    marks: () => drawn.map(({ mark }) => mark),
    select: (id) => {
      const one = drawn.find(({ mark }) => mark.id === id);
      if (one) wordpress.dispatch(EDITOR).selectionChange(one.clientId, one.attribute, one.start, one.end);
    },
    destroy: () => {
      asking.end();
      unsubscribe();
      drawn = draw(wordpress, drawn, []);
    },
  };
}

/** The rich texts of a post, in their order. @param {WordPress} wordpress @param {Record<string, Record<string, Role | undefined>>} [texts] @returns {TextBlock[]} */
export function textsOf({ create, select }, texts = TEXTS) {
  /** @type {(blocks: any[]) => TextBlock[]} */
  const within = (blocks) => blocks.flatMap((/** @type {any} */ { name, clientId, attributes, innerBlocks }) => {
    const own = Object.entries(texts[name] ?? {}).filter(([attribute]) => attributes[attribute]);
    const [before, after] = [own.filter(([attribute]) => attribute !== "citation"), own.filter(([attribute]) => attribute === "citation")];
    const one = (/** @type {[string, Role | undefined]} */ [attribute, role]) => {
      const { text } = create({ html: String(attributes[attribute]) });
      return { clientId, attribute, text, segments: segmentsOf(text), role };
    };
    return [...before.map(one), ...within(innerBlocks ?? []), ...after.map(one)];
  });
  return within(select(EDITOR).getBlocks());
}

/** An object in a line, such as a picture or a footnote, is one character that is read as nothing. @param {string} text @returns {Segment[]} */
const segmentsOf = (text) => text.split("\uFFFC").flatMap((part, at) => (at ? [{ text: "", length: 1 }, part] : [part]));

/**
 * @param {import("./live.js").Settings} settings
 * @param {Report} report
 * @param {string} text
 * @param {{ blocks: TextBlock[], locate: import("./blocks.js").Joined["locate"] }} asked
 * @param {TextBlock[]} current the same texts as they are now: somebody may have written since
 * @returns {Annotation[]}
 */
function annotationsOf({ wants = () => true }, report, text, { blocks, locate }, current) {
  const now = new Map(current.map((one) => [`${one.clientId} ${one.attribute}`, one.text]));
  return marksOf(report, text).filter(wants).flatMap((mark) => locate(mark).flatMap(({ block, start, end }, part) => {
    const { clientId, attribute, text: before } = blocks[block];
    const place = rebase({ start, end }, before, now.get(`${clientId} ${attribute}`) ?? "");
    return place ? [{ id: `nutgraf-${mark.id}${part ? `+${part}` : ""}`, clientId, attribute, ...place, mark }] : [];
  }));
}

/** Only what differs is drawn anew; what only moved has moved with the text. @param {WordPress} wordpress @param {Annotation[]} before @param {Annotation[]} after */
function draw({ dispatch, select }, before, after) {
  const { added, removed, kept } = markChanges(before, after);
  const { __experimentalAddAnnotation: add, __experimentalRemoveAnnotation: remove } = dispatch(ANNOTATIONS);
  const shown = new Map(select(ANNOTATIONS).__experimentalGetAnnotations().map((/** @type {any} */ one) => [one.id, one]));
  const isRight = (/** @type {Annotation} */ { id, clientId, start, end }) => {
    const one = /** @type {any} */ (shown.get(id));
    return one?.blockClientId === clientId && one.range.start === start && one.range.end === end;
  };
  const moved = kept.map(({ after: now }) => now).filter((now) => !isRight(now));
  for (const { id } of [...removed, ...moved]) remove(id);
  for (const { id, clientId, attribute, start, end, mark } of [...added, ...moved]) {
    add({ id, source: `nutgraf-${mark.kind}`, blockClientId: clientId, richTextIdentifier: attribute, range: { start, end } });
  }
  return after;
}
