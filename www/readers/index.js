// @ts-check
/**
 * Files to texts, on this device and on a thread of its own: whatever a file holds, the page goes on answering. A thread starts with the first
 * file, and is ended when the reader cancels, and when a file takes too long.
 */
import { ReadError } from "./error.js";
import { MOST_UNPACKED, SILENT_MS, WHOLE_MS } from "./limits.js";

export { ReadError } from "./error.js";
export { MOST_CHARACTERS, MOST_FILES } from "./limits.js";

/** The extensions of the files that can be read. */
export const EXTENSIONS = ["txt", "md", "html", "mhtml", "docx", "odt", "rtf", "pdf", "epub", "eml", "mbox", "srt", "vtt", "zip"];

/** @typedef {import("./read.js").Result} Result */
/** @typedef {{ url: string, at: number, transferSize: number, decodedBodySize: number }} Asked one thing that the thread asked the network for, and when, since the page began */
/** @typedef {{ signal?: AbortSignal, progress?: (name: string, done: number, of: number) => void, requested?: (asked: Asked[]) => void, silentMs?: number, wholeMs?: number, fragment?: boolean }} Options `fragment`: a piece of HTML, read as it stands */

const setup = { createWorker: () => new Worker(new URL("./worker.js", import.meta.url), { type: "module" }) };

/** For pages that make the thread themselves, as the one file does that holds everything. @param {() => Worker} createWorker */
export function readOn(createWorker) {
  idle?.terminate();
  idle = undefined;
  setup.createWorker = createWorker;
}

/** Of one file as many are given up before the rest is left. */
const MOST_GIVEN_UP = 3;

/** A thread that waits for its next file: its libraries are loaded. @type {Worker | undefined} */
let idle;
let lastId = 0;

/** What a thread has read of a large file would stay in the memory with it. */
const MOST_KEPT = 5_000_000;

/**
 * Reads a file; an archive gives one result for each file in it. One that cannot be read gives its error, and the rest goes on. Ends without
 * a word when `signal` is aborted.
 *
 * @param {File} file
 * @param {Options} [options]
 * @returns {AsyncGenerator<Result>}
 */
export async function* readFile(file, options = {}) {
  let handedOut = 0;
  /** @type {number[]} */
  const avoid = [];
  while (avoid.length <= MOST_GIVEN_UP) {
    const reading = new Reading(file, handedOut, avoid, options);
    for await (const result of reading.results()) {
      handedOut++;
      yield result;
    }
    if (reading.givenUp === undefined || options.signal?.aborted) return;
    // What took too long is handed out as refused; the next thread goes on behind it.
    avoid.push(reading.givenUp);
  }
}

/** How long a paste may wait for its structure. */
const PASTE_MS = 5000;

/**
 * What was pasted, paragraph by paragraph as its HTML has them: programs write the plain text beside it without blank lines. The plain text where the HTML
 * says something else, or cannot be read.
 *
 * @param {string} html @param {string} plain @returns {Promise<string>}
 */
export async function readPasted(html, plain) {
  for await (const { text } of readFile(new File([html], ""), { fragment: true, silentMs: PASTE_MS })) {
    if (text !== undefined && (plain.trim() === "" || sameWords(text, plain))) return text;
  }
  return plain;
}

/** Whether two texts have the same letters and digits. @param {string} a @param {string} b */
const sameWords = (a, b) => a.replace(/[^\p{L}\p{N}]/gu, "") === b.replace(/[^\p{L}\p{N}]/gu, "");

function made() {
  try {
    return setup.createWorker();
  } catch {
    return undefined;
  }
}

/** One turn of a thread over a file. */
class Reading {
  /** The turn that took too long. @type {number | undefined} */
  givenUp;
  #id = ++lastId;
  /** @type {Worker | undefined} */
  #worker;
  /** @type {Result[]} */
  #ready = [];
  #ended = false;
  /** Whether the thread has said anything: its script has come. */
  #heard = false;
  #wake = () => {};
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;
  #began = performance.now();
  #file;
  #skip;
  #avoid;
  #options;
  /** What is being read, and the how manieth it is of the file. */
  #name;
  #turn = 1;

  /** @param {File} file @param {number} skip how many results were handed out by an earlier thread @param {number[]} avoid @param {Options} options */
  constructor(file, skip, avoid, options) {
    this.#file = file;
    this.#skip = skip;
    this.#avoid = avoid;
    this.#options = options;
    this.#name = file.name;
  }

  /** @returns {AsyncGenerator<Result>} */
  async *results() {
    const { signal } = this.#options;
    if (signal?.aborted) return;
    const cancel = () => {
      this.#ready = [];
      this.#stop();
    };
    signal?.addEventListener("abort", cancel);
    this.#start();
    try {
      while (true) {
        while (this.#ready.length > 0) yield /** @type {Result} */ (this.#ready.shift());
        if (this.#ended) return;
        await new Promise((resolve) => (this.#wake = () => resolve(undefined)));
      }
    } finally {
      signal?.removeEventListener("abort", cancel);
      // Whoever stops listening wants no more of it.
      if (!this.#ended) this.#stop();
      clearTimeout(this.#timer);
    }
  }

  async #start() {
    try {
      if (this.#file.size > MOST_UNPACKED) return this.#refuse("tooLarge");
      const bytes = await this.#file.arrayBuffer();
      if (!this.#ended) this.#send(bytes);
    } catch {
      // The file is gone, or the reader may not read it.
      this.#refuse("unreadable");
    }
  }

  /** @param {ArrayBuffer} bytes */
  #send(bytes) {
    const worker = (this.#worker = idle ?? made());
    idle = undefined;
    if (!worker) return this.#refuse("pack");
    worker.onmessage = ({ data }) => data.id === this.#id && this.#hear(data);
    // A worker whose script does not come, or that runs out of memory.
    worker.onerror = (event) => {
      event.preventDefault?.();
      if (this.#heard) this.#giveUp("tooLarge");
      else this.#refuse("pack");
    };
    worker.postMessage({ id: this.#id, name: this.#file.name, bytes, skip: this.#skip, avoid: this.#avoid, fragment: this.#options.fragment }, [bytes]);
    this.#watch();
  }

  /** @param {any} message */
  #hear(message) {
    this.#heard = true;
    if (message.requests?.length > 0) this.#options.requested?.(message.requests.map((/** @type {Asked} */ one) => ({ ...one, at: one.at - performance.timeOrigin })));
    if (message.type === "start") {
      this.#name = message.name;
      this.#turn = message.turn;
      this.#began = performance.now();
    }
    if (message.type === "progress") this.#options.progress?.(this.#name, message.done, message.of);
    if (message.type === "result") {
      const { code, ...result } = message.result;
      this.#ready.push(code ? { name: result.name, error: new ReadError(code) } : result);
      this.#began = performance.now();
    }
    if (message.type === "end") this.#end();
    this.#watch();
    this.#wake();
  }

  /** Every word of the thread gives it more time, up to a whole. */
  #watch() {
    clearTimeout(this.#timer);
    if (this.#ended) return;
    const { silentMs = SILENT_MS, wholeMs = WHOLE_MS } = this.#options;
    const left = Math.min(silentMs, wholeMs - (performance.now() - this.#began));
    this.#timer = setTimeout(() => this.#giveUp("tooLong"), Math.max(0, left));
  }

  /** Ends the thread over what it is at; the rest of the file may go on. @param {import("./error.js").ReadErrorCode} code */
  #giveUp(code) {
    if (this.#ended) return;
    this.givenUp = this.#turn;
    this.#refuse(code);
  }

  /** @param {import("./error.js").ReadErrorCode} code */
  #refuse(code) {
    if (this.#ended) return;
    this.#ready.push({ name: this.#name, error: new ReadError(code) });
    this.#stop();
  }

  /** All was read: the thread waits for the next file. */
  #end() {
    this.#ended = true;
    if (idle || this.#file.size > MOST_KEPT) this.#worker?.terminate();
    else idle = this.#worker;
  }

  #stop() {
    this.#worker?.terminate();
    this.#ended = true;
    clearTimeout(this.#timer);
    this.#wake();
  }
}
