// @ts-check
// The key that the device has for commands, as it stands on the keyboard of the reader's language.

import { t } from "./strings/index.js";

const isMac = () => /^(Mac|iP)/.test(navigator.platform);

/** That key together with another. @param {string} name @param {boolean} [shift] */
export function command(name, shift = false) {
  if (isMac()) return `⌘${shift ? "⇧" : ""}${name}`;
  return [t("key.control"), shift && t("key.shift"), name].filter(Boolean).join("+");
}
