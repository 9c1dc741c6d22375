// @ts-check
/** What the engine needs of Node where a test's environment, such as jsdom, hides it. Not an entry of the package. */

import { TextDecoder, TextEncoder } from "node:util";

const global = /** @type {any} */ (globalThis);
global.TextDecoder ??= TextDecoder;
global.TextEncoder ??= TextEncoder;
