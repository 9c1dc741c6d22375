// @ts-check
// The report's contract for Python: src/report.d.ts as python/nutgraf/report.py. scripts/build writes it.
//
//   node scripts/python-types.mjs [--check]      with --check: exit status 1 where it is older than the contract

import { readFileSync, writeFileSync } from "node:fs";

import { schemaOf } from "./schema.mjs";

const path = new URL("../python/nutgraf/report.py", import.meta.url);
const schema = schemaOf(readFileSync(new URL("../src/report.d.ts", import.meta.url), "utf8"));

/** JSON has numbers only: these are no counts. A test walks reports by the types. */
const FRACTIONS = new Set(["salience", "readingSeconds", "readingSecondsFast", "readingSecondsSlow", "speakingSeconds", "value", "upper", "share", "evenness", "first", "last", "score"]);

/** The definitions that a report is made of, what others need before them. @returns {string[]} */
function needed() {
  /** @type {Set<string>} */
  const done = new Set();
  const visit = (/** @type {string} */ name) => {
    for (const [, other] of JSON.stringify(schema.$defs[name]).matchAll(/"\$ref":"#\/\$defs\/(\w+)"/g)) visit(other);
    done.add(name);
  };
  visit("Report");
  return [...done];
}

/** A type in Python. @param {any} type @param {string} name @returns {string} */
function python(type, name) {
  if (type.$ref) return type.$ref.split("/").at(-1);
  if (type.const) return `Literal[${JSON.stringify(type.const)}]`;
  if (type.enum) return `Literal[${type.enum.map((/** @type {string} */ one) => JSON.stringify(one)).join(", ")}]`;
  if (type.anyOf) return type.anyOf.map((/** @type {any} */ one) => python(one, name)).join(" | ");
  if (type.type === "array") return `list[${python(type.items, name)}]`;
  if (type.type === "number") return FRACTIONS.has(name) ? "float" : "int";
  const plain = /** @type {Record<string, string>} */ ({ string: "str", boolean: "bool", null: "None" })[type.type];
  if (!plain) throw new Error(`no type of Python for ${JSON.stringify(type)}`);
  return plain;
}

/** Words as comments of at most 100 columns. @param {string | undefined} words @param {string} indent */
function comment(words, indent) {
  /** @type {string[]} */
  const lines = [];
  for (const word of (words ?? "").split(" ").filter(Boolean)) {
    if (lines.length && `${lines.at(-1)} ${word}`.length <= 100) lines[lines.length - 1] += ` ${word}`;
    else lines.push(`${indent}# ${word}`);
  }
  return lines.map((line) => `${line}\n`).join("");
}

/** @param {string} name */
function definition(name) {
  const type = schema.$defs[name];
  const says = comment(type.description, "");
  if (type.type !== "object") return `${says}${name} = ${python(type, "")}\n`;
  const fields = (/** @type {boolean} */ required) =>
    Object.entries(type.properties)
      .filter(([key]) => type.required.includes(key) === required)
      .map(([key, one]) => `${comment(one.description, "    ")}    ${key}: ${python(one, key)}\n`)
      .join("");
  const optional = fields(false);
  if (!optional) return `${says}class ${name}(TypedDict):\n${fields(true)}`;
  return `class _Required${name}(TypedDict):\n${fields(true)}\n\n${says}class ${name}(_Required${name}, total=False):\n${optional}`;
}

const source = `"""The types of a report. Written by scripts/python-types.mjs from src/report.d.ts."""

from typing import Literal, TypedDict

${needed().map((name) => `\n${definition(name)}`).join("\n")}`;

if (!process.argv.includes("--check")) {
  writeFileSync(path, source);
} else if (readFileSync(path, "utf8") !== source) {
  console.log("python/nutgraf/report.py is older than src/report.d.ts: run node scripts/python-types.mjs and commit it");
  process.exitCode = 1;
}
