// @ts-check
// A dialog: a title, a way out, and what it holds, made anew each time it opens.

import { h, button } from "../dom.js";
import { t } from "../strings/index.js";

/**
 * @param {string} title
 * @param {(close: () => void) => import("../dom.js").Child[]} fill
 * @param {string} [name] for the style sheet
 * @returns {HTMLDialogElement} open
 */
export function openDialog(title, fill, name = "") {
  const close = () => dialog.close();
  const dialog = h(
    "dialog",
    { class: `dialog ${name}`, "aria-labelledby": "dialog-title" },
    h("header", { class: "dialog-head" }, h("h2", { id: "dialog-title" }, title), button("×", close, { "aria-label": t("dialog.close") })),
    h("div", { class: "dialog-body" }, ...fill(close)),
  );
  dialog.addEventListener("close", () => dialog.remove());
  dialog.addEventListener("click", (event) => event.target === dialog && close());
  document.body.append(dialog);
  dialog.showModal();
  return dialog;
}
