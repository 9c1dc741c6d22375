/**
 * What nutgraf says about a text: the contract of the Rust `Report`, the command line's JSON and the npm package.
 *
 * Every span is half-open, `[start, end)`, and counts in the report's `offsetUnit`. With `"utf16"`, the package's default,
 * `text.slice(start, end)` of the very string that was given is the text of the span. Arrays are sorted by start. Ids are
 * indexes into the array that they name. The same text and options give the same report, byte for byte.
 */
export interface Report {
  /** The version of this contract. */
  schema: "nutgraf-report/1";
  engine: Engine;
  offsetUnit: OffsetUnit;
  text: TextInfo;
  /** ISO 639-1; English is the one language so far. */
  language: "en";
  /** The day of publication, `YYYY-MM-DD`; null where neither the text nor the caller gives it. */
  published: string | null;
  /** The paragraphs and other lines, each with its role. Every character that is not white space is in one block. */
  blocks: Block[];
  /** Of every block, furniture too. */
  sentences: Sentence[];
  /** Where the text speaks of a person, an organization, a place or another named thing. */
  mentions: Mention[];
  /** Who and what is mentioned, all names of one merged. */
  entities: Entity[];
  dates: DateMention[];
  figures: Figure[];
  quotes: Quote[];
  statistics: Statistics;
  /** What an editor should look at before publishing. */
  checks: Check[];
  /** Every token, where the options ask for `tokens`; else absent. */
  tokens?: Span[];
}

/** `"utf16"`: code units, as JavaScript counts. `"codepoint"`: as Python counts. `"utf8"`: bytes. */
export type OffsetUnit = "utf16" | "codepoint" | "utf8";

/** What made the report. */
export interface Engine {
  name: "nutgraf";
  /** As in Cargo.toml and package.json. */
  version: string;
}

/** Which text the report is about. */
export interface TextInfo {
  /** In the report's unit. */
  length: number;
  /** Of the text in UTF-8, in hexadecimal. */
  sha256: string;
}

/** A stretch of the text. */
export interface Span {
  start: number;
  end: number;
}

/** A stretch of the text with what stands there. */
export interface TextSpan extends Span {
  text: string;
}

/** A paragraph, a headline, a caption: lines that belong together. */
export interface Block extends Span {
  /** `boilerplate` is what an outlet puts around an article: links, cookies, copyright. */
  role:
    | "headline"
    | "standfirst"
    | "subheading"
    | "byline"
    | "timestamp"
    | "caption"
    | "paragraph"
    | "listItem"
    | "boilerplate";
  /** `PRISTINA, Kosovo (AP) —` at the start of a paragraph; null where there is none. */
  dateline: TextSpan | null;
  /** The speaker's label of an interview or a transcript, `SMITH:`; null where there is none. */
  turn: TextSpan | null;
}

export interface Sentence extends Span {
  /** Index into `blocks`. */
  block: number;
  words: number;
}

/** `misc`: nationalities, events, works, products, laws. */
export type EntityType = "person" | "organization" | "place" | "misc";

/** One place where the text speaks of an entity. */
export interface Mention extends Span {
  type: EntityType;
  /** `title` ("the Secretary General") and `pronoun` only where it is clear whose. */
  form: "name" | "acronym" | "title" | "pronoun";
  /** Index into `entities`. */
  entity: number;
}

/** A person, an organization, a place or another named thing, under all its names. */
export interface Entity {
  id: number;
  type: EntityType;
  /** The fullest name that the text gives. */
  name: string;
  /** Its other names in the text. */
  aliases: string[];
  /** What the text calls it beside the name: "NATO Secretary General". */
  roles: TextSpan[];
  /** Indexes into `mentions`. */
  mentions: number[];
  /** How much of the article is about it, 0 to 1. */
  salience: number;
}

/** A day, a month, a time of which the text speaks. */
export interface DateMention extends TextSpan {
  /** ISO 8601; null where the text does not settle it ("Tuesday" without a known day of publication). */
  value: string | null;
  grain: "time" | "day" | "week" | "month" | "quarter" | "season" | "year" | "decade" | "century";
}

/** An amount, a share, a count. */
export interface Figure extends TextSpan {
  kind: "money" | "percent" | "quantity" | "number" | "ordinal";
  /** `4200000000` for "$4.2 billion"; null where the words give no number. */
  value: number | null;
  /** The second value of a range: `5` in "4 to 5 percent"; null elsewhere. */
  upper: number | null;
  /** `USD` for "$4.2 billion"; null where there is none. */
  unit: string | null;
}

/** What somebody is reported to have said. */
export interface Quote {
  /** `mixed`: a reported clause with words in quotation marks. `indirect`: no quotation marks at all. */
  kind: "direct" | "mixed" | "indirect";
  /** What was said, without the marks; several spans where "he said" interrupts it or it runs over paragraphs. */
  content: Span[];
  /** Who said it; null where nobody is named. */
  speaker: Speaker | null;
  /** The words that say that it was said; null where there are none. */
  cue: Cue | null;
  /** Whether the closing mark is there. */
  closed: boolean;
  /** How sure the speaker is. */
  confidence: "certain" | "likely" | "guess";
  /** The rule that found the speaker. */
  evidence: string;
  words: number;
}

/** The words that name who said it. */
export interface Speaker extends TextSpan {
  /** `nominal`: "the mayor". */
  form: "name" | "nominal" | "pronoun";
  /** Index into `entities`; null where it is not clear who is meant. */
  entity: number | null;
}

/** The verb of saying, or what stands for it. */
export interface Cue extends TextSpan {
  /** "say" for "said". */
  lemma: string;
}

/** Measures of the article's body; headline, captions and furniture are left out. */
export interface Statistics {
  /** White space included; code points, whatever the report's unit. */
  characters: number;
  words: number;
  sentences: number;
  paragraphs: number;
  /** Silent reading at 238 words a minute (Brysbaert 2019). */
  readingSeconds: number;
}

/** Something to look at before publishing. */
export interface Check extends Span {
  /** What is the matter, such as `unclosed-quotation`. */
  kind: string;
  severity: "note" | "warning" | "error";
  /** What is the matter and why, in plain words. */
  message: string;
}
