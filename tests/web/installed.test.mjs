// @ts-check
// The page as an installed app: what the system hands it, without a network.

import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";

import { chromium } from "playwright-core";

import { PATIENCE, browserOptions, serve } from "./browser.mjs";
import { BRIDGE } from "./page.mjs";

test("installed, it opens files from the system, one beside the other, without a network", async (t) => {
  const folder = mkdtempSync(join(tmpdir(), "nutgraf-"));
  const server = await serve();
  const context = await chromium.launchPersistentContext(join(folder, "profile"), { ...browserOptions(), timeout: PATIENCE });
  context.setDefaultTimeout(PATIENCE);
  t.after(async () => {
    await context.close();
    await server.close();
    rmSync(folder, { recursive: true, force: true });
  });
  const empty = context.pages()[0] ?? await context.newPage();
  const tab = await context.newPage();
  await tab.goto(server.url);
  await tab.waitForFunction(async () => (await navigator.serviceWorker.ready).active?.state === "activated");
  await tab.getByText("offline ready").waitFor();

  const system = await context.newCDPSession(empty);
  assert.deepEqual(await send(await context.newCDPSession(tab), "Page.getInstallabilityErrors"), { installabilityErrors: [] });
  const installed = await send(system, "PWA.install", { manifestId: server.url, installUrlOrBundleUrl: server.url }).catch((error) => error);
  if (/wasn't found/.test(String(installed))) return t.skip("Chromium 128 or later, which can be told to install a page");
  assert.deepEqual(installed, {});
  await tab.close();
  await server.close();

  const open = (/** @type {string} */ name, /** @type {string} */ text) => {
    writeFileSync(join(folder, name), text);
    return send(system, "PWA.launchFilesInApp", { manifestId: server.url, files: [join(folder, name)] });
  };
  // The app takes the place of an empty tab, or has a window of its own.
  const app = Promise.any([empty.waitForURL(server.url).then(() => empty), context.waitForEvent("page")]);
  await open("bridge.txt", BRIDGE);
  await (await app).getByText("opened · bridge.txt").waitFor();
  // A second file joins the first, so that they can be compared.
  await open("later.txt", BRIDGE.replace("Tuesday", "Wednesday"));
  await (await app).getByText("opened · later.txt").waitFor();
  assert.equal(await (await app).locator(".row-facts").count(), 2);
});

/** Playwright's types know no installed apps. @param {import("playwright-core").CDPSession} session @param {string} method @param {object} [parameters] */
function send(session, method, parameters) {
  return /** @type {(method: string, parameters?: object) => Promise<unknown>} */ (session.send.bind(session))(method, parameters);
}
