// One text, one report: from the command line, from Node and from the browser, in all three offset units.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";

import { analyze } from "../../pkg/node-sync.js";
import { launch, serve } from "./browser.mjs";

const root = fileURLToPath(new URL("../..", import.meta.url));
const binary = join(root, process.env.CARGO_TARGET_DIR ?? "target", "debug", "nutgraf");
const articles = join(root, "tests/articles");

const TEXTS = [
  "",
  "“The bridge is safe 🙂🏽,” said Dana Brell, 43.\r\n\r\n“It cost $4.2 million,” she added on Tuesday, 11 March 2025.\r\n",
  "Ame\u0301lie Dubois told the City Council: \"We ‘never’ agreed.\nNobody asked us.\n\n\"Not once.\"",
  "\ufeffA lone mark ” and “ another, 👩‍👩‍👧 and e\u0301\u0301\u0301. «Oui», dit-il\u2028End.",
  ...readdirSync(articles).filter((name) => name.endsWith(".txt")).map((name) => readFileSync(join(articles, name), "utf8")),
];
const UNITS = ["utf16", "codepoint", "utf8"];

let browser;
let server;
let page;

before(async () => {
  [browser, server] = await Promise.all([launch(), serve()]);
  page = await browser.newPage();
  await page.goto(`${server.url}pkg/`); // no file: an empty page under the server's policy
});

after(async () => {
  await browser?.close();
  await server?.close();
});

/** The report as JSON in one notation of numbers: `4.0` and `4` are the same number. */
const json = (report) => JSON.stringify(report, null, 1);

for (const unit of UNITS) {
  const fromNode = () => TEXTS.map((text) => json(analyze(text, { offsetUnit: unit })));

  test(`the command line gives the report that Node gives, in ${unit}`, () => {
    assert.ok(existsSync(binary), `${binary} is missing: run cargo build`);
    const input = TEXTS.map((text, id) => JSON.stringify({ id, text })).join("\n");
    const output = execFileSync(binary, ["jsonl", "--offsets", unit], { input, encoding: "utf8", maxBuffer: 1 << 28 });
    const reports = output.trimEnd().split("\n").map((line) => json(JSON.parse(line).report));
    assert.deepEqual(reports, fromNode());
  });

  test(`the browser gives the report that Node gives, in ${unit}`, async () => {
    const reports = await page.evaluate(async ([texts, offsetUnit]) => {
      const { Analyzer } = await import("/pkg/index.js");
      const analyzer = new Analyzer();
      const reports = await Promise.all(texts.map((text) => analyzer.analyze(text, { offsetUnit })));
      analyzer.close();
      return reports.map((report) => JSON.stringify(report, null, 1));
    }, [TEXTS, unit]);
    assert.deepEqual(reports, fromNode());
  });
}

test("with the bytes inline, a page that may fetch nothing analyses too", async () => {
  const words = await page.evaluate(async () => {
    const { model, wasm } = await import("/pkg/inline.js");
    const { Analyzer } = await import("/pkg/index.js");
    return (await new Analyzer({ wasm: wasm(), model: model() }).analyze("Dana Brell left.")).statistics.words;
  });
  assert.equal(words, 3);
});

test("the element shows the very text, marks who said what, and tells the host", async () => {
  const text = "“The bridge is safe,” said Dana Brell.\r\n\r\nShe <b>left</b>.";
  const seen = await page.evaluate(async (text) => {
    const element = document.createElement("nutgraf-article");
    element.text = text; // before the element is defined
    document.body.append(element);
    const told = new Promise((resolve) => document.addEventListener("nutgraf-report", resolve, { once: true }));
    await import("/pkg/element.js");
    const { detail } = await told;
    const selected = new Promise((resolve) => element.addEventListener("nutgraf-select", resolve, { once: true }));
    element.shadowRoot.querySelector("mark").click();
    return {
      blocks: [...element.shadowRoot.querySelectorAll("p")].map((block) => block.textContent),
      quote: element.shadowRoot.querySelector('[part~="quote"]').textContent,
      same: detail === element.report,
      selected: (await selected).detail.kind,
    };
  }, text);
  assert.deepEqual(seen.blocks, ["“The bridge is safe,” said Dana Brell.", "She <b>left</b>."]);
  assert.equal(seen.quote, "The bridge is safe,");
  assert.equal(seen.same, true);
  assert.equal(seen.selected, "quote");
});
