// @ts-check
// Several articles: compared on one screen, and many at once.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, describe, test } from "node:test";

import { BRIDGE, BRIDGE_AGAIN, drop, startPage, untilAnalysed, violations } from "./page.mjs";

/** @type {Awaited<ReturnType<typeof startPage>>} */
let site;
before(async () => void (site = await startPage()));
after(() => site.close());

describe("two reports of one evening", () => {
  test("lie side by side", async () => {
    const { page, errors } = await site.open();
    await page.getByRole("button", { name: "Show me a sample" }).click();
    await untilAnalysed(page, 2);
    await page.keyboard.press("c");
    await page.locator(".statements").waitFor();
    assert.match(await page.locator(".compare").innerText(), /Same words, different words[\s\S]*Check before publishing[\s\S]*Who gets quoted, where/);
    assert.deepEqual(errors, []);
  });

  test("a statement leads to its place in the article", async () => {
    const { page } = await site.open();
    await page.getByRole("button", { name: "Show me a sample" }).click();
    await untilAnalysed(page, 2);
    await page.keyboard.press("c");
    await page.locator(".passage button").first().click();
    assert.equal(await page.locator(".article").isVisible(), true);
    assert.equal(await page.locator(".inspector").isVisible(), true);
  });

  test("show what they contradict each other in first, can be saved, and keep the reader's place", async () => {
    const { page, errors } = await site.open({ viewport: { width: 1280, height: 420 } });
    await drop(page, [{ name: "courier.txt", text: BRIDGE }, { name: "herald.txt", text: BRIDGE_AGAIN }]);
    await untilAnalysed(page, 2);
    await page.keyboard.press("c");
    const rows = page.locator(".statements tbody tr");
    await rows.first().waitFor();
    const disputed = await rows.evaluateAll((all) => all.map((row) => row.classList.contains("disputed")));
    assert.ok(disputed[0] && disputed.lastIndexOf(true) < (disputed.indexOf(false) + 1 || Infinity), disputed.join());
    assert.match(await page.locator(".statements").innerText(), /courier\s+A · Council closes[\s\S]*Figures differ[\s\S]*£6\.2 million/);
    assert.deepEqual(await page.locator(".disputes", { hasText: "£6.2 million" }).count(), 1);

    const csv = await saved(page, () => page.getByRole("button", { name: "Save as CSV" }).click());
    assert.match(csv, /^Contradiction,Label,Who,Articles,A · courier/);
    assert.match(csv, /Contradiction,Figures differ,[^\n]*£6\.2 million[^\n]*£6\.8 million/);
    const html = await saved(page, () => page.getByRole("button", { name: "Save as HTML" }).click());
    assert.match(html, /<tr class="disputed">[\s\S]*<mark class="disputes">£6\.2 million<\/mark>/);

    await page.evaluate(() => document.querySelector(".compare")?.scrollTo(0, 150));
    await page.waitForFunction(() => document.querySelector(".compare")?.scrollTop === 150);
    await page.locator(".passage button").last().click();
    await page.locator(".inspector").waitFor();
    const before = await page.evaluate(() => document.activeElement?.className);
    assert.notEqual(before, "name small");
    await page.getByRole("button", { name: "Compare 2" }).click();
    await page.waitForFunction(() => document.activeElement?.classList.contains("small") && (document.querySelector(".compare")?.scrollTop ?? 0) > 0);
    assert.deepEqual(errors, []);
  });

  test("of many, fold into versions, and say how many articles are on each side", async () => {
    const { page, errors } = await site.open({ viewport: { width: 390, height: 800 } });
    const versions = ["“Nobody likes a detour,” said Mayor Dana Brell. Three people died and nine were hurt in the crash on Saltmarsh Bridge on Tuesday.", "“Nobody likes a detour,” said Mayor Dana Brell. Four people died and nine were hurt in the crash on Saltmarsh Bridge on Tuesday.", "“Nobody likes a detour,” said Mayor Dana Brell. 4 people died and nine were hurt in the crash on Saltmarsh Bridge on Tuesday night."];
    await drop(page, Array.from({ length: 12 }, (_, index) => ({ name: `paper-${index}.txt`, text: `Crash on Saltmarsh Bridge\n\n${versions[index % 3]}\n` })));
    await untilAnalysed(page, 12);
    await page.locator(".bar .view").nth(1).click();
    await page.locator(".sides").first().waitFor();
    assert.equal(await page.locator(".sides").first().innerText(), "Four: 8 articles · Three: 4 articles");
    assert.match(await page.getByRole("region", { name: "Who gets quoted, where" }).innerText(), /Dana Brell\s+12\s+12 of 12 articles/);
    // On a phone each version has the whole width.
    const [version, cell] = await page.locator(".version").first().evaluate((one) => [one.clientWidth, /** @type {HTMLElement} */ (one.parentElement).clientWidth]);
    assert.ok(version > cell * 0.9, `${version} of ${cell}`);
    assert.deepEqual(await violations(page), []);
    assert.deepEqual(errors, []);
  });

  test("fit into 320 pixels", async () => {
    const { page } = await site.open({ viewport: { width: 320, height: 700 } });
    await drop(page, [{ name: "a.txt", text: BRIDGE }, { name: "b.txt", text: BRIDGE_AGAIN }]);
    await page.waitForFunction(() => !(/** @type {HTMLButtonElement} */ (document.querySelectorAll(".bar .view")[1]).disabled));
    await page.locator(".bar .view").nth(1).click();
    await page.locator(".compare .box").first().waitFor();
    const [content, window] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
    assert.ok(content <= window, `${content} > ${window}`);
  });
});

describe("a hundred files at once", () => {
  const files = Array.from({ length: 100 }, (_, index) => ({ name: `story${index}.txt`, text: `Story number ${index}\n\n${BRIDGE.repeat(4)}` }));

  test("all are analysed", async () => {
    const { page } = await site.open();
    await drop(page, files);
    await untilAnalysed(page, 100);
    assert.equal(await page.locator(".progress").isVisible(), false);
  });

  test("cancelled, they keep what was finished and drop the rest", async () => {
    const { page } = await site.open();
    await drop(page, files);
    await page.waitForFunction(() => document.querySelectorAll(".tray-row .mini").length > 3);
    await page.evaluate(() => /** @type {HTMLElement} */ (document.querySelector(".progress button")).click());
    await page.locator(".progress").waitFor({ state: "hidden" });
    await page.waitForFunction(() => [...document.querySelectorAll(".tray-row")].every((row) => row.querySelector(".mini")));
    assert.ok((await page.locator(".tray-row").count()) < 100);
  });
});

/** @param {import("playwright-core").Page} page @param {() => Promise<void>} act */
async function saved(page, act) {
  const [file] = await Promise.all([page.waitForEvent("download"), act()]);
  return readFileSync(await file.path(), "utf8");
}
