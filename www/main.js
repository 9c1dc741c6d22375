// @ts-check
// Where the page begins: the engine, the desk, and a page around them in the reader's language.

import "./webrtc.js";
import { Analyzer } from "../pkg/index.js";
import { build } from "./app.js";
import { Desk } from "./desk.js";
import { Keeper } from "./keep.js";
import { takeOpened } from "./opened.js";
import { sayWell, startOffline } from "./offline.js";
import { watchRequests } from "./privacy.js";
import { Queue } from "./queue.js";
import { samples } from "./samples.js";
import { Settings } from "./settings.js";
import { setLanguage, t } from "./strings/index.js";

// A browser compiles well only what has run for a while: until then the engine takes three times as long.
const WARMINGS = 30;

const requests = watchRequests();
const settings = new Settings(location.hash);
const analyzer = new Analyzer();
/** Answers for the few paragraphs that are written in, while the other is at a whole article. */
const quick = new Analyzer();
const desk = new Desk();
const queue = new Queue(analyzer, desk, settings);
const keeper = new Keeper(desk);

/** @type {AbortController} */
let life = new AbortController();
/** @type {import("./app.js").Page} */
let page;

async function show() {
  const wanted = settings.get("lang") || navigator.language.slice(0, 2);
  await setLanguage(wanted);
  // Another was chosen while this one was fetched.
  if (wanted !== (settings.get("lang") || navigator.language.slice(0, 2))) return;
  life.abort();
  life = new AbortController();
  page = build({ desk, queue, settings, analyzer, quick, keeper, signal: life.signal });
}

settings.addEventListener("change", (event) => {
  const { detail } = /** @type {CustomEvent} */ (event);
  history.replaceState(null, "", `#${settings}`);
  if (detail === "lang") show();
});
const shown = show().then(() => keeper.restore());
shown.then(() => takeOpened({ files: (files) => page.open(files), text: (text) => page.paste(text) }));

// The engine is fetched and warmed before it is needed: what it loads belongs to the page, and the first paste is quick. A whole
// article warms all of it.
const warmUp = () => Promise.all([analyzer.analyze(samples[0].text), shown]).then(() => page.retry(), startFailed);
const warm = warmUp();
warm.then(warmOn).catch(() => undefined);
warm.then(() => requests.loaded());
sayWell();
// Behind the first result: what keeps the page for later must not hold up what is wanted now.
const idle = () => new Promise((resolve) => (queue.busy ? queue.addEventListener("progress", () => resolve(idle()), { once: true }) : resolve(undefined)));
warm.then(idle).then(() => startOffline({ updateWaiting: (update) => page.warn(t("offline.update"), { label: t("offline.reload"), act: update }) })).catch(() => undefined);

/** @param {unknown} error */
async function startFailed(error) {
  await shown;
  page.warn(t("engine.failed", { reason: String(/** @type {Error} */ (error)?.message ?? error) }), { label: t("act.retry"), act: warmUp });
}

/** Reads the samples over and over, until the reader has an article. */
async function warmOn() {
  for (let turn = 0; turn < WARMINGS && desk.articles.length === 0; turn++) await analyzer.analyze(samples[turn % samples.length].text);
}
