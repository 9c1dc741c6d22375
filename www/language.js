// @ts-check
// Whether a text is in English, the language that the analysis reads, as far as its commonest words tell.

/** Words that other languages do not have, and that no English text does without. */
const COMMON = new Set("the and of to that was for with said is it he his are from by has have had they this which not but who were been their would".split(" "));
/** A fourth to a half of an English article are such words; in others hardly any is. */
const LEAST = 0.1;
/** Of fewer words, or letters, nobody can tell. */
const FEWEST = 20;
const FEWEST_LETTERS = 100;
/** Signs that are looked at: of more it is no clearer. */
const ENOUGH = 20_000;

/** @param {string} text @returns {boolean} true where it cannot be told */
export function isEnglish(text) {
  const some = text.slice(0, ENOUGH).toLowerCase();
  const letters = some.match(/\p{L}/gu)?.length ?? 0;
  const latin = some.match(/[a-z]/g)?.length ?? 0;
  if (letters >= FEWEST_LETTERS && latin < letters / 2) return false;
  const words = some.match(/\p{L}+/gu) ?? [];
  return words.length < FEWEST || words.filter((word) => COMMON.has(word)).length >= words.length * LEAST;
}
