// @ts-check
// What npm would publish: every entry is in it, with its types, and what a stranger looks for.

import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, renameSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";

import { checkPackage, createPackageFromTarballData } from "@arethetypeswrong/core";
import { publint } from "publint";
import { formatMessage } from "publint/utils";

const root = fileURLToPath(new URL("../../", import.meta.url));
const pkg = fileURLToPath(new URL("../../pkg/", import.meta.url));
const manifest = JSON.parse(readFileSync(join(pkg, "package.json"), "utf8"));
const folder = mkdtempSync(join(tmpdir(), "nutgraf-"));
/** @type {Buffer} */
let tarball;
/** @type {string[]} */
let files;
before(() => {
  const [packed] = JSON.parse(execFileSync("npm", ["pack", "--json", "--pack-destination", folder], { cwd: pkg, encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] }));
  tarball = readFileSync(join(folder, packed.filename));
  files = packed.files.map((/** @type {{ path: string }} */ { path }) => path);
});
after(() => rmSync(folder, { recursive: true }));

/** @param {any} entry @returns {string[]} */
const paths = (entry) => (typeof entry === "string" ? [entry] : Object.values(entry).flatMap(paths));

test("every entry, and every file with side effects, is in it", () => {
  for (const path of [...paths(manifest.exports), ...manifest.sideEffects]) assert.ok(files.includes(path.replace("./", "")), path);
});

test("licences, notices and changes are in it, and nothing of the workshop", () => {
  for (const name of ["LICENSE-MIT", "LICENSE-APACHE", "NOTICE.md", "CHANGELOG.md", "README.md", "schema.json"]) assert.ok(files.includes(name), name);
  assert.deepEqual(files.filter((path) => /tsconfig|sources\.json|test|\.map$/.test(path)), []);
});

test("it says where it comes from", () => {
  for (const name of ["license", "repository", "homepage", "bugs", "description", "keywords", "engines"]) assert.ok(manifest[name], name);
  assert.match(JSON.parse(readFileSync(join(pkg, "schema.json"), "utf8")).$id, /^urn:nutgraf:/);
});

test("publint finds nothing", async () => {
  const { messages } = await publint({ pack: { tarball: new Uint8Array(tarball).buffer }, strict: true });
  assert.deepEqual(messages.map((message) => formatMessage(message, manifest)), []);
});

test("a host's TypeScript takes it, strictly", () => {
  const host = join(folder, "host");
  mkdirSync(join(host, "node_modules"), { recursive: true });
  execFileSync("tar", ["-xzf", join(folder, readdirSync(folder).find((name) => name.endsWith(".tgz")) ?? ""), "-C", join(host, "node_modules")]);
  renameSync(join(host, "node_modules/package"), join(host, "node_modules/nutgraf"));
  const others = readdirSync(join(root, "node_modules")).filter((name) => !name.startsWith(".") && name !== "nutgraf");
  for (const name of others) symlinkSync(join(root, "node_modules", name), join(host, "node_modules", name));
  writeFileSync(join(host, "package.json"), '{"type": "module"}');
  copyFileSync(join(root, "tests/consumers/types.tsx"), join(host, "types.tsx"));
  const options = ["--strict", "--noEmit", "--skipLibCheck", "--target", "es2022", "--module", "nodenext", "--jsx", "react-jsx", "types.tsx"];
  const { stdout } = spawnSync(process.execPath, [join(root, "node_modules/typescript/bin/tsc"), ...options], { cwd: host, encoding: "utf8" });
  assert.equal(stdout, "");
});

test("the types of every entry are found, by every way of looking but the one that knows no entries", async () => {
  const result = await checkPackage(createPackageFromTarballData(new Uint8Array(tarball)));
  assert.ok(result.types);
  // Old resolution knows no `exports`; CommonJS gets an ES module, which Node can require; a page has no types.
  const isOurs = (/** @type {any} */ { kind, resolutionKind, entrypoint }) => !entrypoint?.endsWith(".html") && kind !== "CJSResolvesToESM" && resolutionKind !== "node10";
  assert.deepEqual(/** @type {any[]} */ (result.problems).filter(isOurs), []);
});
