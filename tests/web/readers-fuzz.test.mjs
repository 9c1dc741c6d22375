// @ts-check
// What the fuzzing of the readers found once (fuzz/readers.mjs), and a few hundred new files.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readFileSync, readdirSync } from "node:fs";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

import { broken } from "../../fuzz/readers-thread.mjs";

const folder = new URL("../../fuzz/regressions/readers/", import.meta.url);

for (const name of readdirSync(folder)) {
  test(`${name} is answered`, async () => assert.equal(await broken(name, new Uint8Array(readFileSync(new URL(name, folder)))), null));
}

test("so are files that are made now", () => {
  const { status, stdout } = spawnSync(process.execPath, [fileURLToPath(new URL("../../fuzz/readers.mjs", import.meta.url)), "--files", "500"], { encoding: "utf8" });
  assert.equal(status, 0, stdout);
  assert.match(stdout, /^500 files, 0 finds/m);
});
