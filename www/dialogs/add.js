// @ts-check
// Adding articles: a box to paste into, files, a folder, a sample.

import { h, button } from "../dom.js";
import { EXTENSIONS } from "../readers/index.js";
import { t } from "../strings/index.js";
import { openDialog } from "./dialog.js";

/** What was typed into the box and not added yet: closing the dialog loses none of it. */
let typed = "";

/** @param {{ paste: (text: string) => string | null, pick: () => void, pickFolder: () => void, sample: () => void }} act */
export function addDialog(act) {
  openDialog(t("add.title"), (close) => {
    const box = h("textarea", { id: "add-box", rows: 9, autofocus: true, placeholder: t("add.placeholder"), spellcheck: "false" });
    box.value = typed;
    box.addEventListener("input", () => (typed = box.value));
    const problem = h("p", { class: "bad", role: "alert" });
    const add = () => {
      problem.textContent = act.paste(box.value);
      if (problem.textContent) return box.focus();
      typed = "";
      close();
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
