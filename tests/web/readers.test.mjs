// @ts-nocheck
// Files of every kind, made here, read in Chromium.
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { after, before, test } from "node:test";
import { chromium } from "playwright-core";
import { pageServer } from "../../scripts/server.mjs";
import { zip } from "../../www/exports/zip.js";

const PARAGRAPHS = ["Bridge closed 🌉", "“It was never safe,” said Dana Brëll.", "She added: 5 < 6 & 7."];
const ARTICLE = PARAGRAPHS.join("\n\n");
const escape = (text) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
const bytes = (text) => new TextEncoder().encode(text);

const docx = (body) =>
  zip([{ name: "word/document.xml", content: `<?xml version="1.0"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${body}</w:body></w:document>` }]);
const run = (text) => `<w:p><w:pPr><w:pStyle w:val="x"/></w:pPr><w:r><w:t xml:space="preserve">${escape(text)}</w:t></w:r></w:p>`;
const odt = zip([
  {
    name: "content.xml",
    content: `<o:document-content xmlns:o="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><o:body><o:text>${PARAGRAPHS.map(
      (text, index) => (index ? `<text:p>${escape(text)}<o:annotation><text:p>a comment</text:p></o:annotation></text:p>` : `<text:h>${text}</text:h>`),
    ).join("")}</o:text></o:body></o:document-content>`,
  },
]);
const epub = zip([
  { name: "META-INF/container.xml", content: '<container><rootfiles><rootfile full-path="OEBPS/book.opf"/></rootfiles></container>' },
  { name: "OEBPS/book.opf", content: '<package><manifest><item id="b" href="two.xhtml"/><item id="a" href="one%20a.xhtml"/></manifest><spine><itemref idref="a"/><itemref idref="b"/></spine></package>' },
  { name: "OEBPS/two.xhtml", content: `<html><body><p>${escape(PARAGRAPHS[1])}</p><p>${escape(PARAGRAPHS[2])}</p></body></html>` },
  { name: "OEBPS/one a.xhtml", content: `<html><head><title>no</title></head><body><h1>${PARAGRAPHS[0]}</h1></body></html>` },
]);
const rtf = bytes(
  String.raw`{\rtf1\ansi\ansicpg1252{\fonttbl{\f0 Times;}}{\*\generator x;}Bridge closed \u-10180?\u-8439?\par \ldblquote It was never safe,\rdblquote  said Dana Br\'ebll.\par {\pict 00ff}She added: 5 < 6 & 7.}`,
);
const eml = bytes(
  ["Subject: =?UTF-8?Q?Bridge_closed_=F0=9F=8C=89?=", 'Content-Type: multipart/alternative; boundary="cut"', "", "--cut", "Content-Type: text/plain; charset=utf-8", "Content-Transfer-Encoding: quoted-printable", "", "=E2=80=9CIt was never=", " safe,=E2=80=9D said Dana Br=C3=ABll.", "", "She added: 5 < 6 & 7.", "--cut", "Content-Type: text/html", "", "<p>other</p>", "--cut--", ""].join("\r\n"),
);
const story = Array.from({ length: 8 }, (_, index) => `<p>The council of Marsh End met for the ${index + 1}th time, and again nobody could say, after a long evening, who would pay for the bridge.</p>`).join("");
const html = bytes(`<!doctype html><title>Bridge closed | The Marsh Post</title><nav><a href="/">Home</a><a href="/x">Sport</a></nav><script>document.title = "ran"</script><article><h1>Bridge closed</h1>${story}</article><footer>Cookies</footer>`);

const FILES = {
  "a.txt": [bytes(ARTICLE), ARTICLE],
  "a.docx": [docx(PARAGRAPHS.map(run).join("")), ARTICLE],
  "a.odt": [odt, ARTICLE],
  "a.epub": [epub, ARTICLE],
  "a.rtf": [rtf, ARTICLE],
  "a.eml": [eml, ARTICLE],
  "utf16.txt": [Uint8Array.from([0xff, 0xfe, ...new Uint8Array(Uint16Array.from([...ARTICLE].join("").split("").map((c) => c.charCodeAt(0))).buffer)]), ARTICLE],
  "unmarked.txt": [new Uint8Array(Uint16Array.from([..."“Yes,” said Dana Brell. "].map((c) => c.charCodeAt(0))).buffer), "“Yes,” said Dana Brell."],
  "latin1.txt": [Uint8Array.from([...bytes("Dana Br"), 0xeb, ...bytes("ll.")]), "Dana Brëll."],
};

let browser, server, page;
before(async () => {
  server = pageServer().listen(0);
  browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking"] });
  page = await browser.newPage();
  await page.goto(`http://localhost:${server.address().port}/`);
});
after(async () => {
  await browser?.close();
  server?.close();
});

/** What the page's reader makes of a file. */
const read = (name, content) =>
  page.evaluate(
    async ([name, content]) => {
      const { readFile } = await import("/readers/index.js");
      const results = [];
      for await (const { name: member, text, error } of readFile(new File([Uint8Array.from(content)], name))) results.push({ name: member, text, error: error?.code });
      return results;
    },
    [name, [...content]],
  );
const squeezed = (text) => text.replace(/\r\n/g, "\n").replace(/[ \t]+/g, " ").replace(/\n\s*\n/g, "\n\n").trim();

for (const [name, [content, expected]] of Object.entries(FILES)) {
  test(`${name} gives its paragraphs`, async () => {
    const [result] = await read(name, content);
    assert.equal(result.error, undefined);
    assert.equal(squeezed(result.text), expected);
  });
}

test("a saved page gives its article, without navigation, and runs nothing", async () => {
  const title = await page.title();
  const [{ text }] = await read("page.html", html);
  assert.match(text, /^Bridge closed/);
  assert.match(text, /8th time/);
  assert.doesNotMatch(text, /Sport|Cookies/);
  assert.equal(await page.title(), title);
});

test("what Word has deleted is not read", async () => {
  const [{ text }] = await read("a.docx", docx(`<w:p><w:del><w:r><w:delText>gone</w:delText></w:r></w:del><w:r><w:t>kept</w:t><w:br/><w:t>here</w:t></w:r></w:p>`));
  assert.equal(text, "kept\nhere");
});

test("a zip gives every file in it, and one bad file does not stop the rest", async () => {
  const archive = zip([{ name: "one.txt", content: "First." }, { name: "bad.docx", content: "no" }, { name: "__MACOSX/._one.txt", content: "junk" }, { name: "two.txt", content: "Second." }]);
  assert.deepEqual(await read("all.zip", archive), [
    { name: "one.txt", text: "First.", error: undefined },
    { name: "bad.docx", text: undefined, error: "broken" },
    { name: "two.txt", text: "Second.", error: undefined },
  ]);
});

for (const [name, content, code] of [
  ["empty.txt", bytes(" \n"), "empty"],
  ["photo.jpg", Uint8Array.of(0xff, 0xd8, 0, 0, 1), "media"],
  ["broken.docx", bytes("not a zip"), "broken"],
  ["broken.rtf", bytes("plain"), "broken"],
  ["broken.zip", bytes("plain"), "broken"],
]) {
  test(`${name} is refused: ${code}`, async () => {
    assert.deepEqual((await read(name, content)).map(({ error }) => error), [code]);
  });
}

test("the readers look words of a file up in maps and sets, never in objects with a prototype", () => {
  const folder = new URL("../../www/readers/", import.meta.url);
  for (const name of readdirSync(folder)) {
    const source = readFileSync(new URL(name, folder), "utf8");
    assert.doesNotMatch(source, /^const [A-Z_]+ = \{|^\/\*\* @type \{Record<string|= \{\};/m, name);
    assert.doesNotMatch(source, /\b[A-Z_]{3,}\[[a-z]\w*\](?!\s*-)/, name);
  }
});
