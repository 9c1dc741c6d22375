// @ts-check
// The middle of the page: switches, search, the article, and what is selected in it.

import { isAbout } from "../dialogs/fix.js";
import { h, button, keptFocus } from "../dom.js";
import { factsOf } from "../facts.js";
import { spansOf } from "../spans.js";
import { day, t } from "../strings/index.js";
import { ArticleView } from "./article.js";
import { FindBar } from "./find.js";
import { inspector } from "./inspector.js";
import { layerBar } from "./layers.js";

/** @typedef {import("../types.js").App} App */

const LONGEST_MARKED = 120;
// A finger moves the ends of what it selected one after the other.
const SELECTED_MS = 250;

/**
 * @param {App} app
 @param {{ sample: () => void, pick: () => void, edit: () => void, retry: () => void }} act
 * @returns {{ node: HTMLElement, view: ArticleView, find: FindBar }}
 */
export function centre(app, act) {
  const { desk, settings, signal } = app;
  const view = new ArticleView(app, act.retry);
  const find = new FindBar(app, view);
  const empty = welcome(app, act);
  const details = inspector(app);
  // Words marked with the mouse or by keys, for what was missed.
  const offerMarked = () => {
    const marked = view.textSelection();
    if (!marked || !desk.current?.report) return;
    // Whatever was selected before, the marked words are what the reader means now.
    if (desk.selection && !isAbout(desk.current.report, desk.selection, marked)) desk.select(null, { jump: false });
    details.showMarked(desk.current.text.slice(marked.start, Math.min(marked.end, marked.start + LONGEST_MARKED)));
  };
  view.node.addEventListener("pointerup", () => setTimeout(offerMarked));
  document.addEventListener("keyup", (event) => event.shiftKey && offerMarked(), { signal });
  // The browser takes a long press for itself, and lets go of the finger without a word.
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let resting;
  let byFinger = false;
  view.node.addEventListener("pointerdown", ({ pointerType }) => (byFinger = pointerType === "touch"));
  document.addEventListener("selectionchange", () => {
    clearTimeout(resting);
    if (byFinger) resting = setTimeout(offerMarked, SELECTED_MS);
  }, { signal });
  const notice = h("p", { class: "notice", role: "status", hidden: true }, t("article.notEnglish"));
  const about = h("p", { class: "about" });
  const bar = layerBar(app);
  const edit = button("", act.edit, { class: "chip edit" }, h("span", {}, t("edit.start")));
  bar.querySelector(".menu")?.after(edit);
  const node = h("section", { class: "centre", id: "article", tabindex: "-1", "aria-label": t("article.label") }, bar, find.node, empty, notice, about, view.node, details.node);
  /** @type {import("../types.js").Article | null} */
  let shown = null;
  const show = () => {
    const none = desk.current === null;
    // Another article is read from its beginning.
    if (shown !== desk.current) node.scrollTop = 0;
    shown = desk.current;
    // Who pressed a button of the welcome reads on where it was.
    const held = !none && empty.contains(document.activeElement);
    empty.hidden = !none;
    if (held) node.focus({ preventScroll: true });
    bar.hidden = none;
    view.node.hidden = none;
    notice.hidden = (desk.current?.report?.language ?? "en") === "en";
    edit.disabled = !desk.current?.report;
    showAbout(app, about);
    // While the text is edited, the editor shows it.
    if (node.classList.contains("is-editing")) return;
    view.show();
    find.search();
  };
  desk.addEventListener("current", show, { signal });
  desk.addEventListener("filter", () => view.show(), { signal });
  desk.addEventListener("list", () => desk.current?.report || view.show(), { signal });
  desk.addEventListener("selection", (event) => {
    if (desk.selection) passOver(app, view, find);
    const { jump, focus } = /** @type {CustomEvent} */ (event).detail;
    if (desk.selection && jump) document.body.dataset.pane = "article";
    view.showSelection(jump, focus);
    announce(app);
  }, { signal });
  settings.addEventListener("change", (event) => ["layers", "marks", "furniture"].includes(/** @type {CustomEvent} */ (event).detail) && view.show(), { signal });
  show();
  return { node, view, find };
}

/** Where, by whom and when it was published, as far as known; a press changes it. @param {App} app @param {HTMLElement} node */
function showAbout({ desk, open }, node) {
  const refocus = keptFocus(node);
  const article = desk.current?.report ? desk.current : null;
  node.hidden = article === null;
  if (!article) return;
  const { outlet, byline, date } = factsOf(article);
  const known = [outlet, byline, date && day(date)].filter(Boolean);
  node.replaceChildren(button(known.length > 0 ? known.join(" · ") : t("about.none"), () => open("about"), { title: t("about.this") }));
  refocus();
}

/** Who selects something means it, and no longer the words that were marked or found before. @param {App} app @param {ArticleView} view @param {FindBar} find */
function passOver({ desk }, view, find) {
  const report = desk.current?.report;
  const marked = view.textSelection();
  if (report && marked && !isAbout(report, desk.selection, marked)) getSelection()?.removeAllRanges();
  find.passOver();
}

/** @param {App} app */
function announce({ desk, tell }) {
  const { selection, current } = desk;
  const [span] = spansOf(/** @type {any} */ (current?.report ?? { quotes: [], mentions: [], dates: [], figures: [], checks: [], sentences: [] }), selection);
  if (!selection || !span || !current?.report) return;
  const words = current.text.slice(span.start, Math.min(span.end, span.start + 160));
  const quote = selection.kind === "quote" ? current.report.quotes[selection.index] : null;
  const entity = quote?.speaker?.entity ?? null;
  const speaker = quote && (entity === null ? quote.speaker?.text : current.report.entities[entity].name);
  tell(quote ? t("said.quote", { n: selection.index + 1, all: current.report.quotes.length, name: speaker ?? t("speaker.none"), words }) : words);
}

/** @param {App} app @param {{ sample: () => void, pick: () => void }} act */
function welcome(app, act) {
  return h(
    "div",
    { class: "welcome" },
    h("h2", {}, t("welcome.title")),
    h("p", {}, t("welcome.how")),
    h("p", { class: "actions" }, button(t("welcome.add"), () => app.open("add"), { class: "strong" }), button(t("welcome.pick"), act.pick), button(t("welcome.sample"), act.sample)),
    h("p", { class: "quiet" }, t("welcome.private")),
  );
}
