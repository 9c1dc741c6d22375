// @ts-check
// Hosts of every kind that need nothing installed: policies, origins, workers, and what an error says where it cannot work.
// `scripts/test-consumers` goes through the build systems.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";

import { build } from "esbuild";
import { chromium } from "playwright-core";

import { path } from "../../scripts/bundle.mjs";
import { browserOptions } from "./browser.mjs";
import { BROWSERS, outcome, serve } from "./hosts.mjs";

const TEXT = "“The bridge is safe,” said Dana Brell.";
const told = `.then((report) => report.quotes[0].speaker.text, ({ code, address, remedy, message }) => ({ code, address, remedy, message }))`;
const ask = (/** @type {string} */ settings, pkg = "/pkg/") => `import { Analyzer } from ${JSON.stringify(`${pkg}index.js`)}; globalThis.outcome = await new Analyzer(${settings}).analyze(${JSON.stringify(TEXT)})${told};`;

/** How each row of the README's table is used. */
const USES = /** @type {Record<string, string>} */ ({
  "`new Analyzer()`": ask(""),
  "`new Analyzer({ wasm: wasm(), model: model() })`": `import { model, wasm } from "/pkg/inline.js"; ${ask("{ wasm: wasm(), model: model() }")}`,
  "`new Analyzer(await standalone())`": `import { standalone } from "/pkg/standalone.js"; ${ask("await standalone()")}`,
  "`nutgraf/sync` with those bytes": `import { model, wasm } from "/pkg/inline.js"; import { analyze, init } from "/pkg/sync.js"; await init({ wasm: await wasm(), model: await model() }); globalThis.outcome = analyze(${JSON.stringify(TEXT)}).quotes[0].speaker.text;`,
  "`<nutgraf-article>`": `import "/pkg/element.js"; const article = document.createElement("nutgraf-article"); article.text = ${JSON.stringify(TEXT)}; article.addEventListener("nutgraf-report", ({ detail }) => globalThis.outcome = detail.quotes[0].speaker.text); article.addEventListener("nutgraf-error", ({ detail }) => globalThis.outcome = detail.message); document.body.append(article);`,
});
const readme = readFileSync(path("pkg/README.md"), "utf8");
const rows = readme.slice(readme.indexOf("## What your Content-Security-Policy")).split("\n").filter((line) => line.startsWith("| `") && !line.startsWith("| `use"));

for (const [name, start, skip] of BROWSERS) {
  describe(`in ${name}`, { skip }, () => {
    /** @type {any} */
    let browser;
    before(async () => {
      browser = await start();
    });
    after(() => browser?.close());

    for (const row of rows) {
      const [use, scripts, workers, connects] = row.split("|").map((cell) => cell.trim()).filter(Boolean);
      const policy = `default-src 'none'; script-src ${scripts}; worker-src ${workers}; connect-src ${connects}`.replaceAll("`", "");
      test(`the README's policy allows ${use}`, async () => {
        assert.ok(USES[use], "the README's use is not known here");
        assert.equal(await outcome(browser, { script: USES[use], policy }), "Dana Brell");
      });
    }

    /** @type {[string, import("./hosts.mjs").Host, { code: string, address?: RegExp, remedy: RegExp }][]} */
    const failures = [
      ["no wasm", { answer: (path) => (path.endsWith(".wasm") ? { status: 404 } : undefined) }, { code: "wasm", address: /nutgraf_bg\.wasm$/, remedy: /serve wasm\/nutgraf_bg\.wasm/ }],
      ["no model", { answer: (path) => (path.endsWith(".bin") ? { status: 503 } : undefined) }, { code: "model", address: /nutgraf_model\.bin$/, remedy: /serve wasm\/nutgraf_model\.bin/ }],
      ["a page in the place of the wasm", { answer: (path) => (path.endsWith(".wasm") ? { type: "text/html", content: "<!doctype html>" } : undefined) }, { code: "wasm", address: /nutgraf_bg\.wasm$/, remedy: /hand over its address/ }],
      ["a model cut short", { answer: (path) => (path.endsWith(".bin") ? { content: Buffer.alloc(1000) } : undefined) }, { code: "model", remedy: /one version of the package/ }],
      ["no 'wasm-unsafe-eval'", { policy: "script-src 'self'; worker-src 'self'; connect-src 'self'" }, { code: "wasm-blocked", remedy: /add 'wasm-unsafe-eval' to script-src/ }],
      ["connect-src 'none'", { policy: "script-src 'self' 'wasm-unsafe-eval'; worker-src 'self'; connect-src 'none'" }, { code: "connect-blocked", address: /nutgraf_/, remedy: /add 'self' to connect-src/ }],
      ["worker-src 'none'", { policy: "script-src 'self' 'wasm-unsafe-eval'; worker-src 'none'; connect-src 'self'" }, { code: "worker-blocked", remedy: /to worker-src/ }],
    ];
    for (const [what, host, { code, address, remedy }] of failures) {
      test(`${what}: the error has a code, and says what to do`, async () => {
        const error = await outcome(browser, { ...host, script: ask("") });
        assert.equal(error.code, code, error.message);
        assert.match(error.remedy, remedy);
        if (address) assert.match(error.address, address);
        assert.ok(error.message.includes(error.remedy));
      });
    }

    test("a package on another origin works from a blob", async () => {
      const cdn = await serve({ cors: true });
      assert.equal(await outcome(browser, { script: ask("", `${cdn.url}/pkg/`) }), "Dana Brell");
      cdn.close();
    });

    test("a package in a folder with a blank and an umlaut works", async () => {
      assert.equal(await outcome(browser, { pkg: "/cms v2/ü/", script: ask("", encodeURI("/cms v2/ü/")) }), "Dana Brell");
    });

    test("relative addresses are those of the page", async () => {
      assert.equal(await outcome(browser, { script: ask('{ wasm: "pkg/wasm/nutgraf_bg.wasm", model: new URL("pkg/wasm/nutgraf_model.bin", location.href) }') }), "Dana Brell");
    });

    test("where a bundler left the worker behind, the engine inside the JavaScript is taken", async () => {
      const answer = (/** @type {string} */ path) => (path === "/pkg/worker.js" ? { type: "text/html", content: "<!doctype html>" } : undefined);
      assert.equal(await outcome(browser, { script: ask(""), answer }), "Dana Brell");
    });

    test("a bundle of esbuild, without any setting, works", async () => {
      const { outputFiles } = await build({ stdin: { contents: ask("", "./pkg/"), resolveDir: path(".") }, bundle: true, write: false, format: "esm", logLevel: "silent" });
      assert.equal(await outcome(browser, { script: outputFiles[0].text, pkg: "/nowhere/" }), "Dana Brell");
    });

    test("two copies on one page work beside each other", async () => {
      const answer = (/** @type {string} */ name) => (name.startsWith("/copy/") ? { content: readFileSync(path(`pkg/${name.slice(6)}`)) } : undefined);
      const script = `import { Analyzer } from "/pkg/index.js"; import { Analyzer as Other } from "/copy/index.js"; import "/pkg/element.js"; import "/copy/element.js";
        const ask = async (Kind) => (await new Kind().analyze(${JSON.stringify(TEXT)})).quotes[0].speaker.text;
        globalThis.outcome = await Promise.all([ask(Analyzer), ask(Other)]).then(String, String);`;
      assert.equal(await outcome(browser, { script, answer }), "Dana Brell,Dana Brell");
    });
  });
}

describe("in Chromium alone", () => {
  const [, start] = BROWSERS[0];
  /** @type {any} */
  let browser;
  before(async () => {
    browser = await start();
  });
  after(() => browser?.close());

  test("Trusted Types: the error says how to make the worker, and that works", async () => {
    const policy = "script-src 'self' 'wasm-unsafe-eval'; worker-src 'self'; connect-src 'self'; require-trusted-types-for 'script'";
    const error = await outcome(browser, { script: ask(""), policy });
    assert.equal(error.code, "worker-blocked", error.message);
    assert.match(error.remedy, /createScriptURL/);
    const make = `const policy = trustedTypes.createPolicy("host", { createScriptURL: (address) => address });`;
    assert.equal(await outcome(browser, { script: `${make} ${ask('{ createWorker: () => new Worker(policy.createScriptURL("/pkg/worker.js"), { type: "module" }) }')}`, policy }), "Dana Brell");
  });

  test("a service worker: nutgraf/sync works, and the Analyzer says so", async () => {
    const worker = `import { analyze, init } from "/pkg/sync.js"; import { Analyzer } from "/pkg/index.js";
      const ready = init();
      addEventListener("install", () => skipWaiting());
      addEventListener("activate", (event) => event.waitUntil(clients.claim()));
      addEventListener("message", async ({ source }) => {
        await ready;
        const refused = await new Analyzer().analyze("x").catch(({ code, remedy }) => [code, remedy]);
        source.postMessage([analyze(${JSON.stringify(TEXT)}).quotes[0].speaker.text, ...refused]);
      });`;
    const script = `await navigator.serviceWorker.register("/sw.js", { type: "module" });
      const { active } = await navigator.serviceWorker.ready;
      navigator.serviceWorker.onmessage = ({ data }) => globalThis.outcome = data;
      if (active.state !== "activated") await new Promise((resolve) => active.onstatechange = () => active.state === "activated" && resolve());
      active.postMessage("go");`;
    const [speaker, code, remedy] = await outcome(browser, { script, answer: (name) => (name === "/sw.js" ? { type: "text/javascript", content: worker } : undefined) });
    assert.deepEqual([speaker, code], ["Dana Brell", "no-worker"]);
    assert.match(remedy, /nutgraf\/sync/);
  });

  test("an extension: its page, its service worker, and a script in the pages of others by way of that", async () => {
    const folder = mkdtempSync(join(tmpdir(), "nutgraf-extension-"));
    const extension = join(folder, "extension");
    cpSync(path("examples/embedding/extension"), extension, { recursive: true });
    cpSync(path("pkg"), join(extension, "pkg"), { recursive: true });
    const { executablePath, args } = browserOptions();
    const context = await chromium.launchPersistentContext(join(folder, "profile"), { executablePath, channel: undefined, headless: false, args: [...args, "--headless=new", `--disable-extensions-except=${extension}`, `--load-extension=${extension}`] });
    const host = await serve({ body: `<p id="article">${TEXT}</p>` });
    try {
      const page = await context.newPage();
      await page.goto(host.url);
      await page.waitForFunction(() => document.documentElement.dataset.said);
      assert.equal(await page.evaluate(() => document.documentElement.dataset.said), "Dana Brell");
      const id = new URL((context.serviceWorkers()[0] ?? (await context.waitForEvent("serviceworker"))).url()).host;
      await page.goto(`chrome-extension://${id}/page.html`);
      await page.waitForFunction(() => document.documentElement.dataset.said);
      assert.equal(await page.evaluate(() => document.documentElement.dataset.said), "Dana Brell");
    } finally {
      host.close();
      await context.close();
      rmSync(folder, { recursive: true, force: true });
    }
  });
});

describe("in Node", () => {
  const folder = mkdtempSync(join(tmpdir(), "nutgraf-node-"));
  after(() => rmSync(folder, { recursive: true, force: true }));
  const run = (/** @type {string} */ file) => execFileSync(process.execPath, [file], { cwd: folder, encoding: "utf8", env: { ...process.env, NODE_NO_WARNINGS: "1" } }).trim();

  test("an ES module and a CommonJS one find it, on its thread and on their own", () => {
    cpSync(path("pkg"), join(folder, "node_modules/nutgraf"), { recursive: true });
    const body = `const analyzer = new Analyzer(); analyzer.analyze(${JSON.stringify(TEXT)}).then(({ quotes }) => { console.log(quotes[0].speaker.text, analyze(${JSON.stringify(TEXT)}).quotes.length); analyzer.close(); });`;
    writeFileSync(join(folder, "module.mjs"), `import { Analyzer } from "nutgraf"; import { analyze } from "nutgraf/sync"; ${body}`);
    assert.equal(run("module.mjs"), "Dana Brell 1");
    const requires = process.features.require_module;
    if (!requires) return;
    writeFileSync(join(folder, "common.cjs"), `const { Analyzer } = require("nutgraf"); const { analyze } = require("nutgraf/sync"); ${body}`);
    assert.equal(run("common.cjs"), "Dana Brell 1");
  });

  test("a server's bundle finds its files beside the package", async () => {
    writeFileSync(join(folder, "server.js"), `import { Analyzer } from "nutgraf"; import { analyze } from "nutgraf/sync"; const analyzer = new Analyzer(); const { quotes } = await analyzer.analyze(${JSON.stringify(TEXT)}); console.log(quotes[0].speaker.text, analyze(${JSON.stringify(TEXT)}).quotes.length); analyzer.close();`);
    await build({ entryPoints: [join(folder, "server.js")], bundle: true, platform: "node", format: "esm", outfile: join(folder, "dist/server.mjs"), logLevel: "silent" });
    assert.equal(run("dist/server.mjs"), "Dana Brell 1");
  });
});
