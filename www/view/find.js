// @ts-check
// Find in the article.

import { h, button } from "../dom.js";
import { t } from "../strings/index.js";

/** @typedef {import("../types.js").App} App */
/** @typedef {import("../types.js").Span} Span */

// More than that is not a search any more; painting them would hold up the page.
const MOST = 2000;

export class FindBar {
  node;
  #app;
  #view;
  #field = h("input", { type: "search", id: "find-field", autocomplete: "off", spellcheck: "false" });
  #count = h("output", { class: "quiet", for: "find-field" });
  /** @type {Span[]} */
  #found = [];
  #at = -1;
  /** Whether the reader has turned to something else since. */
  #passed = false;

  /** @param {App} app @param {import("./article.js").ArticleView} view */
  constructor(app, view) {
    this.#app = app;
    this.#view = view;
    this.node = h(
      "form",
      { class: "find", role: "search", hidden: true, on: { submit: (/** @type {Event} */ event) => (event.preventDefault(), this.#step(1)) } },
      h("label", { for: "find-field" }, t("find.label")),
      this.#field,
      this.#count,
      button("↑", () => this.#step(-1), { "aria-label": t("find.previous") }),
      button("↓", () => this.#step(1), { "aria-label": t("find.next") }),
      button(t("act.fix"), () => this.#fix(), { title: t("fix.missing"), "aria-label": t("find.fix") }),
      button("×", () => this.close(), { "aria-label": t("find.close") }),
    );
    this.#field.addEventListener("input", () => this.search());
    this.node.addEventListener("keydown", (event) => {
      if (event.key === "Escape") this.close();
      else if (event.key === "Enter" && event.shiftKey) {
        event.preventDefault();
        this.#step(-1);
      }
      event.stopPropagation();
    });
  }

  /** The words that were found, for readers who mark them without a mouse. @returns {Span | null} */
  get match() {
    return this.node.hidden || this.#passed ? null : (this.#found[this.#at] ?? null);
  }

  /** What was found stays to be seen, but is no longer what the reader means. */
  passOver() {
    this.#passed = true;
  }

  open() {
    this.node.hidden = false;
    this.#field.focus();
    this.#field.select();
    this.search();
  }

  close() {
    this.node.hidden = true;
    this.#found = [];
    this.#view.showFound([], null);
    /** @type {HTMLElement | null} */ (this.#view.node.closest(".centre"))?.focus();
  }

  /** Searches again, after the words or the article changed. */
  search() {
    if (this.node.hidden) return;
    this.#found = occurrences(this.#app.desk.current?.text ?? "", this.#field.value);
    this.#at = this.#found.length > 0 ? 0 : -1;
    this.#show();
  }

  #fix() {
    this.#passed = false;
    if (this.match) this.#app.open("fix");
  }

  /** @param {number} by */
  #step(by) {
    if (this.#found.length === 0) return;
    this.#at = (this.#at + by + this.#found.length) % this.#found.length;
    this.#show();
  }

  #show() {
    this.#passed = false;
    this.#view.showFound(this.#found, this.#found[this.#at] ?? null);
    this.#count.textContent = this.#field.value === "" ? "" : t("find.count", { at: this.#at + 1, n: this.#found.length });
  }
}

/** @param {string} text @param {string} wanted @returns {Span[]} upper and lower case alike */
function occurrences(text, wanted) {
  if (wanted === "") return [];
  const pattern = new RegExp(wanted.replace(/[.*+?^${}()|[\]\\/]/g, "\\$&").replace(/\s+/g, "\\s+"), "giu");
  /** @type {Span[]} */
  const found = [];
  for (const match of text.matchAll(pattern)) {
    found.push({ start: match.index, end: match.index + match[0].length });
    if (found.length === MOST) break;
  }
  return found;
}
