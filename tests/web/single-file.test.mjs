// @ts-check
// The one file, opened from the disk: every task in Chromium, and in Firefox where it is installed.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { test } from "node:test";

import puppeteer from "puppeteer-core";

import { launch } from "./browser.mjs";
import { TASKS } from "./tasks.mjs";

const root = fileURLToPath(new URL("../../", import.meta.url));
const file = new URL("../../target/nutgraf.html", import.meta.url).href;
execFileSync(process.execPath, ["scripts/single-file.mjs"], { cwd: root });

/** Opens the file, does every task on it, and looks whether it asked for anything. @param {import("node:test").TestContext} context @param {any} page */
async function everyTask(context, page) {
  /** @type {string[]} */
  const requests = [];
  page.on("request", (/** @type {any} */ request) => requests.push(request.url()));
  await page.goto(file);
  await page.waitForSelector(".bar");
  for (const [name, task] of TASKS) await context.test(name, () => task(page));
  assert.deepEqual(requests.filter((url) => !/^(file|blob|data|about):/.test(url)), []);
}

test("in Chromium it does every task, and asks for nothing", async (context) => {
  const browser = await launch();
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  /** @type {string[]} */
  const errors = [];
  page.on("pageerror", (error) => errors.push(String(error)));
  page.on("console", (message) => message.type() === "error" && errors.push(message.text()));
  try {
    await everyTask(context, page);
    assert.deepEqual(errors, []);
  } finally {
    await browser.close();
  }
});

const firefox = ["/usr/bin/firefox-esr", "/usr/bin/firefox", process.env.FIREFOX].find((path) => path && existsSync(path));

test("in Firefox it does every task", { skip: firefox ? false : "Firefox is not installed" }, async (context) => {
  const browser = await puppeteer.launch({ browser: "firefox", executablePath: firefox, headless: true });
  try {
    const page = await browser.newPage();
    await page.setViewport({ width: 1280, height: 900 });
    await everyTask(context, page);
  } finally {
    await browser.close();
  }
});
