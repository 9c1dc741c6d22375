// @ts-check
// Stands before the page: where a part of it does not come, or is of another version, what was kept of it is thrown away and it is
// loaded anew. A reload alone would bring the same again, unless it was the moment.
(() => {
  let healing = false;
  const isStarted = () => document.querySelector(".bar") !== null;
  const isOwn = (/** @type {string} */ address) => address.startsWith(`${location.origin}/`) && address.endsWith(".js");
  addEventListener("error", (event) => {
    const { target, filename = "" } = event;
    const isPart = (target instanceof HTMLScriptElement && isOwn(target.src)) || (target instanceof HTMLLinkElement && target.rel === "stylesheet");
    // What is wrong in a page that runs is not of this kind, nor what others run in it.
    if (healing || isStarted() || !(isPart || isOwn(filename))) return;
    healing = true;
    heal();
  }, true);

  async function heal() {
    const registrations = await (navigator.serviceWorker?.getRegistrations() ?? []);
    if (registrations.length === 0) return say();
    // Once it may have been the moment.
    if (!history.state?.again) {
      history.replaceState({ again: true }, "");
      return location.reload();
    }
    if (!navigator.onLine) return say();
    await Promise.all(registrations.map((one) => one.unregister()));
    const names = await caches.keys();
    await Promise.all(names.filter((name) => name.startsWith("nutgraf-")).map((name) => caches.delete(name)));
    location.reload();
  }

  function say() {
    const words = ["This page did not load whole. Reload it in a minute.", "Diese Seite wurde nicht ganz geladen. Laden Sie sie in einer Minute neu."];
    const notes = words.map((one) => Object.assign(document.createElement("p"), { textContent: one }));
    const show = () => document.body.replaceChildren(...notes);
    if (document.body) show();
    else addEventListener("DOMContentLoaded", show);
  }
})();
