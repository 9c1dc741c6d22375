// @ts-check
// The page with its server gone, new versions, whole and mixed, and what a first visit costs.

import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";

import { pageServer } from "../../scripts/server.mjs";
import { builtSite } from "../../scripts/site.mjs";
import { launch } from "./browser.mjs";
import { BRIDGE, drop, paste, quoteCards, untilAnalysed } from "./page.mjs";

/** @typedef {import("playwright-core").Page} Page */
/** @typedef {{ version: string, files: [string, string][], packs: [string, string][] }} Precache */

/** @type {string} */
let folder;
/** @type {import("playwright-core").Browser} */
let browser;
before(async () => {
  folder = await builtSite();
  browser = await launch();
});
after(() => browser.close());

const built = (/** @type {string} */ name) => readFileSync(join(folder, name), "utf8");
const hash = (/** @type {string} */ content) => createHash("sha256").update(content).digest("base64");
/** What the service worker's first line lists. @returns {Precache} */
const precache = () => JSON.parse(/^const PRECACHE = (.*);$/m.exec(built("sw.js"))?.[1] ?? "");

/** The next version: another index.html, and the service worker that asks for it. */
function nextVersion() {
  const index = built("index.html").replace("</head>", "<!-- next --></head>");
  const list = precache();
  const next = { ...list, version: `next-${list.version}`, files: list.files.map(([name, old]) => [name, name === "./" ? hash(index) : old]) };
  return { index, sw: built("sw.js").replace(/^const PRECACHE = .*$/m, `const PRECACHE = ${JSON.stringify(next)};`) };
}

/** The page's server; `instead` holds what it sends in place of its files, null where it has none. */
async function serve() {
  /** @type {Map<string, string | null>} */
  const instead = new Map();
  /** @type {string[]} */
  const asked = [];
  let bytes = 0;
  const inner = pageServer();
  const outer = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? "/", "http://localhost");
    asked.push(pathname);
    const content = instead.get(pathname);
    if (content === undefined) return void inner.emit("request", request, response);
    const type = pathname.endsWith(".js") ? "text/javascript" : "text/html";
    response.writeHead(content === null ? 404 : 200, { "Content-Type": type, "Cache-Control": "no-cache" }).end(content ?? "");
  });
  outer.on("connection", (socket) => socket.on("close", () => (bytes += socket.bytesWritten)));
  await new Promise((resolve) => outer.listen(0, "127.0.0.1", () => resolve(undefined)));
  // A test that fails must not keep the process waiting.
  outer.unref();
  const { port } = /** @type {import("node:net").AddressInfo} */ (outer.address());
  const stop = () => new Promise((resolve) => (outer.closeAllConnections(), outer.close(resolve)));
  return { url: `http://localhost:${port}/`, instead, asked, stop, sent: () => bytes };
}

/** The page, kept for use without its server. */
async function visit() {
  const site = await serve();
  const page = await (await browser.newContext()).newPage();
  await page.goto(site.url);
  await untilKept(page);
  return { page, ...site, leave: () => page.context().close().then(site.stop) };
}

/** @param {Page} page */
async function untilKept(page) {
  await page.waitForFunction(async () => (await navigator.serviceWorker.ready).active?.state === "activated" && navigator.serviceWorker.controller !== null);
}

/** @param {Page} page */
const update = (page) => page.evaluate(async () => void (await (await navigator.serviceWorker.ready).update().catch(() => undefined)));
const versions = (/** @type {Page} */ page) => page.evaluate(() => caches.keys());

test("the page analyses articles, pasted and dropped, with its server gone", async () => {
  const { page, stop, leave } = await visit();
  await stop();
  await page.reload();
  await page.locator(".bar").waitFor();
  await paste(page, BRIDGE);
  const cards = await quoteCards(page);
  assert.ok(cards.some(({ speaker }) => /Brell/.test(speaker)));
  assert.match(await page.locator(".bar").innerText(), /offline ready/);
  await drop(page, [{ name: "a.txt", text: BRIDGE }]);
  await untilAnalysed(page, 2);
  await leave();
});

test("a reader who comes without a connection has the language and the readers of all files", async () => {
  const { page, stop, leave } = await visit();
  const wanted = precache().packs.length + precache().files.length;
  await page.reload();
  await page.waitForFunction(async (count) => (await (await caches.open((await caches.keys())[0])).keys()).length === count, wanted);
  await stop();
  await page.goto(`${page.url().replace(/#.*/, "")}#lang=de`);
  await page.reload();
  await page.getByText("Nur auf diesem Gerät").first().waitFor();
  await leave();
});

describe("a new version", () => {
  test("is announced, and comes only when it is asked for", async () => {
    const { page, instead, leave } = await visit();
    const [old] = await versions(page);
    await drop(page, [{ name: "a.txt", text: BRIDGE }]);
    await untilAnalysed(page, 1);
    const { index, sw } = nextVersion();
    instead.set("/", index).set("/sw.js", sw);
    await update(page);
    const reload = page.getByRole("button", { name: "Load it" });
    await reload.waitFor();
    assert.deepEqual(new Set(await versions(page)), new Set([old, old.replace("nutgraf-", "nutgraf-next-")]));
    assert.equal((await quoteCards(page)).length > 0, true, "nothing is lost until the reader agrees");
    await Promise.all([page.waitForEvent("load"), reload.click()]);
    await page.waitForFunction(async (name) => !(await caches.keys()).includes(name), old);
    assert.match(await page.evaluate(() => document.documentElement.outerHTML), /next/);
    await leave();
  });

  test("fetches only what is new in it", async () => {
    const { page, instead, asked, leave } = await visit();
    const { index, sw } = nextVersion();
    instead.set("/", index).set("/sw.js", sw);
    asked.length = 0;
    await update(page);
    await page.getByRole("button", { name: "Load it" }).waitFor();
    assert.deepEqual([...new Set(asked)].sort(), ["/", "/sw.js"]);
    await leave();
  });

  test("of which the server has only a part is not taken, and the old one goes on working, until the server has all of it", async () => {
    const { page, instead, asked, leave } = await visit();
    const [old] = await versions(page);
    const { index, sw } = nextVersion();
    instead.set("/sw.js", sw);
    const failed = page.evaluate(async () => {
      const registration = await navigator.serviceWorker.ready;
      const gone = new Promise((resolve) => registration.addEventListener("updatefound", () => registration.installing?.addEventListener("statechange", (event) => resolve(/** @type {ServiceWorker} */ (event.target).state))));
      await registration.update().catch(() => undefined);
      return gone;
    });
    assert.equal(await failed, "redundant");
    assert.deepEqual(await versions(page), [old]);
    assert.ok(asked.length > 0);
    await page.reload();
    await paste(page, BRIDGE);
    instead.set("/", index);
    await update(page);
    await page.getByRole("button", { name: "Load it" }).waitFor();
    await leave();
  });
});

describe("a page that does not load whole", () => {
  const script = () => `/${/src="(page-\w+\.js)"/.exec(built("index.html"))?.[1]}`;

  for (const [what, content] of /** @type {const} */ ([["missing", null], ["of another version", "export const other = 1;"], ["broken", "import {"]])) {
    test(`on a first visit, with its script ${what}, says so, and works once the server is right`, async () => {
      const site = await serve();
      site.instead.set(script(), content);
      const page = await (await browser.newContext()).newPage();
      await page.goto(site.url);
      await page.getByText("This page did not load whole. Reload it in a minute.").waitFor();
      site.instead.clear();
      await page.reload();
      await paste(page, BRIDGE);
      await page.context().close();
      await site.stop();
    });
  }

  test("because what is kept of it is not what it should be, throws that away and comes from the server", async () => {
    const { page, url, leave } = await visit();
    await page.evaluate(async ([name, address]) => {
      for (const key of await caches.keys()) await (await caches.open(key)).put(address + name, new Response("import {", { headers: { "Content-Type": "text/javascript" } }));
    }, [script().slice(1), url]);
    await page.reload();
    await page.locator(".bar").waitFor();
    await paste(page, BRIDGE);
    await leave();
  });

  test("because the browser threw a part of it away, has it again from the server", async () => {
    const { page, url, leave } = await visit();
    await page.evaluate(async ([name, address]) => {
      for (const key of await caches.keys()) await (await caches.open(key)).delete(address + name);
    }, [script().slice(1), url]);
    await page.reload();
    await page.locator(".bar").waitFor();
    await page.waitForFunction(async ([name, address]) => (await caches.match(address + name)) !== undefined, [script().slice(1), url]);
    await leave();
  });

  test("because the browser threw a part of it away that the server no longer has, comes from the server as it is now", async () => {
    const { page, url, instead, leave } = await visit();
    const next = built("index.html").replace(script().slice(1), "page-next.js");
    instead.set("/", next).set("/page-next.js", built(script())).set(script(), null);
    await page.evaluate(async ([name, address]) => {
      for (const key of await caches.keys()) await (await caches.open(key)).delete(address + name);
    }, [script().slice(1), url]);
    // What the browser holds besides would hide that.
    const session = await page.context().newCDPSession(page);
    await session.send("Network.clearBrowserCache");
    await page.reload();
    await page.locator(".bar").waitFor();
    assert.match(await page.evaluate(() => document.documentElement.outerHTML), /page-next/);
    await leave();
  });
});

test("what goes wrong in what others run in the page is no reason to load it anew", async () => {
  const { page, leave } = await visit();
  const [kept] = await versions(page);
  await page.addInitScript(() => {
    addEventListener("readystatechange", () => { throw new Error("of an extension"); }, { capture: true, once: true });
  });
  let loads = 0;
  page.on("load", () => loads++);
  await page.reload();
  await page.locator(".bar").waitFor();
  await paste(page, BRIDGE);
  assert.equal(loads, 1);
  assert.deepEqual(await versions(page), [kept]);
  await leave();
});

test("a first visit asks ten times at most, and for nothing twice; beside the engine's files it weighs at most 150 kB", async () => {
  const site = await serve();
  const page = await (await browser.newContext()).newPage();
  await page.goto(site.url);
  await paste(page, BRIDGE);
  await untilKept(page);
  const asked = [...site.asked];
  await page.context().close();
  await site.stop();
  assert.deepEqual(asked.filter((path, at) => asked.indexOf(path) !== at), []);
  assert.ok(asked.length <= 10, asked.join(" "));
  const engine = asked.filter((path) => /\.(wasm|bin)$/.test(path)).reduce((sum, path) => sum + readFileSync(join(folder, `${path}.br`)).length, 0);
  assert.ok(engine > 1_000_000);
  assert.ok(site.sent() <= engine + 150_000, `${site.sent()} bytes, ${engine} of them the engine's`);
});

test("every file that the page is made of is kept", async () => {
  const { files, packs } = precache();
  const known = new Set([...files, ...packs].map(([name]) => (name === "./" ? "/" : `/${name}`)));
  const site = await serve();
  const page = await (await browser.newContext({ serviceWorkers: "block" })).newPage();
  await page.goto(`${site.url}#lang=de`);
  await paste(page, BRIDGE);
  await drop(page, [{ name: "a.html", text: `<article><h1>Bridge</h1><p>${BRIDGE}</p></article>` }]);
  await untilAnalysed(page, 2);
  assert.deepEqual(site.asked.filter((path) => !known.has(path) && path !== "/sw.js"), []);
  await page.context().close();
  await site.stop();
});
