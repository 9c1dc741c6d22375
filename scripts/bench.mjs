// @ts-check
// The part of scripts/bench that needs a browser: node scripts/bench.mjs FILE…

import { readdirSync, readFileSync, statSync } from "node:fs";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync } from "node:zlib";

import { launch, serve } from "../tests/web/browser.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));
const texts = process.argv.slice(2).map((file) => ({ name: basename(file), text: readFileSync(file, "utf8") }));

const [browser, server] = await Promise.all([launch(), serve()]);
try {
  const page = await browser.newPage();
  await page.goto(`${server.url}pkg/`);
  const { load, rows } = await page.evaluate(measure, texts);
  console.log(`In Chromium ${browser.version()}: milliseconds, the median of many runs`);
  console.log(`${"".padEnd(28)}${["words", "first", "on thread", "by worker", "Segmenter", "sentences"].map((title) => title.padStart(11)).join("")}`);
  for (const { name, words, times } of rows) {
    console.log(name.slice(0, 27).padEnd(28) + String(words).padStart(11) + times.map((time) => time.toFixed(2).padStart(11)).join(""));
  }
  console.log(`loading the engine: ${load.toFixed(0)} ms`);
  console.log("first: the first analysis after loading. on thread, by worker: a report, without and with the worker's thread.");
  console.log("Segmenter, sentences: sentence boundaries alone, by Intl.Segmenter and by nutgraf.\n");
} finally {
  await browser.close();
  await server.close();
}
printSizes();

/**
 * Runs in the page.
 * @param {{ name: string, text: string }[]} texts
 */
async function measure(texts) {
  const [entry, api] = ["/pkg/sync.js", "/pkg/index.js"];
  const engine = await import(entry);
  const { Analyzer } = await import(api);
  const begin = performance.now();
  await engine.init();
  const load = performance.now() - begin;
  const analyzer = new Analyzer();
  await analyzer.analyze("Warm.");
  const segmenter = new Intl.Segmenter("en", { granularity: "sentence" });

  /** @param {() => unknown} run */
  const once = async (run) => {
    const start = performance.now();
    await run();
    return performance.now() - start;
  };
  /** @param {() => unknown} run */
  const median = async (run) => {
    const times = [];
    const end = performance.now() + 400;
    while (times.length < 5 || performance.now() < end) times.push(await once(run));
    return times.sort((a, b) => a - b)[times.length >> 1];
  };
  const rows = [];
  for (const { name, text } of texts) {
    const first = await once(() => engine.analyze(text));
    const times = [
      first,
      await median(() => engine.analyze(text)),
      await median(() => analyzer.analyze(text)),
      await median(() => [...segmenter.segment(text)].length),
      await median(() => engine.sentences(text)),
    ];
    rows.push({ name, words: engine.analyze(text).statistics.words, times });
  }
  analyzer.close();
  return { load, rows };
}

function printSizes() {
  const parts = {
    "engine: code (wasm) and model": ["pkg/wasm/nutgraf_bg.wasm", "pkg/wasm/nutgraf_model.bin"],
    "  code, with the word lists": ["pkg/wasm/nutgraf_bg.wasm"],
    "  the names' model": ["pkg/wasm/nutgraf_model.bin"],
    "  (word lists)": files("lexicon"),
    "JavaScript of the package": files("pkg").filter((path) => path.endsWith(".js") && !path.endsWith("_inline.js")),
    "engine inline (JavaScript)": ["pkg/wasm/nutgraf_inline.js"],
    "page (HTML, CSS, JavaScript)": files("www").filter((path) => /\.(html|css|js)$/.test(path)),
  };
  console.log(`${"Size in bytes".padEnd(34)}${"raw".padStart(11)}${"brotli".padStart(11)}`);
  for (const [title, paths] of Object.entries(parts)) {
    const contents = paths.map((path) => readFileSync(join(root, path)));
    const raw = contents.reduce((sum, content) => sum + content.length, 0);
    const packed = contents.reduce((sum, content) => sum + brotliCompressSync(content).length, 0);
    console.log(title.padEnd(34) + String(raw).padStart(11) + String(packed).padStart(11));
  }
}

/**
 * The files under a folder.
 * @param {string} folder
 */
function files(folder) {
  const names = readdirSync(join(root, folder), { recursive: true }).map((name) => `${folder}/${name}`);
  return names.filter((name) => statSync(join(root, name)).isFile()).sort();
}
