/** Waits for the host's hello, then serves it alone. @param {{ name: string, version: string }} engine */
export function serve(engine: {
    name: string;
    version: string;
}): void;
