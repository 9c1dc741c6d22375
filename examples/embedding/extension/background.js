// The package lies in pkg/ of the extension. A service worker has no workers: it analyses on its own thread.
import { analyze, init } from "./pkg/sync.js";

const ready = init();
chrome.runtime.onMessage.addListener((text, _sender, answer) => {
  ready.then(() => answer(analyze(text).quotes.map(({ speaker }) => speaker?.text)));
  return true;
});
