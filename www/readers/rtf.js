// @ts-check
/** Rich Text Format 1.9 to text: paragraphs, tabs, marks and characters; pictures, tables of fonts and the like are left out. */
import { ReadError } from "./error.js";

/** Groups whose content is not the text. */
const LEFT_OUT = new Set("fonttbl colortbl stylesheet info pict header footer headerl headerr footerl footerr footnote annotation object themedata listtable listoverridetable rsidtbl generator xmlnstbl datastore latentstyles fldinst".split(" "));
/** @type {Record<string, string>} */
const WRITTEN = { par: "\n\n", line: "\n", sect: "\n\n", page: "\n\n", tab: "\t", cell: "\t", row: "\n", emdash: "—", endash: "–", lquote: "‘", rquote: "’", ldblquote: "“", rdblquote: "”", bullet: "•" };
const TOKEN = /\\u(-?\d+) ?|\\'([0-9a-f]{2})|\\([a-z]+)(-?\d+)? ?|\\([^a-z])|([{}])|[\r\n]+|([^\\{}\r\n]+)/gi;

/** @param {Uint8Array<ArrayBuffer>} bytes */
export async function readRtf(bytes) {
  const source = new TextDecoder("latin1").decode(bytes);
  if (!source.startsWith("{\\rtf")) throw new ReadError("broken");
  const page = tryDecoder(`windows-${/\\ansicpg(\d+)/.exec(source)?.[1] ?? 1252}`);
  let text = "";
  /** How many fallback characters follow a `\u`, and whether the group is left out: one entry a group. */
  const groups = [{ fallback: 1, hidden: false }];
  let skip = 0;
  for (const [, unicode, byte, word, value, symbol, brace, plain] of source.matchAll(TOKEN)) {
    const group = groups[groups.length - 1];
    if (brace === "{") groups.push({ ...group });
    else if (brace === "}") {
      if (groups.length > 1) groups.pop();
    } else if (word === "uc") group.fallback = Number(value);
    else if (symbol === "*" || LEFT_OUT.has(word)) group.hidden = true;
    else if (group.hidden) continue;
    else if (unicode !== undefined) {
      text += String.fromCharCode(Number(unicode) & 0xffff);
      skip = group.fallback;
    } else if (byte !== undefined) {
      if (skip > 0) skip -= 1;
      else text += page.decode(Uint8Array.of(parseInt(byte, 16)));
    } else if (plain !== undefined) {
      text += plain.slice(skip);
      skip = Math.max(0, skip - plain.length);
    } else if (word) text += WRITTEN[word] ?? "";
    else if (symbol === "~") text += "\u00a0";
    else if (symbol === "_") text += "\u2011";
    else if (symbol && "\\{}".includes(symbol)) text += symbol;
  }
  return text;
}

/** @param {string} label */
function tryDecoder(label) {
  try {
    return new TextDecoder(label);
  } catch {
    return new TextDecoder("windows-1252");
  }
}
