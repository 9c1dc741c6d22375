// @ts-check
// Counts what the page asked of the network: said in the top bar, listed in the proof.

import { h, button } from "./dom.js";
import { mayKeep } from "./keep.js";
import { openDialog } from "./dialogs/dialog.js";
import { t } from "./strings/index.js";

/** @typedef {{ url: string, at: number }} Request */

/** What was asked since the page was ready. @type {Request[]} */
const since = [];
const own = { requests: 0, ready: false };
const changed = new EventTarget();

/** Begins to count. What the page itself is made of comes first; `loaded` ends that. */
export function watchRequests() {
  const observer = new PerformanceObserver((list) => count(/** @type {PerformanceResourceTiming[]} */ (list.getEntries())));
  observer.observe({ type: "resource", buffered: true });
  return {
    loaded() {
      count(/** @type {PerformanceResourceTiming[]} */ (observer.takeRecords()));
      own.ready = true;
      changed.dispatchEvent(new Event("change"));
    },
  };
}

/** Counts what another thread of the page asked for. @param {(Request & { transferSize: number, decodedBodySize: number })[]} asked */
export function heard(asked) {
  for (const one of asked) if (!isKept({ name: one.url, ...one })) since.push({ url: one.url, at: one.at });
  changed.dispatchEvent(new Event("change"));
}

/** @param {PerformanceResourceTiming[]} entries */
function count(entries) {
  for (const entry of entries) {
    if (!own.ready) own.requests++;
    else if (!isKept(entry)) since.push({ url: entry.name, at: entry.startTime });
  }
  changed.dispatchEvent(new Event("change"));
}

/** Whether it was for a file of the page itself: the parts that read files come late. @param {Request} request */
const isOwn = ({ url }) => url.startsWith(`${location.origin}/`);

/** Whether the device itself answered: one of the page's own files, of which nothing was transferred. @param {{ name: string, transferSize: number, decodedBodySize: number }} entry */
function isKept({ name, transferSize, decodedBodySize }) {
  return isOwn({ url: name, at: 0 }) && transferSize === 0 && decodedBodySize > 0;
}

/** The status in the top bar, which opens the proof. @param {import("./types.js").App} app */
export function privacyStatus({ signal, open }) {
  const label = h("span", { class: "words" });
  const status = button("", () => open("privacy"), { class: "status" }, h("span", { class: "dot", "aria-hidden": "true" }), label);
  const show = () => {
    const offline = Boolean(navigator.serviceWorker?.controller);
    label.textContent = [t("status.device"), t(since.length > 0 && since.every(isOwn) ? "status.own" : "status.requests", { n: since.length }), offline && t("status.offline")].filter(Boolean).join(" · ");
    status.classList.toggle("alarm", !since.every(isOwn));
    status.classList.toggle("loading", !own.ready);
  };
  changed.addEventListener("change", show, { signal });
  navigator.serviceWorker?.addEventListener("controllerchange", show, { signal });
  show();
  return status;
}

/** @param {import("./types.js").App} app @param {import("./keep.js").Keeper} keeper */
export function privacyDialog(app, keeper) {
  openDialog(t("privacy.title"), (close) => [
    h("h3", {}, t("privacy.may")),
    h("ul", {}, h("li", {}, t("privacy.may.own")), h("li", {}, t("privacy.may.none")), h("li", {}, t("privacy.may.store"))),
    h("h3", {}, t("privacy.did")),
    h("p", {}, t("privacy.loaded", { n: own.requests })),
    h("p", {}, t("privacy.since", { n: since.length })),
    since.length > 0 && h("ul", {}, ...since.map(({ url, at }) => h("li", { class: "formula" }, `${Math.round(at / 1000)} s  ${url}`))),
    h("h3", {}, t("keep.title")),
    keepSwitch(app, keeper, close),
    h("h3", {}, t("privacy.check")),
    h("ol", {}, h("li", {}, t("privacy.check.tools")), h("li", {}, t("privacy.check.plane")), h("li", {}, t("privacy.check.header"))),
  ]);
}

/** @param {import("./types.js").App} app @param {import("./keep.js").Keeper} keeper @param {() => void} close */
function keepSwitch(app, keeper, close) {
  const act = async () => {
    close();
    try {
      await (keeper.isOn ? keeper.stop() : keeper.start());
      app.say(t(keeper.isOn ? "keep.on" : "keep.off"));
    } catch (error) {
      app.warn(t("keep.failed", { reason: String(/** @type {Error} */ (error)?.message ?? error) }));
    }
  };
  if (!mayKeep()) return h("p", {}, t("keep.file"));
  return h("div", { class: "keep" }, h("p", {}, t(keeper.isOn ? "keep.is" : "keep.isNot")), h("p", { class: "actions" }, button(t(keeper.isOn ? "keep.delete" : "keep.start"), act, keeper.isOn ? { class: "danger" } : {})));
}
