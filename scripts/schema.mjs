// @ts-check
// The report's contract for readers without TypeScript: report.d.ts as JSON Schema. scripts/build writes it to pkg/schema.json.

import ts from "typescript";

/** @typedef {Record<string, any>} Schema */

/**
 * The declarations of src/report.d.ts as JSON Schema: a report or a comparison, each a definition of its own.
 *
 * @param {string} source
 * @returns {Schema}
 */
export function schemaOf(source) {
  const file = ts.createSourceFile("report.d.ts", source, ts.ScriptTarget.Latest, true);
  /** @type {Record<string, ts.InterfaceDeclaration | ts.TypeAliasDeclaration>} */
  const declared = {};
  for (const statement of file.statements) {
    if (ts.isInterfaceDeclaration(statement) || ts.isTypeAliasDeclaration(statement)) declared[statement.name.text] = statement;
  }
  const $defs = Object.fromEntries(Object.entries(declared).map(([name, one]) => [name, { ...described(one), ...(ts.isInterfaceDeclaration(one) ? object(one, declared) : schema(one.type, declared)) }]));
  return {
    $schema: "https://json-schema.org/draft/2020-12/schema",
    $id: "urn:nutgraf:schema:report-2",
    title: "nutgraf report",
    description: "What the engine says of one article, or of several side by side. Made from report.d.ts.",
    oneOf: [{ $ref: "#/$defs/Report" }, { $ref: "#/$defs/ComparisonReport" }],
    $defs,
  };
}

/** @param {ts.Node} node @returns {Schema} */
function described(node) {
  const text = ts.getJSDocCommentsAndTags(node).map(({ comment }) => (typeof comment === "string" ? comment : "")).join(" ").replace(/\s+/g, " ").trim();
  return text ? { description: text } : {};
}

/** Inherited keys stand first. @param {ts.InterfaceDeclaration} one @param {Record<string, ts.Declaration>} declared @returns {Schema} */
function object(one, declared) {
  const parents = (one.heritageClauses ?? []).flatMap(({ types }) => types.map((type) => declared[type.getText()])).filter((parent) => parent && ts.isInterfaceDeclaration(parent));
  /** @type {Schema} */
  const properties = {};
  /** @type {string[]} */
  const required = [];
  for (const parent of parents) {
    const inherited = object(/** @type {ts.InterfaceDeclaration} */ (parent), declared);
    Object.assign(properties, inherited.properties);
    required.push(...inherited.required);
  }
  for (const member of one.members) {
    if (!ts.isPropertySignature(member) || !member.type) continue;
    const name = member.name.getText();
    properties[name] = { ...described(member), ...schema(member.type, declared) };
    if (!member.questionToken) required.push(name);
  }
  return { type: "object", properties, required: [...new Set(required)] };
}

/** @param {ts.TypeNode} type @param {Record<string, ts.Declaration>} declared @returns {Schema} */
function schema(type, declared) {
  switch (type.kind) {
    case ts.SyntaxKind.NumberKeyword:
      return { type: "number" };
    case ts.SyntaxKind.StringKeyword:
      return { type: "string" };
    case ts.SyntaxKind.BooleanKeyword:
      return { type: "boolean" };
  }
  if (ts.isArrayTypeNode(type)) return { type: "array", items: schema(type.elementType, declared) };
  if (ts.isParenthesizedTypeNode(type)) return schema(type.type, declared);
  if (ts.isUnionTypeNode(type)) return union(type, declared);
  if (ts.isLiteralTypeNode(type)) return type.literal.kind === ts.SyntaxKind.NullKeyword ? { type: "null" } : { const: JSON.parse(type.literal.getText()) };
  if (ts.isTypeReferenceNode(type) && type.getText() in declared) return { $ref: `#/$defs/${type.getText()}` };
  if (ts.isIndexedAccessTypeNode(type)) return { $ref: `#/$defs/${type.objectType.getText()}/properties/${JSON.parse(type.indexType.getText())}` };
  if (ts.isTypeLiteralNode(type)) return object(/** @type {any} */ (type), declared);
  throw new Error(`src/report.d.ts says "${type.getText()}", which scripts/schema.mjs does not know`);
}

/** @param {ts.UnionTypeNode} type @param {Record<string, ts.Declaration>} declared @returns {Schema} */
function union({ types }, declared) {
  const all = types.map((one) => schema(one, declared));
  return all.every((one) => "const" in one) ? { enum: all.map((one) => one.const) } : { anyOf: all };
}
