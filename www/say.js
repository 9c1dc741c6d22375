// @ts-check
// Short messages at the foot of the page, read aloud by screen readers. One that can be undone stays until it is answered, or, where
// Ctrl+Z does the same, until it is old; one that says what went wrong stays until it is closed. A newer message stands below an older
// one, and takes the place only of one on the same topic.

import { clipped } from "./clip.js";
import { h, button } from "./dom.js";
import { t } from "./strings/index.js";

/** @typedef {(text: string, answer?: { label: string, act: () => void }, topic?: string) => void} Say */

const SHOWN_MS = 8000;
// Longer than it takes to read one and to reach its button.
const CHANGE_MS = 20_000;
/** The topic of changes that can be undone by the key as well. */
export const CHANGES = "correction";
const MOST = 4;

/** @param {AbortSignal} signal @returns {{ say: Say, warn: Say, tell: (text: string) => void, forget: (topic: string) => void, node: HTMLElement }} */
export function messages(signal) {
  const live = h("div", { role: "status", "aria-live": "polite", class: "spoken" });
  const shown = h("div", { class: "stack" });
  /** @type {Set<ReturnType<typeof setTimeout>>} */
  const timers = new Set();
  signal.addEventListener("abort", () => timers.forEach(clearTimeout));
  const forget = (/** @type {string} */ topic) => shown.querySelector(`[data-topic="${topic}"]`)?.remove();
  /** @param {string} kind @returns {Say} */
  const message = (kind) => (text, answer, topic) => {
    live.textContent = clipped(text);
    const hide = () => toast.remove();
    // Never from under the pointer or the focus.
    const hideWhenLeft = () => (toast.matches(":hover, :focus-within") ? void timers.add(setTimeout(hideWhenLeft, SHOWN_MS)) : hide());
    const toast = h(
      "div",
      { class: `toast ${answer && kind === "passing" ? "answered" : kind}`, data: topic ? { topic } : {} },
      h("span", { class: "toast-text" }, ...text.split("\n").map((line) => h("span", {}, line))),
      h("span", { class: "actions" }, answer && button(answer.label, () => (hide(), answer.act())), button("×", hide, { "aria-label": t("dialog.close") })),
    );
    if (topic) forget(topic);
    shown.append(toast);
    if (shown.children.length > MOST) (shown.querySelector(".passing") ?? shown.querySelector(".failure") ?? shown.firstElementChild)?.remove();
    if (kind === "passing" && (!answer || topic === CHANGES)) timers.add(setTimeout(hideWhenLeft, answer ? CHANGE_MS : SHOWN_MS));
  };
  const tell = (/** @type {string} */ text) => void (live.textContent = clipped(text));
  return { say: message("passing"), warn: message("failure"), tell, forget, node: h("section", { class: "toasts", "aria-label": t("messages.label") }, live, shown) };
}
