/**
 * What nutgraf says about a text: the contract of the Rust `Report`, the command line's JSON and the npm package.
 *
 * Every span is half-open, `[start, end)`, and counts in the report's `offsetUnit`. With `"utf16"`, the package's default,
 * `text.slice(start, end)` of the very string that was given is the text of the span. Arrays are sorted by start. Ids are
 * indexes into the array that they name. The same text and options give the same report, byte for byte.
 */
export interface Report {
  /** The version of this contract. */
  schema: "nutgraf-report/2";
  engine: Engine;
  offsetUnit: OffsetUnit;
  text: TextInfo;
  /**
   * The language of the story, ISO 639-1 (Serbian, Croatian and Bosnian: `sr`); null where too little is told to know. Of a text
   * that is not English the report has sentences, roles, quotations in marks by nobody, whole dates, figures and counts: no names,
   * no reported speech, no readability.
   */
  language: string | null;
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
  /** Who said what, as the text reports it. Guesses only where the options ask for them. */
  quotes: Quote[];
  /** Who condemned, welcomed, praised, stressed what; and what was denied to be said, or withheld. Never counted as said. */
  stances: Stance[];
  statistics: Statistics;
  /** What an editor should look at before publishing. */
  checks: Check[];
  /** Every token, where the options ask for `tokens`; else absent. */
  tokens?: Token[];
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

/** A word, a number or a mark, and what it is in its sentence. */
export interface Token extends Span {
  /**
   * The part of speech of Universal Dependencies. A word with a short one at its end ("don't", "I'm") has its own, one that hangs together
   * ("all-girl", "30-year-old") that of its main part.
   */
  tag: Tag;
  /** Of a verb or auxiliary; else null. */
  form: VerbForm | null;
  /** The base form, `say` of `said`: in lower case, a name as it is written. */
  lemma: string;
}

/** A part of speech, by the names of Universal Dependencies. */
export type Tag =
  | "ADJ"
  | "ADP"
  | "ADV"
  | "AUX"
  | "CCONJ"
  | "DET"
  | "INTJ"
  | "NOUN"
  | "NUM"
  | "PART"
  | "PRON"
  | "PROPN"
  | "PUNCT"
  | "SCONJ"
  | "SYM"
  | "VERB"
  | "X";

/** `past` and `present` are finite, the modals among the present; `base` is the infinitive and the imperative. */
export type VerbForm = "past" | "present" | "base" | "gerund" | "participle";

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
  /** What of it stands between quotation marks: all of a direct quote, nothing of an indirect one. */
  marked: Span[];
  /** Who said it; null where nobody is named. */
  speaker: Speaker | null;
  /** The words that say that it was said ("said"), or what the speaker did ("ended her speech with"); null where there are none. */
  cue: Cue | null;
  /** Whether the closing mark is there, be it paragraphs on. */
  closed: boolean;
  /** How sure it is that somebody said it, and that this one did. `guess` only with the option `guesses`. */
  confidence: "certain" | "likely" | "guess";
  evidence: Evidence;
  words: number;
  /** Of these, between quotation marks. */
  directWords: number;
}

/** What tells who said it. */
export type Evidence =
  | "reported-clause"
  | "cue-colon"
  | "cue-before-speaker"
  | "speaker-before-cue"
  | "cue-before-quote"
  | "cue-in-sentence"
  | "announced"
  | "sentence-before"
  | "paragraph-before"
  | "sentence-after"
  | "same-speaker"
  | "goes-on"
  | "subject-of-sentence"
  | "signed"
  | "turn"
  | "repeated"
  | "nobody-named";

/**
 * An attitude in the reporter's words: "condemned the attack". `content` is what it is about, `cue` the verb.
 *
 * With `negated` it is what somebody did not say or held back: "never said that …", "refused to say whether …", "declined to comment".
 */
export interface Stance extends Quote {
  negated: boolean;
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
  /** The range of readers: at 300 words a minute. */
  readingSecondsFast: number;
  /** The range of readers: at 175 words a minute. */
  readingSecondsSlow: number;
  /** Reading aloud at 183 words a minute (Brysbaert 2019). */
  speakingSeconds: number;
  counts: Counts;
  readability: Readability;
  diversity: Diversity;
  sentenceLengths: SentenceLengths;
  style: Style;
  sourcing: Sourcing;
  /** Names in 100 words, counted at every mention. */
  entityDensity: Measure;
  /** Figures in 100 words. */
  figureDensity: Measure;
  /** Of the five names that come most often, three times at least. */
  dispersion: Dispersion[];
  /** What the article comes back to, best first: runs of words by how often, how long and how early. */
  keyPhrases: KeyPhrase[];
  /** Three sentences that carry the article: early, central, each with something new. In the order of the text; no summary. */
  keySentences: KeySentence[];
}

/** A measure that some texts are too short for. */
export interface Measure {
  /** Null where there is too little text. */
  value: number | null;
  /** Why there is no value; beside a value, why to trust it little. Null where there is nothing to say. */
  reason: string | null;
}

/** What the formulas of readability read. */
export interface Counts {
  letters: number;
  /** Letters and digits. */
  alphanumerics: number;
  /** By rules and an exception list made from CMUdict. */
  syllables: number;
  /** Words of three or more syllables. */
  polysyllables: number;
  /** Polysyllables without names, compounds, and words that only -es, -ed or -ing makes so long (Gunning). */
  complexWords: number;
  /** Words of more than six letters. */
  longWords: number;
}

/** Published formulas: W words, S sentences, Y syllables, L letters, C letters and digits. Null under 10 words. */
export interface Readability {
  /** 0 hard to 100 easy: 206.835 − 1.015 W/S − 84.6 Y/W (Flesch 1948). */
  flesch: Measure;
  /** US school grade: 0.39 W/S + 11.8 Y/W − 15.59 (Kincaid 1975). */
  fleschKincaid: Measure;
  /** Years of schooling: 0.4 (W/S + 100 complexWords/W) (Gunning 1952). */
  gunningFog: Measure;
  /** Years of schooling: 1.0430 √(30 polysyllables/S) + 3.1291, rough under 30 sentences (McLaughlin 1969). */
  smog: Measure;
  /** US school grade: 5.88 L/W − 29.6 S/W − 15.8 (Coleman and Liau 1975). */
  colemanLiau: Measure;
  /** US school grade: 4.71 C/W + 0.5 W/S − 21.43 (Senter and Smith 1967). */
  ari: Measure;
  /** 20 very easy to 60 very hard: W/S + 100 longWords/W (Björnsson 1968). */
  lix: Measure;
  /** Long words a sentence (Anderson 1983). */
  rix: Measure;
}

/** How varied the words are; upper and lower case alike. */
export interface Diversity {
  /** Different words. */
  types: number;
  /** 0 to 1: different words by words; falls with length. */
  typeTokenRatio: Measure;
  /** 0 to 1: the mean ratio of all windows of 50 words (Covington and McFall 2010). */
  mattr: Measure;
  /** Words until the ratio falls to 0.72, mean of both directions (McCarthy and Jarvis 2010). */
  mtld: Measure;
  /** 0 to 1: the expected ratio of a random sample of 42 words (McCarthy and Jarvis 2007). */
  hdd: Measure;
  /** Times 10,000; higher where words come again more (Yule 1944). */
  yulesK: Measure;
  /** 0 to 1: words that come once by words. */
  hapaxShare: Measure;
}

/** In words. */
export interface SentenceLengths {
  mean: Measure;
  median: Measure;
  /** Nine sentences in ten are no longer. */
  p90: Measure;
  /** 0 to 1: sentences of more than 25 words by sentences. */
  shareOver25: Measure;
  /** The three longest, longest first. */
  longest: SentenceLength[];
}

export interface SentenceLength extends Span {
  words: number;
}

/** How it is told. */
export interface Style {
  /** From the form of "be" to the participle: "was never closed". */
  passives: Span[];
  /** 0 to 1: sentences with a passive by sentences. */
  passiveShare: Measure;
  /** Words that leave open whether it is so: "allegedly", "might". */
  hedges: Span[];
  /** Hedges in 100 words. */
  hedgeDensity: Measure;
  /** The cues of the quotes. */
  reportingVerbs: ReportingVerb[];
  /** 0 to 1: neutral verbs of saying by verbs of saying. */
  neutralShare: Measure;
}

export interface ReportingVerb extends Span {
  /** "say" for "said". */
  lemma: string;
  /** What it lets the reader think of what is said: "said", "claimed", "admitted", "slammed". */
  tone: "neutral" | "doubting" | "endorsing" | "coloured";
}

/** Who speaks, and how much: what no readability formula tells. */
export interface Sourcing {
  /** Words that somebody said, in their words or the reporter's; what an outlet asks as "Q" aside. */
  words: number;
  /** Of these, between quotation marks. */
  directWords: number;
  /** Of these, in the reporter's words. */
  indirectWords: number;
  /** 0 to 1: of the body's words, those that somebody said. */
  share: Measure;
  /** 0 to 1: of the body's words, those between quotation marks that somebody said. */
  directShare: Measure;
  quotes: number;
  /** Quotes that the text gives to nobody. */
  unattributed: number;
  /** Who says most first. */
  speakers: SpeakerWords[];
  /** 0 to 1: how much of the body is read before the first quote. */
  firstQuote: Measure;
}

export interface SpeakerWords {
  /** Index into `entities`; null where the speaker is none of them ("police"). */
  entity: number | null;
  name: string;
  quotes: number;
  directWords: number;
  indirectWords: number;
  /** 0 to 1: of all words that somebody said. */
  share: number;
}

/** How evenly a name is spread over the article. */
export interface Dispersion {
  /** Index into `entities`. */
  entity: number;
  /** In the body, in every form. */
  mentions: number;
  /** 1 in all fifths of the article alike, 0 in one only: 1 − DP, normalised (Gries 2008). */
  evenness: number;
  /** 0 the body's start to 1 its end. */
  first: number;
  last: number;
}

export interface KeyPhrase {
  /** As it is first printed; the entity's name where it is one. */
  text: string;
  /** Wherever it stands. */
  spans: Span[];
  /** 1 for the first, less for the others. */
  score: number;
}

export interface KeySentence {
  /** Index into `sentences`. */
  sentence: number;
  score: number;
}

/** Something to look at before publishing. */
export interface Check extends Span {
  /** What is the matter, such as `unclosed-quotation`. */
  kind: string;
  severity: "note" | "warning" | "error";
  /** What is the matter and why, in plain words. */
  message: string;
}

/**
 * Several articles side by side: what they share and where they differ. States no one to be right. `article` is everywhere an
 * index into `articles`, in the order that was given, and a span beside it counts in that article's text.
 */
export interface ComparisonReport {
  schema: "nutgraf-comparison/2";
  engine: Engine;
  offsetUnit: OffsetUnit;
  articles: ComparedArticle[];
  /** The articles by what they tell of; every article belongs to one event. */
  events: ComparedEvent[];
  /** What several articles of an event say alike, in the order of the first article. */
  statements: Statement[];
  /** Who and what is mentioned, under all names of all articles. */
  entities: ComparedEntity[];
  /** Of events with several articles. */
  figures: ComparedFigure[];
  /** Of events with several articles. */
  dates: ComparedDate[];
  variants: Variant[];
  conflicts: Conflict[];
  /** Sentences of events of several articles that stand in no statement: every sentence of a story is in one of them, or here. */
  loneSentences: LoneSentence[];
}

export interface ComparedArticle {
  /** In the report's unit. */
  length: number;
  /** Index into `events`. */
  event: number;
  /** `YYYY-MM-DD`; null where the text does not give it. */
  published: string | null;
  /** The headline, or else the first sentence; null for an empty text. */
  title: PlaceText | null;
  /** Of the body. */
  words: number;
  /** 0 to 1: of these, those that somebody said; null without words. */
  quotedShare: number | null;
  /** Who says most first. */
  speakers: QuotedSpeaker[];
}

export interface QuotedSpeaker {
  /** Index into the comparison's `entities`. */
  entity: number;
  name: string;
  quotes: number;
  directWords: number;
  indirectWords: number;
  /** 0 to 1: of all words that somebody says in the article. */
  share: number;
}

export interface ComparedEvent {
  articles: number[];
  /** Names that most of its articles share, the most mentioned first. */
  names: string[];
}

/** A stretch of one of the articles. */
export interface Place extends Span {
  article: number;
}

/** A stretch of one of the articles with what stands there. */
export interface PlaceText extends Place {
  text: string;
}

/** `nearly`: in the same words but for a few, or for their spelling. */
export type Relation = "verbatim" | "nearly" | "reworded";

/** The same statement in several articles. */
export interface Statement {
  /** Index into `events`. */
  event: number;
  /** Of the two of its passages that are least alike: "verbatim" where all say it word for word. */
  relation: Relation;
  /** Sorted by article and start. */
  occurrences: Occurrence[];
  /** Which of them are alike, two by two. */
  pairs: StatementPair[];
}

export interface Occurrence extends PlaceText {
  /** Index into the article's `sentences`. */
  sentence: number;
  /** Index into the article's `quotes`; null where nobody is quoted. */
  quote: number | null;
  /** Index into the comparison's `entities`; null where it is not known whose it is. */
  speaker: number | null;
}

export interface StatementPair {
  /** Index into `occurrences`. */
  first: number;
  /** Index into `occurrences`. */
  second: number;
  relation: Relation;
  /** 0 to 1. */
  similarity: number;
  /** Where the words differ, in order. */
  differences: Difference[];
}

/** Words of one occurrence and those that stand there in the other; null where it has none. */
export interface Difference {
  first: Span | null;
  second: Span | null;
}

export interface ComparedEntity {
  id: number;
  type: EntityType;
  /** The fullest name in any of the articles. */
  name: string;
  /** Of each event that mentions it, how many of its articles do. */
  presence: EventPresence[];
  members: EntityMember[];
}

/** In all articles of an event, in several, in one. */
export type Presence = "all" | "some" | "one";

export interface EventPresence {
  /** Index into `events`. */
  event: number;
  presence: Presence;
}

/** An entity as one article has it. */
export interface EntityMember {
  article: number;
  /** Index into the article's `entities`. */
  entity: number;
  mentions: number;
}

export interface ComparedFigure {
  event: number;
  kind: Figure["kind"];
  value: number;
  unit: string | null;
  presence: Presence;
  places: PlaceText[];
}

export interface ComparedDate {
  event: number;
  /** ISO 8601. */
  value: string;
  grain: DateMention["grain"];
  presence: Presence;
  places: PlaceText[];
}

/** A name (Pristina, Prishtina) or a word (normalise, normalize) in several spellings. */
export interface Variant {
  event: number;
  kind: "name" | "word";
  forms: VariantForm[];
}

export interface VariantForm {
  text: string;
  places: Place[];
}

/** What articles of an event contradict each other in. */
export interface Conflict {
  event: number;
  /** Index into `statements`: the row that it stands in; null where it is about the articles as a whole. */
  statement: number | null;
  /**
   * `denial`: said in one, denied in another. `figure`, `date` (days and times), `name` (people and places): others for the same.
   * `role`: another office of the same person. `status`: done in one, still to come in another. `speaker`: the same words, given to
   * different people. `wording`: another word in the same quotation.
   */
  kind: "denial" | "figure" | "date" | "name" | "role" | "status" | "speaker" | "wording";
  /** A name, a verb, what a figure counts. */
  about: string;
  /** What it means, in plain words. */
  message: string;
  /** At least one of each side. */
  places: PlaceText[];
}

export interface LoneSentence extends PlaceText {
  /** Index into the article's `sentences`. */
  sentence: number;
}
