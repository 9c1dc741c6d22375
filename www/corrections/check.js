// @ts-check
// Whether a file of corrections is what it should be, before anything of it is used. Each fault is named with its place.

import { locate } from "./anchor.js";
import { CORRECTIONS, FILE } from "./schema.js";

/** @typedef {import("./correct.js").Correction} Correction */
/** @typedef {{ title: string, sha256: string, corrections: Correction[] }} Entry */
/** @typedef {{ place: string, wrong: Wrong, what?: string }} Fault `what`: the names or the number that would have been right */
/** @typedef {"json" | "type" | "missing" | "unknown" | "choice" | "short" | "long" | "range" | "pattern" | "words"} Wrong */

/** Nobody reads more. */
const MOST_FAULTS = 20;

/** A larger file is none of corrections, and is not read at all. */
export const MOST_BYTES = 20_000_000;

/** @param {string} json @returns {{ entries: Entry[], faults: Fault[] }} no entries where there is a fault */
export function readFile(json) {
  const file = parsed(json);
  if (file === undefined) return { entries: [], faults: [{ place: "", wrong: "json" }] };
  for (const entry of Array.isArray(file?.articles) ? file.articles : []) if (Array.isArray(entry?.corrections)) entry.corrections = entry.corrections.map(tidied);
  const faults = faultsOf(file, FILE);
  return { entries: faults.length === 0 ? file.articles : [], faults };
}

/** What of a kept article's corrections can be used. @param {unknown} kept @returns {Correction[]} */
export function soundCorrections(kept) {
  if (!Array.isArray(kept)) return [];
  return kept.slice(0, CORRECTIONS.maxItems).map(tidied).filter((one) => faultsOf(one, CORRECTIONS.items).length === 0);
}

/** Earlier versions saved of a merger all that was known of whom it was with. @param {any} correction */
function tidied(correction) {
  if (correction?.type !== "merge" || !isObject(correction.into)) return correction;
  const { name, type } = correction.into;
  return { ...correction, into: { name, type } };
}

/**
 * Corrections for this very text name words that stand in it.
 *
 * @param {Entry} entry @param {string} text @param {string} place of the entry
 * @returns {Fault[]}
 */
export function wrongSpans({ corrections }, text, place) {
  return corrections.flatMap((correction, at) =>
    anchorsOf(correction).flatMap(([name, anchor]) => (locate(text, anchor) ? [] : [{ place: `${place}.corrections[${at}].${name}`, wrong: /** @type {Wrong} */ ("words") }])),
  );
}

/** The places that a correction names. @param {Correction} correction @returns {[string, import("./anchor.js").Anchor][]} */
export function anchorsOf(correction) {
  switch (correction.type) {
    case "speaker":
    case "confirm":
    case "delete-quote":
      return [["quote", correction.quote]];
    case "stance-speaker":
    case "delete-stance":
      return [["stance", correction.stance]];
    case "boundary":
      return [["quote", correction.quote], ["content", correction.content]];
    case "add-quote":
      return [["content", correction.content]];
    case "role":
      return [["block", correction.block]];
    case "add-entity":
      return [["mention", correction.mention]];
    case "split":
      return correction.mentions.map((mention, at) => [`mentions[${at}]`, mention]);
    default:
      return [];
  }
}

/** @param {string} json */
function parsed(json) {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}

/** @param {unknown} value @param {any} schema @param {string} [place] @param {Fault[]} [faults] @returns {Fault[]} */
function faultsOf(value, schema, place = "", faults = []) {
  if (faults.length >= MOST_FAULTS) return faults;
  const wrong = (/** @type {Wrong} */ kind, /** @type {string} */ what = "") => faults.push({ place, wrong: kind, what });
  if (schema.anyOf) {
    if (!schema.anyOf.some((/** @type {any} */ one) => faultsOf(value, one).length === 0)) wrong("type", schema.anyOf.map((/** @type {any} */ { type }) => type).join(", "));
  } else if (schema.by) {
    const kind = isObject(value) ? schema.kinds.get(new Map(Object.entries(value)).get(schema.by)) : undefined;
    if (kind) faultsOf(value, kind, place, faults);
    else faults.push({ place: joined(place, schema.by), wrong: "choice", what: [...schema.kinds.keys()].join(", ") });
  } else if (schema.enum) {
    if (!schema.enum.includes(value)) wrong("choice", schema.enum.join(", "));
  } else if (!isOfType(value, schema.type)) {
    wrong("type", schema.type);
  } else {
    const check = { string: checkString, integer: checkNumber, array: checkArray, object: checkObject }[/** @type {"string"} */ (schema.type)];
    check?.(/** @type {any} */ (value), schema, place, faults);
  }
  return faults;
}

/** @param {string} value @param {any} schema @param {string} place @param {Fault[]} faults */
function checkString(value, { minLength = 0, maxLength, pattern }, place, faults) {
  if (value.length < minLength) faults.push({ place, wrong: "short" });
  else if (value.length > (maxLength ?? Infinity)) faults.push({ place, wrong: "long", what: String(maxLength) });
  else if (pattern && !new RegExp(pattern).test(value)) faults.push({ place, wrong: "pattern", what: pattern });
}

/** @param {number} value @param {any} schema @param {string} place @param {Fault[]} faults */
function checkNumber(value, { minimum, maximum }, place, faults) {
  if (value < minimum || value > maximum) faults.push({ place, wrong: "range", what: `${minimum} – ${maximum}` });
}

/** @param {unknown[]} value @param {any} schema @param {string} place @param {Fault[]} faults */
function checkArray(value, { items, minItems = 0, maxItems }, place, faults) {
  if (value.length < minItems) faults.push({ place, wrong: "short" });
  else if (value.length > maxItems) faults.push({ place, wrong: "long", what: String(maxItems) });
  else value.forEach((one, at) => faultsOf(one, items, `${place}[${at}]`, faults));
}

/** @param {Record<string, unknown>} value @param {any} schema @param {string} place @param {Fault[]} faults */
function checkObject(value, { properties }, place, faults) {
  const own = new Map(Object.entries(value));
  for (const [name, schema] of properties) {
    if (own.has(name)) faultsOf(own.get(name), schema, joined(place, name), faults);
    else faults.push({ place: joined(place, name), wrong: "missing" });
  }
  for (const name of own.keys()) if (!properties.has(name)) faults.push({ place: joined(place, name.slice(0, 40)), wrong: "unknown" });
}

/** @param {unknown} value @param {string} type */
function isOfType(value, type) {
  if (type === "null") return value === null;
  if (type === "array") return Array.isArray(value);
  if (type === "object") return isObject(value);
  return type === "integer" ? Number.isSafeInteger(value) : typeof value === type;
}

/** @param {unknown} value @returns {value is Record<string, any>} */
const isObject = (value) => typeof value === "object" && value !== null && !Array.isArray(value);

/** @param {string} place @param {string} name */
const joined = (place, name) => (place === "" ? name : `${place}.${name}`);
