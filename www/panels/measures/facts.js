// @ts-check
// How much there is: words, time, names and figures.

import { h } from "../../dom.js";
import { clock, decimal, t } from "../../strings/index.js";
import { valueOf } from "./score.js";

/** @param {import("../../types.js").Report} report */
export function facts({ statistics }) {
  const { words, sentences, paragraphs, characters, readingSeconds, readingSecondsFast, readingSecondsSlow, speakingSeconds } = statistics;
  return h(
    "dl",
    { class: "facts" },
    fact(t("measure.words"), decimal(words, 0)),
    fact(t("measure.sentences"), decimal(sentences, 0)),
    fact(t("measure.paragraphs"), decimal(paragraphs, 0)),
    fact(t("measure.characters"), decimal(characters, 0)),
    fact(t("measure.reading"), clock(readingSeconds), t("measure.readers", { fast: clock(readingSecondsFast), slow: clock(readingSecondsSlow) })),
    fact(t("measure.speaking"), clock(speakingSeconds), t("measure.aloud")),
    fact(t("measure.names"), valueOf(statistics.entityDensity, 1), t("measure.perHundred")),
    fact(t("measure.figures"), valueOf(statistics.figureDensity, 1), t("measure.perHundred")),
  );
}

/** @param {string} name @param {string} value @param {string} [more] */
function fact(name, value, more) {
  return h("div", {}, h("dt", {}, name), h("dd", {}, value), more && h("dd", { class: "quiet" }, more));
}
