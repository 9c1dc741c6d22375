// @ts-check
// What a file of corrections may hold, as JSON Schema (draft 2020-12; of it, the words that check.js knows), and what is kept of an
// article's corrections. Every object says all that it may have.

const TYPE = { enum: ["person", "organization", "place", "misc"] };
const NAME = { type: "string", minLength: 1, maxLength: 300 };
/** A place in a text: see anchor.js. */
const ANCHOR = object({
  exact: { type: "string", minLength: 1, maxLength: 100_000 },
  prefix: { type: "string", maxLength: 100 },
  suffix: { type: "string", maxLength: 100 },
  start: { type: "integer", minimum: 0, maximum: 100_000_000 },
});
const ENTITY = object({ name: NAME, type: TYPE });
const SOMEBODY = { anyOf: [NAME, { type: "null" }] };

/** By the correction's type: what belongs to it besides. */
const KINDS = {
  speaker: { quote: ANCHOR, name: SOMEBODY },
  confirm: { quote: ANCHOR },
  boundary: { quote: ANCHOR, content: ANCHOR },
  "add-quote": { content: ANCHOR, name: SOMEBODY },
  "delete-quote": { quote: ANCHOR },
  "stance-speaker": { stance: ANCHOR, name: SOMEBODY },
  "delete-stance": { stance: ANCHOR },
  merge: { entity: ENTITY, into: ENTITY },
  split: { entity: ENTITY, mentions: { type: "array", items: ANCHOR, minItems: 1, maxItems: 2000 }, name: NAME },
  type: { entity: ENTITY, to: TYPE },
  rename: { entity: ENTITY, to: NAME },
  "add-entity": { mention: ANCHOR, to: TYPE },
  "delete-entity": { entity: ENTITY },
  role: { block: ANCHOR, to: { enum: ["headline", "standfirst", "subheading", "byline", "timestamp", "caption", "paragraph", "listItem", "boilerplate"] } },
  fact: { fact: { enum: ["title", "outlet", "byline", "date"] }, to: SOMEBODY },
};

/** A reader makes a few; a thousand of them already take the page a while. */
export const CORRECTIONS = { type: "array", maxItems: 1000, items: { by: "type", kinds: new Map(Object.entries(KINDS).map(([type, properties]) => [type, object({ type: { enum: [type] }, ...properties })])) } };

export const FILE = object({
  schema: { enum: ["nutgraf-corrections/1"] },
  articles: { type: "array", maxItems: 1000, items: object({ title: { type: "string", maxLength: 1000 }, sha256: { type: "string", pattern: "^[0-9a-f]{64}$" }, corrections: CORRECTIONS }) },
});

/** An object with just these properties, all of them. @param {Record<string, any>} properties */
function object(properties) {
  return { type: "object", properties: new Map(Object.entries(properties)), additionalProperties: false };
}
