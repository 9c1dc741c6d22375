export const wasm: string;
export const model: string;
