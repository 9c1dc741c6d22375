// @ts-check
// Articles that the device hands to the installed page: files that are opened with it, and what other programs share with it. What is
// shared waits in the service worker, which keeps it from the network, until the page asks for it.

/** @typedef {{ title: string, text: string, url: string, files: File[] }} Shared */

/** @param {{ files: (files: File[]) => void, text: (text: string) => void }} take */
export function takeOpened(take) {
  const { launchQueue } = /** @type {any} */ (globalThis);
  launchQueue?.setConsumer(async (/** @type {{ files: { getFile: () => Promise<File> }[] }} */ { files }) => {
    if (files.length > 0) take.files(await Promise.all(files.map((handle) => handle.getFile())));
  });
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = ({ data }) => {
    port1.close();
    takeShared(data, take);
  };
  navigator.serviceWorker?.controller?.postMessage("shared?", [port2]);
}

/** @param {Shared | null} shared @param {{ files: (files: File[]) => void, text: (text: string) => void }} take */
function takeShared(shared, take) {
  if (!shared) return;
  if (shared.files.length > 0) return take.files(shared.files);
  // Some programs share an address as the text.
  const text = [shared.title, shared.text || shared.url].filter(Boolean).join("\n\n");
  take.text(shared.text ? text : shared.url || text);
}
