// @ts-check
/** A text that is being written. Not an entry of the package: `Analyzer.follow` makes it. */

import { changed, moved } from "./difference.js";

/** @import { Change, Options } from "./engine.js" */
/** @import { Report } from "./report.js" */

/** @typedef {{ text: string, options: string, report: Report }} Known */
/** @typedef {{ text: string, options: Options, signal?: AbortSignal }} Asked */

/**
 * The reports of a text while somebody writes it. One request is on its way at a time; of those that come meanwhile the last one is
 * kept. The same text again costs nothing.
 */
export class Following {
  #ask;
  #options;
  /** @type {Known | undefined} */
  #known;
  #running = false;
  /** @type {{ asked: Asked, resolve: (report: any) => void, reject: (error: unknown) => void } | undefined} */
  #next;

  /**
   * @param {(text: string, options: Options, signal?: AbortSignal) => Promise<{ result: Report } | { change: Change }>} ask
   * @param {Options} options of every request that gives none
   */
  constructor(ask, options) {
    this.#ask = ask;
    this.#options = options;
  }

  /**
   * The report of the text as it is now; null where a later text overtook this one before its turn came.
   * @param {string} text
   * @param {Options & { signal?: AbortSignal }} [options]
   * @returns {Promise<Report | null>}
   */
  analyze(text, options) {
    const { signal, ...given } = options ?? {};
    const asked = { text, options: { ...this.#options, ...given }, signal };
    return new Promise((resolve, reject) => {
      this.#next?.resolve(null);
      this.#next = { asked, resolve, reject };
      this.#go();
    });
  }

  async #go() {
    if (this.#running || !this.#next) return;
    const { asked, resolve, reject } = this.#next;
    this.#next = undefined;
    this.#running = true;
    try {
      resolve(await this.#report(asked));
    } catch (error) {
      reject(error);
    }
    this.#running = false;
    this.#go();
  }

  /** @param {Asked} asked @returns {Promise<Report>} */
  async #report({ text, options, signal }) {
    const key = JSON.stringify(options);
    if (this.#known?.text === text && this.#known.options === key) return this.#known.report;
    const answer = await this.#ask(text, options, signal);
    const report = "change" in answer ? changed(moved(/** @type {Known} */ (this.#known).report, answer.change.move), answer.change.difference) : answer.result;
    this.#known = { text, options: key, report };
    return report;
  }
}
