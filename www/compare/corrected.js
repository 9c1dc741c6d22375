// @ts-check
// A comparison with what readers corrected in its articles: names, types, speakers, what is no name or quote. Which statements are
// alike, and what contradicts, stays as the engine found it in the texts; the page says so.

/** @typedef {import("../types.js").Article} Article */
/** @typedef {import("../types.js").Report} Report */
/** @typedef {import("../../pkg/report.js").ComparisonReport} Comparison */
/** @typedef {Comparison["entities"][number]} Entity */
/** @typedef {Comparison["statements"][number]["occurrences"][number]} Occurrence */

/** How many corrections its articles have. @param {Article[]} articles */
export const correctionsOf = (articles) => articles.reduce((sum, { corrections }) => sum + corrections.present.length, 0);

/** @param {Comparison} comparison left as it is @param {Article[]} articles in its order @returns {Comparison} */
export function withCorrections(comparison, articles) {
  if (correctionsOf(articles) === 0) return comparison;
  const { entities, indexOf } = correctedEntities(comparison, articles);
  const speakerOf = speakers(entities, indexOf, articles);
  const statements = comparison.statements.map((statement) => ({ ...statement, occurrences: statement.occurrences.map((one) => ({ ...one, ...speakerOf(one) })) }));
  const agreed = (/** @type {Comparison["conflicts"][number]} */ { kind, places }) => kind === "speaker" && new Set(places.map((place) => nameAt(articles, place))).size === 1;
  return { ...comparison, entities, statements, conflicts: comparison.conflicts.filter((conflict) => !agreed(conflict)) };
}

/** @param {Comparison} comparison @param {Article[]} articles @returns {{ entities: Entity[], indexOf: number[] }} `indexOf`: where each of the comparison's own entities is now */
function correctedEntities(comparison, articles) {
  const now = articles.map(correctedByStart);
  /** @type {Map<string, number>} */
  const known = new Map();
  const indexOf = comparison.entities.map(({ id }) => id);
  const entities = comparison.entities.map((entity) => {
    /** @type {Entity} */
    const corrected = { ...entity, members: [] };
    for (const member of entity.members) {
      const raw = articles[member.article].raw?.entities[member.entity];
      const own = now[member.article](member.entity);
      if (!own || !raw) continue;
      corrected.members.push({ ...member, mentions: own.mentions.length });
      if (own.name !== raw.name) corrected.name = own.name;
      if (own.type !== raw.type) corrected.type = own.type;
    }
    return corrected;
  });
  // Two names that a reader made one are one here too.
  entities.forEach((entity, index) => {
    const key = `${entity.type} ${entity.name.toLowerCase()}`;
    const first = known.get(key);
    if (first === undefined) return void known.set(key, index);
    const missing = entity.members.filter((member) => !entities[first].members.some(({ article }) => article === member.article));
    entities[first].members = [...entities[first].members, ...missing].sort((a, b) => a.article - b.article);
    entity.members = [];
    indexOf[index] = first;
  });
  for (const entity of entities) entity.presence = presenceOf(entity, comparison);
  return { entities, indexOf };
}

/** What became of an article's own entity: found by a place where it is mentioned. @param {Article} article @returns {(entity: number) => Report["entities"][number] | undefined} */
function correctedByStart({ raw, report }) {
  const byStart = new Map(report?.mentions.map(({ start, entity }) => [start, entity]));
  return (index) => {
    const place = raw?.entities[index]?.mentions.map((mention) => raw.mentions[mention].start).find((start) => byStart.has(start));
    return place === undefined ? undefined : report?.entities[/** @type {number} */ (byStart.get(place))];
  };
}

/** @param {Entity} entity @param {Comparison} comparison @returns {Entity["presence"]} */
function presenceOf({ members }, { events }) {
  return events.flatMap(({ articles }, event) => {
    const count = articles.filter((article) => members.some((member) => member.article === article)).length;
    if (count === 0) return [];
    return [{ event, presence: /** @type {"all" | "some" | "one"} */ (count === 1 ? "one" : count === articles.length ? "all" : "some") }];
  });
}

/** Who says an occurrence now; somebody whom the comparison does not know is added to it. @param {Entity[]} entities @param {number[]} indexOf @param {Article[]} articles @returns {(one: Occurrence) => Pick<Occurrence, "quote" | "speaker">} */
function speakers(entities, indexOf, articles) {
  return (one) => {
    const speaker = one.speaker === null ? null : indexOf[one.speaker];
    if (one.quote === null) return { quote: null, speaker };
    const quote = quoteAt(articles[one.article].report, one);
    if (!quote) return { quote: null, speaker: null };
    if (!quote.corrected) return { quote: one.quote, speaker };
    const name = nameAt(articles, one);
    if (name === null) return { quote: one.quote, speaker: null };
    const known = entities.findIndex((entity) => entity.name.toLowerCase() === name.toLowerCase());
    if (known < 0) entities.push({ id: entities.length, type: "person", name, presence: [], members: [] });
    return { quote: one.quote, speaker: known < 0 ? entities.length - 1 : known };
  };
}

/** @param {Report | null} report @param {{ start: number, end: number }} place @returns {import("../types.js").Quote | undefined} */
function quoteAt(report, place) {
  return report?.quotes.find(({ content }) => content.some((span) => span.start < place.end && place.start < span.end));
}

/** Who says what stands there, after all corrections. @param {Article[]} articles @param {{ article: number, start: number, end: number }} place @returns {string | null} */
function nameAt(articles, place) {
  const { report } = articles[place.article];
  const speaker = quoteAt(report, place)?.speaker;
  if (!speaker) return null;
  return speaker.entity === null ? speaker.text : (report?.entities[speaker.entity].name ?? null);
}
