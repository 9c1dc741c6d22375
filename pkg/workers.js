// @ts-check
/** The worker that an analyzer runs on, in a browser. Not an entry of the package. */

import { fault } from "./fault.js";

/** @import { WorkerLike } from "./index.js" */

const OPTIONS = /** @type {const} */ ({ type: "module", name: "nutgraf" });

/** @returns {WorkerLike} */
export function createWorker() {
  if (typeof Worker === "undefined") throw noWorkers();
  try {
    // Bundlers know this by its letters.
    return new Worker(new URL("./worker.js", import.meta.url), { type: "module", name: "nutgraf" });
  } catch (error) {
    if (isTrustedTypes(error)) throw trusted(error);
    const elsewhere = besideThis("worker.js");
    if (!elsewhere) throw unavailable(undefined, error);
    return fromElsewhere(elsewhere);
  }
}

/** A worker's script has to be of the page's origin; what it imports need not, where its server allows it. @param {string} address */
function fromElsewhere(address) {
  return workerOf(`import ${JSON.stringify(address)};`, OPTIONS);
}

/** @param {string} program @param {WorkerOptions} [options] @returns {WorkerLike} */
export function workerOf(program, options) {
  const address = URL.createObjectURL(new Blob([program], { type: "text/javascript" }));
  try {
    return new Worker(address, options);
  } catch (error) {
    throw isTrustedTypes(error) ? trusted(error) : unavailable(address, error);
  }
}

/** A file of the package that lies beside this one on another origin, where no bundler has moved it. @param {string} name */
function besideThis(name) {
  const here = import.meta.url;
  return here?.startsWith("http") && new URL(here).origin !== globalThis.location?.origin ? new URL(name, here).href : undefined;
}

/** @param {unknown} error */
const isTrustedTypes = (error) => error instanceof TypeError && /TrustedScriptURL|trusted/i.test(error.message);

/** @param {unknown} cause */
const trusted = (cause) =>
  fault("worker-blocked", "Trusted Types forbid the worker's address", 'make the worker yourself: init({ createWorker: () => new Worker(yourPolicy.createScriptURL("…/worker.js"), { type: "module" }) }), or use nutgraf/sync', { cause });

function noWorkers() {
  const inServiceWorker = "ServiceWorkerGlobalScope" in globalThis;
  return fault("no-worker", `there are no workers ${inServiceWorker ? "in a service worker" : "here"}`, "use nutgraf/sync, which works on the calling thread");
}

/**
 * The worker's script did not come, or its policy forbids it.
 * @param {string | undefined} address
 * @param {unknown} [cause]
 * @param {string} [directive] that forbade it
 */
export function unavailable(address, cause, directive) {
  if (directive) {
    const allowed = address?.startsWith("blob:") ? "blob:" : "'self'";
    return fault("worker-blocked", "the Content-Security-Policy blocks the worker", `add ${allowed} to ${directive}, or use nutgraf/sync`, { address, cause });
  }
  const said = cause instanceof Error ? cause.message : /** @type {any} */ (cause)?.message;
  const what = `the worker failed: ${said || "its script could not be loaded"}`;
  const from = address ?? /** @type {any} */ (cause)?.filename;
  return fault("worker", what, "serve worker.js of the package with the files that it imports, as JavaScript, allow it in worker-src, or make the worker yourself: init({ createWorker })", { address: from || undefined, cause });
}
