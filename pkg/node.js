// @ts-check
/** The package's main entry in Node: the same, on a thread of Node. */

import "./node-globals.js";

import { Worker } from "node:worker_threads";

import { Analyzer, init } from "./index.js";
import { fileOf } from "./node-files.js";

/** @returns {import("./index.js").WorkerLike} */
function createWorker() {
  const thread = new Worker(fileOf("node-worker.js"));
  thread.unref();
  /** @type {import("./index.js").WorkerLike} */
  const worker = {
    onmessage: null,
    onerror: null,
    postMessage: (message) => thread.postMessage(message),
    terminate: () => void thread.terminate(),
    // A waiting request keeps the program alive; an idle worker does not.
    ref: () => thread.ref(),
    unref: () => thread.unref(),
  };
  thread.on("message", (data) => worker.onmessage?.({ data }));
  thread.on("error", (error) => worker.onerror?.({ message: error.message }));
  return worker;
}

init({ createWorker });

export { Analyzer, init };
