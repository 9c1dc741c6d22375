// @ts-check
// Measures names beside compromise's, on the same texts: F1 (exact span and kind) and speed, in Node and in headless Chromium.
//
//   node benches/names.mjs [FILE.jsonl ...]
//
// A file holds `{"text", "entities": [{"start", "end", "type"}]}` a line, offsets in code points; without one, the development
// sets beside the project. `nutgraf, names` goes from the text to its names, as compromise does, in a build of its own for this
// bench; `nutgraf, all` is the package's whole analysis with its report, where names are also merged into who they are.

import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { runInThisContext } from "node:vm";

import { launch, serve } from "../tests/web/browser.mjs";

/** @typedef {{ text: string, entities: { start: number, end: number, type: string }[] }} Gold */

const folder = new URL("../../shared/data/entities/", import.meta.url);
const usual = ["seeds.jsonl", "uner_ewt_dev.jsonl", "gum_news_dev.jsonl"].map((name) => new URL(name, folder));
const files = process.argv.length > 2 ? process.argv.slice(2) : usual;
/** @type {{ name: string, texts: Gold[] }[]} */
const sets = files.map((file) => ({
  name: String(file).split("/").at(-1) ?? "",
  texts: readFileSync(file, "utf8").split("\n").filter(Boolean).map((line) => JSON.parse(line)),
}));
const taggerFolder = new URL("../target/tagger/", import.meta.url);
const compromise = readFileSync(new URL("../node_modules/compromise/builds/compromise.js", import.meta.url), "utf8");

/**
 * Runs in Node and in the browser alike, so it uses nothing from around it.
 * @param {{ sets: { name: string, texts: Gold[] }[], from: string, tagger: string }} given the gold, the module of the package, that of the tagger alone
 */
async function measure({ sets, from, tagger }) {
  const { init, analyze } = await import(from);
  const alone = await import(tagger);
  if (typeof document === "undefined") {
    const { readFileSync } = await import("node:fs");
    alone.initSync({ module: readFileSync(new URL("tagger_bg.wasm", tagger)) });
  } else {
    await Promise.all([init(), alone.default()]);
  }
  const nlp = /** @type {any} */ (globalThis).nlp;
  const kinds = { person: "PER", organization: "ORG", place: "LOC", misc: "MISC" };
  /** @type {Record<string, (text: string) => [number, number, string][]>} */
  const taggers = {
    "nutgraf, names": (text) => {
      const found = alone.names(text);
      return Array.from({ length: found.length / 3 }, (_, at) => [found[3 * at], found[3 * at + 1], Object.values(kinds)[found[3 * at + 2]]]);
    },
    "nutgraf, all": (text) =>
      analyze(text)
        .mentions.filter((/** @type {any} */ { form }) => form === "name" || form === "acronym")
        .map((/** @type {any} */ { start, end, type }) => [start, end, kinds[/** @type {keyof kinds} */ (type)]]),
    compromise: (text) => {
      const read = nlp(text);
      const found = /** @type {const} */ ([["people", "PER"], ["organizations", "ORG"], ["places", "LOC"]]);
      return found.flatMap(([name, type]) =>
        read[name]().json({ offset: true }).map((/** @type {any} */ { offset, text: shown }) => {
          const before = shown.length - shown.trimStart().length;
          const bare = shown.trim().replace(/(['’]s|[.,;:!?"”)]+)$/u, "");
          return [offset.start + before, offset.start + before + bare.length, type];
        }),
      );
    },
  };
  const rows = [];
  for (const { name: set, texts } of sets) {
    for (const [name, tag] of Object.entries(taggers)) {
      const marked = new Set(texts.flatMap(({ entities }) => entities.map(({ type }) => type)));
      let right = 0;
      let gold = 0;
      let found = 0;
      for (const { text, entities } of texts) {
        /** @type {number[]} the UTF-16 offset of each code point */
        const offsets = [];
        for (let at = 0; at < text.length; at += (text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1) offsets.push(at);
        offsets.push(text.length);
        const wanted = new Set(entities.map(({ start, end, type }) => `${offsets[start]} ${offsets[end]} ${type}`));
        const names = tag(text).filter(([, , type]) => marked.has(type));
        gold += wanted.size;
        found += names.length;
        right += names.filter((name) => wanted.has(name.join(" "))).length;
      }
      const length = texts.reduce((sum, { text }) => sum + text.length, 0);
      // Long enough for the browser to have compiled all of it; the best of many runs.
      let best = Infinity;
      for (const end = performance.now() + 3000; performance.now() < end; ) {
        const start = performance.now();
        for (const { text } of texts) tag(text);
        best = Math.min(best, performance.now() - start);
      }
      rows.push({ set, name, f1: (200 * right) / (gold + found), speed: length / best / 1000 });
    }
  }
  return rows;
}

/**
 * @param {string} where
 * @param {{ set: string, name: string, f1: number, speed: number }[]} rows
 */
function print(where, rows) {
  console.log(`\n${where.padEnd(34)}${"".padEnd(16)}${"F1".padStart(8)}${"MB/s".padStart(8)}`);
  for (const { set, name, f1, speed } of rows) {
    console.log(`${set.padEnd(34)}${name.padEnd(16)}${f1.toFixed(1).padStart(8)}${speed.toFixed(2).padStart(8)}`);
  }
}

execFileSync(fileURLToPath(new URL("../scripts/build", import.meta.url)), ["tagger"], { stdio: "inherit" });
runInThisContext(compromise);
print(`Node ${process.versions.node}`, await measure({ sets, from: new URL("../pkg/node-sync.js", import.meta.url).href, tagger: new URL("tagger.js", taggerFolder).href }));

const { url, close } = await serve();
const browser = await launch();
try {
  const page = await browser.newPage();
  await page.route(`${url}tagger/*`, (route) => route.fulfill({ path: fileURLToPath(new URL(route.request().url().split("/").at(-1) ?? "", taggerFolder)) }));
  await page.goto(`${url}pkg/index.js`);
  await page.evaluate(compromise);
  print(`Chromium ${browser.version()}`, await page.evaluate(measure, { sets, from: `${url}pkg/sync.js`, tagger: `${url}tagger/tagger.js` }));
} finally {
  await browser.close();
  await close();
}
