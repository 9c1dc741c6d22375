// @ts-check
/**
 * The whole engine inside the JavaScript: both files, and the worker in one file. For bundlers that leave the package's other files
 * behind, and for pages that may fetch nothing:
 *
 * ```js
 * import { Analyzer } from "nutgraf";
 * import { standalone } from "nutgraf/standalone";
 * const analyzer = new Analyzer(await standalone());
 * ```
 *
 * It weighs 2.5 MB. The page's policy has to allow `worker-src blob:`. An `Analyzer` loads it by itself when the worker's script does not come.
 */

import { model, wasm } from "./inline.js";
import { program } from "./wasm/nutgraf_worker.js";
import { workerOf } from "./workers.js";

/**
 * Settings for an `Analyzer`.
 * @returns {Promise<{ createWorker: () => import("./index.js").WorkerLike, wasm: Uint8Array<ArrayBuffer>, model: Uint8Array<ArrayBuffer> }>}
 */
export async function standalone() {
  const [code, names] = await Promise.all([wasm(), model()]);
  return { createWorker: () => workerOf(program, { name: "nutgraf" }), wasm: code, model: names };
}
