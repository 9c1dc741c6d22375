import { Analyzer } from "nutgraf";
import { nutgraf } from "nutgraf/dom";

import { html } from "./article.js";
import { showSaid } from "./said.js";

const article = document.querySelector("#editor");
article.innerHTML = html;
article.contentEditable = "true";

// README: begin
const marking = nutgraf(article, { analyzer: new Analyzer(), onReport: showSaid });
// README: end

Object.assign(globalThis, { marking });
