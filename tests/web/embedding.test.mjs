// @ts-check
// nutgraf in pages of others: the custom element, a classic script, an iframe, and under every policy that a host may have.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { extname } from "node:path";
import { after, before, describe, test } from "node:test";
import { fileURLToPath } from "node:url";

import { joinBlocks } from "../../pkg/blocks.js";
import { analyze } from "../../pkg/node-sync.js";
import { bundle, path } from "../../scripts/bundle.mjs";
import { launch } from "./browser.mjs";

/** @typedef {import("playwright-core").Page} Page */

const TEXT = "“The bridge is safe 🙂,” said Dana Brell.\n\nShe left Alverton.";
const root = new URL("../../", import.meta.url);
const types = /** @type {Record<string, string>} */ ({ ".js": "text/javascript", ".wasm": "application/wasm", ".html": "text/html; charset=utf-8" });

/** @type {import("playwright-core").Browser} */
let browser;
/** @type {(() => void)[]} */
const closing = [];
before(async () => {
  execFileSync(process.execPath, ["scripts/frame.mjs"], { cwd: fileURLToPath(root) });
  browser = await launch();
});
after(async () => {
  await browser.close();
  for (const close of closing) close();
});

/**
 * A host of its own: a page with these scripts under this policy, beside it the package.
 *
 * @param {{ body?: string, script?: string, policy?: string, workerPolicy?: string }} host
 */
async function visit({ body = "", script = "", policy = "", workerPolicy = policy }) {
  const page = `<!doctype html><html lang="en"><meta charset="utf-8"><title>host</title><body>${body}<script type="module" src="/host.js"></script>`;
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? "/", "http://localhost");
    const answer = (/** @type {string | Buffer} */ content, /** @type {string} */ type, /** @type {string} */ csp) => response.writeHead(200, { "Content-Type": type, "Access-Control-Allow-Origin": "*", ...(csp && { "Content-Security-Policy": csp }) }).end(content);
    try {
      if (pathname === "/") answer(page, types[".html"], policy);
      else if (pathname === "/host.js") answer(script, types[".js"], policy);
      else if (pathname.startsWith("/copy/")) answer(readFileSync(new URL(`./pkg/${pathname.slice(6)}`, root)), types[extname(pathname)] ?? "application/octet-stream", workerPolicy);
      else if (pathname === "/frame.html") answer(readFileSync(new URL("target/nutgraf-frame.html", root)), types[".html"], "");
      else answer(readFileSync(new URL(`.${pathname}`, root)), types[extname(pathname)] ?? "application/octet-stream", workerPolicy);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", () => resolve(undefined)));
  closing.push(() => (server.closeAllConnections(), server.close()));
  const { port } = /** @type {import("node:net").AddressInfo} */ (server.address());
  const tab = await browser.newPage();
  /** @type {string[]} */
  const errors = [];
  tab.on("pageerror", (error) => errors.push(String(error)));
  await tab.goto(`http://localhost:${port}/`);
  return { page: tab, errors, url: `http://localhost:${port}/` };
}

/** What a host's script puts into `globalThis.outcome`. @param {Page} page @returns {Promise<any>} */
async function outcome(page) {
  await page.waitForFunction(() => "outcome" in globalThis);
  const result = await page.evaluate(() => /** @type {any} */ (globalThis).outcome);
  await page.close();
  return result;
}

describe("blocks of an editor", () => {
  const blocks = ["Bridge closed", "", "“It was never safe,” said Dana Brell. “Never", "once.”", "🙂 She left."];
  const { text, locate } = joinBlocks(blocks);

  test("are found again from spans of the whole text", () => {
    for (let start = 0; start < text.length; start++) {
      for (const end of [start + 1, start + 7, text.length]) {
        const words = locate({ start, end }).map((place) => blocks[place.block].slice(place.start, place.end));
        assert.equal(words.join("").replace(/\n/g, ""), text.slice(start, end).replace(/\n/g, ""));
      }
    }
  });
  test("a quotation over two of them has a place in each", () => {
    const report = analyze(text);
    const places = report.quotes.flatMap(({ content }) => content.flatMap(locate));
    assert.deepEqual([...new Set(places.map(({ block }) => block))], [2, 3]);
    for (const { block, start, end } of places) assert.ok(blocks[block].slice(start, end).length > 0);
  });
  test("what stands between two of them is nowhere", () => assert.deepEqual(locate({ start: 13, end: 15 }), []));
});

describe("the custom element", () => {
  const html = `<div id="around"><nutgraf-article published="2025-03-11">${TEXT}</nutgraf-article></div>`;
  const script = `
    globalThis.heard = [];
    for (const type of ["report", "select", "edit", "error"]) document.querySelector("#around").addEventListener("nutgraf-" + type, ({ detail, composed }) => heard.push({ type, detail: JSON.parse(JSON.stringify(detail)), composed }));
    const early = document.querySelector("nutgraf-article");
    early.names = [{ name: "Dana Brell", type: "person" }];
    await import("/pkg/element.js");
  `;
  const heard = (/** @type {Page} */ page, /** @type {string} */ type, count = 1) =>
    page.waitForFunction(([wanted, least]) => /** @type {any} */ (globalThis).heard.filter((/** @type {any} */ one) => one.type === wanted).length >= least, /** @type {const} */ ([type, count]));
  const policy = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self'; connect-src 'self'; style-src 'self'";

  test("shows what is in it under a strict policy, and tells of it", async () => {
    const { page, errors } = await visit({ body: html, script, policy });
    await heard(page, "report");
    const [{ detail, composed }] = await page.evaluate(() => /** @type {any} */ (globalThis).heard);
    assert.deepEqual([detail.schema, detail.published, composed], ["nutgraf-report/2", "2025-03-11", true]);
    assert.equal(await page.locator("nutgraf-article [part~=quote]").first().innerText(), "The bridge is safe 🙂,");
    assert.equal(await page.locator("nutgraf-article [part~=person]").first().innerText(), "Dana Brell");
    assert.notEqual(await page.locator("nutgraf-article [part~=quote]").first().evaluate((element) => getComputedStyle(element).backgroundColor), "rgba(0, 0, 0, 0)");
    await page.locator("nutgraf-article [part~=quote]").first().click();
    await heard(page, "select");
    assert.deepEqual(errors, []);
    await page.close();
  });

  test("takes properties that were set before it was defined, another text, and another day", async () => {
    const { page } = await visit({ body: html, script, policy });
    await heard(page, "report");
    assert.deepEqual(await page.evaluate(() => /** @type {any} */ (document.querySelector("nutgraf-article")).names), [{ name: "Dana Brell", type: "person" }]);
    await page.evaluate(() => void ((/** @type {any} */ (document.querySelector("nutgraf-article"))).text = "“No,” said Priya Oduya."));
    await heard(page, "report", 2);
    assert.equal(await page.locator("nutgraf-article [part~=person]").innerText(), "Priya Oduya");
    await page.evaluate(() => document.querySelector("nutgraf-article")?.setAttribute("published", "not a day"));
    await heard(page, "error");
    await page.close();
  });

  test("with editable the reader writes, the host is told, and the marks follow", async () => {
    const { page, errors } = await visit({ body: html.replace("<nutgraf-article", "<nutgraf-article editable"), script, policy });
    await heard(page, "report");
    await page.locator("nutgraf-article [part=text]").click();
    await page.keyboard.press("Control+End");
    await page.keyboard.type(" “We shall see,” said Priya Oduya.");
    await heard(page, "edit");
    const written = `${TEXT} “We shall see,” said Priya Oduya.`;
    await page.waitForFunction((text) => /** @type {any} */ (globalThis).heard.some((/** @type {any} */ one) => one.type === "edit" && one.detail.text === text), written);
    await page.waitForFunction(() => [...(CSS.highlights.get("nutgraf-person") ?? [])].some(({ startContainer, startOffset, endOffset }) => startContainer.nodeValue?.slice(startOffset, endOffset) === "Priya Oduya"));
    assert.equal(await page.evaluate(() => /** @type {any} */ (document.querySelector("nutgraf-article")).text), written);
    await page.evaluate(() => document.querySelector("nutgraf-article")?.remove());
    assert.equal(await page.evaluate(() => CSS.highlights.get("nutgraf-person")?.size), 0, "nothing is left of it");
    assert.deepEqual(errors, []);
    await page.close();
  });

  const rich = `<div id="around"><nutgraf-article>\n  <p>“The bridge is\n  safe,” said <a href="/x">Dana</a> Brell.</p><p>She <img alt="" width="9" height="9"> left Alverton.</p>\n</nutgraf-article></div>`;
  const painted = (/** @type {string} */ kind) => [...(CSS.highlights.get(`nutgraf-${kind}`) ?? [])].map(String);

  test("keeps paragraphs, links and pictures, marks them, and follows what changes in them", async () => {
    const { page, errors } = await visit({ body: rich, script, policy });
    await heard(page, "report");
    assert.deepEqual(await page.evaluate(painted, "quote"), ["The bridge is\n  safe,"]);
    assert.deepEqual(await page.evaluate(painted, "person"), ["Dana Brell"]);
    assert.deepEqual([await page.locator("nutgraf-article a").isVisible(), await page.locator("nutgraf-article img").isVisible(), await page.locator("nutgraf-article p").count()], [true, true, 2]);
    await page.locator("nutgraf-article a").click({ position: { x: 3, y: 5 }, modifiers: ["Alt"] });
    await heard(page, "select");
    await page.evaluate(() => {
      const paragraph = document.createElement("p");
      paragraph.textContent = "“No,” said Priya Oduya.";
      document.querySelector("nutgraf-article")?.append(paragraph);
    });
    await page.waitForFunction(() => [...(CSS.highlights.get("nutgraf-person") ?? [])].map(String).includes("Priya Oduya"));
    assert.deepEqual((await page.evaluate(painted, "quote")).length, 2);
    await page.evaluate(() => document.querySelector("nutgraf-article")?.remove());
    assert.deepEqual(await page.evaluate(painted, "quote"), [], "nothing is left of it");
    assert.deepEqual(errors, []);
    await page.close();
  });

  test("shows what stands in it before there is a report, and when there is none", async () => {
    for (const inside of [rich, html]) {
      const { page } = await visit({ body: inside, script, policy: policy.replace("connect-src 'self'", "connect-src 'none'") });
      await heard(page, "error");
      assert.match(await page.locator("nutgraf-article").innerText(), /The bridge is safe/);
      assert.ok(await page.locator("nutgraf-article").evaluate((element) => element.clientHeight > 10));
      await page.close();
    }
  });

  test("ignores what is the same, and keeps the caret when a host changes the text", async () => {
    const { page } = await visit({ body: html.replace("<nutgraf-article", "<nutgraf-article editable"), script, policy });
    await heard(page, "report");
    const box = page.locator("nutgraf-article [part=text]");
    await box.click();
    await page.keyboard.press("Control+End");
    await page.evaluate((text) => {
      const element = /** @type {any} */ (document.querySelector("nutgraf-article"));
      element.text = text;
      element.names = [{ name: "Alverton", type: "place" }];
      element.text = `It rained. ${text}`;
    }, TEXT);
    await heard(page, "report", 2);
    await page.keyboard.type("!");
    assert.equal(await box.textContent(), `It rained. ${TEXT}!`);
    await page.close();
  });

  test("two copies of the package leave each other's marks alone", async () => {
    const two = `${script}
      const { ArticleElement } = await import("/copy/article-element.js");
      customElements.define("other-article", ArticleElement);`;
    const { page } = await visit({ body: `${rich}${rich.replaceAll("nutgraf-article", "other-article").replace("around", "there")}`, script: two });
    await page.waitForFunction(() => CSS.highlights.get("nutgraf-quote")?.size === 2);
    await page.evaluate(() => document.querySelector("other-article")?.remove());
    assert.deepEqual(await page.evaluate(painted, "quote"), ["The bridge is\n  safe,"]);
    await page.close();
  });

  test("ends its worker when it is taken away, and works again when it comes back", async () => {
    const { page } = await visit({ body: html, script, policy });
    await heard(page, "report");
    assert.equal(page.workers().length, 1);
    const gone = page.workers()[0].evaluate(() => new Promise(() => {})).catch(() => "gone");
    await page.evaluate(() => void ((/** @type {any} */ (globalThis)).kept = document.querySelector("nutgraf-article")).remove());
    assert.equal(await gone, "gone");
    await page.evaluate(() => document.querySelector("#around")?.append(/** @type {any} */ (globalThis).kept));
    await heard(page, "report", 2);
    await page.close();
  });

  test("is imported on a server without touching anything", async () => {
    const { ArticleElement } = await import("../../pkg/element.js");
    assert.equal(typeof ArticleElement, "function");
  });
});

test("a classic script gives a page without modules the global nutgraf", async () => {
  const body = `<script src="/pkg/classic.js"></script><nutgraf-article>${TEXT}</nutgraf-article>`;
  const script = `(async () => {
    const report = await nutgraf.analyze(${JSON.stringify(TEXT)}, { published: "2025-03-11" });
    const shared = await nutgraf.compare([${JSON.stringify(TEXT)}, ${JSON.stringify(TEXT)}]);
    const { length } = await nutgraf.sentences(${JSON.stringify(TEXT)});
    await nutgraf.define();
    await nutgraf.close();
    globalThis.outcome = [report.quotes[0].speaker.text, shared.schema, length, customElements.get("nutgraf-article") !== undefined];
  })()`;
  const { page } = await visit({ body, script, policy: "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self'; connect-src 'self'" });
  assert.deepEqual(await outcome(page), ["Dana Brell", "nutgraf-comparison/2", 4, true]);
});

test("a classic script from another origin works too", async () => {
  const elsewhere = await visit({});
  await elsewhere.page.close();
  const body = `<script src="${elsewhere.url}pkg/classic.js"></script>`;
  const script = `globalThis.outcome = await nutgraf.analyze(${JSON.stringify(TEXT)}).then(({ quotes }) => quotes[0].speaker.text, String);`;
  const { page } = await visit({ body, script });
  assert.equal(await outcome(page), "Dana Brell");
});

describe("an iframe", () => {
  const body = (hash = "") => `<iframe sandbox="allow-scripts" title="nutgraf" src="/frame.html${hash}"></iframe>`;
  const connected = `
    import { connect } from "/pkg/frame.js";
    const selected = [];
    const frame = await connect(document.querySelector("iframe"), { onSelect: (detail) => selected.push(detail) });
  `;

  test("with an opaque origin answers its host's requests, every one of them", async () => {
    const script = `${connected}
      const text = ${JSON.stringify(TEXT)};
      const report = await frame.analyze(text, { published: "2025-03-11" });
      const comparison = await frame.compare([text, text]);
      const sentences = await frame.sentences(text);
      const wrong = await frame.analyze(text, { published: "someday" }).catch((error) => error.message);
      const control = new AbortController();
      const stopped = frame.analyze(text.repeat(3000), { signal: control.signal }).catch((error) => error.name);
      control.abort();
      const shown = await frame.show(text);
      const waiting = frame.analyze(text).catch((error) => error.name);
      frame.close();
      globalThis.outcome = [frame.engine.name, report.published, report.quotes[0].speaker.text, comparison.schema, sentences.length, wrong, await stopped, shown.schema, await waiting, await frame.analyze(text).catch((error) => error.name)];
    `;
    const { page } = await visit({ body: body(), script });
    const [name, published, speaker, comparison, sentences, wrong, ...rest] = await outcome(page);
    assert.deepEqual([name, published, speaker, comparison, sentences], ["nutgraf", "2025-03-11", "Dana Brell", "nutgraf-comparison/2", 4]);
    assert.match(wrong, /"someday" is not a day like/);
    assert.deepEqual(rest, ["AbortError", "nutgraf-report/2", "AbortError", "AbortError"]);
  });

  test("tells the host what the reader selects in the article that it shows", async () => {
    const script = `${connected} await frame.show(${JSON.stringify(TEXT)}); globalThis.selected = selected; globalThis.ready = true;`;
    const { page } = await visit({ body: body(), script });
    await page.waitForFunction(() => "ready" in globalThis);
    await page.frameLocator("iframe").locator("[part~=quote]").first().click();
    await page.waitForFunction(() => /** @type {any} */ (globalThis).selected.length === 1);
    assert.equal(await page.evaluate(() => /** @type {any} */ (globalThis).selected[0].kind), "quote");
    await page.close();
  });

  test("that is for another host stays silent", async () => {
    const script = `
      import { connect } from "/pkg/frame.js";
      globalThis.outcome = await connect(document.querySelector("iframe"), { patience: 1500 }).then(() => "answered", ({ message }) => message);
    `;
    const { page } = await visit({ body: body("#host=https://cms.example"), script });
    assert.match(await outcome(page), /the frame does not answer/);
  });

  test("that is for this host answers", async () => {
    const script = `document.querySelector("iframe").src = "/frame.html#host=" + location.origin; ${connected} globalThis.outcome = frame.engine.name;`;
    const { page } = await visit({ body: '<iframe sandbox="allow-scripts" title="nutgraf"></iframe>', script });
    assert.equal(await outcome(page), "nutgraf");
  });
});

describe("a host's policy allows it with", () => {
  const files = `import * as inline from "/pkg/inline.js"; const files = Object.fromEntries(await Promise.all(Object.entries(inline).map(async ([name, unpack]) => [name, await unpack()])));`;
  const ask = (/** @type {string} */ settings) => `const analyzer = new Analyzer(${settings}); globalThis.outcome = await analyzer.analyze(${JSON.stringify(TEXT)}).then(({ quotes }) => quotes[0].speaker.text, ({ message }) => message);`;
  const sandbox = (/** @type {string} */ rest) => `default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; ${rest}`;

  test("the wasm file and the worker file: worker-src 'self', connect-src 'self'", async () => {
    const { page } = await visit({ script: `import { Analyzer } from "/pkg/index.js"; ${ask("")}`, policy: sandbox("worker-src 'self'; connect-src 'self'") });
    assert.equal(await outcome(page), "Dana Brell");
  });
  test("inline bytes and the worker file: connect-src 'none', for the worker too", async () => {
    const { page } = await visit({ script: `import { Analyzer } from "/pkg/index.js"; ${files} ${ask("files")}`, policy: sandbox("worker-src 'self'; connect-src 'none'") });
    assert.equal(await outcome(page), "Dana Brell");
  });
  test("inline bytes and a worker that the host makes from a blob: worker-src blob:", async () => {
    const worker = await bundle({ entryPoints: [path("pkg/worker.js")] });
    const make = `const address = URL.createObjectURL(new Blob([${JSON.stringify(worker)}], { type: "text/javascript" }));`;
    const { page } = await visit({ script: `import { Analyzer } from "/pkg/index.js"; ${files} ${make} ${ask("{ ...files, createWorker: () => new Worker(address) }")}`, policy: sandbox("worker-src blob:; connect-src 'none'") });
    assert.equal(await outcome(page), "Dana Brell");
  });
  test("inline bytes and no worker: nothing more", async () => {
    const script = `import { analyze, init } from "/pkg/sync.js"; ${files} await init(files); globalThis.outcome = analyze(${JSON.stringify(TEXT)}).quotes[0].speaker.text;`;
    const { page } = await visit({ script, policy: sandbox("connect-src 'none'") });
    assert.equal(await outcome(page), "Dana Brell");
  });
  test("a Response or a compiled module, handed over by the host", async () => {
    const script = `import { Analyzer } from "/pkg/index.js";
      const file = () => fetch("/pkg/wasm/nutgraf_bg.wasm");
      const speaker = (wasm) => new Analyzer({ wasm }).analyze(${JSON.stringify(TEXT)}).then(({ quotes }) => quotes[0].speaker.text, String);
      globalThis.outcome = await Promise.all([speaker(file()), speaker(WebAssembly.compileStreaming(file())), speaker(await (await file()).arrayBuffer())]);`;
    const { page } = await visit({ script, policy: sandbox("worker-src 'self'; connect-src 'self'") });
    assert.deepEqual(await outcome(page), ["Dana Brell", "Dana Brell", "Dana Brell"]);
  });
  test("a worker that the host makes, where Trusted Types are required", async () => {
    const make = `const policy = trustedTypes.createPolicy("host", { createScriptURL: (address) => address });`;
    const { page } = await visit({ script: `import { Analyzer } from "/pkg/index.js"; ${make} ${ask('{ createWorker: () => new Worker(policy.createScriptURL("/pkg/worker.js"), { type: "module" }) }')}`, policy: sandbox("worker-src 'self'; connect-src 'self'; require-trusted-types-for 'script'") });
    assert.equal(await outcome(page), "Dana Brell");
  });
  test("no 'wasm-unsafe-eval' only in words: the error names what is missing", async () => {
    const { page } = await visit({ script: `import { Analyzer } from "/pkg/index.js"; ${ask("")}`, policy: "default-src 'none'; script-src 'self'; worker-src 'self'; connect-src 'self'" });
    assert.match(await outcome(page), /blocks WebAssembly; add 'wasm-unsafe-eval' to script-src/);
  });
});
