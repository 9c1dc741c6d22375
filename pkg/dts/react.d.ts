// For TypeScript with React: `import type {} from "nutgraf/react";` in one file of the project.
import type { DetailedHTMLProps, HTMLAttributes } from "react";
import type { ArticleElement, ArticleEventMap, ArticleProperties } from "./element.js";

type Handlers = { [Name in keyof ArticleEventMap as `on${Name}`]?: (event: ArticleEventMap[Name]) => void };

declare module "react" {
  namespace JSX {
    interface IntrinsicElements {
      "nutgraf-article": DetailedHTMLProps<HTMLAttributes<ArticleElement>, ArticleElement> & ArticleProperties & Handlers;
    }
  }
}
