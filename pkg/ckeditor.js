// @ts-check
/**
 * Quotations and names marked in CKEditor 5, while somebody writes:
 *
 * ```js
 * import { nutgraf } from "nutgraf/ckeditor";
 * const editor = await ClassicEditor.create(element, { … });
 * const marking = nutgraf(editor, { analyzer: new Analyzer() });
 * ```
 *
 * Marks are markers `nutgraf:KIND:ID`, shown with the class `nutgraf-KIND`; they are no part of the document's data.
 */

import { joinBlocks, rebase } from "./blocks.js";
import { live } from "./live.js";
import { markChanges, marksOf } from "./marks.js";

/** @import { Editor } from "@ckeditor/ckeditor5-core" */
/** @import { Role, Segment } from "./blocks.js" */
/** @import { Report } from "./report.js" */

/** @typedef {{ element: any, segments: Segment[], role?: Role }} TextBlock */
/** @typedef {{ id: string, block: TextBlock, start: number, end: number }} Drawn */

/** Editors that know how to show a mark. @type {WeakSet<Editor>} */
const known = new WeakSet();

/**
 * @param {Editor} editor
 * @param {import("./live.js").Settings & { root?: string }} settings
 * @returns {{ destroy: () => void }}
 */
export function nutgraf(editor, { root = "main", ...settings }) {
  const { model, conversion } = editor;
  if (!known.has(editor)) conversion.for("editingDowncast").markerToHighlight({ model: "nutgraf", view: ({ markerName }) => ({ classes: `nutgraf-${markerName.split(":")[1]}`, attributes: { "data-nutgraf": markerName.split(":")[2] } }) });
  known.add(editor);
  const read = () => {
    const blocks = blocksOf(editor, root);
    const { text, locate, roles } = joinBlocks(blocks);
    return { text, roles, asked: { blocks, locate } };
  };
  const asking = live(settings, read, (report, text, asked) => draw(editor, settings, report, text, asked));
  model.document.on("change:data", asking.changed);
  asking.changed();
  const destroy = () => {
    asking.end();
    model.document.off("change:data", asking.changed);
    if (editor.state !== "destroyed") model.change((writer) => [...model.markers.getMarkersGroup("nutgraf")].forEach((marker) => writer.removeMarker(marker)));
  };
  editor.once("destroy", asking.end);
  return { destroy };
}

/** The elements with text of a document. @param {Editor} editor @param {string} [root] @returns {TextBlock[]} */
export function blocksOf({ model }, root = "main") {
  const element = model.document.getRoot(root);
  if (!element) return [];
  return [...model.createRangeIn(element)]
    .map(({ item }) => /** @type {any} */ (item))
    .filter((item) => item.is("element") && model.schema.checkChild(item, "$text") && item.name !== "codeBlock")
    .map((item) => ({ element: item, segments: segmentsOf(item), role: roleOf(item) }));
}

/** @param {any} element @returns {Segment[]} */
const segmentsOf = (element) => [...element.getChildren()].map((child) => (child.is("$text") ? child.data : { text: child.is("element", "softBreak") ? "\n" : "", length: child.offsetSize }));

/** @param {any} element @returns {Role | undefined} */
function roleOf({ name, parent }) {
  if (/^heading|^title/.test(name)) return "heading";
  if (/caption/i.test(name)) return "caption";
  return /quote/i.test(parent?.name ?? "") ? "quote" : undefined;
}

/**
 * @param {Editor} editor
 * @param {import("./live.js").Settings} settings
 * @param {Report} report
 * @param {string} text
 * @param {{ blocks: TextBlock[], locate: import("./blocks.js").Joined["locate"] }} asked
 */
function draw({ model }, { wants = () => true }, report, text, { blocks, locate }) {
  const now = marksOf(report, text).filter(wants).flatMap((mark) => locate(mark).map((place, part) => ({ ...mark, ...place, name: `nutgraf:${mark.kind}:${mark.id}${part ? `+${part}` : ""}` })));
  const old = [...model.markers.getMarkersGroup("nutgraf")].map((marker) => ({ id: marker.name, marker }));
  model.change((writer) => {
    const drawn = now.flatMap(({ name, block, start, end }) => {
      const range = rangeOf(writer, blocks[block], start, end);
      return range ? [{ id: name, range }] : [];
    });
    const { added, removed, kept } = markChanges(/** @type {{ id: string, range?: any, marker?: any }[]} */ (old), drawn);
    for (const { marker } of removed) writer.removeMarker(marker);
    for (const { id, range } of added) writer.addMarker(id, { range, usingOperation: false, affectsData: false });
    for (const { before, after } of kept) if (!before.marker.getRange().isEqual(after.range)) writer.updateMarker(before.marker, { range: after.range });
  });
}

/** Where it is now: somebody may have written since the text was read. @param {any} writer @param {TextBlock} block @param {number} start @param {number} end */
function rangeOf(writer, { element, segments }, start, end) {
  if (!element.root.is("rootElement") || element.root.rootName === "$graveyard") return undefined;
  const place = rebase({ start, end }, positions(segments), positions(segmentsOf(element)));
  return place && writer.createRange(writer.createPositionAt(element, place.start), writer.createPositionAt(element, place.end));
}

/** One character for each position. @param {Segment[]} segments */
const positions = (segments) => segments.map((one) => (typeof one === "string" ? one : "\uFFFC".repeat(one.length))).join("");
