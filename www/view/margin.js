// @ts-check
// Name tags in the margin: who speaks beside every quote, "↳" where a quote goes on from the paragraph before.

import { button, h } from "../dom.js";
import { blockAt } from "../spans.js";
import { t } from "../strings/index.js";

/** @typedef {import("../types.js").Report} Report */
/** @typedef {import("../speakers.js").Speaker} Speaker */
/** @typedef {import("./blocks.js").BlockView} BlockView */
/** @typedef {{ quote: number, first: boolean, start: number }} Tag */

/** Which tags stand beside which block. @param {Report} report @returns {Map<number, Tag[]>} */
export function marginPlan(report) {
  /** @type {Map<number, Tag[]>} */
  const tags = new Map();
  report.quotes.forEach((quote, index) =>
    quote.content.forEach((span, part) => {
      const block = blockAt(report, span.start);
      const own = tags.get(block) ?? [];
      // The second half of a quote that a cue interrupts stands in the same paragraph and needs no tag of its own.
      if (!own.some((tag) => tag.quote === index)) own.push({ quote: index, first: part === 0, start: span.start });
      tags.set(block, own);
    }),
  );
  for (const own of tags.values()) own.sort((a, b) => a.start - b.start);
  return tags;
}

/**
 * Puts the tags beside a block, unless the same stand there.
 *
 * @param {BlockView} view @param {Tag[]} tags @param {Report} report @param {Speaker[]} ofQuote @param {(quote: number) => void} select
 */
export function fillMargin(view, tags, report, ofQuote, select) {
  const made = tags.map(({ quote }) => [quote, ofQuote[quote].key, ofQuote[quote].colour, report.quotes[quote].confidence].join()).join(" ");
  if (view.margin.dataset.made === made || (made === "" && !view.margin.firstChild)) return;
  view.margin.dataset.made = made;
  view.margin.replaceChildren(...tags.map((tag) => nameTag(tag, report, ofQuote[tag.quote], select)));
}

/** @param {Tag} tag @param {Report} report @param {Speaker} speaker @param {(quote: number) => void} select */
function nameTag({ quote, first }, report, speaker, select) {
  const { confidence, kind } = report.quotes[quote];
  const name = speaker.short || t("speaker.unknown");
  const sure = confidence !== "guess" || speaker.name === "";
  const label = t(first ? "tag.quote" : "tag.continued", { n: quote + 1, name: speaker.name || name });
  return button("", () => select(quote), {
    class: `tag speaker-${speaker.colour} ${kind}`,
    "aria-label": sure ? label : `${label}, ${t("quote.guess")}`,
    title: label,
    data: { quote, number: quote + 1 },
  }, h("span", { class: "tag-name" }, name), first ? "" : " ↳", sure ? "" : " ?");
}
