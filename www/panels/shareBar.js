// @ts-check
// Who is quoted how much: a bar of the words in marks, with names in it, and below it a line of those that are reported. Both again as
// words for those who do not see them.

import { h } from "../dom.js";
import { COLOURS, totals } from "../speakers.js";
import { percent, t } from "../strings/index.js";

/** @typedef {import("../speakers.js").Speaker} Speaker */

// A name does not fit into less than this share of the bar, nor the unit into less than that one.
const ROOM_FOR_A_NAME = 0.22;
const ROOM_FOR_A_UNIT = 0.4;

/** @param {Speaker[]} speakers @param {string | null} chosen the key of the one whose quotes are shown, null for all @returns {Node[]} */
export function shareBar(speakers, chosen) {
  const { quoted, reported } = totals(speakers);
  const passed = (/** @type {Speaker} */ { key }) => (chosen !== null && chosen !== key ? " passed" : "");
  const inMarks = together(speakers.filter(({ words }) => words > 0), chosen);
  const told = together(speakers.filter((speaker) => speaker.reported > 0), chosen);
  return [
    ...(inMarks.length > 0 ? [h("ul", { class: "share", "aria-label": t("share.label") }, ...inMarks.map((speaker) => part(speaker, quoted, passed(speaker))))] : []),
    ...(told.length > 0 ? [h("ul", { class: "share told", "aria-label": t("share.told") }, ...told.map((speaker) => line(speaker, reported, passed(speaker))))] : []),
  ];
}

/**
 * Those who have no colour of their own as one piece: a hundred grey slivers tell nothing.
 *
 * @param {Speaker[]} speakers @param {string | null} chosen
 * @returns {Speaker[]}
 */
function together(speakers, chosen) {
  const grey = speakers.filter(({ colour, name, key }) => colour === COLOURS && name !== "" && key !== chosen);
  if (grey.length < 3) return speakers;
  const name = t("share.others", { n: grey.length });
  const sum = (/** @type {"words" | "reported"} */ of) => grey.reduce((all, speaker) => all + speaker[of], 0);
  return [...speakers.filter((speaker) => !grey.includes(speaker)), { ...grey[0], key: "", name, short: name, entity: null, words: sum("words"), reported: sum("reported") }];
}

/** @param {Speaker} speaker @param {number} words all of them together @param {string} passed */
function part(speaker, words, passed) {
  const share = speaker.words / words;
  const label = t("share.speaker", { name: speaker.name || t("speaker.none"), n: speaker.words, share: percent(share) });
  const visible = share > ROOM_FOR_A_NAME && h("span", { "aria-hidden": "true" }, `${speaker.short || t("speaker.unknown")} ${share > ROOM_FOR_A_UNIT ? t("count.words", { n: speaker.words }) : speaker.words}`);
  return h("li", { class: `speaker-${speaker.colour}${passed}`, style: { "--part": speaker.words }, title: label }, h("span", { class: "spoken" }, label), visible);
}

/** @param {Speaker} speaker @param {number} words @param {string} passed */
function line(speaker, words, passed) {
  const label = t("share.speakerTold", { name: speaker.name || t("speaker.none"), n: speaker.reported, share: percent(speaker.reported / words) });
  return h("li", { class: `solid-${speaker.colour}${passed}`, style: { "--part": speaker.reported }, title: label }, h("span", { class: "spoken" }, label));
}

/** The same without names, for a row of the tray: tall in marks, low reported. @param {Speaker[]} speakers @param {number} total words of the article */
export function miniBar(speakers, total) {
  const { quoted, reported } = totals(speakers);
  const parts = (/** @type {"words" | "reported"} */ of) => together(speakers.filter((speaker) => speaker[of] > 0), null);
  const shares = (/** @type {"words" | "reported"} */ of) => parts(of).map((speaker) => `${speaker.name || t("speaker.none")} ${percent(speaker[of] / Math.max(1, total))}`).join(", ");
  const labels = [quoted > 0 && t("share.mini", { label: shares("words") }), reported > 0 && t("share.miniTold", { label: shares("reported") })].filter(Boolean);
  return h(
    "span",
    { class: "mini", role: "img", "aria-label": labels.join(" ") || t("share.nobody") },
    ...parts("words").map((speaker) => h("span", { class: `solid-${speaker.colour}`, style: { "--part": speaker.words } })),
    ...parts("reported").map((speaker) => h("span", { class: `low solid-${speaker.colour}`, style: { "--part": speaker.reported } })),
    h("span", { class: "rest", style: { "--part": Math.max(0, total - quoted - reported) } }),
  );
}
