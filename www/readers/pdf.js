// @ts-check
/**
 * PDF to text, by Mozilla's pdf.js.
 *
 * A PDF knows no paragraphs, only words at places. Words make lines, lines make columns, and lines that follow each other closely are a
 * paragraph; what stands at the top or the foot of most pages is not of the article.
 */
import { ReadError } from "./error.js";
import { MOST_CHARACTERS } from "./limits.js";
import { pdfPack } from "./packs.js";

/** @typedef {{ str: string, transform: number[], width: number, height: number, hasEOL: boolean }} Item */
/** @typedef {{ text: string, x: number, y: number, right: number, height: number, page: number }} Line */

const EDGE_LINES = 2;
const MOST_PAGES = 0.6;

/** @param {Uint8Array<ArrayBuffer>} bytes @param {import("./read.js").Progress} [progress] @returns {Promise<import("./read.js").Article>} */
export async function readPdf(bytes, progress) {
  const { getDocument } = await pdfPack();
  const task = getDocument({ data: bytes, disableFontFace: true, isEvalSupported: false, useSystemFonts: false, useWasm: false, useWorkerFetch: false, verbosity: 0 });
  try {
    const document = await task.promise;
    /** @type {Line[]} */
    const lines = [];
    let characters = 0;
    for (let number = 1; number <= document.numPages; number++) {
      const page = await document.getPage(number);
      const found = linesOf((await page.getTextContent()).items, number);
      page.cleanup();
      characters += found.reduce((sum, { text }) => sum + text.length, 0);
      if (characters > MOST_CHARACTERS) throw new ReadError("tooLarge");
      lines.push(...found);
      progress?.(number, document.numPages);
    }
    if (lines.length === 0) throw new ReadError("scan");
    return { text: paragraphs(withoutRunning(lines, document.numPages)) };
  } catch (error) {
    if (error instanceof ReadError) throw error;
    throw new ReadError(/** @type {Error} */ (error)?.name === "PasswordException" ? "encrypted" : "broken");
  } finally {
    await task.destroy();
  }
}
/** @param {Item[]} items in the order in which the PDF draws them @param {number} page @returns {Line[]} */
function linesOf(items, page) {
  /** @type {Line[]} */
  const lines = [];
  /** @type {Line | null} */
  let line = null;
  for (const { str, transform, width, height, hasEOL } of items) {
    const [x, y] = [transform[4], transform[5]];
    const size = height || Math.abs(transform[3]);
    if (line && str !== "" && Math.abs(y - line.y) > size / 2) line = null;
    if (str.trim() !== "" && !line) lines.push((line = { text: "", x, y, right: x, height: size, page }));
    if (line) {
      const apart = x - line.right > size * 0.2 && line.text !== "" && !/\s$/.test(line.text) && !/^\s/.test(str);
      line.text += apart ? ` ${str}` : str;
      line.right = x + width;
    }
    if (hasEOL) line = null;
  }
  return lines.map((one) => ({ ...one, text: one.text.replace(/\s+/g, " ").trim() })).filter(({ text }) => text !== "");
}

/** Without the lines at the edges of pages that come again on most of them, with other numbers. @param {Line[]} lines @param {number} pages */
function withoutRunning(lines, pages) {
  const edges = new Set(Array.from({ length: pages }, (_, index) => edgesOf(lines.filter(({ page }) => page === index + 1))).flat());
  const shape = (/** @type {Line} */ { text, y }) => `${Math.round(y / 4)} ${text.replace(/\d+/g, "#")}`;
  /** @type {Map<string, Set<number>>} */
  const on = new Map();
  for (const line of edges) on.set(shape(line), (on.get(shape(line)) ?? new Set()).add(line.page));
  const kept = lines.filter((line) => !edges.has(line) || (on.get(shape(line))?.size ?? 0) < Math.max(2, pages * MOST_PAGES));
  return kept.length > 0 ? kept : lines;
}

/** The lines at the head and at the foot. @param {Line[]} page */
function edgesOf(page) {
  const down = [...page].sort((a, b) => b.y - a.y);
  return [...down.slice(0, EDGE_LINES), ...down.slice(-EDGE_LINES)];
}

/** @param {Line[]} lines @returns {string} */
function paragraphs(lines) {
  const gaps = lines.slice(1).map((line, index) => lines[index].y - line.y).filter((gap) => gap > 0).sort((a, b) => a - b);
  const heights = lines.map(({ height }) => height).sort((a, b) => a - b);
  const usual = { gap: gaps[Math.floor(gaps.length / 4)] ?? 0, height: heights[Math.floor(heights.length / 2)] };
  const right = Math.max(...lines.map((line) => line.right));
  return lines.reduce((text, line, index) => {
    const before = lines[index - 1];
    if (!before) return line.text;
    if (begins(line, before, usual, right)) return `${text}\n\n${line.text}`;
    // "engi-" and "neers" are one word cut by the line; "north-" and "South" are not.
    return /\p{Ll}-$/u.test(text) && /^\p{Ll}/u.test(line.text) ? text.slice(0, -1) + line.text : `${text} ${line.text}`;
  }, "");
}

/** Whether a line begins a paragraph. @param {Line} line @param {Line} before @param {{ gap: number, height: number }} usual the gap between lines of a paragraph, and their height @param {number} right where the longest line ends */
function begins(line, before, usual, right) {
  if (Math.abs(line.height - before.height) > before.height * 0.15) return true;
  const short = before.right < right - (right - before.x) * 0.2 && /[.?!:”"’)]$/.test(before.text);
  // On the next page or in the next column there is no gap to see.
  if (line.page !== before.page || line.y > before.y) return short;
  // The lines of a headline are higher, and so are the gaps between them.
  return before.y - line.y > usual.gap * 1.35 * Math.max(1, line.height / usual.height) || line.x - before.x > line.height * 0.8 || (short && Math.abs(line.x - before.x) < 1);
}
