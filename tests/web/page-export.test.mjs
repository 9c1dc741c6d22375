// @ts-check
// Exports as a reader makes them: chosen by what they are for, each format through the page, one article or all.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, test } from "node:test";

import { FORMATS } from "../../www/exports/index.js";
import { Budget, membersOf } from "../../www/readers/archive.js";
import { BRIDGE, BRIDGE_AGAIN, drop, saved, startPage, untilAnalysed } from "./page.mjs";

/** @typedef {import("playwright-core").Page} Page */

/** @type {Awaited<ReturnType<typeof startPage>>} */
let site;
before(async () => void (site = await startPage()));
after(() => site.close());

/** @param {Page} page @param {string} key */
const exportDialog = async (page, key = "e") => {
  await page.keyboard.press(key);
  await page.locator("dialog[open]").waitFor();
};
/** What lies in the archive that a button saves. @param {Page} page @param {() => Promise<void>} act */
async function archive(page, act) {
  const [file] = await Promise.all([page.waitForEvent("download"), act()]);
  const members = new Map();
  for (const { name, read } of await membersOf(new Uint8Array(readFileSync(await file.path())), new Budget())) members.set(name, new TextDecoder().decode(await read()));
  return { name: file.suggestedFilename(), members };
}

const THIRD = "Ferry 🚢 stopped\r\n\r\n“We are wet,” said Ada Strand of Bre\u0301me.\r\n";

test("formats are grouped by what they are for, each says for whom it is, and the last choice is at hand", async () => {
  const { page, errors } = await site.open();
  await drop(page, [{ name: "a.txt", text: BRIDGE }, { name: "b.txt", text: BRIDGE_AGAIN }, { name: "c.txt", text: THIRD }]);
  await untilAnalysed(page, 3);
  await exportDialog(page);
  assert.deepEqual(await page.locator("dialog h3").allInnerTexts(), ["For a spreadsheet", "For a document or a CMS", "For websites and other programs", "For annotation tools and research", "Everything", "Corrections"]);
  const offered = await page.locator("dialog [data-format]").evaluateAll((all) => all.map((one) => ({ id: /** @type {HTMLElement} */ (one).dataset.format, use: one.lastElementChild?.textContent ?? "" })));
  for (const { id } of FORMATS) assert.ok(offered.some((one) => one.id === id), `${id} is offered`);
  for (const { id, use } of offered) assert.match(use, /^\w.{20,}\.$/, id);
  assert.ok(await page.getByLabel("This article: Council closes Saltmarsh Bridge").isChecked());

  const first = await saved(page, () => page.keyboard.press("Enter"));
  assert.equal(first.name, "Council-closes-Saltmarsh-Bridge.quotes.csv", "what most need is what Enter gives");
  await exportDialog(page);
  await page.getByLabel("All articles as a zip (3)").check();
  const notes = await archive(page, () => page.getByRole("button", { name: /^Notes in Markdown/ }).click());
  assert.deepEqual([...notes.members.keys()], ["Council-closes-Saltmarsh-Bridge.md", "Traders-attack-bridge-decision.md", "Ferry-stopped.md"]);
  await exportDialog(page);
  assert.ok(await page.getByLabel("All articles as a zip (3)").isChecked());
  assert.match(await page.locator(":focus").innerText(), /^Notes in Markdown[\s\S]*your last choice$/);
  assert.deepEqual([...(await archive(page, () => page.keyboard.press("Enter"))).members.keys()], [...notes.members.keys()]);
  assert.equal(await page.evaluate(() => `${location.hash} ${localStorage.length} ${document.cookie}`.trim()), "0", "and is kept nowhere");
  assert.deepEqual(errors, []);
});

test("everything at once holds every format of every article, with the text as it came", async () => {
  const { page, errors } = await site.open();
  await drop(page, [{ name: "a.txt", text: BRIDGE }, { name: "c.txt", text: THIRD }]);
  await untilAnalysed(page, 2);
  await exportDialog(page);
  await page.getByLabel(/^All articles as a zip/).check();
  const { name, members } = await archive(page, () => page.locator('[data-format="all"]').click());
  assert.equal(name, "nutgraf.zip");
  for (const stem of ["Council-closes-Saltmarsh-Bridge", "Ferry-stopped"]) {
    for (const { extension } of FORMATS) assert.ok(members.has(`${stem}.${extension}`), `${stem}.${extension}`);
  }
  assert.equal(members.size, 2 * (FORMATS.length + 1));
  assert.equal(members.get("Ferry-stopped.txt"), THIRD);
  const words = members.get("Ferry-stopped.conllup").split("\n").filter((/** @type {string} */ line) => /^\d+\t/.test(line)).map((/** @type {string} */ line) => line.split("\t")[1]);
  assert.ok(words.includes("🚢") && words.includes("Strand"), words.join(" "));
  for (const [member, content] of members) if (/json(ld)?$/.test(member)) JSON.parse(content);
  assert.match(members.get("Ferry-stopped.quotes.csv"), /Ada Strand/);
  assert.deepEqual(errors, []);
});

test("print is among them, and an export that fails says so", async () => {
  const { page } = await site.open();
  await page.evaluate(() => Object.assign(globalThis, { print: () => (document.title = "printed") }));
  await drop(page, [{ name: "a.txt", text: BRIDGE }]);
  await untilAnalysed(page, 1);
  await exportDialog(page);
  assert.equal(await page.getByLabel(/^All articles/).isEnabled(), false);
  await page.getByRole("button", { name: /^Print, or save as PDF/ }).click();
  await page.waitForFunction(() => document.title === "printed");
  await page.evaluate(() => (URL.createObjectURL = () => { throw new Error("no room"); }));
  await exportDialog(page);
  await page.locator('[data-format="html"]').click();
  await page.locator(".toast.failure", { hasText: "Nothing was saved: no room. The article is still here" }).waitFor();
});
