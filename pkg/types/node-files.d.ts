/** The address of a file of the package. @param {string} name */
export function fileOf(name: string): URL;
export function files(): {
    wasm: NonSharedBuffer;
    model: NonSharedBuffer;
};
