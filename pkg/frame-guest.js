// @ts-check
/** nutgraf in an iframe, from the frame's side: answers its host as ./frame.js says. Not an entry of the package. */

import { ArticleElement } from "./element.js";
import { VERSION } from "./frame.js";
import { Analyzer } from "./index.js";

/** Waits for the host's hello, then serves it alone. @param {{ name: string, version: string }} engine */
export function serve(engine) {
  const wanted = new URLSearchParams(location.hash.slice(1)).get("host");
  const greet = (/** @type {MessageEvent} */ { data, source, origin, ports: [port] }) => {
    const isHello = data?.type === "nutgraf-hello" && data.version === VERSION && port;
    if (!isHello || source !== parent || (wanted !== null && origin !== wanted)) return;
    removeEventListener("message", greet);
    const host = new Host(port);
    port.onmessage = (event) => host.receive(event.data);
    port.postMessage({ type: "nutgraf-ready", version: VERSION, engine });
  };
  addEventListener("message", greet);
}

class Host {
  #port;
  #analyzer = new Analyzer();
  /** @type {Map<number, AbortController>} */
  #running = new Map();
  /** @type {ArticleElement | undefined} */
  #shown;

  /** @param {MessagePort} port */
  constructor(port) {
    this.#port = port;
  }

  /** @param {any} message */
  async receive(message) {
    if (message?.version !== VERSION) return;
    const { type, id } = message;
    if (type === "nutgraf-abort") return this.#running.get(id)?.abort();
    const control = new AbortController();
    this.#running.set(id, control);
    try {
      const result = await this.#act(message, control.signal);
      this.#say("nutgraf-result", { id, result });
    } catch (error) {
      const { name, message: words } = /** @type {Error} */ (error);
      this.#say("nutgraf-error", { id, error: { name, message: words } });
    }
    this.#running.delete(id);
  }

  /** @param {any} message @param {AbortSignal} signal @returns {Promise<unknown>} */
  #act({ type, text, texts, options }, signal) {
    switch (type) {
      case "nutgraf-analyze":
        return this.#analyzer.analyze(text, { ...options, signal });
      case "nutgraf-sentences":
        return this.#analyzer.sentences(text, { ...options, signal });
      case "nutgraf-compare":
        return this.#analyzer.compare(texts, { ...options, signal });
      case "nutgraf-show":
        return this.#show(text, options);
      default:
        return Promise.reject(new TypeError(`nutgraf knows no message ${type}`));
    }
  }

  /** @param {string} text @param {import("./index.js").Options} [options] */
  #show(text, { published, names } = {}) {
    this.#shown?.remove();
    const article = (this.#shown = new ArticleElement());
    article.analyzer = this.#analyzer;
    article.text = text;
    article.names = names;
    if (published) article.setAttribute("published", published);
    article.addEventListener("nutgraf-select", (event) => this.#say("nutgraf-select", { detail: /** @type {CustomEvent} */ (event).detail }));
    const report = new Promise((resolve, reject) => {
      article.addEventListener("nutgraf-report", (event) => resolve(/** @type {CustomEvent} */ (event).detail));
      article.addEventListener("nutgraf-error", (event) => reject(/** @type {CustomEvent} */ (event).detail));
    });
    document.body.append(article);
    return report;
  }

  /** @param {string} type @param {object} what */
  #say(type, what) {
    this.#port.postMessage({ type, version: VERSION, ...what });
  }
}
