// For TypeScript with Svelte: `import type {} from "nutgraf/svelte";` in one file of the project.
import type { HTMLAttributes } from "svelte/elements";
import type { ArticleElement, ArticleEventMap, ArticleProperties } from "./element.js";

type Handlers = { [Name in keyof ArticleEventMap as `on${Name}` | `on:${Name}`]?: (event: ArticleEventMap[Name]) => void };

declare module "svelte/elements" {
  interface SvelteHTMLElements {
    "nutgraf-article": HTMLAttributes<ArticleElement> & ArticleProperties & Handlers;
  }
}
