// @ts-check
// Names that come from outside are looked up in maps: an object also answers to "constructor".

import assert from "node:assert/strict";
import { fileURLToPath } from "node:url";
import { after, before, test } from "node:test";

import ts from "typescript";

import { paste, startPage, BRIDGE } from "./page.mjs";

const root = fileURLToPath(new URL("../../", import.meta.url));

/** The page's own source files, with their types. */
function program() {
  const config = ts.getParsedCommandLineOfConfigFile(`${root}tsconfig.json`, {}, /** @type {any} */ ({ ...ts.sys, onUnRecoverableConfigFileDiagnostic: () => {} }));
  return ts.createProgram(config?.fileNames ?? [], config?.options ?? {});
}

/** Whether a key of this type may be any string: what the types list is known. @param {ts.Type} type @returns {boolean} */
function isAnyString(type) {
  if (type.isUnion()) return type.types.some(isAnyString);
  return (type.flags & (ts.TypeFlags.String | ts.TypeFlags.Any | ts.TypeFlags.Unknown)) !== 0;
}

test("no object of the page is asked for a name that could be anything", () => {
  const whole = program();
  const checker = whole.getTypeChecker();
  /** @type {string[]} */
  const found = [];
  /** @param {ts.SourceFile} file @param {ts.Node} node */
  const look = (file, node) => {
    const key = ts.isElementAccessExpression(node) ? node.argumentExpression : ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.InKeyword ? node.left : null;
    const asked = ts.isElementAccessExpression(node) ? node.expression : ts.isBinaryExpression(node) ? node.right : null;
    if (key && asked && isAnyString(checker.getTypeAtLocation(key)) && !checker.isArrayLikeType(checker.getTypeAtLocation(asked))) {
      const { line } = file.getLineAndCharacterOfPosition(node.getStart());
      found.push(`${file.fileName.slice(root.length)}:${line + 1}  ${node.getText()}`);
    }
    ts.forEachChild(node, (child) => look(file, child));
  };
  const files = whole.getSourceFiles().filter(({ fileName }) => fileName.startsWith(`${root}www/`) && !fileName.endsWith(".d.ts"));
  assert.ok(files.length > 50);
  for (const file of files) look(file, file);
  assert.deepEqual(found, []);
});

/** @type {Awaited<ReturnType<typeof startPage>>} */
let site;
before(async () => void (site = await startPage()));
after(() => site.close());

for (const name of ["constructor", "__proto__", "toString"]) {
  test(`settings called ${name} leave the page as it is`, async () => {
    const { page, errors } = await site.open({ hash: `#lang=${name}&theme=${name}&panel=${name}&layers=${name},quotes` });
    await paste(page, BRIDGE);
    await page.locator(".quote-card").first().waitFor();
    assert.match(await page.locator(".bar").innerText(), /On this device only/);
    assert.deepEqual(errors, []);
  });
}
