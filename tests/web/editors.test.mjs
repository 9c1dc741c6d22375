// @ts-check
// The adapters in the real editors, on the pages of examples/embedding: what is marked is what should be, also while somebody writes.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { extname } from "node:path";
import { after, before, describe, test } from "node:test";

import { build } from "esbuild";

import { joinBlocks, rebase } from "../../pkg/blocks.js";
import { markChanges, marksOf } from "../../pkg/marks.js";
import { analyze } from "../../pkg/node-sync.js";
import { path } from "../../scripts/bundle.mjs";
import { launch } from "./browser.mjs";

const types = /** @type {Record<string, string>} */ ({ ".js": "text/javascript", ".wasm": "application/wasm", ".html": "text/html; charset=utf-8", ".css": "text/css" });
const QUOTES = ["The last bolt is loose,", "Nobody is in danger."];

/** @type {import("playwright-core").Browser} */
let browser;
/** @type {import("node:http").Server} */
let server;
/** @type {string} */
let url;
before(async () => {
  const scripts = new Map();
  server = createServer(async ({ url: asked = "/" }, response) => {
    const { pathname } = new URL(asked, "http://localhost");
    try {
      if (/^\/examples\/embedding\/\w+\.js$/.test(pathname)) scripts.set(pathname, scripts.get(pathname) ?? (await bundled(pathname)));
      const content = scripts.get(pathname) ?? readFileSync(path(`.${pathname}`));
      response.writeHead(200, { "Content-Type": types[extname(pathname)] ?? "application/octet-stream" }).end(content);
    } catch (error) {
      response.writeHead(404).end(String(error));
    }
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", () => resolve(undefined)));
  url = `http://localhost:${/** @type {import("node:net").AddressInfo} */ (server.address()).port}`;
  browser = await launch();
});
after(async () => {
  await browser?.close();
  server.closeAllConnections();
  server.close();
});

/** An example's script with its editor; the package's own main entry is left as it is. @param {string} pathname */
async function bundled(pathname) {
  const { exports } = JSON.parse(readFileSync(path("pkg/package.json"), "utf8"));
  const nutgraf = {
    name: "nutgraf",
    setup: (/** @type {import("esbuild").PluginBuild} */ { onResolve }) =>
      onResolve({ filter: /^nutgraf(\/|$)/ }, ({ path: name }) => {
        const file = exports[name.replace("nutgraf", ".")].default;
        return name === "nutgraf" ? { path: "/pkg/index.js", external: true } : { path: path(`pkg/${file}`) };
      }),
  };
  const { outputFiles } = await build({ entryPoints: [path(`.${pathname}`)], bundle: true, write: false, format: "esm", target: "es2022", loader: { ".css": "empty" }, define: { "process.env.NODE_ENV": '"production"', "globalThis.IS_GUTENBERG_PLUGIN": "false" }, plugins: [nutgraf] });
  return outputFiles[0].text;
}

/** The example's page, when its first report is drawn. @param {string} name */
async function visit(name) {
  const page = await browser.newPage();
  /** @type {string[]} */
  const errors = [];
  page.on("pageerror", (error) => errors.push(String(error)));
  await page.goto(`${url}/examples/embedding/${name}.html`);
  await page.waitForFunction(() => document.querySelectorAll("#said li").length >= 2);
  assert.deepEqual(errors, []);
  assert.ok((await page.locator("#said li").allTextContents()).some((who) => who.includes("Dana Brell")));
  return page;
}

/**
 * Writes a letter at a time, without waiting for reports, and looks each time at what is marked; then writes a whole quotation.
 * @param {import("playwright-core").Page} page
 * @param {() => { kind: string, text: string }[]} read in the page
 * @param {(letter: string) => void} type in the page, in the second paragraph
 */
async function write(page, read, type) {
  const quotes = async () => (await page.evaluate(read)).filter(({ kind }) => kind === "quote").map(({ text }) => text);
  assert.deepEqual((await quotes()).filter((text) => QUOTES.includes(text)), QUOTES);
  for (const letter of "A calm, 🙂 day. ") {
    await page.evaluate(type, letter);
    assert.deepEqual((await quotes()).filter((text) => QUOTES.includes(text)), QUOTES, `after ${letter}`);
  }
  for (const letter of "“We shall see,” said Bo Ek. ") await page.evaluate(type, letter);
  await page.waitForFunction((source) => {
    const marks = new Function(`return (${source})()`)();
    const has = (/** @type {string} */ kind, /** @type {string} */ text) => marks.some((/** @type {any} */ one) => one.kind === kind && one.text === text);
    return has("quote", "We shall see,") && has("person", "Bo Ek");
  }, String(read));
  assert.deepEqual((await quotes()).filter((text) => text === "We shall see," || QUOTES.includes(text)), ["We shall see,", ...QUOTES]);
  await page.close();
}

describe("in the real editor marks are right while somebody writes:", () => {
  test("TipTap, that is ProseMirror", async () => {
    const page = await visit("tiptap");
    const read = () => [...document.querySelectorAll("#editor [data-nutgraf]")].flatMap((element) => [...element.classList].filter((name) => name.startsWith("nutgraf-")).map((name) => ({ kind: name.slice(8), text: element.textContent ?? "" })));
    await write(page, read, (letter) => {
      const { view } = /** @type {any} */ (globalThis).editor;
      view.dispatch(view.state.tr.insertText(letter, view.state.doc.firstChild.nodeSize + 1 + ((/** @type {any} */ (globalThis).at ??= 0))));
      /** @type {any} */ (globalThis).at += letter.length;
    });
  });

  test("CodeMirror", async () => {
    const page = await visit("codemirror");
    const read = () => [...document.querySelectorAll("#editor [data-nutgraf]")].map((element) => ({ kind: [...element.classList].find((name) => name.startsWith("nutgraf-"))?.slice(8) ?? "", text: element.textContent ?? "" }));
    await write(page, read, (letter) => {
      const { editor } = /** @type {any} */ (globalThis);
      const from = editor.state.doc.line(3).from + (/** @type {any} */ (globalThis).at ??= 0);
      editor.dispatch({ changes: { from, insert: letter } });
      /** @type {any} */ (globalThis).at += letter.length;
    });
  });

  test("CKEditor", async () => {
    const page = await visit("ckeditor");
    const read = () => {
      const { model } = /** @type {any} */ (globalThis).editor;
      return [...model.markers.getMarkersGroup("nutgraf")].sort((a, b) => (a.getStart().isBefore(b.getStart()) ? -1 : 1)).map((marker) => ({ kind: marker.name.split(":")[1], text: [...marker.getRange().getItems()].map((item) => item.data ?? "").join("") }));
    };
    await write(page, read, (letter) => {
      const { model } = /** @type {any} */ (globalThis).editor;
      const at = (/** @type {any} */ (globalThis).at ??= 0);
      model.change((/** @type {any} */ writer) => writer.insertText(letter, writer.createPositionAt(model.document.getRoot().getChild(1), at)));
      /** @type {any} */ (globalThis).at += letter.length;
    });
  });

  test("the page's own elements", async () => {
    const page = await visit("dom");
    const read = () => [...CSS.highlights].filter(([name]) => name.startsWith("nutgraf-")).flatMap(([name, ranges]) => [...ranges].map((range) => ({ kind: name.slice(8), text: String(range), top: /** @type {Range} */ (range) }))).sort((a, b) => a.top.compareBoundaryPoints(0, b.top)).map(({ kind, text }) => ({ kind, text }));
    await write(page, read, (letter) => {
      const text = /** @type {Text} */ (document.querySelector("#editor p")?.firstChild);
      text.insertData((/** @type {any} */ (globalThis).at ??= 0), letter);
      /** @type {any} */ (globalThis).at += letter.length;
    });
  });

  test("WordPress's blocks", async () => {
    const page = await visit("gutenberg");
    // WordPress moves annotations in the editor's own tree; here they are looked at when a report is drawn.
    const read = () => {
      const { select } = /** @type {any} */ (globalThis);
      const blocks = select("core/block-editor").getBlocks();
      const textOf = (/** @type {any} */ { blockClientId, richTextIdentifier }) => new DOMParser().parseFromString(String(blocks.find((/** @type {any} */ block) => block.clientId === blockClientId).attributes[richTextIdentifier]), "text/html").body.textContent ?? "";
      return select("core/annotations").__experimentalGetAnnotations().map((/** @type {any} */ one) => ({ kind: one.source.slice(8), at: blocks.findIndex((/** @type {any} */ block) => block.clientId === one.blockClientId) * 1e6 + one.range.start, text: textOf(one).slice(one.range.start, one.range.end) })).sort((/** @type {any} */ a, /** @type {any} */ b) => a.at - b.at);
    };
    await write(page, read, (letter) => {
      const { select, dispatch } = /** @type {any} */ (globalThis);
      const block = select("core/block-editor").getBlocks()[1];
      const { clientId } = block;
      const before = String(block.attributes.content);
      const at = (/** @type {any} */ (globalThis).at ??= 0);
      dispatch("core/block-editor").updateBlockAttributes(clientId, { content: before.slice(0, at) + letter + before.slice(at) });
      /** @type {any} */ (globalThis).at += letter.length;
    });
  });
});

describe("blocks of an editor", () => {
  test("what stands in a line without being text takes its place and is read as it should be", () => {
    const blocks = [{ segments: ["Officials met", { text: "", length: 12 }, " on Tuesday."] }, { segments: ["She left.", { text: "\n", length: 3 }, "“No,” said ", "Dana", { text: "", length: 1 }, " Brell."] }];
    const { text, locate } = joinBlocks(blocks);
    assert.equal(text, "Officials met on Tuesday.\n\nShe left.\n“No,” said Dana Brell.");
    const at = (/** @type {string} */ words) => locate({ start: text.indexOf(words), end: text.indexOf(words) + words.length });
    assert.deepEqual(at("met on"), [{ block: 0, start: 10, end: 28 }]);
    assert.deepEqual(at("met"), [{ block: 0, start: 10, end: 13 }]);
    assert.deepEqual(at("Dana"), [{ block: 1, start: 23, end: 27 }]);
    assert.deepEqual(at("Brell"), [{ block: 1, start: 29, end: 34 }]);
  });

  test("what a block is to its editor is told the engine", () => {
    const { roles, text } = joinBlocks([{ text: "Ferry stops", role: "heading" }, "It is loose.", { text: "Why now", role: "heading" }, { text: "The harbour", role: "caption" }, { segments: ["“No.”"], role: "quote" }]);
    assert.deepEqual(roles.map(({ start, end, role }) => [text.slice(start, end), role]), [["Ferry stops", "headline"], ["Why now", "subheading"], ["The harbour", "caption"], ["“No.”", "paragraph"]]);
    const { blocks } = analyze(text, { roles });
    assert.deepEqual(blocks.map(({ role }) => role), ["headline", "paragraph", "subheading", "caption", "paragraph"]);
  });

  test("a place is found again when something was written beside it, and not when it was written in", () => {
    const span = { start: 4, end: 7 };
    assert.deepEqual(rebase(span, "One two six", "One two, six"), span);
    assert.deepEqual(rebase(span, "One two six", "Not one two six"), { start: 8, end: 11 });
    assert.equal(rebase(span, "One two six", "One tXo six"), undefined);
    assert.equal(rebase(span, "One two six", ""), undefined);
  });
});

test("the README's recipes are what the examples run", () => {
  const readme = readFileSync(path("pkg/README.md"), "utf8");
  for (const name of ["tiptap", "codemirror", "ckeditor", "gutenberg", "dom"]) {
    const source = readFileSync(path(`examples/embedding/${name}.js`), "utf8");
    const [, recipe] = /\/\/ README: begin\n([^]*?)\/\/ README: end/.exec(source) ?? [];
    const imports = source.split("\n").filter((line) => line.startsWith("import ") && !line.includes('"./'));
    assert.ok(recipe && readme.includes(`${imports.join("\n")}\n\n${recipe}`), name);
  }
});

test("marks keep their ids while the text before them is changed", () => {
  const text = "“No,” said Dana Brell.\n\n“No,” said Priya Oduya.";
  const later = `It rained.\n\n${text}`;
  const [before, after] = [text, later].map((one) => marksOf(analyze(one), one));
  const { added, removed, kept } = markChanges(before, after);
  assert.deepEqual([added, removed], [[], []]);
  assert.equal(new Set(before.map(({ id }) => id)).size, before.length);
  for (const { before: one, after: two } of kept) assert.equal(text.slice(one.start, one.end), later.slice(two.start, two.end));
});
