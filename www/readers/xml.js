// @ts-check
/** XML as it comes, element by element: no tree, no entities of its own, no namespaces but by the name behind the colon. */
import { ReadError } from "./error.js";
import { MOST_NESTED } from "./limits.js";
import { markupPack } from "./packs.js";

/** @typedef {(key: string) => string | undefined} Attribute by the name behind the colon */
/** @typedef {{ open?: (name: string, attribute: Attribute) => void, close?: (name: string) => void, text?: (text: string) => void }} Walk */

const local = (/** @type {string} */ name) => name.slice(name.indexOf(":") + 1);

/** @param {string} source @param {Walk} walk */
export async function walkXml(source, { open, close, text }) {
  const { Parser } = await markupPack();
  let depth = 0;
  const parser = new Parser(
    {
      onopentag(/** @type {string} */ name, /** @type {Record<string, string>} */ attributes) {
        if (++depth > MOST_NESTED) throw new ReadError("tooLong");
        open?.(local(name), (key) => Object.entries(attributes).find(([full]) => local(full) === key)?.[1]);
      },
      onclosetag(/** @type {string} */ name) {
        depth--;
        close?.(local(name));
      },
      ontext: (/** @type {string} */ words) => text?.(words),
    },
    { xmlMode: true, decodeEntities: true },
  );
  parser.end(source);
}
