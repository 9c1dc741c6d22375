// @ts-check
// The words of the page, in the reader's language.

import { en } from "./en.js";

/** @typedef {keyof typeof en} Key */
/** @typedef {string | { one: string, other: string }} Message */
/** @typedef {Record<Key, Message>} Messages a language is complete, or it does not pass the type check */

/** `engine`: what the engine says, by its name; the engine's own language is English. @typedef {{ messages: Messages, engine: Map<string, string> }} Language */

/** @type {Language} */
const english = { messages: en, engine: new Map() };

/** What a reader can choose. All but the first come when they are chosen. @type {Map<string, { name: string, load: () => Promise<Language> }>} */
export const languages = new Map([
  ["en", { name: "English", load: async () => english }],
  ["de", { name: "Deutsch", load: german }],
]);

let code = "en";
let language = english;
let plural = new Intl.PluralRules(code);
let number = new Intl.NumberFormat(code);
/** Making one costs more than a hundred uses. @type {Map<string, Intl.NumberFormat>} */
const formats = new Map();

/** Speaks the language from now on, or English where it cannot be had. @param {string} wanted */
export async function setLanguage(wanted) {
  const known = languages.has(wanted) ? wanted : "en";
  const loaded = await languages.get(known)?.load().catch(() => undefined);
  code = loaded ? known : "en";
  language = loaded ?? english;
  plural = new Intl.PluralRules(code);
  number = new Intl.NumberFormat(code);
}

/** @returns {Promise<Language>} */
async function german() {
  const { de, engineDe } = await import("./german.js");
  return { messages: de, engine: new Map(Object.entries(engineDe)) };
}

export function currentLanguage() {
  return code;
}

/**
 * The message in the reader's language. `{name}` takes the value of that name; `n` chooses between one and many.
 *
 * @param {Key} key
 * @param {Record<string, string | number>} [values]
 */
export function t(key, values = {}) {
  const message = language.messages[key];
  return filled(typeof message === "string" ? message : plural.select(Number(values.n)) === "one" ? message.one : message.other, values);
}

/** @param {string} text @param {Record<string, string | number>} values */
function filled(text, values) {
  return text.replace(/\{(\w+)\}/g, (_, name) => show(Object.hasOwn(values, name) ? values[/** @type {"n"} */ (name)] : undefined));
}

/**
 * A sentence of the engine in the reader's language.
 *
 * @param {string} name its kind, with the family before it: `check.doubled-word`
 * @param {string} english as the engine says it
 * @param {Record<string, string | number>} [values]
 */
export function fromEngine(name, english, values = {}) {
  const own = language.engine.get(name);
  return own === undefined ? english : filled(own, values);
}

/**
 * The message of a name that the engine made up: what is not in the list is shown as it is, without its hyphens.
 *
 * @param {string} family
 * @param {string} name
 */
export function tName(family, name) {
  const key = /** @type {Key} */ (`${family}.${name}`);
  return Object.hasOwn(en, key) ? t(key) : name.replaceAll("-", " ");
}

/** @param {string | number | undefined} value */
function show(value) {
  return typeof value === "number" ? number.format(value) : (value ?? "");
}

/** @param {number} share between 0 and 1 */
export function percent(share) {
  return format({ style: "percent", maximumFractionDigits: 0 }).format(share);
}

/** @param {number} value @param {number} [digits] */
export function decimal(value, digits = 1) {
  return format({ maximumFractionDigits: digits }).format(value);
}

/** @param {Intl.NumberFormatOptions} options */
function format(options) {
  const key = `${code} ${options.style} ${options.maximumFractionDigits}`;
  const known = formats.get(key) ?? new Intl.NumberFormat(code, options);
  formats.set(key, known);
  return known;
}

/** Minutes and seconds: "1:38". @param {number} seconds */
export function clock(seconds) {
  const whole = Math.round(seconds);
  return t("measure.clock", { minutes: String(Math.floor(whole / 60)), seconds: String(whole % 60).padStart(2, "0") });
}

/** A day as people write it: "14 May 2024". @param {string} value "2024-05-14" @returns {string} */
export function day(value) {
  const date = new Date(`${value}T00:00:00Z`);
  return Number.isNaN(date.valueOf()) ? value : new Intl.DateTimeFormat(code === "en" ? "en-GB" : code, { timeZone: "UTC", year: "numeric", month: "long", day: "numeric" }).format(date);
}
