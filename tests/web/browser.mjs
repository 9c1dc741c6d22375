// @ts-check
// What the tests in a browser share: a server of the page on a free port, and headless Chromium.

import { existsSync } from "node:fs";

import { chromium } from "playwright-core";

import { pageServer } from "../../scripts/server.mjs";
import { builtSite } from "../../scripts/site.mjs";

const places = [process.env.CHROMIUM, "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

/** How long a test waits for what the page shows, in milliseconds: for what will never be shown, not for what takes long on a busy machine. */
export const PATIENCE = 300_000;

/** Chromium without a window and without calls of its own to anywhere. */
export const launch = async () => patient(await chromium.launch({ ...browserOptions(), timeout: PATIENCE }));

/** The browser, with pages that wait long. @param {import("playwright-core").Browser} browser */
export function patient(browser) {
  const newContext = browser.newContext.bind(browser);
  browser.newContext = async (options) => {
    const context = await newContext(options);
    context.setDefaultTimeout(PATIENCE);
    return context;
  };
  return browser;
}

/** How it is started. */
export function browserOptions() {
  const executablePath = places.find((place) => place && existsSync(place));
  if (!executablePath) throw new Error("no Chromium: install it, or set CHROMIUM to a Chrome's program");
  const args = ["--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"];
  args.push("--disable-component-update", "--disable-sync");
  if (process.getuid?.() === 0) args.push("--no-sandbox");
  return { executablePath, args };
}

/**
 * Serves the page as scripts/serve does.
 * @param {(path: string) => void} [onRequest] is told of each request
 */
export async function serve(onRequest) {
  // Compressing a new page takes seconds, which no test should wait for in its first step.
  await builtSite();
  const server = pageServer(onRequest);
  await new Promise((resolve) => server.listen(0, "127.0.0.1", () => resolve(undefined)));
  const { port } = /** @type {import("node:net").AddressInfo} */ (server.address());
  return {
    url: `http://localhost:${port}/`,
    close: () => new Promise((resolve) => {
      server.closeAllConnections();
      server.close(resolve);
    }),
  };
}
