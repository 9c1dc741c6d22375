// @ts-check
// What npm's package holds beside pkg/: the page for an iframe, licences, notices and changes, copied before `npm pack` and taken away after it.
// `node scripts/pack.mjs [--clean]`

import { execFileSync } from "node:child_process";
import { copyFileSync, rmSync } from "node:fs";
import { join } from "node:path";

import { root } from "./sources.mjs";

const FRAME = "nutgraf-frame.html";
const FILES = ["LICENSE-MIT", "LICENSE-APACHE", "NOTICE.md", "CHANGELOG.md"];

if (process.argv.includes("--clean")) rmSync(join(root, "pkg", FRAME), { force: true });
else {
  execFileSync(process.execPath, [join(root, "scripts/frame.mjs")], { cwd: root, stdio: "ignore" });
  copyFileSync(join(root, "target", FRAME), join(root, "pkg", FRAME));
}
for (const name of FILES) {
  if (process.argv.includes("--clean")) rmSync(join(root, "pkg", name), { force: true });
  else copyFileSync(join(root, name), join(root, "pkg", name));
}
