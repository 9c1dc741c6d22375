// @ts-check
// The text is edited where it stands, and the analysis follows.

import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";

import { split } from "../../www/view/draft.js";
import { changeBetween, shifted } from "../../www/view/shift.js";
import { BRIDGE, painted, paste, quoteCards, saved, startPage } from "./page.mjs";

describe("a span moves with its words", () => {
  /** Where "Brell" is after the edit. @param {string} old @param {string} now */
  const moved = (old, now) => {
    const start = old.indexOf("Brell");
    const span = shifted({ start, end: start + 5 }, changeBetween(old, now));
    return span && now.slice(span.start, span.end);
  };

  test("when words come before it", () => assert.equal(moved("said Brell.", "said Mayor Brell."), "Brell"));
  test("when words come after it", () => assert.equal(moved("said Brell.", "said Brell on Tuesday."), "Brell"));
  test("and grows with letters that are written inside", () => assert.equal(moved("said Brell.", "said Brexell."), "Brexell"));
  test("and is gone when its end is cut off", () => assert.equal(moved("said Brell now.", "said Bre"), null));
});

describe("a text as paragraphs is the same text", () => {
  for (const text of [BRIDGE, BRIDGE.replaceAll("\n", "\r\n"), "  One\nTwo\n \nThree \n\n\n", "one line", "", "\n\n", "a\nb\nc"]) {
    test(JSON.stringify(text.slice(0, 24)), () => {
      const { head, paragraphs } = split(text);
      assert.equal(head + paragraphs.map(({ text: words, after: space }) => words + space).join(""), text);
    });
  }
});

describe("on the page", () => {
  /** @type {Awaited<ReturnType<typeof startPage>>} */
  let site;
  before(async () => void (site = await startPage()));
  after(() => site.close());

  const edit = async (text = BRIDGE, options = {}) => {
    const { page, errors } = await site.again(options);
    await paste(page, text);
    await page.getByRole("button", { name: "Edit text" }).click();
    return { page, errors };
  };
  /** The text as the page now has it. @param {import("playwright-core").Page} page */
  const done = async (page) => {
    await page.getByRole("button", { name: "Done" }).click();
    await page.keyboard.press("e");
    return JSON.parse((await saved(page, () => page.locator('[data-format="json"]').click())).text).content;
  };
  const untilPainted = (/** @type {import("playwright-core").Page} */ page, /** @type {string} */ name, /** @type {string} */ words) =>
    page.waitForFunction(([highlight, wanted]) => [...(CSS.highlights.get(highlight) ?? [])].some(({ startContainer, startOffset, endOffset }) => (startContainer.nodeValue ?? "").slice(startOffset, endOffset) === wanted), [name, words]);

  test("what nobody touched stays as it was, sign for sign", async () => {
    const text = BRIDGE.replaceAll("\n", "\r\n").replace("Repairs", "\tRepairs  ");
    const { page } = await edit(text);
    assert.equal(await done(page), text);
  });

  test("a name is marked while it is written, and the other marks move along", async () => {
    const { page, errors } = await edit();
    await page.keyboard.press("Control+Home");
    await page.keyboard.type("Priya Oduya warns: ");
    await untilPainted(page, "person", "Priya Oduya");
    assert.ok((await painted(page, "person")).includes("Tomas Ekwall"));
    await page.waitForFunction(() => [...document.querySelectorAll(".tray-row")].some((row) => row.textContent?.includes("Priya Oduya warns")));
    assert.match(await done(page), /^Priya Oduya warns: Council closes Saltmarsh Bridge\n\n/);
    assert.deepEqual(errors, []);
  });

  test("Enter begins a paragraph, and deleting joins two", async () => {
    const { page } = await edit();
    await page.keyboard.press("Control+End");
    await page.keyboard.press("Enter");
    await page.keyboard.press("Enter");
    await page.keyboard.type('"It will reopen," said Malik Strand.');
    await page.keyboard.press("Control+Home");
    await page.keyboard.press("End");
    await page.keyboard.press("Delete");
    const text = await done(page);
    assert.match(text, /^Council closes Saltmarsh Bridge"Nobody likes a detour,"/);
    assert.match(text, /she added\.\n\n"It will reopen," said Malik Strand\.\n+$/);
    await page.waitForFunction(() => [...document.querySelectorAll(".quote-card")].some((card) => /Malik Strand[^]*It will reopen/.test(card.textContent ?? "")));
  });

  test("all of it can be replaced", async () => {
    const { page } = await edit();
    await page.keyboard.press("Control+a");
    await page.keyboard.type('"Gone," said Dana Brell.');
    assert.equal((await done(page)).trim(), '"Gone," said Dana Brell.');
    assert.deepEqual((await quoteCards(page)).map(({ speaker }) => speaker), ["Dana Brell"]);
  });

  test("several lines are pasted as they are", async () => {
    const { page } = await edit();
    await page.keyboard.press("Control+Home");
    await page.evaluate(() => document.execCommand("insertText", false, "One line\nand another\n\n"));
    assert.match(await done(page), /^One line\nand another\n\n?Council closes/);
  });

  test("a corrected speaker keeps the colour in the paragraph that is written in", async () => {
    const { page } = await site.again();
    await paste(page, BRIDGE);
    await page.getByRole("button", { name: "Fix quote 1" }).click();
    await page.getByLabel("Somebody else").fill("Priya Oduya");
    await page.getByRole("button", { name: "Set" }).click();
    await page.getByRole("button", { name: "Edit text" }).click();
    await page.keyboard.press("Control+Home");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("End");
    await page.keyboard.type(" Nobody answered.");
    await page.waitForTimeout(400);
    await done(page);
    await page.keyboard.press("Escape");
    const cards = await quoteCards(page);
    assert.equal(cards.find(({ words }) => words.includes("Nobody likes"))?.speaker, "Priya Oduya");
  });

  test("a long article is written in without waiting", async () => {
    const long = Array.from({ length: 400 }, (_, number) => `${BRIDGE.trim()}\n\nThis is part ${number}.`).join("\n\n");
    const { page, errors } = await edit(long);
    await page.keyboard.press("Control+Home");
    await page.keyboard.type("Ada Lovelace wrote: ");
    await untilPainted(page, "person", "Ada Lovelace");
    await page.keyboard.press("Control+End");
    await page.keyboard.type(" The End.");
    const text = await done(page);
    assert.ok(text.startsWith("Ada Lovelace wrote: Council"));
    assert.match(text, /This is part 399\. The End\.$/);
    assert.deepEqual(errors, []);
  });

  test("an edit is taken back, made again, and named", async () => {
    const { page, errors } = await edit();
    await page.keyboard.press("Control+Home");
    await page.keyboard.type("Late: ");
    await page.keyboard.press("Escape");
    const headline = page.locator(".row .text").first();
    await page.waitForFunction(() => document.querySelector(".row .text")?.textContent?.startsWith("Late: Council"));
    await page.locator(".toast", { hasText: "Text edited" }).waitFor();
    await page.keyboard.press("Control+z");
    await page.locator(".toast", { hasText: "Undone: Text edited" }).waitFor();
    assert.equal(await headline.textContent(), "Council closes Saltmarsh Bridge");
    await page.keyboard.press("Control+Shift+z");
    await page.locator(".toast", { hasText: "Made again: Text edited" }).waitFor();
    assert.equal(await headline.textContent(), "Late: Council closes Saltmarsh Bridge");
    assert.deepEqual(errors, []);
  });

  test("what was discarded can be had again", async () => {
    const { page } = await edit();
    await page.keyboard.press("Control+Home");
    await page.keyboard.type("Written for nothing? ");
    await page.getByRole("button", { name: "Discard changes" }).click();
    await page.waitForFunction(() => document.querySelector(".row .text")?.textContent === "Council closes Saltmarsh Bridge");
    await page.locator(".toast", { hasText: "Changes to the text discarded" }).getByRole("button", { name: "Undo" }).click();
    await page.waitForFunction(() => document.querySelector(".row .text")?.textContent?.startsWith("Written for nothing? Council"));
  });

  test("a correction and an edit are taken back in their order", async () => {
    const { page } = await site.again();
    await paste(page, BRIDGE);
    await page.getByRole("button", { name: "Fix quote 1" }).click();
    await page.getByRole("button", { name: "Nobody named", exact: true }).click();
    await page.getByRole("button", { name: "Edit text" }).click();
    await page.keyboard.press("Control+Home");
    await page.keyboard.type("Late: ");
    await page.keyboard.press("Escape");
    await page.waitForFunction(() => document.querySelector(".row .text")?.textContent?.startsWith("Late: "));
    for (const words of ["Undone: Text edited", "Undone: Speaker of quote 1: Nobody named"]) {
      await page.keyboard.press("Control+z");
      await page.locator(".toast", { hasText: words }).waitFor();
    }
    assert.match((await quoteCards(page))[0].speaker, /Brell/);
  });

  test("the browser asks before a pasted article is closed away, but not before a sample", async () => {
    const { page } = await site.open();
    /** @type {string[]} */
    const dialogs = [];
    page.on("dialog", (dialog) => (dialogs.push(dialog.type()), dialog.accept()));
    const asked = async () => {
      await page.reload();
      await page.locator(".bar").waitFor();
      return dialogs.splice(0);
    };
    await page.getByRole("button", { name: "Show me a sample" }).click();
    await page.locator(".article .row").first().waitFor();
    assert.deepEqual(await asked(), []);
    await page.locator(".bar h1").click();
    await paste(page, BRIDGE);
    assert.deepEqual(await asked(), ["beforeunload"]);
  });
});
