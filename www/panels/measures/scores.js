// @ts-check
// Formulas of readability, and measures of how varied the words are.

import { h } from "../../dom.js";
import { decimal, t } from "../../strings/index.js";
import { score } from "./score.js";

/** @typedef {import("../../types.js").Report} Report */
/** @typedef {import("./score.js").Definition} Definition */

// Names, formulas and sources are the same in every language.
/** @type {Record<keyof Report["statistics"]["readability"], Definition>} */
const READABILITY = {
  flesch: { name: "Flesch reading ease", read: "scale.ease", formula: "206.835 − 1.015 W/S − 84.6 Y/W", source: "Flesch 1948", from: 0, to: 100 },
  fleschKincaid: { name: "Flesch–Kincaid", read: "scale.grade", formula: "0.39 W/S + 11.8 Y/W − 15.59", source: "Kincaid 1975", from: 0, to: 20 },
  gunningFog: { name: "Gunning fog", read: "scale.years", formula: "0.4 (W/S + 100 C/W)", source: "Gunning 1952", from: 0, to: 20 },
  smog: { name: "SMOG", read: "scale.years", formula: "1.0430 √(30 P/S) + 3.1291", source: "McLaughlin 1969", from: 0, to: 20 },
  colemanLiau: { name: "Coleman–Liau", read: "scale.grade", formula: "5.88 L/W − 29.6 S/W − 15.8", source: "Coleman & Liau 1975", from: 0, to: 20 },
  ari: { name: "ARI", read: "scale.grade", formula: "4.71 A/W + 0.5 W/S − 21.43", source: "Senter & Smith 1967", from: 0, to: 20 },
  lix: { name: "LIX", read: "scale.lix", formula: "W/S + 100 B/W", source: "Björnsson 1968", from: 20, to: 60 },
  rix: { name: "RIX", read: "scale.rix", formula: "B/S", source: "Anderson 1983", from: 0, to: 10 },
};

/** @type {Record<Exclude<keyof Report["statistics"]["diversity"], "types">, Definition>} */
const VARIETY = {
  mattr: { name: "MATTR", read: "scale.mattr", formula: "Σ V₅₀ / 50 / (W − 49)", source: "Covington & McFall 2010", from: 0.6, to: 0.95, digits: 3 },
  mtld: { name: "MTLD", read: "scale.mtld", formula: "W / F (V/W = 0.72), → ←", source: "McCarthy & Jarvis 2010", from: 30, to: 150 },
  hdd: { name: "HD-D", read: "scale.hdd", formula: "Σ (1 − C(W − f, 42) / C(W, 42)) / 42", source: "McCarthy & Jarvis 2007", from: 0.6, to: 0.95, digits: 3 },
  yulesK: { name: "Yule’s K", read: "scale.yule", formula: "10⁴ (Σ f² − W) / W²", source: "Yule 1944", from: 50, to: 250 },
  typeTokenRatio: { name: "TTR", read: "scale.ttr", formula: "V / W", from: 0.2, to: 0.8, digits: 3 },
  hapaxShare: { name: "Hapax / W", read: "scale.hapax", formula: "V₁ / W", from: 0.1, to: 0.6, digits: 3 },
};

/** @param {Report} report @returns {Node} */
export function readability({ statistics }) {
  return section(t("readability.title"), t("readability.hint"), READABILITY, new Map(Object.entries(statistics.readability)), t("readability.signs"));
}

/** @param {Report} report @returns {Node} */
export function variety({ statistics }) {
  const { types } = statistics.diversity;
  return section(t("variety.title"), t("variety.hint", { types: decimal(types, 0), words: decimal(statistics.words, 0) }), VARIETY, new Map(Object.entries(statistics.diversity)), t("variety.signs"));
}

/** @param {string} title @param {string} hint @param {Record<string, Definition>} definitions @param {Map<string, any>} measures @param {string} signs */
function section(title, hint, definitions, measures, signs) {
  return h(
    "section",
    {},
    h("h3", {}, title),
    h("p", { class: "quiet" }, hint),
    ...Object.entries(definitions).map(([key, definition]) => score(definition, measures.get(key))),
    h("p", { class: "quiet" }, signs),
  );
}
