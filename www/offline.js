// @ts-check
/**
 * Keeps the page on the device: registers the service worker, and says when a new version waits. The bar says when the page is kept.
 *
 * @typedef {object} OfflineEvents
 * @property {(update: () => void) => void} updateWaiting  a new version is kept beside this one; `update` reloads into it
 */

/** Tells a new version that this page works, so that it waits until it is asked for. */
export function sayWell() {
  navigator.serviceWorker?.addEventListener("message", ({ data, ports }) => data === "well?" && ports[0]?.postMessage("well"));
}

/** Does nothing where there are no service workers: a file opened from the disk, a page without HTTPS. @param {OfflineEvents} events */
export async function startOffline(events) {
  if (!("serviceWorker" in navigator) || !isSecureContext || location.protocol === "file:") return;
  const registration = await navigator.serviceWorker.register("sw.js", { updateViaCache: "none" }).catch(() => null);
  if (!registration) return;
  announceUpdates(registration, events);
  await navigator.serviceWorker.ready;
}

/** @param {ServiceWorkerRegistration} registration @param {OfflineEvents} events */
function announceUpdates(registration, events) {
  const announce = () => {
    const { waiting } = registration;
    // Without a controller this is the first visit: nothing is replaced.
    if (!waiting || !navigator.serviceWorker.controller) return;
    events.updateWaiting(() => {
      navigator.serviceWorker.addEventListener("controllerchange", () => location.reload(), { once: true });
      waiting.postMessage("update");
    });
  };
  announce();
  registration.addEventListener("updatefound", () => {
    registration.installing?.addEventListener("statechange", announce);
  });
}
