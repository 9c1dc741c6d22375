// @ts-check
// One thread that reads files as the page does. It says what does not hold; the one who asks ends it when it says nothing.

import { parentPort } from "node:worker_threads";

// What pdf.js asks for when it starts, and a browser's worker has. Nothing is drawn.
Object.assign(globalThis, { DOMMatrix: class {}, Path2D: class {} });
/** @type {any} */ (Promise).withResolvers ??= () => {
  /** @type {any} */
  const made = {};
  made.promise = new Promise((resolve, reject) => Object.assign(made, { resolve, reject }));
  return made;
};
// pdf.js leaves some of its promises alone. A browser notes that on the console; whether the file is answered is what counts.
process.on("unhandledRejection", () => undefined);
/** @type {string[]} */
const asked = [];
for (const name of ["fetch", "XMLHttpRequest", "WebSocket", "EventSource", "importScripts"]) {
  Object.defineProperty(globalThis, name, { value: class { constructor(/** @type {unknown} */ url) { asked.push(`${name} ${url}`); throw new Error("no network here"); } } });
}
const { readBytes } = await import("../www/readers/read.js");
const { MOST_CHARACTERS, MOST_FILES } = await import("../www/readers/limits.js");
const { en } = await import("../www/strings/en.js");

/** What every object has: a file that adds to it reaches all of the page. */
const shared = [Object.prototype, Array.prototype, String.prototype, Function.prototype];
const known = shared.map((one) => Reflect.ownKeys(one).length);
console.log = console.warn = console.info = () => undefined;

/** @param {string} name @param {Uint8Array<ArrayBuffer>} bytes @returns {Promise<string | null>} what does not hold */
export async function broken(name, bytes) {
  let count = 0;
  for await (const result of readBytes(name, bytes)) {
    if (++count > MOST_FILES + 1) return "more results than files are allowed";
    if (typeof result.name !== "string") return "a result without a name";
    if (result.error) {
      if (!(`error.${result.error.code}` in en)) return `no words for ${result.error.code}`;
      continue;
    }
    const { text, published } = result;
    if (typeof text !== "string" || text.trim() === "" || text.includes("\0") || text.length > MOST_CHARACTERS) return "a text that is none";
    if (/\[native code\]|\bfunction \w+\(\) \{/.test(text)) return "code of the engine in a text";
    if (published !== undefined && !/^\d{4}-\d\d-\d\d$/.test(published)) return `a day that is none: ${published}`;
  }
  if (count === 0) return "no answer";
  if (asked.length > 0) return `asked the network: ${asked.splice(0)}`;
  return shared.some((one, at) => Reflect.ownKeys(one).length !== known[at]) ? "something was added to what every object has" : null;
}

parentPort?.on("message", async ({ name, bytes }) => {
  /** @type {string | null} */
  let problem;
  try {
    problem = await broken(name, bytes);
  } catch (error) {
    problem = `threw ${/** @type {Error} */ (error)?.stack ?? error}`;
  }
  parentPort?.postMessage({ problem });
});
