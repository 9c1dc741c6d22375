// @ts-check
// Name tags in the margin: who speaks beside every quote, "↳" where a quote goes on from the paragraph before.

import { h, button } from "../dom.js";
import { lastStarting } from "../spans.js";
import { t } from "../strings/index.js";

/** @typedef {import("../types.js").Report} Report */
/** @typedef {import("../speakers.js").Speaker} Speaker */
/** @typedef {import("./blocks.js").BlockView} BlockView */
/** @typedef {{ quote: number, first: boolean, start: number }} Tag */

/**
 * @param {BlockView[]} views in order
 * @param {Report | null} report null leaves the margins empty
 * @param {Speaker[]} ofQuote
 * @param {(quote: number) => void} select
 */
export function fillMargins(views, report, ofQuote, select) {
  const spans = views.map((view) => view.span);
  /** @type {Map<BlockView, Tag[]>} */
  const tags = new Map();
  report?.quotes.forEach((quote, index) =>
    quote.content.forEach((span, part) => {
      const at = lastStarting(spans, span.start);
      if (at < 0 || span.start >= spans[at].end) return;
      const own = tags.get(views[at]) ?? [];
      // The second half of a quote that a cue interrupts stands in the same paragraph and needs no tag of its own.
      if (!own.some((tag) => tag.quote === index)) own.push({ quote: index, first: part === 0, start: span.start });
      tags.set(views[at], own);
    }),
  );
  for (const view of views) {
    const own = (tags.get(view) ?? []).sort((a, b) => a.start - b.start);
    view.margin.replaceChildren(...own.map((tag) => nameTag(tag, /** @type {Report} */ (report), ofQuote[tag.quote], select)));
  }
}

/** @param {Tag} tag @param {Report} report @param {Speaker} speaker @param {(quote: number) => void} select */
function nameTag({ quote, first }, report, speaker, select) {
  const { confidence, kind } = report.quotes[quote];
  const name = speaker.short || t("speaker.unknown");
  const sure = confidence !== "guess" || speaker.name === "";
  const label = t(first ? "tag.quote" : "tag.continued", { n: quote + 1, name: speaker.name || t("speaker.none") });
  return button("", () => select(quote), {
    class: `tag speaker-${speaker.colour}${kind === "indirect" ? " indirect" : ""}`,
    "aria-label": sure ? label : `${label}, ${t("quote.guess")}`,
    title: label,
    data: { quote },
  }, h("span", { class: "tag-name" }, name), first ? "" : " ↳", sure ? "" : " ?");
}
