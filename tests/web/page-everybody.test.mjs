// @ts-check
// The page for everybody: assistive technology, small windows, few colours, no motion, paper.

import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";

import { BRIDGE, everyView, painted, paste, quoteCards, startPage, violations } from "./page.mjs";

/** @type {Awaited<ReturnType<typeof startPage>>} */
let site;
before(async () => void (site = await startPage()));
after(() => site.close());

describe("every view and dialog", () => {
  test("has nothing that axe finds, targets of 24 pixels included", async () => {
    const { page, errors } = await site.open({ colorScheme: "light" });
    /** @type {Record<string, string[]>} */
    const found = {};
    await everyView(page, async (view) => void (found[view] = await violations(page)));
    assert.deepEqual(Object.entries(found).filter(([, problems]) => problems.length > 0), []);
    assert.deepEqual(errors, []);
  });

  test("has nothing in German and in the dark either, contrast included", async () => {
    const { page, errors } = await site.open({ colorScheme: "dark", hash: "#lang=de" });
    /** @type {Record<string, string[]>} */
    const found = {};
    await everyView(page, async (view) => void (found[view] = await violations(page)));
    assert.deepEqual(Object.entries(found).filter(([, problems]) => problems.length > 0), []);
    assert.deepEqual(errors, []);
  });

  test("fits into 320 pixels, also in German's longer words", async () => {
    for (const lang of ["en", "de"]) {
      const { page } = await site.open({ viewport: { width: 320, height: 640 }, hash: `#lang=${lang}` });
      /** @type {string[]} */
      const wide = [];
      await everyView(page, async (view) => {
        const widths = await page.evaluate(() => [document.documentElement, ...document.querySelectorAll("dialog[open]")].map(({ scrollWidth, clientWidth }) => [scrollWidth, clientWidth]));
        for (const [content, room] of widths) if (content > room) wide.push(`${view}: ${content} > ${room}`);
      });
      assert.deepEqual(wide, [], lang);
    }
  });
});

describe("the marks", () => {
  test("stay apart from plain text when the device forces its colours", async () => {
    const { page } = await site.open({ forcedColors: "active" });
    await paste(page, `${BRIDGE}\nThe council (of Alverton met. Brell said that it would meet again in June.\n`);
    const look = async () => Buffer.concat(await Promise.all((await page.locator(".row .text").all()).map((row) => row.screenshot())));
    const keys = { quotes: "1", reported: "2", person: "3", place: "5", dates: "7", checks: "8" };
    for (const [layer, key] of Object.entries(keys)) {
      const shown = await look();
      await page.keyboard.press(key);
      const hidden = await look();
      await page.keyboard.press(key);
      assert.equal(shown.equals(hidden), false, layer);
    }
    const plain = await look();
    await page.keyboard.press("j");
    await page.keyboard.press("j");
    assert.equal(plain.equals(await look()), false, "what is selected");
  });

  test("of what is chosen are more than a colour, with forced colours too", async () => {
    const { page } = await site.open({ forcedColors: "active" });
    await paste(page, BRIDGE);
    await page.keyboard.press("j");
    await page.locator("#tab-quotes").focus();
    const weight = (/** @type {string} */ one) => page.locator(one).first().evaluate((element) => Number(getComputedStyle(element).fontWeight));
    for (const [chosen, other] of [[".bar [aria-pressed=true]", ".bar [aria-pressed=false]"], [".tabs [aria-selected=true]", ".tabs [aria-selected=false]"]]) assert.ok((await weight(chosen)) > (await weight(other)), chosen);
    await page.keyboard.press("f");
    await page.locator("dialog[open]").waitFor();
    assert.ok((await weight(".choices [aria-pressed=true]")) > (await weight(".choices [aria-pressed=false]")));
    const bars = await page.locator(".mini span").evaluateAll((all) => new Set(all.map((bar) => getComputedStyle(bar).backgroundColor)).size);
    assert.equal(bars, 2, "what is quoted stays apart from the rest");
    const focus = await page.locator(":focus").evaluate((element) => getComputedStyle(element).outlineStyle);
    assert.equal(focus, "solid");
  });

  test("of quotes lie behind the words and those of names beneath, also with forced colours", async () => {
    const { page } = await site.open({ forcedColors: "active", hash: "#layers=quotes" });
    await paste(page, BRIDGE);
    const row = page.locator(".row .text", { hasText: "Nobody likes" });
    /** How much of the row another layer covers. @param {Buffer} one @param {Buffer} other @returns {Promise<number>} */
    const covered = (one, other) =>
      page.evaluate(async (pictures) => {
        const pixels = await Promise.all(pictures.map(async (base64) => {
          const bitmap = await createImageBitmap(new Blob([Uint8Array.from(atob(base64), (c) => c.charCodeAt(0))]));
          const context = /** @type {OffscreenCanvasRenderingContext2D} */ (new OffscreenCanvas(bitmap.width, bitmap.height).getContext("2d"));
          context.drawImage(bitmap, 0, 0);
          return new Uint32Array(context.getImageData(0, 0, bitmap.width, bitmap.height).data.buffer);
        }));
        return pixels[0].filter((pixel, at) => pixel !== pixels[1][at]).length / pixels[0].length;
      }, [one, other].map((picture) => picture.toString("base64")));
    const quotes = await row.screenshot();
    await page.keyboard.press("1");
    const plain = await row.screenshot();
    for (const key of ["3", "5", "7"]) await page.keyboard.press(key);
    const names = await row.screenshot();
    assert.ok((await covered(quotes, plain)) > 0.05, "a quote has a ground of its own");
    const lines = await covered(names, plain);
    assert.ok(lines > 0.0005 && lines < 0.05, `names are underlined: ${lines}`);
  });

  test("never depend on colour alone", async () => {
    const { page } = await site.open();
    await paste(page, BRIDGE);
    const lines = await page.evaluate(() => {
      const styles = ["person", "organization", "place", "misc", "date"].map((kind) => {
        const sample = document.body.appendChild(Object.assign(document.createElement("span"), { className: `underline-${kind}` }));
        return getComputedStyle(sample).textDecorationStyle;
      });
      return styles;
    });
    assert.equal(new Set(lines).size, lines.length, lines.join());
    const tags = await page.locator(".margin .tag-name").allInnerTexts();
    assert.deepEqual(tags.slice(0, 2), ["Brell", "Ekwall"]);
    assert.equal(tags.length, (await quoteCards(page)).length);
  });
});

test("nothing moves for readers who want no motion", async () => {
  const { page } = await site.open({ reducedMotion: "reduce" });
  await paste(page, BRIDGE);
  await page.getByRole("button", { name: /^Remove:/ }).click();
  await page.locator(".toast").waitFor();
  const moving = await page.evaluate(() =>
    [...document.querySelectorAll("*")].filter((element) => {
      const { transitionDuration, animationName, scrollBehavior } = getComputedStyle(element);
      return transitionDuration !== "0s" || animationName !== "none" || scrollBehavior === "smooth";
    }).length,
  );
  assert.equal(moving, 0);
});

describe("on paper", () => {
  /** Prints as Ctrl+P does, and looks at the paper. @param {import("playwright-core").Page} page */
  const print = async (page) => {
    await page.emulateMedia({ media: "print" });
    await page.evaluate(() => dispatchEvent(new Event("beforeprint")));
  };
  const furniture = [".bar", ".layers", ".tray", ".side", ".inspector", ".panes", ".toasts", ".find"];
  /** @param {import("playwright-core").Page} page */
  const visibleFurniture = async (page) => {
    const visible = await Promise.all(furniture.map(async (one) => ((await page.locator(one).first().isVisible()) ? one : "")));
    return visible.filter(Boolean);
  };

  test("the article has its numbered quotes and says where it comes from", async () => {
    const { page } = await site.open({ hash: "#theme=dark" });
    await paste(page, BRIDGE);
    await page.keyboard.press("j");
    await print(page);
    assert.deepEqual(await visibleFurniture(page), []);
    assert.match(await page.locator(".article").innerText(), /Nobody likes a detour/);
    assert.equal(await page.locator(".printed ol > li").count(), (await quoteCards(page)).length);
    assert.match(await page.locator(".printed li").first().innerText(), /Dana Brell ¶1 “?Nobody likes a detour/);
    assert.match(await page.locator(".printed table").innerText(), /Council closes Saltmarsh Bridge[\s\S]*SHA-256\s+[0-9a-f]{64}/);
    assert.equal(await page.evaluate(() => getComputedStyle(document.body).backgroundColor), "rgb(255, 255, 255)");
    const paper = await page.pdf({ printBackground: true });
    assert.equal(paper.subarray(0, 5).toString(), "%PDF-");
    assert.ok(paper.length > 10_000, `${paper.length} bytes`);
  });

  test("a long article is there and marked to its end", async () => {
    const { page } = await site.open();
    await paste(page, `${BRIDGE}\n${"The council met again.\n\n".repeat(400)}"This is the end," said Dana Brell.\n`);
    await print(page);
    assert.match(await page.locator(".article .row").last().innerText(), /This is the end/);
    const marked = await Promise.all([0, 1].map((colour) => painted(page, `quote-${colour}`)));
    assert.ok(marked.flat().includes("This is the end,"));
  });

  test("the comparison is all there", async () => {
    const { page } = await site.open();
    await page.locator(".welcome .actions button").last().click();
    await page.waitForFunction(() => !(/** @type {HTMLButtonElement} */ (document.querySelectorAll(".bar .view")[1]).disabled));
    await page.keyboard.press("c");
    await page.locator(".statements").waitFor();
    await print(page);
    assert.deepEqual(await visibleFurniture(page), []);
    assert.equal(await page.locator(".article").isVisible(), false);
    assert.ok((await page.locator(".statements tbody tr").count()) >= 3);
    const cut = await page.locator(".scroller").evaluateAll((all) => all.filter((one) => getComputedStyle(one).overflowX !== "visible").length);
    assert.equal(cut, 0);
    assert.ok((await page.pdf()).length > 10_000);
  });
});
