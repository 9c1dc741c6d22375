// @ts-check
// Measures sentences from the package beside Intl.Segmenter, on the same text: in Node, and in headless Chromium.
//
//   node benches/sentences.mjs [FILE]
//
// The package's side finds blocks, quotation marks and sentences and converts the offsets to UTF-16: all that a caller waits
// for. Without FILE the text is benches/sample.txt over and over, once in lines and, for the longest, as one line.

import { readFileSync } from "node:fs";

import { launch, serve } from "../tests/web/browser.mjs";

const sample = readFileSync(process.argv[2] ?? new URL("sample.txt", import.meta.url), "utf8");

/**
 * Runs in Node and in the browser alike, so it uses nothing from around it.
 * @param {{ sample: string, from: string }} given the text, and the module of the package
 */
async function measure({ sample, from }) {
  const { init, sentences } = await import(from);
  if (init && typeof document !== "undefined") await init();
  const segmenter = new Intl.Segmenter("en", { granularity: "sentence" });
  /** @type {Record<string, (text: string) => number>} */
  const splitters = {
    nutgraf: (text) => sentences(text).length / 2,
    "Intl.Segmenter": (text) => {
      let count = 0;
      for (const _ of segmenter.segment(text)) count++;
      return count;
    },
  };
  const rows = [];
  for (const [size, length, oneLine] of /** @type {const} */ ([["1 KB", 1e3, false], ["100 KB", 1e5, false], ["1 MB", 1e6, true], ["10 MB", 1e7, true]])) {
    const piece = oneLine ? sample.replaceAll("\n", " ") : sample;
    const text = piece.repeat(Math.ceil(length / piece.length)).slice(0, length);
    for (const [name, split] of Object.entries(splitters)) {
      // Each segment carries a copy of the whole input: ten megabytes would take hours.
      if (name === "Intl.Segmenter" && length > 1e6) continue;
      let best = Infinity;
      // The first call compiles and builds tables.
      let count = split(text);
      const begin = performance.now();
      while (best === Infinity || performance.now() - begin < 500) {
        // A browser's clock is coarse: there a short text is split many times over.
        const runs = typeof document === "undefined" ? 1 : Math.max(1, Math.round(2e4 / length));
        const start = performance.now();
        for (let run = 0; run < runs; run++) count = split(text);
        best = Math.min(best, (performance.now() - start) / runs);
      }
      rows.push({ size, name, count, msPerMB: best / (length / 1e6) });
    }
  }
  return rows;
}

/**
 * @param {string} where
 * @param {{ size: string, name: string, count: number, msPerMB: number }[]} rows
 */
function print(where, rows) {
  console.log(`\n${where.padEnd(34)}${"text".padStart(8)}${"sentences".padStart(11)}${"MB/s".padStart(9)}${"ms/MB".padStart(9)}`);
  for (const { size, name, count, msPerMB } of rows) {
    const speed = (1000 / msPerMB).toFixed(1);
    console.log(`${name.padEnd(34)}${size.padStart(8)}${String(count).padStart(11)}${speed.padStart(9)}${msPerMB.toFixed(1).padStart(9)}`);
  }
}

print(`Node ${process.versions.node}`, await measure({ sample, from: new URL("../pkg/node-sync.js", import.meta.url).href }));

const { url, close } = await serve();
const browser = await launch();
try {
  const page = await browser.newPage();
  await page.goto(`${url}pkg/index.js`);
  print(`Chromium ${browser.version()}`, await page.evaluate(measure, { sample, from: `${url}pkg/sync.js` }));
} finally {
  await browser.close();
  await close();
}
