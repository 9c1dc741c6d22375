// @ts-check
// Long work in short slices, so that keys and scrolling are answered between them.

// A slice leaves most of a frame to the browser, which lays out what the slice made.
const SLICE_MS = 6;
// A page that is never idle still gets on.
const PATIENCE_MS = 120;

/**
 * Calls `step` again and again while it returns true, some milliseconds at a time, whenever the page has nothing else to do.
 *
 * @param {() => boolean} step
 * @param {AbortSignal} [signal] ends it
 */
export function inSlices(step, signal) {
  const slice = () => {
    const until = performance.now() + SLICE_MS;
    while (!signal?.aborted) {
      if (!step()) return;
      if (performance.now() >= until) return whenIdle(slice);
    }
  };
  whenIdle(slice);
}

/**
 * Gathers calls: acts once for all that come within a delay, and looks how long that is when the first one comes.
 *
 * @param {() => void} act
 * @param {() => number} delay in milliseconds
 * @param {AbortSignal} signal ends it
 * @returns {() => void}
 */
export function gathered(act, delay, signal) {
  let asked = false;
  return () => {
    if (asked) return;
    asked = true;
    setTimeout(() => {
      asked = false;
      if (!signal.aborted) act();
    }, delay());
  };
}

/** @param {() => void} act */
function whenIdle(act) {
  if (typeof requestIdleCallback === "function") requestIdleCallback(act, { timeout: PATIENCE_MS });
  else setTimeout(act);
}
