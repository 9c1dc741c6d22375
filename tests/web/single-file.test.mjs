// @ts-check
// The one file, opened from the disk: in Chromium, and in Firefox where it is installed.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { test } from "node:test";

import puppeteer from "puppeteer-core";

import { launch } from "./browser.mjs";
import { BRIDGE, paste, quoteCards } from "./page.mjs";

const root = fileURLToPath(new URL("../../", import.meta.url));
const file = new URL("../../target/nutgraf.html", import.meta.url).href;
execFileSync(process.execPath, ["scripts/single-file.mjs"], { cwd: root });

test("in Chromium it finds who said what, and asks for nothing", async () => {
  const browser = await launch();
  const page = await browser.newPage();
  /** @type {string[]} */
  const errors = [];
  /** @type {string[]} */
  const requests = [];
  page.on("pageerror", (error) => errors.push(String(error)));
  page.on("console", (message) => message.type() === "error" && errors.push(message.text()));
  page.on("request", (request) => requests.push(request.url()));
  await page.goto(file);
  await paste(page, BRIDGE);
  const cards = await quoteCards(page);
  assert.ok(cards.some(({ speaker, words }) => /Brell/.test(speaker) && /detour/.test(words)), JSON.stringify(cards));
  assert.deepEqual(errors, []);
  assert.deepEqual(requests.filter((url) => !/^(file|blob|data):/.test(url)), []);
  await browser.close();
});

const firefox = ["/usr/bin/firefox-esr", "/usr/bin/firefox", process.env.FIREFOX].find((path) => path && existsSync(path));

test("in Firefox it finds who said what", { skip: firefox ? false : "Firefox is not installed" }, async () => {
  const browser = await puppeteer.launch({ browser: "firefox", executablePath: firefox, headless: true });
  try {
    const page = await browser.newPage();
    await page.goto(file);
    await page.waitForSelector(".bar");
    await page.evaluate((words) => {
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File([words], "bridge.txt"));
      document.body.dispatchEvent(new DragEvent("drop", { dataTransfer, bubbles: true, cancelable: true }));
    }, BRIDGE);
    await page.waitForSelector(".quote-card");
    const speakers = await page.$$eval(".quote-card strong", (found) => found.map(({ textContent }) => textContent));
    assert.ok(speakers.some((speaker) => /Brell/.test(speaker ?? "")), String(speakers));
  } finally {
    await browser.close();
  }
});
