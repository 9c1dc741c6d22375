// @ts-check
/** Bytes to articles, on whatever thread this is called. Nothing of a file runs or loads. */
import { Budget, membersOf } from "./archive.js";
import { blockText } from "./blocks.js";
import { decode, decodeUnknown } from "./charset.js";
import { readDocx, wordBlocks } from "./docx.js";
import { messagesOf, readEmail } from "./email.js";
import { readEpub } from "./epub.js";
import { ReadError } from "./error.js";
import { articleOf } from "./html.js";
import { MOST_BYTES, MOST_CHARACTERS, MOST_CHARACTERS_IN_ALL, MOST_DEPTH, MOST_FILES } from "./limits.js";
import { readMarkdown } from "./markdown.js";
import { odtText, readOdt } from "./odt.js";
import { readPdf } from "./pdf.js";
import { readRtf } from "./rtf.js";
import { withoutCompanions } from "./saved.js";
import { extensionOf, oleKind, sniff } from "./sniff.js";
import { readSubtitles } from "./subtitles.js";

/** @typedef {{ text: string, published?: string }} Article `published` is a day, where the file says when it was published */
/** @typedef {{ name: string, text: string, published?: string, error?: undefined } | { name: string, text?: undefined, error: ReadError }} Result */
/** @typedef {(done: number, of: number) => void} Progress */
/** @typedef {{ start?: (name: string, turn: number) => void, progress?: Progress, avoid?: number[] }} Watch is told what is read, and how far it is; `avoid`: the turns that took too long before */

/** A message of fewer characters only carries what is attached to it. */
const COVERING_CHARACTERS = 200;

/** What a reading may still cost, the archives in archives included. */
class Account {
  budget = new Budget();
  files = 0;
  characters = 0;

  file() {
    this.files++;
    if (this.files > MOST_FILES) throw new ReadError("tooMany");
  }

  /** @param {number} characters */
  text(characters) {
    if (characters > MOST_CHARACTERS) throw new ReadError("tooLarge");
    this.characters += characters;
    if (this.characters > MOST_CHARACTERS_IN_ALL) throw new ReadError("tooLarge");
  }
}

/**
 * The articles of a file: an archive gives one for each file in it, a message what it says and what is attached to it. One that cannot be read gives its
 * error, and the rest goes on.
 *
 * @param {string} name
 * @param {Uint8Array<ArrayBuffer>} bytes
 * @param {Watch} [watch]
 * @returns {AsyncGenerator<Result>}
 */
export async function* readBytes(name, bytes, watch = {}) {
  let isAnswered = false;
  for await (const one of read(name, bytes, watch, new Account(), 0)) {
    isAnswered = true;
    yield one;
  }
  // A mailbox without a message, say.
  if (!isAnswered) yield { name, error: new ReadError("empty") };
}

/** A piece of HTML, as it was copied: all of it is meant. @param {string} name @param {Uint8Array<ArrayBuffer>} bytes @returns {AsyncGenerator<Result>} */
export async function* readFragment(name, bytes) {
  yield result(name, { text: await blockText(decode(bytes)) }, new Account());
}

/** @param {string} name @param {Uint8Array<ArrayBuffer>} bytes @param {Watch} watch @param {Account} account @param {number} depth @param {import("./sniff.js").Kind} [known] what it is, whatever its name @returns {AsyncGenerator<Result>} */
async function* read(name, bytes, watch, account, depth, known) {
  try {
    account.file();
    watch.start?.(name, account.files);
    if (watch.avoid?.includes(account.files)) throw new ReadError("tooLong");
    if (depth > MOST_DEPTH) throw new ReadError("tooLarge");
    const kind = known ?? sniff(name, bytes);
    // An archive may hold many a picture beside the articles.
    if (bytes.length > MOST_BYTES && kind !== "zip") throw new ReadError("tooLarge");
    if (kind === "zip") yield* readZip(name, bytes, watch, account, depth);
    else if (kind === "mail") yield* readMessage(name, bytes, watch, account, depth);
    else if (kind === "mbox") yield* readBox(name, bytes, watch, account, depth);
    else yield result(name, await readOne(kind, name, bytes, watch), account);
  } catch (error) {
    yield { name, error: asReadError(error) };
  }
}

/** @param {string} name @param {Article} article @param {Account} account @returns {Result} */
function result(name, article, account) {
  const text = article.text.replace(/\0/g, "").replace(/\r(?!\n)/g, "\n").replace(/^[\r\n]+/, "");
  if (text.trim() === "") throw new ReadError("empty");
  account.text(text.length);
  return { name, text, ...(article.published && { published: article.published }) };
}

/** Names that promise a container, which plain text is not. */
const CONTAINERS = new Set(["docx", "docm", "dotx", "dotm", "odt", "ott", "epub", "zip", "pdf", "rtf", "xlsx", "pptx", "ods", "odp", "pages", "fodt"]);

/** @param {import("./sniff.js").Kind} kind @param {string} name @param {Uint8Array<ArrayBuffer>} bytes @param {Watch} watch @returns {Promise<Article>} */
async function readOne(kind, name, bytes, watch) {
  const unlike = CONTAINERS.has(extensionOf(name)) && (kind === "text" || kind === "code" || kind === "unsupported");
  if (unlike) throw new ReadError(bytes.length === 0 ? "empty" : "broken");
  switch (kind) {
    case "pdf":
      return readPdf(bytes, watch.progress);
    case "rtf":
      return readRtf(bytes);
    case "html":
      return articleOf(decode(bytes));
    case "wordml":
      return { text: (await wordBlocks(decode(bytes))).join("\n\n") };
    case "fodt":
      return odtText(decode(bytes));
    case "markdown":
      return readMarkdown(await decodeUnknown(bytes));
    case "subtitles":
      return { text: readSubtitles(await decodeUnknown(bytes)) };
    case "text":
      return { text: await decodeUnknown(bytes) };
    case "ole":
      throw new ReadError(oleKind(bytes));
    default:
      throw new ReadError(/** @type {import("./error.js").ReadErrorCode} */ (kind));
  }
}

const isJunk = (/** @type {string} */ name) => name.startsWith("__MACOSX/") || /(^|\/)\.(?!\.?\/)|(^|\/)(thumbs\.db|desktop\.ini)$/i.test(name);

/** @param {string} name @param {Uint8Array<ArrayBuffer>} bytes @param {Watch} watch @param {Account} account @param {number} depth @returns {AsyncGenerator<Result>} */
async function* readZip(name, bytes, watch, account, depth) {
  const members = await membersOf(bytes, account.budget);
  const names = new Set(members.map((member) => member.name));
  const document = await documentOf(members, names, watch);
  if (document) return void (yield result(name, document, account));
  const shown = withoutCompanions(members.filter((member) => !isJunk(member.name)), (member) => member.name);
  if (shown.length === 0) throw new ReadError("emptyArchive");
  for (const member of shown) {
    let inner;
    try {
      if (member.size > MOST_BYTES) throw new ReadError("tooLarge");
      inner = await member.read();
    } catch (error) {
      yield { name: member.name, error: asReadError(error) };
      continue;
    }
    yield* read(member.name, inner, watch, account, depth + 1);
  }
}

/** The text of an archive that is one document; nothing where it is one of files. @param {import("./archive.js").Member[]} members @param {Set<string>} names @param {Watch} watch @returns {Promise<Article | undefined>} */
async function documentOf(members, names, watch) {
  if (names.has("META-INF/container.xml")) return readEpub(members, watch.progress ?? (() => undefined));
  if (names.has("word/document.xml")) return readDocx(members);
  if (names.has("[Content_Types].xml")) {
    if (![...names].some((name) => /^(xl|ppt|visio)\//.test(name))) return readDocx(members);
    throw new ReadError("office");
  }
  if (names.has("content.xml")) {
    const mimetype = members.find(({ name }) => name === "mimetype");
    const type = mimetype && mimetype.size < 200 ? decode(await mimetype.read()) : "";
    if (type !== "" && !/opendocument\.text|sun\.xml\.writer/.test(type)) throw new ReadError("office");
    return readOdt(members);
  }
  if ([...names].some((name) => /^Index\/.*\.iwa$|^index\.(apxl|xml)$|^Index\.zip$/.test(name))) throw new ReadError("office");
  return undefined;
}

/** What is attached and may be an article. @param {import("./email.js").Attachment} attachment */
const isDocument = ({ name, type }) => /^(message\/rfc822|application\/(pdf|rtf|msword|zip|vnd\.openxmlformats.*wordprocessingml|vnd\.oasis\.opendocument\.text|epub)|text\/(rtf|html|plain|markdown))/.test(type) || /\.(docx?|odt|rtf|pdf|eml|txt|md|zip|epub|html?)$/i.test(name);

/** @param {string} name @param {Uint8Array<ArrayBuffer>} bytes @param {Watch} watch @param {Account} account @param {number} depth @returns {AsyncGenerator<Result>} */
async function* readMessage(name, bytes, watch, account, depth) {
  const { article, attachments } = await readEmail(bytes);
  /** @type {Result[]} */
  const attached = [];
  for (const one of attachments.filter(isDocument)) {
    for await (const inner of read(one.name ? `${name}/${one.name}` : name, one.bytes, watch, account, depth + 1)) {
      // A message that only forwards, and the like, is no article that was lost.
      if (inner.error?.code === "empty") continue;
      attached.push(inner.text !== undefined && article.published && !inner.published ? { ...inner, published: article.published } : inner);
    }
  }
  const isCover = attached.some(({ text }) => text !== undefined) && article.text.length < COVERING_CHARACTERS;
  if (!isCover && (article.text.trim() !== "" || attached.length === 0)) yield result(name, article, account);
  yield* attached;
}

/** @param {string} name @param {Uint8Array<ArrayBuffer>} bytes @param {Watch} watch @param {Account} account @param {number} depth @returns {AsyncGenerator<Result>} */
async function* readBox(name, bytes, watch, account, depth) {
  const messages = messagesOf(bytes);
  if (messages.length > MOST_FILES) throw new ReadError("tooMany");
  for (const [index, message] of messages.entries()) yield* read(messages.length === 1 ? name : `${name}/${index + 1}.eml`, message, watch, account, depth + 1, "mail");
}

/** @param {unknown} error */
export const asReadError = (error) => (error instanceof ReadError ? error : new ReadError(error instanceof RangeError ? "tooLarge" : "broken"));
