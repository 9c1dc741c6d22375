// @ts-check
// How many articles a second `nutgraf jsonl` reads on one core, on two and on all, in turns, and how much memory it takes.
// On Linux also what each thread took of the processor: on a busy machine that, not the clock, says whether the work is shared evenly
// and how much of it one thread does for all.
//
//   cargo build --release && node benches/jsonl.mjs [ARTICLES [PROGRAM]]
//
// The articles are those of the tests, over and over with other ids.

import { spawn, spawnSync } from "node:child_process";
import { readFileSync, readdirSync, existsSync, writeFileSync, openSync, mkdtempSync, rmSync } from "node:fs";
import { availableParallelism, tmpdir } from "node:os";
import { join } from "node:path";

const [count = 2000, program = "target/release/nutgraf"] = process.argv.slice(2);
const folder = new URL("../tests/articles/", import.meta.url);
const texts = readdirSync(folder).filter((name) => name.endsWith(".txt")).map((name) => readFileSync(new URL(name, folder), "utf8"));
const scratch = mkdtempSync(join(tmpdir(), "nutgraf-"));
const input = join(scratch, "articles.jsonl");
writeFileSync(input, Array.from({ length: Number(count) }, (_, id) => JSON.stringify({ id, text: texts[id % texts.length] })).join("\n"));

/** Seconds of the processor that each thread of the last run took, by how many articles were read at a time. @type {Map<number, Map<string, number>>} */
const seconds = new Map();

/** Notes what each thread took so far. @param {number} jobs @param {number | undefined} pid */
function watch(jobs, pid) {
  const folder = `/proc/${pid}/task`;
  for (const thread of existsSync(folder) ? readdirSync(folder) : []) {
    try {
      seconds.get(jobs)?.set(thread, Number(readFileSync(`${folder}/${thread}/schedstat`, "utf8").split(" ")[0]) / 1e9);
    } catch {
      // The thread has ended in between.
    }
  }
}

/** Articles a second. @param {number} jobs */
async function speed(jobs) {
  const start = performance.now();
  const child = spawn(program, ["jsonl", "--jobs", String(jobs)], { stdio: [openSync(input, "r"), "ignore", "inherit"] });
  seconds.set(jobs, new Map());
  const watching = setInterval(watch, 20, jobs, child.pid);
  await new Promise((resolve, reject) => child.on("exit", (code) => (code ? reject(new Error(`status ${code}`)) : resolve(undefined))));
  clearInterval(watching);
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
for (const [number, taken] of seconds) {
  const threads = [...taken.values()].sort((a, b) => b - a).map((one) => one.toFixed(2));
  if (threads.length) console.log(`${number} at a time, seconds of each thread: ${threads.join(" ")}`);
}
const { stderr } = spawnSync("/usr/bin/time", ["-f", "%M KB at the most", program, "jsonl"], { input: readFileSync(input), maxBuffer: 1e10 });
console.log(String(stderr).trim());
rmSync(scratch, { recursive: true });
