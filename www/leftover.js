// @ts-check
// What a page that is left may not get into the database any more: the browser may end it in the middle of a transaction. The storage
// of the tab takes it at once, and the page that comes next in this tab puts it where it belongs.

import { ARTICLES, ORDER, newKey, written } from "./store.js";

/** @typedef {import("./store.js").State} State */
/** @typedef {{ key: string, state: State, from: string | null, revision: string }} Change of an article: the revision it was made from, none if it is new, and the one it makes */
/** @typedef {{ changed: Change[], gone: string[], order: string[] }} Leftover */

const NAME = "nutgraf-left";

/** @param {Leftover} leftover */
export function leave(leftover) {
  try {
    sessionStorage.setItem(NAME, JSON.stringify(leftover));
  } catch {
    // Too long for it, or there is no such storage: then the database may still have had the time.
    forgetLeftover();
  }
}

export function forgetLeftover() {
  try {
    sessionStorage.removeItem(NAME);
  } catch {
    // There is no such storage.
  }
}

/** Puts what was left over into the store, whatever of it is not there yet. @param {IDBDatabase | null} database @returns {Promise<void>} */
export async function settleLeftover(database) {
  const left = take();
  if (!left || !database) return;
  const transaction = database.transaction([ARTICLES, ORDER], "readwrite");
  const whole = written(transaction);
  const articles = transaction.objectStore(ARTICLES);
  for (const { key, state, from, revision } of left.changed) {
    const asking = articles.get(key);
    asking.onsuccess = () => {
      const stored = asking.result?.revision ?? null;
      if (stored === revision) return;
      // Another tab changed or deleted it since: both are kept, each as an article.
      articles.put({ ...state, revision }, stored === from ? key : newKey());
    };
  }
  for (const key of left.gone) articles.delete(key);
  transaction.objectStore(ORDER).put(left.order, ORDER);
  await whole;
}

/** @returns {Leftover | null} */
function take() {
  try {
    const text = sessionStorage.getItem(NAME);
    forgetLeftover();
    return text ? JSON.parse(text) : null;
  } catch {
    return null;
  }
}
