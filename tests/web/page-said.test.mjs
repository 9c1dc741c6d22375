// @ts-check
// What somebody said, as what it is: words in marks and reported speech are two layers, stances neither, and what is not certain is
// gone through.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { markedParts, toldParts, wordsSaid } from "../../www/said.js";
import { painted, paste, saved, startPage, violations } from "./page.mjs";

/** @typedef {import("playwright-core").Page} Page */

/** @type {Awaited<ReturnType<typeof startPage>>} */
let site;
before(async () => void (site = await startPage()));
after(() => site.close());

/** One says it in marks, one in the reporter's words, one in both; one condemns, and a quotation runs over two paragraphs. */
const STORY = `Council closes Saltmarsh Bridge

"Nobody likes a detour," Mayor Dana Brell told the council of Alverton. "We will not ask a driver to trust it.

"We were warned in March," Brell said.

Tomas Ekwall, an engineer, said that the cracks had grown by 40 per cent since the autumn.

Priya Oduya, who leads the traders, said that the council had "closed every shop" on Quay Street. Oduya condemned the decision.
`;

/** Two that are likely, and one that is a guess. */
const DOUBT = `Council closes Saltmarsh Bridge

"Nobody likes a detour," Mayor Dana Brell told the council of Alverton.

Tomas Ekwall, an engineer, blamed salt water and "thirty years of looking the other way". Oduya accused the council of hiding the report for six weeks.

Critics have called the work "unsentimental". That reading suggests to open the second lane.
`;

/** @param {Page} page @param {string} layer */
const inLayer = async (page, layer) => (await Promise.all([0, 1, 2, 3, 4, 5, 6, 7].map((colour) => painted(page, `${layer}-${colour}`)))).flat();

test("a quote is divided into what stands in marks and what is told", () => {
  const quote = { kind: /** @type {const} */ ("mixed"), content: [{ start: 0, end: 30 }], marked: [{ start: 10, end: 20 }], words: 6, directWords: 2 };
  assert.deepEqual(markedParts(quote), [{ start: 10, end: 20 }]);
  assert.deepEqual(toldParts(quote), [{ start: 0, end: 9 }, { start: 21, end: 30 }]);
  assert.deepEqual(wordsSaid(quote), { marked: 2, told: 4 });
  assert.deepEqual(toldParts({ ...quote, kind: "direct", marked: quote.content }), []);
  assert.deepEqual(wordsSaid({ kind: "indirect", words: 6, directWords: 0 }), { marked: 0, told: 6 });
});

test("words in marks and reported speech are two layers, each with its switch and its count", async () => {
  const { page } = await site.open();
  await paste(page, STORY);
  await page.waitForFunction(() => CSS.highlights.size > 0);
  const quoted = await inLayer(page, "quote");
  const reported = await inLayer(page, "reported");
  assert.ok(quoted.includes("Nobody likes a detour,") && quoted.includes("closed every shop"), quoted.join(" | "));
  assert.ok(reported.some((words) => words.includes("the cracks had grown")) && reported.some((words) => words.includes("that the council had")), reported.join(" | "));
  assert.equal(reported.some((words) => words.includes("closed every shop")), false);
  await page.keyboard.press("2");
  assert.deepEqual(await inLayer(page, "reported"), []);
  assert.ok((await inLayer(page, "quote")).length > 0);
  assert.equal(await page.locator(".margin .tag", { hasText: "Ekwall" }).isVisible(), false);
  await page.keyboard.press("1");
  await page.keyboard.press("2");
  assert.deepEqual(await inLayer(page, "quote"), []);
  assert.ok((await inLayer(page, "reported")).length > 0);

  // The same two numbers wherever they stand, and never one for both.
  const facts = await page.locator(".panel .quiet").first().innerText();
  const [, marked, told] = /^(\d+) words in quotation marks \(\d+%\) · (\d+) reported \(\d+%\)/.exec(facts) ?? [];
  assert.ok(Number(marked) > 20 && Number(told) > 10, facts);
  await page.locator("#tab-measures").click();
  const rows = await page.locator(".measures .table tbody tr").evaluateAll((all) => all.map((row) => [...row.querySelectorAll("td")].map((cell) => Number(cell.textContent))));
  assert.deepEqual([rows.reduce((sum, row) => sum + row[1], 0), rows.reduce((sum, row) => sum + row[2], 0)], [Number(marked), Number(told)]);
  assert.match(await page.locator(".measures").innerText(), /\d+% of the article stands in quotation marks, \d+% more is reported/);
  assert.match((await page.locator(".mini").getAttribute("aria-label")) ?? "", /In quotation marks.*Reported: .*Ekwall/);
});

test("a stance is no quote: its section is closed at first, and leads to its words", async () => {
  const { page } = await site.open();
  await paste(page, STORY);
  assert.equal(await page.locator(".stances").getAttribute("open"), null);
  await page.locator(".stances summary").click();
  await page.locator(".card.stance", { hasText: "condemned" }).click();
  assert.deepEqual(await painted(page, "selected"), ["the decision"]);
  assert.match(await page.locator(".inspector").innerText(), /Priya Oduya[\s\S]*Stance[\s\S]*Introduced by\s+condemned/);
  assert.equal(await page.locator(".quote-card", { hasText: "the decision" }).count(), 0);
});

test("a stance is given to somebody else, or is none; both can be undone", async () => {
  const { page, errors } = await site.open();
  await paste(page, STORY);
  await page.locator(".stances summary").click();
  const card = page.locator(".card.stance", { hasText: "condemned" });
  const fix = async (/** @type {string} */ answer) => {
    await card.getByRole("button", { name: /^Fix stance/ }).click();
    await page.getByRole("dialog", { name: "Fix this stance" }).getByRole("button", { name: answer, exact: true }).click();
  };
  await fix("Dana Brell");
  await card.getByText("corrected").waitFor();
  assert.match(await card.innerText(), /Dana Brell/);
  await page.locator(".toast", { hasText: "Dana Brell takes the stance: the decision" }).waitFor();
  await fix("This is no stance");
  await card.waitFor({ state: "detached" });
  await page.keyboard.press("Control+z");
  await page.keyboard.press("Control+z");
  await card.getByText("Priya Oduya").waitFor();
  assert.deepEqual(errors, []);
});

test("quotes stand by speaker; a card is a way to its words, a filter counts for the text and the bar", async () => {
  const { page } = await site.open();
  await paste(page, STORY);
  assert.match(await page.locator(".group-head").first().innerText(), /Dana Brell[\s\S]*Mayor[\s\S]*words in marks/);
  assert.equal(await page.locator(".quote-card", { hasText: "We were warned" }).getByText("never closed").count(), 0, "closed in the next paragraph");
  await page.locator(".quote-card blockquote", { hasText: "cracks had grown" }).click();
  assert.ok((await painted(page, "selected")).join("").includes("the cracks had grown"));
  assert.match(await page.locator(".inspector").innerText(), /Why[\s\S]*before the words: “Tomas Ekwall, an engineer, said”/);
  await page.locator(".filters select").first().selectOption({ label: "Tomas Ekwall (1)" });
  assert.deepEqual(await inLayer(page, "quote"), []);
  assert.deepEqual(await page.locator(".margin .tag-name").allInnerTexts(), ["Tomas Ekwall"]);
  assert.ok((await page.locator(".share .passed").count()) > 0);
  await page.keyboard.press("Escape");
});

test("what is not certain is gone through by keys: kept, fixed, passed on, and all of it undone", async () => {
  const { page } = await site.open({ hash: "#guesses=1" });
  await paste(page, DOUBT);
  const left = async () => Number(/\d+/.exec(await page.locator(".review p").innerText())?.[0]);
  const first = Number(/\d+/.exec(await page.locator(".quote-tools .strong").innerText())?.[0]);
  assert.ok(first >= 2);
  await page.locator("#article").focus();
  await page.keyboard.press("r");
  await page.locator(".review").waitFor();
  assert.equal(await left(), first);
  assert.deepEqual(await violations(page), []);
  const words = await page.locator(".quote-card.selected blockquote").innerText();
  for (let kept = 0; kept < first; kept++) await page.keyboard.press("y");
  await page.locator(".toast", { hasText: "Nothing is left that is not certain." }).waitFor();
  assert.equal(await page.locator(".review").count(), 0);
  assert.equal(await page.locator(".quote-tools .strong").count(), 0);
  assert.match(await page.locator(".quote-card", { hasText: words }).innerText(), /corrected/);
  await page.keyboard.press("e");
  const file = await saved(page, () => page.locator('[data-format="csv-quotes"]').click());
  assert.match(file.text, new RegExp(`,${first},`));
  for (let kept = 0; kept < first; kept++) await page.keyboard.press("Control+z");
  assert.match(await page.locator(".quote-tools .strong").innerText(), new RegExp(`${first}`));
});

test("guesses are listed when asked for", async () => {
  const { page } = await site.open();
  await paste(page, DOUBT);
  assert.equal(await page.locator(".quote-card", { hasText: "to open the second lane" }).count(), 0);
  await page.getByLabel("Guesses too").check();
  await page.locator(".quote-card", { hasText: "to open the second lane" }).waitFor();
  assert.match(await page.locator(".quote-card", { hasText: "to open the second lane" }).innerText(), /a guess: check/);
  await page.getByLabel("Guesses too").uncheck();
  await page.locator(".quote-card", { hasText: "to open the second lane" }).waitFor({ state: "detached" });
});
