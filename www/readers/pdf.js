// @ts-check
/**
 * PDF to text, by Mozilla's pdf.js.
 */
import { Budget, membersOf } from "./archive.js";
import { ReadError } from "./error.js";
import { MOST_CHARACTERS } from "./limits.js";
import { characterMaps, pdfPack } from "./packs.js";
import { linesOf, paragraphs, withoutRunning } from "./pdfLayout.js";

/** @param {Uint8Array<ArrayBuffer>} bytes @param {import("./read.js").Progress} [progress] @returns {Promise<import("./read.js").Article>} */
export async function readPdf(bytes, progress) {
  const { getDocument } = await pdfPack();
  const task = getDocument({ data: bytes, disableFontFace: true, isEvalSupported: false, useSystemFonts: false, useWasm: false, useWorkerFetch: false, BinaryDataFactory: Maps, verbosity: 0 });
  try {
    const document = await task.promise;
    /** @type {import("./pdfLayout.js").Line[]} */
    const lines = [];
    let characters = 0;
    for (let number = 1; number <= document.numPages; number++) {
      const page = await document.getPage(number);
      const found = linesOf([...(await page.getTextContent()).items, ...(await formValues(page))], number);
      page.cleanup();
      characters += found.reduce((sum, { text }) => sum + text.length, 0);
      if (characters > MOST_CHARACTERS) throw new ReadError("tooLarge");
      lines.push(...found);
      progress?.(number, document.numPages);
    }
    const kept = withoutRunning(lines, document.numPages);
    // A scanner's own line on every page is no text either.
    if (kept.length === 0) throw new ReadError("scan");
    return { text: paragraphs(kept) };
  } catch (error) {
    if (error instanceof ReadError) throw error;
    throw new ReadError(/** @type {Error} */ (error)?.name === "PasswordException" ? "encrypted" : "broken");
  } finally {
    await task.destroy();
  }
}

/** What pdf.js asks for beside the file itself. Of all that it may ask for, the text needs only the maps of characters. */
class Maps {
  /** @type {Promise<import("./archive.js").Member[]> | undefined} */
  static #members;

  /** @param {{ kind: string, filename: string }} wanted @returns {Promise<Uint8Array<ArrayBuffer>>} */
  async fetch({ kind, filename }) {
    if (kind !== "cMapUrl") throw new Error(`not needed for the text: ${filename}`);
    Maps.#members ??= characterMaps().then((archive) => membersOf(archive, new Budget()));
    const member = (await Maps.#members.catch((error) => {
      Maps.#members = undefined;
      throw error;
    })).find(({ name }) => name === filename);
    if (!member) throw new Error(`no such map: ${filename}`);
    return member.read();
  }
}

/** What was typed into the fields of a form, where it stands. @param {any} page @returns {Promise<import("./pdfLayout.js").Item[]>} */
async function formValues(page) {
  const fields = (await page.getAnnotations()).filter((/** @type {any} */ { fieldType, fieldValue }) => fieldType === "Tx" && typeof fieldValue === "string" && fieldValue.trim() !== "");
  return fields.map((/** @type {any} */ { fieldValue, rect: [x, y, right, top] }) => ({ str: fieldValue, transform: [1, 0, 0, 1, x, y], width: right - x, height: Math.min(top - y, 12), hasEOL: true }));
}
