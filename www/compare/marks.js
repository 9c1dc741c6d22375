// @ts-check
// What of a passage is marked.

/** @typedef {import("../types.js").Span} Span */

/** What is marked, in order and apart: words that contradict before words that differ. @param {{ differing: Span[], disputed: Span[] }} passage @returns {(Span & { disputed: boolean })[]} */
export function marks({ differing, disputed }) {
  const free = differing.flatMap((span) => disputed.reduce((parts, { start, end }) => parts.flatMap((part) => (end <= part.start || part.end <= start ? [part] : [{ start: part.start, end: start }, { start: end, end: part.end }].filter((one) => one.end > one.start))), [span]));
  return [...free.map((span) => ({ ...span, disputed: false })), ...disputed.map((span) => ({ ...span, disputed: true }))].sort((a, b) => a.start - b.start);
}
