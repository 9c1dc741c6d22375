// @ts-check
/** What the adapters for editors share. Not an entry of the package. */

/** @import { Analyzer } from "./index.js" */
/** @import { Options } from "./engine.js" */
/** @import { Report } from "./report.js" */
/** @import { Mark } from "./marks.js" */

/**
 * @typedef {object} Settings
 * @property {Pick<Analyzer, "follow">} analyzer one for all editors of a page
 * @property {Options} [options] such as the day of publication
 * @property {(report: Report) => void} [onReport] told of each report when its marks are drawn
 * @property {(error: unknown) => void} [onError] told of what went wrong; the console where left out
 * @property {(mark: Mark) => boolean} [wants] which marks are drawn; all where left out
 */

/**
 * Asks for reports of what is written, one at a time: what changes meanwhile is asked for when the answer is there.
 * @template T
 * @param {Settings} settings
 * @param {() => { text: string, roles?: Options["roles"], asked: T }} read the text as it is, and what is needed to draw its report
 * @param {(report: Report, text: string, asked: T) => void} draw
 * @returns {{ changed: () => void, end: () => void }}
 */
export function live({ analyzer, options, onReport, onError = console.error }, read, draw) {
  const following = analyzer.follow(options);
  let dirty = false;
  let busy = false;
  let ended = false;
  const go = async () => {
    if (busy) return;
    busy = true;
    while (dirty && !ended) {
      dirty = false;
      try {
        const { text, roles, asked } = read();
        const report = await following.analyze(text, { roles });
        if (!report || ended) continue;
        draw(report, text, asked);
        onReport?.(report);
      } catch (error) {
        if (!ended) onError(error);
      }
    }
    busy = false;
  };
  return {
    changed: () => {
      dirty = true;
      // Several changes at once are one.
      queueMicrotask(go);
    },
    end: () => {
      ended = true;
    },
  };
}
