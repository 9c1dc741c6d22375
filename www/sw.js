// @ts-nocheck TypeScript cannot hold the names of a page and those of a service worker in one project.
// The service worker: keeps the page and the engine on the device, so that they work with the server gone. Above stands PRECACHE, as
// scripts/site.mjs wrote it: every file of this version with its hash.
//
// A version is kept whole or not at all: each file has the hash that it should have, wherever it came from. A new one is kept beside
// the old one, and waits until the reader asks for it; what both have is not fetched again, nor what the browser still holds from
// loading the page. Packs, which few readers need, are kept when they are first asked for or when a reader comes again.

/* global PRECACHE */
const PREFIX = "nutgraf-";
const CACHE = PREFIX + PRECACHE.version;
const address = (name) => new URL(name, self.location.href).href;
const FILES = new Map(PRECACHE.files.map(([name, hash]) => [address(name), hash]));
const PACKS = new Map(PRECACHE.packs.map(([name, hash]) => [address(name), hash]));
const PAGE = address("./");
/** Where other programs share articles: what comes there never goes to the network. */
const SHARE = address("share");
/** What was shared, until the page asks for it. */
let shared = null;
/** A page that does not answer by then is broken. */
const ANSWER_MS = 3000;

self.addEventListener("install", (event) => event.waitUntil(install()));

async function install() {
  try {
    const cache = await caches.open(CACHE);
    await keep(cache, FILES);
    await keepAtHand(cache);
  } catch (error) {
    await caches.delete(CACHE);
    throw error;
  }
  // Nobody asks a broken page for the new version.
  if (!(await isAnybodyWell())) await self.skipWaiting();
}

self.addEventListener("activate", (event) => event.waitUntil(removeOld()));

async function removeOld() {
  const names = await caches.keys();
  await Promise.all(names.filter((name) => name.startsWith(PREFIX) && name !== CACHE).map((name) => caches.delete(name)));
  await self.clients.claim();
}

self.addEventListener("message", (event) => {
  if (event.data === "update") self.skipWaiting();
  if (event.data === "shared?") {
    event.ports[0]?.postMessage(shared);
    shared = null;
  }
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method === "POST" && url.href === SHARE) return event.respondWith(takeShared(request));
  if (request.method !== "GET" || url.origin !== self.location.origin) return;
  url.search = url.hash = "";
  if (request.mode === "navigate") {
    if (url.href !== PAGE && url.href !== address("index.html")) return;
    event.respondWith(page(request));
    event.waitUntil(keepPacks());
  } else if (FILES.has(url.href) || PACKS.has(url.href)) event.respondWith(file(request, url.href));
});

/** Keeps what is shared, and goes on to the page, which takes it. @param {Request} request */
async function takeShared(request) {
  const form = await request.formData();
  const words = (name) => String(form.get(name) ?? "");
  shared = { title: words("title"), text: words("text"), url: words("url"), files: form.getAll("files").filter((file) => file instanceof File && file.size > 0) };
  return Response.redirect(PAGE, 303);
}

/** The page, where all that it is made of is here; else as the server has it now, and nothing that was kept with it. @param {Request} request */
async function page(request) {
  if (await isWhole()) return caches.match(PAGE, { cacheName: CACHE });
  await caches.delete(CACHE);
  self.registration.update().catch(() => undefined);
  return fetch(request.url, { cache: "reload" });
}

/** Whether every file is kept; what the browser has thrown away is fetched again, if it is still the same. */
async function isWhole() {
  try {
    const cache = await caches.open(CACHE);
    const kept = new Set((await cache.keys()).map(({ url }) => url));
    await keep(cache, new Map([...FILES].filter(([url]) => !kept.has(url))));
    return true;
  } catch {
    return false;
  }
}

/** @param {Request} request @param {string} url */
async function file(request, url) {
  const kept = await caches.match(url, { cacheName: CACHE });
  if (kept) return kept;
  // A page that came from the server gets its files from there, too.
  if (!(await caches.match(PAGE, { cacheName: CACHE }))) return fetch(request);
  const cache = await caches.open(CACHE);
  return keep(cache, new Map([[url, FILES.get(url) ?? PACKS.get(url)]])).then(() => cache.match(url), () => Response.error());
}

/** Whoever comes again may come without a connection next time. */
async function keepPacks() {
  if (!(await caches.match(PAGE, { cacheName: CACHE }))) return;
  const cache = await caches.open(CACHE);
  const kept = new Set((await cache.keys()).map(({ url }) => url));
  // Without a connection there is nothing to keep now.
  await keep(cache, new Map([...PACKS].filter(([url]) => !kept.has(url)))).catch(() => undefined);
}

/** Packs that the page has loaded already. @param {Cache} cache */
async function keepAtHand(cache) {
  for (const [url, hash] of PACKS) {
    const response = await sound(() => fetch(url, { cache: "only-if-cached", mode: "same-origin" }), hash);
    if (response) await cache.put(url, response);
  }
}

/** @param {Cache} cache @param {Map<string, string>} files addresses and hashes */
async function keep(cache, files) {
  await Promise.all([...files].map(async ([url, hash]) => cache.put(url, await obtain(url, hash))));
}

/** The file, from wherever it is nearest. @param {string} url @param {string} hash */
async function obtain(url, hash) {
  const places = [() => caches.match(url), () => fetch(url, { cache: "force-cache" }), () => fetch(url, { cache: "reload" })];
  for (const place of places) {
    const response = await sound(place, hash);
    if (response) return response;
  }
  throw new Error(`${url} is not what it should be`);
}

/** @param {() => Promise<Response | undefined>} place @param {string} hash @returns {Promise<Response | null>} null where it is another file, or none */
async function sound(place, hash) {
  try {
    const response = await place();
    if (!response?.ok) return null;
    const bytes = await response.arrayBuffer();
    const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
    if (btoa(String.fromCharCode(...digest)) !== hash) return null;
    const headers = new Headers(response.headers);
    for (const name of ["Content-Encoding", "Content-Length"]) headers.delete(name);
    return new Response(bytes, { headers });
  } catch {
    return null;
  }
}

/** Whether a page that is open works, or none is open. */
async function isAnybodyWell() {
  const pages = await self.clients.matchAll({ type: "window" });
  if (pages.length === 0) return true;
  return new Promise((resolve) => {
    setTimeout(() => resolve(false), ANSWER_MS);
    for (const one of pages) {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => resolve(true);
      one.postMessage("well?", [port2]);
    }
  });
}
