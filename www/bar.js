// @ts-check
// The bar at the top: where one is, what the page does with the network, and what one can do. On small screens a second one
// at the foot chooses between articles, text and findings.

import { command } from "./command.js";
import { h, button, key } from "./dom.js";
import { privacyStatus } from "./privacy.js";
import { gathered } from "./slices.js";
import { t } from "./strings/index.js";

/** @typedef {import("./types.js").App} App */
/** @typedef {import("./strings/index.js").Key} Key */

/** @param {App} app @param {import("./queue.js").Queue} queue @returns {HTMLElement} */
export function topBar(app, queue) {
  const { desk, signal } = app;
  const article = button(t("view.article"), () => desk.setView("article"), { class: "view" });
  const compare = button("", () => desk.setView("compare"), { class: "view", "aria-keyshortcuts": "c" });
  const sources = button(t("view.sources"), () => desk.setView("sources"), { class: "view" });
  const show = () => {
    const ready = desk.articles.filter((one) => one.report).length;
    compare.replaceChildren(t("view.compare"), ...(ready > 1 ? [` ${ready}`] : []));
    compare.disabled = ready < 2;
    compare.title = ready < 2 ? t("view.compare.needs") : "";
    article.toggleAttribute("aria-current", desk.view === "article");
    compare.toggleAttribute("aria-current", desk.view === "compare");
    sources.disabled = ready < 1;
    sources.toggleAttribute("aria-current", desk.view === "sources");
    sources.setAttribute("aria-pressed", String(desk.view === "sources"));
    article.setAttribute("aria-pressed", String(desk.view === "article"));
    compare.setAttribute("aria-pressed", String(desk.view === "compare"));
  };
  desk.addEventListener("list", gathered(show, () => queue.drawDelay, signal), { signal });
  desk.addEventListener("view", show, { signal });
  show();
  return h(
    "header",
    { class: "bar" },
    h("h1", {}, "nutgraf"),
    h("nav", { "aria-label": t("view.label") }, article, compare, sources),
    privacyStatus(app),
    h(
      "div",
      { class: "actions" },
      button("", () => app.open("add"), { class: "strong", data: { sign: "+" } }, h("span", { class: "label" }, t("act.add")), key(command("V"))),
      button("", () => app.open("export"), { "aria-keyshortcuts": "e", data: { sign: "↓" } }, h("span", { class: "label" }, t("act.export")), key("E")),
      button("?", () => app.open("help"), { "aria-label": t("act.help"), "aria-keyshortcuts": "?" }),
    ),
  );
}

/** @param {App} app @returns {HTMLElement} */
export function paneSwitch({ desk, signal }) {
  const panes = ["tray", "article", "side"];
  const buttons = panes.map((pane) => button(t(/** @type {Key} */ (`pane.${pane}`)), () => choose(pane)));
  const choose = (/** @type {string} */ pane) => {
    document.body.dataset.pane = pane;
    show();
    scrollTo(0, 0);
  };
  const show = () => panes.forEach((pane, index) => buttons[index].setAttribute("aria-pressed", String(document.body.dataset.pane === pane)));
  desk.addEventListener("selection", () => queueMicrotask(show), { signal });
  desk.addEventListener("current", () => {
    if (document.body.dataset.pane === "tray") document.body.dataset.pane = "article";
    show();
  }, { signal });
  desk.addEventListener("view", () => (document.body.dataset.view = desk.view), { signal });
  document.body.dataset.view = desk.view;
  queueMicrotask(show);
  return h("nav", { class: "panes", "aria-label": t("pane.label") }, ...buttons);
}
