/**
 * The bytes of the wasm. Decoded here, not fetched: a fetch of a `data:` address fails under a strict policy.
 * @returns {Promise<Uint8Array<ArrayBuffer>>}
 */
export function wasm(): Promise<Uint8Array<ArrayBuffer>>;
