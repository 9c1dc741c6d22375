/**
 * Shows an article with its quotations and names marked.
 *
 * The text is the property `text`, or what stands inside the element. Where elements stand inside it (paragraphs, links, pictures) they stay
 * what they are, and are marked by highlights; a bare text is drawn in parts. Until there is a report, and where there is none, what stands
 * inside is shown as it is. What changes is read anew. Attribute `published` (`YYYY-MM-DD`) settles "on Tuesday"; with `editable` the reader
 * writes in it, and the analysis follows. Events, all bubbling and composed: `nutgraf-report` (detail: the report), `nutgraf-select` (detail:
 * `{kind, index, start, end}`), `nutgraf-edit` (detail: `{text}`), `nutgraf-error` (detail: the error). Parts: block roles, `quote`, `cue`,
 * `person`, `organization`, `place`; of what is editable `text`, painted by the highlights `nutgraf-quote`, `nutgraf-person`,
 * `nutgraf-organization`, `nutgraf-place`.
 */
export class ArticleElement extends HTMLElement {
    static observedAttributes: string[];
    set text(text: string);
    /** The text to show, unchanged. */
    get text(): string;
    set analyzer(analyzer: Analyzer);
    /** What analyses; set it where several elements share one. */
    get analyzer(): Analyzer;
    set names(names: {
        name: string;
        type: "person" | "organization" | "place" | "misc";
    }[] | undefined);
    /** Names that the host knows. */
    get names(): {
        name: string;
        type: "person" | "organization" | "place" | "misc";
    }[] | undefined;
    /** The report of the text that is shown; null before there is one. */
    get report(): Report | null;
    connectedCallback(): void;
    disconnectedCallback(): void;
    attributeChangedCallback(_name: string, before: string | null, now: string | null): void;
    #private;
}
import { Analyzer } from "./index.js";
import type { Report } from "./report.js";
