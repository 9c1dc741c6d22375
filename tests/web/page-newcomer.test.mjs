// @ts-check
// Somebody who has never seen the page, and reads no help: only what is written on it leads on.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { BRIDGE, BRIDGE_AGAIN, drop, saved, startPage } from "./page.mjs";

/** @type {Awaited<ReturnType<typeof startPage>>} */
let site;
before(async () => void (site = await startPage()));
after(() => site.close());

const THIRD = `Bridge shut for repairs

"Nobody likes a detour," Mayor Dana Brell told the council of Alverton. "It will hold until Friday."

Tomas Ekwall left the room. Nobody answered.
`;

test("drops three articles, finds who said what, fixes a speaker, compares, and exports", async () => {
  const { page, errors } = await site.open();
  await page.getByText(/Paste an article anywhere on this page, or drop files\./).waitFor();
  await page.getByText(/No text is sent anywhere/).waitFor();
  await drop(page, [BRIDGE, BRIDGE_AGAIN, THIRD].map((text, index) => ({ name: `${index}.txt`, text })));
  await page.getByRole("button", { name: /Bridge shut for repairs/ }).first().click();

  const card = page.getByRole("tabpanel").getByRole("listitem").filter({ hasText: "It will hold until Friday." });
  assert.match(await card.innerText(), /Dana Brell/);
  await card.getByRole("button", { name: /^Fix/ }).click();
  const dialog = page.getByRole("dialog", { name: "Fix this quote" });
  assert.match(await dialog.innerText(), /Who says this\?\s+now: Dana Brell/);
  await dialog.getByRole("button", { name: "Tomas Ekwall" }).click();
  assert.match(await card.innerText(), /Tomas Ekwall[\s\S]*corrected/);
  await page.getByText(/Speaker of quote \d+: Tomas Ekwall/).last().waitFor();

  await page.getByRole("button", { name: "Compare 3" }).click();
  const same = page.getByRole("region", { name: "Same words, different words" });
  await same.getByRole("row").filter({ hasText: "Nobody likes a detour" }).first().waitFor();
  assert.match(await page.getByRole("region", { name: "Who gets quoted, where" }).innerText(), /Tomas Ekwall\s+1\s+–\s+1/);

  await page.getByRole("button", { name: "Export" }).click();
  await page.getByRole("dialog", { name: "Export" }).getByText("For a spreadsheet").waitFor();
  const { name, text } = await saved(page, () => page.getByRole("button", { name: /^Quotes/ }).click());
  assert.equal(name, "Bridge-shut-for-repairs.quotes.csv");
  assert.match(text, /Tomas Ekwall.*It will hold until Friday\./);
  await page.getByText(`Saved: ${name}`).last().waitFor();
  assert.deepEqual(errors, []);
});
