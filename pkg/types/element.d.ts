export { ArticleElement };
import { ArticleElement } from "./article-element.js";
