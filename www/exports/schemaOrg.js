// @ts-check
/** schema.org in JSON-LD: a NewsArticle that has Quotations as parts and mentions people, organizations and places. */
import { correctionNote, headline, isCorrected, speakerName, words } from "./article.js";
import { json } from "./markup.js";

/** @type {Record<string, string>} */
const TYPES = { person: "Person", organization: "Organization", place: "Place", misc: "Thing" };

/** @type {import("./article.js").Format} */
export const schemaOrg = {
  id: "schema-org",
  label: "schema.org Quotation",
  extension: "schema.jsonld",
  mime: "application/ld+json",
  make(article) {
    const { report } = article;
    const note = (/** @type {object} */ thing) => (isCorrected(thing) ? { disambiguatingDescription: "corrected by hand" } : {});
    const thing = (/** @type {typeof report.entities[number]} */ entity) => ({
      "@type": TYPES[entity.type],
      "@id": `#entity-${entity.id}`,
      name: entity.name,
      ...(entity.aliases.length ? { alternateName: entity.aliases } : {}),
      ...(entity.type === "person" && entity.roles.length ? { jobTitle: [...new Set(entity.roles.map(({ text }) => text))] } : {}),
      ...note(entity),
    });
    const creator = (/** @type {typeof report.quotes[number]} */ quote) => {
      const entity = quote.speaker?.entity;
      if (entity !== null && entity !== undefined) return { creator: { "@id": `#entity-${entity}` } };
      return quote.speaker ? { creator: { "@type": "Person", name: speakerName(article, quote) } } : {};
    };
    const document = {
      "@context": "https://schema.org",
      "@type": "NewsArticle",
      headline: headline(article),
      ...(correctionNote(article) ? { disambiguatingDescription: correctionNote(article) } : {}),
      ...(article.byline ? { author: { "@type": "Person", name: article.byline.replace(/^by\s+/i, "") } } : {}),
      ...(article.outlet ? { publisher: { "@type": "Organization", name: article.outlet } } : {}),
      inLanguage: report.language,
      ...(report.published ? { datePublished: report.published } : {}),
      mentions: report.entities.map(thing),
      hasPart: report.quotes.map((quote) => ({ "@type": "Quotation", text: words(article, quote), ...creator(quote), ...note(quote) })),
    };
    return json(document);
  },
};
