// @ts-check
// Words to copy by hand, where the browser lets no page write to the clipboard.

import { command } from "../command.js";
import { h } from "../dom.js";
import { t } from "../strings/index.js";
import { openDialog } from "./dialog.js";

/** @param {string} words */
export function copyByHand(words) {
  const box = h("textarea", { id: "copy-box", rows: 6, readonly: true, autofocus: true }, words);
  openDialog(t("copy.title"), () => [h("label", { for: "copy-box" }, t("copy.how", { key: command("C") })), box]);
  box.select();
}
