// @ts-check
/** Libraries, each loaded with the first file that needs it: most readers never need most of them. */
import { ReadError } from "./error.js";

/** A library could not be loaded: without a connection it may not have come yet. @template T @param {Promise<T>} loading @returns {Promise<T>} */
const pack = (loading) =>
  loading.catch(() => {
    throw new ReadError("pack");
  });

export const markupPack = () => pack(import("../vendor/markup.mjs"));
export const readabilityPack = () => pack(import("../vendor/readability.mjs"));
export const mailPack = () => pack(import("../vendor/mail.mjs"));
export const zipPack = () => pack(import("../vendor/zip.mjs"));
export const charsetPack = () => pack(import("../vendor/charset.mjs"));
export const markdownPack = () => pack(import("../vendor/markdown.mjs"));

/** The addresses are no literals, so that the one file that holds everything leaves these out. @param {string} name */
const near = (name) => new URL(`../vendor/${name}`, import.meta.url).href;

/** pdf.js and what it keeps apart, which runs on this thread: it is one of its own already. */
export async function pdfPack() {
  return pack(Promise.resolve().then(async () => {
    const [library, inner] = await Promise.all([import(near("pdf.mjs")), import(near("pdf.worker.mjs"))]);
    Object.assign(globalThis, { pdfjsWorker: inner });
    return library;
  }));
}

/** An archive of what turns codes into characters where a PDF only names its font: Japanese, Chinese and Korean ones do. @returns {Promise<Uint8Array<ArrayBuffer>>} */
export const characterMaps = () =>
  pack(fetch(near("cmaps.zip")).then(async (response) => {
    if (!response.ok) throw new Error(String(response.status));
    return new Uint8Array(await response.arrayBuffer());
  }));
