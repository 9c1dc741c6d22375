// @ts-check
// People, organizations and places: one card for each, with all its names, its roles and where it stands.

import { button, fillInParts, h, svg } from "../dom.js";
import { blockAt, paragraphMark } from "../spans.js";
import { t, tName } from "../strings/index.js";

/** @typedef {import("../types.js").App} App */
/** @typedef {import("../types.js").Article} Article */
/** @typedef {import("../types.js").Report} Report */
/** @typedef {import("../types.js").Entity} Entity */

const TYPES = ["person", "organization", "place", "misc"];
// Places that are listed for one name; more would drown the other names.
const PLACES = 12;

/** @param {App} app @param {Article} _article @param {Report} report @returns {Node} */
export function entitiesPanel(app, _article, report) {
  if (report.entities.length === 0) return h("p", { class: "quiet" }, t("entities.none"));
  return h("div", {}, ...TYPES.map((type) => group(app, report, type)));
}

/** @param {App} app @param {Report} report @param {string} type */
function group(app, report, type) {
  const entities = report.entities.filter((entity) => entity.type === type).sort((a, b) => b.mentions.length - a.mentions.length || a.id - b.id);
  if (entities.length === 0) return null;
  const list = h("ul", { class: "cards tight" });
  fillInParts(list, entities, (entity) => card(app, report, entity), (n) => t("list.more", { n }));
  return h("section", {}, h("h3", {}, h("span", { class: `underline-${type}` }, tName("types", type)), " ", h("span", { class: "count" }, String(entities.length))), h("div", {}, list));
}

/** @param {App} app @param {Report} report @param {Entity} entity */
function card(app, report, entity) {
  const aliases = entity.aliases.filter((alias) => alias !== entity.name);
  const roles = [...new Set(entity.roles.map((role) => role.text))];
  const jump = (/** @type {number | undefined} */ index, focus = true) => index !== undefined && app.desk.select({ kind: "mention", index }, { focus });
  return h(
    "li",
    { class: "card entity", data: { entity: entity.id } },
    h(
      "p",
      { class: "card-head" },
      button(entity.name, () => jump(entity.mentions[0]), { class: "name", lang: report.language, "aria-label": t("entity.jump", { name: entity.name }) }),
      " ",
      h("span", { class: "quiet" }, t("count.times", { n: entity.mentions.length })),
      entity.corrected && h("span", { class: "badge good" }, t("quote.corrected")),
      button(t("act.fix"), () => (jump(entity.mentions[0], false), app.open("fix")), { class: "end", "aria-label": t("act.fix.entity", { name: entity.name }) }),
    ),
    roles.length > 0 && h("p", { lang: report.language }, roles.join(" · ")),
    aliases.length > 0 && h("p", { class: "quiet" }, t("entity.aliases", { names: aliases.join(", ") })),
    spread(report, entity),
    where(report, entity, jump),
  );
}

/** Where in the article it stands, from the first word to the last; the list below says the same. @param {Report} report @param {Entity} entity */
function spread(report, entity) {
  if (entity.mentions.length < 2) return null;
  const length = Math.max(1, report.text.length);
  const strokes = entity.mentions.map((index) => `M${((report.mentions[index].start / length) * 100).toFixed(1)} 0V6`);
  return svg("svg", { class: "spread", viewBox: "0 0 100 6", preserveAspectRatio: "none", "aria-hidden": "true" }, svg("path", { d: [...new Set(strokes)].join("") }));
}

/** @param {Report} report @param {Entity} entity @param {(mention: number) => void} jump */
function where(report, entity, jump) {
  /** @type {Map<string, number>} */
  const places = new Map();
  for (const index of entity.mentions) {
    const { start } = report.mentions[index];
    const mark = paragraphMark(report, start) || tName("role", report.blocks[blockAt(report, start)].role);
    if (!places.has(mark)) places.set(mark, index);
    if (places.size > PLACES) break;
  }
  const links = [...places].slice(0, PLACES).map(([mark, index]) => button(mark, () => jump(index), { "aria-label": t("entity.jumpTo", { name: entity.name, place: mark }) }));
  return h("p", { class: "where" }, ...links, places.size > PLACES && h("span", { class: "quiet" }, "…"));
}
