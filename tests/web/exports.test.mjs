// @ts-nocheck
// Every export, read back by a reader of its own format, for a text with emoji, CRLF and combining marks.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, test } from "node:test";
import { analyze } from "../../pkg/node-sync.js";
import { anchor } from "../../www/corrections/anchor.js";
import { correct } from "../../www/corrections/correct.js";
import { FORMATS, fileName, zip } from "../../www/exports/index.js";
import { Budget, membersOf } from "../../www/readers/archive.js";

const TEXT = "Bridge 🌉 closed\r\n\r\n“It was never\r\nsafe 🙂,” said Café mayor Dana Brëll. =SUM was “ruled out”, she added; <b>no</b> “more, \"please\"”.";

/** The span of a string's first occurrence, from an offset on. */
const span = (words, from = 0) => {
  const start = TEXT.indexOf(words, from);
  assert.ok(start >= 0, words);
  return { start, end: start + words.length };
};
const quote = (parts, extra) => ({ kind: "direct", content: parts, speaker: null, cue: null, closed: true, confidence: "certain", evidence: "test", words: 3, ...extra });
const named = (words) => ({ ...span(words), text: words });

const brell = { ...named("Dana Brëll"), form: "name", entity: 0 };
const mention = { ...span("Dana Brëll"), type: "person", form: "name", entity: 0 };
const sentences = [span("Bridge 🌉 closed"), span(TEXT.slice(TEXT.indexOf("“It"), TEXT.indexOf(" =SUM"))), span(TEXT.slice(TEXT.indexOf("=SUM")))];
const article = {
  title: "=Bridge 🌉",
  source: "bridge.txt",
  text: TEXT,
  corrections: 2,
  report: {
    schema: "nutgraf-report/2",
    engine: { name: "nutgraf", version: "0" },
    offsetUnit: "utf16",
    text: { length: TEXT.length, sha256: "00ff" },
    language: "en",
    published: null,
    blocks: [{ ...sentences[0], role: "headline" }, { start: sentences[1].start, end: sentences[2].end, role: "paragraph" }],
    sentences: sentences.map((sentence, index) => ({ ...sentence, block: Math.min(index, 1), words: 2 })),
    mentions: [mention],
    entities: [{ id: 0, type: "person", name: "Dana Brëll", aliases: ["Brëll"], roles: [named("Café mayor")], mentions: [0], salience: 1, corrected: true }],
    dates: [],
    figures: [],
    quotes: [
      quote([span("It was never\r\nsafe 🙂,")], { speaker: brell, cue: { ...named("said"), lemma: "say" } }),
      quote([span("=SUM was “ruled out”")], { speaker: { ...named("she"), form: "pronoun", entity: 0 }, confidence: "likely", kind: "mixed", corrected: true }),
      quote([span("more, \"please\"")]),
    ],
    statistics: {},
    checks: [],
    tokens: [...TEXT.matchAll(/[\p{L}\p{M}]+|[^\s\p{L}\p{M}]/gu)].map((match) => ({ start: match.index, end: match.index + match[0].length })),
  },
};
const make = (id) => FORMATS.find((format) => format.id === id).make(article);
const points = [...TEXT];

test("every format has a name, an extension and a type of its own", () => {
  for (const key of ["id", "label", "extension"]) assert.equal(new Set(FORMATS.map((format) => format[key])).size, FORMATS.length);
  for (const { mime } of FORMATS) assert.match(mime, /^[a-z]+\/[a-z+.-]+/);
});

test("every format says what a person corrected", () => {
  for (const { id } of FORMATS.filter(({ id }) => id !== "csv-sentences")) assert.match(make(id), /corrected|corrections by hand/, id);
});

describe("every format of a corrected article says so, whatever was corrected", () => {
  const text = "Bridge closed\n\n“It was never safe,” said Dana Brell. Brell thanked Tomas Ekwall, who smiled. “We knew it was old,” said Ida Vale.\n";
  const raw = analyze(text);
  const quote = anchor(text, raw.quotes[0].content[0]);
  const brell = raw.entities.find(({ name }) => name === "Dana Brell");
  const ekwall = raw.entities.find(({ name }) => name === "Tomas Ekwall");
  const words = (wanted) => anchor(text, { start: text.indexOf(wanted), end: text.indexOf(wanted) + wanted.length });
  const CORRECTIONS = [
    { type: "speaker", quote, name: "Tomas Ekwall" },
    { type: "boundary", quote, content: words("never safe") },
    { type: "add-quote", content: words("who smiled"), name: null },
    { type: "delete-quote", quote },
    { type: "merge", entity: ekwall, into: brell },
    { type: "split", entity: brell, mentions: [words("Brell thanked".slice(0, 5))], name: "Ida Brell" },
    { type: "type", entity: ekwall, to: "place" },
    { type: "rename", entity: ekwall, to: "Thomas Ekwall" },
    { type: "add-entity", mention: words("Bridge"), to: "place" },
    { type: "delete-entity", entity: ekwall },
  ];
  for (const correction of CORRECTIONS) {
    test(correction.type, () => {
      const corrected = { title: "Bridge", source: "", text, corrections: 1, report: { ...correct(raw, text, [correction]), tokens: [] } };
      const untouched = { ...corrected, corrections: 0, report: { ...raw, tokens: [] } };
      for (const { id, make } of FORMATS) {
        const says = (article) => {
          if (id.startsWith("csv")) return parseCsv(make(article)).slice(1).some((row) => row[1] === "1");
          return id === "json" ? JSON.parse(make(article)).corrections === 1 : /corrected|correction by hand/.test(make(article));
        };
        assert.equal(says(corrected), true, id);
        assert.equal(says(untouched), false, id);
      }
    });
  }
});

test("an article without anything found can be saved in every format", () => {
  const empty = { ...article, text: "", report: { ...article.report, blocks: [], sentences: [], mentions: [], entities: [], quotes: [], tokens: [] } };
  for (const format of FORMATS) assert.equal(typeof format.make(empty), "string");
});

/** RFC 4180, by hand. */
function parseCsv(text) {
  const rows = [[""]];
  let quoted = false;
  for (let at = 0; at < text.length; at += 1) {
    const row = rows[rows.length - 1];
    const c = text[at];
    if (quoted && c === '"' && text[at + 1] === '"') row[row.length - 1] += text[(at += 1)];
    else if (c === '"') quoted = !quoted;
    else if (!quoted && c === ",") row.push("");
    else if (!quoted && c === "\r" && text[at + 1] === "\n") (at += 1), rows.push([""]);
    else row[row.length - 1] += c;
  }
  assert.deepEqual(rows.pop(), [""], "the last row ends with a line break");
  return rows;
}

test("CSV reads back cell by cell, and no cell is a formula", () => {
  for (const id of ["csv-quotes", "csv-entities", "csv-sentences"]) {
    const rows = parseCsv(make(id));
    for (const row of rows) assert.equal(row.length, rows[0].length);
    for (const cell of rows.flat()) assert.doesNotMatch(cell, /^[=+@\t\r-]/);
  }
  const rows = parseCsv(make("csv-quotes")).slice(1);
  assert.deepEqual(rows.map((row) => row.at(-1)), ["It was never\r\nsafe 🙂,", "'=SUM was “ruled out”", 'more, "please"']);
  assert.deepEqual(rows.map((row) => row[4]), ["Dana Brëll", "Dana Brëll", ""]);
});

test("CSV holds no formula for a spreadsheet that parts at semicolons, nor one in full-width signs", () => {
  const guard = (title) => parseCsv(FORMATS.find(({ id }) => id === "csv-quotes").make({ ...article, title }))[1][0];
  for (const [title, kept] of [
    ["We won;=cmd|'/C calc'!A0", "We won;'=cmd|'/C calc'!A0"],
    ["＝cmd()", "'＝cmd()"],
    ["a;\"=1+1", "a;\"'=1+1"],
    ["one\n+two", "one\n'+two"],
    ["one\t ＠two", "one\t '＠two"],
    [" \u200b=1", " \u200b'=1"],
    ["1 + 1 = 2; well-known", "1 + 1 = 2; well-known"],
  ]) {
    assert.equal(guard(title), kept);
    for (const part of guard(title).split(/[;\t\n]/)) assert.doesNotMatch(part, /^[\s"\u200b]*[=+@＝＋－＠-]/);
  }
  const long = "\n".repeat(300_000);
  assert.equal(guard(`${long}=1`).length, long.length + 3);
});

describe("markup in what is exported", () => {
  const HOSTILE = `x"><script>alert(1)</script><b class='"`;
  const hostile = {
    ...article,
    title: HOSTILE,
    report: {
      ...article.report,
      language: HOSTILE,
      blocks: article.report.blocks.map((block) => ({ ...block, role: HOSTILE })),
      mentions: [{ ...mention, type: HOSTILE }],
      entities: [{ ...article.report.entities[0], type: HOSTILE, name: HOSTILE }],
      quotes: article.report.quotes.map((one) => ({ ...one, kind: HOSTILE, confidence: HOSTILE })),
    },
  };

  test("is text, wherever it comes from", () => {
    const page = FORMATS.find(({ id }) => id === "html").make(hostile);
    assert.equal(page.includes("<script"), false);
    assert.deepEqual([...new Set([...page.matchAll(/<(\w+)/g)].map(([, tag]) => tag))].sort(), ["b", "body", "footer", "head", "html", "mark", "meta", "p", "small", "span", "style", "title"]);
  });

  test("ends no script, where JSON stands in a page", () => {
    for (const id of ["json", "schema-org", "ninjs", "web-annotation"]) {
      const json = FORMATS.find((format) => format.id === id).make(hostile);
      assert.doesNotMatch(json, /[<>&]/, id);
      assert.equal(JSON.stringify(JSON.parse(json)).includes("</script>"), true, id);
    }
  });

  test("is written in one place", () => {
    const folder = new URL("../../www/exports/", import.meta.url);
    for (const name of readdirSync(folder).filter((one) => one !== "markup.js")) {
      const code = readFileSync(new URL(name, folder), "utf8").replace(/\/\*[^]*?\*\/|\/\/.*/g, "");
      assert.doesNotMatch(code, /[`"']\s*<\/?[!a-z$]|JSON\.stringify/, name);
    }
  });
});

test("brat's offsets count code points and no fragment holds a line break", () => {
  const lines = make("brat").trimEnd().split("\n");
  const texts = new Map();
  for (const line of lines.filter((line) => line.startsWith("T"))) {
    const [id, place, words] = line.split("\t");
    const fragments = place.slice(place.indexOf(" ") + 1).split(";").map((part) => part.split(" ").map(Number));
    const spanned = fragments.map(([start, end]) => points.slice(start, end).join(""));
    assert.equal(spanned.join(" "), words);
    for (const part of spanned) assert.doesNotMatch(part, /[\r\n]/);
    texts.set(id, words);
  }
  const relations = lines.filter((line) => line.startsWith("R"));
  assert.ok(relations.length >= 3);
  for (const line of relations) for (const [, id] of line.matchAll(/Arg\d:(T\d+)/g)) assert.ok(texts.has(id), line);
});

test("Web Annotation's two selectors find the same words", () => {
  const collection = JSON.parse(make("web-annotation"));
  assert.equal(collection["@context"], "http://www.w3.org/ns/anno.jsonld");
  assert.equal(collection.total, collection.first.items.length);
  for (const annotation of collection.first.items) {
    assert.equal(annotation.type, "Annotation");
    for (const { selector: [quoted, place] } of [annotation.target].flat()) {
      assert.equal(points.slice(place.start, place.end).join(""), quoted.exact);
      assert.ok(TEXT.includes(quoted.prefix + quoted.exact + quoted.suffix));
      assert.ok((quoted.prefix + quoted.suffix).isWellFormed?.() ?? true);
    }
  }
});

test("CoNLL-U Plus has the columns that it declares, and its places are those of the tokens", () => {
  const lines = make("conll").split("\n");
  const columns = /^# global\.columns = (.*)$/.exec(lines[0])[1].split(" ");
  const rows = lines.filter((line) => line && !line.startsWith("#")).map((line) => line.split("\t"));
  assert.equal(rows.length, article.report.tokens.length);
  for (const row of rows) {
    assert.equal(row.length, columns.length);
    assert.equal(points.slice(row[2], row[3]).join(""), row[1]);
  }
  assert.deepEqual(rows.filter((row) => row[4] !== "_").map((row) => [row[1], row[4]]), [["Dana", "B-PER"], ["Brëll", "I-PER"]]);
});

test("HTML holds the very text, escaped, with every quote marked", () => {
  const page = make("html");
  const body = page.slice(page.indexOf("</style>") + 8).replace(/<footer>.*/s, "").replace(/<small>[^<]*<\/small>/g, "").replace(/<[^>]+>/g, "");
  const plain = body.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&quot;", '"').replaceAll("&amp;", "&");
  assert.equal(plain.replace(/\s+/g, " ").trim(), TEXT.replace(/\s+/g, " "));
  assert.ok((page.match(/<mark /g) ?? []).length >= 3);
  // A word processor shows no titles: who says it stands beside the words.
  assert.match(page, /,<\/span><\/mark>”<small> \[Dana Brëll, quoted\]<\/small>/, "behind the mark that closes it");
});

test("a word processor opens the HTML with the quotes marked, and says whose they are", { skip: spawnSync("soffice", ["--version"]).status === 0 ? false : "no LibreOffice here" }, () => {
  const folder = mkdtempSync(join(tmpdir(), "nutgraf-office-"));
  try {
    writeFileSync(join(folder, "article.html"), make("html"));
    // A profile of its own: another LibreOffice may be open.
    const { stdout, stderr } = spawnSync("soffice", [`-env:UserInstallation=file://${folder}/profile`, "--headless", "--infilter=HTML (StarWriter)", "--convert-to", "fodt", "--outdir", folder, join(folder, "article.html")], { encoding: "utf8" });
    assert.ok(existsSync(join(folder, "article.fodt")), `${stdout}${stderr}`);
    const office = readFileSync(join(folder, "article.fodt"), "utf8");
    const paragraphs = [...office.slice(office.indexOf("<office:text")).matchAll(/<text:[ph] [^>]*>(.*?)<\/text:[ph]>/gs)].map(([, inner]) => inner);
    const said = paragraphs.find((inner) => inner.includes("It was never")) ?? "";
    assert.match(said.replace(/<[^>]+>/g, "").replace(/\s+/g, " "), /“It was never safe 🙂,” \[Dana Brëll, quoted\] said Café mayor Dana Brëll\..*“ruled out” \[Dana Brëll, partly quoted, likely\], she added/);
    const style = /<text:span text:style-name="(\w+)">It was never/.exec(said)?.[1];
    assert.match(office, new RegExp(`<style:style style:name="${style}"[^>]*>\\s*<style:text-properties[^>]*background-color="#fdeaa8"`));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

test("schema.org's quotations point to the people mentioned", () => {
  const document = JSON.parse(make("schema-org"));
  assert.equal(document["@type"], "NewsArticle");
  const ids = document.mentions.map((thing) => thing["@id"]);
  assert.equal(document.hasPart.length, 3);
  for (const part of document.hasPart) {
    assert.equal(part["@type"], "Quotation");
    if (part.creator?.["@id"]) assert.ok(ids.includes(part.creator["@id"]));
  }
});

test("ninjs uses only properties of its schema", () => {
  const item = JSON.parse(make("ninjs"));
  const known = ["uri", "type", "language", "headlines", "bodies", "people", "organisations", "places", "edNote"];
  assert.deepEqual(Object.keys(item).filter((key) => !known.includes(key)), []);
  assert.equal(item.bodies[0].value, TEXT);
  assert.deepEqual(item.people, [{ name: "Dana Brëll", rel: "about" }]);
});

test("Markdown keeps the words and means nothing by them", () => {
  const page = make("markdown");
  assert.match(page, /^# Bridge 🌉 closed/);
  assert.match(page, /\*\*Dana Brëll\*\*/);
});

test("JSON is the report with its text", () => {
  const saved = JSON.parse(make("json"));
  assert.equal(saved.content, TEXT);
  assert.deepEqual(saved.quotes, article.report.quotes);
});

test("a zip archive gives its files back, with every name once", async () => {
  const archive = zip([{ name: "a.txt", content: TEXT }, { name: "a.txt", content: "second" }, { name: "ü.md", content: "" }]);
  const files = new Map();
  for (const member of await membersOf(archive, new Budget())) files.set(member.name, new TextDecoder().decode(await member.read()));
  assert.deepEqual([...files], [["a.txt", TEXT], ["a (2).txt", "second"], ["ü.md", ""]]);
});

test("a cut-off or foreign archive is refused with a reason", async () => {
  const archive = zip([{ name: "a.txt", content: TEXT }]);
  for (const bad of [archive.slice(0, archive.length - 5), new Uint8Array(40), new Uint8Array(0)]) {
    await assert.rejects(membersOf(bad, new Budget()), { code: "broken" });
  }
});

test("a file's name is made of the letters of the title", () => {
  assert.equal(fileName(article, "csv"), "Bridge.csv");
  assert.equal(fileName({ ...article, title: "…" }, "csv"), "article.csv");
  assert.equal(fileName({ ...article, title: `${"word ".repeat(11)}another` }, "csv"), `${"word-".repeat(10)}word.csv`);
  assert.equal(fileName({ ...article, title: "x".repeat(80) }, "csv"), `${"x".repeat(60)}.csv`);
});

test("a file's name is none that a system keeps for itself", () => {
  for (const title of ["CON", "nul", "Com1", "LPT¹", "aux."]) assert.match(fileName({ ...article, title }, "csv"), /^article-/, title);
  assert.equal(fileName({ ...article, title: "Con man" }, "csv"), "Con-man.csv");
});
