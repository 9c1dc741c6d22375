// @ts-check
// Measures what a reader waits for on the page, in headless Chromium, beside the bar that each figure has to keep.
//
//   node benches/page.mjs [FILE…]      articles to make the texts of; those of the tests where none is named
//
// Milliseconds as they pass for the reader; of tasks, what they keep the processor busy. Other work on the machine makes them
// worse: while a bar is missed it is tried again, three times at most, and the best is printed.

import { readdirSync, readFileSync } from "node:fs";
import { get } from "node:http";
import { connect, createServer } from "node:net";
import { cpus, loadavg } from "node:os";

import { launch, serve } from "../tests/web/browser.mjs";
import { drop } from "../tests/web/page.mjs";

/** @typedef {import("playwright-core").Page} Page */

const ROUNDS = 3;
const articles = new URL("../tests/articles/", import.meta.url);
const files = process.argv.length > 2 ? process.argv.slice(2) : readdirSync(articles).filter((name) => name.endsWith(".txt")).map((name) => new URL(name, articles));
const source = files.map((file) => readFileSync(file, "utf8").trim()).join("\n\n").split(/\n\s*\n/);
const article = textOf(1000);
const book = textOf(100_000);

/** As Lighthouse has Slow 4G. The browser's own slowing of the processor slows the page, but no worker. */
const SLOW = { bitsPerMs: 1600, roundTripMs: 150, slowdown: 4 };

let slowestKey = 0;
const server = await serve();
const browser = await launch();
try {
  console.log(`Chromium ${browser.version()}, ${cpus().length} processors, load ${loadavg()[0].toFixed(1)}`);
  const visit = await firstVisit();
  await report("first visit, kept for use without a network: requests", 10, () => visit.requests);
  await report("first visit: kilobytes on the wire, the engine's files left out", 150, () => visit.kilobytes - visit.engine);
  await report("first visit: kilobytes on the wire, all of it", 2000, () => visit.kilobytes);
  await report("first visit over Slow 4G, processor slowed to a quarter: first paint", 1800, async () => (await firstVisit(SLOW)).paint);
  await report("first visit over Slow 4G, processor slowed to a quarter: first result", 10_500, async () => (await firstVisit(SLOW)).result);
  await report("1,000 words: from paste to screen", 100, pasteToScreen);
  await report("100,000 words: longest task of the page, from paste until all is built", 50, () => longestTask(pasteBook));
  await report("100,000 words: longest task while it scrolls", 50, () => longestTask(scrollBook, pasteBook));
  await report("1,000 words: from a key, typed in place, to its mark", 50, () => typed(article));
  await report("100,000 words: from a key, typed in place, to its mark", 50, () => typed(book));
  await report("100 files of 1,000 words, dropped at once: all done", 10_000, batch);
  await report("100 files of 1,000 words: longest answer to a key meanwhile", 50, keyWhileBusy);
  await report("100 files of 1,000 words: longest task of the page", 50, () => longestTask(dropAll, (page) => prepareDrop(page, reports())));
  await report("100 files of every kind: longest task of the page", 50, () => longestTask(dropAll, (page) => prepareDrop(page, mixed())));
} finally {
  await browser.close();
  await server.close();
}

/** @param {string} title @param {number} bar @param {() => Promise<number> | number} measure */
async function report(title, bar, measure) {
  let best = Infinity;
  for (let round = 0; round < ROUNDS && best > bar; round++) best = Math.min(best, await measure());
  console.log(`${title.padEnd(76)}${best.toFixed(0).padStart(7)}   bar ${String(bar).padStart(6)}   ${best <= bar ? "kept" : "MISSED"}`);
}

/** Paragraphs over and over until there are so many words. @param {number} words */
function textOf(words) {
  const chosen = [];
  for (let count = 0, at = 0; count < words; at++) {
    chosen.push(source[at % source.length]);
    count += source[at % source.length].split(/\s+/).length;
  }
  return chosen.join("\n\n");
}

/**
 * A fresh page with its engine warm.
 * @template T
 * @param {(page: Page) => Promise<T>} measure
 * @returns {Promise<T>}
 */
async function onPage(measure) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, serviceWorkers: "block" });
  try {
    const page = await context.newPage();
    await page.goto(server.url);
    await page.locator(".status:not(.loading)").waitFor();
    await page.waitForTimeout(500);
    return await measure(page);
  } finally {
    await context.close();
  }
}

/**
 * What goes over the wire until the page has shown an article and its service worker has kept the page, counted where it arrives: at a
 * relay, which can be as slow as a network.
 *
 * @param {{ bitsPerMs: number, roundTripMs: number, slowdown: number }} [network]
 */
async function firstVisit(network = { bitsPerMs: Infinity, roundTripMs: 0, slowdown: 1 }) {
  let bytes = 0;
  let requests = 0;
  const line = sharedLine(network.bitsPerMs);
  const relay = createServer((near) => {
    const far = connect(Number(new URL(server.url).port), "127.0.0.1");
    // To open a connection takes a round trip, to ask half of one, to answer the other half.
    const opened = performance.now() + network.roundTripMs;
    const put = line(near);
    near.on("data", (chunk) => {
      requests += String(chunk).match(/^(GET|HEAD) /gm)?.length ?? 0;
      setTimeout(() => far.write(chunk), Math.max(opened - performance.now(), 0) + network.roundTripMs / 2);
    });
    far.on("data", (chunk) => {
      bytes += chunk.length;
      setTimeout(() => put(chunk), network.roundTripMs / 2);
    });
    // The server has long sent all when the line still carries it.
    far.on("error", () => near.destroy()).on("close", () => setTimeout(() => put(null), network.roundTripMs / 2));
    near.on("error", () => far.destroy()).on("close", () => far.destroy());
  });
  await new Promise((resolve) => relay.listen(0, "127.0.0.1", () => resolve(undefined)));
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  try {
    const page = await context.newPage();
    const session = await context.newCDPSession(page);
    await session.send("Emulation.setCPUThrottlingRate", { rate: network.slowdown });
    await page.goto(`http://localhost:${/** @type {import("node:net").AddressInfo} */ (relay.address()).port}/`, { waitUntil: "commit" });
    await page.locator(".bar").waitFor();
    await pasteAndWait(page, article);
    const result = await page.evaluate(() => performance.now());
    await page.waitForFunction(() => navigator.serviceWorker.ready.then(({ active }) => active?.state === "activated"));
    const paint = await page.evaluate(() => performance.getEntriesByName("first-contentful-paint")[0].startTime);
    const names = await page.evaluate(() => performance.getEntriesByType("resource").map(({ name }) => new URL(name).pathname));
    const engine = await Promise.all([...new Set(names)].filter((name) => /\.(wasm|bin)$/.test(name)).map(sizeOf));
    return { requests, kilobytes: bytes / 1000, engine: engine.reduce((sum, size) => sum + size, 0) / 1000, paint, result };
  } finally {
    await context.close();
    relay.close();
  }
}

/**
 * A line that all connections share, a packet each in turn.
 *
 * @param {number} bitsPerMs
 * @returns {(socket: import("node:net").Socket) => (chunk: Buffer | null) => void} null ends it
 */
function sharedLine(bitsPerMs) {
  const PACKET = 4096;
  /** @type {{ socket: import("node:net").Socket, waiting: Buffer[], ended: boolean }[]} */
  const turns = [];
  let freeAt = 0;
  let running = false;
  const run = () => {
    running = true;
    // Timers are coarse: what the line could have carried by now goes at once.
    while (turns.length > 0 && freeAt <= performance.now()) {
      const turn = /** @type {typeof turns[number]} */ (turns.shift());
      const whole = /** @type {Buffer} */ (turn.waiting.shift());
      const packet = whole.subarray(0, PACKET);
      if (whole.length > PACKET) turn.waiting.unshift(whole.subarray(PACKET));
      turn.socket.write(packet);
      if (turn.waiting.length > 0) turns.push(turn);
      else if (turn.ended) turn.socket.end();
      freeAt += (packet.length * 8) / bitsPerMs;
    }
    running = turns.length > 0;
    if (running) setTimeout(run, freeAt - performance.now());
  };
  return (socket) => {
    const turn = { socket, waiting: /** @type {Buffer[]} */ ([]), ended: false };
    return (chunk) => {
      turn.ended = chunk === null;
      if (chunk === null) return void (turn.waiting.length === 0 && socket.end());
      turn.waiting.push(chunk);
      if (!turns.includes(turn)) turns.push(turn);
      freeAt = Math.max(freeAt, performance.now());
      if (!running) run();
    };
  };
}

/** Bytes as they are sent. @param {string} path @returns {Promise<number>} */
function sizeOf(path) {
  return new Promise((resolve, reject) => {
    get(new URL(path, server.url), { headers: { "Accept-Encoding": "br" } }, (response) => {
      let bytes = 0;
      response.on("data", (chunk) => (bytes += chunk.length)).on("end", () => resolve(bytes));
    }).on("error", reject);
  });
}

/** The median of seven pastes, the first included. */
function pasteToScreen() {
  return onPage(async (page) => {
    const times = [];
    for (let turn = 0; turn < 7; turn++) times.push(await pasteAndWait(page, `${turn}. ${article}`));
    return median(times);
  });
}

/**
 * From a paste until text, marks and cards are painted.
 * @param {Page} page @param {string} text
 * @returns {Promise<number>}
 */
function pasteAndWait(page, text) {
  return page.evaluate(async (words) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData("text/plain", words);
    const before = document.querySelectorAll(".tray-row .mini").length;
    for (const highlight of CSS.highlights.values()) highlight.clear();
    performance.mark("paste");
    document.body.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
    const isShown = () =>
      document.querySelectorAll(".tray-row .mini").length > before &&
      document.querySelector(".article .row") !== null &&
      document.querySelector(".quote-card") !== null &&
      [...CSS.highlights.values()].some((highlight) => highlight.size > 0);
    do await new Promise((resolve) => requestAnimationFrame(resolve));
    while (!isShown());
    // After the frame that shows it.
    await new Promise((resolve) => setTimeout(resolve));
    return performance.measure("shown", "paste").duration;
  }, text);
}

/** @param {Page} page */
async function pasteBook(page) {
  await pasteAndWait(page, book);
  await page.evaluate(() => new Promise((resolve) => {
    const look = () => (document.querySelector(".article .chunk:last-child .row") ? setTimeout(resolve, 500) : setTimeout(look, 200));
    look();
  }));
}

/** Line by line, and now and then a leap. @param {Page} page */
function scrollBook(page) {
  return page.evaluate(async () => {
    const centre = /** @type {HTMLElement} */ (document.querySelector(".centre"));
    for (let step = 0; step < 240; step++) {
      centre.scrollTop += step % 40 === 39 ? 30_000 : 150;
      await new Promise(requestAnimationFrame);
    }
  });
}

/**
 * The longest task of the page's thread, from the browser's own trace.
 * @param {(page: Page) => Promise<unknown>} act
 * @param {(page: Page) => Promise<unknown>} [before] is not measured
 * @returns {Promise<number>}
 */
function longestTask(act, before) {
  return onPage(async (page) => {
    await before?.(page);
    await browser.startTracing(page, { categories: ["toplevel", "devtools.timeline", "disabled-by-default-devtools.timeline"] });
    await act(page);
    /** @type {{ name: string, pid: number, tid: number, tdur?: number, args?: { name?: string } }[]} */
    const events = JSON.parse((await browser.stopTracing()).toString()).traceEvents;
    const thread = (/** @type {typeof events[number]} */ { pid, tid }) => `${pid} ${tid}`;
    const pages = new Set(events.filter(({ name, args }) => name === "thread_name" && args?.name === "CrRendererMain").map(thread));
    const tasks = events.filter((event) => event.name === "RunTask" && pages.has(thread(event)));
    return tasks.reduce((most, { tdur = 0 }) => Math.max(most, tdur), 0) / 1000;
  });
}

/** From a key until the name that it completes is painted. @param {string} text */
function typed(text) {
  return onPage(async (page) => {
    await pasteAndWait(page, text);
    await page.waitForTimeout(2000);
    await page.locator(".chip.edit").click();
    await page.keyboard.press("Control+Home");
    await page.keyboard.type("Ada Lovelac");
    const times = [];
    for (let turn = 0; turn < 5; turn++) {
      await page.waitForTimeout(text.length > 100_000 ? 3000 : 600);
      await page.evaluate(watchForName);
      await page.keyboard.press("e");
      times.push(await page.evaluate(() => /** @type {any} */ (globalThis).marked));
      await page.keyboard.press("Backspace");
    }
    return median(times);
  });
}

/** Runs in the page: promises the time from the next key to the frame in which the name is painted. */
function watchForName() {
  const isPainted = () => [...(CSS.highlights.get("person") ?? [])].some(({ startContainer, startOffset, endOffset }) => (startContainer.nodeValue ?? "").slice(startOffset, endOffset).includes("Lovelace"));
  const page = /** @type {any} */ (globalThis);
  page.marked = new Promise((resolve) => {
    addEventListener("keydown", ({ timeStamp }) => {
      const look = () => (isPainted() ? setTimeout(() => resolve(performance.now() - timeStamp)) : requestAnimationFrame(look));
      requestAnimationFrame(look);
    }, { once: true, capture: true });
  });
}

/** Drops the files, and presses keys until all are done. */
function batch() {
  return onPage(async (page) => {
    await pasteAndWait(page, article);
    await page.evaluate(() => {
      const state = /** @type {any} */ (globalThis);
      state.slowest = 0;
      const watch = new PerformanceObserver((list) => {
        for (const { name, duration } of list.getEntries()) if (name === "keydown") state.slowest = Math.max(state.slowest, duration);
      });
      watch.observe(/** @type {any} */ ({ type: "event", durationThreshold: 16 }));
      state.done = new Promise((resolve) => {
        const begin = performance.now();
        const look = () => (document.querySelectorAll(".tray-row .mini").length > 100 ? resolve(performance.now() - begin) : setTimeout(look, 50));
        look();
      });
    });
    await drop(page, Array.from({ length: 100 }, (_, number) => ({ name: `${number}.txt`, text: `Report ${number}\n\n${article}` })));
    let done = false;
    const end = page.evaluate(() => /** @type {any} */ (globalThis).done).finally(() => (done = true));
    while (!done) {
      await page.keyboard.press("j");
      await page.waitForTimeout(60);
    }
    slowestKey = await page.evaluate(() => /** @type {any} */ (globalThis).slowest);
    return end;
  });
}

function reports() {
  return Array.from({ length: 100 }, (_, number) => ({ name: `${number}.txt`, bytes: Buffer.from(`Report ${number}\n\n${article}`) }));
}

/** What newsrooms drop: the files of the tests, some of them no articles. */
function mixed() {
  const folder = new URL("../tests/web/files/", import.meta.url);
  const names = readdirSync(folder);
  return Array.from({ length: 100 }, (_, number) => ({ name: `${number}-${names[number % names.length]}`, bytes: readFileSync(new URL(names[number % names.length], folder)) }));
}

/** An article is read, and the files are at hand: to make them is none of the page's work. @param {Page} page @param {{ name: string, bytes: Buffer }[]} list */
async function prepareDrop(page, list) {
  await pasteAndWait(page, article);
  await page.evaluate((all) => {
    const dataTransfer = new DataTransfer();
    for (const { name, bytes } of all) dataTransfer.items.add(new File([Uint8Array.from(atob(bytes), (sign) => sign.charCodeAt(0))], name));
    Object.assign(globalThis, { dataTransfer });
  }, list.map(({ name, bytes }) => ({ name, bytes: bytes.toString("base64") })));
}

/** Drops them, and waits until all are read and drawn. @param {Page} page */
function dropAll(page) {
  return page.evaluate(async () => {
    const { dataTransfer } = /** @type {any} */ (globalThis);
    document.body.dispatchEvent(new DragEvent("drop", { dataTransfer, bubbles: true, cancelable: true }));
    const isDone = () => document.querySelectorAll(".tray-row").length > 50 && document.querySelector(".progress")?.hasAttribute("hidden") && [...document.querySelectorAll(".tray-row")].every((row) => row.querySelector(".mini, .bad"));
    while (!isDone()) await new Promise((resolve) => setTimeout(resolve, 200));
  });
}

async function keyWhileBusy() {
  await batch();
  return slowestKey;
}

/** @param {number[]} times */
function median(times) {
  return times.sort((a, b) => a - b)[times.length >> 1];
}
