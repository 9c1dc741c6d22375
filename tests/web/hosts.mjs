// @ts-check
// Hosts of the package, each a page of its own with the package beside it, for tests in Chromium and in Firefox.

import { existsSync, readFileSync } from "node:fs";
import { createServer } from "node:http";
import { extname } from "node:path";

import puppeteer from "puppeteer-core";

import { launch } from "./browser.mjs";

const root = new URL("../../", import.meta.url);
const types = /** @type {Record<string, string>} */ ({ ".js": "text/javascript", ".wasm": "application/wasm", ".html": "text/html; charset=utf-8", ".json": "application/json" });
const firefox = ["/usr/bin/firefox-esr", "/usr/bin/firefox", process.env.FIREFOX].find((path) => path && existsSync(path));

/** The browsers that are here, by name; both know `newPage`, and their pages `goto`, `waitForFunction` and `evaluate`. */
export const BROWSERS = /** @type {[string, () => Promise<any>, string | false][]} */ ([
  ["Chromium", launch, false],
  ["Firefox", () => puppeteer.launch({ browser: "firefox", executablePath: firefox, headless: true }), firefox ? false : "Firefox is not installed"],
]);

/**
 * @typedef {object} Host
 * @property {string} [script] a module of the page, which puts what comes of it into `globalThis.outcome`
 * @property {string} [body]
 * @property {string} [policy] the Content-Security-Policy of the page and of all that is beside it
 * @property {string} [pkg] where the package lies, `/pkg/` where left out
 * @property {boolean} [cors] whether others may read it
 * @property {(path: string) => { status?: number, type?: string, content?: string | Buffer } | undefined} [answer] of paths that are answered otherwise
 */

/** @param {Host} host @returns {Promise<{ url: string, close: () => void }>} */
export async function serve({ script = "", body = "", policy, pkg = "/pkg/", cors = false, answer = () => undefined }) {
  const page = `<!doctype html><html lang="en"><meta charset="utf-8"><title>host</title><body>${body}<script type="module" src="/host.js"></script>`;
  const server = createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url ?? "/", "http://localhost").pathname);
    const other = answer(path);
    const headers = { "Content-Type": other?.type ?? (path === "/" ? types[".html"] : (types[extname(path)] ?? "application/octet-stream")), ...(policy && { "Content-Security-Policy": policy }), ...(cors && { "Access-Control-Allow-Origin": "*" }) };
    try {
      const file = path.startsWith(pkg) && new URL(`pkg/${path.slice(pkg.length)}`, root);
      const content = other?.content ?? (other?.status ? "" : path === "/" ? page : path === "/host.js" ? script : readFileSync(file || "/nowhere"));
      response.writeHead(other?.status ?? 200, headers).end(content);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", () => resolve(undefined)));
  const { port } = /** @type {import("node:net").AddressInfo} */ (server.address());
  return { url: `http://localhost:${port}`, close: () => (server.closeAllConnections(), server.close()) };
}

/** What comes of a host's page in a browser. @param {any} browser @param {Host} host @returns {Promise<any>} */
export async function outcome(browser, host) {
  const { url, close } = await serve(host);
  const page = await browser.newPage();
  try {
    await page.goto(`${url}/`);
    await page.waitForFunction(() => "outcome" in globalThis, ...(page.setDefaultTimeout && !page.context ? [{ timeout: 300_000 }] : []));
    return await page.evaluate(() => /** @type {any} */ (globalThis).outcome);
  } finally {
    await page.close();
    close();
  }
}
