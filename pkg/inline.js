// @ts-check
/**
 * The wasm as bytes that come with the JavaScript, for pages that may fetch nothing (`connect-src 'none'`):
 *
 * ```js
 * import { Analyzer } from "nutgraf";
 * import { wasm } from "nutgraf/inline";
 * const analyzer = new Analyzer({ wasm: await wasm() });
 * ```
 */

import packed from "./wasm/nutgraf_inline.js";

/**
 * The bytes of the wasm. Decoded here, not fetched: a fetch of a `data:` address fails under a strict policy.
 * @returns {Promise<Uint8Array<ArrayBuffer>>}
 */
export async function wasm() {
  const gzip = Uint8Array.from(atob(packed), (character) => character.charCodeAt(0));
  const bytes = new Blob([gzip]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Uint8Array(await new Response(bytes).arrayBuffer());
}
