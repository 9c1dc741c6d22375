// @ts-check
// Hands a file to the reader. Nothing leaves the device: the address is a blob of this page.

/** @param {string} name @param {Blob} blob */
export function download(name, blob) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  // The browser reads the blob after the click; a minute is more than any disk needs.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
