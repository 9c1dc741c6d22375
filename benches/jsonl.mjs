// @ts-check
// How many articles a second `nutgraf jsonl` reads on one core, on two and on all, in turns, and how much memory it takes.
//
//   cargo build --release && node benches/jsonl.mjs [ARTICLES [PROGRAM]]
//
// The articles are those of the tests, over and over with other ids.

import { spawn, spawnSync } from "node:child_process";
import { readFileSync, readdirSync, writeFileSync, openSync, mkdtempSync, rmSync } from "node:fs";
import { availableParallelism, tmpdir } from "node:os";
import { join } from "node:path";

const [count = 2000, program = "target/release/nutgraf"] = process.argv.slice(2);
const folder = new URL("../tests/articles/", import.meta.url);
const texts = readdirSync(folder).filter((name) => name.endsWith(".txt")).map((name) => readFileSync(new URL(name, folder), "utf8"));
const scratch = mkdtempSync(join(tmpdir(), "nutgraf-"));
const input = join(scratch, "articles.jsonl");
writeFileSync(input, Array.from({ length: Number(count) }, (_, id) => JSON.stringify({ id, text: texts[id % texts.length] })).join("\n"));

/** Articles a second. @param {number} jobs */
async function speed(jobs) {
  const start = performance.now();
  const child = spawn(program, ["jsonl", "--jobs", String(jobs)], { stdio: [openSync(input, "r"), "ignore", "inherit"] });
  await new Promise((resolve, reject) => child.on("exit", (code) => (code ? reject(new Error(`status ${code}`)) : resolve(undefined))));
  return (Number(count) / (performance.now() - start)) * 1000;
}

const jobs = [...new Set([1, 2, availableParallelism()])];
/** @type {Map<number, number>} */
const best = new Map();
for (let round = 0; round < 5; round++) {
  for (const number of jobs) best.set(number, Math.max(best.get(number) ?? 0, await speed(number)));
}
const one = best.get(1) ?? 0;
for (const [number, articles] of best) {
  console.log(`${number} at a time: ${articles.toFixed(0)} articles a second, ${(articles / one / number).toFixed(2)} of ${number} times one`);
}
const { stderr } = spawnSync("/usr/bin/time", ["-f", "%M KB at the most", program, "jsonl"], { input: readFileSync(input), maxBuffer: 1e10 });
console.log(String(stderr).trim());
rmSync(scratch, { recursive: true });
