// @ts-check
/** Every format that an article can be saved in, in the order of the menu. */
import { brat } from "./brat.js";
import { conll } from "./conll.js";
import { entitiesCsv, quotesCsv, sentencesCsv } from "./csv.js";
import { html } from "./html.js";
import { json } from "./json.js";
import { markdown } from "./markdown.js";
import { ninjs } from "./ninjs.js";
import { schemaOrg } from "./schemaOrg.js";
import { webAnnotation } from "./webAnnotation.js";

/** @type {readonly import("./article.js").Format[]} */
export const FORMATS = [json, quotesCsv, entitiesCsv, sentencesCsv, markdown, html, webAnnotation, brat, conll, schemaOrg, ninjs];

/** brat wants the text beside its annotations. @param {import("./article.js").Format} format */
export const needsText = (format) => format.id === "brat";

const LONGEST_NAME = 60;
/** What Windows keeps for its devices, with any ending. */
const RESERVED = /^(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin|conout)$/i;

/** The name under which an article is saved: letters, digits and hyphens of its title, whole words of it. @param {import("./article.js").Article} article @param {string} extension */
export function fileName(article, extension) {
  const stem = article.title.normalize("NFKD").replace(/\p{M}/gu, "").replace(/[^\p{L}\p{N}]+/gu, "-").replace(/^-|-$/g, "");
  const short = stem.length > LONGEST_NAME ? stem.slice(0, LONGEST_NAME).replace(/(.)-[^-]*$/, "$1") : stem;
  return `${RESERVED.test(short) ? `article-${short}` : short || "article"}.${extension}`;
}

export { zip } from "./zip.js";
