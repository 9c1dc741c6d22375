// @ts-check
// The one file, opened from the disk: every task in Chromium, and in Firefox where it is installed.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { test } from "node:test";

import puppeteer from "puppeteer-core";

import { launch } from "./browser.mjs";
import { BRIDGE, BRIDGE_AGAIN } from "./page.mjs";

const root = fileURLToPath(new URL("../../", import.meta.url));
const file = new URL("../../target/nutgraf.html", import.meta.url).href;
execFileSync(process.execPath, ["scripts/single-file.mjs"], { cwd: root });

/** Drops, reads, finds, corrects, compares and exports, in words that Playwright and Puppeteer share. @param {any} page */
async function everyTask(page) {
  /** @type {string[]} */
  const requests = [];
  page.on("request", (/** @type {any} */ request) => requests.push(request.url()));
  await page.goto(file);
  await page.waitForSelector(".bar");
  const words = (/** @type {string} */ selector) => page.evaluate((/** @type {string} */ one) => document.querySelector(one)?.textContent ?? "", selector);
  await page.evaluate((/** @type {string[]} */ texts) => {
    const dataTransfer = new DataTransfer();
    texts.forEach((text, index) => dataTransfer.items.add(new File([text], `${index}.txt`)));
    document.body.dispatchEvent(new DragEvent("drop", { dataTransfer, bubbles: true, cancelable: true }));
  }, [BRIDGE, BRIDGE_AGAIN]);
  await page.waitForFunction(() => document.querySelectorAll(".tray-row .mini").length === 2);
  await page.waitForSelector(".quote-card");
  assert.match(await words(".quote-card"), /Dana Brell.*Nobody likes a detour/);
  await page.waitForFunction(() => CSS.highlights.size > 0);

  await page.keyboard.press("j");
  assert.match(await words(".inspector"), /Why.*verb of saying/);
  await page.keyboard.press("/");
  await page.keyboard.type("ekwall");
  assert.equal(await words(".find output"), "1 of 2");
  await page.keyboard.press("Escape");

  await page.click(".quote-card .card-foot button:nth-child(3)");
  await page.waitForSelector("#fix-own");
  await page.type("#fix-own", "Ada Strand");
  await page.keyboard.press("Enter");
  await page.waitForFunction(() => document.querySelector(".quote-card")?.textContent?.includes("Ada Strand"));

  await page.keyboard.press("c");
  await page.waitForSelector(".who");
  assert.match(await words(".who"), /Ada Strand/);
  await page.keyboard.press("Escape");

  await page.keyboard.press("e");
  await page.waitForSelector("[data-format=csv-quotes]");
  await page.click("[data-format=csv-quotes]");
  await page.waitForFunction(() => /^Saved: .*\.quotes\.csv$/.test(document.querySelector(".toasts [role=status]")?.textContent ?? ""));

  // The pack that reads PDF is not in it.
  await page.evaluate(() => {
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File(["%PDF-1.7"], "story.pdf"));
    document.body.dispatchEvent(new DragEvent("drop", { dataTransfer, bubbles: true, cancelable: true }));
  });
  await page.waitForFunction(() => document.querySelector(".toasts")?.textContent?.includes("Open the PDF, select all of its text, copy it and paste it here."));

  await page.click(".edit");
  await page.waitForSelector(".surface");
  await page.keyboard.type("Late news. ");
  await page.keyboard.press("Escape");
  await page.waitForFunction(() => document.querySelector(".article")?.textContent?.includes("Late news. "));
  assert.deepEqual(requests.filter((url) => !/^(file|blob|data|about):/.test(url)), []);
}

test("in Chromium it does every task, and asks for nothing", async () => {
  const browser = await launch();
  const page = await browser.newPage();
  /** @type {string[]} */
  const errors = [];
  page.on("pageerror", (error) => errors.push(String(error)));
  page.on("console", (message) => message.type() === "error" && errors.push(message.text()));
  try {
    await everyTask(page);
    assert.deepEqual(errors, []);
  } finally {
    await browser.close();
  }
});

const firefox = ["/usr/bin/firefox-esr", "/usr/bin/firefox", process.env.FIREFOX].find((path) => path && existsSync(path));

test("in Firefox it does every task", { skip: firefox ? false : "Firefox is not installed" }, async () => {
  const browser = await puppeteer.launch({ browser: "firefox", executablePath: firefox, headless: true });
  try {
    const page = await browser.newPage();
    await page.setViewport({ width: 1280, height: 900 });
    await everyTask(page);
  } finally {
    await browser.close();
  }
});
