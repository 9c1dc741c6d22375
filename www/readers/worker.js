// @ts-check
/** Where files are read: a thread of their own, which the page ends when one takes too long or the reader cancels. */
import { asReadError, readBytes, readFragment } from "./read.js";

/** @typedef {{ id: number, name: string, bytes: ArrayBuffer, skip: number, avoid: number[], fragment?: boolean }} Order `skip`: how many results of it have been handed out already; `avoid`: what took too long */

const told = new Set();

/** What this thread asked the network for since the last answer: the page counts it. */
function requests() {
  const entries = /** @type {PerformanceResourceTiming[]} */ (performance.getEntriesByType("resource")).filter((entry) => !told.has(`${entry.name} ${entry.startTime}`));
  for (const entry of entries) told.add(`${entry.name} ${entry.startTime}`);
  return entries.map(({ name, startTime, transferSize, decodedBodySize }) => ({ url: name, at: performance.timeOrigin + startTime, transferSize, decodedBodySize }));
}

addEventListener("message", async ({ data }) => {
  const { id, name, bytes, skip, avoid, fragment } = /** @type {Order} */ (data);
  let left = skip;
  const watch = { avoid, start: (/** @type {string} */ inner, /** @type {number} */ turn) => postMessage({ id, type: "start", name: inner, turn }), progress: (/** @type {number} */ done, /** @type {number} */ of) => postMessage({ id, type: "progress", done, of }) };
  try {
    for await (const { error, ...result } of fragment ? readFragment(name, new Uint8Array(bytes)) : readBytes(name, new Uint8Array(bytes), watch)) {
      if (left-- <= 0) postMessage({ id, type: "result", result: { ...result, code: error?.code }, requests: requests() });
    }
  } catch (error) {
    postMessage({ id, type: "result", result: { name, code: asReadError(error).code }, requests: requests() });
  }
  postMessage({ id, type: "end" });
});
