// The package in Node: the same report from every entry, and an answer to every request.

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { PerformanceObserver, constants } from "node:perf_hooks";
import { test } from "node:test";
import { setTimeout as wait } from "node:timers/promises";

import { loadSync } from "../../pkg/engine.js";
import * as inline from "../../pkg/inline.js";
import { Analyzer } from "../../pkg/node.js";
import { analyze, compare, sentences } from "../../pkg/node-sync.js";

const TEXT = "“The bridge is safe 🙂,” said Dana Brell.\r\n\r\nShe left on Tuesday.";

/** A worker that answers by what the test tells it. */
function worker(answer) {
  const self = { onmessage: null, onerror: null, terminated: false, terminate: () => (self.terminated = true) };
  self.postMessage = (request) => setTimeout(() => !self.terminated && answer(self, request));
  return self;
}

test("offsets are positions in the string that was given", () => {
  const [quote] = analyze(TEXT).quotes;
  assert.equal(TEXT.slice(quote.content[0].start, quote.content[0].end), "The bridge is safe 🙂,");
  assert.equal(analyze(TEXT, { offsetUnit: "codepoint" }).text.length, [...TEXT].length);
  assert.equal(analyze(TEXT, { offsetUnit: "utf8" }).text.length, Buffer.byteLength(TEXT));
});

test("a long text makes the memory grow once, not page by page", async () => {
  let collections = 0;
  const major = (entry) => entry.detail.kind === constants.NODE_PERFORMANCE_GC_MAJOR;
  const observer = new PerformanceObserver((list) => (collections += list.getEntries().filter(major).length));
  observer.observe({ entryTypes: ["gc"] });
  analyze("Dana Brell said on Tuesday that the bridge is safe. “It was never closed,” she said.\n\n".repeat(25_000));
  await wait(100);
  observer.disconnect();
  assert.ok(collections < 20, `${collections} collections`);
});

test("sentences alone are those of the report", () => {
  assert.deepEqual([...sentences(TEXT)], analyze(TEXT).sentences.flatMap(({ start, end }) => [start, end]));
});

test("a thread gives the report that the calling thread gives", async () => {
  const analyzer = new Analyzer();
  assert.deepEqual(await analyzer.analyze(TEXT), analyze(TEXT));
  assert.deepEqual([...(await analyzer.sentences(TEXT))], [...sentences(TEXT)]);
  analyzer.close();
});

test("what is absent is null, as in JSON", () => {
  const report = analyze("Nothing to see here.");
  assert.deepEqual(JSON.parse(JSON.stringify(report)), report);
  assert.equal(report.published, null);
});

test("the caller's day of publication is taken", () => {
  assert.equal(analyze(TEXT, { published: "2025-03-11" }).published, "2025-03-11");
});

test("wrong arguments are named", () => {
  assert.throws(() => analyze(TEXT, { published: "last week" }), /"last week" is not a day like/);
  assert.throws(() => analyze(TEXT, { offsetUnit: "bytes" }), /utf16.*codepoint.*utf8/);
  assert.throws(() => analyze(/** @type {any} */ (42)), TypeError);
});

test("an option that is misspelled or null is named, and one that is undefined is left out", () => {
  const wrong = (/** @type {any} */ options) => () => analyze(TEXT, options);
  assert.throws(wrong({ publised: "2025-03-11" }), /there is no option "publised"; there are published, names/);
  assert.throws(wrong({ published: null }), /option "published"/);
  assert.throws(wrong({ names: [{ name: "Brell", type: "robot" }] }), /option "names" is .*a type of "person"/);
  assert.throws(wrong({ tokens: () => true }), /option "tokens"/);
  assert.throws(wrong("2025-03-11"), /not an object/);
  assert.throws(wrong({ published: new Date(0) }), /option "published" is a Date; .*time zone/);
  assert.throws(wrong({ names: ["Dana Brell"] }), /option "names" is "Dana Brell"/);
  assert.throws(wrong({ published: "soon" }), { name: "TypeError", code: "option" });
  assert.equal(analyze(TEXT, { published: undefined, names: undefined }).published, null);
  assert.equal(analyze(TEXT, null).published, null);
});

test("the day of a moment is taken as it is written", () => {
  assert.equal(analyze(TEXT, { published: "2025-03-11T23:30:00+02:00" }).published, "2025-03-11");
});

test("a text over the limit is refused before it is sent, and the limit is the caller's to set", async () => {
  const refused = { code: "too-long", name: "Error", message: /longer than \d+ bytes/ };
  const analyzer = new Analyzer({ createWorker: () => assert.fail("no worker is needed to say that") });
  await assert.rejects(analyzer.analyze("a".repeat(20_000_001)), refused);
  await assert.rejects(analyzer.analyze("“".repeat(6_666_667)), refused);
  await assert.rejects(analyzer.sentences(TEXT, { maxBytes: 4 }), refused);
  await assert.rejects(analyzer.follow({ maxBytes: 4 }).analyze(TEXT), refused);
  await assert.rejects(analyzer.compare(["a".repeat(15_000_000), "a".repeat(15_000_000)]), refused);
  await assert.rejects(analyzer.analyze(TEXT, /** @type {any} */ ({ maxBytes: "many" })), { code: "option" });
  assert.throws(() => analyze(TEXT, { maxBytes: Buffer.byteLength(TEXT) - 1 }), refused);
  assert.throws(() => compare([TEXT, TEXT], { maxBytes: Buffer.byteLength(TEXT) }), refused);
  assert.deepEqual(analyze(TEXT, { maxBytes: Buffer.byteLength(TEXT) }), analyze(TEXT));
  assert.equal(compare([TEXT, TEXT], { maxBytes: Infinity }).articles.length, 2);
});

test("a thread that ends without an error answers what it was asked, and those who wait are answered by the next", async () => {
  // In every thread but the first: what is asked first ends it.
  const ends = 'import { isMainThread, parentPort, threadId } from "node:worker_threads"; if (!isMainThread && threadId === 1) parentPort.on("message", () => process.exit(7));';
  const asks = `import(${JSON.stringify(new URL("../../pkg/node.js", import.meta.url))}).then(async ({ Analyzer }) => {
    const analyzer = new Analyzer();
    const answers = await Promise.allSettled([analyzer.analyze("One."), analyzer.analyze("Two.")]);
    console.log(JSON.stringify(answers.map(({ reason, value }) => reason?.message ?? value.text.length)));
    analyzer.close();
  })`;
  const program = ["--import", `data:text/javascript,${encodeURIComponent(ends)}`, "-e", asks];
  const { error, stdout } = await new Promise((resolve) => execFile(process.execPath, program, (error, stdout, stderr) => resolve({ error: error && `${error}${stderr}`, stdout })));
  assert.equal(error, null);
  const [first, second] = JSON.parse(stdout);
  assert.match(first, /its thread ended with code 7/);
  assert.equal(second, 4);
});

test("an analyzer names wrong arguments without troubling its worker", async () => {
  const analyzer = new Analyzer({ createWorker: () => assert.fail("no worker is needed to say that") });
  const refused = (/** @type {Promise<unknown>} */ request, /** @type {RegExp} */ words, code = "option") => assert.rejects(request, (/** @type {any} */ error) => words.test(error.message) && error.code === code && error.remedy.length > 0);
  await refused(analyzer.analyze(/** @type {any} */ (42)), /the text is 42; give a string/, "text");
  await refused(analyzer.compare(/** @type {any} */ ("a")), /the texts are "a"; give an array/, "text");
  await refused(analyzer.analyze(TEXT, /** @type {any} */ ({ names: [() => 1] })), /option "names" is a function/);
  await refused(analyzer.analyze(TEXT, /** @type {any} */ ({ signal: {} })), /option "signal"/);
  await refused(analyzer.analyze(TEXT, /** @type {any} */ ("2025-03-11")), /the options are not an object/);
});

test("no options and no signal may be null", async () => {
  const analyzer = new Analyzer();
  assert.deepEqual(await analyzer.analyze(TEXT, null), analyze(TEXT));
  assert.deepEqual(await analyzer.analyze(TEXT, { signal: null }), analyze(TEXT));
  analyzer.close();
});

test("a lone surrogate takes one position and moves nothing", () => {
  const text = "A \ud800 broke. Dana Brell left.";
  assert.equal(analyze(text).text.length, text.length);
});

test("an aborted request is rejected, and the next one is answered", async () => {
  const analyzer = new Analyzer();
  const control = new AbortController();
  const running = analyzer.analyze(TEXT.repeat(50_000), { signal: control.signal });
  const waiting = analyzer.analyze(TEXT, { signal: control.signal });
  const next = analyzer.analyze(TEXT);
  setTimeout(() => control.abort(), 50);
  await assert.rejects(running, { name: "AbortError" });
  await assert.rejects(waiting, { name: "AbortError" });
  assert.equal((await next).text.length, TEXT.length);
  await assert.rejects(analyzer.analyze(TEXT, { signal: AbortSignal.abort() }), { name: "AbortError" });
  analyzer.close();
});

test("a worker whose wasm traps is replaced, and those who wait are answered", async () => {
  const workers = [];
  const createWorker = () => {
    const first = workers.length === 0;
    const made = worker((self, { id }) =>
      self.onmessage({ data: first ? { id, error: { name: "RuntimeError", message: "unreachable" }, broken: true } : { id, result: "fine" } }),
    );
    workers.push(made);
    return made;
  };
  const analyzer = new Analyzer({ createWorker });
  const [trapped, waiting] = [analyzer.analyze("a"), analyzer.analyze("b")];
  await assert.rejects(trapped, { name: "RuntimeError", message: "unreachable" });
  assert.equal(await waiting, "fine");
  assert.deepEqual(workers.map((made) => made.terminated), [true, false]);
});

test("a worker that cannot start rejects the request, not the page", async () => {
  const analyzer = new Analyzer({ createWorker: () => worker((self) => self.onerror({ message: "404" })) });
  await assert.rejects(analyzer.analyze(TEXT), /the worker failed: 404/);
  const failing = new Analyzer({ createWorker: () => { throw new Error("no workers here"); } });
  await assert.rejects(failing.analyze(TEXT), /no workers here/);
});

test("a real worker that was given no wasm says so, and every request is answered", async () => {
  const analyzer = new Analyzer({ wasm: new Uint8Array([0, 1, 2, 3]) });
  await assert.rejects(analyzer.analyze(TEXT), /wasm could not be loaded/);
  await assert.rejects(analyzer.analyze(TEXT), /wasm could not be loaded/);
  analyzer.close();
});

test("what failed to load can be tried again", async () => {
  let times = 0;
  const wasm = () => (times++ ? readFileSync(new URL("../../pkg/wasm/nutgraf_bg.wasm", import.meta.url)) : Promise.reject(new Error("the line is down")));
  const analyzer = new Analyzer({ wasm });
  await assert.rejects(analyzer.analyze(TEXT), /the line is down/);
  assert.deepEqual(await analyzer.analyze(TEXT), analyze(TEXT));
  analyzer.close();
});

test("a model with one other byte is refused, and the error says what to serve", async () => {
  const model = readFileSync(new URL("../../pkg/wasm/nutgraf_model.bin", import.meta.url));
  model[1_000_001] ^= 1;
  const analyzer = new Analyzer({ model });
  await assert.rejects(analyzer.analyze(TEXT), (/** @type {any} */ error) => error.code === "model" && /one version of the package/.test(error.remedy));
  analyzer.close();
});

test("a closed analyzer rejects what waits and what comes", async () => {
  const analyzer = new Analyzer();
  const waiting = analyzer.analyze(TEXT);
  analyzer.close();
  await assert.rejects(waiting, { name: "AbortError" });
  await assert.rejects(analyzer.analyze(TEXT), { name: "AbortError" });
});

test("the inline bytes are the two files", async () => {
  const file = (/** @type {string} */ name) => readFileSync(new URL(`../../pkg/wasm/${name}`, import.meta.url));
  assert.deepEqual(Buffer.from(await inline.wasm()), file("nutgraf_bg.wasm"));
  assert.deepEqual(Buffer.from(await inline.model()), file("nutgraf_model.bin"));
  loadSync({ wasm: file("nutgraf_bg.wasm"), model: file("nutgraf_model.bin") });
});

test("without the names' model, or with another one, the error says so", async () => {
  const wasm = await import("../../pkg/wasm/nutgraf.js?fresh");
  wasm.initSync({ module: readFileSync(new URL("../../pkg/wasm/nutgraf_bg.wasm", import.meta.url)) });
  assert.throws(() => wasm.analyze(TEXT), /names' model is missing/);
  assert.throws(() => wasm.compare([TEXT]), /names' model is missing/);
  const analyzer = new Analyzer({ model: new Uint8Array([0, 1, 2, 3]) });
  await assert.rejects(analyzer.analyze(TEXT), /4 bytes are not the names' model.*one build/);
  await assert.rejects(analyzer.analyze(TEXT), /4 bytes are not the names' model.*one build/);
  analyzer.close();
});

test("a text that is written gives the reports that whole analyses give, byte for byte, though only what differs is sent", async () => {
  const analyzer = new Analyzer();
  const following = analyzer.follow({ published: "2025-03-11" });
  const story = Array.from({ length: 12 }, (_, at) => `“The ${at} bolts are loose,” said Dana Brell. Priya Oduya left on Tuesday with ${at + 2} others.`).join("\n\n");
  const texts = [story, story.replace("left on", "left 🙂 on"), `It rained.\n\n${story}`, story.slice(0, 700), "", story, story.replace("Oduya", "Oduyo"), `${story} “No,” said Bo Ek.`];
  for (const text of texts) {
    const report = await following.analyze(text);
    assert.equal(JSON.stringify(report), JSON.stringify(analyze(text, { published: "2025-03-11" })));
    assert.equal(await following.analyze(text), report, "the same text is answered from what is known");
  }
  analyzer.close();
});

test("a text that is written at random gives the reports that whole analyses give, in each offset unit", async () => {
  const analyzer = new Analyzer();
  const following = analyzer.follow();
  let seed = 1;
  const below = (/** @type {number} */ end) => (seed = (seed * 48271) % 2147483647) % Math.max(1, end);
  const folder = new URL("../articles/", import.meta.url);
  let text = ["bridge", "festival", "strike"].map((name) => readFileSync(new URL(`${name}.txt`, folder), "utf8")).join("\n\n");
  for (let edit = 0; edit < 60; edit++) {
    const options = edit % 7 === 6 ? { offsetUnit: /** @type {const} */ (["codepoint", "utf8"])[edit % 2], tokens: edit % 3 === 0 } : {};
    const report = await following.analyze(text, options);
    assert.equal(JSON.stringify(report), JSON.stringify(analyze(text, options)), text);
    const at = below(text.length + 1);
    const [before, behind] = [text.slice(0, at), text.slice(at)];
    const name = /\b[A-Z][a-z]{3,}/.exec(behind)?.[0];
    const edits = [
      `${before}e${behind}`,
      `${before}${behind.slice(below(60))}`,
      `${before} 🙂 Ida Poole said in Halden ${behind}`,
      `${before}${behind.replace(" ", "\n\n")}`,
      `${before}${behind.replace("\n\n", " ")}`,
      name ? text.replaceAll(name, "Okafor") : text,
      `“It is safe,” she said.\n\n${text}`,
      text.split("\n\n").reverse().join("\n\n"),
    ];
    text = edits[below(edits.length)];
  }
  analyzer.close();
});

test("of the texts that come while one is read the last is read next, and the others are told that they were overtaken", async () => {
  const analyzer = new Analyzer();
  const following = analyzer.follow();
  const answers = await Promise.all(["One.", "One. Two.", "One. Two. Three.", TEXT].map((text) => following.analyze(text)));
  assert.deepEqual(answers.map((report) => report?.text.length), ["One.".length, undefined, undefined, TEXT.length]);
  await assert.rejects(following.analyze(/** @type {any} */ (null)), { code: "text" });
  assert.equal((await following.analyze("One."))?.text.length, 4);
  analyzer.close();
});

test("an aborted request is answered at once, and its worker lives when it is done sooner than a new one would be", async (context) => {
  const workers = [];
  const createWorker = () => {
    const made = worker((self, { id, args }) => (args[0] === "short" ? self.onmessage({ data: { id, result: "done" } }) : undefined));
    workers.push(made);
    return made;
  };
  const analyzer = new Analyzer({ createWorker });
  // A worker keeps Node going; this one is none.
  const alive = setInterval(() => undefined, 1000);
  context.after(() => clearInterval(alive));
  assert.equal(await analyzer.analyze("short"), "done");
  const control = new AbortController();
  const request = analyzer.analyze("short", { signal: control.signal });
  control.abort();
  await assert.rejects(request, { name: "AbortError" });
  assert.equal(await analyzer.analyze("short"), "done");
  assert.deepEqual(workers.map((made) => made.terminated), [false]);
  const other = new AbortController();
  const endless = analyzer.analyze("long", { signal: other.signal });
  other.abort();
  await assert.rejects(endless, { name: "AbortError" });
  assert.equal(await analyzer.analyze("short"), "done", "what takes longer is ended");
  assert.deepEqual(workers.map((made) => made.terminated), [true, false]);
});
