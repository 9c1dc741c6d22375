// @ts-check
/** EPUB: the chapters in reading order, each once. A reader of our own: what the libraries for books give is pages for the eye. */
import { blockText } from "./blocks.js";
import { decode } from "./charset.js";
import { ReadError } from "./error.js";
import { MOST_CHARACTERS } from "./limits.js";
import { walkXml } from "./xml.js";

/** @param {import("./archive.js").Member[]} members @param {(done: number, of: number) => void} progress */
export async function readEpub(members, progress) {
  const files = new Map(members.map((member) => [member.name, member]));
  const source = async (/** @type {string} */ name) => {
    const member = files.get(name);
    if (!member) throw new ReadError("broken");
    return decode(await member.read());
  };
  if (files.has("META-INF/encryption.xml") && /EncryptedData/.test(await source("META-INF/encryption.xml")) && files.has("META-INF/rights.xml")) throw new ReadError("encrypted");
  const book = await bookOf(source);
  const texts = [];
  let length = 0;
  // A spine may name a chapter a thousand times: it is read once.
  const chapters = [...new Set(book)];
  for (const [index, name] of chapters.entries()) {
    progress(index, chapters.length);
    if (!files.has(name)) continue;
    const text = await blockText(await source(name));
    length += text.length;
    if (length > MOST_CHARACTERS) throw new ReadError("tooLarge");
    if (text !== "") texts.push(text);
  }
  return { text: texts.join("\n\n") };
}

/** The paths of the chapters. @param {(name: string) => Promise<string>} source @returns {Promise<string[]>} */
async function bookOf(source) {
  let packagePath = "";
  await walkXml(await source("META-INF/container.xml"), { open: (name, attribute) => void (name === "rootfile" && (packagePath ||= attribute("full-path") ?? "")) });
  const folder = packagePath.replace(/[^/]*$/, "");
  /** @type {Map<string, string>} */
  const items = new Map();
  /** @type {string[]} */
  const spine = [];
  await walkXml(await source(packagePath), {
    open(name, attribute) {
      if (name === "item") items.set(attribute("id") ?? "", attribute("href") ?? "");
      if (name === "itemref") spine.push(attribute("idref") ?? "");
    },
  });
  return spine.flatMap((id) => items.get(id) ?? []).map((href) => new URL(href, `file:///${folder}`).pathname.slice(1)).map(unescaped);
}

/** @param {string} path */
function unescaped(path) {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
