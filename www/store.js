// @ts-check
// The database of kept articles: one record an article, and the order in which they lie. It is made only when keeping starts, so
// that a tab which is late with its saving never brings back what another has deleted.

/** @typedef {import("./corrections/correct.js").Correction} Correction */
/** @typedef {{ name: string, how: import("./types.js").Arrival, text: string, published?: string, corrections: Correction[], audit?: import("./types.js").Article["audit"] }} State what is kept of an article */
/** @typedef {State & { revision: string }} Kept `revision` changes with every writing */

const NAME = "nutgraf";
const VERSION = 2;
/** Where the first version kept all articles in one record. */
const FORMER = { store: "desk", key: "articles" };
export const ARTICLES = "articles";
export const ORDER = "order";

/** @returns {Promise<IDBDatabase>} made where there was none */
export function makeStore() {
  return open(true).then((database) => /** @type {IDBDatabase} */ (database));
}

/** @returns {Promise<IDBDatabase | null>} null where nothing is kept */
export async function openStore() {
  const known = await indexedDB.databases();
  return known.some(({ name }) => name === NAME) ? open(false) : null;
}

/** @returns {Promise<unknown>} */
export function deleteStore() {
  return done(indexedDB.deleteDatabase(NAME));
}

/** A name that no other tab gives. */
export function newKey() {
  return [...crypto.getRandomValues(new Uint32Array(4))].map((part) => part.toString(36)).join("");
}

/** @param {boolean} make @returns {Promise<IDBDatabase | null>} */
function open(make) {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open(NAME, VERSION);
    let isThere = true;
    opening.onupgradeneeded = ({ oldVersion }) => {
      isThere = oldVersion > 0 || make;
      if (isThere) upgrade(opening.result, /** @type {IDBTransaction} */ (opening.transaction), oldVersion);
      else opening.transaction?.abort();
    };
    opening.onsuccess = () => resolve(opening.result);
    opening.onerror = (event) => {
      event.preventDefault();
      if (isThere) reject(opening.error);
      else resolve(null);
    };
  });
}

/** @param {IDBDatabase} database @param {IDBTransaction} transaction @param {number} from */
function upgrade(database, transaction, from) {
  const articles = database.createObjectStore(ARTICLES);
  const order = database.createObjectStore(ORDER);
  if (from !== 1) return;
  const former = transaction.objectStore(FORMER.store).get(FORMER.key);
  former.onsuccess = () => {
    const keys = [];
    for (const state of former.result ?? []) {
      keys.push(newKey());
      articles.put({ ...state, revision: newKey() }, keys[keys.length - 1]);
    }
    order.put(keys, ORDER);
    database.deleteObjectStore(FORMER.store);
  };
}

/** All records, in their order. @param {IDBDatabase} database @returns {Promise<[string, Kept][]>} */
export async function readAll(database) {
  const transaction = database.transaction([ARTICLES, ORDER]);
  const articles = transaction.objectStore(ARTICLES);
  const [keys, records, order] = await Promise.all([done(articles.getAllKeys()), done(articles.getAll()), done(transaction.objectStore(ORDER).get(ORDER))]);
  const place = new Map((Array.isArray(order) ? order : []).map((key, at) => [key, at]));
  const placed = keys.map((key, at) => /** @type {[string, Kept]} */ ([String(key), records[at]]));
  return placed.sort(([a], [b]) => (place.get(a) ?? Infinity) - (place.get(b) ?? Infinity) || 0);
}

/** Some records; null for those that are gone. @param {IDBDatabase} database @param {string[]} keys @returns {Promise<[string, Kept | null][]>} */
export function readSome(database, keys) {
  const articles = database.transaction(ARTICLES).objectStore(ARTICLES);
  return Promise.all(keys.map(async (key) => /** @type {[string, Kept | null]} */ ([key, (await done(articles.get(key))) ?? null])));
}

/** A full disk fails the transaction after its requests have succeeded. @param {IDBTransaction} transaction @returns {Promise<void>} */
export function written(transaction) {
  return new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve();
    transaction.onabort = () => reject(transaction.error);
  });
}

/** @template T @param {IDBRequest<T>} request @returns {Promise<T>} */
function done(request) {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}
