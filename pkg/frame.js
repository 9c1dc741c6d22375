// @ts-check
/**
 * nutgraf in an iframe, from the host's side: the engine runs in a document that the host's page cannot be harmed by.
 *
 * ```html
 * <iframe id="nutgraf" sandbox="allow-scripts" src="/nutgraf-frame.html"></iframe>
 * ```
 * ```js
 * import { connect } from "nutgraf/frame";
 * const frame = await connect(document.querySelector("#nutgraf"));
 * const report = await frame.analyze(text);
 * ```
 *
 * The protocol, for hosts that speak it themselves. Every message is `{ type, version: 1, id }` and more:
 *
 * | from | type | more |
 * |---|---|---|
 * | host, to the window | `nutgraf-hello` | a `MessagePort`; all else goes through it |
 * | frame | `nutgraf-ready` | `engine: { name, version }` |
 * | host | `nutgraf-analyze`, `nutgraf-sentences` | `text`, `options` |
 * | host | `nutgraf-compare` | `texts`, `options` |
 * | host | `nutgraf-show` | `text`, `options`: shows the article in the frame |
 * | host | `nutgraf-abort` | of the request with this `id` |
 * | frame | `nutgraf-result` | `result` |
 * | frame | `nutgraf-error` | `error: { name, message }` |
 * | frame | `nutgraf-select` | `detail: { kind, index, start, end }`, when the reader selects in what is shown |
 *
 * The frame answers its parent only, once, and where its address ends in `#host=https://cms.example` only a parent of that origin.
 * A frame with an opaque origin cannot be named as a target: the port makes sure that nobody else reads what is sent.
 */

/** @typedef {import("./index.js").Options} Options */
/** @typedef {import("./report.js").Report} Report */
/** @typedef {import("./report.js").ComparisonReport} ComparisonReport */

/** @typedef {{ signal?: AbortSignal }} Abortable */

/** The version of the protocol. */
export const VERSION = 1;

const PATIENCE_MS = 20_000;

/**
 * Says hello to the frame until it answers.
 *
 * @param {HTMLIFrameElement} frame
 * @param {{ patience?: number, onSelect?: (detail: { kind: string, index: number, start: number, end: number }) => void }} [settings] `patience`: how long to wait for the frame, in milliseconds
 * @returns {Promise<Frame>}
 */
export function connect(frame, { patience = PATIENCE_MS, onSelect } = {}) {
  const end = new AbortController();
  return new Promise((resolve, reject) => {
    const hello = () => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = ({ data }) => {
        if (data?.type !== "nutgraf-ready" || data.version !== VERSION) return;
        end.abort();
        resolve(new Frame(port1, data.engine, onSelect));
      };
      frame.contentWindow?.postMessage({ type: "nutgraf-hello", version: VERSION }, "*", [port2]);
    };
    // Before it is loaded the frame hears nothing, and a frame that was loaded before tells no more.
    frame.addEventListener("load", hello, { signal: end.signal });
    const waiting = setTimeout(() => (end.abort(), reject(new Error("nutgraf: the frame does not answer; does it hold nutgraf-frame.html, with sandbox=\"allow-scripts\"?"))), patience);
    end.signal.addEventListener("abort", () => clearTimeout(waiting));
    hello();
  });
}

/** A frame that has answered. Every request is answered: by its result, an error, or its signal's reason. */
export class Frame {
  #port;
  #lastId = 0;
  /** @type {Map<number, { resolve: (result: any) => void, reject: (error: unknown) => void }>} */
  #waiting = new Map();
  #closed = false;

  /** @param {MessagePort} port @param {{ name: string, version: string }} engine @param {((detail: any) => void) | undefined} onSelect */
  constructor(port, engine, onSelect) {
    this.#port = port;
    this.engine = engine;
    port.onmessage = ({ data }) => {
      if (data?.version !== VERSION) return;
      if (data.type === "nutgraf-select") return onSelect?.(data.detail);
      const task = this.#waiting.get(data.id);
      this.#waiting.delete(data.id);
      if (data.type === "nutgraf-result") task?.resolve(data.result);
      else task?.reject(Object.assign(new Error(data.error?.message), { name: data.error?.name ?? "Error" }));
    };
  }

  /** @param {string} text @param {Options & Abortable} [options] @returns {Promise<Report>} */
  analyze(text, options) {
    return this.#ask("nutgraf-analyze", { text }, options);
  }

  /** @param {string[]} texts @param {Options & Abortable} [options] @returns {Promise<ComparisonReport>} */
  compare(texts, options) {
    return this.#ask("nutgraf-compare", { texts }, options);
  }

  /** @param {string} text @param {Options & Abortable} [options] @returns {Promise<Uint32Array>} */
  sentences(text, options) {
    return this.#ask("nutgraf-sentences", { text }, options);
  }

  /** Shows the article in the frame. @param {string} text @param {Options & Abortable} [options] @returns {Promise<Report>} */
  show(text, options) {
    return this.#ask("nutgraf-show", { text }, options);
  }

  /** Rejects what waits and what comes. The frame itself is the host's to remove. */
  close() {
    this.#closed = true;
    this.#port.close();
    for (const { reject } of this.#waiting.values()) reject(closedError());
    this.#waiting.clear();
  }

  /** @param {string} type @param {object} what @param {Options & Abortable} [options] @returns {Promise<any>} */
  #ask(type, what, { signal, ...options } = {}) {
    return new Promise((resolve, reject) => {
      if (this.#closed) return reject(closedError());
      if (signal?.aborted) return reject(signal.reason);
      const id = ++this.#lastId;
      const stop = () => {
        this.#waiting.delete(id);
        this.#port.postMessage({ type: "nutgraf-abort", version: VERSION, id });
        reject(signal?.reason);
      };
      const forget = () => signal?.removeEventListener("abort", stop);
      signal?.addEventListener("abort", stop, { once: true });
      this.#waiting.set(id, { resolve: (result) => (forget(), resolve(result)), reject: (error) => (forget(), reject(error)) });
      this.#port.postMessage({ type, version: VERSION, id, ...what, options });
    });
  }
}

function closedError() {
  return new DOMException("nutgraf: the frame is closed", "AbortError");
}
