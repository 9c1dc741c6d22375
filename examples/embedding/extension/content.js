// A script in the pages of others is bound by their policies: the extension's own thread analyses.
chrome.runtime.sendMessage(document.querySelector("#article")?.textContent ?? "").then(([first]) => {
  document.documentElement.dataset.said = first;
});
