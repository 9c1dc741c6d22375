// @ts-nocheck TypeScript cannot hold the names of a page and those of a service worker in one project.
// The service worker: keeps the page and the engine on the device, so that they work with the server gone.
//
// A new version is fetched whole, beside the old one, and waits until the reader asks for it. Nothing but the page's own
// files is ever fetched or kept. Packs, which few readers need, are kept when they are first asked for or when a reader comes again:
// the first visit does without them.
importScripts("precache.js");

/* global PRECACHE */
const PREFIX = "nutgraf-";
const CACHE = PREFIX + PRECACHE.version;
const PACKS = new Set(PRECACHE.packs.map((file) => new URL(file, self.location.href).pathname));

self.addEventListener("install", (event) => {
  const requests = PRECACHE.files.map((file) => new Request(file, { cache: "reload" }));
  event.waitUntil(caches.open(CACHE).then((cache) => cache.addAll(requests)));
});

self.addEventListener("activate", (event) => {
  const removeOld = async () => {
    const names = await caches.keys();
    await Promise.all(names.filter((name) => name.startsWith(PREFIX) && name !== CACHE).map((name) => caches.delete(name)));
    await self.clients.claim();
  };
  event.waitUntil(removeOld());
});

self.addEventListener("message", (event) => {
  if (event.data === "update") self.skipWaiting();
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method !== "GET" || new URL(request.url).origin !== self.location.origin) return;
  const isPack = PACKS.has(new URL(request.url).pathname);
  const answer = async () => {
    const cache = await caches.open(CACHE);
    const kept = await cache.match(request, { ignoreSearch: true });
    if (kept) return kept;
    const response = await fetch(request);
    if (isPack && response.ok) await cache.put(request, response.clone());
    return response;
  };
  event.respondWith(answer());
  if (request.mode === "navigate") event.waitUntil(keepPacks());
});

/** Whoever comes again may come without a connection next time. */
async function keepPacks() {
  const cache = await caches.open(CACHE);
  const missing = (await Promise.all(PRECACHE.packs.map(async (file) => ((await cache.match(file)) ? [] : [file])))).flat();
  // Without a connection there is nothing to keep now.
  await cache.addAll(missing).catch(() => undefined);
}
