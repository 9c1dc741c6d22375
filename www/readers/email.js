// @ts-check
/** Email (.eml, .mht, .mbox), read by postal-mime: what it says, and the documents and messages that it brings. */
import { blockText } from "./blocks.js";
import { decode, guessedLabel } from "./charset.js";
import { dayOf } from "./day.js";
import { ReadError } from "./error.js";
import { articleOf } from "./html.js";
import { MOST_DEPTH } from "./limits.js";
import { mailPack } from "./packs.js";
import { signedContent } from "./signed.js";

/** @typedef {{ name: string, type: string, bytes: Uint8Array<ArrayBuffer> }} Attachment */
/** @typedef {{ article: import("./read.js").Article, attachments: Attachment[] }} Message */

/** A text that says that it is none, beside one that is. */
const STUB = /\bhtml\b|\bview (?:this|it) (?:email|message|newsletter)?.{0,30}(?:browser|online)/i;
const SHORT_STUB = 300;

/** @param {Uint8Array<ArrayBuffer>} bytes @param {number} [depth] of messages that are wrapped in signatures @returns {Promise<Message>} */
export async function readEmail(bytes, depth = 0) {
  const { PostalMime } = await mailPack();
  const mail = await PostalMime.parse(await withCharsets(withoutPreface(bytes)), { forceRfc822Attachments: true, maxNestingDepth: 40, maxHeadersSize: 1_000_000, attachmentEncoding: "arraybuffer" });
  const wrapped = mail.attachments.find((/** @type {any} */ { mimeType }) => WRAPPED.test(mimeType ?? ""));
  if (wrapped && depth < MOST_DEPTH) return unwrapped(mail, await readEmail(contentOf(wrapped), depth + 1));
  const isPage = isSavedPage(mail);
  const body = isPage ? await pageOf(mail) : { text: await bodyOf(mail) };
  const subject = isPage || /^from saved by|^untitled/i.test(mail.subject ?? "") ? "" : (mail.subject ?? "").trim();
  return { article: { text: titled(subject, body.text), published: body.published ?? sentOn(mail) }, attachments: isPage ? [] : mail.attachments.map(attachment) };
}

/** A message in a signature that is wrapped around it, or in a cipher. */
const WRAPPED = /^application\/(x-)?pkcs7-mime$|^application\/pgp-encrypted$/;

/** @param {any} part */
function contentOf({ mimeType, content }) {
  if (/pgp/.test(mimeType)) throw new ReadError("encrypted");
  return signedContent(new Uint8Array(content));
}

/** @param {any} mail @param {Message} inner @returns {Message} */
const unwrapped = (mail, { article, attachments }) => ({ article: { text: titled((mail.subject ?? "").trim(), article.text), published: article.published ?? sentOn(mail) }, attachments });

/** @param {string} subject @param {string} text */
const titled = (subject, text) => (text.trim() === "" || text.startsWith(subject) ? text.trim() && text : `${subject}\n\n${text}`);

/** @param {any} mail */
const sentOn = (mail) => dayOf(mail.headers.find((/** @type {any} */ header) => header.key === "date")?.value ?? mail.date);

/** @param {any} part @param {number} index @returns {Attachment} */
const attachment = ({ filename, mimeType, content }, index) => ({ name: filename ?? (mimeType === "message/rfc822" ? `${index + 1}.eml` : ""), type: mimeType ?? "", bytes: new Uint8Array(content) });

/** Whether it is a page that a browser saved as one file. @param {any} mail */
function isSavedPage(mail) {
  const type = mail.headers.find((/** @type {any} */ { key }) => key === "content-type")?.value ?? "";
  const has = (/** @type {string} */ name) => mail.headers.some((/** @type {any} */ { key }) => key === name);
  return has("snapshot-content-location") || /saved by/i.test(mail.headers.find((/** @type {any} */ { key }) => key === "from")?.value ?? "") || (/^multipart\/related/i.test(type) && !has("to") && !has("received") && Boolean(mail.html));
}

/** @param {any} mail @returns {Promise<import("./read.js").Article>} */
async function pageOf(mail) {
  const html = mail.html ?? mail.attachments.filter((/** @type {any} */ { mimeType }) => mimeType === "text/html").map((/** @type {any} */ { content }) => decode(new Uint8Array(content)))[0];
  return html ? articleOf(html) : { text: mail.text ?? "" };
}

/** The plain text, or what stands for it where that is only a word about the HTML beside it. @param {any} mail @returns {Promise<string>} */
async function bodyOf(mail) {
  const plain = withoutSignature(answered(mail, (mail.text ?? "").replace(/\r\n?/g, "\n")));
  const rich = mail.html ? await blockText(mail.html) : "";
  const isStub = plain.length < SHORT_STUB && STUB.test(plain);
  return rich !== "" && (plain === "" || isStub || plain.length < rich.length / 3) ? rich : plain;
}

/** In lines that flow, postal-mime leaves the mark of each line that was joined to an answered one. @param {any} mail @param {string} text */
const answered = (mail, text) => (mail.headers.some((/** @type {any} */ { key, value }) => key === "content-type" && /format="?flowed/i.test(value)) ? text.replace(/^>.*$/gm, (line) => line.replace(/ >+ ?/g, " ")) : text);

/** Without what a program puts under every message (RFC 3676), and without the marks of lines that answer. @param {string} text */
const withoutSignature = (text) => text.replace(/(^|\n)-- \n[^]*$/, "$1").replace(/^(?:> ?)+/gm, "").replace(/\n{3,}/g, "\n\n").trim();

/** Some programs put the number of bytes before the message. @param {Uint8Array<ArrayBuffer>} bytes */
function withoutPreface(bytes) {
  const head = new TextDecoder("latin1").decode(bytes.subarray(0, 40));
  const number = /^\s*\d+\s*\r?\n(?=[\w-]+:)/.exec(head)?.[0] ?? "";
  return bytes.subarray(number.length);
}

/** A part that does not say its charset, by its header: of HTML the page may say it, else its bytes do. */
const SILENT = /^(content-type:[ \t]*text\/(?:html|plain))((?:;(?![^\r\n]*charset)[^\r\n]*)?[ \t]*\r?\n)(?![ \t])/gim;

/** @param {Uint8Array<ArrayBuffer>} bytes */
async function withCharsets(bytes) {
  if (!bytes.some((byte) => byte > 127) && !/=[89A-F][0-9A-F]/.test(latin1(bytes.subarray(0, 1_000_000)))) return bytes;
  const source = latin1(bytes);
  const guess = known(bytes) ?? (await guessedLabel(bytes));
  const stated = source.replace(SILENT, (_, type, rest, at) => {
    const page = /<meta[^>]+charset=(?:3D)?["']?([\w-]+)/i.exec(source.slice(at, at + 8000).replace(/=\r?\n/g, ""))?.[1];
    return `${type}; charset=${page ?? guess}${rest}`;
  });
  return Uint8Array.from(stated, (character) => character.charCodeAt(0));
}

/** UTF-8 where all of it is valid. @param {Uint8Array} bytes */
function known(bytes) {
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    return "utf-8";
  } catch {
    return undefined;
  }
}

/** Each byte as the character of its number. @param {Uint8Array} bytes */
function latin1(bytes) {
  let text = "";
  for (let at = 0; at < bytes.length; at += 0x8000) text += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
  return text;
}

/** The messages of a box. @param {Uint8Array<ArrayBuffer>} bytes @returns {Uint8Array<ArrayBuffer>[]} */
export function messagesOf(bytes) {
  /** @type {number[]} */
  const starts = [];
  const mark = [0x46, 0x72, 0x6f, 0x6d, 0x20];
  for (let at = 0; at >= 0; at = bytes.indexOf(10, at) + 1 || -1) {
    const fresh = at === 0 || bytes[at - 2] === 10 || (bytes[at - 2] === 13 && bytes[at - 3] === 10);
    if (fresh && mark.every((byte, next) => bytes[at + next] === byte)) starts.push(at);
  }
  return starts.map((start, index) => {
    const message = bytes.subarray(start, starts[index + 1] ?? bytes.length);
    return message.subarray(message.indexOf(10) + 1);
  });
}
