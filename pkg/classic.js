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
 * Served from another origin than the page, that origin has to allow it (`Access-Control-Allow-Origin`), and the page's policy a
 * worker from a `blob:`.
 */
(() => {
  const script = /** @type {HTMLScriptElement} */ (document.currentScript);
  const beside = (/** @type {string} */ name) => import(new URL(name, script.src).href);
  /** @type {Promise<any> | undefined} */
  let shared;
  /** A worker's own script has to be of the page's origin; what it imports need not. */
  const createWorker = () => {
    const program = `import ${JSON.stringify(new URL("worker.js", script.src).href)};`;
    return new Worker(URL.createObjectURL(new Blob([program], { type: "text/javascript" })), { type: "module" });
  };
  const elsewhere = new URL(script.src).origin !== location.origin;
  const library = () => beside("index.js").then((all) => (elsewhere && all.init({ createWorker }), all));
  /** One analyzer for the page. */
  const analyzer = () => (shared ??= library().then(({ Analyzer }) => new Analyzer()));
  /** @param {"analyze" | "compare" | "sentences"} action */
  const act = (action) => async (/** @type {unknown} */ input, /** @type {object} */ options) => (await analyzer())[action](input, options);
  /** @type {any} */ (globalThis).nutgraf = {
    analyze: act("analyze"),
    compare: act("compare"),
    sentences: act("sentences"),
    /** Settings for the analyzer that the first call makes. @param {object} settings */
    init: async (settings) => (await library()).init(settings),
    define: async () => void (await library(), await beside("element.js")),
    /** Ends the worker; the next call starts another. */
    close: async () => {
      const running = await shared;
      shared = undefined;
      running?.close();
    },
  };
})();
