// @ts-check
/** IPTC ninjs 3: the article as a news item, with the people, organizations and places that it is about or mentions. */
import { correctionNote, headline } from "./article.js";
import { json } from "./markup.js";

/** The story is about what holds at least this share of it. */
const ABOUT_SALIENCE = 0.15;

/** @type {import("./article.js").Format} */
export const ninjs = {
  id: "ninjs",
  label: "IPTC ninjs",
  extension: "ninjs.json",
  mime: "application/json",
  make(article) {
    const { report, text } = article;
    const named = (/** @type {string} */ type) =>
      report.entities
        .filter((entity) => entity.type === type)
        .map(({ name, salience }) => ({ name, rel: salience >= ABOUT_SALIENCE ? "about" : "mentions" }));
    const note = correctionNote(article);
    const item = {
      uri: `urn:sha256:${report.text.sha256}`,
      type: "text",
      language: report.language,
      headlines: [{ role: "main", value: headline(article) }],
      bodies: [{ role: "main", contentType: "text/plain", value: text }],
      people: named("person"),
      organisations: named("organization"),
      places: named("place"),
      ...(note ? { edNote: `Names or quotes: ${note}` } : {}),
    };
    return json(item);
  },
};
