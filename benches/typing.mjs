// @ts-check
// What a key costs while somebody writes in a long article: node benches/typing.mjs [FOLDER OF ANOTHER VERSION'S PKG]
//
// Processor time of all threads, and of the calling thread alone, for each key: by `analyze` of the whole text (in the other version too, where
// one is named) and by `follow`; how often aborted requests are answered; and how long the next answer takes after an abort.

import { performance } from "node:perf_hooks";
import { setTimeout as wait } from "node:timers/promises";
import { pathToFileURL } from "node:url";

const KEYS = Number(process.env.KEYS ?? 12);
const [other] = process.argv.slice(2);
const { Analyzer } = await import("../pkg/node.js");
const Other = other && (await import(pathToFileURL(`${other}/node.js`).href)).Analyzer;

/** An article of so many words, of invented people. @param {number} words */
function article(words) {
  const names = ["Dana Brell", "Priya Oduya", "Bo Ek", "Miriam Hartley", "Per Adeyemi"];
  const paragraphs = [];
  for (let at = 0, count = 0; count < words; at++) {
    const [one, two] = [names[at % 5], names[(at * 3 + 1) % 5]];
    const text = `The ferry over the Tarn was stopped on Tuesday after inspectors found ${2 + (at % 9)} cracks, officials said. “We had no choice at all,” said ${one}, who speaks for the harbour. ${two} said the council would pay ${1 + (at % 7)}.5 million dollars by 12 March 2025.`;
    paragraphs.push(text);
    count += text.split(" ").length;
  }
  return paragraphs.join("\n\n");
}

/** @param {string} text @param {(text: string) => Promise<unknown>} analyze */
async function perKey(text, analyze) {
  const middle = text.indexOf("\n\n", text.length / 2) + 2;
  const typed = (/** @type {number} */ key) => `${text.slice(0, middle)}${"It rained all day. ".slice(0, key + 1)}${text.slice(middle)}`;
  for (let key = 0; key < 3; key++) await analyze(typed(key));
  const cpu = process.cpuUsage();
  const loop = performance.eventLoopUtilization();
  for (let key = 3; key < 3 + KEYS; key++) await analyze(typed(key));
  const { user, system } = process.cpuUsage(cpu);
  return [(user + system) / 1000 / KEYS, performance.eventLoopUtilization(loop).active / KEYS];
}

/** A key every 125 ms, each time the request before is aborted. @param {any} analyzer @param {string} text */
async function aborting(analyzer, text) {
  await analyzer.analyze(text);
  let [done, control] = [0, new AbortController()];
  for (let key = 0; key < 40; key++) {
    control.abort();
    control = new AbortController();
    analyzer.analyze(text + key, { signal: control.signal }).then(() => done++, () => {});
    await wait(125);
  }
  control.abort();
  const begin = performance.now();
  await analyzer.analyze(text);
  return `${done} of 40 answered, the next one in ${(performance.now() - begin).toFixed(0)} ms`;
}

const row = (/** @type {string} */ name, /** @type {number[]} */ [all, calling]) => console.log(`  ${name.padEnd(28)}${all.toFixed(1).padStart(10)}${calling.toFixed(1).padStart(16)}`);
console.log(`  ${"ms a key".padEnd(28)}${"processor".padStart(10)}${"calling thread".padStart(16)}`);
for (const words of [1_000, 10_000, 50_000]) {
  const text = article(words);
  console.log(`${words} words`);
  for (const [name, Kind] of /** @type {[string, any][]} */ ([["the other version, analyze", Other], ["analyze", Analyzer]])) {
    if (!Kind) continue;
    const analyzer = new Kind();
    row(name, await perKey(text, (one) => analyzer.analyze(one)));
    analyzer.close();
  }
  const analyzer = new Analyzer();
  const following = analyzer.follow();
  row("follow", await perKey(text, (one) => following.analyze(one)));
  row("follow, the same text", await perKey(text, () => following.analyze(text)));
  analyzer.close();
}
const text = article(1_000);
for (const [name, Kind] of /** @type {[string, any][]} */ ([["the other version", Other], ["this version", Analyzer]])) {
  if (!Kind) continue;
  const analyzer = new Kind();
  console.log(`1000 words, every request aborted by the next key: ${name}: ${await aborting(analyzer, text)}`);
  analyzer.close();
}
