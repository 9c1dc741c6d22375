// @ts-check
// German is complete: also what the engine says in English reaches a German reader in German.

import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { after, before, describe, test } from "node:test";

import { analyze, compare } from "../../pkg/node-sync.js";
import { samples } from "../../www/samples.js";
import { de } from "../../www/strings/de.js";
import { en } from "../../www/strings/en.js";
import { engineDe } from "../../www/strings/engineDe.js";
import { paste, startPage, untilAnalysed } from "./page.mjs";

const source = (/** @type {string} */ path) => readFileSync(new URL(`../../src/${path}`, import.meta.url), "utf8");
const folder = (/** @type {string} */ name) => readdirSync(new URL(`../../src/${name}`, import.meta.url)).filter((file) => file.endsWith(".rs")).map((file) => source(`${name}/${file}`)).join("\n");
/** @param {string} text @param {RegExp} pattern @returns {string[]} */
const all = (text, pattern) => [...new Set([...text.matchAll(pattern)].map(([, name]) => name))];

describe("every word that the engine may say is known", () => {
  const kinds = all(folder("check"), /Check::(?:note|warning|error)\(\s*"([a-z-]+)"/g);
  const conflicts = all(source("compare/mod.rs"), /ConflictKind::\w+ => "([a-z]+)"/g);
  const reasons = all(folder("stats"), /"((?:no|fewer|made) [^"]+)"/g);
  const evidence = all(/evidence! \{([\s\S]*?)\n\}/.exec(source("quote/mod.rs").replace(/macro_rules! evidence[\s\S]*?\n\}\n/, ""))?.[1] ?? "", /^\s+\w+ "([a-z-]+)"/gm);

  test("checks", () => {
    assert.ok(kinds.length >= 14);
    assert.deepEqual(kinds.filter((kind) => !(`check.${kind}` in engineDe) || !(`check.${kind}` in en)), []);
  });
  test("contradictions between articles", () => {
    assert.ok(conflicts.length >= 5);
    assert.deepEqual(conflicts.filter((kind) => !(`conflict.${kind}` in engineDe) || !(`conflict.${kind}` in en)), []);
  });
  test("why a measure is not there", () => {
    assert.ok(reasons.length >= 7);
    assert.deepEqual(reasons.filter((reason) => !(`reason.${reason}` in engineDe)), []);
  });
  test("why a quote has its speaker", () => {
    assert.ok(evidence.length >= 12);
    assert.deepEqual(evidence.filter((code) => !(`evidence.${code}` in en)), []);
  });
  test("the names of what the report tells apart", () => {
    const types = source("report.d.ts");
    const union = (/** @type {RegExp} */ pattern) => all(pattern.exec(types)?.[1] ?? "", /"([^"]+)"/g);
    const families = {
      grain: union(/grain: ([^;]+);/),
      figure: union(/interface Figure[^{]*\{\s*kind: ([^;]+);/),
      quote: union(/interface Quote \{[\s\S]*?\n  kind: ([^;]+);/),
      confidence: union(/confidence: ([^;]+);/),
      severity: union(/severity: ([^;]+);/),
      relation: union(/type Relation = ([^;]+);/),
      type: union(/type EntityType = ([^;]+);/),
      form: union(/interface Mention[^{]*\{[\s\S]*?\n  form: ([^;]+);/),
    };
    for (const [family, names] of Object.entries(families)) {
      assert.ok(names.length > 1, family);
      assert.deepEqual(names.filter((name) => !(`${family}.${name}` in en)), [], family);
    }
  });
  test("nothing more is translated than that", () => {
    const known = new Set([...kinds.map((kind) => `check.${kind}`), ...conflicts.map((kind) => `conflict.${kind}`), ...reasons.map((reason) => `reason.${reason}`)]);
    assert.deepEqual(Object.keys(engineDe).filter((name) => !known.has(name)), []);
  });
});

test("both languages ask for the same values", () => {
  const values = (/** @type {unknown} */ message) => [...new Set([...JSON.stringify(message).matchAll(/\{(\w+)\}/g)].map(([, name]) => name))].sort();
  for (const key of /** @type {(keyof typeof en)[]} */ (Object.keys(en))) assert.deepEqual(values(de[key]), values(en[key]), key);
});

/** Invented, and full of what an editor has to look at. */
const FAULTY = `Harbour plan

The the harbour (in Lisk was closed on Tuesday, 12 March 2025. Nobody at QZX, which runs it, said why.

"We closed it," said Dana Brell. 'Nobody (asked us.

${"The ferry left and ".repeat(16)}it came back.
`;

describe("a German page", () => {
  /** @type {Awaited<ReturnType<typeof startPage>>} */
  let site;
  before(async () => void (site = await startPage()));
  after(() => site.close());

  test("has no sentence of the engine's English", async () => {
    const { page } = await site.open({ hash: "#lang=de" });
    await page.locator(".welcome .actions button").last().click();
    await untilAnalysed(page, samples.length);
    await paste(page, FAULTY);
    const texts = [...samples.map(({ text }) => text), FAULTY];
    const reports = texts.map((text) => analyze(text));
    const english = new Set([
      ...reports.flatMap(({ checks }) => checks.map(({ message }) => message)),
      ...reports.flatMap(({ statistics }) => Object.values(statistics.readability).flatMap(({ reason }) => reason ?? [])),
      ...reports.flatMap(({ quotes }) => quotes.map(({ evidence }) => evidence.replaceAll("-", " "))),
      ...compare(texts).conflicts.map(({ message }) => message),
    ]);
    assert.ok(english.size > 12);
    const shown = async () => page.evaluate(() => `${document.body.innerText} ${[...document.querySelectorAll("[title], [aria-label]")].map((element) => `${element.getAttribute("title")} ${element.getAttribute("aria-label")}`).join(" ")}`);
    const spoken = async (/** @type {string} */ where) => {
      const words = await shown();
      assert.deepEqual([...english].filter((sentence) => words.includes(sentence)), [], where);
    };
    const unfold = () => page.evaluate(() => document.querySelectorAll(".panel details").forEach((group) => group.setAttribute("open", "")));
    for (const row of [0, 1, 2]) {
      await page.locator(".row-open").nth(row).click();
      for (const panel of ["quotes", "measures", "checks"]) {
        await page.locator(`#tab-${panel}`).click();
        await spoken(`article ${row}, ${panel}`);
      }
      await unfold();
      const cards = await page.locator(".card.check").count();
      for (let card = 0; card < cards; card++) await page.locator(".card.check .card-foot button").nth(card).click(), await spoken(`article ${row}, check ${card}`);
      for (let quote = 0; quote < reports[row].quotes.length; quote++) await page.keyboard.press("j"), await spoken(`article ${row}, quote ${quote}`);
    }
    await page.locator("#tab-checks").click();
    await unfold();
    assert.match(await page.locator(".panel").innerText(), /Hier steht ein Wort zweimal hintereinander: „The the“/);
    assert.match(await page.locator(".panel").innerText(), /ist ein Mittwoch/);
    await page.locator(".bar .view").nth(1).click();
    await page.locator(".findings").waitFor();
    await spoken("comparison");
    assert.match(await page.locator(".statements").innerText(), /Die Artikel nennen für dasselbe verschiedene Zahlen/);
  });
});
