// @ts-check
// How articles come in and lie in the tray: pasted one after the other, dropped as files and folders, moved, warned about.

import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";

import { zip } from "../../www/exports/zip.js";
import { BRIDGE, BRIDGE_AGAIN, drop, paste, startPage, untilAnalysed } from "./page.mjs";

/** @typedef {import("playwright-core").Page} Page */

/** @type {Awaited<ReturnType<typeof startPage>>} */
let site;
/** A folder as a newsroom has it: a folder in it, a hidden one, a file that is no text. */
const folder = mkdtempSync(join(tmpdir(), "nutgraf-test-"));
before(async () => {
  for (const inner of ["city", ".hidden"]) mkdirSync(join(folder, "stories", inner), { recursive: true });
  for (const [name, text] of /** @type {const} */ ([["1.txt", BRIDGE], ["2.txt", BRIDGE_AGAIN], ["10.txt", "Third story\n\nNobody spoke."], ["city/4.txt", "Fourth story\n\nNobody spoke."], [".hidden/5.txt", "Secret."], [".DS_Store", "\0"]])) {
    writeFileSync(join(folder, "stories", name), text);
  }
  writeFileSync(join(folder, "stories", "photo.jpg"), Uint8Array.of(0xff, 0xd8, 0, 0, 1));
  site = await startPage();
});
after(async () => {
  await site.close();
  rmSync(folder, { recursive: true });
});

const titles = (/** @type {Page} */ page) => page.locator(".row-title").allInnerTexts();
const untilTitles = (/** @type {Page} */ page, /** @type {string[]} */ wanted) =>
  page.waitForFunction((list) => JSON.stringify([...document.querySelectorAll(".row-title")].map(({ textContent }) => textContent)) === list, JSON.stringify(wanted));

const [COUNCIL, TRADERS, THIRD] = ["Council closes Saltmarsh Bridge", "Traders attack bridge decision", "Third story"];

test("several pastes are several articles, the last of them read", async () => {
  const { page } = await site.again();
  for (const text of [BRIDGE, BRIDGE_AGAIN, `${THIRD}\n\nNobody spoke.`]) await paste(page, text);
  assert.deepEqual(await titles(page), [COUNCIL, TRADERS, THIRD]);
  await page.locator(".tray-row.current", { hasText: THIRD }).waitFor();
  assert.match(await page.locator(".article").innerText(), /Nobody spoke/);
  assert.deepEqual(await page.locator(".tray-row .row-body > .quiet:nth-child(2)").evaluateAll((all) => all.map(({ textContent }) => textContent?.split(" · ")[1])), ["pasted", "pasted", "pasted"]);
});

test("a row is dragged to another place", async () => {
  const { page } = await site.again();
  for (const text of [BRIDGE, BRIDGE_AGAIN, `${THIRD}\n\nNobody spoke.`]) await paste(page, text);
  await page.locator(".tray-row").nth(2).dragTo(page.locator(".tray-row").nth(0));
  await untilTitles(page, [THIRD, COUNCIL, TRADERS]);
  await page.locator(".tray-row").nth(0).dragTo(page.locator(".tray-row").nth(1));
  await untilTitles(page, [COUNCIL, THIRD, TRADERS]);
  assert.equal(await page.locator(".tray-row").count(), 3, "a dragged row is no dropped text");
});

test("a dropped folder gives the files in it and in its folders, and names what it cannot read", async () => {
  const { page } = await site.again();
  const session = await page.context().newCDPSession(page);
  const data = { items: [], files: [join(folder, "stories")], dragOperationsMask: 1 };
  for (const type of /** @type {const} */ (["dragEnter", "dragOver", "drop"])) await session.send("Input.dispatchDragEvent", { type, x: 600, y: 400, data });
  await untilAnalysed(page, 4);
  await untilTitles(page, [COUNCIL, TRADERS, THIRD, "Fourth story"]);
  assert.match(await page.locator(".toast").innerText(), /^photo\.jpg: It is a picture, a sound or a film\. Let a program write down its text, and paste what it gives\.\s+×$/);
  assert.equal(await page.evaluate(() => document.body.classList.contains("dropping")), false);
});

test("a picked folder does the same", async () => {
  const { page } = await site.again();
  await page.locator(".bar .actions .strong").click();
  const [chooser] = await Promise.all([page.waitForEvent("filechooser"), page.getByRole("button", { name: "Open a folder" }).click()]);
  await chooser.setFiles(join(folder, "stories"));
  await untilAnalysed(page, 4);
  assert.ok((await titles(page)).includes("Fourth story"));
  assert.equal((await titles(page)).some((title) => title.includes("Secret")), false);
});

test("files on the clipboard are files, words that are dropped an article", async () => {
  const { page } = await site.again();
  await page.evaluate((text) => {
    const clipboardData = new DataTransfer();
    clipboardData.items.add(new File([text], "clip.txt"));
    document.body.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
    const dataTransfer = new DataTransfer();
    dataTransfer.setData("text/plain", "Dropped words\n\nNobody spoke.");
    document.body.dispatchEvent(new DragEvent("drop", { dataTransfer, bubbles: true, cancelable: true }));
  }, BRIDGE);
  await untilAnalysed(page, 2);
  assert.deepEqual((await titles(page)).sort(), [COUNCIL, "Dropped words"]);
  assert.match(await page.locator(".tray").innerText(), /clip\.txt/);
});

test("a paste of nothing says so and adds nothing", async () => {
  const { page } = await site.again();
  await page.evaluate(() => document.body.dispatchEvent(new ClipboardEvent("paste", { clipboardData: new DataTransfer(), bubbles: true, cancelable: true })));
  await page.locator(".toast", { hasText: "There was no text in it. Select the words of the article" }).waitFor();
  assert.equal(await page.locator(".tray-row").count(), 0);
});

test("a row says what is wrong with its article first", async () => {
  const { page } = await site.again();
  await paste(page, BRIDGE);
  await paste(page, BRIDGE.replace("Brell thanked", "Brell thanked thanked"));
  await page.locator(".tray-row").nth(1).locator(".bad", { hasText: /^Doubled word$/ }).waitFor();
  assert.equal(await page.locator(".tray-row").nth(0).locator(".bad").count(), 0);
});

test("a batch says how far it is, and when it is done", async () => {
  const { page } = await site.open();
  await page.evaluate(() => {
    const seen = /** @type {string[]} */ ((/** @type {any} */ (globalThis).seen = []));
    new MutationObserver(() => seen.push(document.querySelector(".progress .quiet")?.textContent ?? "")).observe(/** @type {Node} */ (document.querySelector(".progress")), { childList: true, subtree: true });
  });
  await drop(page, Array.from({ length: 100 }, (_, index) => ({ name: `${index}.txt`, text: `Story ${index}\n\n${BRIDGE.repeat(8)}` })));
  await untilAnalysed(page, 100);
  /** @type {string[]} */
  const seen = await page.evaluate(() => /** @type {any} */ (globalThis).seen);
  const done = seen.map((words) => Number(/^(\d+) of \d+$/.exec(words)?.[1]));
  // It is drawn a few times a second.
  assert.ok(new Set(done).size > 3, seen.join());
  assert.deepEqual(done, [...done].sort((a, b) => a - b), "never backwards");
  await page.waitForFunction(() => /100 articles analysed/.test(document.querySelector(".toasts [role=status]")?.textContent ?? ""));
});

test("one article that takes long can be cancelled, and the next is read", async () => {
  const { page, errors } = await site.again();
  await paste(page, BRIDGE);
  await page.evaluate((text) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData("text/plain", text);
    document.body.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
  }, `${BRIDGE}\n\n`.repeat(Math.floor(2_900_000 / (BRIDGE.length + 2))));
  await page.locator(".progress").getByRole("button", { name: "Cancel" }).click();
  await page.locator(".toast-text", { hasText: "Cancelled" }).waitFor();
  assert.deepEqual(await titles(page), [COUNCIL]);
  await paste(page, BRIDGE_AGAIN);
  await untilAnalysed(page, 2);
  assert.equal(await page.locator(".progress").isVisible(), false);
  assert.deepEqual(errors, []);
});

describe("what is no article", () => {
  const put = (/** @type {Page} */ page, /** @type {string} */ text) =>
    page.evaluate((words) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData("text/plain", words);
      document.body.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
    }, text);

  for (const address of ["https://news.example/2024/bridge-closed", " www.news.example/a\nhttps://news.example/b "]) {
    test(`an address says what to do: ${JSON.stringify(address)}`, async () => {
      const { page } = await site.again();
      await put(page, address);
      await page.locator(".toast", { hasText: "That is the address of an article, not its text. This page fetches nothing: open the address" }).waitFor();
      assert.equal(await page.locator(".tray-row").count(), 0);
    });
  }

  test("in the box for pasting it is said there, and what was typed stays though the box is closed", async () => {
    const { page } = await site.again();
    await page.locator(".bar .actions .strong").click();
    await page.getByRole("button", { name: "Add this text" }).click();
    await page.locator("dialog [role=alert]", { hasText: "There was no text in it. Select" }).waitFor();
    await page.locator("#add-box").fill("https://news.example/a");
    await page.getByRole("button", { name: "Add this text" }).click();
    await page.locator("dialog [role=alert]", { hasText: "That is the address" }).waitFor();
    await page.locator("#add-box").fill("Half an article");
    await page.keyboard.press("Escape");
    await page.locator("dialog").waitFor({ state: "detached" });
    await page.locator(".bar .actions .strong").click();
    assert.equal(await page.locator("#add-box").inputValue(), "Half an article");
    await page.getByRole("button", { name: "Add this text" }).click();
    await page.locator("dialog").waitFor({ state: "detached" });
    await page.locator(".bar .actions .strong").click();
    assert.equal(await page.locator("#add-box").inputValue(), "");
    await page.keyboard.press("Escape");
  });

  const GERMAN = "Der Rat von Alverton hat am Dienstag beschlossen, die Brücke zu sperren. „Niemand mag einen Umweg“, sagte Bürgermeisterin Dana Brell vor dem Rat, der mehrere Stunden lang beraten hatte, und fügte hinzu, dass die Arbeiten neun Monate dauern werden.";
  const JAPANESE = "橋は九か月閉鎖される。".repeat(20);
  for (const [language, text, isSaid] of /** @type {const} */ ([["German", GERMAN, true], ["Japanese", JAPANESE, true], ["English", BRIDGE, false]])) {
    test(`an article in ${language} is ${isSaid ? "" : "not "}said to be in another language`, async () => {
      const { page } = await site.again();
      await put(page, text);
      await page.locator(".article .row").first().waitFor();
      // The report says it, not the text.
      await page.locator(isSaid ? ".centre .notice:not([hidden])" : ".margin [data-quote]").first().waitFor();
      assert.equal(await page.getByText("This is not English").isVisible(), isSaid);
    });
  }
});

test("a page that was saved whole is one article, with the day that it says; the reader may set another", async () => {
  const { page } = await site.again();
  const saved = mkdtempSync(join(tmpdir(), "nutgraf-test-"));
  mkdirSync(join(saved, "news", "Bridge_files"), { recursive: true });
  const sentence = "“Nobody likes a detour,” Mayor Dana Brell told the council of Alverton on Tuesday, and nobody in the hall could say, after a long evening, who would pay for it.";
  writeFileSync(join(saved, "news", "Bridge.html"), `<!doctype html><meta charset="utf-8"><title>Council closes Saltmarsh Bridge | The Courier</title><meta property="article:published_time" content="2025-03-12T09:00:00Z"><article><h1>Council closes Saltmarsh Bridge</h1>${`<p>${sentence}</p>`.repeat(4)}</article>`);
  writeFileSync(join(saved, "news", "Bridge_files", "frame.html"), "<p>Buy a boat.</p>");
  const session = await page.context().newCDPSession(page);
  for (const type of /** @type {const} */ (["dragEnter", "dragOver", "drop"])) await session.send("Input.dispatchDragEvent", { type, x: 600, y: 400, data: { items: [], files: [join(saved, "news")], dragOperationsMask: 1 } });
  await untilAnalysed(page, 1);
  rmSync(saved, { recursive: true });
  assert.deepEqual(await titles(page), [COUNCIL]);
  await page.locator("#tab-dates").click();
  assert.equal(await page.getByLabel("Published").inputValue(), "2025-03-12");
  await page.locator('ol.timeline time[datetime="2025-03-11"]').first().waitFor();
  await page.getByLabel("Published").fill("2025-03-20");
  await page.locator('ol.timeline time[datetime="2025-03-18"]').first().waitFor();
});

test("all that could not be read stands in one list", async () => {
  const { page } = await site.again();
  await drop(page, [{ name: "1.json", text: "{}" }, { name: "2.css", text: "p { color: red }" }, { name: "3.gif", text: "GIF89a\0\0" }, { name: "4.zip", text: "no zip" }, { name: "5.txt", text: "" }]);
  await page.locator(".toast.failure").getByRole("button", { name: "Show all" }).click();
  const list = page.getByRole("dialog", { name: "What could not be read" });
  assert.deepEqual(await list.locator("dt").allInnerTexts(), ["1.json", "2.css", "3.gif", "4.zip", "5.txt"]);
  for (const reason of await list.locator("dd").allInnerTexts()) assert.match(reason, /\w+\.$/);
});

test("what is pasted keeps the paragraphs of its HTML, and its words are those of the plain text", async () => {
  const { page } = await site.again();
  await page.evaluate(() => {
    const clipboardData = new DataTransfer();
    clipboardData.setData("text/html", "<h1>Council closes Saltmarsh Bridge</h1><p>Nobody likes <b>a detour</b>, said Dana Brell.</p><p>Repairs will cost a lot.</p>");
    clipboardData.setData("text/plain", "Council closes Saltmarsh Bridge\nNobody likes a detour, said Dana Brell.\nRepairs will cost a lot.");
    document.body.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
  });
  await untilAnalysed(page, 1);
  assert.deepEqual(await page.locator(".row .text").allTextContents(), [COUNCIL, "Nobody likes a detour, said Dana Brell.", "Repairs will cost a lot."]);
});

test("of a long file it is told page by page how far it is read", async () => {
  const { page } = await site.again();
  // Much markup and few words: long enough to read that the page draws meanwhile.
  const filler = "<p><b></b><i></i></p>".repeat(1500);
  const chapters = Array.from({ length: 150 }, (_, index) => ({ name: `${index}.xhtml`, content: `<p>Chapter ${index}. “Nobody likes a detour,” said Dana Brell.</p>${filler}` }));
  const book = zip([{ name: "META-INF/container.xml", content: '<container><rootfiles><rootfile full-path="o.opf"/></rootfiles></container>' }, { name: "o.opf", content: `<package><manifest>${chapters.map(({ name }) => `<item id="${name}" href="${name}"/>`).join("")}</manifest><spine>${chapters.map(({ name }) => `<itemref idref="${name}"/>`).join("")}</spine></package>` }, ...chapters]);
  await page.evaluate((encoded) => {
    /** @type {string[]} */
    const seen = [];
    Object.assign(globalThis, { seenPages: seen });
    new MutationObserver(() => seen.push(document.querySelector(".progress .quiet")?.textContent ?? "")).observe(/** @type {Node} */ (document.querySelector(".progress")), { childList: true, subtree: true });
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File([Uint8Array.from(atob(encoded), (c) => c.charCodeAt(0))], "book.epub"));
    document.body.dispatchEvent(new DragEvent("drop", { dataTransfer, bubbles: true, cancelable: true }));
  }, Buffer.from(book).toString("base64"));
  await untilAnalysed(page, 1);
  assert.ok((await page.evaluate(() => /** @type {any} */ (globalThis).seenPages)).some((/** @type {string} */ text) => /^Page \d+ of 150$/.test(text)));
});
