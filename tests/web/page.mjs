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
  /** @type {import("playwright-core").BrowserContext | undefined} */
  let context;
  /** @param {import("playwright-core").BrowserContextOptions & { hash?: string }} [options] */
  const open = async ({ hash = "", ...options } = {}) => {
    // One page at a time: those of earlier tests would take the processor from this one. Nor does every page need to keep
    // its files for later: tests of that allow the service worker.
    await context?.close();
    context = await browser.newContext({ viewport: { width: 1280, height: 900 }, serviceWorkers: "block", ...options });
    const page = await context.newPage();
    /** @type {string[]} */
    const errors = [];
    page.on("pageerror", (error) => errors.push(String(error)));
    page.on("console", (message) => message.type() === "error" && errors.push(message.text()));
    await page.goto(`${server.url}${hash}`);
    await page.locator(".bar").waitFor();
    return { page, errors };
  };
  /** @type {(Awaited<ReturnType<typeof open>> & { as: string, hash: string }) | undefined} */
  let used;
  /** The page of the test before, with an empty desk, where it was opened so and keeps its settings: loading it costs a second. @param {Parameters<typeof open>[0]} [options] */
  const again = async (options = {}) => {
    const as = JSON.stringify(options);
    if (used?.as !== as || used.page.isClosed() || new URL(used.page.url()).hash !== used.hash || !(await emptied(used.page))) {
      const opened = await open(options);
      used = { ...opened, as, hash: new URL(opened.page.url()).hash };
    }
    used.errors.length = 0;
    return used;
  };
  const close = async () => {
    await browser.close();
    await server.close();
  };
  return { open, again, close, requests, url: server.url };
}

/** @typedef {import("playwright-core").Page} Page */

/** Takes all articles and messages away. @param {Page} page @returns {Promise<boolean>} whether that was possible */
async function emptied(page) {
  if ((await page.locator("dialog, .surface, .compare:visible, .sources:visible").count()) > 0) return false;
  await page.keyboard.press("Escape");
  for (let left = await page.locator(".tray-row").count(); left > 0; left--) {
    await page.evaluate(() => /** @type {HTMLElement} */ (document.querySelector("[data-tool=remove]")).click());
    await page.waitForFunction((wanted) => document.querySelectorAll(".tray-row").length === wanted, left - 1);
  }
  await page.evaluate(() => {
    document.querySelectorAll(".toast").forEach((toast) => toast.remove());
    document.body.dataset.pane = "article";
    /** @type {HTMLElement} */ (document.activeElement)?.blur();
    scrollTo(0, 0);
  });
  await page.locator(".welcome").waitFor();
  return true;
}

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

/** The text of an element, once it has stopped changing. @param {Page} page @param {string} selector */
export async function settled(page, selector) {
  let text = "";
  for (let last = null; last !== text; await page.waitForTimeout(150)) {
    last = text;
    text = await page.locator(selector).innerText();
  }
  return text;
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
    // By their numbers: they stand by speaker.
    cards.sort((a, b) => Number(a.dataset.quote) - Number(b.dataset.quote)).map((card) => ({ speaker: card.querySelector("strong")?.textContent ?? "", words: card.querySelector("blockquote")?.textContent ?? "" })),
  );
}

/** What is painted now: the text under every highlight of that name. @param {Page} page @param {string} name @returns {Promise<string[]>} */
export function painted(page, name) {
  return page.evaluate((wanted) => {
    const highlight = CSS.highlights.get(wanted);
    return [...(highlight ?? [])].map(({ startContainer, startOffset, endOffset }) => (startContainer.nodeValue ?? "").slice(startOffset, endOffset));
  }, name);
}

/** Accessibility violations, as words. @param {Page} page @param {string[]} [rules] these only @returns {Promise<string[]>} */
export async function violations(page, rules) {
  const axe = readFileSync(fileURLToPath(new URL("../../node_modules/axe-core/axe.min.js", import.meta.url)), "utf8");
  if (!(await page.evaluate(() => "axe" in globalThis))) await page.evaluate(axe);
  return page.evaluate(async (only) => {
    const all = { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"], rules: { "target-size": { enabled: true } } };
    const { violations: found } = await /** @type {any} */ (globalThis).axe.run(document, only ? { runOnly: { type: "rule", values: only } } : all);
    return found.map((/** @type {any} */ one) => `${one.id}: ${one.nodes.slice(0, 3).map((/** @type {any} */ node) => `${node.html.slice(0, 160)} ${node.any?.[0]?.message ?? ""}`).join(" | ")}`);
  }, rules);
}

/**
 * Goes through every view, panel and dialog of the page, in whatever language it is, with the two sample articles.
 *
 * @param {Page} page just opened
 * @param {(name: string) => Promise<void>} look
 */
export async function everyView(page, look) {
  const keyboard = (/** @type {string[]} */ ...keys) => keys.reduce((before, key) => before.then(() => page.keyboard.press(key)), Promise.resolve());
  const pane = async (/** @type {number} */ index) => {
    const choice = page.locator(".panes button").nth(index);
    if (await choice.isVisible()) await choice.click();
  };
  const dialog = async (/** @type {string} */ name, /** @type {() => Promise<void>} */ open) => {
    await open();
    await page.locator("dialog[open]").waitFor();
    await look(name);
    await keyboard("Escape");
    await page.locator("dialog").waitFor({ state: "detached" });
  };
  await look("welcome");
  await dialog("add", () => page.locator(".bar .actions .strong").click());
  await page.locator(".welcome .actions button").last().click();
  await untilAnalysed(page, 2);
  await look("article");
  await dialog("export", () => keyboard("e"));
  await dialog("help", () => keyboard("?"));
  await dialog("privacy", () => page.locator(".status").click());
  await keyboard("j");
  await look("a selected quote");
  await dialog("fix a quote", () => keyboard("f"));
  await keyboard("n");
  await look("a selected name");
  await dialog("fix a name", () => keyboard("f"));
  await keyboard("Escape", "/");
  await page.keyboard.type("bridge");
  await look("find");
  await keyboard("Escape");
  await select(page, "Nobody likes a detour");
  await dialog("mark what was missed", () => keyboard("f"));
  await drop(page, [{ name: "photo.jpg", text: "\0" }, { name: "empty.txt", text: "" }]);
  await page.locator(".toast.failure").waitFor();
  await look("what could not be read");
  await page.locator(".toast button").last().click();
  await pane(0);
  await look("tray");
  await pane(2);
  for (const panel of ["quotes", "entities", "dates", "measures", "checks"]) {
    await page.locator(`#tab-${panel}`).click();
    await look(`panel ${panel}`);
  }
  await pane(1);
  await page.locator(".menu summary").click();
  await look("menu");
  await page.locator(".menu-body input").last().click();
  await page.locator("mark").first().waitFor();
  await keyboard("Escape");
  await look("read with marks");
  await page.locator(".edit").click();
  await page.locator(".surface").waitFor();
  await look("edit");
  await keyboard("Escape");
  await page.locator(".bar .view").nth(1).click();
  await page.locator(".statements").waitFor();
  await look("compare");
  await page.locator(".bar .view").nth(2).click();
  await page.locator(".source-table").waitFor();
  await look("sources");
}

/** Selects words in the article, as a mouse or caret browsing does. @param {Page} page @param {string} words */
export async function select(page, words) {
  await page.evaluate((wanted) => {
    const walker = document.createTreeWalker(/** @type {Element} */ (document.querySelector(".article")), NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const node = /** @type {Text} */ (walker.currentNode);
      const at = node.data.indexOf(wanted);
      if (at >= 0) return void getSelection()?.setBaseAndExtent(node, at, node, at + wanted.length);
    }
    throw new Error(`not in one piece in the article: ${wanted}`);
  }, words);
}

/** What a button saves. @param {Page} page @param {() => Promise<void>} act @returns {Promise<{ name: string, text: string }>} */
export async function saved(page, act) {
  const [file] = await Promise.all([page.waitForEvent("download"), act()]);
  return { name: file.suggestedFilename(), text: readFileSync(await file.path(), "utf8") };
}
