// @ts-check
/** Subtitles (.srt, .vtt) to what is said, without numbers and times. */

const TIME = /^(?:(\d+):)?(\d\d):(\d\d)[,.](\d+)\s*-->\s*(?:(\d+):)?(\d\d):(\d\d)[,.](\d+)/;
/** A pause as long as that parts paragraphs. */
const PAUSE_S = 3;

/** @param {string} source @returns {string} */
export function readSubtitles(source) {
  const lines = source.replace(/^\ufeff/, "").split(/\r\n?|\n/);
  /** @type {string[]} */
  const paragraphs = [];
  let [line, ended] = [0, 0];
  while (line < lines.length) {
    const time = TIME.exec(lines[line++]);
    if (!time) continue;
    const words = [];
    while (line < lines.length && lines[line].trim() !== "") words.push(lines[line++]);
    const said = words.join(" ").replace(/<[^>]*>|\{\\[^}]*\}/g, "").trim();
    if (said === "") continue;
    const begin = seconds(time, 1);
    const goesOn = paragraphs.length > 0 && begin - ended < PAUSE_S && !/^[-–—]/.test(said);
    if (goesOn) paragraphs[paragraphs.length - 1] += ` ${said}`;
    else paragraphs.push(said);
    ended = seconds(time, 5);
  }
  return paragraphs.join("\n\n");
}

/** @param {RegExpExecArray} time @param {number} at */
const seconds = (time, at) => Number(time[at] ?? 0) * 3600 + Number(time[at + 1]) * 60 + Number(time[at + 2]) + Number(`0.${time[at + 3]}`);
