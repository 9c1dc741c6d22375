// @ts-check
// Adding articles: a box to paste into, files, a folder, a sample.

import { h, button } from "../dom.js";
import { EXTENSIONS, MOST_CHARACTERS } from "../readers/index.js";
import { t } from "../strings/index.js";
import { openDialog } from "./dialog.js";

/** @param {{ paste: (text: string) => boolean, pick: () => void, pickFolder: () => void, sample: () => void }} act */
export function addDialog(act) {
  openDialog(t("add.title"), (close) => {
    const box = h("textarea", { id: "add-box", rows: 9, autofocus: true, placeholder: t("add.placeholder"), spellcheck: "false" });
    const problem = h("p", { class: "bad", role: "alert" });
    const add = () => {
      if (box.value.trim() === "") return void box.focus();
      if (act.paste(box.value)) return close();
      problem.textContent = t("error.tooLarge", { n: MOST_CHARACTERS });
    };
    box.addEventListener("keydown", (event) => event.key === "Enter" && (event.ctrlKey || event.metaKey) && add());
    const then = (/** @type {() => void} */ done) => () => (close(), done());
    return [
      h("label", { for: "add-box" }, t("add.label")),
      box,
      problem,
      h("p", { class: "actions" }, button(t("add.paste"), add, { class: "strong" }), button(t("add.files"), then(act.pick)), button(t("add.folder"), then(act.pickFolder)), button(t("add.sample"), then(act.sample))),
      h("p", { class: "quiet" }, t("add.formats", { formats: EXTENSIONS.join(", ") })),
      h("p", { class: "quiet" }, t("add.anywhere")),
    ];
  });
}
