// @ts-check
// The measures: what the engine counted, readable, with its formula on demand and a way to every place.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { painted, paste, startPage } from "./page.mjs";

const ARTICLE = `Harbour fund was closed

The fund was closed by the council of Alverton on Tuesday. It might possibly open again in May, officials suggested.

"We were told nothing at all about it," claimed Dana Brell, who leads the traders of the harbour.

"The money is safe," said Tomas Ekwall. "Nobody was paid twice." The harbour fund allegedly lost £2 million.

Brell said the harbour fund would be missed. The harbour fund was set up by Ekwall.
`;

/** @type {Awaited<ReturnType<typeof startPage>>} */
let site;
before(async () => void (site = await startPage()));
after(() => site.close());

const opened = async (text = ARTICLE, hash = "#panel=measures") => {
  const { page, errors } = await site.again({ hash });
  await paste(page, text);
  await page.locator(".measures").waitFor();
  return { page, errors };
};

test("every family of measures has its section", async () => {
  const { page, errors } = await opened();
  const titles = await page.locator(".measures h3").allInnerTexts();
  for (const title of ["Who gets the word", "Sentence length, in reading order", "Verbs of saying", "Passive and hedges", "What it comes back to", "Readability", "Variety of words"]) assert.ok(titles.includes(title), `${title}: ${titles}`);
  assert.deepEqual(errors, []);
});

test("a score shows its formula and source when it is opened", async () => {
  const { page } = await opened();
  const flesch = page.locator(".score", { hasText: "Flesch reading ease" });
  assert.equal(await flesch.locator(".formula").isVisible(), false);
  await flesch.locator("summary").press("Enter");
  assert.match(await flesch.innerText(), /206\.835 − 1\.015 W\/S[^]*Flesch 1948/);
});

test("a measure that the text is too short for says why", async () => {
  const { page } = await opened('"Yes," said Dana Brell.');
  const mattr = page.locator(".score", { hasText: "MATTR" });
  assert.match(await mattr.locator("summary").innerText(), /–/);
  await mattr.locator("summary").click();
  assert.match(await mattr.innerText(), /fewer than 50 words/);
});

test("passives, hedges and verbs of saying are reached in the text", async () => {
  const { page } = await opened();
  for (const [kind, words] of [["passive", "was closed"], ["hedge", "allegedly"]]) {
    await page.locator(".how summary", { hasText: kind }).first().click();
    await page.locator(".places button", { hasText: words }).first().click();
    assert.deepEqual(await painted(page, "selected"), [words]);
  }
  await page.getByRole("button", { name: /^claim: 1 time/ }).click();
  assert.deepEqual(await painted(page, "selected"), ["claimed"]);
  assert.match(await page.locator(".inspector").innerText(), /doubting/);
  assert.equal(await page.locator("#tab-measures").getAttribute("aria-selected"), "true");
});

test("a phrase that comes again is marked wherever it stands", async () => {
  const { page } = await opened();
  await page.locator(".phrases button", { hasText: "harbour fund" }).first().click();
  assert.ok((await painted(page, "selected")).length >= 3);
});

test("every chart says in words what it shows", async () => {
  const { page } = await opened();
  const charts = await page.locator(".measures svg[role=img]").evaluateAll((all) => all.map((chart) => chart.getAttribute("aria-label") ?? ""));
  assert.ok(charts.length >= 3);
  for (const label of charts) assert.match(label, /\w+.*\d/);
});
