// @ts-check
// What heads an article in a table: who published it, when, and its headline.

import { outletOf } from "../compare/rows.js";
import { titleOf } from "../desk.js";
import { publishedOn } from "../facts.js";

/** @param {import("../types.js").Article} article @returns {{ outlet: string, date: string, title: string }} */
export const headOf = (article) => ({ outlet: outletOf(article), date: publishedOn(article) ?? article.report?.published ?? "", title: titleOf(article) });
