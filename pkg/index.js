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

import { closed } from "./fault.js";
import { Following } from "./following.js";
import { checkedOptions, checkedSignal, checkedText, checkedTexts } from "./options.js";
import { Parts } from "./parts.js";
import { watchPolicy } from "./policy.js";
import { sendable } from "./sources.js";
import { createWorker, unavailable } from "./workers.js";

/** @import { Answer, Change, Follow, Request, Sources } from "./engine.js" */
/** @import { Given } from "./sources.js" */
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
 * @property {Given<WasmSource>} [wasm] the wasm, or where it is, or a function that gives it; the file of this package where left out
 * @property {Given<ModelSource>} [model] the names' model, or where it is, or a function that gives it; the file of this package where left out
 * @property {() => WorkerLike} [createWorker] makes the worker, for hosts whose policy wants to make it themselves
 */

/** @typedef {{ signal?: AbortSignal | null }} Abortable */
/** @typedef {import("./fault.js").Fault} Fault */

/** @typedef {{ request: Request, parts: Parts, resolve: (answer: any) => void, reject: (error: unknown) => void, forget: () => void, dropped?: boolean }} Task */

/** @type {Settings} */
const defaults = {};

/** How long a worker takes to start, in milliseconds, until one has been seen to. */
const STARTING_MS = 1000;
let followers = 0;

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
  /** When the worker was started, until it says that it has. @type {number | undefined} */
  #starting;
  /** How long the last one took. @type {number | undefined} */
  #startedIn;
  /** Listens to what the policy forbids while the worker starts. @type {ReturnType<typeof watchPolicy> | undefined} */
  #policy;
  /** Whether the worker inside the JavaScript had to be taken. */
  #spared = false;
  #lastId = 0;
  #closed = false;

  /** @param {Settings} [settings] */
  constructor(settings = {}) {
    this.#settings = { ...defaults, ...settings };
  }

  /**
   * The report of a text. Its offsets are positions in this very string.
   * @param {string} text
   * @param {(Options & Abortable) | null} [options]
   * @returns {Promise<Report>}
   */
  async analyze(text, options) {
    return (await this.#ask("analyze", checkedText(text, options), options)).result;
  }

  /**
   * Several articles side by side: what they share and where they differ.
   * @param {string[]} texts
   * @param {(Options & Abortable) | null} [options]
   * @returns {Promise<ComparisonReport>}
   */
  async compare(texts, options) {
    return (await this.#ask("compare", checkedTexts(texts, options), options)).result;
  }

  /**
   * Start and end of each sentence, one after the other. Much cheaper than a report.
   * @param {string} text
   * @param {(Options & Abortable) | null} [options]
   * @returns {Promise<Uint32Array>}
   */
  async sentences(text, options) {
    return (await this.#ask("sentences", checkedText(text, options), options)).result;
  }

  /**
   * For a text that somebody is writing: the latest one wins, what stays of it is not read again, and only what changed is sent between the
   * threads. The reports are those of `analyze`.
   * @param {Options} [options] of all its reports
   * @returns {Following}
   */
  follow(options = {}) {
    const follower = ++followers;
    /** The last request whose report is known. @type {number | undefined} */
    let since;
    const ask = async (/** @type {string} */ text, /** @type {Options} */ given, /** @type {AbortSignal | undefined} */ signal) => {
      const answer = await this.#ask("analyze", checkedText(text, given), { ...given, signal }, { follower, since });
      since = answer.id;
      return /** @type {{ result: Report } | { change: Change }} */ (answer);
    };
    return new Following(ask, checkedOptions(options));
  }

  /** Ends the worker. Requests that wait are rejected, and so is every later one. */
  close() {
    this.#closed = true;
    this.#stopWorker();
    const tasks = this.#running ? [this.#running, ...this.#waiting] : this.#waiting;
    this.#running = undefined;
    this.#waiting = [];
    for (const task of tasks) if (!task.dropped) reject(task, closed("analyzer"));
  }

  /**
   * @param {string} action
   * @param {unknown} input
   * @param {(Options & Abortable) | null | undefined} options
   * @param {Follow} [follow] read when the request is sent
   * @returns {Promise<any>}
   */
  #ask(action, input, options, follow) {
    const { signal: given, ...rest } = options ?? {};
    const args = [input, checkedOptions(options instanceof Object && !Array.isArray(options) ? rest : options)];
    const signal = checkedSignal(given);
    return new Promise((resolve, rejectWith) => {
      if (this.#closed) return rejectWith(closed("analyzer"));
      if (signal?.aborted) return rejectWith(signal.reason);
      const onAbort = () => this.#drop(task, signal?.reason);
      const forget = () => signal?.removeEventListener("abort", onAbort);
      /** @type {Task} */
      const task = { request: { id: ++this.#lastId, action, args, ...(follow && { follow }) }, parts: new Parts(), resolve, reject: rejectWith, forget };
      signal?.addEventListener("abort", onAbort, { once: true });
      this.#waiting.push(task);
      this.#next();
    });
  }

  /**
   * Takes back a request, and answers it at once. The worker that is at it is ended only when it takes longer than a new one would to start.
   * @param {Task} task
   * @param {unknown} reason
   */
  #drop(task, reason) {
    task.dropped = true;
    if (task === this.#running) this.#giveTime(task);
    else this.#waiting = this.#waiting.filter((other) => other !== task);
    reject(task, reason);
  }

  /** @param {Task} task */
  #giveTime(task) {
    if (this.#waiting.length === 0) this.#worker?.unref?.();
    const timer = setTimeout(() => {
      // A worker that is starting is never ended: the next one would have to start too.
      if (task !== this.#running || this.#starting) return;
      this.#stopWorker();
      this.#running = undefined;
      this.#next();
    }, this.#startedIn ?? STARTING_MS);
    /** @type {any} */ (timer).unref?.();
  }

  #next() {
    if (this.#closed) return;
    // Those that wait keep the program alive while a request that was taken back is still worked at.
    if (this.#running) return void (this.#waiting.length > 0 && this.#worker?.ref?.());
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
      this.#sources ??= sendable(this.#settings).catch((error) => {
        this.#sources = undefined;
        throw error;
      });
      sources = await this.#sources;
      if (this.#running !== task) return;
      this.#startWorker();
    }
    this.#worker?.ref?.();
    this.#worker?.postMessage(sources ? { ...task.request, sources } : task.request);
  }

  #startWorker() {
    this.#policy?.end();
    this.#starting = performance.now();
    this.#policy = watchPolicy(/^(worker|child|script|default)-src/);
    const worker = (this.#settings.createWorker ?? createWorker)();
    worker.onmessage = ({ data }) => worker === this.#worker && this.#receive(data);
    worker.onerror = (event) => {
      event.preventDefault?.();
      if (worker !== this.#worker) return;
      if (this.#running) this.#workerFailed(this.#running, event);
      else this.#stopWorker();
    };
    this.#worker = worker;
  }

  /**
   * A worker that never started may be one whose script a bundler left behind: then the engine comes with the JavaScript.
   * @param {Task} task
   * @param {any} event
   */
  async #workerFailed(task, event) {
    const mayBeLeftBehind = this.#starting && !event.message;
    const directive = mayBeLeftBehind ? await this.#policy?.blocked() : undefined;
    const isSilent = mayBeLeftBehind && !directive && !this.#settings.createWorker && !this.#spared;
    if (!isSilent) return this.#fail(task, unavailable(undefined, event, directive));
    this.#stopWorker();
    this.#spared = true;
    try {
      const { createWorker, wasm, model } = await (await import("./standalone.js")).standalone();
      console.warn("nutgraf: worker.js could not be loaded from where this build put it; the copy inside the JavaScript is used, which is larger. See “Bundlers” in the README.");
      this.#settings = { wasm, model, ...this.#settings, createWorker };
      this.#sources = undefined;
      if (this.#running === task) await this.#send(task);
    } catch {
      this.#fail(task, unavailable(undefined, event));
    }
  }

  #stopWorker() {
    if (!this.#worker) return;
    this.#worker.onmessage = this.#worker.onerror = null;
    this.#worker.terminate();
    this.#worker = undefined;
    this.#policy?.end();
    this.#starting = undefined;
  }

  /** @param {Answer | Part | { started: true }} answer */
  #receive(answer) {
    if ("started" in answer) return this.#hasStarted();
    const task = this.#running;
    if (!task || task.request.id !== answer.id) return;
    if ("part" in answer) return task.parts.add(answer.part);
    this.#hasStarted();
    if (answer.broken) this.#stopWorker();
    this.#running = undefined;
    this.#worker?.unref?.();
    if (answer.error) reject(task, Object.assign(new Error(answer.error.message), answer.error));
    else resolve(task, answer.change ? { id: answer.id, change: answer.change } : { id: answer.id, result: task.parts.into(answer.result) });
    this.#next();
  }

  #hasStarted() {
    if (this.#starting) this.#startedIn = performance.now() - this.#starting;
    this.#starting = undefined;
    this.#policy?.end();
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
