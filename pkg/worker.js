// @ts-check
// The engine on a worker thread of a browser: `{id, action, args}` in, `{id, result}` or `{id, error}` out, after the parts of a long result.

import { answer, load } from "./engine.js";
import { split } from "./parts.js";

addEventListener("message", async (event) => {
  // How long it took to start tells the page how long a request that it takes back may go on.
  if (event.data.sources) await load(event.data.sources).then(() => /** @type {any} */ (globalThis).postMessage({ started: true }), () => {});
  for (const message of split(await answer(event.data))) /** @type {any} */ (globalThis).postMessage(message);
});
