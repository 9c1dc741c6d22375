// @ts-check
/**
 * Quotations and names marked in ProseMirror, while somebody writes:
 *
 * ```js
 * import { nutgraf } from "nutgraf/prosemirror";
 * const state = EditorState.create({ doc, plugins: [nutgraf({ analyzer: new Analyzer() })] });
 * ```
 *
 * In TipTap: `Extension.create({ name: "nutgraf", addProseMirrorPlugins: () => [nutgraf({ analyzer })] })`. Marks are decorations with the
 * class `nutgraf-quote`, `nutgraf-cue`, `nutgraf-person`, …; the document is never changed.
 */

import { Plugin, PluginKey } from "prosemirror-state";
import { Mapping } from "prosemirror-transform";
import { Decoration, DecorationSet } from "prosemirror-view";

import { joinBlocks } from "./blocks.js";
import { live } from "./live.js";
import { marksOf } from "./marks.js";

/** @import { Node } from "prosemirror-model" */
/** @import { EditorState, Transaction } from "prosemirror-state" */
/** @import { StepMap } from "prosemirror-transform" */
/** @import { EditorView } from "prosemirror-view" */
/** @import { Block, Role, Segment } from "./blocks.js" */
/** @import { Mark } from "./marks.js" */
/** @import { Report } from "./report.js" */

/** @typedef {{ decorations: DecorationSet, report: Report | null, maps: readonly StepMap[] }} Drawn `maps`: what was written since the text was read */

/** @type {PluginKey<Drawn>} */
const key = new PluginKey("nutgraf");

/** The report that is drawn; null before there is one. @param {EditorState} state */
export const reportOf = (state) => key.getState(state)?.report ?? null;

/** Where each mark stands now. @param {EditorState} state @returns {{ mark: Mark, from: number, to: number }[]} */
export const marksIn = (state) => (key.getState(state)?.decorations.find() ?? []).map(({ from, to, spec }) => ({ mark: spec.mark, from, to }));

/**
 * @param {import("./live.js").Settings & { role?: (node: Node, parent: Node | null) => Role | undefined }} settings `role`: of nodes whose names say nothing
 * @returns {Plugin<Drawn>}
 */
export function nutgraf({ role, ...settings }) {
  return new Plugin({
    key,
    state: {
      init: () => /** @type {Drawn} */ ({ decorations: DecorationSet.empty, report: null, maps: [] }),
      apply: (transaction, drawn) => transaction.getMeta(key) ?? followed(transaction, drawn),
    },
    props: { decorations: (state) => key.getState(state)?.decorations },
    view: (view) => {
      const asking = live(settings, () => read(view, role), (report, text, asked) => draw(view, settings, report, text, asked));
      asking.changed();
      return { update: ({ state }, before) => void (state.doc.eq(before.doc) || asking.changed()), destroy: asking.end };
    },
  });
}

/** @param {Transaction} transaction @param {Drawn} drawn @returns {Drawn} */
function followed(transaction, drawn) {
  if (!transaction.docChanged) return drawn;
  return { ...drawn, decorations: drawn.decorations.map(transaction.mapping, transaction.doc), maps: [...drawn.maps, ...transaction.mapping.maps] };
}

/** @param {EditorView} view @param {((node: Node, parent: Node | null) => Role | undefined) | undefined} role */
function read(view, role) {
  const { starts, blocks } = blocksOf(view.state.doc, role);
  const { text, locate, roles } = joinBlocks(blocks);
  return { text, roles, asked: { doc: view.state.doc, starts, locate, since: key.getState(view.state)?.maps.length ?? 0 } };
}

/**
 * The text blocks of a document, and where the text of each starts.
 * @param {Node} doc
 * @param {(node: Node, parent: Node | null) => Role | undefined} [role]
 */
export function blocksOf(doc, role = () => undefined) {
  /** @type {number[]} */
  const starts = [];
  /** @type {Block[]} */
  const blocks = [];
  doc.descendants((node, position, parent) => {
    if (!node.isTextblock) return true;
    if (node.type.spec.code) return false;
    /** @type {Segment[]} */
    const segments = [];
    node.forEach((child) => void segments.push(child.isText ? (child.text ?? "") : { text: readAs(child), length: child.nodeSize }));
    starts.push(position + 1);
    blocks.push({ segments, role: role(node, parent) ?? roleOf(node, parent) });
    return false;
  });
  return { starts, blocks };
}

/** What an inline node is read as: a break as one, what has a text of its own as that, anything else as nothing. @param {Node} node */
function readAs(node) {
  if (/^hard_?break$/i.test(node.type.name)) return "\n";
  return node.type.spec.leafText?.(node) ?? "";
}

/** @param {Node} node @param {Node | null} parent @returns {Role | undefined} */
function roleOf(node, parent) {
  if (/heading|title/i.test(node.type.name)) return "heading";
  if (/caption/i.test(node.type.name)) return "caption";
  if (/list_?item/i.test(parent?.type.name ?? "")) return "listItem";
  return /quote/i.test(parent?.type.name ?? "") ? "quote" : undefined;
}

/**
 * @param {EditorView} view
 * @param {import("./live.js").Settings} settings
 * @param {Report} report
 * @param {string} text
 * @param {ReturnType<typeof read>["asked"]} asked
 */
function draw(view, { wants = () => true }, report, text, { doc, starts, locate, since }) {
  const decorations = marksOf(report, text).filter(wants).flatMap((mark) =>
    locate(mark).map(({ block, start, end }) => Decoration.inline(starts[block] + start, starts[block] + end, { class: `nutgraf-${mark.kind}`, "data-nutgraf": mark.id }, { mark })),
  );
  const maps = key.getState(view.state)?.maps.slice(since) ?? [];
  const drawn = DecorationSet.create(doc, decorations).map(new Mapping([...maps]), view.state.doc);
  view.dispatch(view.state.tr.setMeta(key, { decorations: drawn, report, maps: [] }).setMeta("addToHistory", false));
}
