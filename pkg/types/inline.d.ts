export function wasm(): Promise<Uint8Array<ArrayBuffer>>;
export function model(): Promise<Uint8Array<ArrayBuffer>>;
