// @ts-check
// A quotation beside a transcript: the same words, some changed, or not found. Says what differs, not who is right.

/** @typedef {{ text: string, start: number, end: number, folded: string }} Word */
/** @typedef {{ kind: "same" | "left" | "put", words: string }} Step words of both, left out of the quotation, or put into it */
/** @typedef {{ status: "same" | "changed" | "missing", start: number, end: number, steps: Step[] }} Checked `start` and `end`: where in the transcript */

const WORD = /[\p{L}\p{N}]+(?:['’][\p{L}\p{N}]+)*/gu;
/** Of a quotation, so much must stand in the transcript to be found there. */
const FOUND = 0.55;
/** Places of the transcript that are looked at for one quotation. */
const PLACES = 24;
/** A quotation longer than this is checked by its beginning. */
const LONGEST = 200;

/** @param {string} text @returns {Word[]} */
function wordsOf(text) {
  return [...text.matchAll(WORD)].map((match) => ({ text: match[0], start: match.index, end: match.index + match[0].length, folded: match[0].normalize("NFKC").toLowerCase().replaceAll("’", "'") }));
}

/** Reads a transcript once, for many quotations. @param {string} transcript @returns {(quote: string) => Checked} */
export function transcriptCheck(transcript) {
  const all = wordsOf(transcript);
  /** @type {Map<string, number[]>} */
  const places = new Map();
  all.forEach(({ folded }, at) => places.get(folded)?.push(at) ?? places.set(folded, [at]));
  return (quote) => check(all, places, wordsOf(quote).slice(0, LONGEST));
}

/** @param {Word[]} all @param {Map<string, number[]>} places @param {Word[]} quote @returns {Checked} */
function check(all, places, quote) {
  /** @type {Checked} */
  let best = { status: "missing", start: 0, end: 0, steps: [] };
  let most = quote.length * FOUND;
  for (const from of starts(places, quote)) {
    const window = all.slice(Math.max(0, from), Math.max(0, from) + Math.ceil(quote.length * 1.4) + 3);
    const pairs = aligned(quote, window);
    if (pairs.length < Math.max(1, most) || (best.status !== "missing" && pairs.length === most)) continue;
    most = pairs.length;
    best = told(quote, window, pairs);
    if (best.status === "same") break;
  }
  return best;
}

/** Where the quotation may begin: each of its words tells a place, the rarest first; places that several words tell come first. @param {Map<string, number[]>} places @param {Word[]} quote */
function starts(places, quote) {
  /** @type {Map<number, number>} */
  const votes = new Map();
  const known = quote.map(({ folded }, at) => ({ at, where: places.get(folded) ?? [] })).filter(({ where }) => where.length > 0).sort((a, b) => a.where.length - b.where.length);
  for (const { at, where } of known.slice(0, 12)) {
    for (const place of where.slice(0, 200)) for (const shift of [-2, -1, 0, 1, 2]) votes.set(place - at + shift, (votes.get(place - at + shift) ?? 0) + (shift === 0 ? 3 : 1) / where.length);
  }
  return [...votes].sort((a, b) => b[1] - a[1]).slice(0, PLACES).map(([place]) => place);
}

/** Which words belong together: the longest common subsequence. @param {Word[]} one @param {Word[]} other @returns {[number, number][]} */
function aligned(one, other) {
  const width = other.length + 1;
  const best = new Uint16Array((one.length + 1) * width);
  for (let i = one.length - 1; i >= 0; i--) {
    for (let j = other.length - 1; j >= 0; j--) {
      best[i * width + j] = one[i].folded === other[j].folded ? best[(i + 1) * width + j + 1] + 1 : Math.max(best[(i + 1) * width + j], best[i * width + j + 1]);
    }
  }
  /** @type {[number, number][]} */
  const pairs = [];
  for (let i = 0, j = 0; i < one.length && j < other.length; ) {
    if (one[i].folded === other[j].folded) pairs.push([i++, j++]);
    else if (best[(i + 1) * width + j] >= best[i * width + j + 1]) i++;
    else j++;
  }
  return pairs;
}

/** @param {Word[]} quote @param {Word[]} window @param {[number, number][]} pairs @returns {Checked} */
function told(quote, window, pairs) {
  /** @type {Step[]} */
  const steps = [];
  const add = (/** @type {Step["kind"]} */ kind, /** @type {Word[]} */ words) => {
    if (words.length === 0) return;
    const last = steps.at(-1);
    const text = words.map((word) => word.text).join(" ");
    if (last?.kind === kind) last.words += ` ${text}`;
    else steps.push({ kind, words: text });
  };
  let [i, j] = [0, pairs[0][1]];
  for (const [at, there] of pairs) {
    add("left", window.slice(j, there));
    add("put", quote.slice(i, at));
    add("same", [quote[at]]);
    [i, j] = [at + 1, there + 1];
  }
  add("put", quote.slice(i));
  const [first, last] = [window[pairs[0][1]], window[pairs[pairs.length - 1][1]]];
  return { status: steps.every(({ kind }) => kind === "same") ? "same" : "changed", start: first.start, end: last.end, steps };
}
