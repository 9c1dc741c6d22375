// @ts-check
/**
 * For pages without modules: a classic script that makes the global `nutgraf`.
 *
 * ```html
 * <script src="/pkg/classic.js"></script>
 * <script>nutgraf.analyze(text).then(show)</script>
 * ```
 *
 * The rest of the package is loaded from beside this file with the first call. `nutgraf.define()` registers `<nutgraf-article>`.
 */
(() => {
  const script = /** @type {HTMLScriptElement} */ (document.currentScript);
  const beside = (/** @type {string} */ name) => import(new URL(name, script.src).href);
  /** @type {Promise<any> | undefined} */
  let shared;
  /** One analyzer for the page. */
  const analyzer = () => (shared ??= beside("index.js").then(({ Analyzer }) => new Analyzer()));
  /** @param {"analyze" | "compare" | "sentences"} action */
  const act = (action) => async (/** @type {unknown} */ input, /** @type {object} */ options) => (await analyzer())[action](input, options);
  /** @type {any} */ (globalThis).nutgraf = {
    analyze: act("analyze"),
    compare: act("compare"),
    sentences: act("sentences"),
    /** Settings for the analyzer that the first call makes. @param {object} settings */
    init: async (settings) => (await beside("index.js")).init(settings),
    define: async () => void (await beside("element.js")),
    /** Ends the worker; the next call starts another. */
    close: async () => {
      const running = await shared;
      shared = undefined;
      running?.close();
    },
  };
})();
