// @ts-check
// Articles waiting to be analysed. One bad article never stops the rest; all that waits can be cancelled.

import { asked } from "./asked.js";

/** @typedef {import("./types.js").Article} Article */
/** @typedef {import("../pkg/index.js").Analyzer} Analyzer */

// The worker takes one text after the other: a second one on the way keeps it busy while the page draws.
const IN_FLIGHT = 2;
// A batch changes the page hundreds of times in a moment. Drawn a few times a second, it leaves the processor to the keys and to
// the analysis; of so few articles every change is drawn at once.
const FEW = 3;
const BATCH_DRAW_MS = 120;

/** Events: `progress`. */
export class Queue extends EventTarget {
  #analyzer;
  #desk;
  #settings;
  /** @type {Article[]} */
  #waiting = [];
  /** @type {Set<Article>} */
  #busyWith = new Set();
  #stop = new AbortController();
  /** Batches whose files are still being read. */
  #open = 0;
  /** Of their files, those that are still to come. */
  #coming = 0;
  done = 0;
  total = 0;
  /** Of a file that is being read page by page. @type {{ done: number, of: number } | null} */
  pages = null;

  /** @param {Analyzer} analyzer @param {import("./desk.js").Desk} desk @param {import("./settings.js").Settings} settings */
  constructor(analyzer, desk, settings) {
    super();
    this.#settings = settings;
    this.#analyzer = analyzer;
    this.#desk = desk;
    desk.addEventListener("stale", (event) => this.add(/** @type {CustomEvent} */ (event).detail));
    settings.addEventListener("change", (event) => {
      if (/** @type {CustomEvent} */ (event).detail === "guesses") for (const article of desk.articles) if (article.raw) this.add(article);
    });
  }

  get busy() {
    return this.#busyWith.size > 0 || this.#waiting.length > 0 || this.#open > 0;
  }

  /** How long what a change alters on the page may wait to be drawn, in milliseconds. @returns {number} */
  get drawDelay() {
    return this.busy && this.total > FEW ? BATCH_DRAW_MS : 0;
  }

  /**
   * A batch is one batch from its first file to its last, even when the analysis is faster than the reading.
   *
   * @param {number} files
   * @returns {() => void} all of them were read
   */
  begin(files) {
    this.#restart();
    this.#open++;
    this.#coming += files;
    this.total += files;
    this.#tell();
    return () => {
      this.#open--;
      this.pages = null;
      if (this.#open === 0) {
        this.total -= this.#coming;
        this.#coming = 0;
      }
      this.#tell();
    };
  }

  /** How many pages of the file that is being read are read. @param {number} done @param {number} of */
  reading(done, of) {
    this.pages = done < of ? { done, of } : null;
    this.#tell();
  }

  /** @param {Article} article */
  add(article) {
    this.#restart();
    if (this.#coming > 0) this.#coming--;
    else this.total++;
    this.#waiting.push(article);
    this.#pump();
  }

  /** Gives up all that is not done, and takes it off the desk. @returns {() => void} puts it back, to be analysed after all */
  cancel() {
    const left = [...this.#busyWith, ...this.#waiting.splice(0)];
    this.total -= left.length - this.#busyWith.size;
    const putBack = left.map((article) => this.#desk.remove(article));
    this.#stop.abort();
    this.#stop = new AbortController();
    this.#tell();
    return () => {
      for (const back of putBack.reverse()) back();
      for (const article of left) {
        this.#desk.update(article, { status: "waiting" });
        this.add(article);
      }
    };
  }

  #restart() {
    if (!this.busy) this.done = this.total = 0;
  }

  #pump() {
    while (this.#busyWith.size < IN_FLIGHT && this.#waiting.length > 0) this.#run(/** @type {Article} */ (this.#waiting.shift()));
    this.#tell();
  }

  /** @param {Article} article */
  async #run(article) {
    const { signal } = this.#stop;
    const { text } = article;
    this.#busyWith.add(article);
    this.#desk.update(article, { status: "working" });
    try {
      const raw = await this.#analyzer.analyze(text, { ...asked(article, this.#settings, text), signal });
      // One that was changed meanwhile waits here once more.
      if (article.text === text) this.#desk.update(article, { status: "done", raw });
    } catch (error) {
      if (signal.aborted) this.#desk.remove(article);
      else this.#desk.update(article, { status: "failed", error: String(/** @type {Error} */ (error)?.message ?? error) });
    }
    this.#busyWith.delete(article);
    this.done++;
    this.#pump();
  }

  #tell() {
    this.dispatchEvent(new Event("progress"));
  }
}
