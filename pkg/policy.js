// @ts-check
/** What a Content-Security-Policy forbids: whoever is refused is not told why, but an event is. Not an entry of the package. */

/**
 * Listens until it is ended.
 * @param {RegExp} directives
 * @returns {{ blocked: () => string | undefined, end: () => void }} `blocked`: the directive that forbade something
 */
export function watchPolicy(directives) {
  /** @type {string | undefined} */
  let directive;
  const onViolation = (/** @type {any} */ { effectiveDirective = "" }) => {
    if (directives.test(effectiveDirective)) directive ??= effectiveDirective;
  };
  globalThis.addEventListener?.("securitypolicyviolation", onViolation);
  return { blocked: () => directive, end: () => globalThis.removeEventListener?.("securitypolicyviolation", onViolation) };
}
