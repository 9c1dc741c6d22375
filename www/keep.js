// @ts-check
// Articles kept on this device, if the reader wants it; else nothing is stored, not even an empty database. All tabs of the page keep
// the same articles: each is told what the others changed, and none undoes what another deleted.

import { forgetLeftover, leave, settleLeftover } from "./leftover.js";
import { ARTICLES, ORDER, deleteStore, makeStore, newKey, openStore, readAll, readSome, written } from "./store.js";

/** @typedef {import("./types.js").Article} Article */
/** @typedef {import("./store.js").Kept} Kept */
/** @typedef {import("./store.js").State} State */
/** @typedef {{ type: "changed", keys: string[] } | { type: "started" } | { type: "deleted" }} News what tabs tell each other */

const CHANNEL = "nutgraf-kept";
// A batch changes the desk hundreds of times in a moment: it is written this often, and never later than that.
const WITHIN_MS = 500;

/** Whether anything may be kept here: what a file from a disk stores can be read by every other file that is opened from it. */
export const mayKeep = () => location.protocol !== "file:";

/**
 * Events, each with its `detail`: `arrived` (key, record: of another tab or visit), `changed` (article, record: another tab changed it),
 * `removed` (article: another tab took it away), `started` and `deleted` (another tab did that), `failed` (why the last change is not kept).
 */
export class Keeper extends EventTarget {
  #desk;
  isOn = false;
  /** Whether all that was changed is kept, or about to be. */
  isWell = true;
  /** @type {IDBDatabase | null} */
  #database = null;
  /** What the store has of each article. @type {Map<Article, { state: State, revision: string }>} */
  #saved = new Map();
  /** @type {WeakMap<Article, string>} */
  #keys = new WeakMap();
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;
  #last = -WITHIN_MS;
  /** As it was written last. */
  #order = "";
  /** @type {Promise<unknown>} */
  #turn = Promise.resolve();
  #others = new BroadcastChannel(CHANNEL);

  /** @param {import("./desk.js").Desk} desk */
  constructor(desk) {
    super();
    this.#desk = desk;
    if (!mayKeep()) return;
    for (const type of ["list", "written", "described"]) desk.addEventListener(type, () => this.#soon());
    this.#others.onmessage = ({ data }) => this.#hear(data);
    // The last chance to keep what was pasted or written just now.
    addEventListener("pagehide", () => this.#leave());
    document.addEventListener("visibilitychange", () => document.visibilityState === "hidden" && this.#soon(0));
  }

  /** Brings what was kept, where the reader asked for it, as `arrived`. @returns {Promise<void>} */
  async restore() {
    if (!mayKeep()) return;
    try {
      await this.#inTurn(async () => {
        this.#adopt(await openStore());
        await settleLeftover(this.#database);
        if (this.#database) for (const [key, record] of await readAll(this.#database)) this.#tell("arrived", { key, record });
      });
    } catch {
      // Private windows may have no storage: then nothing was kept.
    }
  }

  /** What arrived lies on the desk as this article. @param {Article} article @param {string} key @param {Kept} record */
  knows(article, key, record) {
    this.#keys.set(article, key);
    this.#saved.set(article, { state: stateOf(article), revision: record.revision });
  }

  /** Keeps what is there, or nothing at all: half of it would pass for the whole. @returns {Promise<void>} */
  async start() {
    try {
      await this.#inTurn(async () => {
        this.#adopt(await makeStore());
        await this.#write();
      });
    } catch (error) {
      await this.stop().catch(() => undefined);
      throw error;
    }
    this.#others.postMessage({ type: "started" });
  }

  /** Deletes all that is kept, for every tab. @returns {Promise<void>} */
  async stop() {
    this.#forget();
    await this.#inTurn(deleteStore);
    this.#others.postMessage({ type: "deleted" });
  }

  /** @param {IDBDatabase | null} database */
  #adopt(database) {
    this.#database = database;
    this.isOn = database !== null;
    if (!database) return;
    database.onversionchange = ({ newVersion }) => {
      // Whoever waits to delete or to renew it waits for this connection to be closed.
      database.close();
      this.#database = null;
      if (newVersion === null) this.#hear({ type: "deleted" });
    };
  }

  #forget() {
    forgetLeftover();
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.isOn = false;
    this.isWell = true;
    this.#database?.close();
    this.#database = null;
    this.#saved.clear();
  }

  /** @param {number} [within] */
  #soon(within = WITHIN_MS) {
    if (!this.isOn || (this.#timer && within > 0)) return;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      this.#last = performance.now();
      this.#save();
    }, Math.max(0, this.#last + within - performance.now()));
  }

  async #save() {
    try {
      await this.#inTurn(async () => {
        if (!this.isOn) return;
        if (!this.#database) this.#adopt(await openStore());
        if (this.#database) await this.#write();
        else this.#hear({ type: "deleted" });
      });
      this.isWell = true;
    } catch (error) {
      this.isWell = false;
      this.#tell("failed", String(/** @type {Error} */ (error)?.message ?? error));
    }
  }

  /** One after the other, in this tab and among all of them. @param {() => Promise<unknown>} act */
  #inTurn(act) {
    const locked = () => (navigator.locks ? navigator.locks.request(CHANNEL, act) : act());
    this.#turn = this.#turn.then(locked, locked);
    return this.#turn;
  }

  /** Writes what has changed since it was last written. */
  async #write() {
    const changed = this.#changed();
    const gone = this.#gone();
    if (changed.length === 0 && gone.length === 0 && !this.#moved()) return;
    const transaction = /** @type {IDBDatabase} */ (this.#database).transaction([ARTICLES, ORDER], "readwrite");
    const whole = written(transaction);
    const articles = transaction.objectStore(ARTICLES);
    /** @type {unknown} */
    let refused;
    const put = (/** @type {Article} */ article, /** @type {State} */ state, /** @type {string} */ revision) => {
      try {
        articles.put({ ...state, revision }, this.#keyOf(article));
      } catch (error) {
        refused = error;
        transaction.abort();
      }
    };
    const revisions = changed.map(() => newKey());
    changed.forEach(([article, state], at) => {
      const known = this.#saved.get(article);
      if (!known) return put(article, state, revisions[at]);
      const asking = articles.get(this.#keyOf(article));
      asking.onsuccess = () => {
        // Two tabs changed it in the same moment: both are kept, each as an article.
        if (asking.result && asking.result.revision !== known.revision) this.#keys.set(article, newKey());
        put(article, state, revisions[at]);
      };
    });
    for (const article of gone) articles.delete(this.#keyOf(article));
    await whole.catch((error) => Promise.reject(refused ?? error));
    changed.forEach(([article, state], at) => this.#saved.set(article, { state, revision: revisions[at] }));
    for (const article of gone) this.#saved.delete(article);
    await this.#writeOrder();
    const keys = [...changed.map(([article]) => article), ...gone].map((article) => this.#keyOf(article));
    if (keys.length > 0) this.#others.postMessage({ type: "changed", keys });
    this.#order = this.#desk.articles.map((article) => this.#keyOf(article)).join();
  }

  /** Whether articles lie in another order than was written. */
  #moved() {
    return this.#order !== this.#desk.articles.map((article) => this.#keyOf(article)).join();
  }

  async #writeOrder() {
    if (!this.#database) return;
    const transaction = this.#database.transaction(ORDER, "readwrite");
    const whole = written(transaction);
    transaction.objectStore(ORDER).put(this.#desk.articles.map((article) => this.#keyOf(article)), ORDER);
    await whole;
  }

  /** The page is left: what is asked of the store now is mostly still done; for the rest there is the tab's own storage. */
  #leave() {
    if (!this.#database) return;
    const changed = this.#changed().map(([article, state]) => {
      const from = this.#saved.get(article)?.revision ?? null;
      const revision = newKey();
      this.#saved.set(article, { state, revision });
      return { key: this.#keyOf(article), state, from, revision };
    });
    for (const state of this.#desk.arriving) changed.push({ key: newKey(), state: { ...state, corrections: [] }, from: null, revision: newKey() });
    const gone = this.#gone().map((article) => this.#keyOf(article));
    if (changed.length === 0 && gone.length === 0 && !this.#moved()) return;
    const order = this.#desk.articles.map((article) => this.#keyOf(article));
    leave({ changed, gone, order });
    try {
      const transaction = this.#database.transaction([ARTICLES, ORDER], "readwrite");
      const articles = transaction.objectStore(ARTICLES);
      for (const { key, state, revision } of changed) articles.put({ ...state, revision }, key);
      for (const key of gone) articles.delete(key);
      transaction.objectStore(ORDER).put(order, ORDER);
      transaction.commit();
    } catch {
      // Nobody is there any more to be told.
    }
  }

  /** @returns {[Article, State][]} */
  #changed() {
    return this.#desk.articles.flatMap((article) => {
      const state = stateOf(article);
      return isSame(this.#saved.get(article)?.state, state) ? [] : [/** @type {[Article, State]} */ ([article, state])];
    });
  }

  /** Those that are kept, and no longer on the desk. */
  #gone() {
    const here = new Set(this.#desk.articles);
    return [...this.#saved.keys()].filter((article) => !here.has(article));
  }

  /** @param {Article} article */
  #keyOf(article) {
    const key = this.#keys.get(article) ?? newKey();
    this.#keys.set(article, key);
    return key;
  }

  /** @param {News} news of another tab */
  #hear(news) {
    if (news.type === "deleted" && this.isOn) {
      this.#forget();
      this.#tell("deleted", null);
    }
    if (news.type === "changed" && this.isOn) this.#inTurn(() => this.#take(news.keys)).catch(() => undefined);
    if (news.type === "started" && !this.isOn) this.#join();
  }

  /** Another tab keeps from now on: so does this one. */
  async #join() {
    await this.restore();
    if (!this.isOn) return;
    this.#tell("started", null);
    this.#soon(0);
  }

  /** Takes over what another tab changed, unless it was changed here too. @param {string[]} keys */
  async #take(keys) {
    if (!this.#database) return;
    const articles = new Map([...this.#saved.keys()].map((article) => [this.#keyOf(article), article]));
    for (const [key, record] of await readSome(this.#database, keys)) {
      const article = articles.get(key);
      if (!article) record && this.#tell("arrived", { key, record });
      else this.#follow(article, record);
    }
  }

  /** @param {Article} article @param {Kept | null} record */
  #follow(article, record) {
    const known = this.#saved.get(article);
    const own = Boolean(article.writing) || !isSame(known?.state, stateOf(article));
    if (!record) {
      this.#saved.delete(article);
      return own ? this.#soon() : this.#tell("removed", article);
    }
    if (own || record.revision === known?.revision) return;
    this.#tell("changed", { article, record });
    this.#saved.set(article, { state: stateOf(article), revision: record.revision });
  }

  /** @param {string} type @param {unknown} detail */
  #tell(type, detail) {
    this.dispatchEvent(new CustomEvent(type, { detail }));
  }
}

/** What is to be kept of an article: while it is edited, as it stands now. @param {Article} article @returns {State} */
function stateOf(article) {
  return { name: article.name, how: article.how, text: article.writing?.() ?? article.text, published: article.published, corrections: article.corrections.present, audit: article.audit };
}

/** @param {State | undefined} a @param {State} b */
function isSame(a, b) {
  return a !== undefined && a.text === b.text && a.corrections === b.corrections && a.name === b.name && a.how === b.how && a.published === b.published && a.audit === b.audit;
}
