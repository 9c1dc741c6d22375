// @ts-check
/** The engine's two files, as Node reads them. Not an entry of the package. */

import { readFileSync } from "node:fs";

export const files = () => ({
  wasm: readFileSync(new URL("./wasm/nutgraf_bg.wasm", import.meta.url)),
  model: readFileSync(new URL("./wasm/nutgraf_model.bin", import.meta.url)),
});
