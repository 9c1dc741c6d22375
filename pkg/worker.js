// @ts-check
// The engine on a worker thread of a browser: `{id, action, args}` in, `{id, result}` or `{id, error}` out, after the parts of a long result.

import { answer } from "./engine.js";
import { split } from "./parts.js";

addEventListener("message", async (event) => {
  for (const message of split(await answer(event.data))) /** @type {any} */ (globalThis).postMessage(message);
});
