// @ts-nocheck TypeScript cannot hold the names of a page and those of a service worker in one project.
// The service worker: keeps the page and the engine on the device, so that they work with the server gone.
//
// A new version is fetched whole, beside the old one, and waits until the reader asks for it. Nothing but the page's own
// files is ever fetched or kept.
importScripts("precache.js");

/* global PRECACHE */
const PREFIX = "nutgraf-";
const CACHE = PREFIX + PRECACHE.version;

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
  const answer = async () => (await (await caches.open(CACHE)).match(request, { ignoreSearch: true })) ?? fetch(request);
  event.respondWith(answer());
});
