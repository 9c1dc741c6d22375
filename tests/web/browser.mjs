// @ts-check
// What the tests in a browser share: a server of the page on a free port, and headless Chromium.

import { existsSync } from "node:fs";

import { chromium } from "playwright-core";

import { pageServer } from "../../scripts/server.mjs";

const places = [process.env.CHROMIUM, "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

/** Chromium without a window and without calls of its own to anywhere. */
export const launch = () => chromium.launch(browserOptions());

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
 * Serves www/ and pkg/ as scripts/serve does.
 * @param {(path: string) => void} [onRequest] is told of each request
 */
export async function serve(onRequest) {
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
