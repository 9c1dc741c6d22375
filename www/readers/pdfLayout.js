// @ts-check
/**
 * Words at places to paragraphs.
 *
 * A PDF knows no paragraphs. Words make lines, as they were drawn; where two columns were drawn row by row, the columns are taken apart. Lines that follow
 * each other closely are a paragraph; what stands at the top or the foot of most pages is not of the article.
 */

/** @typedef {{ str: string, transform: number[], width: number, height: number, hasEOL: boolean }} Item */
/** @typedef {{ text: string, x: number, y: number, right: number, height: number, page: number, row: number }} Line `row`: lines of one row were drawn side by side */

const EDGE_LINES = 2;
const MOST_PAGES = 0.6;
/** A gap as wide as so many letters are high is more than a space. */
const GUTTER = 1.8;
/** So many rows make columns, of lines as long as prose has them. */
const FEWEST_ROWS = 3;
const SHORTEST_LINE = 15;

/** The lines of a page, in the order in which they are read. @param {Item[]} items in the order in which the PDF draws them @param {number} page @returns {Line[]} */
export function linesOf(items, page) {
  const lines = drawnLines(items, page).map((line) => ({ ...line, text: line.text.replace(/\s+/g, " ").trim() })).filter(({ text }) => text !== "");
  return withDropCaps(inColumns(headFirst(lines)));
}

/** @param {Item[]} items @param {number} page @returns {Line[]} */
function drawnLines(items, page) {
  /** @type {Line[]} */
  const lines = [];
  /** @type {Line | null} */
  let line = null;
  let row = 0;
  for (const { str: written, transform, width, height, hasEOL } of items) {
    const str = closedUp(written);
    const [x, y] = [transform[4], transform[5]];
    /** @type {number} */
    const size = height || line?.height || Math.abs(transform[3]);
    if (line && str !== "" && Math.abs(y - line.y) > size / 2) [line, row] = [null, row + 1];
    // In the same row, but a column further: a line of its own.
    if (line && str.trim() !== "" && x - line.right > size * GUTTER) line = null;
    if (str.trim() !== "" && !line) lines.push((line = { text: "", x, y, right: x, height: size, page, row }));
    if (line && str.trim() !== "") {
      const apart = x - line.right > size * 0.2 && line.text !== "" && !/\s$/.test(line.text) && !/^\s/.test(str);
      line.text += apart ? ` ${str}` : str;
      line.right = x + width;
    } else if (line && str !== "" && width < size * GUTTER) line.text += " ";
    if (hasEOL) [line, row] = [null, row + 1];
  }
  return lines;
}

/** "C O U N C I L" is a word that was set wide. @param {string} text */
const closedUp = (text) => (/^\S(?: \S){2,}$/u.test(text) ? text.replaceAll(" ", "") : text);

/** A headline that was drawn after the text that it stands over goes before it. @param {Line[]} lines @returns {Line[]} */
function headFirst(lines) {
  /** The lowest of all lines from here on. @type {number[]} */
  const lowest = new Array(lines.length + 1).fill(Infinity);
  for (let at = lines.length - 1; at >= 0; at--) lowest[at] = Math.min(lowest[at + 1], lines[at].y);
  let top = -Infinity;
  for (const [at, { y, height }] of lines.entries()) {
    if (at > 0 && y > top + height && lowest[at] > top) return [...lines.slice(at), ...lines.slice(0, at)];
    top = Math.max(top, y);
  }
  return lines;
}

/** Rows of two lines side by side, as columns that were drawn row by row have them, become one column after the other. @param {Line[]} lines @returns {Line[]} */
function inColumns(lines) {
  const rows = rowsOf(lines);
  /** @type {Line[]} */
  const ordered = [];
  for (let at = 0; at < rows.length; ) {
    const until = columnsUntil(rows, at);
    if (until - at >= FEWEST_ROWS) {
      const block = rows.slice(at, until);
      ordered.push(...block.map(([left]) => left), ...inColumns(block.flatMap((row) => row.slice(1))));
      at = until;
    } else ordered.push(joined(rows[at++]));
  }
  return ordered;
}

/** @param {Line[]} lines @returns {Line[][]} */
function rowsOf(lines) {
  /** @type {Line[][]} */
  const rows = [];
  for (const line of lines) {
    const last = rows[rows.length - 1];
    if (last?.[0].row === line.row) last.push(line);
    else rows.push([line]);
  }
  return rows;
}

/** Where the rows that share a gutter end: from `at` on each has lines on both sides of it. @param {Line[][]} rows @param {number} at @returns {number} */
function columnsUntil(rows, at) {
  let [left, right, until, letters] = [-Infinity, Infinity, at, 0];
  for (; until < rows.length && rows[until].length > 1; until++) {
    const [first, second] = rows[until];
    if (Math.max(left, first.right) >= Math.min(right, second.x)) break;
    [left, right] = [Math.max(left, first.right), Math.min(right, second.x)];
    letters += first.text.length + second.text.length;
  }
  return letters >= (until - at) * 2 * SHORTEST_LINE ? until : at;
}

/** A row that is no row of columns: of a table, or with its number at the margin. @param {Line[]} row @returns {Line} */
const joined = (row) => (row.length === 1 ? row[0] : { ...row[0], text: row.map(({ text }) => text).join(" "), right: row[row.length - 1].right });

/** A first letter that was set over several lines belongs to the first of them. @param {Line[]} lines @returns {Line[]} */
function withDropCaps(lines) {
  return lines.flatMap((line, index) => {
    const beside = line.text.length <= 2 ? lines.slice(index + 1, index + 8).filter(({ y, x, height }) => height * 1.8 < line.height && x > line.x && y > line.y - height && y < line.y + line.height) : [];
    if (beside.length === 0) return [line];
    beside[0].text = line.text + beside[0].text;
    // They stand further right, and begin no paragraph by that.
    for (const one of beside) one.x = line.x;
    return [];
  });
}

/** Without the lines at the edges of pages that come again on most of them, with other numbers. @param {Line[]} lines @param {number} pages @returns {Line[]} */
export function withoutRunning(lines, pages) {
  /** @type {Map<number, Line[]>} */
  const byPage = new Map();
  for (const line of lines) {
    const page = byPage.get(line.page);
    if (page) page.push(line);
    else byPage.set(line.page, [line]);
  }
  const edges = new Set([...byPage.values()].flatMap(edgesOf));
  const shape = (/** @type {Line} */ { text, y }) => `${Math.round(y / 4)} ${text.replace(/\d+/g, "#")}`;
  /** @type {Map<string, Set<number>>} */
  const on = new Map();
  for (const line of edges) on.set(shape(line), (on.get(shape(line)) ?? new Set()).add(line.page));
  return lines.filter((line) => !edges.has(line) || (on.get(shape(line))?.size ?? 0) < Math.max(2, pages * MOST_PAGES));
}

/** The lines at the head and at the foot. @param {Line[]} page */
function edgesOf(page) {
  const down = [...page].sort((a, b) => b.y - a.y);
  return [...down.slice(0, EDGE_LINES), ...down.slice(-EDGE_LINES)];
}

/** @param {Line[]} lines @returns {string} */
export function paragraphs(lines) {
  const gaps = lines.slice(1).map((line, index) => lines[index].y - line.y).filter((gap) => gap > 0).sort((a, b) => a - b);
  const heights = lines.map(({ height }) => height).sort((a, b) => a - b);
  const usual = { gap: gaps[Math.floor(gaps.length / 4)] ?? 0, height: heights[Math.floor(heights.length / 2)] };
  const rights = rightEdges(lines, usual.height);
  /** @type {string[][]} the lines of each */
  const all = [];
  for (const [index, line] of lines.entries()) {
    const before = lines[index - 1];
    if (!before || begins(line, before, usual, /** @type {number} */ (rights.get(before)))) all.push([line.text]);
    else all[all.length - 1].push(line.text);
  }
  return all.map(asText).join("\n\n");
}

/** @param {string[]} lines @returns {string} */
function asText(lines) {
  let text = lines[0];
  for (const [index, line] of lines.slice(1).entries()) text = isCut(lines[index], line) ? text.slice(0, -1) + line : `${text} ${line}`;
  return text.replaceAll("\u00ad", "");
}

/** Whether a word was cut by the end of the line: "engi-" and "neers", but not "north-" and "South". @param {string} before @param {string} line */
const isCut = (before, line) => /\p{Ll}[-\u00ad]$/u.test(before.slice(-3)) && /^\p{Ll}/u.test(line);

/** Columns are further apart than that, and first lines of paragraphs are not set as far in, in points. */
const COLUMN_STEP = 40;

/** Where the longest line of its column ends, for each line. @param {Line[]} lines @param {number} height of lines of text @returns {Map<Line, number>} */
function rightEdges(lines, height) {
  const rights = new Map();
  const across = [...lines].sort((a, b) => a.page - b.page || a.x - b.x);
  for (let at = 0; at < across.length; ) {
    let until = at + 1;
    while (until < across.length && across[until].page === across[at].page && across[until].x - across[until - 1].x < COLUMN_STEP) until++;
    const column = across.slice(at, until);
    const text = column.filter((line) => line.height < height * 1.15);
    const right = (text.length > 0 ? text : column).reduce((most, line) => Math.max(most, line.right), 0);
    for (const line of column) rights.set(line, right);
    at = until;
  }
  return rights;
}

/** Whether a line begins a paragraph. @param {Line} line @param {Line} before @param {{ gap: number, height: number }} usual the gap between lines of a paragraph, and their height @param {number} right where the longest line of the column ends */
function begins(line, before, usual, right) {
  if (Math.abs(line.height - before.height) > before.height * 0.15) return true;
  const short = before.right < right - (right - before.x) * 0.2 && /[.?!:”"’)]$/.test(before.text);
  // On the next page or in the next column there is no gap to see.
  if (line.page !== before.page || line.y > before.y) return short;
  // The lines of a headline are higher, and so are the gaps between them.
  return before.y - line.y > usual.gap * 1.35 * Math.max(1, line.height / usual.height) || line.x - before.x > line.height * 0.8 || (short && Math.abs(line.x - before.x) < 1);
}
