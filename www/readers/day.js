// @ts-check
/** The day that a date says, wherever it was written. */

const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/**
 * `2025-03-11` of "2025-03-11T09:00:00Z", "Tue, 11 Mar 2025 10:00:00 +0000" or "March 11, 2025"; nothing where a day could be a month.
 * @param {string | null | undefined} written @returns {string | undefined}
 */
export function dayOf(written) {
  const text = written?.trim() ?? "";
  const iso = /^(\d{4})-?(\d\d)-?(\d\d)(?!\d)/.exec(text) ?? /^(\d{4})\/(\d{1,2})\/(\d{1,2})\b/.exec(text);
  if (iso) return day(Number(iso[1]), Number(iso[2]), Number(iso[3]));
  const named = /\b(\d{1,2})(?:st|nd|rd|th)?\.?[ -](?:of )?([a-z]{3})[a-z]*\.?,?[ -](\d{4})\b/i.exec(text);
  if (named) return day(Number(named[3]), month(named[2]), Number(named[1]));
  const american = /\b([a-z]{3})[a-z]*\.? (\d{1,2})(?:st|nd|rd|th)?,? (?:at )?(\d{4})\b/i.exec(text);
  return american ? day(Number(american[3]), month(american[1]), Number(american[2])) : undefined;
}

const month = (/** @type {string} */ name) => MONTHS.indexOf(name.toLowerCase()) + 1;

/** @param {number} year @param {number} month @param {number} date */
function day(year, month, date) {
  if (year < 1800 || year > 2200 || month < 1 || month > 12 || date < 1 || date > 31) return undefined;
  return `${year}-${String(month).padStart(2, "0")}-${String(date).padStart(2, "0")}`;
}
