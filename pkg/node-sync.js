// @ts-check
/** The engine on the calling thread of Node, loaded when this module is. */

import "./node-globals.js";

import { files } from "./node-files.js";
import { initSync } from "./sync.js";

initSync(files());

export * from "./sync.js";
