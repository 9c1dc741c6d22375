// @ts-check
// Before the page is closed: what was pasted, written or corrected is work, and gone with it unless it is kept.

/** @param {import("./desk.js").Desk} desk @param {import("./keep.js").Keeper} keeper @param {AbortSignal} signal */
export function askBeforeLeaving(desk, keeper, signal) {
  const isWork = (/** @type {import("./types.js").Article} */ { how, corrections, audit, writing, text }) => how === "pasted" || audit !== undefined || corrections.present.length > 0 || corrections.canUndo || (writing && writing() !== text);
  addEventListener("beforeunload", (event) => {
    // The browser asks in its own words.
    if (!(keeper.isOn && keeper.isWell) && desk.articles.some(isWork)) event.preventDefault();
  }, { signal });
}
