// @ts-check
// What is found is listed, filtered, reached, copied and saved.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, test } from "node:test";

import { Budget, membersOf } from "../../www/readers/archive.js";
import { EXTENSIONS } from "../../www/readers/index.js";
import { BRIDGE, BRIDGE_AGAIN, drop, painted, paste, quoteCards, startPage, untilAnalysed } from "./page.mjs";

/** @typedef {import("playwright-core").Page} Page */

/** @type {Awaited<ReturnType<typeof startPage>>} */
let site;
before(async () => void (site = await startPage()));
after(() => site.close());

/** With furniture around it, a quotation over two paragraphs, dates of every kind, and something to check. */
const STORY = `Council closes Saltmarsh Bridge

By Imogen Tarrant
14 May 2024

“Nobody likes a detour,” Mayor Dana Brell told the council on Tuesday. Repairs will cost £6.2 million until March 2025.

“We were warned in March,” said Brell. “We should have listened.

“We never did,” she added. Tomas Ekwall thanked thanked Brell. The bridge was built in 1931.

Read more: Ten walks around Alverton
`;

test("the margin names every speaker, and marks where a quotation goes on", async () => {
  const { page } = await site.again();
  await paste(page, STORY);
  const tags = await page.locator(".margin .tag").allInnerTexts();
  assert.ok(tags.some((tag) => /Brell ↳/.test(tag)), tags.join(" | "));
  await page.locator(".margin .tag").first().click();
  assert.equal(await page.locator(".margin .tag").first().getAttribute("aria-current"), "true");
  assert.match(await page.locator(".quote-card.selected").innerText(), /Nobody likes a detour/);
});

test("captions, bylines and footers are tagged, and can be left out; sentences get ticks", async () => {
  const { page } = await site.open();
  await paste(page, STORY);
  assert.deepEqual(await page.locator(".furniture .role-tag").allInnerTexts(), ["byline", "date", "not the story"]);
  assert.equal(await page.getByText("Ten walks around").isVisible(), true);
  assert.deepEqual(await page.locator(".row .number").allInnerTexts().then((all) => all.filter(Boolean)), ["1", "2", "3"]);
  await page.locator(".menu summary").click();
  await page.getByLabel("Captions, bylines, footers").uncheck();
  assert.equal(await page.getByText("Ten walks around").isVisible(), false);
  await page.keyboard.press("Escape");
  assert.equal(await page.locator(".tick").count(), 0);
  await page.keyboard.press("9");
  await page.locator(".tick").first().waitFor();
  assert.ok((await page.locator(".tick").count()) >= 8);
  assert.equal(await page.locator(".row .text").nth(3).textContent(), "“Nobody likes a detour,” Mayor Dana Brell told the council on Tuesday. Repairs will cost £6.2 million until March 2025.", "ticks are no text");
});

test("quotes are filtered by speaker and kind, and copied with where they come from", async () => {
  const { page } = await site.open({ permissions: ["clipboard-read", "clipboard-write"] });
  await paste(page, BRIDGE);
  await page.locator(".filters select").first().selectOption({ label: "Tomas Ekwall (1)" });
  assert.deepEqual((await quoteCards(page)).map(({ speaker }) => speaker), ["Tomas Ekwall"]);
  await page.getByRole("button", { name: "Copy with citation: quote 2" }).click();
  await page.locator(".toast", { hasText: "Copied." }).waitFor();
  assert.match(await page.evaluate(() => navigator.clipboard.readText()), /^“A bridge tells you that it is tired,.*This one has been shouting\.” — Tomas Ekwall\. Council closes Saltmarsh Bridge, ¶2$/);
  await page.locator(".filters select").last().selectOption("reported");
  await page.getByText("No quote fits.").waitFor();
  await page.locator(".filters select").first().selectOption("");
  assert.equal((await quoteCards(page)).some(({ words }) => words.startsWith("“")), false);
});

test("names have their forms, roles, counts and places, dates a timeline, checks a way to the words", async () => {
  const { page } = await site.open();
  await paste(page, STORY);
  await page.locator("#tab-entities").click();
  const brell = page.locator(".card.entity", { hasText: "Dana Brell" });
  assert.match(await brell.innerText(), /Dana Brell\s+\d times[\s\S]*Mayor[\s\S]*Also: Brell/);
  await brell.getByRole("button", { name: "Dana Brell: ¶3" }).click();
  assert.deepEqual(await page.locator(".row.selected .number").allInnerTexts(), ["3"]);

  await page.locator("#tab-dates").click();
  assert.deepEqual(await page.locator("ol.timeline time").evaluateAll((all) => all.map((time) => time.getAttribute("datetime"))), ["1931", "2024-03", "2024-05-14", "2024-05-14", "2025-03"]);
  await page.locator(".figure-list").getByRole("button", { name: "£6.2 million" }).click();
  assert.deepEqual(await painted(page, "selected"), ["£6.2 million"]);
  assert.match(await page.locator(".figure-list").innerText(), /money · 6,200,000 GBP · ¶1/);

  await page.locator("#tab-checks").click();
  await page.getByRole("button", { name: "Jump to: Doubled word" }).click();
  assert.deepEqual(await painted(page, "selected"), ["thanked thanked"]);
  assert.match(await page.locator(".inspector").innerText(), /Doubled word/);
});

test("all that is painted is listed for those who do not see it", async () => {
  const { page } = await site.open({ hash: "#layers=quotes,person,organization,place,misc,dates,checks" });
  await paste(page, STORY);
  await page.waitForFunction(() => CSS.highlights.size > 0);
  const spans = await page.evaluate(() => [...CSS.highlights].flatMap(([name, highlight]) => [...highlight].map(({ startContainer, startOffset, endOffset }) => ({ name, words: (startContainer.nodeValue ?? "").slice(startOffset, endOffset) }))));
  const listed = async (/** @type {string} */ panel) => {
    await page.locator(`#tab-${panel}`).click();
    return page.locator(".panel").innerText();
  };
  const panels = { quotes: await listed("quotes"), names: await listed("entities"), dates: await listed("dates"), checks: await listed("checks") };
  const home = (/** @type {string} */ name) => (/^(quote|reported)/.test(name) ? panels.quotes : /^(date|figure)$/.test(name) ? panels.dates : /^(note|warning|error)$/.test(name) ? panels.checks : panels.names);
  const pronouns = /^(she|he|her|his|they)$/i;
  assert.ok(spans.length > 12);
  assert.deepEqual(spans.filter(({ name, words }) => !pronouns.test(words) && !home(name).includes(words)), []);
});

test("the tray names what can be read, and all articles are saved as one archive", async () => {
  const { page } = await site.again();
  for (const extension of EXTENSIONS) assert.ok((await page.locator(".drop").innerText()).includes(extension), extension);
  await drop(page, [{ name: "a.txt", text: BRIDGE }, { name: "b.txt", text: BRIDGE_AGAIN }]);
  await untilAnalysed(page, 2);
  await page.keyboard.press("e");
  await page.getByLabel(/^All articles as a zip/).check();
  const [file] = await Promise.all([page.waitForEvent("download"), page.locator('[data-format="brat"]').click()]);
  assert.equal(file.suggestedFilename(), "nutgraf-brat.zip");
  const members = new Map();
  for (const { name, read } of await membersOf(new Uint8Array(readFileSync(await file.path())), new Budget())) members.set(name, new TextDecoder().decode(await read()));
  assert.deepEqual([...members.keys()].sort(), ["Council-closes-Saltmarsh-Bridge.ann", "Council-closes-Saltmarsh-Bridge.txt", "Traders-attack-bridge-decision.ann", "Traders-attack-bridge-decision.txt"]);
  assert.equal(members.get("Traders-attack-bridge-decision.txt"), BRIDGE_AGAIN);
});

test("three reports of one evening show who is in all, in some and in one of them, and who is quoted where", async () => {
  const { page } = await site.again();
  const third = `Bridge shut\n\n"Nobody likes a detour," Mayor Dana Brell told the council of Alverton. Repairs will cost £6.2 million, said Tomas Ekwall. Malik Strand left Saltmarsh Bridge.\n`;
  await drop(page, [BRIDGE, BRIDGE_AGAIN, third].map((text, index) => ({ name: `${index}.txt`, text })));
  await untilAnalysed(page, 3);
  await page.keyboard.press("c");
  await page.locator(".statements").waitFor();
  const groups = await page.locator(".presence").evaluateAll((all) => all.map((group) => (/** @type {HTMLElement} */ (group)).innerText.replace(/\s+/g, " ")));
  assert.match(groups[0], /^In all 3 .*Dana Brell/);
  assert.match(groups[1], /^In some .*Tomas Ekwall A, C/);
  assert.ok(groups.some((group) => /^Only in B .*Priya Oduya/.test(group)), groups.join(" | "));
  assert.ok(groups.some((group) => /^Only in C .*Malik Strand/.test(group)), groups.join(" | "));
  assert.match(await page.locator(".statements").innerText(), /Dana Brell\s+Roles differ[\s\S]*Nobody likes a detour/);
  assert.match(await page.locator(".findings").innerText(), /Figures in one article only[\s\S]*£6\.8 million/);
  assert.match(await page.locator(".who").innerText(), /Dana Brell\s+\d\s+\d\s+\d/);
});

test("the privacy panel says what the page may do, what it did and how to check", async () => {
  const { page } = await site.open();
  await paste(page, BRIDGE);
  await page.locator(".status").click();
  const words = await page.getByRole("dialog").innerText();
  assert.match(words, /What this page may do[\s\S]*What it did\s+\d+ requests while it loaded[\s\S]*0 requests since then[\s\S]*Nothing is kept[\s\S]*How to check[\s\S]*Content-Security-Policy/);
});

test("the page can be installed", async () => {
  const manifest = await (await fetch(`${site.url}manifest.webmanifest`)).json();
  assert.ok(manifest.name && manifest.start_url && manifest.display === "standalone");
  assert.ok(manifest.icons.length > 0);
  for (const { src } of manifest.icons) assert.equal((await fetch(new URL(src, site.url))).status, 200, src);
});
