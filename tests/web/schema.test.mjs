// @ts-nocheck
// pkg/schema.json and real reports: the schema names every key, and no key that is not there.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import { analyze, compare } from "../../pkg/node-sync.js";
import { schemaOf } from "../../scripts/schema.mjs";
import { samples } from "../../www/samples.js";

const file = (name) => readFileSync(new URL(`../../pkg/${name}`, import.meta.url), "utf8");
const schema = JSON.parse(file("schema.json"));
const texts = [...samples.map(({ text }) => text), "", "SMITH: Who is to pay (for that?\n\nBRELL: Nobody."];

/** What is wrong with a value, as far as our schema goes; a key that the schema does not name is wrong too. */
function faults(value, rule, at) {
  if (rule.$ref) return faults(value, rule.$ref.slice(2).split("/").reduce((inner, key) => inner[key], schema), at);
  if (rule.anyOf) return rule.anyOf.some((one) => faults(value, one, at).length === 0) ? [] : [`${at}: none of ${JSON.stringify(rule.anyOf)}`];
  if (rule.oneOf) return rule.oneOf.filter((one) => faults(value, one, at).length === 0).length === 1 ? [] : [`${at}: not exactly one`];
  if ("const" in rule) return value === rule.const ? [] : [`${at}: ${value} is not ${rule.const}`];
  if (rule.enum) return rule.enum.includes(value) ? [] : [`${at}: ${value} is not one of ${rule.enum}`];
  const type = value === null ? "null" : Array.isArray(value) ? "array" : typeof value;
  if (type !== rule.type) return [`${at}: ${type}, not ${rule.type}`];
  if (type === "array") return value.flatMap((item, index) => faults(item, rule.items, `${at}[${index}]`));
  if (type !== "object") return [];
  const missing = rule.required.filter((key) => !(key in value)).map((key) => `${at}.${key} is missing`);
  const unknown = Object.keys(value).filter((key) => !(key in rule.properties)).map((key) => `${at}.${key} is not in the schema`);
  const inside = Object.keys(value).filter((key) => key in rule.properties).flatMap((key) => faults(value[key], rule.properties[key], `${at}.${key}`));
  return [...missing, ...unknown, ...inside];
}
const { Report, ComparisonReport } = schema.$defs;

test("it is made from report.d.ts", () => assert.deepEqual(schema, schemaOf(file("report.d.ts"))));

test("reports keep to it", () => {
  for (const text of texts) {
    const report = analyze(text, { tokens: true });
    assert.deepEqual(faults(report, Report, "report"), []);
    assert.deepEqual(faults(report, schema, "report"), []);
  }
});

test("comparisons keep to it", () => {
  assert.deepEqual(faults(compare(texts), ComparisonReport, "comparison"), []);
  assert.deepEqual(faults(compare([]), ComparisonReport, "comparison"), []);
});

test("what is no report does not", () => {
  const report = analyze(texts[0]);
  const { quotes, ...without } = report;
  assert.deepEqual(faults(without, Report, "report"), ["report.quotes is missing"]);
  assert.equal(faults({ ...report, language: 7 }, Report, "report").length, 1);
  assert.equal(faults({ ...report, quotes: [{ ...quotes[0], kind: "loud" }] }, Report, "report").length, 1);
});

test("every definition is explained or explains itself by its keys", () => {
  for (const [name, one] of Object.entries(schema.$defs)) assert.ok(one.description || Object.values(one.properties ?? {}).length > 0, name);
});
