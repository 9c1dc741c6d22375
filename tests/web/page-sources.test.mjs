// @ts-check
// Sources of all articles, all their quotes, a search, and quotes beside a transcript.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, describe, test } from "node:test";

import { Budget, membersOf } from "../../www/readers/archive.js";
import { transcriptCheck } from "../../www/sources/transcript.js";
import { BRIDGE, BRIDGE_AGAIN, violations, drop, startPage, untilAnalysed } from "./page.mjs";

const TRANSCRIPT = `Council meeting, transcript

Brell: Well, nobody really likes a detour, I know that. The bridge will be shut tonight.

Ekwall: A bridge tells you that it is tired. This one has been shouting.
`;

describe("a quotation beside a transcript", () => {
  const check = transcriptCheck("We will never, ever close this bridge. The town needs it more than you think.");
  test("has the same words, whatever its marks and capitals", () => assert.equal(check("“we will never ever close this bridge”").status, "same"));
  test("has some changed, and says which", () => {
    const { status, steps } = check("We will never close the bridge");
    assert.equal(status, "changed");
    assert.deepEqual(steps.filter(({ kind }) => kind !== "same"), [{ kind: "left", words: "ever" }, { kind: "left", words: "this" }, { kind: "put", words: "the" }]);
  });
  test("is not found", () => assert.equal(check("Repairs start on Monday at the latest").status, "missing"));
});

describe("on the page", () => {
  /** @type {Awaited<ReturnType<typeof startPage>>} */
  let site;
  before(async () => void (site = await startPage()));
  after(() => site.close());

  test("all sources stand in one table, and all quotes in another", async () => {
    const { page, errors } = await site.open();
    await drop(page, [BRIDGE, BRIDGE_AGAIN, TRANSCRIPT].map((text, index) => ({ name: `paper-${index + 1}.txt`, text })));
    await untilAnalysed(page, 3);
    await page.getByRole("button", { name: "Sources", exact: true }).click();
    const table = page.getByRole("region", { name: "Sources in all articles" });
    const brell = table.getByRole("row").filter({ hasText: "Dana Brell" });
    await brell.waitFor();
    assert.match(await brell.innerText(), /Dana Brell\s+(Deputy )?Mayor/);

    await table.getByRole("button", { name: /^Source/ }).click();
    assert.equal(await table.locator("[aria-sort=ascending]").innerText(), "Source ↑");
    await brell.getByLabel("Gender: Dana Brell").selectOption({ label: "Woman" });
    await brell.getByLabel("Affiliation: Dana Brell").fill("Alverton council");
    const csv = await saved(page, () => page.getByRole("button", { name: "Save sources as CSV" }).click());
    assert.match(csv.text, /^person,type,role,/);
    assert.match(csv.text, /Dana Brell,person,[^\n]*paper-1; paper-2[^\n]*woman,,Alverton council/);

    const book = await saved(page, () => page.getByRole("button", { name: "Save as spreadsheet" }).click());
    const members = new Map();
    for (const { name, read } of await membersOf(new Uint8Array(book.bytes), new Budget())) members.set(name, new TextDecoder().decode(await read()));
    assert.match(members.get("xl/worksheets/sheet1.xml"), /<t xml:space="preserve">Dana Brell<\/t>/);
    assert.match(members.get("xl/worksheets/sheet2.xml"), /Nobody likes a detour[\s\S]*¶1/);

    await brell.getByRole("button", { name: "Dana Brell" }).click();
    const quotes = page.getByRole("region", { name: "All quotes" });
    await page.waitForFunction(() => [...document.querySelectorAll(".quote-table tbody th")].every((cell) => cell.textContent === "Dana Brell"));
    await page.getByLabel("Check against a transcript").selectOption({ label: "C · paper-3" });
    const said = quotes.getByRole("row").filter({ hasText: "Nobody likes a detour" });
    await said.getByText("changed").waitFor();
    assert.equal(await said.locator("del").innerText(), "really");
    await quotes.getByRole("row").filter({ hasText: "We should have listened in March" }).getByText("not found").waitFor();

    await page.getByLabel("Words in any article").fill("million");
    await page.getByText("Found 2 times").waitFor();
    assert.deepEqual(await violations(page), []);
    await page.locator(".sources .figure-list button").last().click();
    assert.equal(await page.locator(".article").isVisible(), true);
    assert.deepEqual(errors, []);
  });

  test("sixty articles can be filtered and put in order", async () => {
    const { page } = await site.open();
    await drop(page, Array.from({ length: 60 }, (_, index) => ({ name: `story-${String(index).padStart(2, "0")}.txt`, text: `${index % 2 ? "Harbour" : "Bridge"} story ${index}\n\n${BRIDGE}` })));
    await untilAnalysed(page, 60);
    await page.getByLabel("Filter articles").fill("harbour");
    await page.waitForFunction(() => document.querySelectorAll(".tray-row").length === 30);
    await page.getByLabel("Filter articles").fill("story-5");
    await page.waitForFunction(() => document.querySelectorAll(".tray-row").length === 10);
    await page.getByLabel("Order", { exact: true }).selectOption({ label: "Headline" });
    await page.waitForFunction(() => document.querySelector(".tray-row .row-title")?.textContent === "Bridge story 50");
  });
});

/** @param {import("playwright-core").Page} page @param {() => Promise<void>} act */
async function saved(page, act) {
  const [file] = await Promise.all([page.waitForEvent("download"), act()]);
  const bytes = readFileSync(await file.path());
  return { bytes, text: bytes.toString("utf8") };
}
