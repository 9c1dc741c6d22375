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
  // A thread may end without an error: what it was asked is answered all the same. One that was ended on purpose has nobody who listens.
  thread.on("exit", (code) => worker.onerror?.({ message: `its thread ended with code ${code}` }));
  return worker;
}

init({ createWorker });

export { Analyzer, init };
