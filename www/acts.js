// @ts-check
// What a reader does with articles, from wherever on the page it is asked for: add, remove, cancel, compare, undo.

import { makeIntake } from "./arrivals.js";
import { titleOf } from "./desk.js";
import { readFiles } from "./intake.js";
import { samples } from "./samples.js";
import { t } from "./strings/index.js";

/** @typedef {import("./types.js").App} App */
/** @typedef {import("./types.js").Article} Article */
/** @typedef {ReturnType<typeof acts>} Acts */

/** @param {App} app @param {import("./queue.js").Queue} queue */
export function acts(app, queue) {
  const { desk } = app;
  const take = (/** @type {import("./intake.js").Source} */ source) => queue.add(desk.add(source));
  const { paste, pick, pickFolder, stop } = makeIntake(app, take, (files) => queue.begin(files), (done, of) => queue.reading(done, of));
  desk.addEventListener("retold", (event) => queue.add(/** @type {CustomEvent<Article>} */ (event).detail), { signal: app.signal });
  return {
    paste,
    /** Files that the device opens with the page. @param {File[]} files */
    async open(files) {
      const before = desk.articles.length;
      const refused = await readFiles(files, "picked", take).finally(queue.begin(files.length));
      if (desk.articles[before]) desk.show(desk.articles[before]);
      desk.setView("article");
      for (const { name, reason } of refused) app.warn(`${name}: ${reason}`);
    },
    pick,
    pickFolder,
    cancel() {
      stop();
      const putBack = queue.cancel();
      app.say(t("progress.cancelled"), putBack);
    },
    sample() {
      const before = desk.articles.length;
      for (const one of samples) take({ ...one, how: "sample" });
      desk.show(desk.articles[before]);
    },
    /** All that failed: what stopped one has most often stopped the others. */
    retry() {
      for (const article of desk.articles.filter(({ status }) => status === "failed")) {
        desk.update(article, { status: "waiting", error: undefined });
        queue.add(article);
      }
    },
    /** @param {Article} article */
    remove(article) {
      const undo = desk.remove(article);
      app.say(t("tray.removed", { title: titleOf(article) }), undo);
    },
    compare: () => desk.setView(desk.view === "compare" || desk.articles.length < 2 ? "article" : "compare"),
    undo: () => goBack(app, "undo"),
    redo: () => goBack(app, "redo"),
  };
}

/** Takes back the last change, or makes it again. @param {App} app @param {"undo" | "redo"} way */
function goBack({ desk, say }, way) {
  const what = desk.current && desk.goBack(desk.current, way);
  if (what === null) return say(t(way === "undo" ? "fix.noUndo" : "fix.noRedo"), undefined, "correction");
  say(t(way === "undo" ? "fix.undone" : "fix.redone", { what }), undefined, "correction");
}
