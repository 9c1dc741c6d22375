// @ts-check
/** The engine on the calling thread of Node, loaded when this module is. */

import { readFileSync } from "node:fs";

import { initSync } from "./sync.js";

initSync({ wasm: readFileSync(new URL("./wasm/nutgraf_bg.wasm", import.meta.url)) });

export * from "./sync.js";
