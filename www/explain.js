// @ts-check
// What the engine explains, in the reader's language.

import { currentLanguage, fromEngine } from "./strings/index.js";

/** @typedef {import("./types.js").Report} Report */

const LONGEST = 60;

/** What is the matter, and why. @param {string} text the article's @param {Report} report @param {Report["checks"][number]} check */
export function explainCheck(text, report, { kind, message, start, end }) {
  const sentence = report.sentences.find((one) => one.start === start);
  const date = report.dates.find((one) => one.start === start);
  const words = text.slice(start, end).replace(/\s+/g, " ");
  return fromEngine(`check.${kind}`, message, {
    words: words.length > LONGEST ? `${words.slice(0, LONGEST).replace(/\s+\S*$/, "")} …` : words,
    n: sentence?.words ?? words.split(" ").length,
    weekday: weekday(date?.value?.slice(0, 10) ?? ""),
  });
}

/** @param {{ kind: string, message: string }} conflict between articles */
export function explainConflict({ kind, message }) {
  return fromEngine(`conflict.${kind}`, message);
}

/** Why a measure has no value, or a rough one. @param {string | null} reason */
export function explainReason(reason) {
  return reason === null ? null : fromEngine(`reason.${reason}`, reason);
}

/** @param {string} day as in ISO 8601 */
function weekday(day) {
  const date = new Date(`${day}T00:00:00Z`);
  return Number.isNaN(date.valueOf()) ? "" : new Intl.DateTimeFormat(currentLanguage(), { weekday: "long", timeZone: "UTC" }).format(date);
}
