// @ts-check
/** What a Content-Security-Policy forbids: whoever is refused is not told why, but an event is. Not an entry of the package. */

/** How long the event may come after the failure, in milliseconds. */
const LATE_MS = 500;

/**
 * Listens until it is ended.
 * @param {RegExp} directives
 * @returns {{ blocked: () => Promise<string | undefined>, end: () => void }} `blocked`: the directive that forbade something, asked after a failure
 */
export function watchPolicy(directives) {
  /** @type {(directive: string) => void} */
  let tell = () => {};
  /** @type {Promise<string | undefined>} */
  const seen = new Promise((resolve) => (tell = resolve));
  const onViolation = (/** @type {any} */ { effectiveDirective = "" }) => directives.test(effectiveDirective) && tell(effectiveDirective);
  globalThis.addEventListener?.("securitypolicyviolation", onViolation);
  return {
    blocked: () => Promise.race([seen, new Promise((resolve) => void setTimeout(resolve, LATE_MS))]),
    end: () => globalThis.removeEventListener?.("securitypolicyviolation", onViolation),
  };
}
