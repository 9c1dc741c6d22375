// @ts-check
// Files as newsrooms have them, each read right or refused in words: tests/web/files holds them, files.json what was read in their source.

import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { after, before, test } from "node:test";

import { pageServer } from "../../scripts/server.mjs";
import { de } from "../../www/strings/de.js";
import { en } from "../../www/strings/en.js";
import { launch } from "./browser.mjs";

/** @typedef {{ name?: string, text?: string, published?: string, refused?: string }} Read `name` where it is not the file's own */

const folder = new URL("files/", import.meta.url);
/** @type {Record<string, Read[]>} */
const EXPECTED = JSON.parse(readFileSync(new URL("files.json", import.meta.url), "utf8"));

/** @type {import("playwright-core").Browser} */
let browser;
/** @type {import("playwright-core").Page} */
let page;
const server = pageServer();
before(async () => {
  await new Promise((resolve) => server.listen(0, "127.0.0.1", () => resolve(undefined)));
  browser = await launch();
  page = await (await browser.newContext({ serviceWorkers: "block" })).newPage();
  await page.goto(`http://localhost:${/** @type {import("node:net").AddressInfo} */ (server.address()).port}/`);
});
after(async () => {
  await browser.close();
  server.closeAllConnections();
  server.close();
});

/** @param {string} file @returns {Promise<Read[]>} */
const read = (file) =>
  page.evaluate(
    async ([name, content]) => {
      const { readFile } = await import(/** @type {any} */ ("/readers/index.js"));
      const results = [];
      for await (const { error, ...result } of readFile(new File([Uint8Array.from(atob(content), (c) => c.charCodeAt(0))], name))) {
        if (result.name === name) delete result.name;
        results.push(error ? { ...(result.name && { name: result.name }), refused: error.code } : result);
      }
      return results;
    },
    [file, readFileSync(new URL(file, folder)).toString("base64")],
  );

test("every file has its line in the table", () => {
  assert.deepEqual(readdirSync(folder).sort(), Object.keys(EXPECTED).sort());
});

for (const [file, expected] of Object.entries(EXPECTED)) {
  test(`${file} is ${expected.every(({ refused }) => refused) ? "refused" : "read"}`, async () => {
    const results = await read(file);
    // Blank lines at the end are no part of an article.
    assert.deepEqual(results.map((one) => ("text" in one ? { ...one, text: one.text?.trimEnd() } : one)), expected);
    for (const { refused } of results) {
      if (refused) for (const words of [en, de]) assert.match(/** @type {Record<string, any>} */ (words)[`error.${refused}`] ?? "", /\w+\. \w+|\w+\.$/, `${refused} is said in words`);
    }
  });
}
