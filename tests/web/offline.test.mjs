// @ts-check
// The page with its server gone, and a new version that waits to be asked for.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { after, before, test } from "node:test";
import { brotliCompressSync, constants } from "node:zlib";

import { precache } from "../../scripts/precache.mjs";
import { pageServer } from "../../scripts/server.mjs";
import { launch } from "./browser.mjs";
import { BRIDGE, paste, quoteCards } from "./page.mjs";

const list = precache();

/** The page's server, which can also say that there is a new version. */
function server() {
  const inner = pageServer();
  let precache = list;
  const outer = createServer((request, response) => {
    if (new URL(request.url ?? "/", "http://localhost").pathname !== "/precache.js") return void inner.emit("request", request, response);
    response.writeHead(200, { "Content-Type": "text/javascript", "Cache-Control": "no-cache" }).end(precache);
  });
  return { outer, update: () => (precache = list.replace(/"version": "/, '$&next-')) };
}

/** @type {import("playwright-core").Browser} */
let browser;
before(async () => void (browser = await launch()));
after(() => browser.close());

async function visit() {
  const { outer, update } = server();
  await new Promise((resolve) => outer.listen(0, "127.0.0.1", () => resolve(undefined)));
  // A test that fails must not keep the process waiting.
  outer.unref();
  const { port } = /** @type {import("node:net").AddressInfo} */ (outer.address());
  const page = await (await browser.newContext()).newPage();
  await page.goto(`http://localhost:${port}/`);
  await page.waitForFunction(async () => (await navigator.serviceWorker.ready).active?.state === "activated" && navigator.serviceWorker.controller !== null);
  const stop = () => new Promise((resolve) => (outer.closeAllConnections(), outer.close(resolve)));
  return { page, update, stop };
}

test("the page analyses an article with its server gone", async () => {
  const { page, stop } = await visit();
  await stop();
  await page.reload();
  await page.locator(".bar").waitFor();
  await paste(page, BRIDGE);
  const cards = await quoteCards(page);
  assert.ok(cards.some(({ speaker }) => /Brell/.test(speaker)));
  assert.match(await page.locator(".bar").innerText(), /offline ready/);
  await page.context().close();
});

test("a new version is announced, and comes only when it is asked for", async () => {
  const { page, update, stop } = await visit();
  const versions = () => page.evaluate(() => caches.keys());
  const [old] = await versions();
  await paste(page, BRIDGE);
  update();
  await page.evaluate(async () => void (await (await navigator.serviceWorker.ready).update()));
  const reload = page.getByRole("button", { name: "Load it" });
  await reload.waitFor();
  assert.deepEqual(new Set(await versions()), new Set([old, old.replace("nutgraf-", "nutgraf-next-")]));
  assert.equal((await quoteCards(page)).length > 0, true, "nothing is lost until the reader agrees");
  await Promise.all([page.waitForEvent("load"), reload.click()]);
  await page.waitForFunction(async (name) => !(await caches.keys()).includes(name), old);
  await stop();
  await page.context().close();
});

test("the first visit weighs at most two megabytes, compressed as the server does", () => {
  const www = new URL("../../www/", import.meta.url);
  /** @type {string[]} */
  const files = JSON.parse(list.slice(list.indexOf("{"), list.lastIndexOf("}") + 1)).files;
  const sizes = files.map((file) => brotliCompressSync(readFileSync(new URL(file === "./" ? "index.html" : file, www)), { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }).length);
  const whole = sizes.reduce((sum, size) => sum + size, 0);
  assert.ok(whole > 500_000 && whole < 2_000_000, `${whole} bytes`);
});

test("every file that the page asks for is kept", async () => {
  const asked = new Set();
  const inner = pageServer((path) => asked.add(path));
  await new Promise((resolve) => inner.listen(0, "127.0.0.1", () => resolve(undefined)));
  inner.unref();
  const { port } = /** @type {import("node:net").AddressInfo} */ (inner.address());
  const page = await (await browser.newContext({ serviceWorkers: "block" })).newPage();
  await page.goto(`http://localhost:${port}/`);
  await paste(page, BRIDGE);
  const base = new URL(`http://localhost:${port}/`);
  /** @type {string[]} */
  const files = JSON.parse(list.slice(list.indexOf("{"), list.lastIndexOf("}") + 1)).files;
  const kept = new Set(files.map((file) => new URL(file, base).pathname));
  assert.deepEqual([...asked].filter((path) => !kept.has(path) && path !== "/favicon.ico"), []);
  await page.context().close();
  inner.closeAllConnections();
  inner.close();
});
