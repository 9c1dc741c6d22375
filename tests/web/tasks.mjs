// @ts-check
// Every task of the page, one after the other, in words that Playwright and Puppeteer share: for the one file, which runs in both.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

import { BRIDGE, BRIDGE_AGAIN } from "./page.mjs";

const axe = readFileSync(fileURLToPath(new URL("../../node_modules/axe-core/axe.min.js", import.meta.url)), "utf8");

/** @typedef {any} Page of either library */

const STORY = `Council closes Saltmarsh Bridge

By Imogen Tarrant
14 May 2024

“Nobody likes a detour,” Mayor Dana Brell told the council on Tuesday. Repairs will cost £6.2 million until March 2025.

Tomas Ekwall thanked thanked Brell. The traders of Quay Street said that the bridge was built in 1931.

Read more: Ten walks around Alverton
`;

/** Asks until it is so. @param {Page} page @param {(arg: any) => unknown} question @param {any} [arg] */
export async function until(page, question, arg) {
  for (let tries = 0; tries < 150; tries++) {
    const answer = await page.evaluate(question, arg);
    if (answer) return answer;
    await new Promise((resolve) => setTimeout(resolve, 60));
  }
  throw new Error(`never so: ${question} ${arg ?? ""}`);
}

const shows = (/** @type {Page} */ page, /** @type {string} */ selector, /** @type {string} */ words) => until(page, ([one, text]) => [...document.querySelectorAll(one)].some(({ textContent }) => textContent?.includes(text)), [selector, words]);
const gone = (/** @type {Page} */ page, /** @type {string} */ selector) => until(page, (one) => document.querySelector(one) === null, selector);
const count = (/** @type {Page} */ page, /** @type {string} */ selector) => page.evaluate((/** @type {string} */ one) => document.querySelectorAll(one).length, selector);
const words = (/** @type {Page} */ page, /** @type {string} */ selector) => page.evaluate((/** @type {string} */ one) => document.querySelector(one)?.textContent ?? "", selector);
/** Presses a button by its words. @param {Page} page @param {string} within @param {string} label */
const press = (page, within, label) =>
  page.evaluate((/** @type {string[]} */ [one, text]) => {
    const button = [...document.querySelectorAll(`${one} button`)].find((each) => (each.getAttribute("aria-label") ?? each.textContent ?? "").includes(text));
    if (!button) throw new Error(`no button ${text} in ${one}`);
    /** @type {HTMLElement} */ (button).click();
  }, [within, label]);
const key = (/** @type {Page} */ page, /** @type {string[]} */ ...names) => names.reduce((before, name) => before.then(() => page.keyboard.press(name)), Promise.resolve());
const highlighted = (/** @type {Page} */ page, /** @type {string} */ name) => page.evaluate((/** @type {string} */ one) => CSS.highlights.get(one)?.size ?? 0, name);

/** @param {Page} page @param {[string, string][]} files */
const drop = (page, files) =>
  page.evaluate((/** @type {[string, string][]} */ list) => {
    const dataTransfer = new DataTransfer();
    for (const [name, text] of list) dataTransfer.items.add(new File([text], name));
    document.body.dispatchEvent(new DragEvent("drop", { dataTransfer, bubbles: true, cancelable: true }));
  }, files);
/** @param {Page} page @param {string} text */
const paste = (page, text) =>
  page.evaluate((/** @type {string} */ pasted) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData("text/plain", pasted);
    const event = new Event("paste", { bubbles: true, cancelable: true });
    // Firefox fills the clipboard of no event that a script makes.
    Object.defineProperty(event, "clipboardData", { value: clipboardData });
    document.body.dispatchEvent(event);
  }, text);

/** What is saved from now on goes into a list; what is asked for comes from one. @param {Page} page */
const catchFiles = (page) =>
  page.evaluate(() => {
    /** @type {{ name: string, text: Promise<string> }[]} */
    const files = [];
    HTMLAnchorElement.prototype.click = function () {
      files.push({ name: this.download, text: fetchedNot(this.href) });
    };
    /** @type {Map<string, Blob>} */
    const blobs = new Map();
    const make = URL.createObjectURL;
    URL.createObjectURL = (blob) => {
      const url = make(blob);
      blobs.set(url, /** @type {Blob} */ (blob));
      return url;
    };
    const fetchedNot = (/** @type {string} */ url) => /** @type {Blob} */ (blobs.get(url)).text();
    const click = HTMLInputElement.prototype.click;
    HTMLInputElement.prototype.click = function () {
      if (this.type !== "file") return click.call(this);
      const transfer = new DataTransfer();
      for (const file of /** @type {any} */ (globalThis).picked ?? []) transfer.items.add(file);
      this.files = transfer.files;
      this.dispatchEvent(new Event("change"));
    };
    Object.assign(globalThis, { savedFiles: files, print: () => files.push({ name: "printed", text: Promise.resolve("") }) });
  });
/** The last file that was saved. @param {Page} page @returns {Promise<{ name: string, text: string }>} */
const lastSaved = (page) => page.evaluate(async () => {
  const { name, text } = /** @type {any} */ (globalThis).savedFiles.at(-1);
  return { name, text: await text };
});

/** @param {Page} page @returns {Promise<string[]>} */
async function violations(page) {
  if (!(await page.evaluate(() => "axe" in globalThis))) await page.evaluate(axe);
  return page.evaluate(async () => {
    const { violations: found } = await /** @type {any} */ (globalThis).axe.run(document, { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"] });
    return found.map((/** @type {any} */ one) => `${one.id}: ${one.nodes[0].html.slice(0, 160)}`);
  });
}

/** @type {[string, (page: Page) => Promise<void>][]} */
export const TASKS = [
  ["files, a folder and pastes come in; what cannot be read is named", async (page) => {
    await catchFiles(page);
    await drop(page, [["0.txt", BRIDGE], ["broken.docx", "no zip"], ["1.txt", BRIDGE_AGAIN]]);
    await until(page, () => document.querySelectorAll(".tray-row .mini").length === 2);
    await shows(page, ".toast.failure", "broken.docx: The file is damaged");
    await press(page, ".toast.failure", "Close");
    await paste(page, STORY);
    await paste(page, "Late story\n\nNobody spoke.");
    await page.evaluate((/** @type {string} */ text) => Object.assign(globalThis, { picked: [new File([text], "folder.txt")] }), "From a folder\n\nNobody spoke.");
    await page.click(".bar .actions .strong");
    await press(page, "dialog", "Open a folder");
    await until(page, () => document.querySelectorAll(".tray-row .mini").length === 5);
    assert.match(await words(page, ".tray"), /From a folder/);
    assert.match(await words(page, ".tray"), /Doubled word/, "with what is wrong first");
  }],
  ["articles are moved by buttons and by dragging, removed and brought back", async (page) => {
    const titles = () => page.evaluate(() => [...document.querySelectorAll(".row-title")].map(({ textContent }) => textContent));
    await press(page, ".tray", "Move up: From a folder");
    await until(page, () => document.querySelectorAll(".row-title")[3]?.textContent === "From a folder");
    await page.evaluate(() => {
      const rows = document.querySelectorAll(".tray-row");
      const dataTransfer = new DataTransfer();
      for (const [type, row] of /** @type {const} */ ([["dragstart", rows[3]], ["dragover", rows[0]], ["drop", rows[0]]])) row.dispatchEvent(new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true }));
    });
    await until(page, () => document.querySelector(".row-title")?.textContent === "From a folder");
    for (const title of ["From a folder", "Late story"]) await press(page, ".tray", `Remove: ${title}`);
    await until(page, () => document.querySelectorAll(".tray-row").length === 3);
    await press(page, ".toast:last-child", "Undo");
    await until(page, () => document.querySelectorAll(".tray-row").length === 4);
    await press(page, ".tray", "Remove: Late story");
    await until(page, () => document.querySelectorAll(".tray-row").length === 3);
    assert.deepEqual((await titles()).length, 3);
  }],
  ["a long batch moves on and is cancelled", async (page) => {
    await drop(page, Array.from({ length: 60 }, (_, index) => [`story${index}.txt`, `Batch ${index}\n\n${BRIDGE.repeat(6)}`]));
    await until(page, () => /^[1-9]\d* of 60$/.test(document.querySelector(".progress:not([hidden]) .quiet")?.textContent ?? ""));
    await press(page, ".progress", "Cancel");
    await until(page, () => document.querySelector(".progress")?.hasAttribute("hidden") && [...document.querySelectorAll(".tray-row")].every((row) => row.querySelector(".mini")));
    // A batch is drawn a few times a second.
    await new Promise((resolve) => setTimeout(resolve, 400));
    assert.ok((await count(page, ".tray-row")) < 63);
    for (let left = await count(page, ".tray-row"); left > 3; left--) {
      await press(page, ".tray-row:nth-child(4)", "Remove: ");
      await until(page, (wanted) => document.querySelectorAll(".tray-row").length === wanted, left - 1);
    }
    await page.evaluate(() => document.querySelectorAll(".toast").forEach((toast) => /** @type {HTMLElement} */ (toast.querySelector("button:last-child")).click()));
  }],
  ["the layers are painted, switched, ticked, read with marks", async (page) => {
    await page.evaluate(() => /** @type {HTMLElement} */ ([...document.querySelectorAll(".row-open")].find(({ textContent }) => textContent?.includes("Doubled word"))).click());
    await shows(page, ".quote-card", "Nobody likes a detour");
    await until(page, () => CSS.highlights.size > 0);
    for (const [digit, name] of [["3", "person"], ["5", "place"]]) {
      assert.ok((await highlighted(page, name)) > 0, name);
      await key(page, digit);
      assert.equal(await highlighted(page, name), 0, `${name} is off`);
      await key(page, digit);
    }
    const checks = async () => (await Promise.all(["note", "warning", "error"].map((name) => highlighted(page, name)))).some(Boolean);
    assert.equal(await checks(), false, "checks are off at first");
    await key(page, "8");
    assert.equal(await checks(), true);
    await key(page, "8", "7");
    assert.ok((await highlighted(page, "date")) > 0);
    await key(page, "7");
    assert.ok((await count(page, ".margin .tag")) >= 2);
    await key(page, "9");
    await until(page, () => document.querySelectorAll(".tick").length >= 4);
    assert.ok((await count(page, ".furniture .role-tag")) >= 2);
    await page.click(".menu summary");
    await page.click(".menu-body label:nth-last-of-type(2) input");
    assert.equal(await page.evaluate(() => getComputedStyle(/** @type {Element} */ (document.querySelector(".furniture"))).display), "none");
    await page.click(".menu-body label:nth-last-of-type(1) input");
    await shows(page, ".article mark", "Nobody likes a detour");
    await page.click(".menu-body label:nth-last-of-type(2) input");
    await page.click(".menu-body label:nth-last-of-type(1) input");
    await key(page, "Escape", "9");
  }],
  ["what is selected says why, and words are found", async (page) => {
    await key(page, "j");
    assert.match(await words(page, ".inspector"), /Dana Brell.*Why.*verb of saying/);
    await key(page, "n");
    assert.match(await words(page, ".inspector"), /Mention\d of \d/);
    await key(page, "/");
    await page.keyboard.type("ekwall");
    assert.equal(await words(page, ".find output"), "1 of 1");
    await key(page, "Escape", "Escape");
  }],
  ["every panel lists what was found; charts say what they show", async (page) => {
    await page.click("#tab-entities");
    await shows(page, ".card.entity", "Dana Brell");
    await page.click("#tab-dates");
    assert.ok((await count(page, "ol.timeline time")) >= 3);
    await shows(page, ".figure-list", "£6.2 million");
    await page.click("#tab-measures");
    assert.ok(await page.evaluate(() => [...document.querySelectorAll(".measures svg[role=img]")].every((chart) => /\w+.*\d/.test(chart.getAttribute("aria-label") ?? ""))));
    await shows(page, ".measures", "Flesch reading ease");
    await page.click("#tab-checks");
    await shows(page, ".card.check", "Doubled word");
    await page.click("#tab-quotes");
    await press(page, ".quote-card", "Copy with citation: quote 1");
    await until(page, () => document.querySelector(".toasts")?.textContent?.includes("Copied.") || /Nobody likes/.test(/** @type {HTMLTextAreaElement | null} */ (document.querySelector("#copy-box"))?.value ?? ""));
    await key(page, "Escape");
    await gone(page, "dialog");
  }],
  ["a speaker, a type, a name, a merger, a split and a deletion are corrected, undone and made again", async (page) => {
    await press(page, ".quote-card", "Fix quote 1");
    await page.type("#fix-own", "Ada Strand");
    await key(page, "Enter");
    await shows(page, ".quote-card", "Ada Strand");
    await page.click("#tab-entities");
    const fix = async (/** @type {string} */ name) => {
      await press(page, ".panel", `Fix ${name}`);
      await page.waitForSelector("dialog[open]");
    };
    await fix("Tomas Ekwall");
    await press(page, "dialog", "Organization");
    await until(page, () => document.querySelector(".card.entity .badge.good") !== null);
    await fix("Tomas Ekwall");
    await page.evaluate(() => (/** @type {HTMLInputElement} */ (document.querySelector("#fix-name")).value = "Thomas Ekwall"));
    await press(page, "dialog form", "Set");
    await shows(page, ".entity .name", "Thomas Ekwall");
    await fix("Dana Brell");
    await page.evaluate(() => {
      const boxes = document.querySelectorAll(".split input[type=checkbox]");
      /** @type {HTMLInputElement} */ (boxes[boxes.length - 1]).checked = true;
      /** @type {HTMLInputElement} */ (document.querySelector("#fix-split")).value = "Ida Brell";
    });
    await press(page, "dialog .split", "Split off");
    await shows(page, ".entity .name", "Ida Brell");
    await fix("Ida Brell");
    await page.evaluate(() => {
      const field = /** @type {HTMLSelectElement} */ (document.querySelector("#fix-merge"));
      field.value = /** @type {HTMLOptionElement} */ ([...field.options].find(({ text }) => text.startsWith("Dana Brell"))).value;
    });
    await press(page, "dialog", "Merge");
    await until(page, () => ![...document.querySelectorAll(".entity .name")].some(({ textContent }) => textContent === "Ida Brell"));
    await fix("Imogen Tarrant");
    await press(page, "dialog", "This is no name");
    await shows(page, ".tray-row", "6 corrections");
    await page.keyboard.down("Control");
    await key(page, "z");
    await page.keyboard.up("Control");
    await shows(page, ".tray-row", "5 corrections");
    await page.keyboard.down("Control");
    await page.keyboard.down("Shift");
    await key(page, "z");
    await page.keyboard.up("Shift");
    await page.keyboard.up("Control");
    await shows(page, ".tray-row", "6 corrections");
    await page.click("#tab-quotes");
  }],
  ["corrections are saved to a file, taken back and loaded again", async (page) => {
    await key(page, "e");
    await page.waitForSelector("dialog[open]");
    await press(page, "dialog", "Save corrections");
    const { name, text } = await lastSaved(page);
    assert.equal(name, "nutgraf-corrections.json");
    await page.evaluate((/** @type {string} */ json) => Object.assign(globalThis, { picked: [new File([json], "corrections.json")] }), text);
    for (let step = 0; step < 6; step++) {
      await page.keyboard.down("Control");
      await key(page, "z");
      await page.keyboard.up("Control");
    }
    await until(page, () => !document.querySelector(".tray")?.textContent?.includes("correction"));
    await key(page, "e");
    await page.waitForSelector("dialog[open]");
    await press(page, "dialog", "Load corrections");
    await shows(page, ".toasts", "Corrections loaded for 1 of 1 articles.");
    await shows(page, ".quote-card", "Ada Strand");
  }],
  ["articles are compared", async (page) => {
    await key(page, "c");
    await page.waitForSelector(".who");
    assert.match(await words(page, ".who"), /Ada Strand/);
    assert.match(await words(page, ".statements"), /Nobody (likes|loves) a detour/);
    assert.match(await words(page, ".compare"), /Check before publishing.*In all 3/);
    assert.deepEqual(await violations(page), []);
    await press(page, ".passage", "Jump to this passage");
    await until(page, () => !document.querySelector(".inspector")?.hasAttribute("hidden"));
    await key(page, "Escape");
  }],
  ["every format is saved, and what is corrected says so; the article is printed", async (page) => {
    await page.evaluate(() => /** @type {HTMLElement} */ ([...document.querySelectorAll(".row-open")].find(({ textContent }) => textContent?.includes("6 corrections"))).click());
    const ids = ["csv-quotes", "csv-entities", "csv-sentences", "html", "markdown", "schema-org", "ninjs", "json", "web-annotation", "brat", "conll", "all"];
    for (const id of ids) {
      const before = await page.evaluate(() => /** @type {any} */ (globalThis).savedFiles.length);
      await key(page, "e");
      await page.waitForSelector("dialog[open]");
      if (id === ids[0]) assert.deepEqual(await violations(page), []);
      await page.click(`[data-format=${id}]`);
      await until(page, (length) => /** @type {any} */ (globalThis).savedFiles.length > length, before);
      const { name, text } = await lastSaved(page);
      assert.ok(text.length > 100, name);
      if (!name.endsWith(".zip")) assert.match(text, id.startsWith("csv") ? /^Council closes Saltmarsh Bridge,6,/m : /corrected|orrections/, name);
    }
    await key(page, "e");
    await page.waitForSelector("dialog[open]");
    await page.click("[data-format=print]");
    assert.equal((await lastSaved(page)).name, "printed");
  }],
  ["a PDF, whose reader is not in the file, is refused with what to do", async (page) => {
    await drop(page, [["story.pdf", "%PDF-1.7"]]);
    await shows(page, ".toasts", "Open the file, select all of its text, copy it and paste it here.");
  }],
  ["the text is edited, and its analysis follows with the corrections", async (page) => {
    await page.click(".edit");
    await page.waitForSelector(".surface");
    await page.keyboard.type("Late news: Priya Oduya left. ");
    await until(page, () => [...(CSS.highlights.get("person") ?? [])].some(({ startContainer, startOffset, endOffset }) => startContainer.nodeValue?.slice(startOffset, endOffset) === "Priya Oduya"));
    await key(page, "Escape");
    await shows(page, ".article", "Late news: Priya Oduya");
    await shows(page, ".quote-card", "Ada Strand");
  }],
  ["what the page does is told; from a disk, where other files could read it, nothing is kept", async (page) => {
    await page.click(".status");
    await page.waitForSelector("dialog[open]");
    assert.match(await words(page, "dialog"), /What this page may do.*0 requests since then.*Nothing is kept here: what a file opened from a disk stores/);
    assert.equal(await page.evaluate(() => [...document.querySelectorAll("dialog button")].some(({ textContent }) => textContent?.includes("Keep them"))), false);
    assert.deepEqual(await page.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name)), []);
    await key(page, "Escape");
    await gone(page, "dialog");
  }],
  ["it speaks German, in the dark, and nothing bars anybody's way", async (page) => {
    assert.deepEqual(await violations(page), []);
    await key(page, "?");
    await page.waitForSelector("dialog[open]");
    await page.evaluate(() => {
      const [language, theme] = /** @type {NodeListOf<HTMLSelectElement>} */ (document.querySelectorAll("dialog select"));
      for (const [field, value] of /** @type {const} */ ([[theme, "dark"], [language, "de"]])) {
        field.value = value;
        field.dispatchEvent(new Event("change"));
      }
    });
    await shows(page, ".bar", "Nur auf diesem Gerät");
    await gone(page, "dialog");
    assert.deepEqual(await violations(page), []);
    assert.doesNotMatch(await page.evaluate(() => location.hash), /brell|bridge/i);
  }],
];
