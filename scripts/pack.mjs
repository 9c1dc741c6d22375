// @ts-check
// What npm's package holds beside pkg/: licences, notices and changes, copied before `npm pack` and taken away after it.
// `node scripts/pack.mjs [--clean]`

import { copyFileSync, rmSync } from "node:fs";
import { join } from "node:path";

import { root } from "./sources.mjs";

const FILES = ["LICENSE-MIT", "LICENSE-APACHE", "NOTICE.md", "CHANGELOG.md"];

for (const name of FILES) {
  if (process.argv.includes("--clean")) rmSync(join(root, "pkg", name), { force: true });
  else copyFileSync(join(root, name), join(root, "pkg", name));
}
