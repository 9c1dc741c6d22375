// @ts-check
// What goes wrong: the page says what to do, and nothing is lost.

import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";

import { MOST_CHARACTERS } from "../../www/readers/index.js";
import { BRIDGE, BRIDGE_AGAIN, drop, paste, quoteCards, saved, startPage, untilAnalysed, violations } from "./page.mjs";

/** @typedef {import("playwright-core").Page} Page */

/** @type {Awaited<ReturnType<typeof startPage>>} */
let site;
before(async () => void (site = await startPage()));
after(() => site.close());

/** @param {Page} page @param {string | RegExp} words */
const toast = (page, words) => page.locator(".toast", { hasText: words });

describe("files", () => {
  test("each that cannot be read is named with what to do; the message stays, and the others are read", async () => {
    const { page, errors } = await site.again();
    await page.evaluate(([good, again]) => {
      const dataTransfer = new DataTransfer();
      const add = (/** @type {BlobPart} */ content, /** @type {string} */ name) => dataTransfer.items.add(new File([content], name));
      add(good, "a.txt");
      add(Uint8Array.of(0x7f, 0x45, 0x4c, 0x46, 0, 0, 0), "program");
      add("", "empty.txt");
      add("\n \n", "blank.md");
      add("%PDF-1.7 cut off", "cut.pdf");
      add(again, "b.txt");
      document.body.dispatchEvent(new DragEvent("drop", { dataTransfer, bubbles: true, cancelable: true }));
    }, [BRIDGE, BRIDGE_AGAIN]);
    await untilAnalysed(page, 2);
    const lines = (await toast(page, "program").locator(".toast-text").innerText()).split("\n");
    assert.match(lines[0], /^program: This kind of file cannot be read\. Save it as .* or copy its text and paste it here\.$/);
    assert.match(lines[1], /^empty\.txt: There is no text in it\.$/);
    assert.match(lines[3], /^1 more file could not be read: cut\.pdf$/);
    assert.equal(await page.locator(".toast.passing").count(), 0, "what went wrong does not pass by itself");
    await page.locator(".toast.failure").getByRole("button", { name: "Close" }).click();
    assert.equal(await page.locator(".toast").count(), 0);
    assert.deepEqual(errors, []);
  });

  test("one that the device does not hand out, alone or in a folder, stops no other", async () => {
    const { page, errors } = await site.again();
    await page.evaluate(([good, again]) => {
      const refuse = () => Promise.reject(new DOMException("gone", "NotFoundError"));
      const gone = Object.assign(new File(["x"], "moved.txt"), { arrayBuffer: refuse });
      const entries = [
        { isFile: true, name: "secret.txt", file: (/** @type {any} */ _, /** @type {(error: unknown) => void} */ reject) => reject(new DOMException("no", "NotReadableError")) },
        { isFile: true, name: "a.txt", file: (/** @type {(file: File) => void} */ resolve) => resolve(new File([good], "a.txt")) },
        { isFile: true, name: "moved.txt", file: (/** @type {(file: File) => void} */ resolve) => resolve(gone) },
        { isFile: true, name: "b.txt", file: (/** @type {(file: File) => void} */ resolve) => resolve(new File([again], "b.txt")) },
      ];
      const folder = { isFile: false, name: "locked", createReader: () => ({ readEntries: (/** @type {any} */ _, /** @type {(error: unknown) => void} */ reject) => reject(new DOMException("no", "NotReadableError")) }) };
      const items = [...entries, folder].map((entry) => ({ webkitGetAsEntry: () => entry }));
      const event = new DragEvent("drop", { bubbles: true, cancelable: true });
      Object.defineProperty(event, "dataTransfer", { value: { types: ["Files"], items } });
      document.body.dispatchEvent(event);
    }, [BRIDGE, BRIDGE_AGAIN]);
    await untilAnalysed(page, 2);
    const lines = (await page.locator(".toast-text").innerText()).split("\n");
    assert.match(lines[0], /^secret\.txt: The device does not hand it out: .* Choose it again\.$/);
    assert.match(lines[1], /^moved\.txt: The device does not hand it out/);
    assert.match(lines[2], /^locked: The device does not hand it out/);
    assert.deepEqual(errors, []);
  });

  test("one of fifty megabytes, and a paste of that size, are refused with how much is possible", async () => {
    const { page } = await site.again();
    await paste(page, BRIDGE);
    await page.evaluate((words) => {
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File([words.repeat(1 + Math.floor(50_000_000 / words.length))], "archive.txt"));
      document.body.dispatchEvent(new DragEvent("drop", { dataTransfer, bubbles: true, cancelable: true }));
    }, BRIDGE);
    await toast(page, /archive\.txt: It is too large: at most 3,000,000 characters .* Divide it/).waitFor();
    const long = "word ".repeat(MOST_CHARACTERS / 5 + 1);
    await page.evaluate((text) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData("text/plain", text);
      document.body.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
    }, long);
    await toast(page, /^It is too large/).waitFor();
    await page.locator(".bar .actions .strong").click();
    await page.locator("#add-box").evaluate((box, text) => ((/** @type {HTMLTextAreaElement} */ (box)).value = text), long);
    await page.getByRole("button", { name: "Add this text" }).click();
    await page.locator("dialog [role=alert]", { hasText: "too large" }).waitFor();
    assert.equal(await page.locator("#add-box").evaluate((box) => (/** @type {HTMLTextAreaElement} */ (box)).value.length), long.length, "what was pasted is still there");
    assert.equal(await page.locator(".tray-row").count(), 1);
  });
});

describe("the engine", () => {
  test("that does not load says so; the articles wait, and are analysed when it does", async () => {
    const { page } = await site.open();
    const stop = /\/nutgraf_bg-\w+\.wasm/;
    await page.route(stop, (route) => route.abort());
    await page.reload();
    await toast(page, /The analysis could not start\. Check the connection/).waitFor();
    await drop(page, [{ name: "a.txt", text: BRIDGE }, { name: "b.txt", text: BRIDGE_AGAIN }]);
    await page.locator(".pending [role=alert]").waitFor();
    assert.match(await page.locator(".article").innerText(), /could not be analysed\.[\s\S]*Its text and your corrections are still here[\s\S]*Nobody likes a detour/);
    await page.locator(".tray-row .bad").nth(1).waitFor();
    assert.deepEqual(await violations(page), []);
    await page.locator(".article").getByRole("button", { name: "Try again" }).click();
    await page.locator(".pending [role=alert]").waitFor();
    await page.unroute(stop);
    await toast(page, "could not start").getByRole("button", { name: "Try again" }).click();
    await untilAnalysed(page, 2);
    assert.ok((await quoteCards(page)).some(({ speaker }) => /Brell/.test(speaker)));
  });

  test("that breaks in the midst of a batch costs one article, which can be tried again with its corrections", async () => {
    const { page } = await site.open();
    // The worker breaks at a text that says so, until it was asked for one sample and twelve articles.
    await page.route(/\/engine-\w+\.js/, async (route) => {
      const response = await route.fetch();
      const body = `addEventListener("message", (event) => { if (event.data.id < 14 && JSON.stringify(event.data.args).includes("BREAK")) { event.stopImmediatePropagation(); setTimeout(() => { throw new Error("out of memory"); }); } });\n${await response.text()}`;
      await route.fulfill({ response, body });
    });
    await page.reload();
    await drop(page, Array.from({ length: 12 }, (_, index) => ({ name: `${index}.txt`, text: `${index === 5 ? "BREAK" : "Story"} ${index}\n\n${BRIDGE}` })));
    await untilAnalysed(page, 11);
    await page.locator(".tray-row .bad", { hasText: "could not be analysed" }).waitFor();
    assert.equal(await page.locator(".progress").isVisible(), false);
    await page.locator(".tray-row", { hasText: "could not be analysed" }).locator(".row-open").click();
    assert.match(await page.locator(".pending").innerText(), /out of memory[\s\S]*Try again[\s\S]*BREAK 5/);
    await page.getByRole("button", { name: "Try again" }).click();
    await untilAnalysed(page, 12);
    assert.equal(await page.locator(".tray-row").count(), 12);
  });

  test("that fails while the text is edited keeps what was written", async () => {
    const { page } = await site.open();
    await paste(page, BRIDGE);
    await page.evaluate(() => {
      const { prototype } = Worker;
      const post = prototype.postMessage;
      prototype.postMessage = function (/** @type {any} */ message) {
        if (JSON.stringify(message.args).includes("Written late")) this.onerror?.(/** @type {any} */ ({ message: "out of memory" }));
        else post.call(this, message);
      };
      Object.assign(globalThis, { mend: () => (prototype.postMessage = post) });
    });
    await page.getByRole("button", { name: "Edit text" }).click();
    await page.keyboard.press("Control+Home");
    await page.keyboard.insertText("Written late. ");
    await page.keyboard.press("Escape");
    await page.locator(".pending [role=alert]").waitFor();
    assert.match(await page.locator(".pending pre").innerText(), /^Written late\. Council closes/);
    await page.evaluate(() => /** @type {any} */ (globalThis).mend());
    await page.locator(".pending").getByRole("button", { name: "Try again" }).click();
    await page.locator(".row .text", { hasText: "Written late. Council closes" }).waitFor();
  });
});

describe("the browser", () => {
  test("that has no room to keep articles, then or later, says so, and the articles stay", async () => {
    const { page } = await site.open();
    await paste(page, BRIDGE);
    const setFull = (/** @type {boolean} */ full) =>
      page.evaluate((is) => {
        const { prototype } = IDBObjectStore;
        /** @type {any} */ (globalThis).put ??= prototype.put;
        prototype.put = is ? () => { throw new DOMException("The disk is full.", "QuotaExceededError"); } : /** @type {any} */ (globalThis).put;
      }, full);
    await setFull(true);
    await page.locator(".status").click();
    await page.getByRole("button", { name: "Keep them in this browser" }).click();
    await toast(page, /does not let the page keep anything: The disk is full\. Your articles are still here until you close the page; export/).waitFor();
    assert.deepEqual(await page.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name)), [], "nothing that would pass for kept");
    await page.locator(".status").click();
    await page.getByText("Nothing is kept: articles").waitFor();
    await setFull(false);
    await page.getByRole("button", { name: "Keep them in this browser" }).click();
    await toast(page, "Articles are kept in this browser").waitFor();
    await setFull(true);
    await paste(page, BRIDGE_AGAIN);
    await toast(page, /The last change could not be kept: The disk is full\./).waitFor();
    assert.equal(await page.locator(".tray-row").count(), 2);
  });

  test("that has no storage at all keeps the page working", async () => {
    const { page, errors } = await site.open();
    await page.addInitScript(() => Object.defineProperty(globalThis, "indexedDB", { value: { databases: () => Promise.reject(new DOMException("denied", "SecurityError")), open: () => { throw new DOMException("Storage is denied.", "SecurityError"); }, deleteDatabase: () => { throw new DOMException("denied", "SecurityError"); } } }));
    await page.reload();
    await paste(page, BRIDGE);
    await page.locator(".status").click();
    await page.getByRole("button", { name: "Keep them in this browser" }).click();
    await toast(page, /does not let the page keep anything: Storage is denied\./).waitFor();
    assert.deepEqual(errors, []);
  });

  test("that does not let the page copy gives the words to copy by hand", async () => {
    const { page } = await site.open();
    await paste(page, BRIDGE);
    await page.evaluate(() => Object.defineProperty(navigator, "clipboard", { value: { writeText: () => Promise.reject(new DOMException("denied", "NotAllowedError")) } }));
    await page.getByRole("button", { name: "Copy with citation: quote 1" }).click();
    await page.locator("dialog[open]").waitFor();
    const box = page.getByLabel(/The words are selected: copy them with (Ctrl\+C|⌘C)/);
    assert.deepEqual(await violations(page), []);
    assert.match(await box.inputValue(), /Nobody likes a detour.*Dana Brell/);
    assert.deepEqual(await box.evaluate((field) => { const { selectionStart, selectionEnd, value } = /** @type {HTMLTextAreaElement} */ (field); return [selectionStart, selectionEnd === value.length, document.activeElement === field]; }), [0, true, true]);
  });
});

test("a flood of marks on one letter is clipped where it is shown, and whole where it is saved and edited", async () => {
  const { page, errors } = await site.open();
  const flood = `“Zalgo a${"\u0301".repeat(50_000)} comes,” said Dana Brell.`;
  await paste(page, `${flood}\n\n${BRIDGE}`);
  await page.locator(".quote-card").first().waitFor();
  assert.match(await page.locator(".article .text").first().innerText(), /\[49,970 more marks on this letter\] comes,” said Dana Brell/);
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "Edit text" }).click();
  await page.keyboard.press("Control+End");
  await page.keyboard.type(" The end.");
  await page.keyboard.press("Escape");
  await page.locator(".article", { hasText: "The end." }).waitFor();
  await page.keyboard.press("e");
  const { text } = await saved(page, () => page.locator('[data-format="json"]').click());
  assert.ok(JSON.parse(text).content.startsWith(flood));
  assert.deepEqual(errors, []);
});
