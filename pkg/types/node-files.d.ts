export function files(): {
    wasm: NonSharedBuffer;
    model: NonSharedBuffer;
};
