// @ts-check
// A correction in the reader's words: what a message says was changed, undone or made again.

import { t, tName } from "../strings/index.js";
import { locate } from "./anchor.js";

/** @typedef {import("./correct.js").Correction} Correction */
/** @typedef {import("../types.js").Report} Report */

const LONGEST = 40;

/** @param {Correction} correction @param {string} text the article's @param {Report} report before the correction @returns {string} */
export function describe(correction, text, report) {
  switch (correction.type) {
    case "speaker":
      return t("changed.speaker", { n: numberOf(correction.quote, text, report), name: correction.name ?? t("speaker.none") });
    case "confirm":
      return t("changed.confirm", { n: numberOf(correction.quote, text, report) });
    case "boundary":
      return t("changed.boundary", { n: numberOf(correction.quote, text, report) });
    case "add-quote":
      return t("changed.addQuote", { words: short(correction.content.exact) });
    case "delete-quote":
      return t("changed.deleteQuote", { words: short(correction.quote.exact) });
    case "stance-speaker":
      return t("changed.stanceSpeaker", { words: short(correction.stance.exact), name: correction.name ?? t("speaker.none") });
    case "delete-stance":
      return t("changed.deleteStance", { words: short(correction.stance.exact) });
    case "merge":
      return t("changed.merge", { name: correction.entity.name, into: correction.into.name });
    case "split":
      return t("changed.split", { name: correction.name, from: correction.entity.name });
    case "type":
      return t("changed.type", { name: correction.entity.name, type: tName("type", correction.to) });
    case "rename":
      return t("changed.rename", { name: correction.entity.name, to: correction.to });
    case "add-entity":
      return t("changed.addEntity", { name: short(correction.mention.exact), type: tName("type", correction.to) });
    case "role":
      return t("changed.role", { words: short(correction.block.exact), role: tName("role", correction.to) });
    case "fact":
      return t("changed.fact", { fact: tName("about", correction.fact), to: correction.to ?? "–" });
    case "delete-entity":
      return t("changed.deleteEntity", { name: correction.entity.name });
  }
}

/** The number under which a reader knows the quote. @param {import("./anchor.js").Anchor} anchor @param {string} text @param {Report} report */
function numberOf(anchor, text, report) {
  const place = locate(text, anchor);
  const at = report.quotes.findIndex(({ content }) => place && content.some(({ start, end }) => start < place.end && place.start < end));
  return at < 0 ? "?" : String(at + 1);
}

/** @param {string} words */
function short(words) {
  const line = words.replace(/\s+/g, " ").trim();
  return line.length > LONGEST ? `${line.slice(0, LONGEST).replace(/\s+\S*$/, "")} …` : line;
}
