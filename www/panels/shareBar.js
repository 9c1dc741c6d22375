// @ts-check
// A bar of who is quoted how much. The names stand in it, and again as words for those who do not see it.

import { h } from "../dom.js";
import { percent, t } from "../strings/index.js";

/** @typedef {import("../speakers.js").Speaker} Speaker */

// A name does not fit into less than this share of the bar, nor the unit into less than that one.
const ROOM_FOR_A_NAME = 0.22;
const ROOM_FOR_A_UNIT = 0.4;

/** @param {Speaker[]} speakers @param {number} words all of them together */
export function shareBar(speakers, words) {
  const quoted = speakers.filter((speaker) => speaker.words > 0);
  if (quoted.length === 0) return null;
  return h("ul", { class: "share", "aria-label": t("share.label") }, ...quoted.map((speaker) => part(speaker, words)));
}

/** @param {Speaker} speaker @param {number} words */
function part(speaker, words) {
  const share = speaker.words / words;
  const label = t("share.speaker", { name: speaker.name || t("speaker.none"), n: speaker.words, share: percent(share) });
  const visible = share > ROOM_FOR_A_NAME && h("span", { "aria-hidden": "true" }, `${speaker.short || t("speaker.unknown")} ${share > ROOM_FOR_A_UNIT ? t("count.words", { n: speaker.words }) : speaker.words}`);
  return h("li", { class: `speaker-${speaker.colour}`, style: { "--part": speaker.words }, title: label }, h("span", { class: "spoken" }, label), visible);
}

/** The same without names, for a row of the tray. @param {Speaker[]} speakers @param {number} total words of the article */
export function miniBar(speakers, total) {
  const quoted = speakers.filter((speaker) => speaker.words > 0);
  const rest = Math.max(0, total - quoted.reduce((sum, speaker) => sum + speaker.words, 0));
  const parts = quoted.map((speaker) => `${speaker.name || t("speaker.none")} ${percent(speaker.words / Math.max(1, total))}`);
  return h(
    "span",
    { class: "mini", role: "img", "aria-label": parts.length === 0 ? t("share.nobody") : t("share.mini", { label: parts.join(", ") }) },
    ...quoted.map((speaker) => h("span", { class: `solid-${speaker.colour}`, style: { "--part": speaker.words } })),
    h("span", { class: "rest", style: { "--part": rest } }),
  );
}
