// @ts-check
// Every task without a mouse: the keys that a reader has, the place where the focus is, and what a screen reader is told.

import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";

import { BRIDGE, BRIDGE_AGAIN, painted, paste, quoteCards, saved, startPage, untilAnalysed } from "./page.mjs";

/** @typedef {import("playwright-core").Page} Page */

/** @type {Awaited<ReturnType<typeof startPage>>} */
let site;
before(async () => void (site = await startPage()));
after(() => site.close());

/** Where the focus is, in words. @param {Page} page */
const focused = (page) =>
  page.evaluate(() => {
    const at = /** @type {HTMLElement} */ (document.activeElement);
    return `${at.localName} ${at.getAttribute("aria-label") ?? at.id ?? ""} ${at.textContent?.trim().slice(0, 60) ?? ""}`;
  });

/** Presses Tab until the focus is on what is wanted. @param {Page} page @param {RegExp} wanted @param {string} [key] */
async function tabTo(page, wanted, key = "Tab") {
  const passed = [];
  for (let step = 0; step < 120; step++) {
    await page.keyboard.press(key);
    const at = await focused(page);
    if (wanted.test(at)) return;
    passed.push(at);
  }
  throw new Error(`no way by ${key} to ${wanted}: ${passed.join(" | ")}`);
}

/** What screen readers were told last. @param {Page} page @param {RegExp} words */
const told = (page, words) => page.waitForFunction((source) => new RegExp(source).test(document.querySelector(".toasts [role=status]")?.textContent ?? ""), words.source);

const isInDialog = (/** @type {Page} */ page) => page.evaluate(() => document.activeElement === document.body || document.activeElement?.closest("dialog[open]") !== null);

test("an article is added, moved, removed and brought back", async () => {
  const { page } = await site.open();
  await tabTo(page, /^a .*To the article/);
  await page.keyboard.press("Enter");
  assert.match(await focused(page), /^section Article/);
  for (const text of [BRIDGE, BRIDGE_AGAIN]) {
    await tabTo(page, /^button .*(Add|Paste an article)/);
    await page.keyboard.press("Enter");
    await page.locator("dialog[open]").waitFor();
    assert.match(await focused(page), /^textarea/);
    await page.keyboard.insertText(text);
    await page.keyboard.press("Control+Enter");
    await page.locator("dialog").waitFor({ state: "detached" });
  }
  await untilAnalysed(page, 2);
  await told(page, /articles? analysed/);
  await page.evaluate(() => /** @type {HTMLElement} */ (document.querySelector(".skip")).focus());
  await tabTo(page, /^button Move up: Traders/);
  await page.keyboard.press("Enter");
  await page.waitForFunction(() => document.querySelector(".row-title")?.textContent === "Traders attack bridge decision");
  await page.waitForFunction(() => document.activeElement?.closest(".tray-row")?.textContent?.includes("Traders"));
  await tabTo(page, /^button Remove: Traders/);
  await page.keyboard.press("Enter");
  await told(page, /Removed: Traders/);
  await page.waitForFunction(() => document.querySelectorAll(".tray-row").length === 1);
  await tabTo(page, /^button .*Undo/);
  await page.keyboard.press("Enter");
  await page.waitForFunction(() => document.querySelectorAll(".tray-row").length === 2);
});

test("an article is read: layers, panels, quotes, names, words", async () => {
  const { page } = await site.open();
  await paste(page, BRIDGE);
  await page.evaluate(() => /** @type {HTMLElement} */ (document.querySelector(".skip")).focus());
  await page.keyboard.press("Enter");
  await page.keyboard.press("Tab");
  assert.match(await focused(page), /^input/);
  await page.keyboard.press("Space");
  assert.equal(await page.locator(".layer-quotes input").isChecked(), false);
  await page.keyboard.press("Space");
  await tabTo(page, /^summary/);
  await page.keyboard.press("Enter");
  assert.equal(await page.locator(".menu-body").isVisible(), true);
  await page.keyboard.press("Escape");
  assert.match(await focused(page), /^summary/);
  await tabTo(page, /^button tab-quotes/);
  await page.keyboard.press("ArrowRight");
  assert.match(await focused(page), /^button tab-entities/);
  await page.keyboard.press("End");
  assert.match(await focused(page), /^button tab-checks/);
  await page.keyboard.press("Home");
  await tabTo(page, /^button Jump to quote 2/);
  await page.keyboard.press("Enter");
  await told(page, /^Quote 2 of \d, Tomas Ekwall: A bridge tells you/);
  assert.ok((await painted(page, "selected")).join(" ").includes("A bridge tells you"));
  await page.waitForFunction(() => document.activeElement?.matches("mark[data-quote='1']"));
  await page.keyboard.press("n");
  await told(page, /^Saltmarsh Bridge$/);
  await page.keyboard.press("Escape");
  await page.keyboard.press("/");
  assert.match(await focused(page), /^input find-field/);
  await page.keyboard.type("ekwall");
  await page.keyboard.press("Shift+Enter");
  assert.equal(await page.locator(".find output").innerText(), "2 of 2");
  await page.keyboard.press("Escape");
  assert.match(await focused(page), /^section Article/);
});

describe("what is wrong is put right", () => {
  test("a speaker, and the focus is where it was", async () => {
    const { page } = await site.open();
    await paste(page, BRIDGE);
    await page.evaluate(() => /** @type {HTMLElement} */ (document.querySelector("#tab-quotes")).focus());
    await tabTo(page, /^button Fix quote 2/);
    await page.keyboard.press("Enter");
    await page.locator("dialog[open]").waitFor();
    await tabTo(page, /^button .*Nobody named/);
    await page.keyboard.press("Enter");
    await told(page, /Speaker of quote 2: Nobody named/);
    assert.equal((await quoteCards(page))[1].speaker, "Nobody named");
    await page.waitForFunction(() => document.activeElement?.getAttribute("aria-label") === "Fix quote 2");
    await page.keyboard.press("Control+z");
    await told(page, /Undone: Speaker of quote 2: Nobody named/);
    assert.equal((await quoteCards(page))[1].speaker, "Tomas Ekwall");
  });

  test("a name, from what is said of the selected one", async () => {
    const { page } = await site.open();
    await paste(page, BRIDGE);
    await page.keyboard.press("n");
    await page.keyboard.press("n");
    await page.locator("#article").focus();
    await tabTo(page, /^button .*Fix$/);
    await page.keyboard.press("Enter");
    await page.locator("dialog[open]").waitFor();
    await tabTo(page, /^button .*Other name/);
    await page.keyboard.press("Enter");
    await told(page, /: Other name/);
    await page.waitForFunction(() => document.activeElement?.closest(".inspector") !== null && document.activeElement?.textContent === "Fix");
    assert.match(await page.locator(".inspector").innerText(), /corrected[\s\S]*Other name/);
  });

  test("a quote that was missed, found by its words", async () => {
    const { page } = await site.open();
    await paste(page, BRIDGE);
    const before = (await quoteCards(page)).length;
    await page.keyboard.press("/");
    await page.keyboard.type("Repairs will cost £6.2 million");
    await tabTo(page, /^button Fix, or mark as quote or name/);
    await page.keyboard.press("Enter");
    await page.locator("dialog[open]").waitFor();
    await tabTo(page, /^button .*Tomas Ekwall/);
    await page.keyboard.press("Enter");
    await page.waitForFunction((count) => document.querySelectorAll(".quote-card").length === count, before + 1);
    assert.ok((await quoteCards(page)).some(({ speaker, words }) => speaker === "Tomas Ekwall" && words.includes("Repairs will cost £6.2 million")));
  });

  test("where a quote begins and ends", async () => {
    const { page } = await site.open();
    await paste(page, BRIDGE);
    await page.keyboard.press("j");
    await page.keyboard.press("/");
    await page.keyboard.type("likes a detour");
    await tabTo(page, /^button Fix, or mark/);
    await page.keyboard.press("Enter");
    await tabTo(page, /^button .*Quote is the text I selected/);
    await page.keyboard.press("Enter");
    await page.waitForFunction(() => document.querySelector('.quote-card[data-quote="0"] blockquote')?.textContent === "“likes a detour”");
  });
});

test("articles are compared, and a passage leads back to its article", async () => {
  const { page } = await site.open();
  await paste(page, BRIDGE);
  await paste(page, BRIDGE_AGAIN);
  await page.keyboard.press("c");
  await page.locator(".statements").waitFor();
  assert.match(await focused(page), /^div Compare/, "who compares by key reads on there");
  await tabTo(page, /^button Jump to this passage/);
  await page.keyboard.press("Enter");
  await page.waitForFunction(() => !document.querySelector(".article")?.closest("[hidden]"));
  assert.equal(await page.locator(".inspector").isVisible(), true);
  await page.keyboard.press("c");
  await page.keyboard.press("Escape");
  assert.equal(await page.locator(".article").isVisible(), true);
  assert.match(await focused(page), /^section Article/);
});

test("an article is exported", async () => {
  const { page } = await site.open();
  await paste(page, BRIDGE);
  await page.keyboard.press("e");
  await page.locator("dialog[open]").waitFor();
  await tabTo(page, /^button .*Markdown/);
  const file = await saved(page, () => page.keyboard.press("Enter"));
  assert.match(file.text, /^# Council closes Saltmarsh Bridge/);
  await told(page, /^Saved: /);
});

describe("a dialog", () => {
  const DIALOGS = { Add: ".bar .actions button:nth-child(1)", Export: ".bar .actions button:nth-child(2)", Help: ".bar .actions button:nth-child(3)", Privacy: ".status", "Fix a quote": '.quote-card[data-quote="0"] .card-acts button:nth-child(3)' };
  test("holds the focus while it is open, ends with Esc, and gives the focus back", async () => {
    const { page } = await site.open();
    await paste(page, BRIDGE);
    for (const [name, opener] of Object.entries(DIALOGS)) {
      await page.locator(opener).focus();
      await page.keyboard.press("Enter");
      await page.locator("dialog[open]").waitFor();
      assert.notEqual(await page.evaluate(() => document.activeElement?.closest("dialog")), null, `${name}: the focus is in it`);
      assert.ok((await page.getByRole("dialog").getAttribute("aria-labelledby")) !== null);
      for (let step = 0; step < 30; step++) {
        await page.keyboard.press("Tab");
        assert.ok(await isInDialog(page), `${name}: Tab ${step} led to ${await focused(page)}`);
      }
      await page.keyboard.press("Escape");
      await page.locator("dialog").waitFor({ state: "detached" });
      assert.ok(await page.locator(opener).evaluate((element) => element === document.activeElement), `${name}: the focus came back, not to ${await focused(page)}`);
    }
  });
});
