// @ts-check
/**
 * Quotations and names marked in CodeMirror 6, while somebody writes:
 *
 * ```js
 * import { nutgraf } from "nutgraf/codemirror";
 * new EditorView({ doc: text, parent, extensions: [nutgraf({ analyzer: new Analyzer() })] });
 * ```
 *
 * Marks have the class `nutgraf-quote`, `nutgraf-cue`, `nutgraf-person`, …
 */

import { StateEffect, StateField } from "@codemirror/state";
import { Decoration, EditorView, ViewPlugin } from "@codemirror/view";

import { live } from "./live.js";
import { marksOf } from "./marks.js";

/** @import { ChangeDesc, EditorState, Extension } from "@codemirror/state" */
/** @import { DecorationSet } from "@codemirror/view" */
/** @import { Mark } from "./marks.js" */
/** @import { Report } from "./report.js" */

/** @typedef {{ decorations: DecorationSet, report: Report | null, since: ChangeDesc | null }} Drawn `since`: what was written since the text was read */

/** @type {import("@codemirror/state").StateEffectType<Drawn | "read">} */
const effect = StateEffect.define();

/** @type {StateField<Drawn>} */
const field = StateField.define({
  create: () => /** @type {Drawn} */ ({ decorations: Decoration.none, report: null, since: null }),
  update(drawn, { changes, effects, docChanged }) {
    let next = docChanged ? followed(drawn, changes) : drawn;
    for (const one of effects) if (one.is(effect)) next = one.value === "read" ? { ...next, since: null } : one.value;
    return next;
  },
  provide: (own) => EditorView.decorations.from(own, ({ decorations }) => decorations),
});

/** @param {Drawn} drawn @param {import("@codemirror/state").ChangeSet} changes @returns {Drawn} */
const followed = ({ decorations, report, since }, changes) => ({ decorations: decorations.map(changes), report, since: since?.composeDesc(changes.desc) ?? changes.desc });

/** The report that is drawn; null before there is one. @param {EditorState} state */
export const reportOf = (state) => state.field(field, false)?.report ?? null;

/** Where each mark stands now. @param {EditorState} state @returns {{ mark: Mark, from: number, to: number }[]} */
export function marksIn(state) {
  /** @type {{ mark: Mark, from: number, to: number }[]} */
  const found = [];
  state.field(field, false)?.decorations.between(0, state.doc.length, (from, to, { spec }) => void found.push({ mark: spec.mark, from, to }));
  return found;
}

/** @param {import("./live.js").Settings} settings @returns {Extension} */
export function nutgraf(settings) {
  const plugin = ViewPlugin.define((view) => {
    // Lines end in one character here, whatever the document is saved with.
    const read = () => ({ text: view.state.doc.toString(), asked: forgotten(view) });
    const asking = live(settings, read, (report, text) => draw(view, settings, report, text));
    asking.changed();
    return { update: ({ docChanged }) => void (docChanged && asking.changed()), destroy: asking.end };
  });
  return [field, plugin];
}

/** @param {EditorView} view */
function forgotten(view) {
  if (view.state.field(field).since) view.dispatch({ effects: effect.of("read") });
}

/** @param {EditorView} view @param {import("./live.js").Settings} settings @param {Report} report @param {string} text */
function draw(view, { wants = () => true }, report, text) {
  const ranges = marksOf(report, text).filter(wants).map((mark) =>
    Decoration.mark({ class: `nutgraf-${mark.kind}`, attributes: { "data-nutgraf": mark.id }, mark }).range(mark.start, mark.end),
  );
  const { since } = view.state.field(field);
  const set = Decoration.set(ranges, true);
  view.dispatch({ effects: effect.of({ decorations: since ? set.map(since) : set, report, since: null }) });
}
