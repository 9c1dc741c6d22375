// @ts-check
/** Registers `<nutgraf-article>`. Does nothing on a server. */

import { ArticleElement } from "./article-element.js";

if (typeof customElements !== "undefined" && !customElements.get("nutgraf-article")) {
  customElements.define("nutgraf-article", ArticleElement);
}

export { ArticleElement };
