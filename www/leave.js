// @ts-check
// Before the page is closed: corrections are work, and gone with it unless they are kept or saved.

/** @param {import("./desk.js").Desk} desk @param {import("./keep.js").Keeper} keeper @param {AbortSignal} signal */
export function askBeforeLeaving(desk, keeper, signal) {
  const corrected = () => desk.articles.some((article) => article.corrections.present.length > 0);
  addEventListener("beforeunload", (event) => {
    // The browser asks in its own words.
    if (corrected() && !keeper.isOn) event.preventDefault();
  }, { signal });
}
