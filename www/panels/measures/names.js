// @ts-check
// How the names that come most often are spread over the article.

import { button, h, svg } from "../../dom.js";
import { percent, t } from "../../strings/index.js";
import { how } from "./score.js";

/** @typedef {import("../../types.js").Report} Report */

// Above and below that a name is in all of the article, or in one part of it.
const EVEN = 0.7;
const UNEVEN = 0.4;

/** @param {import("../../types.js").App} app @param {import("../../types.js").Article} article @param {Report} report */
export function names(app, article, report) {
  const spread = report.statistics.dispersion;
  // The measures are the engine's, and so are their numbers of names: corrections count names anew.
  const raw = article.raw ?? report;
  if (spread.length === 0) return null;
  const row = (/** @type {typeof spread[number]} */ { entity, mentions, evenness, first, last }) => {
    const { name } = raw.entities[entity];
    const kind = evenness >= EVEN ? "even" : evenness <= UNEVEN ? "uneven" : "partly";
    return h(
      "li",
      {},
      h("p", {}, jump(app, report, name), h("span", { class: "quiet" }, ` ${t("count.times", { n: mentions })} · ${t(`spread.${kind}`)}`)),
      strokes(raw, entity, t("spread.label", { name, first: percent(first), last: percent(last) })),
    );
  };
  return h("section", {}, h("h3", {}, t("spread.title")), h("ul", { class: "spreads" }, ...spread.map(row)), how(t("spread.how")));
}

/** To its first place, where the reader has not deleted the name. @param {import("../../types.js").App} app @param {Report} report @param {string} name */
function jump(app, report, name) {
  const entity = report.entities.find((one) => one.name === name || one.aliases.includes(name));
  return entity ? button(name, () => app.desk.select({ kind: "mention", index: entity.mentions[0] }), { class: "name" }) : name;
}

/** @param {Report} raw @param {number} entity @param {string} label */
function strokes(raw, entity, label) {
  const length = Math.max(1, raw.text.length);
  const marks = raw.entities[entity].mentions.map((index) => `M${((raw.mentions[index].start / length) * 100).toFixed(1)} 0V6`);
  return svg("svg", { class: "spread", viewBox: "0 0 100 6", preserveAspectRatio: "none", role: "img", "aria-label": label }, svg("path", { d: [...new Set(marks)].join("") }));
}
