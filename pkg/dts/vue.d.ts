// For TypeScript with Vue: `import type {} from "nutgraf/vue";` in one file of the project.
import type { DefineComponent } from "vue";
import type { ArticleEventMap, ArticleProperties } from "./element.js";

type Handlers = {
  onNutgrafReport?: (event: ArticleEventMap["nutgraf-report"]) => void;
  onNutgrafSelect?: (event: ArticleEventMap["nutgraf-select"]) => void;
  onNutgrafEdit?: (event: ArticleEventMap["nutgraf-edit"]) => void;
  onNutgrafError?: (event: ArticleEventMap["nutgraf-error"]) => void;
};

declare module "vue" {
  interface GlobalComponents {
    "nutgraf-article": DefineComponent<ArticleProperties & Handlers>;
  }
}
