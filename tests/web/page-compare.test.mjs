// @ts-check
// Several articles: compared on one screen, and many at once.

import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";

import { BRIDGE, BRIDGE_AGAIN, drop, startPage, untilAnalysed } from "./page.mjs";

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
