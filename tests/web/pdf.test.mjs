// @ts-check
// PDF files: read by a pack that comes with the first of them, and not before.

import assert from "node:assert/strict";
import { createServer } from "node:http";
import { after, before, test } from "node:test";

import { pageServer } from "../../scripts/server.mjs";
import { launch } from "./browser.mjs";
import { quoteCards, untilAnalysed } from "./page.mjs";

/** @typedef {import("playwright-core").Page} Page */

const SENTENCE = "The council of Alverton met again in the Guildhall, and again nobody could say, after a long evening, who would pay for the repairs.";
const PARAGRAPHS = [
  "Council closes Saltmarsh Bridge",
  `“Nobody likes a detour,” Mayor Dana Brëll told the council of Alverton on Tuesday. ${SENTENCE}`,
  `“A bridge tells you that it is tired,” said Tomas Ekwall, an engineer. ${SENTENCE} ${SENTENCE}`,
  ...Array.from({ length: 16 }, (_, index) => `It was evening number ${index + 1}. ${["Piers", "Lorries", "Shops", "Tides"].map((subject, at) => `${subject} were counted until ${"late and ".repeat((index * 7 + at * 3) % 5)}somebody found ${index * 13 + at} more of them.`).join(" ")}`),
];

const HEADLINE = "Council closes Saltmarsh Bridge after the third warning of its engineers within a single year";

/** @type {import("playwright-core").Browser} */
let browser;
/** An article of several pages, with a line at the head of each. @type {Buffer} */
let article;
/** An article whose headline takes several lines. @type {Buffer} */
let tall;
/** A page without any text. @type {Buffer} */
let picture;
/** @type {string[]} */
const asked = [];
/** @type {import("node:http").Server} */
let server;
let url = "";

before(async () => {
  browser = await launch();
  const page = await browser.newPage();
  await page.setContent(`<style>p { font: 12pt/1.4 serif; margin: 0 0 14pt }</style><h1>${PARAGRAPHS[0]}</h1>${PARAGRAPHS.slice(1).map((text) => `<p>${text}</p>`).join("")}`);
  const head = '<div style="font-size:9px;width:100%;text-align:center">Alverton Courier, page <span class="pageNumber"></span></div>';
  article = await page.pdf({ format: "A5", margin: { top: "60px", bottom: "60px", left: "40px", right: "40px" }, displayHeaderFooter: true, headerTemplate: head, footerTemplate: head });
  await page.setContent(`<style>p { font: 12pt/1.4 serif; margin: 0 0 14pt }</style><h1>${HEADLINE}</h1>${PARAGRAPHS.slice(1, 3).map((text) => `<p>${text}</p>`).join("")}`);
  tall = await page.pdf({ format: "A5" });
  await page.setContent('<svg width="300" height="300"><rect width="300" height="300" fill="gray"/></svg>');
  picture = await page.pdf();
  await page.close();
  const inner = pageServer((path) => asked.push(path));
  server = createServer((request, response) => void inner.emit("request", request, response));
  await new Promise((resolve) => server.listen(0, "127.0.0.1", () => resolve(undefined)));
  url = `http://localhost:${/** @type {import("node:net").AddressInfo} */ (server.address()).port}/`;
});
after(async () => {
  await browser.close();
  server.closeAllConnections();
  server.close();
});

/** @param {Page} page @param {string} name @param {Buffer} content */
const drop = (page, name, content) =>
  page.evaluate(
    ([file, bytes]) => {
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File([Uint8Array.from(atob(bytes), (c) => c.charCodeAt(0))], file));
      document.body.dispatchEvent(new DragEvent("drop", { dataTransfer, bubbles: true, cancelable: true }));
    },
    [name, content.toString("base64")],
  );
const packs = () => asked.filter((path) => path.includes("/vendor/pdf"));

/** @param {import("playwright-core").BrowserContextOptions} [options] */
async function open(options = { serviceWorkers: "block" }) {
  const page = await (await browser.newContext(options)).newPage();
  /** @type {string[]} */
  const errors = [];
  page.on("console", (message) => message.type() === "error" && errors.push(message.text()));
  page.on("pageerror", (error) => errors.push(String(error)));
  await page.goto(url);
  await page.locator(".bar").waitFor();
  return { page, errors };
}

test("an article comes out of its PDF paragraph by paragraph, without what stands at the head of every page", async () => {
  asked.length = 0;
  const { page, errors } = await open();
  await page.locator(".status:not(.loading)").waitFor();
  assert.deepEqual(packs(), [], "not before it is needed");
  await drop(page, "story.pdf", article);
  await untilAnalysed(page, 1);
  assert.deepEqual(packs().sort(), ["/vendor/pdf.mjs", "/vendor/pdf.worker.mjs"]);
  // Rows far below the window are made when the page has nothing else to do.
  await page.locator(".row").nth(PARAGRAPHS.length - 1).waitFor({ state: "attached" });
  assert.deepEqual(await page.locator(".row .text").allTextContents(), PARAGRAPHS);
  const cards = await quoteCards(page);
  assert.match(cards.find(({ words }) => words.includes("Nobody likes"))?.speaker ?? "", /Dana Brëll/);
  assert.match(cards.find(({ words }) => words.includes("it is tired"))?.speaker ?? "", /Tomas Ekwall/);
  assert.match(await page.locator(".status").innerText(), /\d+ requests since load, for its own files/);
  assert.equal(await page.locator(".status.alarm").count(), 0, "they are the page's own");
  assert.deepEqual(errors, [], "the page's policy allows all of it");
  await page.context().close();
});

test("a headline of several lines is one headline", async () => {
  const { page } = await open();
  await drop(page, "tall.pdf", tall);
  await untilAnalysed(page, 1);
  assert.deepEqual(await page.locator(".row .text").allTextContents(), [HEADLINE, ...PARAGRAPHS.slice(1, 3)]);
  await page.context().close();
});

test("a PDF that is damaged, and one that holds only pictures, are refused with what to do", async () => {
  const { page } = await open();
  await drop(page, "broken.pdf", Buffer.from("%PDF-1.7 and nothing more"));
  await page.locator(".toast", { hasText: "broken.pdf: The file is damaged" }).waitFor();
  await drop(page, "scan.pdf", picture);
  await page.locator(".toast", { hasText: "scan.pdf: It holds pictures of pages, but no text. Let a program recognize the text" }).waitFor();
  assert.equal(await page.locator(".tray-row").count(), 0);
  await page.context().close();
});

test("once it came, PDF is read without a connection too", async () => {
  const { page } = await open({ serviceWorkers: "allow" });
  await page.waitForFunction(async () => (await navigator.serviceWorker.ready).active?.state === "activated" && navigator.serviceWorker.controller !== null);
  const kept = () => page.evaluate(async () => (await Promise.all((await caches.keys()).map(async (name) => (await (await caches.open(name)).keys()).map((request) => new URL(request.url).pathname)))).flat().filter((path) => path.includes("/vendor/pdf")).sort());
  assert.deepEqual(await kept(), [], "the first visit does without");
  await page.reload();
  await page.waitForFunction(async () => (await Promise.all((await caches.keys()).map(async (name) => (await (await caches.open(name)).match("/vendor/pdf.worker.mjs")) !== undefined))).includes(true));
  assert.deepEqual(await kept(), ["/vendor/pdf.mjs", "/vendor/pdf.worker.mjs"]);
  await page.context().setOffline(true);
  await page.reload();
  await page.locator(".bar").waitFor();
  await drop(page, "story.pdf", article);
  await untilAnalysed(page, 1);
  assert.ok((await quoteCards(page)).length >= 2);
  await page.context().close();
});
