// @ts-check
// A report and what a reader corrected to the corrected report. Corrections name places and names, not indexes, so that they hold
// when the text is edited and analysed again; one that finds its place no more is passed over.

import { lastStarting } from "../spans.js";
import { locate } from "./anchor.js";
import { asSaid } from "./marked.js";

/** @typedef {import("../types.js").Report} Report */
/** @typedef {import("../types.js").Quote} Quote */
/** @typedef {import("../types.js").Entity} Entity */
/** @typedef {import("../types.js").Span} Span */
/** @typedef {import("./anchor.js").Anchor} Anchor */
/** @typedef {{ name: string, type: string }} Name an entity as a reader knows it */

/**
 * @typedef {(
 *   | { type: "speaker", quote: Anchor, name: string | null }
 *   | { type: "confirm", quote: Anchor }
 *   | { type: "boundary", quote: Anchor, content: Anchor }
 *   | { type: "add-quote", content: Anchor, name: string | null }
 *   | { type: "delete-quote", quote: Anchor }
 *   | { type: "stance-speaker", stance: Anchor, name: string | null }
 *   | { type: "delete-stance", stance: Anchor }
 *   | { type: "merge", entity: Name, into: Name }
 *   | { type: "split", entity: Name, mentions: Anchor[], name: string }
 *   | { type: "type", entity: Name, to: string }
 *   | { type: "rename", entity: Name, to: string }
 *   | { type: "add-entity", mention: Anchor, to: string }
 *   | { type: "delete-entity", entity: Name }
 *   | { type: "role", block: Anchor, to: string }
 *   | { type: "fact", fact: import("../facts.js").Fact, to: string | null }
 * )} Correction
 */

/**
 * @param {Report} raw left as it is
 * @param {string} text
 * @param {Correction[]} corrections
 * @returns {Report}
 */
export function correct(raw, text, corrections) {
  if (corrections.length === 0) return raw;
  const report = { ...raw, ...structuredClone({ mentions: raw.mentions, entities: raw.entities, quotes: raw.quotes, stances: raw.stances, blocks: raw.blocks }) };
  const sheet = new Sheet(report, text);
  for (const correction of corrections) sheet.apply(correction);
  return sheet.finish();
}

/**
 * What tells who said it, where a reader does: the engine has no such word.
 *
 * @type {any}
 */
export const BY_HAND = "corrected";

/** A report while it is corrected: what is deleted keeps its index until all is done. */
class Sheet {
  #report;
  #text;
  /** @type {Set<Quote>} */
  #deletedQuotes = new Set();
  /** @type {Set<object>} */
  #deletedStances = new Set();
  /** @type {Set<number>} */
  #deletedEntities = new Set();
  /** What a reader took out of the story. @type {Report["blocks"]} */
  #outside = [];

  /** @param {Report} report @param {string} text */
  constructor(report, text) {
    this.#report = report;
    this.#text = text;
  }

  /** @param {Correction} correction */
  apply(correction) {
    switch (correction.type) {
      case "speaker":
        return this.#onQuote(correction.quote, (quote) => this.#setSpeaker(quote, correction.name));
      case "confirm":
        return this.#onQuote(correction.quote, (quote) => void (quote.confidence = "certain"));
      case "boundary":
        return this.#onQuote(correction.quote, (quote) => this.#setContent(quote, correction.content));
      case "add-quote":
        return this.#addQuote(correction.content, correction.name);
      case "add-entity":
        return this.#addEntity(correction.mention, correction.to);
      case "delete-quote":
        return this.#onQuote(correction.quote, (quote) => void this.#deletedQuotes.add(quote));
      case "stance-speaker":
        return this.#onStance(correction.stance, (stance) => this.#setSpeaker(stance, correction.name));
      case "delete-stance":
        return this.#onStance(correction.stance, (stance) => void this.#deletedStances.add(stance));
      case "merge":
        return this.#onEntity(correction.entity, (entity) => this.#merge(entity, correction.into));
      case "split":
        return this.#onEntity(correction.entity, (entity) => this.#split(entity, correction.mentions, correction.name));
      case "type":
        return this.#onEntity(correction.entity, (entity) => this.#setType(entity, correction.to));
      case "rename":
        return this.#onEntity(correction.entity, (entity) => void Object.assign(entity, { name: correction.to, corrected: true }));
      case "delete-entity":
        return this.#onEntity(correction.entity, (entity) => void this.#deletedEntities.add(entity.id));
      case "role":
        return this.#setRole(correction.block, correction.to);
      case "fact":
        // Of the article, not of what was found in it: facts.js.
        return;
    }
  }

  /** Takes out what was deleted and numbers the rest anew. @returns {Report} */
  finish() {
    const report = this.#report;
    const gone = this.#deletedEntities;
    const quotes = report.quotes.filter((quote) => !this.#deletedQuotes.has(quote) && !this.#isOutside(quote)).sort((a, b) => a.content[0].start - b.content[0].start);
    const entities = report.entities.filter((entity) => !gone.has(entity.id));
    const mentions = report.mentions.filter((mention) => !gone.has(mention.entity)).sort((a, b) => a.start - b.start);
    const newId = new Map(entities.map((entity, id) => [entity.id, id]));
    entities.forEach((entity, id) => Object.assign(entity, { id, mentions: [] }));
    mentions.forEach((mention, index) => {
      mention.entity = newId.get(mention.entity) ?? 0;
      entities[mention.entity].mentions.push(index);
    });
    for (const { speaker } of [...quotes, ...report.stances]) if (speaker && speaker.entity !== null) speaker.entity = newId.get(speaker.entity) ?? null;
    return { ...report, quotes, entities, mentions, stances: report.stances.filter((stance) => !this.#deletedStances.has(stance) && !this.#isOutside(stance)) };
  }

  /** What a line is. What is counted follows with the analysis that was asked for. @param {Anchor} anchor @param {string} to */
  #setRole(anchor, to) {
    const place = locate(this.#text, anchor);
    const at = place ? lastStarting(this.#report.blocks, place.start) : -1;
    const block = this.#report.blocks[at];
    if (!place || !block || block.end <= place.start) return;
    Object.assign(block, { role: to, corrected: true });
    if (to === "boilerplate") this.#outside.push(block);
  }

  /** Nobody says anything in what a reader took out of the story. @param {{ content: Span[] }} quote */
  #isOutside({ content: [{ start }] }) {
    return this.#outside.some((block) => block.role === "boilerplate" && block.start <= start && start < block.end);
  }

  /** @param {Anchor} anchor @param {(quote: Quote) => void} change */
  #onQuote(anchor, change) {
    this.#onMost(anchor, /** @type {Quote[]} */ (this.#report.quotes), change);
  }

  /** @param {Anchor} anchor @param {(stance: Quote) => void} change */
  #onStance(anchor, change) {
    this.#onMost(anchor, /** @type {Quote[]} */ (this.#report.stances), change);
  }

  /** The one that shares most with the place. @param {Anchor} anchor @param {Quote[]} all @param {(one: Quote) => void} change */
  #onMost(anchor, all, change) {
    const place = locate(this.#text, anchor);
    if (!place) return;
    const shared = (/** @type {Quote} */ one) => one.content.reduce((sum, span) => sum + Math.max(0, Math.min(span.end, place.end) - Math.max(span.start, place.start)), 0);
    const [best] = [...all].sort((a, b) => shared(b) - shared(a));
    if (!best || shared(best) === 0) return;
    best.corrected = true;
    change(best);
  }

  /** @param {Name} name @param {(entity: Entity) => void} change */
  #onEntity(name, change) {
    const entity = this.#find(name);
    if (entity) change(entity);
  }

  /** All that somebody says or thinks. */
  #spoken() {
    return [...this.#report.quotes, ...this.#report.stances];
  }

  /** @param {Name} name @returns {Entity | undefined} */
  #find({ name, type }) {
    const living = this.#report.entities.filter((entity) => !this.#deletedEntities.has(entity.id));
    return living.find((entity) => entity.name === name && entity.type === type) ?? living.find((entity) => entity.type === type && entity.aliases.includes(name));
  }

  /** @param {Quote} quote @param {string | null} name */
  #setSpeaker(quote, name) {
    quote.confidence = "certain";
    quote.evidence = BY_HAND;
    if (name === null) return void (quote.speaker = null);
    const entity = this.#report.entities.find((one) => one.name === name && !this.#deletedEntities.has(one.id));
    const start = quote.content[0].start;
    const spans = entity ? this.#report.mentions.filter((mention) => mention.entity === entity.id) : [];
    const nearest = spans.sort((a, b) => Math.abs(a.start - start) - Math.abs(b.start - start))[0];
    // A speaker whom the text does not name has an empty place before the quote.
    const place = nearest ?? { start, end: start };
    quote.speaker = { start: place.start, end: place.end, text: nearest ? this.#text.slice(place.start, place.end) : name, form: speakerForm(nearest), entity: entity?.id ?? null };
  }

  /** @param {Quote} quote @param {Anchor} content */
  #setContent(quote, content) {
    const span = locate(this.#text, content);
    if (!span) return;
    quote.content = [span];
    quote.words = countWords(this.#text, span);
    const inside = (quote.marked ?? []).filter((part) => part.start < span.end && part.end > span.start);
    quote.marked = quote.kind === "direct" ? [span] : inside.map((part) => ({ start: Math.max(part.start, span.start), end: Math.min(part.end, span.end) }));
    quote.directWords = quote.marked.reduce((sum, part) => sum + countWords(this.#text, part), 0);
  }

  /** @param {Anchor} place @param {string | null} name */
  #addQuote(place, name) {
    const span = locate(this.#text, place);
    if (!span) return;
    const block = this.#report.blocks[lastStarting(this.#report.blocks, span.start)] ?? span;
    const { kind, content, marked } = asSaid(this.#text, span, block);
    const count = (/** @type {Span[]} */ spans) => spans.reduce((sum, part) => sum + countWords(this.#text, part), 0);
    /** @type {Quote} */
    const quote = { kind, content: [content], marked, directWords: count(marked), speaker: null, cue: null, closed: true, confidence: "certain", evidence: BY_HAND, words: count([content]), corrected: true };
    this.#report.quotes.push(quote);
    this.#setSpeaker(quote, name);
  }

  /** @param {Anchor} mention @param {string} type */
  #addEntity(mention, type) {
    const span = locate(this.#text, mention);
    if (!span) return;
    const kind = /** @type {Entity["type"]} */ (type);
    const known = this.#find({ name: mention.exact, type });
    const id = known?.id ?? this.#report.entities.length;
    this.#report.mentions.push({ ...span, type: kind, form: "name", entity: id });
    /** @type {Entity} */
    const entity = { id, type: kind, name: mention.exact, aliases: [], roles: [], mentions: [], salience: 0, corrected: true };
    if (known) known.corrected = true;
    else this.#report.entities.push(entity);
  }

  /** @param {Entity} entity @param {Name} into */
  #merge(entity, into) {
    const target = this.#find(into);
    if (!target || target === entity) return;
    for (const mention of this.#report.mentions) if (mention.entity === entity.id) Object.assign(mention, { entity: target.id, type: target.type });
    for (const { speaker } of this.#spoken()) if (speaker?.entity === entity.id) speaker.entity = target.id;
    const forms = [...target.aliases, entity.name, ...entity.aliases];
    target.aliases = [...new Set(forms)].filter((form) => form !== target.name);
    target.roles = [...target.roles, ...entity.roles].sort((a, b) => a.start - b.start);
    target.salience += entity.salience;
    target.corrected = true;
    this.#deletedEntities.add(entity.id);
  }

  /** @param {Entity} entity @param {Anchor[]} anchors @param {string} name */
  #split(entity, anchors, name) {
    const starts = new Set(anchors.map((one) => locate(this.#text, one)?.start));
    const moved = this.#report.mentions.filter((mention) => mention.entity === entity.id && starts.has(mention.start));
    if (moved.length === 0) return;
    const id = this.#report.entities.length;
    const forms = [...new Set(moved.map((mention) => this.#text.slice(mention.start, mention.end)))];
    for (const mention of moved) mention.entity = id;
    const share = moved.length / Math.max(1, entity.mentions.length);
    /** @type {Entity} */
    const own = { ...entity, id, name, aliases: forms.filter((form) => form !== name), roles: [], mentions: [], salience: entity.salience * share, corrected: true };
    this.#report.entities.push(own);
    const kept = this.#report.mentions.filter((mention) => mention.entity === entity.id).map((mention) => this.#text.slice(mention.start, mention.end));
    Object.assign(entity, { aliases: entity.aliases.filter((alias) => kept.includes(alias)), salience: entity.salience - own.salience, corrected: true });
    for (const { speaker } of this.#spoken()) if (speaker?.entity === entity.id && moved.some((mention) => mention.start <= speaker.start && speaker.start < mention.end)) speaker.entity = id;
  }

  /** @param {Entity} entity @param {string} type */
  #setType(entity, type) {
    Object.assign(entity, { type, corrected: true });
    for (const mention of this.#report.mentions) if (mention.entity === entity.id) Object.assign(mention, { type });
  }
}

/** @param {string} text @param {Span} span */
function countWords(text, { start, end }) {
  return text.slice(start, end).match(/[\p{L}\p{N}]\S*/gu)?.length ?? 0;
}

/** @param {import("../types.js").Mention | undefined} mention @returns {"name" | "nominal" | "pronoun"} */
function speakerForm(mention) {
  if (mention?.form === "pronoun") return "pronoun";
  return mention?.form === "title" ? "nominal" : "name";
}
