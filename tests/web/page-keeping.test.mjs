// @ts-check
// Articles kept in the browser: across reloads, across tabs, through a batch that is killed; and deleted for all of them.

import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";

import { chromium } from "playwright-core";

import { PATIENCE, browserOptions, launch, serve } from "./browser.mjs";
import { BRIDGE, BRIDGE_AGAIN, drop, paste, quoteCards, untilAnalysed } from "./page.mjs";

/** @typedef {import("playwright-core").Page} Page */

/** @type {Awaited<ReturnType<typeof serve>>} */
let site;
/** @type {import("playwright-core").Browser} */
let browser;
before(async () => {
  site = await serve();
  browser = await launch();
});
after(async () => {
  await browser.close();
  await site.close();
});

const THIRD = "Third story\n\n“Nobody asked us,” said Malik Strand.\n";

/** Tabs of one browser profile. @param {(open: () => Promise<Page>) => Promise<void>} act */
async function tabs(act) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, serviceWorkers: "block" });
  try {
    await act(async () => ready(await context.newPage()));
  } finally {
    await context.close();
  }
}

/** @param {Page} page */
async function ready(page) {
  await page.goto(site.url);
  await page.locator(".bar").waitFor();
  return page;
}

/** @param {Page} page */
async function keep(page) {
  await page.locator(".status").click();
  await page.getByRole("button", { name: "Keep them in this browser" }).click();
  await toast(page, "Articles are kept in this browser").waitFor();
}

/** @param {Page} page */
async function deleteAll(page) {
  await page.locator(".status").click();
  await page.getByRole("button", { name: "Delete all that is kept" }).click();
  await toast(page, "All that was kept is deleted").waitFor();
}

const toast = (/** @type {Page} */ page, /** @type {string | RegExp} */ words) => page.locator(".toast", { hasText: words });
const titles = (/** @type {Page} */ page) => page.locator(".row-title").allTextContents();
/** @param {Page} page @param {number} count */
const untilRows = (page, count) => page.waitForFunction((wanted) => document.querySelectorAll(".tray-row").length === wanted, count);
const databases = (/** @type {Page} */ page) => page.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name));
/** What the store holds. @param {Page} page @returns {Promise<any[]>} */
const stored = (page) =>
  page.evaluate(async () => {
    const done = (/** @type {IDBRequest} */ request) => new Promise((resolve, reject) => Object.assign(request, { onsuccess: () => resolve(request.result), onerror: () => reject(request.error) }));
    const database = await done(indexedDB.open("nutgraf"));
    try {
      return await done(database.transaction("articles").objectStore("articles").getAll());
    } finally {
      database.close();
    }
  });
/** @param {Page} page @param {(records: any[]) => boolean} wanted */
async function untilStored(page, wanted) {
  for (const end = performance.now() + PATIENCE; performance.now() < end; await page.waitForTimeout(50)) if (wanted(await stored(page))) return;
  assert.fail(`never stored so: ${JSON.stringify(await stored(page)).slice(0, 300)}`);
}

const COUNCIL = "Council closes Saltmarsh Bridge";
const TRADERS = "Traders attack bridge decision";

describe("two tabs", () => {
  test("that both add articles keep all of them", () => tabs(async (open) => {
    const one = await open();
    await keep(one);
    const two = await open();
    await paste(one, BRIDGE);
    await paste(two, BRIDGE_AGAIN);
    await untilAnalysed(one, 2);
    await untilAnalysed(two, 2);
    for (const page of [one, two]) assert.deepEqual((await titles(page)).sort(), [COUNCIL, TRADERS]);
    await one.reload();
    await untilAnalysed(one, 2);
    assert.deepEqual((await titles(one)).sort(), [COUNCIL, TRADERS]);
  }));

  test("know what is deleted in one of them, and do not bring it back", () => tabs(async (open) => {
    const one = await open();
    await keep(one);
    const two = await open();
    await paste(two, BRIDGE);
    await untilAnalysed(one, 1);
    await deleteAll(one);
    await toast(two, "All that was kept was deleted in another tab").waitFor();
    await paste(two, BRIDGE_AGAIN);
    await two.locator(".status").click();
    await two.getByText("Nothing is kept: articles").waitFor();
    // Whatever it would still write, it writes when it is left.
    await two.reload();
    await two.locator(".bar").waitFor();
    assert.deepEqual(await databases(two), []);
    assert.equal(await two.locator(".tray-row").count(), 0);
    await one.reload();
    await one.locator(".bar").waitFor();
    assert.equal(await one.locator(".tray-row").count(), 0);
  }));

  test("know that keeping began in one of them", () => tabs(async (open) => {
    const one = await open();
    const two = await open();
    await paste(two, BRIDGE_AGAIN);
    await paste(one, BRIDGE);
    await keep(one);
    await toast(two, "Another tab of this page keeps articles").waitFor();
    await untilAnalysed(one, 2);
    await untilStored(one, (records) => records.length === 2);
  }));

  test("show a correction and a removal that was made in the other", () => tabs(async (open) => {
    const one = await open();
    await keep(one);
    await paste(one, BRIDGE);
    await paste(one, BRIDGE_AGAIN);
    const two = await open();
    await untilAnalysed(two, 2);
    await one.locator(".row-open", { hasText: COUNCIL }).click();
    await one.getByRole("button", { name: "Fix quote 1" }).click();
    await one.getByLabel("Somebody else").fill("Ada Strand");
    await one.getByRole("button", { name: "Set" }).click();
    await two.locator(".tray-row", { hasText: "1 correction" }).waitFor();
    await one.getByRole("button", { name: `Remove: ${COUNCIL}` }).click();
    await toast(two, `Removed in another tab: ${COUNCIL}`).waitFor();
    await untilRows(two, 1);
    await toast(two, "Removed in another tab").getByRole("button", { name: "Undo" }).click();
    await untilRows(one, 2);
  }));

  test("that edit one article in the same moment keep both texts", () => tabs(async (open) => {
    const one = await open();
    await keep(one);
    await paste(one, BRIDGE);
    const two = await open();
    await untilAnalysed(two, 1);
    for (const page of [one, two]) {
      await page.bringToFront();
      await page.getByRole("button", { name: "Edit text" }).click();
      await page.keyboard.press("Control+Home");
    }
    await one.evaluate(() => document.execCommand("insertText", false, "First tab. "));
    await two.evaluate(() => document.execCommand("insertText", false, "Second tab. "));
    await untilStored(one, (records) => ["First tab.", "Second tab."].every((words) => records.some(({ text }) => text.startsWith(words))));
  }));
});

test("three tabs at once lose nothing and double nothing", () => tabs(async (open) => {
  const pages = [await open(), await open(), await open()];
  await keep(pages[0]);
  for (const page of pages.slice(1)) await toast(page, "Another tab of this page keeps").waitFor();
  await Promise.all(pages.map((page, at) => drop(page, Array.from({ length: 5 }, (_, number) => ({ name: `${at}-${number}.txt`, text: `Story ${at}.${number}\n\n${THIRD}` })))));
  for (const page of pages) await untilAnalysed(page, 15);
  await untilStored(pages[0], (records) => records.length === 15);
  assert.equal(new Set((await stored(pages[0])).map(({ text }) => text)).size, 15);
  await deleteAll(pages[2]);
  for (const page of pages.slice(0, 2)) await toast(page, "deleted in another tab").waitFor();
  assert.deepEqual(await databases(pages[0]), []);
}));

test("a paste that is followed by a reload is kept", () => tabs(async (open) => {
  const page = await open();
  await keep(page);
  await page.evaluate((words) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData("text/plain", words);
    document.body.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
    location.reload();
  }, BRIDGE);
  await untilAnalysed(page, 1);
  assert.deepEqual(await titles(page), [COUNCIL]);
}));

test("so is one of a page's marked-up words, and what the database had no time for", () => tabs(async (open) => {
  const page = await open();
  await keep(page);
  await page.evaluate((words) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData("text/plain", words);
    clipboardData.setData("text/html", `<p>${words}</p>`);
    document.body.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
    // As a browser does that is in haste.
    IDBDatabase.prototype.transaction = () => { throw new Error("closing"); };
    location.reload();
  }, THIRD);
  await untilAnalysed(page, 1);
  assert.deepEqual(await titles(page), ["Third story"]);
  assert.equal(await page.evaluate(() => sessionStorage.length), 0);
  await page.reload();
  await untilAnalysed(page, 1);
}));

test("words that are followed by a reload are kept, and so is their undo until then", () => tabs(async (open) => {
  const page = await open();
  await keep(page);
  await paste(page, BRIDGE);
  await page.getByRole("button", { name: "Edit text" }).click();
  await page.keyboard.press("Control+Home");
  await page.keyboard.type("Late: ");
  await page.evaluate(() => location.reload());
  await untilAnalysed(page, 1);
  await page.locator(".row .text", { hasText: `Late: ${COUNCIL}` }).waitFor();
}));

test("what the first version of the page kept is taken over", () => tabs(async (open) => {
  const page = await open();
  await page.evaluate(async (text) => {
    const opening = indexedDB.open("nutgraf", 1);
    opening.onupgradeneeded = () => opening.result.createObjectStore("desk");
    await new Promise((resolve) => (opening.onsuccess = resolve));
    const transaction = opening.result.transaction("desk", "readwrite");
    transaction.objectStore("desk").put([{ name: "a.txt", how: "dropped", text, corrections: [{ type: "rename", entity: { name: "Dana Brell", type: "person" }, to: "Ida Brell" }] }, { name: "", how: "pasted", text: "Second", corrections: [] }], "articles");
    await new Promise((resolve) => (transaction.oncomplete = resolve));
    opening.result.close();
  }, BRIDGE);
  await page.reload();
  await untilAnalysed(page, 2);
  assert.deepEqual(await titles(page), [COUNCIL, "Second"]);
  assert.ok((await quoteCards(page)).some(({ speaker }) => speaker === "Ida Brell"));
}));

test("a kept article with corrections that are none opens with those that are sound", () => tabs(async (open) => {
  const page = await open();
  await keep(page);
  await paste(page, BRIDGE);
  await untilStored(page, (records) => records.length === 1);
  await page.evaluate(async () => {
    const done = (/** @type {IDBRequest} */ request) => new Promise((resolve, reject) => Object.assign(request, { onsuccess: () => resolve(request.result), onerror: () => reject(request.error) }));
    const database = await done(indexedDB.open("nutgraf"));
    const articles = database.transaction("articles", "readwrite").objectStore("articles");
    const [key] = await done(articles.getAllKeys());
    const brell = { name: "Dana Brell", type: "person" };
    const corrections = [{ type: "rename" }, null, { type: "type", entity: brell, to: "<b>" }, { type: "rename", entity: brell, to: "Ida Brell" }, { type: "merge", entity: { name: "Alverton", type: "place" }, into: { ...brell, aliases: [], id: 0 } }];
    await done(articles.put({ ...(await done(articles.get(key))), corrections, how: "constructor", name: 7 }, key));
    database.close();
  });
  await page.reload();
  await untilAnalysed(page, 1);
  assert.ok((await quoteCards(page)).some(({ speaker }) => speaker === "Ida Brell"));
  await page.locator(".tray-row", { hasText: "2 corrections" }).waitFor();
}));

test("what a reader says of a source is kept with the articles that quote it, and told to other tabs", () => tabs(async (open) => {
  const one = await open();
  await keep(one);
  await paste(one, BRIDGE);
  await paste(one, BRIDGE_AGAIN);
  const two = await open();
  await untilAnalysed(two, 2);
  for (const page of [one, two]) await page.getByRole("button", { name: "Sources", exact: true }).click();
  await one.getByLabel("Gender: Dana Brell").selectOption({ label: "Woman" });
  await one.getByLabel("Affiliation: Dana Brell").fill("Alverton council");
  const shows = (/** @type {Page} */ page) => page.waitForFunction(() => [...document.querySelectorAll(".source-table tr")].some((row) => row.querySelector("select")?.value === "woman" && row.querySelector("input")?.value === "Alverton council"));
  await shows(two);
  await untilStored(one, (records) => records.every(({ audit }) => audit?.["dana brell"]?.affiliation === "Alverton council"));
  await one.reload();
  await untilAnalysed(one, 2);
  await one.getByRole("button", { name: "Sources", exact: true }).click();
  await shows(one);
}));

test("the order of the tray is kept", () => tabs(async (open) => {
  const page = await open();
  await keep(page);
  for (const text of [BRIDGE, BRIDGE_AGAIN, THIRD]) await paste(page, text);
  await page.getByRole("button", { name: "Move up: Third story" }).click();
  await page.waitForFunction((wanted) => [...document.querySelectorAll(".row-title")].map(({ textContent }) => textContent).join() === wanted, [COUNCIL, "Third story", TRADERS].join());
  await page.reload();
  await untilAnalysed(page, 3);
  assert.deepEqual(await titles(page), [COUNCIL, "Third story", TRADERS]);
}));

/** A browser that can be killed. @param {string} folder its profile */
async function killable(folder) {
  const { executablePath, args } = browserOptions();
  const child = spawn(executablePath, [...args, "--headless=new", "--remote-debugging-port=0", `--user-data-dir=${folder}`, "about:blank"], { stdio: ["ignore", "ignore", "pipe"], detached: true });
  const ended = new Promise((resolve) => child.once("exit", resolve));
  const address = await new Promise((resolve, reject) => {
    let said = "";
    child.stderr.on("data", (chunk) => {
      said += chunk;
      const found = /DevTools listening on (\S+)/.exec(said);
      if (found) resolve(found[1]);
    });
    child.once("exit", () => reject(new Error(said)));
  });
  const connected = await chromium.connectOverCDP(address);
  connected.contexts()[0].setDefaultTimeout(PATIENCE);
  const page = await ready(await connected.contexts()[0].newPage());
  const kill = async () => {
    // With all its processes: one that is left would go on writing into the profile.
    process.kill(-(/** @type {number} */ (child.pid)), "SIGKILL");
    await ended;
    await connected.close().catch(() => undefined);
  };
  return { page, kill };
}

test("a batch does not hold up the keeping: of one that is killed, what was shown is kept", async () => {
  const folder = mkdtempSync(join(tmpdir(), "nutgraf-profile-"));
  /** @type {(() => Promise<void>)[]} */
  const kills = [];
  const open = async () => {
    const { page, kill } = await killable(folder);
    kills.push(kill);
    return page;
  };
  try {
    const page = await open();
    await keep(page);
    await drop(page, Array.from({ length: 400 }, (_, number) => ({ name: `${number}.txt`, text: `Story ${number}\n\n${BRIDGE.repeat(4)}` })));
    await untilAnalysed(page, 40);
    const shown = await page.evaluate(() => document.querySelectorAll(".tray-row").length);
    // The batch goes on all this time: it must not be its end that the keeping waits for.
    await untilStored(page, (records) => records.length >= shown);
    assert.ok(await page.evaluate(() => document.querySelector(".progress:not([hidden])") !== null), "the batch was over before anything was kept");
    await kills.splice(0)[0]();
    const again = await open();
    await again.waitForFunction((wanted) => document.querySelectorAll(".tray-row").length >= wanted, shown);
  } finally {
    // Whatever failed: a browser that is left would keep the tests from ending.
    for (const kill of kills) await kill();
    rmSync(folder, { recursive: true, force: true, maxRetries: 50 });
  }
});
