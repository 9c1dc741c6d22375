// @ts-check
// Small files that ask for much: each is answered, and the thread that reads is ended where it must be.

import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { after, before, test } from "node:test";
import { deflateRawSync } from "node:zlib";

import { pageServer } from "../../scripts/server.mjs";
import { zip } from "../../www/exports/zip.js";
import { readFile, readOn } from "../../www/readers/index.js";
import { launch } from "./browser.mjs";

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

/** What the reader makes of a file: its texts, begun, and its refusals. @param {string} name @param {string | Uint8Array} content */
const read = (name, content) =>
  page.evaluate(
    async ([file, encoded]) => {
      const { readFile } = await import(/** @type {any} */ ("/readers/index.js"));
      const results = [];
      for await (const { text, error } of readFile(new File([Uint8Array.from(atob(encoded), (c) => c.charCodeAt(0))], file))) results.push(error?.code ?? text.slice(0, 40));
      return results;
    },
    [name, Buffer.from(content).toString("base64")],
  );

const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
const docx = (/** @type {string} */ body, before = "") => zip([{ name: "word/document.xml", content: `<?xml version="1.0"?>${before}<w:document ${W}><w:body>${body}</w:body></w:document>` }]);
const odt = (/** @type {string} */ body) => zip([{ name: "content.xml", content: `<office:document-content xmlns:office="o" xmlns:text="t"><office:body>${body}</office:body></office:document-content>` }]);
const SENTENCE = "The bridge is safe, said Dana Brell. ";

/**
 * A zip whose members all are the same bytes.
 * @param {number} count
 * @param {number} size what each says that it unpacks to
 * @param {{ data?: Buffer, method?: number }} [packed]
 */
function overlapping(count, size, { data = Buffer.from(SENTENCE.repeat(300)), method = 0 } = {}) {
  const name = Buffer.from("a.txt");
  const local = Buffer.alloc(30);
  local.writeUInt32LE(0x04034b50, 0);
  local.writeUInt16LE(method, 8);
  local.writeUInt32LE(data.length, 18);
  local.writeUInt32LE(data.length, 22);
  local.writeUInt16LE(name.length, 26);
  const entries = Array.from({ length: count }, (_, index) => {
    const own = Buffer.from(`${index}.txt`);
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(0x02014b50, 0);
    entry.writeUInt16LE(method, 10);
    entry.writeUInt32LE(data.length, 20);
    entry.writeUInt32LE(size, 24);
    entry.writeUInt16LE(own.length, 28);
    return Buffer.concat([entry, own]);
  });
  const central = Buffer.concat(entries);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(count, 8);
  end.writeUInt16LE(count, 10);
  end.writeUInt32LE(central.length, 12);
  end.writeUInt32LE(30 + name.length + data.length, 16);
  return Buffer.concat([local, name, data, central, end]);
}

const container = { name: "META-INF/container.xml", content: '<container><rootfiles><rootfile full-path="o.opf"/></rootfiles></container>' };

/** Sixty thousand bytes that unpack to more than a file may have. */
const BOMB = { data: deflateRawSync(Buffer.alloc(65_000_000)), method: 8 };

/** @type {[string, string | Uint8Array, string[]][]} */
const FILES = [
  ["nested.odt", odt(`${"<text:p>".repeat(2000)}${SENTENCE.repeat(2000)}${"</text:p>".repeat(2000)}`), ["The bridge is safe, said Dana Brell. The"]],
  ["deep.odt", odt(`${"<text:p>".repeat(50_000)}x`), ["tooLong"]],
  ["spaces.odt", odt('<text:p>a<text:s text:c="500000000"/>b</text:p>'), [`a${" ".repeat(39)}`]],
  ["notes.odt", odt(`<text:p>a${"<text:note/>".repeat(100_000)}</text:p>`), ["a"]],
  ["spine.epub", zip([container, { name: "o.opf", content: `<package><manifest><item id="c" href="c.xhtml"/></manifest><spine>${'<itemref idref="c"/>'.repeat(3000)}</spine></package>` }, { name: "c.xhtml", content: `<p>${SENTENCE.repeat(2000)}</p>` }]), ["The bridge is safe, said Dana Brell. The"]],
  ["overlap.zip", overlapping(3, 0), ["broken", "broken", "broken"]],
  ["many.zip", overlapping(2500, 0), ["tooMany"]],
  ["bomb.zip", overlapping(1, 65_000_000, BOMB), ["tooLarge"]],
  ["bomb-that-lies.zip", overlapping(1, 100, BOMB), ["broken"]],
  ["deep.docx", docx(`<w:p>${"<w:r>".repeat(50_000)}<w:t>x</w:t>`), ["tooLong"]],
  ["lol.docx", docx("<w:p><w:r><w:t>&l1;</w:t></w:r></w:p>", '<!DOCTYPE l [<!ENTITY l0 "lol"><!ENTITY l1 "&l0;&l0;">]>'), ["&l1;"]],
  ["constructor.docx", docx("<w:p><w:r><w:constructor/><w:toString/><w:__proto__/><w:t>Hello.</w:t></w:r></w:p>"), ["Hello."]],
  ["constructor.rtf", "{\\rtf1 Hello \\constructor \\tostring \\hasOwnProperty world.\\par}", ["Hello world."]],
  ["groups.rtf", `{\\rtf1 ${"{".repeat(300_000)}x${"}".repeat(300_000)}}`, ["x"]],
  ["bytes.rtf", `{\\rtf1 ${"\\'41".repeat(500_000)}}`, ["A".repeat(40)]],
  ["divs.html", `${"<div>".repeat(400_000)}x`, ["tooLong"]],
  ["many.html", `<html><body>${`<div><p>${SENTENCE}</p></div>`.repeat(50_000)}</body></html>`, ["The bridge is safe, said Dana Brell.\n\nTh"]],
  ["spaces.html", `<html><body><pre>x${" ".repeat(1_000_000)}x</pre></body></html>`, [`x${" ".repeat(39)}`]],
  ["quoted.eml", `Subject: x\r\nContent-Type: text/plain\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n${"=41=\r\n".repeat(300_000)}`, [`x\n\n${"A".repeat(37)}`]],
  ["parts.eml", `MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=a\r\n\r\n${"--a\r\nContent-Type: multipart/mixed; boundary=a\r\n\r\n".repeat(20_000)}`, ["broken"]],
  ["nested.zip", zip([{ name: "in.zip", content: zip([{ name: "x.txt", content: SENTENCE }]) }, { name: "ok.txt", content: SENTENCE }]), [SENTENCE, SENTENCE]],
];

for (const [name, content, expected] of FILES) {
  test(`${name} is answered`, async () => assert.deepEqual(await read(name, content), expected));
}

/** What becomes of each file that attacked once; the texts of others are for the engine's tests. */
const ATTACKS = new URL("../attacks/", import.meta.url);
/** @type {Record<string, string>} */
const OUTCOMES = {
  "corrections-poison.json": "code",
  "corrections-xss.json": "code",
  "ctor.docx": "Hello.",
  "ctor.rtf": "Hello  world.",
  "nested-divs.html": "tooLong",
  "nestp.odt": "The bridge is safe. The bridge is safe. ",
  "nobreakhyphen.docx": "Council opens pitch\n\n“The pitch is safe,",
  "pages250.pdf": "The bridge is safe line 2. The bridge is",
  "spine.epub": "The bridge is safe. The bridge is safe. ",
  "xss-export.html": "Council closes Saltmarsh Bridge\n\n“The br",
};

test("every file that attacked is answered, none with more than its words, and nothing in it runs", async () => {
  const answers = Object.fromEntries(await Promise.all(readdirSync(ATTACKS).filter((name) => !/\.(txt|jsonl)$/.test(name)).map(async (name) => [name, await read(name, readFileSync(new URL(name, ATTACKS)))])));
  assert.deepEqual(answers, Object.fromEntries(Object.entries(OUTCOMES).map(([name, outcome]) => [name, [outcome]])));
  assert.deepEqual(await page.evaluate(() => Object.getOwnPropertyNames(globalThis).filter((name) => name === "pwned")), []);
});

test("a name in an archive neither turns its direction nor is looked up in anything", async () => {
  const names = await page.evaluate(async (encoded) => {
    const { readFile } = await import(/** @type {any} */ ("/readers/index.js"));
    const found = [];
    for await (const { name } of readFile(new File([Uint8Array.from(atob(encoded), (c) => c.charCodeAt(0))], "names.zip"))) found.push(name);
    return found;
  }, Buffer.from(zip([{ name: "x\u202Etxt.exe", content: SENTENCE }, { name: "__proto__", content: SENTENCE }, { name: "x.constructor", content: SENTENCE }])).toString("base64"));
  assert.deepEqual(names, ["xtxt.exe", "__proto__", "x.constructor"]);
});

/** Has files read by a thread that only says what it is told to; how often it was ended. @param {(post: (data: object) => void, order: { skip: number, avoid: number[] }) => void} act what it does with an order */
function threadThat(act) {
  const ended = { times: 0 };
  readOn(() => {
    /** @type {any} */
    const worker = { onmessage: null, terminate: () => void ended.times++, postMessage: (/** @type {any} */ order) => act((data) => worker.onmessage({ data: { id: order.id, ...data } }), order) };
    return worker;
  });
  return ended;
}

test("a thread that says nothing more is ended; what it was at is refused, and the next goes on behind it", async () => {
  const ended = threadThat((post, { skip, avoid }) => {
    post({ type: "start", name: "a.txt", turn: 2 });
    if (skip === 0) post({ type: "result", result: { name: "a.txt", text: "A" } });
    post({ type: "start", name: "b.txt", turn: 3 });
    if (!avoid.includes(3)) return;
    post({ type: "result", result: { name: "c.txt", text: "C" } });
    post({ type: "end" });
  });
  const results = [];
  for await (const { name, error } of readFile(new File(["x"], "all.zip"), { silentMs: 1 })) results.push([name, error?.code]);
  assert.deepEqual(results, [["a.txt", undefined], ["b.txt", "tooLong"], ["c.txt", undefined]]);
  assert.equal(ended.times, 1);
});

test("to cancel ends the thread, at once and without a word", async () => {
  const ended = threadThat((post) => post({ type: "result", result: { name: "a.txt", text: "A" } }));
  const stop = new AbortController();
  const results = [];
  for await (const { name } of readFile(new File(["x"], "all.zip"), { signal: stop.signal })) {
    results.push(name);
    stop.abort();
  }
  assert.deepEqual(results, ["a.txt"]);
  assert.equal(ended.times, 1);
});

test("two files at once are read by two threads", async () => {
  let threads = 0;
  readOn(() => {
    threads++;
    /** @type {any} */
    const worker = { onmessage: null, terminate: () => undefined, postMessage: (/** @type {any} */ { id, name }) => void queueMicrotask(() => (worker.onmessage({ data: { id, type: "result", result: { name, text: name } } }), worker.onmessage({ data: { id, type: "end" } }))) };
    return worker;
  });
  const all = async (/** @type {string} */ name) => {
    const texts = [];
    for await (const { text } of readFile(new File(["x"], name))) texts.push(text);
    return texts;
  };
  assert.deepEqual(await Promise.all([all("a.txt"), all("b.txt")]), [["a.txt"], ["b.txt"]]);
  assert.deepEqual(await all("c.txt"), ["c.txt"]);
  assert.equal(threads, 2);
});
