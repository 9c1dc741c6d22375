// @ts-check
/** "Save page, complete" gives a page, and a folder of what it is made of: that folder is no articles. */

/**
 * Without the files that lie in the folder of a saved page: it is named as the page is, and stands beside it.
 * @template T
 * @param {T[]} files @param {(file: T) => string} path
 * @returns {T[]}
 */
export function withoutCompanions(files, path) {
  const pages = new Set(files.map(path).filter((one) => /\.x?html?$/i.test(one)).map((one) => one.replace(/\.x?html?$/i, "")));
  if (pages.size === 0) return files;
  return files.filter((file) => {
    const parts = path(file).split("/");
    return !parts.slice(0, -1).some((_, depth) => {
      const folder = parts.slice(0, depth + 1).join("/");
      // "_files", "-Dateien", "_fichiers", "_archivos": in the browser's language.
      const page = /^(.*)[_\-.][^_\-./]+$/.exec(folder)?.[1];
      return page !== undefined && pages.has(page);
    });
  });
}
