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

/** pdf.js and what it keeps apart, which runs on this thread: it is one of its own already. The addresses are no literals, so that the one file that holds everything leaves these two out. */
export async function pdfPack() {
  const near = (/** @type {string} */ name) => new URL(`../vendor/${name}`, import.meta.url).href;
  return pack(Promise.resolve().then(async () => {
    const [library, inner] = await Promise.all([import(near("pdf.mjs")), import(near("pdf.worker.mjs"))]);
    Object.assign(globalThis, { pdfjsWorker: inner });
    return library;
  }));
}
