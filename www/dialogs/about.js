// @ts-check
// What the article is, as the reader knows it: its title, outlet, byline and day; and what a line of it is.

import { anchor } from "../corrections/anchor.js";
import { button, h } from "../dom.js";
import { FACTS, factsOf } from "../facts.js";
import { t, tName } from "../strings/index.js";
import { openDialog } from "./dialog.js";
import { correctAll, correctWith } from "./fix.js";

/** @typedef {import("../types.js").App} App */
/** @typedef {import("../types.js").Article} Article */
/** @typedef {import("../corrections/correct.js").Correction} Correction */

/** What a line can be. */
export const ROLES = ["headline", "standfirst", "subheading", "byline", "timestamp", "caption", "paragraph", "listItem", "boilerplate"];

/** @param {App} app */
export function aboutDialog(app) {
  const article = app.desk.current;
  if (!article?.report) return;
  const known = factsOf(article);
  openDialog(t("about.this"), (close) => {
    const fields = FACTS.map((fact) => h("input", { type: fact === "date" ? "date" : "text", id: `about-${fact}`, value: known[fact], autocomplete: "off", maxlength: 300, autofocus: fact === "title", "aria-describedby": fact === "date" ? "about-why" : null }));
    const submit = (/** @type {Event} */ event) => {
      event.preventDefault();
      const changed = FACTS.flatMap((fact, at) => {
        const to = fields[at].value.trim();
        return to === known[fact] ? [] : [/** @type {Correction} */ ({ type: "fact", fact, to: to || null })];
      });
      close();
      if (changed.length > 0) correctAll(app, article, changed);
    };
    return [
      h(
        "form",
        { class: "about-form", on: { submit } },
        ...FACTS.map((fact, at) => h("p", {}, h("label", { for: `about-${fact}` }, tName("about", fact)), fields[at])),
        h("p", { class: "quiet", id: "about-why" }, t("dates.published.why")),
        h("p", { class: "actions" }, h("button", { type: "submit", class: "strong" }, t("fix.set"))),
      ),
    ];
  }, "fix");
}

/** What a line of the article is. @param {App} app @param {Article} article @param {number} index of the block */
export function roleDialog(app, article, index) {
  const block = article.report?.blocks[index];
  if (!block) return;
  const words = article.text.slice(block.start, block.end);
  const set = (/** @type {string} */ to) => correctWith(app, article, { type: "role", block: anchor(article.text, block), to });
  openDialog(t("role.title"), (close) => [
    h("blockquote", { lang: article.report?.language }, words.length > 200 ? `${words.slice(0, 200)}…` : words),
    h("ul", { class: "choices", "aria-label": t("role.title") }, ...ROLES.map((role) => h("li", {}, button(tName("role", role), () => (close(), role !== block.role && set(role)), { "aria-pressed": String(role === block.role), autofocus: role === block.role })))),
  ], "fix");
}
