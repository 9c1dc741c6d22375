// @ts-check
/** Elements to paragraphs of text. Nothing of a parsed document runs or loads. */

const SKIPPED = new Set(["SCRIPT", "STYLE", "NOSCRIPT", "TEMPLATE", "SVG", "IFRAME", "BUTTON", "SELECT", "TEXTAREA", "HEAD"]);
const BLOCKS = new Set(
  "ADDRESS ARTICLE ASIDE BLOCKQUOTE DD DIV DL DT FIGCAPTION FIGURE FOOTER FORM H1 H2 H3 H4 H5 H6 HEADER HR LI MAIN NAV OL P PRE SECTION TABLE TR UL BODY".split(" "),
);

/**
 * The text of an element as a reader sees it: a blank line between blocks, `- ` before a list item.
 * @param {Element} root
 */
export function blockText(root) {
  /** @type {string[]} */
  const blocks = [];
  let line = "";
  const flush = () => {
    const text = line.replace(/[ \t\r\f]*\n[ \t\r\f]*/g, "\n").trim();
    if (text && text !== "-") blocks.push(text);
    line = "";
  };
  const walk = (/** @type {Node} */ node, /** @type {boolean} */ preformatted) => {
    if (node.nodeType === Node.TEXT_NODE) {
      const text = node.nodeValue ?? "";
      line += preformatted ? text : text.replace(/[ \t\r\n\f]+/g, " ");
      return;
    }
    if (node.nodeType !== Node.ELEMENT_NODE) return;
    const element = /** @type {Element} */ (node);
    const name = element.tagName.toUpperCase();
    if (SKIPPED.has(name) || element.hasAttribute("hidden")) return;
    if (name === "BR") line += "\n";
    const isBlock = BLOCKS.has(name);
    if (isBlock) flush();
    if (name === "LI") line = "- ";
    if (name === "TD" || name === "TH") line += line ? "\t" : "";
    for (const child of element.childNodes) walk(child, preformatted || name === "PRE");
    if (isBlock) flush();
  };
  walk(root, false);
  flush();
  return blocks.join("\n\n");
}

/** @param {string} source @param {DOMParserSupportedType} type */
export const parseMarkup = (source, type) => new DOMParser().parseFromString(source, type);
