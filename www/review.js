// @ts-check
// Going through what is not certain: keep it, fix it, or pass on to the next.

import { anchor } from "./corrections/anchor.js";
import { correctWith } from "./dialogs/fix.js";
import { thingsInOrder } from "./spans.js";
import { t } from "./strings/index.js";

/** @typedef {import("./types.js").App} App */
/** @typedef {import("./types.js").Quote} Quote */
/** @typedef {import("./types.js").Report} Report */

/** Whether a reader should look at it before trusting it; what a reader has corrected or kept, no more. @param {Quote} quote */
export function isDoubtful(quote) {
  return !quote.corrected && (quote.confidence !== "certain" || quote.speaker === null || !quote.closed);
}

/** Those that are left, in the order of the text. @param {Report} report @returns {number[]} */
export function doubtfulQuotes(report) {
  return thingsInOrder(report, "quote").filter((index) => isDoubtful(report.quotes[index]));
}

/** What is doubtful is gone through from where the reader is; after the last comes the first. @param {App} app */
export function reviewNext({ desk, say }) {
  const report = desk.current?.report;
  if (!report || desk.view !== "article") return;
  const left = doubtfulQuotes(report);
  desk.reviewing = left.length > 0;
  if (left.length === 0) {
    // What is said of the selected no longer asks what to do with it.
    desk.select(desk.selection, { jump: false });
    return say(t("review.done"));
  }
  const at = desk.selection?.kind === "quote" ? report.quotes[desk.selection.index]?.content[0].start : -1;
  const next = left.find((index) => report.quotes[index].content[0].start > at) ?? left[0];
  // Who presses the buttons there goes on pressing them.
  desk.select({ kind: "quote", index: next }, { focus: !document.activeElement?.closest(".inspector") });
}

/** It is right as it is. @param {App} app */
export function reviewKeep(app) {
  const { desk } = app;
  const report = desk.current?.report;
  const quote = desk.selection?.kind === "quote" ? report?.quotes[desk.selection.index] : undefined;
  if (!desk.reviewing || !desk.current || !quote) return;
  if (isDoubtful(quote)) correctWith(app, desk.current, { type: "confirm", quote: anchor(desk.current.text, quote.content[0]) });
  reviewNext(app);
}

/** @param {App} app */
export function endReview({ desk }) {
  desk.reviewing = false;
  desk.select(null);
}
