// @ts-check
// What a line of an article is, and where, by whom and when it was published, can be put right; it holds in files and in exports.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { analyze, compare } from "../../pkg/node-sync.js";
import { painted, paste, saved, startPage, violations } from "./page.mjs";

/** @type {Awaited<ReturnType<typeof startPage>>} */
let site;
before(async () => void (site = await startPage()));
after(() => site.close());

const STORY = `Harbour news

Council closes Saltmarsh Bridge

"Nobody likes a detour," Mayor Dana Brell told the council of Alverton on Tuesday.

"We are proud of our readers," said Dana Brell, who edits the paper.

Tomas Ekwall, an engineer, said that the cracks had grown.
`;

test("a line is the headline, another is not the story: undone, saved, loaded again, and said in exports", async () => {
  const { page } = await site.open();
  await paste(page, STORY);
  const words = async () => Number(/^[\d,]+/.exec((await page.locator(".row-facts").textContent()) ?? "")?.[0]);
  const before = await words();
  const setRole = async (/** @type {string} */ line, /** @type {string} */ role) => {
    await page.locator(".row", { hasText: line }).hover();
    await page.locator(".row", { hasText: line }).locator(".number").click();
    await page.getByRole("dialog").getByRole("button", { name: role, exact: true }).click();
    await page.locator(".toast", { hasText: role }).waitFor();
  };
  await setRole("Council closes Saltmarsh Bridge", "headline");
  await page.locator(".row-title", { hasText: "Council closes Saltmarsh Bridge" }).waitFor();
  await setRole("We are proud", "not the story");
  await page.locator(".furniture", { hasText: "We are proud" }).waitFor();
  assert.equal(await page.locator(".quote-card", { hasText: "We are proud" }).count(), 0);
  await page.waitForFunction((count) => Number.parseInt(document.querySelector(".row-facts")?.textContent ?? "") < count, before);
  assert.deepEqual(await violations(page), []);

  // All figures are those of the text as the reader reads it.
  const told = ["Council closes Saltmarsh Bridge", '"We are proud of our readers," said Dana Brell, who edits the paper.'].map((line, at) => ({ start: STORY.indexOf(line), end: STORY.indexOf(line) + line.length, role: ["headline", "boilerplate"][at], certain: true }));
  await page.keyboard.press("e");
  const report = JSON.parse((await saved(page, () => page.locator('[data-format="json"]').click())).text);
  assert.deepEqual(report.statistics, analyze(STORY, { roles: told }).statistics);
  assert.notDeepEqual(report.statistics, analyze(STORY).statistics);
  await page.keyboard.press("e");
  const file = await saved(page, () => page.getByRole("button", { name: "Save corrections" }).click());
  assert.deepEqual(JSON.parse(file.text).articles[0].corrections.map(({ type, to }) => [type, to]), [["role", "headline"], ["role", "boilerplate"]]);
  await page.keyboard.press("e");
  const notes = await saved(page, () => page.locator('[data-format="markdown"]').click());
  assert.match(notes.text, /^# Council closes Saltmarsh Bridge[\s\S]*2 corrections by hand/);
  await page.keyboard.press("Control+z");
  await page.keyboard.press("Control+z");
  await page.locator(".quote-card", { hasText: "We are proud" }).waitFor();
  await page.waitForFunction((count) => document.querySelector(".row-facts")?.textContent?.startsWith(`${count} `), before);

  await page.keyboard.press("e");
  const [chooser] = await Promise.all([page.waitForEvent("filechooser"), page.getByRole("button", { name: "Load corrections" }).click()]);
  await chooser.setFiles({ name: "corrections.json", mimeType: "application/json", buffer: Buffer.from(file.text) });
  await page.locator(".quote-card", { hasText: "We are proud" }).waitFor({ state: "detached" });
  await page.locator(".row-title", { hasText: "Council closes Saltmarsh Bridge" }).waitFor();
});

test("outlet, title, byline and day are typed; the day settles weekdays; one step takes all of it back", async () => {
  const { page } = await site.open();
  await paste(page, STORY);
  await page.locator("#tab-dates").click();
  const tuesday = page.locator(".timeline li", { hasText: "Tuesday" }).locator("time");
  assert.equal(await tuesday.count(), 0);
  await page.getByRole("button", { name: "Add outlet, author, date" }).click();
  const dialog = page.getByRole("dialog");
  assert.deepEqual(await violations(page), []);
  await dialog.getByLabel("Title").fill("A bridge is closed");
  await dialog.getByLabel("Outlet").fill("Harbour Courier");
  await dialog.getByLabel("Byline").fill("Imogen Tarrant");
  await dialog.getByLabel("Published").fill("2024-05-15");
  await dialog.getByRole("button", { name: "Set" }).click();
  await tuesday.waitFor();
  assert.equal(await tuesday.getAttribute("datetime"), "2024-05-14");
  assert.equal(await page.locator(".row-title").innerText(), "A bridge is closed");
  assert.equal(await page.locator(".about button").innerText(), "Harbour Courier · Imogen Tarrant · 15 May 2024");
  await page.keyboard.press("e");
  const notes = await saved(page, () => page.locator('[data-format="markdown"]').click());
  assert.match(notes.text, /^# A bridge is closed\s+Source: Harbour Courier · Imogen Tarrant · 2024\\-05\\-15 · pasted · 4 corrections by hand/);
  await page.keyboard.press("Control+z");
  await tuesday.waitFor({ state: "detached" });
  await page.getByRole("button", { name: "Add outlet, author, date" }).waitFor();
  await page.keyboard.press("7");
  assert.ok((await painted(page, "date")).includes("Tuesday"));
});

test("the comparison reads the lines as the reader does", () => {
  const texts = [STORY, STORY.replace("Council closes Saltmarsh Bridge", "Bridge closed, says council")];
  const line = '"We are proud of our readers," said Dana Brell, who edits the paper.';
  const told = { roles: [{ start: STORY.indexOf(line), end: STORY.indexOf(line) + line.length, role: "boilerplate", certain: true }] };
  const of = (/** @type {any} */ options) => compare(texts, options).statements.filter(({ occurrences }) => occurrences.some(({ text }) => text.includes("proud"))).length;
  assert.deepEqual([of({}), of({ each: [told, told] })], [1, 0]);
  assert.throws(() => compare(texts, { each: [{ role: "boilerplate" }] }), /option "each" is/);
});
