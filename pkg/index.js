// @ts-check
/**
 * Finds the sentences, names and quotations of a news article, and who said what, on a thread of its own.
 *
 * ```js
 * import { Analyzer } from "nutgraf";
 * const analyzer = new Analyzer();
 * const report = await analyzer.analyze("“The bridge is safe,” said Dana Brell.");
 * ```
 */

import { Parts } from "./parts.js";

/** @import { Answer, Request, Sources } from "./engine.js" */
/** @import { Part } from "./parts.js" */
/** @typedef {import("./engine.js").Options} Options */
/** @typedef {import("./engine.js").WasmSource} WasmSource */
/** @typedef {import("./engine.js").ModelSource} ModelSource */
/** @typedef {import("./report.js").Report} Report */
/** @typedef {import("./report.js").ComparisonReport} ComparisonReport */

/**
 * As much of a `Worker` as is needed.
 * @typedef {object} WorkerLike
 * @property {(message: any) => void} postMessage
 * @property {() => void} terminate
 * @property {((event: any) => void) | null} onmessage
 * @property {((event: any) => void) | null} onerror
 * @property {() => void} [ref]
 * @property {() => void} [unref]
 */

/**
 * @typedef {object} Settings
 * @property {WasmSource | Promise<WasmSource>} [wasm] the wasm, or where it is; the file of this package where left out
 * @property {ModelSource | Promise<ModelSource>} [model] the names' model, or where it is; the file of this package where left out
 * @property {() => WorkerLike} [createWorker] makes the worker, for hosts whose policy wants to make it themselves
 */

/** @typedef {{ signal?: AbortSignal }} Abortable */

/** @typedef {{ request: Request, parts: Parts, resolve: (result: any) => void, reject: (error: unknown) => void, forget: () => void }} Task */

/** @type {Settings} */
const defaults = {};

/**
 * Settings for every `Analyzer` made from now on.
 * @param {Settings} settings
 */
export function init(settings) {
  Object.assign(defaults, settings);
}

/**
 * Analyses texts on a worker. The worker starts with the first request. Requests are answered in order, one at a time;
 * every request is answered: with its result, with an error, or with its signal's reason. A worker that breaks is replaced.
 */
export class Analyzer {
  /** @type {Settings} */
  #settings;
  /** @type {Promise<Sources> | undefined} */
  #sources;
  /** @type {WorkerLike | undefined} */
  #worker;
  /** @type {Task[]} */
  #waiting = [];
  /** @type {Task | undefined} */
  #running;
  #lastId = 0;
  #closed = false;

  /** @param {Settings} [settings] */
  constructor(settings = {}) {
    this.#settings = { ...defaults, ...settings };
  }

  /**
   * The report of a text. Its offsets are positions in this very string.
   * @param {string} text
   * @param {Options & Abortable} [options]
   * @returns {Promise<Report>}
   */
  analyze(text, { signal, ...options } = {}) {
    return this.#ask("analyze", [text, options], signal);
  }

  /**
   * Several articles side by side: what they share and where they differ.
   * @param {string[]} texts
   * @param {Options & Abortable} [options]
   * @returns {Promise<ComparisonReport>}
   */
  compare(texts, { signal, ...options } = {}) {
    return this.#ask("compare", [texts, options], signal);
  }

  /**
   * Start and end of each sentence, one after the other. Much cheaper than a report.
   * @param {string} text
   * @param {Options & Abortable} [options]
   * @returns {Promise<Uint32Array>}
   */
  sentences(text, { signal, ...options } = {}) {
    return this.#ask("sentences", [text, options], signal);
  }

  /** Ends the worker. Requests that wait are rejected, and so is every later one. */
  close() {
    this.#closed = true;
    this.#stopWorker();
    const tasks = this.#running ? [this.#running, ...this.#waiting] : this.#waiting;
    this.#running = undefined;
    this.#waiting = [];
    for (const task of tasks) reject(task, closedError());
  }

  /**
   * @param {string} action
   * @param {unknown[]} args
   * @param {AbortSignal | undefined} signal
   * @returns {Promise<any>}
   */
  #ask(action, args, signal) {
    return new Promise((resolve, rejectWith) => {
      if (this.#closed) return rejectWith(closedError());
      if (signal?.aborted) return rejectWith(signal.reason);
      const onAbort = () => this.#drop(task, signal?.reason);
      const forget = () => signal?.removeEventListener("abort", onAbort);
      /** @type {Task} */
      const task = { request: { id: ++this.#lastId, action, args }, parts: new Parts(), resolve, reject: rejectWith, forget };
      signal?.addEventListener("abort", onAbort, { once: true });
      this.#waiting.push(task);
      this.#next();
    });
  }

  /**
   * Takes back a request: from the queue, or by ending the worker that is at it.
   * @param {Task} task
   * @param {unknown} reason
   */
  #drop(task, reason) {
    if (task === this.#running) {
      this.#stopWorker();
      this.#running = undefined;
    } else {
      this.#waiting = this.#waiting.filter((other) => other !== task);
    }
    reject(task, reason);
    this.#next();
  }

  #next() {
    if (this.#running || this.#closed) return;
    const task = this.#waiting.shift();
    if (!task) return;
    this.#running = task;
    this.#send(task).catch((error) => this.#fail(task, error));
  }

  /** @param {Task} task */
  async #send(task) {
    /** @type {Sources | undefined} */
    let sources;
    if (!this.#worker) {
      sources = await (this.#sources ??= sendable(this.#settings));
      if (this.#running !== task) return;
      this.#startWorker();
    }
    this.#worker?.ref?.();
    this.#worker?.postMessage(sources ? { ...task.request, sources } : task.request);
  }

  #startWorker() {
    const worker = (this.#settings.createWorker ?? createWorker)();
    worker.onmessage = ({ data }) => worker === this.#worker && this.#receive(data);
    worker.onerror = (event) => {
      event.preventDefault?.();
      if (worker !== this.#worker) return;
      const error = new Error(`nutgraf: the worker failed: ${event.message ?? "its script could not be loaded"}`);
      if (this.#running) this.#fail(this.#running, error);
      else this.#stopWorker();
    };
    this.#worker = worker;
  }

  #stopWorker() {
    if (!this.#worker) return;
    this.#worker.onmessage = this.#worker.onerror = null;
    this.#worker.terminate();
    this.#worker = undefined;
  }

  /** @param {Answer | Part} answer */
  #receive(answer) {
    const task = this.#running;
    if (!task || task.request.id !== answer.id) return;
    if ("part" in answer) return task.parts.add(answer.part);
    if (answer.broken) this.#stopWorker();
    this.#running = undefined;
    this.#worker?.unref?.();
    if (answer.error) reject(task, Object.assign(new Error(answer.error.message), answer.error));
    else resolve(task, task.parts.into(answer.result));
    this.#next();
  }

  /**
   * The task cannot be answered by this worker, which is replaced.
   * @param {Task} task
   * @param {unknown} error
   */
  #fail(task, error) {
    if (task !== this.#running) return;
    this.#stopWorker();
    this.#running = undefined;
    reject(task, error);
    this.#next();
  }
}

/** @returns {WorkerLike} */
function createWorker() {
  return new Worker(new URL("./worker.js", import.meta.url), { type: "module", name: "nutgraf" });
}

/**
 * The two files as they can be sent to a worker: a `Response` cannot.
 * @param {Settings} settings
 * @returns {Promise<Sources>}
 */
async function sendable(settings) {
  const [wasm, model] = await Promise.all([settings.wasm, settings.model].map(readable));
  return /** @type {Sources} */ ({ wasm, model });
}

/** @param {WasmSource | Promise<WasmSource> | undefined} source */
async function readable(source) {
  const file = await source;
  if (typeof Response !== "undefined" && file instanceof Response) return file.arrayBuffer();
  return file instanceof URL ? file.href : file;
}

/**
 * @param {Task} task
 * @param {unknown} result
 */
function resolve(task, result) {
  task.forget();
  task.resolve(result);
}

/**
 * @param {Task} task
 * @param {unknown} error
 */
function reject(task, error) {
  task.forget();
  task.reject(error);
}

function closedError() {
  return new DOMException("nutgraf: the analyzer is closed", "AbortError");
}
