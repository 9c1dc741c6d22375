// @ts-nocheck
// The comparison of articles that a reader corrected: it counts what the reader says, not what the engine said.

import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";

import { analyze, compare } from "../../pkg/node-sync.js";
import { withCorrections } from "../../www/compare/corrected.js";
import { anchor } from "../../www/corrections/anchor.js";
import { correct } from "../../www/corrections/correct.js";
import { samples } from "../../www/samples.js";
import { startPage, untilAnalysed } from "./page.mjs";

const texts = samples.map(({ text }) => text);
const comparison = compare(texts);
const SAID = "a single driver to trust a bridge";

/** The articles with corrections to the first of them. */
function corrected(...present) {
  const articles = texts.map((text) => ({ text, raw: analyze(text), corrections: { present: [] } }));
  articles[0].corrections.present = present;
  for (const article of articles) article.report = correct(article.raw, article.text, article.corrections.present);
  return withCorrections(comparison, articles);
}
const quote = anchor(texts[0], { start: texts[0].indexOf(SAID), end: texts[0].indexOf(SAID) + SAID.length });
const brell = { name: "Dana Brell", type: "person" };

/** Who says the statement, article by article. */
const who = ({ statements, entities }) => {
  const { occurrences } = statements.find((statement) => statement.occurrences.some(({ article, text }) => article === 0 && text.includes(SAID)));
  return [0, 1].map((column) => occurrences.filter(({ article }) => article === column).map(({ speaker, quote }) => (quote === null ? "reporter" : speaker === null ? "nobody" : entities[speaker].name))[0]);
};
const named = ({ entities }, name) => entities.find((entity) => entity.name === name && entity.members.length > 0);

describe("a correction in one article", () => {
  test("without any, the comparison is the engine's own", () => {
    assert.equal(corrected(), comparison);
    assert.deepEqual(who(comparison), ["Dana Brell", "Dana Brell"]);
  });
  test("of a speaker counts, also when it is somebody whom nobody else mentions", () => {
    assert.deepEqual(who(corrected({ type: "speaker", quote, name: "Tomas Ekwall" }))[1], "Dana Brell");
    assert.match(who(corrected({ type: "speaker", quote, name: "Tomas Ekwall" }))[0], /Ekwall/);
    assert.deepEqual(who(corrected({ type: "speaker", quote, name: "Ada Strand" })), ["Ada Strand", "Dana Brell"]);
    assert.deepEqual(who(corrected({ type: "speaker", quote, name: null })), ["nobody", "Dana Brell"]);
  });
  test("that takes a quote out leaves the words to the reporter", () => {
    assert.deepEqual(who(corrected({ type: "delete-quote", quote })), ["reporter", "Dana Brell"]);
  });
  test("of a name renames it, and takes it out of where it no longer is", () => {
    assert.ok(named(corrected({ type: "rename", entity: brell, to: "Dana M. Brell" }), "Dana M. Brell"));
    const without = named(corrected({ type: "delete-entity", entity: brell }), "Dana Brell");
    assert.deepEqual([without.members.map(({ article }) => article), without.presence], [[1], [{ event: 0, presence: "one" }]]);
  });
  test("that merges two names makes them one", () => {
    const oduya = { name: "Priya Oduya", type: "person" };
    const merged = corrected({ type: "merge", entity: oduya, into: brell });
    assert.equal(merged.entities.filter((entity) => entity.name === "Dana Brell" && entity.members.length > 0).length, 1);
    for (const { occurrences } of merged.statements) for (const { speaker } of occurrences) assert.ok(speaker === null || merged.entities[speaker]);
  });
  test("of the speaker ends the contradiction that it made", () => {
    const of = (speaker) => `Bridge report\n\n14 May 2024\n\n“The bridge was never closed to any lorry in thirty years,” said ${speaker} of Alverton on Tuesday. Alverton's council met at the Guildhall about Saltmarsh Bridge.\n`;
    const pair = [of("Dana Brell"), of("Tomas Ekwall")];
    const whole = compare(pair);
    assert.deepEqual(whole.conflicts.map(({ kind }) => kind), ["speaker"]);
    const articles = pair.map((text) => ({ text, raw: analyze(text), corrections: { present: [] } }));
    articles[1].corrections.present = [{ type: "speaker", quote: anchor(pair[1], articles[1].raw.quotes[0].content[0]), name: "Dana Brell" }];
    for (const article of articles) article.report = correct(article.raw, article.text, article.corrections.present);
    assert.deepEqual(withCorrections(whole, articles).conflicts, []);
  });
});

describe("on the page", () => {
  let site;
  before(async () => void (site = await startPage()));
  after(() => site.close());

  test("the comparison has the corrected speaker, and says how far corrections count", async () => {
    const { page } = await site.open();
    await page.locator(".welcome .actions button").last().click();
    await untilAnalysed(page, 2);
    const card = page.locator(".quote-card", { hasText: SAID });
    await card.getByRole("button", { name: /^Fix quote/ }).click();
    await page.getByLabel("Somebody else").fill("Ada Strand");
    await page.keyboard.press("Enter");
    await page.locator(".quote-card", { hasText: "Ada Strand" }).waitFor();
    await page.keyboard.press("c");
    const row = page.locator(".statements tbody tr", { hasText: SAID });
    await row.waitFor();
    assert.match(await row.locator("th").innerText(), /Ada Strand \/ Dana Brell/);
    assert.match(await page.locator(".compare").innerText(), /1 correction by hand: it counts for names, speakers, lines and days/);
    assert.match(await page.locator(".who").innerText(), /Ada Strand/);
  });
});
