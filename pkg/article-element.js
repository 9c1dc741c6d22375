// @ts-check
/** The class of `<nutgraf-article>`; `./element.js` registers it. */

import { EditableText } from "./editable-text.js";
import { marks, pieces } from "./highlight.js";
import { Analyzer } from "./index.js";

/** @import { Mark, Piece } from "./highlight.js" */
/** @import { Report } from "./report.js" */

const STYLE = `
:host { display: block; white-space: pre-wrap; overflow-wrap: anywhere; }
:host([hidden]) { display: none; }
p { margin: 0 0 0.8em; }
[part~="headline"] { font-weight: 700; font-size: 1.3em; }
[part~="boilerplate"], [part~="byline"], [part~="timestamp"], [part~="caption"] { opacity: 0.65; }
[part~="quote"] { background: var(--nutgraf-quote, color-mix(in srgb, Highlight 22%, transparent)); }
[part~="cue"] { font-style: italic; }
[part~="person"] { text-decoration: underline solid; }
[part~="organization"] { text-decoration: underline dotted; }
[part~="place"] { text-decoration: underline dashed; }
[part~="quote"], [part~="person"], [part~="organization"], [part~="place"] { cursor: pointer; }
::highlight(nutgraf-quote) { background-color: var(--nutgraf-quote, color-mix(in srgb, Highlight 22%, transparent)); }
::highlight(nutgraf-person) { text-decoration: underline solid; }
::highlight(nutgraf-organization) { text-decoration: underline dotted; }
::highlight(nutgraf-place) { text-decoration: underline dashed; }
`;

const PROPERTIES = /** @type {const} */ (["text", "analyzer", "names"]);

/** On a server there is no such class; importing this module must not fail there. */
const Base = /** @type {typeof HTMLElement} */ (globalThis.HTMLElement ?? class {});

/**
 * Shows an article with its quotations and names marked.
 *
 * The text is the property `text`, or what stands inside the element. Attribute `published` (`YYYY-MM-DD`) settles "on
 * Tuesday"; with `editable` the reader writes in it, and the analysis follows. Events, all bubbling and composed:
 * `nutgraf-report` (detail: the report), `nutgraf-select` (detail: `{kind, index, start, end}`), `nutgraf-edit` (detail:
 * `{text}`), `nutgraf-error` (detail: the error). Parts: block roles, `quote`, `cue`, `person`, `organization`, `place`; of what is
 * editable `text`, painted by the highlights `nutgraf-quote`, `nutgraf-person`, `nutgraf-organization`, `nutgraf-place`.
 */
export class ArticleElement extends Base {
  static observedAttributes = ["published", "editable"];

  /** @type {string | undefined} */
  #text;
  /** @type {Analyzer | undefined} */
  #analyzer;
  /** @type {import("./index.js").Options["names"]} */
  #names;
  /** @type {Report | null} */
  #report = null;
  /** @type {Analyzer | undefined} its own, made where none was given */
  #own;
  /** @type {AbortController | undefined} ends what goes on for the text before */
  #current;
  /** @type {WeakMap<Node, Mark>} */
  #marks = new WeakMap();
  /** @type {EditableText | undefined} */
  #editable;
  #following = false;

  /** The text to show, unchanged. */
  get text() {
    return this.#text ?? this.textContent ?? "";
  }

  set text(text) {
    this.#text = String(text);
    this.#update();
  }

  /** What analyses; set it where several elements share one. */
  get analyzer() {
    return (this.#analyzer ?? (this.#own ??= new Analyzer()));
  }

  set analyzer(analyzer) {
    this.#analyzer = analyzer;
    this.#update();
  }

  /** Names that the host knows. */
  get names() {
    return this.#names;
  }

  set names(names) {
    this.#names = names;
    this.#update();
  }

  /** The report of the text that is shown; null before there is one. */
  get report() {
    return this.#report;
  }

  connectedCallback() {
    const root = this.shadowRoot ?? this.attachShadow({ mode: "open" });
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(STYLE);
    root.adoptedStyleSheets = [sheet];
    root.addEventListener("click", this.#select);
    for (const name of PROPERTIES) this.#upgrade(name);
    this.#update();
  }

  disconnectedCallback() {
    this.#current?.abort();
    this.#editable?.unpaint();
    this.#editable = undefined;
    this.shadowRoot?.removeEventListener("click", this.#select);
    this.#own?.close();
    this.#own = undefined;
  }

  attributeChangedCallback() {
    this.#update();
  }

  /**
   * A property set before the element was defined hides the accessor: set it again.
   * @param {typeof PROPERTIES[number]} name
   */
  #upgrade(name) {
    if (!Object.hasOwn(this, name)) return;
    const value = this[name];
    delete this[name];
    /** @type {any} */ (this)[name] = value;
  }

  async #update() {
    if (!this.isConnected || !this.shadowRoot) return;
    this.#current?.abort();
    const { signal } = (this.#current = new AbortController());
    // Several properties set one after the other are one change.
    await null;
    if (signal.aborted) return;
    const text = this.text;
    const published = this.getAttribute("published") ?? undefined;
    try {
      const report = await this.analyzer.analyze(text, { published, names: this.#names ?? [], signal });
      if (signal.aborted) return;
      this.#report = report;
      if (this.hasAttribute("editable")) this.#makeEditable(text, report);
      else this.#draw(text, report);
      this.#tell("nutgraf-report", report);
    } catch (error) {
      if (!signal.aborted) this.#tell("nutgraf-error", error);
    }
  }

  /**
   * @param {string} text
   * @param {Report} report
   */
  #makeEditable(text, report) {
    this.#editable?.unpaint();
    const editable = (this.#editable = new EditableText(text, (written) => {
      this.#text = written;
      this.#tell("nutgraf-edit", { text: written });
      this.#follow();
    }));
    editable.node.setAttribute("aria-label", this.getAttribute("aria-label") ?? "Article");
    this.shadowRoot?.replaceChildren(editable.node);
    editable.paint(marks(report));
  }

  /** Analyses what was written. One at a time: what is written meanwhile is analysed when this one is done. */
  async #follow() {
    if (this.#following) return;
    this.#following = true;
    const editable = this.#editable;
    const published = this.getAttribute("published") ?? undefined;
    try {
      for (let last; editable && editable === this.#editable && editable.text !== last; ) {
        last = editable.text;
        const report = await this.analyzer.analyze(last, { published, names: this.#names ?? [] });
        if (editable !== this.#editable) break;
        this.#report = report;
        if (editable.text === last) editable.paint(marks(report));
        this.#tell("nutgraf-report", report);
      }
    } catch (error) {
      // An element that was taken away needs no answer.
      if (editable === this.#editable) this.#tell("nutgraf-error", error);
    }
    this.#following = false;
  }

  /**
   * @param {string} text
   * @param {Report} report
   */
  #draw(text, report) {
    this.#editable?.unpaint();
    this.#editable = undefined;
    const all = marks(report);
    const blocks = report.blocks.map((block) => {
      const paragraph = document.createElement("p");
      paragraph.setAttribute("part", block.role);
      paragraph.append(...pieces(block.start, block.end, all).map((piece) => this.#piece(text, piece)));
      return paragraph;
    });
    this.shadowRoot?.replaceChildren(...blocks);
  }

  /**
   * @param {string} text
   * @param {Piece} piece
   */
  #piece(text, piece) {
    const words = text.slice(piece.start, piece.end);
    if (!piece.marks.length) return document.createTextNode(words);
    const element = document.createElement(piece.marks.some(({ kind }) => kind === "quote") ? "mark" : "span");
    if (element.localName === "mark") element.style.color = "inherit";
    element.setAttribute("part", [...new Set(piece.marks.map(({ kind }) => kind))].join(" "));
    element.textContent = words;
    this.#marks.set(element, piece.marks[piece.marks.length - 1]);
    return element;
  }

  /** @param {Event} event */
  #select = (event) => {
    const mark = this.#marks.get(/** @type {Node} */ (event.target));
    if (mark) this.#tell("nutgraf-select", mark);
  };

  /**
   * @param {string} name
   * @param {unknown} detail
   */
  #tell(name, detail) {
    this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true }));
  }
}
