import { ArticleElement } from "../types/article-element.js";
import type { Report } from "../report.js";

export { ArticleElement };

/** What the reader selected: `index` into the report's `quotes` or `entities`. */
export interface Selected {
  kind: "quote" | "cue" | "person" | "organization" | "place" | "misc";
  index: number;
  start: number;
  end: number;
}

/** The events of `<nutgraf-article>`. They bubble. */
export interface ArticleEventMap {
  "nutgraf-report": CustomEvent<Report>;
  "nutgraf-select": CustomEvent<Selected>;
  "nutgraf-edit": CustomEvent<{ text: string }>;
  "nutgraf-error": CustomEvent<Error>;
}

/** What `<nutgraf-article>` takes in a template. */
export interface ArticleAttributes {
  published?: string;
  editable?: boolean | "";
}

/** What is set as a property. */
export interface ArticleProperties extends ArticleAttributes {
  text?: string;
  names?: ArticleElement["names"];
  analyzer?: ArticleElement["analyzer"];
}

declare global {
  interface HTMLElementTagNameMap {
    "nutgraf-article": ArticleElement;
  }
  interface GlobalEventHandlersEventMap extends ArticleEventMap {}
}
