// @ts-check
// How it is told: verbs of saying, the passive, words that leave open whether it is so.

import { button, h, svg } from "../../dom.js";
import { decimal, t, tName } from "../../strings/index.js";
import { places } from "./places.js";
import { how, shareOf, valueOf } from "./score.js";

/** @typedef {import("../../types.js").App} App */
/** @typedef {import("../../types.js").Article} Article */
/** @typedef {import("../../types.js").Report} Report */

const TONES = /** @type {const} */ (["neutral", "endorsing", "doubting", "coloured"]);

/** @param {App} app @param {Article} article @param {Report} report */
export function style(app, article, report) {
  const { passives, passiveShare, hedges, hedgeDensity } = report.statistics.style;
  return [
    verbs(app, report),
    h(
      "section",
      {},
      h("h3", {}, t("style.title")),
      h("p", {}, t("style.passive", { share: shareOf(passiveShare) })),
      places(app, article, report, { kind: "passive", spans: passives, indexes: [...passives.keys()], label: t("style.passives", { n: passives.length }) }),
      h("p", {}, t("style.hedges", { density: valueOf(hedgeDensity, 1) })),
      places(app, article, report, { kind: "hedge", spans: hedges, indexes: [...hedges.keys()], label: t("style.hedgeWords", { n: hedges.length }) }),
      how(t("style.how")),
    ),
  ];
}

/** @param {App} app @param {Report} report */
function verbs(app, report) {
  const { reportingVerbs, neutralShare } = report.statistics.style;
  if (reportingVerbs.length === 0) return null;
  const counts = TONES.map((tone) => reportingVerbs.filter((verb) => verb.tone === tone).length);
  const summary = TONES.flatMap((tone, at) => (counts[at] > 0 ? [`${tName("tone", tone)} ${decimal(counts[at], 0)}`] : [])).join(" · ");
  return h(
    "section",
    {},
    h("h3", {}, t("verbs.title")),
    h("p", {}, t("verbs.neutral", { share: shareOf(neutralShare) })),
    toneBar(counts, summary),
    ...TONES.map((tone) => lemmas(app, reportingVerbs, tone)),
    how(t("verbs.how")),
  );
}

/** @param {number[]} counts of each tone @param {string} summary the same in words */
function toneBar(counts, summary) {
  const all = counts.reduce((sum, count) => sum + count, 0);
  let x = 0;
  const parts = counts.map((count, at) => {
    const part = svg("rect", { class: `tone-${TONES[at]}`, x, y: 0, width: (count / all) * 100, height: 10 });
    x += (count / all) * 100;
    return part;
  });
  return svg("svg", { class: "tones", viewBox: "0 0 100 10", preserveAspectRatio: "none", role: "img", "aria-label": `${t("verbs.title")}: ${summary}` }, ...parts);
}

/** The verbs of one tone; each press goes to its next place. @param {App} app @param {Report["statistics"]["style"]["reportingVerbs"]} all @param {string} tone */
function lemmas(app, all, tone) {
  /** @type {Map<string, number[]>} */
  const found = new Map();
  all.forEach((verb, index) => verb.tone === tone && found.set(verb.lemma, [...(found.get(verb.lemma) ?? []), index]));
  if (found.size === 0) return null;
  const chips = [...found].sort((a, b) => b[1].length - a[1].length).map(([lemma, indexes]) => {
    let next = 0;
    return button(lemma, () => app.desk.select({ kind: "verb", index: indexes[next++ % indexes.length] }), { class: "chip", "aria-label": t("verbs.jump", { lemma, n: indexes.length }) }, indexes.length > 1 && h("span", { class: "count" }, `×${indexes.length}`));
  });
  return h("div", { class: "lemmas" }, h("span", { class: `tone-name tone-${tone}` }, tName("tone", tone)), ...chips);
}
