// @ts-check
// The engine on a worker thread of a browser: `{id, action, args}` in, `{id, result}` or `{id, error}` out.

import { answer } from "./engine.js";

addEventListener("message", async (event) => {
  const reply = await answer(event.data);
  /** @type {any} */ (globalThis).postMessage(reply);
});
