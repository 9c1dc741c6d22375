// @ts-check
/**
 * W3C Web Annotation Data Model (Recommendation 2017): one annotation a quote and a mention, each found again by its words
 * (TextQuoteSelector) and by its place (TextPositionSelector, which counts code points).
 */
import { codePoints, correctionNote, isCorrected, speakerName } from "./article.js";
import { json } from "./markup.js";

const CONTEXT_LENGTH = 32;

/** Never cuts a surrogate pair. @param {string} text @param {number} start @param {number} end */
function around(text, start, end) {
  const from = Math.max(0, start - CONTEXT_LENGTH);
  const to = Math.min(text.length, end + CONTEXT_LENGTH);
  const isLow = (/** @type {number} */ at) => at > 0 && at < text.length && /[\udc00-\udfff]/.test(text[at]);
  return { prefix: text.slice(isLow(from) ? from + 1 : from, start), suffix: text.slice(end, isLow(to) ? to - 1 : to) };
}

/** @type {import("./article.js").Format} */
export const webAnnotation = {
  id: "web-annotation",
  label: "W3C Web Annotation",
  extension: "annotations.jsonld",
  mime: "application/ld+json",
  make(article) {
    const { report, text } = article;
    const source = `urn:sha256:${report.text.sha256}`;
    const position = codePoints(text);
    const target = (/** @type {{start: number, end: number}} */ { start, end }) => ({
      source,
      selector: [
        { type: "TextQuoteSelector", exact: text.slice(start, end), ...around(text, start, end) },
        { type: "TextPositionSelector", start: position(start), end: position(end) },
      ],
    });
    const tag = (/** @type {string} */ value, /** @type {string} */ purpose) => ({ type: "TextualBody", purpose, value, format: "text/plain" });
    const corrected = (/** @type {object} */ thing) => (isCorrected(thing) ? [tag("corrected", "tagging")] : []);
    const quotes = report.quotes.map((quote, index) => ({
      id: `${source}#quote-${index}`,
      type: "Annotation",
      motivation: "tagging",
      body: [tag(`${quote.kind} quote`, "tagging"), tag(speakerName(article, quote) ?? "", "identifying"), ...corrected(quote)].filter(({ value }) => value),
      target: quote.content.map(target),
    }));
    const mentions = report.mentions.map((mention, index) => ({
      id: `${source}#mention-${index}`,
      type: "Annotation",
      motivation: "identifying",
      body: [tag(mention.type, "tagging"), tag(report.entities[mention.entity].name, "identifying"), ...corrected(report.entities[mention.entity])],
      target: target(mention),
    }));
    const items = [...quotes, ...mentions];
    const collection = {
      "@context": "http://www.w3.org/ns/anno.jsonld",
      id: `${source}#annotations`,
      type: "AnnotationCollection",
      label: [article.title, correctionNote(article)].filter(Boolean).join(", "),
      total: items.length,
      first: { id: `${source}#page`, type: "AnnotationPage", startIndex: 0, items },
    };
    return json(collection);
  },
};
