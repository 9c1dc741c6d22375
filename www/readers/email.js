// @ts-check
/** Email (.eml, RFC 5322 and MIME): the subject and the first readable part, plain text before HTML. */
import { decode } from "./charset.js";
import { articleText } from "./html.js";

const latin1 = (/** @type {Uint8Array} */ bytes) => new TextDecoder("latin1").decode(bytes);
const toBytes = (/** @type {string} */ text) => Uint8Array.from(text, (c) => c.charCodeAt(0) & 0xff);

/** Header and body of a part; header names in lower case. @param {string} part bytes as latin1 */
function split(part) {
  const end = /\r?\n\r?\n/.exec(part);
  const head = (end ? part.slice(0, end.index) : part).replace(/\r?\n[ \t]+/g, " ");
  const fields = new Map(head.split(/\r?\n/).map((line) => /** @type {[string, string]} */ ([line.slice(0, line.indexOf(":")).toLowerCase(), line.slice(line.indexOf(":") + 1).trim()])));
  return { fields, body: end ? part.slice(end.index + end[0].length) : "" };
}

/** @param {string} body @param {string} encoding */
function transferDecode(body, encoding) {
  if (encoding === "base64") return toBytes(safeAtob(body));
  if (encoding !== "quoted-printable") return toBytes(body);
  return toBytes(body.replace(/=\r?\n/g, "").replace(/=([0-9A-F]{2})/gi, (_, hex) => String.fromCharCode(parseInt(hex, 16))));
}

/** @param {string} text */
function safeAtob(text) {
  try {
    return atob(text.replace(/[^A-Za-z0-9+/]/g, ""));
  } catch {
    return "";
  }
}

/** Words in other charsets (RFC 2047). @param {string} text */
function headerText(text) {
  return text.replace(/=\?([\w-]+)\?([bq])\?([^?]*)\?=(?:\s+(?==\?))?/gi, (_, charset, kind, words) =>
    decode(kind.toLowerCase() === "b" ? toBytes(safeAtob(words)) : transferDecode(words.replaceAll("_", " "), "quoted-printable"), charset),
  );
}

/** The readable parts, in order. @param {string} part @param {number} depth @returns {{type: string, text: string}[]} */
function readable(part, depth) {
  const { fields, body } = split(part);
  const type = fields.get("content-type") ?? "text/plain";
  const boundary = /boundary\s*=\s*(?:"([^"]+)"|([^;\s]+))/i.exec(type);
  if (boundary && depth < 10) {
    const parts = body.split(`--${boundary[1] ?? boundary[2]}`).slice(1);
    return parts.filter((inner) => !inner.startsWith("--")).flatMap((inner) => readable(inner.replace(/^\r?\n/, ""), depth + 1));
  }
  if (!/^text\/(plain|html)/i.test(type) || /^attachment/i.test(fields.get("content-disposition") ?? "")) return [];
  const bytes = transferDecode(body, (fields.get("content-transfer-encoding") ?? "").toLowerCase());
  return [{ type: type.toLowerCase(), text: decode(bytes, /charset\s*=\s*"?([\w-]+)/i.exec(type)?.[1]) }];
}

/** @param {Uint8Array<ArrayBuffer>} bytes */
export async function readEmail(bytes) {
  const source = latin1(bytes);
  const parts = readable(source, 0);
  const plain = parts.find(({ type }) => type.startsWith("text/plain"));
  const body = plain?.text ?? articleText(parts[0]?.text ?? "");
  const subject = headerText(split(source).fields.get("subject") ?? "");
  return [subject, body].filter(Boolean).join("\n\n");
}
