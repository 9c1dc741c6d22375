// @ts-check
// What the tests of the page share: the page in Chromium, articles for it, and questions to what it shows.

import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

import { launch, serve } from "./browser.mjs";

/** An article about invented people in which every speaker is beyond doubt. */
export const BRIDGE = `Council closes Saltmarsh Bridge

"Nobody likes a detour," Mayor Dana Brell told the council of Alverton on Tuesday. Repairs will cost £6.2 million.

"A bridge tells you that it is tired," said Tomas Ekwall, an engineer. "This one has been shouting."

Brell thanked Ekwall. "We should have listened in March," she added.
`;

/** A second report of the same evening. */
export const BRIDGE_AGAIN = `Traders attack bridge decision

"Nobody loves a detour," Deputy Mayor Dana Brell told the council of Alverton.

"Close the bridge and you close us," said Priya Oduya, who leads the traders of Quay Street. Repairs will cost £6.8 million.
`;

/** The page, served to a browser of its own. `requests` are the paths that the server was asked for. */
export async function startPage() {
  /** @type {string[]} */
  const requests = [];
  const server = await serve((path) => requests.push(path));
  const browser = await launch();
  /** @param {import("playwright-core").BrowserContextOptions & { hash?: string }} [options] */
  /** @type {import("playwright-core").BrowserContext | undefined} */
  let context;
  const open = async ({ hash = "", ...options } = {}) => {
    // One page at a time: those of earlier tests would take the processor from this one.
    await context?.close();
    context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
    const page = await context.newPage();
    /** @type {string[]} */
    const errors = [];
    page.on("pageerror", (error) => errors.push(String(error)));
    page.on("console", (message) => message.type() === "error" && errors.push(message.text()));
    await page.goto(`${server.url}${hash}`);
    await page.locator(".bar").waitFor();
    return { page, errors };
  };
  const close = async () => {
    await browser.close();
    await server.close();
  };
  return { open, close, requests, url: server.url };
}

/** @typedef {import("playwright-core").Page} Page */

/** Pastes outside all fields, as Ctrl+V does. @param {Page} page @param {string} text */
export async function paste(page, text) {
  const before = await analysed(page);
  await page.evaluate((words) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData("text/plain", words);
    document.body.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
  }, text);
  await untilAnalysed(page, before + 1);
}

/** Drops files on the page. @param {Page} page @param {{ name: string, text: string }[]} files */
export async function drop(page, files) {
  await page.evaluate((list) => {
    const dataTransfer = new DataTransfer();
    for (const { name, text } of list) dataTransfer.items.add(new File([text], name));
    document.body.dispatchEvent(new DragEvent("drop", { dataTransfer, bubbles: true, cancelable: true }));
  }, files);
}

/** @param {Page} page */
export function analysed(page) {
  return page.locator(".tray-row .mini").count();
}

/** @param {Page} page @param {number} count */
export async function untilAnalysed(page, count) {
  await page.waitForFunction((wanted) => document.querySelectorAll(".tray-row .mini").length >= wanted, count);
}

/** The cards of the quotes panel: who, and what. @param {Page} page @returns {Promise<{ speaker: string, words: string }[]>} */
export function quoteCards(page) {
  return page.locator(".quote-card").evaluateAll((cards) =>
    cards.map((card) => ({ speaker: card.querySelector("strong")?.textContent ?? "", words: card.querySelector("blockquote")?.textContent ?? "" })),
  );
}

/** What is painted now: the text under every highlight of that name. @param {Page} page @param {string} name @returns {Promise<string[]>} */
export function painted(page, name) {
  return page.evaluate((wanted) => {
    const highlight = CSS.highlights.get(wanted);
    return [...(highlight ?? [])].map(({ startContainer, startOffset, endOffset }) => (startContainer.nodeValue ?? "").slice(startOffset, endOffset));
  }, name);
}

/** Accessibility violations, as words. @param {Page} page @returns {Promise<string[]>} */
export async function violations(page) {
  const axe = readFileSync(fileURLToPath(new URL("../../node_modules/axe-core/axe.min.js", import.meta.url)), "utf8");
  await page.evaluate(axe);
  return page.evaluate(async () => {
    const { violations: found } = await /** @type {any} */ (globalThis).axe.run(document, { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] });
    return found.map((/** @type {any} */ one) => `${one.id}: ${one.nodes.slice(0, 3).map((/** @type {any} */ node) => `${node.html.slice(0, 160)} ${node.any?.[0]?.message ?? ""}`).join(" | ")}`);
  });
}

/** What a button saves. @param {Page} page @param {() => Promise<void>} act @returns {Promise<{ name: string, text: string }>} */
export async function saved(page, act) {
  const [file] = await Promise.all([page.waitForEvent("download"), act()]);
  return { name: file.suggestedFilename(), text: readFileSync(await file.path(), "utf8") };
}
