// @ts-check
/** Arguments looked at before they are sent anywhere: what is wrong with them is named. Not an entry of the package. */

import { fault, wrong } from "./fault.js";

/** @import { Options } from "./engine.js" */

const KINDS = ["person", "organization", "place", "misc"];
const ROLES = ["headline", "standfirst", "subheading", "byline", "timestamp", "caption", "paragraph", "listItem", "boilerplate"];
const UNITS = ["utf16", "codepoint", "utf8"];
/** What a request may hold unless it says otherwise: the engine takes some sixty times as much memory. */
const MOST_BYTES = 20_000_000;
const quoted = (/** @type {string[]} */ names) => names.map((name) => `"${name}"`).join(", ");

/** What each option takes, in words, and whether a value is that. A day's digits are the engine's to read. @type {Record<keyof Options, [string, (value: any) => boolean]>} */
const EXPECTED = {
  published: ['the day as a string like "2025-03-11"', (value) => typeof value === "string"],
  names: [`a list of { name, type }, with a type of ${quoted(KINDS)}`, (value) => Array.isArray(value) && value.every(isName)],
  guesses: ["true or false", (value) => typeof value === "boolean"],
  offsetUnit: [`one of ${quoted(UNITS)}`, (value) => UNITS.includes(value)],
  roles: [`a list of { start, end, role, certain }, with a role of ${quoted(ROLES)}`, (value) => Array.isArray(value) && value.every(isRole)],
  tokens: ["true or false", (value) => typeof value === "boolean"],
  each: ["a list of { published, names, roles, guesses }, one for each text of a comparison", (value) => Array.isArray(value) && value.every(isOfOne)],
  maxBytes: ["a number of bytes; Infinity for no limit", (value) => typeof value === "number" && value >= 0],
};

/** @param {any} value */
const isName = (value) => value !== null && typeof value === "object" && Object.keys(value).length === 2 && typeof value.name === "string" && KINDS.includes(value.type);

/** @param {any} value */
const isRole = (value) => value !== null && typeof value === "object" && Object.keys(value).length === 3 + Number("certain" in value) && [value.start, value.end].every((at) => Number.isInteger(at) && at >= 0) && ROLES.includes(value.role) && typeof (value.certain ?? true) === "boolean";

/** What may be told of one text of several. */
const OF_ONE = new Set(["published", "names", "roles", "guesses"]);

/** @param {any} value */
const isOfOne = (value) => value !== null && typeof value === "object" && Object.keys(value).every((name) => OF_ONE.has(name) && (value[name] === undefined || EXPECTED[/** @type {keyof Options} */ (name)][1](value[name])));

/** What an entry of an option that is a list is. @type {Map<string, (value: any) => boolean>} */
const LISTED = new Map([["names", isName], ["roles", isRole], ["each", isOfOne]]);

/**
 * The options as they can be sent, without those that are undefined.
 * @param {Options | null | undefined} options
 * @returns {Options}
 */
export function checkedOptions(options) {
  if (options === undefined || options === null) return {};
  if (typeof options !== "object" || Array.isArray(options)) throw wrong("option", `the options are not an object but ${shown(options)}`, 'give { published: "2025-03-11" }');
  const told = Object.entries(options).filter(([, value]) => value !== undefined);
  for (const [name, value] of told) checkOption(name, value);
  return Object.fromEntries(told);
}

/** @param {string} name @param {unknown} value */
function checkOption(name, value) {
  if (!Object.hasOwn(EXPECTED, name)) throw wrong("option", `there is no option "${name}"`, `there are ${Object.keys(EXPECTED).join(", ")}`);
  const [expected, fits] = EXPECTED[/** @type {keyof Options} */ (name)];
  if (fits(value)) return;
  const isOne = LISTED.get(name);
  const odd = isOne && Array.isArray(value) ? value.find((one) => !isOne(one)) : value;
  const advice = value instanceof Date ? `${expected}: which day a moment is depends on the time zone` : expected;
  throw wrong("option", `option "${name}" is ${shown(odd)}`, value === null ? `give ${expected}, or leave it out` : `give ${advice}`);
}

/**
 * @param {unknown} text
 * @param {Options | null} [options]
 * @returns {string}
 */
export function checkedText(text, options) {
  return checkedLength([stringOf(text)], options)[0];
}

/** @param {unknown} texts @param {Options | null} [options] @returns {string[]} */
export function checkedTexts(texts, options) {
  if (!Array.isArray(texts)) throw wrong("text", `the texts are ${shown(texts)}`, "give an array of strings");
  return checkedLength(texts.map(stringOf), options);
}

/** @param {unknown} text @returns {string} */
function stringOf(text) {
  if (typeof text !== "string") throw wrong("text", `the text is ${shown(text)}`, "give a string: the text of your editor, not its HTML or its nodes");
  return text;
}

/** @param {string[]} texts @param {Options | null | undefined} options */
function checkedLength(texts, options) {
  // Options that are none are named where they are read.
  const told = options?.maxBytes;
  const most = typeof told === "number" ? told : MOST_BYTES;
  if (isWithin(texts, most)) return texts;
  const what = texts.length > 1 ? "the texts are together" : "the text is";
  throw fault("too-long", `${what} longer than ${most} bytes of UTF-8`, "give less, or raise the option maxBytes: the engine takes some sixty times as much memory");
}

/** @param {string[]} texts @param {number} most */
function isWithin(texts, most) {
  const units = texts.reduce((sum, text) => sum + text.length, 0);
  // A unit of UTF-16 is one to three bytes of UTF-8: few texts have to be counted.
  if (units > most || units * 3 <= most) return units <= most;
  const encoder = new TextEncoder();
  return texts.reduce((sum, text) => sum + encoder.encode(text).length, 0) <= most;
}

/** @param {unknown} signal @returns {AbortSignal | undefined} */
export function checkedSignal(signal) {
  if (signal === undefined || signal === null) return undefined;
  if (typeof (/** @type {any} */ (signal).addEventListener) === "function" && "aborted" in Object(signal)) return /** @type {AbortSignal} */ (signal);
  throw wrong("option", `option "signal" is ${shown(signal)}`, "give the signal of an AbortController");
}

/** A value in few words. Of a text no word: it may be an article. @param {unknown} value */
function shown(value) {
  if (value === null || value === undefined || typeof value === "boolean" || typeof value === "number") return String(value);
  if (typeof value === "string") return value.length > 40 ? "a long string" : JSON.stringify(value);
  if (Array.isArray(value)) return "an array";
  if (typeof value === "function") return "a function";
  const kind = Object.getPrototypeOf(value)?.constructor?.name ?? "Object";
  return kind === "Object" ? shortJson(value) : `a ${kind}`;
}

/** @param {unknown} value */
function shortJson(value) {
  try {
    const json = JSON.stringify(value);
    return json.length > 60 ? "an object" : json;
  } catch {
    return "an object";
  }
}
