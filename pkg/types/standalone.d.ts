/**
 * Settings for an `Analyzer`.
 * @returns {Promise<{ createWorker: () => import("./index.js").WorkerLike, wasm: Uint8Array<ArrayBuffer>, model: Uint8Array<ArrayBuffer> }>}
 */
export function standalone(): Promise<{
    createWorker: () => import("./index.js").WorkerLike;
    wasm: Uint8Array<ArrayBuffer>;
    model: Uint8Array<ArrayBuffer>;
}>;
