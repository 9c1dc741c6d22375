// @ts-check
/** The class of `<nutgraf-article>`; `./element.js` registers it. */

import { nutgraf as markDom } from "./dom.js";
import { EditableText } from "./editable-text.js";
import { marks, pieces } from "./highlight.js";
import { Analyzer } from "./index.js";

/** @import { Following } from "./following.js" */
/** @import { Mark, Piece } from "./highlight.js" */
/** @import { Report } from "./report.js" */

const HIGHLIGHTS = `
::highlight(nutgraf-quote) { background-color: var(--nutgraf-quote, color-mix(in srgb, Highlight 22%, transparent)); }
::highlight(nutgraf-person) { text-decoration: underline solid; }
::highlight(nutgraf-organization) { text-decoration: underline dotted; }
::highlight(nutgraf-place) { text-decoration: underline dashed; }
`;
const STYLE = `
:host { display: block; overflow-wrap: anywhere; }
:host([hidden]) { display: none; }
p, [part~="text"], slot.bare { white-space: pre-wrap; }
p { margin: 0 0 0.8em; }
[part~="headline"] { font-weight: 700; font-size: 1.3em; }
[part~="boilerplate"], [part~="byline"], [part~="timestamp"], [part~="caption"] { opacity: 0.65; }
[part~="quote"] { background: var(--nutgraf-quote, color-mix(in srgb, Highlight 22%, transparent)); }
[part~="cue"] { font-style: italic; }
[part~="person"] { text-decoration: underline solid; }
[part~="organization"] { text-decoration: underline dotted; }
[part~="place"] { text-decoration: underline dashed; }
[part~="quote"], [part~="person"], [part~="organization"], [part~="place"] { cursor: pointer; }
${HIGHLIGHTS}`;

const PROPERTIES = /** @type {const} */ (["text", "analyzer", "names"]);

/** On a server there is no such class; importing this module must not fail there. */
const Base = /** @type {typeof HTMLElement} */ (globalThis.HTMLElement ?? class {});

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
  /** @type {{ of: Analyzer, following: Following } | undefined} */
  #followed;
  /** Whether a change waits to be read. */
  #due = false;
  /** @type {WeakMap<Node, Mark>} */
  #marks = new WeakMap();
  /** @type {EditableText | undefined} */
  #editable;
  /** @type {{ at: (node: Node, offset: number) => Mark[], destroy: () => void } | undefined} */
  #marked;
  /** @type {MutationObserver | undefined} */
  #observer;

  /** The text to show, unchanged. */
  get text() {
    return this.#text ?? this.textContent ?? "";
  }

  set text(text) {
    const told = String(text);
    if (told === this.#text) return;
    this.#text = told;
    this.#update();
  }

  /** What analyses; set it where several elements share one. */
  get analyzer() {
    return (this.#analyzer ?? (this.#own ??= new Analyzer()));
  }

  set analyzer(analyzer) {
    if (analyzer === this.#analyzer) return;
    this.#analyzer = analyzer;
    this.#update();
  }

  /** Names that the host knows. */
  get names() {
    return this.#names;
  }

  set names(names) {
    if (names === this.#names) return;
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
    this.#showChildren();
    root.addEventListener("click", this.#select);
    for (const name of PROPERTIES) this.#upgrade(name);
    this.#observer = new MutationObserver(() => this.#text === undefined && this.#update());
    this.#observer.observe(this, { childList: true, characterData: true, subtree: true });
    this.#update();
  }

  disconnectedCallback() {
    this.#observer?.disconnect();
    this.#unmark();
    this.#editable?.unpaint();
    this.#editable = undefined;
    this.#showChildren();
    this.shadowRoot?.removeEventListener("click", this.#select);
    this.#followed = undefined;
    this.#own?.close();
    this.#own = undefined;
  }

  attributeChangedCallback(/** @type {string} */ _name, /** @type {string | null} */ before, /** @type {string | null} */ now) {
    if (before !== now) this.#update();
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

  /** Several properties set one after the other are one change. */
  #update() {
    if (this.#due || !this.isConnected || !this.shadowRoot) return;
    this.#due = true;
    queueMicrotask(() => {
      this.#due = false;
      if (this.isConnected) this.#show();
    });
  }

  #show() {
    const rich = this.#text === undefined && !this.hasAttribute("editable") && this.childElementCount > 0;
    if (rich) return this.#markChildren();
    this.#unmark();
    if (this.hasAttribute("editable") && this.#editable && this.#text !== undefined) this.#editable.text = this.#text;
    this.#read(this.hasAttribute("editable") && this.#editable ? this.#editable.text : this.text);
  }

  /** @returns {import("./index.js").Options} */
  get #options() {
    return { published: this.getAttribute("published") ?? undefined, names: this.#names ?? [] };
  }

  get #following() {
    const of = this.analyzer;
    if (this.#followed?.of !== of) this.#followed = { of, following: of.follow() };
    return this.#followed.following;
  }

  /** Of the texts that come while one is read the last is read next. @param {string} text */
  async #read(text) {
    const following = this.#following;
    try {
      const report = await following.analyze(text, this.#options);
      // Overtaken, taken away, or of what stood here before.
      if (!report || following !== this.#followed?.following || this.#marked) return;
      const isNew = report !== this.#report;
      this.#report = report;
      if (this.hasAttribute("editable")) this.#paintEditable(text, report);
      else if (text === this.text) this.#draw(text, report);
      if (isNew) this.#tell("nutgraf-report", report);
    } catch (error) {
      if (following === this.#followed?.following) this.#tell("nutgraf-error", error);
    }
  }

  /** What stands inside stays as it is. */
  #markChildren() {
    this.#editable?.unpaint();
    this.#editable = undefined;
    this.#unmark();
    this.#showChildren();
    style(this.getRootNode());
    const follow = () => ({ analyze: (/** @type {string} */ text, /** @type {any} */ given) => this.#following.analyze(text, { ...this.#options, ...given }) });
    this.#marked = markDom(this, {
      analyzer: /** @type {any} */ ({ follow }),
      onReport: (report) => {
        if (report === this.#report) return;
        this.#report = report;
        this.#tell("nutgraf-report", report);
      },
      onError: (error) => this.#tell("nutgraf-error", error),
    });
  }

  #showChildren() {
    const slot = document.createElement("slot");
    slot.className = this.childElementCount === 0 ? "bare" : "";
    this.shadowRoot?.replaceChildren(slot);
  }

  #unmark() {
    this.#marked?.destroy();
    this.#marked = undefined;
  }

  /**
   * @param {string} text
   * @param {Report} report
   */
  #paintEditable(text, report) {
    if (!this.#editable) {
      const editable = (this.#editable = new EditableText(text, (written) => {
        this.#text = written;
        this.#tell("nutgraf-edit", { text: written });
        this.#read(written);
      }));
      editable.node.setAttribute("aria-label", this.getAttribute("aria-label") ?? "Article");
      this.shadowRoot?.replaceChildren(editable.node);
    }
    if (this.#editable.text === text) this.#editable.paint(marks(report));
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
    const mark = this.#marks.get(/** @type {Node} */ (event.target)) ?? this.#markAt(/** @type {MouseEvent} */ (event));
    if (mark) this.#tell("nutgraf-select", { kind: mark.kind, index: mark.index, start: mark.start, end: mark.end });
  };

  /** What is marked in the children where somebody clicked. @param {MouseEvent} event @returns {Mark | undefined} */
  #markAt({ clientX, clientY }) {
    const place = this.#marked && document.caretPositionFromPoint?.(clientX, clientY);
    return place ? this.#marked?.at(place.offsetNode, place.offset).at(-1) : undefined;
  }

  /**
   * @param {string} name
   * @param {unknown} detail
   */
  #tell(name, detail) {
    this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true }));
  }
}

/** Documents and shadow roots that know how highlights look. @type {WeakSet<Node>} */
const styled = new WeakSet();

/** What stands inside the element is styled by the document that it stands in. @param {Node} root */
function style(root) {
  if (styled.has(root) || !("adoptedStyleSheets" in root)) return;
  styled.add(root);
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(HIGHLIGHTS);
  /** @type {Document | ShadowRoot} */ (root).adoptedStyleSheets.push(sheet);
}
