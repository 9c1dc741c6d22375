// @ts-check
/**
 * The engine's two files as bytes that come with the JavaScript, for pages that may fetch nothing (`connect-src 'none'`):
 *
 * ```js
 * import { Analyzer } from "nutgraf";
 * import { model, wasm } from "nutgraf/inline";
 * const analyzer = new Analyzer({ wasm: wasm(), model: model() });
 * ```
 */

import * as packed from "./wasm/nutgraf_inline.js";

/** The bytes of the wasm. */
export const wasm = () => unpacked(packed.wasm);

/** The bytes of the names' model. */
export const model = () => unpacked(packed.model);

/**
 * Decoded here, not fetched: a fetch of a `data:` address fails under a strict policy.
 * @param {string} base64
 * @returns {Promise<Uint8Array<ArrayBuffer>>}
 */
async function unpacked(base64) {
  const gzip = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
  const bytes = new Blob([gzip]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Uint8Array(await new Response(bytes).arrayBuffer());
}
