// @ts-check
// Articles kept on this device, if the reader wants it; else nothing is stored, not even an empty database.

/** @typedef {import("./desk.js").Desk} Desk */
/** @typedef {{ name: string, how: import("./types.js").Arrival, text: string, corrections: import("./corrections/correct.js").Correction[] }} Kept */

const NAME = "nutgraf";
const STORE = "desk";
const KEY = "articles";
// A batch changes the desk hundreds of times in a moment.
const SETTLED_MS = 400;

/** Events: `failed`, whose detail says why; the last change is not kept then. */
export class Keeper extends EventTarget {
  #desk;
  isOn = false;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;

  /** @param {Desk} desk */
  constructor(desk) {
    super();
    this.#desk = desk;
    desk.addEventListener("list", () => this.#soon());
  }

  /** What was kept, where the reader asked for it. @returns {Promise<Kept[]>} */
  async restore() {
    try {
      const known = await indexedDB.databases();
      this.isOn = known.some(({ name }) => name === NAME);
      return this.isOn ? ((await within("readonly", (store) => store.get(KEY))) ?? []) : [];
    } catch {
      // Private windows and files opened from the disk may have no storage: then nothing was kept.
      return [];
    }
  }

  /** Keeps what is there, or nothing at all: half of it would pass for the whole. @returns {Promise<void>} */
  async start() {
    this.isOn = true;
    try {
      await this.#save();
    } catch (error) {
      await this.stop().catch(() => undefined);
      throw error;
    }
  }

  /** Deletes all that is kept. @returns {Promise<void>} */
  async stop() {
    this.isOn = false;
    clearTimeout(this.#timer);
    await done(indexedDB.deleteDatabase(NAME));
  }

  #soon() {
    if (!this.isOn) return;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#save().catch((error) => this.dispatchEvent(new CustomEvent("failed", { detail: String(error?.message ?? error) }))), SETTLED_MS);
  }

  async #save() {
    /** @type {Kept[]} */
    const kept = this.#desk.articles.map(({ name, how, text, corrections }) => ({ name, how, text, corrections: corrections.present }));
    await within("readwrite", (store) => store.put(kept, KEY));
  }
}

/** @param {IDBTransactionMode} mode @param {(store: IDBObjectStore) => IDBRequest} act */
async function within(mode, act) {
  const opening = indexedDB.open(NAME, 1);
  opening.onupgradeneeded = () => opening.result.createObjectStore(STORE);
  const database = await done(opening);
  try {
    const transaction = database.transaction(STORE, mode);
    // A full disk fails the transaction, after its requests have succeeded.
    const written = new Promise((resolve, reject) => {
      transaction.oncomplete = resolve;
      transaction.onabort = () => reject(transaction.error);
    });
    const [result] = await Promise.all([done(act(transaction.objectStore(STORE))), written]);
    return result;
  } finally {
    // An open connection would hold up "delete all".
    database.close();
  }
}

/** @template T @param {IDBRequest<T>} request @returns {Promise<T>} */
function done(request) {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}
