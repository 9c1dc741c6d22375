// @ts-check
// Measures names from the package beside compromise, on the same texts: F1 (exact span and kind) and speed, in Node and in
// headless Chromium.
//
//   node benches/names.mjs [FILE.jsonl ...]
//
// A file holds `{"text", "entities": [{"start", "end", "type"}]}` a line, offsets in code points; without one, the development
// sets beside the project. The package's side is the whole analysis with its report, not the names alone.

import { readFileSync } from "node:fs";
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
const compromise = readFileSync(new URL("../node_modules/compromise/builds/compromise.js", import.meta.url), "utf8");

/**
 * Runs in Node and in the browser alike, so it uses nothing from around it.
 * @param {{ sets: { name: string, texts: Gold[] }[], from: string }} given the gold, and the module of the package
 */
async function measure({ sets, from }) {
  const { init, analyze } = await import(from);
  if (init && typeof document !== "undefined") await init();
  const nlp = /** @type {any} */ (globalThis).nlp;
  const kinds = { person: "PER", organization: "ORG", place: "LOC", misc: "MISC" };
  /** @type {Record<string, (text: string) => [number, number, string][]>} */
  const taggers = {
    nutgraf: (text) =>
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
      let best = Infinity;
      for (let run = 0; run < 3; run++) {
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
  console.log(`\n${where.padEnd(34)}${"".padEnd(14)}${"F1".padStart(8)}${"MB/s".padStart(8)}`);
  for (const { set, name, f1, speed } of rows) {
    console.log(`${set.padEnd(34)}${name.padEnd(14)}${f1.toFixed(1).padStart(8)}${speed.toFixed(2).padStart(8)}`);
  }
}

runInThisContext(compromise);
print(`Node ${process.versions.node}`, await measure({ sets, from: new URL("../pkg/node-sync.js", import.meta.url).href }));

const { url, close } = await serve();
const browser = await launch();
try {
  const page = await browser.newPage();
  await page.goto(`${url}pkg/index.js`);
  await page.evaluate(compromise);
  print(`Chromium ${browser.version()}`, await page.evaluate(measure, { sets, from: `${url}pkg/sync.js` }));
} finally {
  await browser.close();
  await close();
}
