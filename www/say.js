// @ts-check
// Short messages at the foot of the page, read aloud by screen readers. One that can be undone stays until it is answered.

import { h, button } from "./dom.js";
import { t } from "./strings/index.js";

/** @typedef {(text: string, answer?: { label: string, act: () => void }) => void} Say */

const SHOWN_MS = 8000;

/** @param {AbortSignal} signal @returns {{ say: Say, tell: (text: string) => void, node: HTMLElement }} */
export function messages(signal) {
  const words = h("span", {});
  const actions = h("span", { class: "actions" });
  const live = h("div", { role: "status", "aria-live": "polite", class: "spoken" });
  const box = h("div", { class: "toast", hidden: true }, words, actions);
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  const hide = () => (box.hidden = true);
  signal.addEventListener("abort", () => clearTimeout(timer));
  /** @type {Say} */
  const say = (text, answer) => {
    clearTimeout(timer);
    live.textContent = text;
    words.textContent = text;
    actions.replaceChildren(...(answer ? [button(answer.label, () => (hide(), answer.act()))] : []), button("×", hide, { "aria-label": t("dialog.close") }));
    box.hidden = false;
    if (!answer) timer = setTimeout(hide, SHOWN_MS);
  };
  const tell = (/** @type {string} */ text) => void (live.textContent = text);
  return { say, tell, node: h("section", { class: "toasts", "aria-label": t("messages.label") }, live, box) };
}
