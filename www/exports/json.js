// @ts-check
import { json as written } from "./markup.js";

/** The report itself, with the text that it speaks of. @type {import("./article.js").Format} */
export const json = {
  id: "json",
  label: "JSON (report)",
  extension: "json",
  mime: "application/json",
  make: ({ title, source, text, report, corrections }) => written({ title, source, corrections, content: text, ...report }),
};
