"""The types of a report. Written by scripts/python-types.mjs from src/report.d.ts."""

from typing import Literal, TypedDict


# What made the report.
class Engine(TypedDict):
    name: Literal["nutgraf"]
    # As in Cargo.toml and package.json.
    version: str


# `"utf16"`: code units, as JavaScript counts. `"codepoint"`: as Python counts. `"utf8"`: bytes.
OffsetUnit = Literal["utf16", "codepoint", "utf8"]


# Which text the report is about.
class TextInfo(TypedDict):
    # In the report's unit.
    length: int
    # Of the text in UTF-8, in hexadecimal.
    sha256: str


# A stretch of the text with what stands there.
class TextSpan(TypedDict):
    start: int
    end: int
    text: str


# A paragraph, a headline, a caption: lines that belong together.
class Block(TypedDict):
    start: int
    end: int
    # `boilerplate` is what an outlet puts around an article: links, cookies, copyright.
    role: Literal["headline", "standfirst", "subheading", "byline", "timestamp", "caption", "paragraph", "listItem", "boilerplate"]
    # `PRISTINA, Kosovo (AP) —` at the start of a paragraph; null where there is none.
    dateline: TextSpan | None
    # The speaker's label of an interview or a transcript, `SMITH:`; null where there is none.
    turn: TextSpan | None


class Sentence(TypedDict):
    start: int
    end: int
    # Index into `blocks`.
    block: int
    words: int


# `misc`: nationalities, events, works, products, laws.
EntityType = Literal["person", "organization", "place", "misc"]


# One place where the text speaks of an entity.
class Mention(TypedDict):
    start: int
    end: int
    type: EntityType
    # `title` ("the Secretary General") and `pronoun` only where it is clear whose.
    form: Literal["name", "acronym", "title", "pronoun"]
    # Index into `entities`.
    entity: int


# A person, an organization, a place or another named thing, under all its names.
class Entity(TypedDict):
    id: int
    type: EntityType
    # The fullest name that the text gives.
    name: str
    # Its other names in the text.
    aliases: list[str]
    # What the text calls it beside the name: "NATO Secretary General".
    roles: list[TextSpan]
    # Indexes into `mentions`.
    mentions: list[int]
    # How much of the article is about it, 0 to 1.
    salience: float


# A day, a month, a time of which the text speaks.
class DateMention(TypedDict):
    start: int
    end: int
    text: str
    # ISO 8601; null where the text does not settle it ("Tuesday" without a known day of
    # publication).
    value: str | None
    grain: Literal["time", "day", "week", "month", "quarter", "season", "year", "decade", "century"]


# An amount, a share, a count.
class Figure(TypedDict):
    start: int
    end: int
    text: str
    kind: Literal["money", "percent", "quantity", "number", "ordinal"]
    # `4200000000` for "$4.2 billion"; null where the words give no number.
    value: float | None
    # The second value of a range: `5` in "4 to 5 percent"; null elsewhere.
    upper: float | None
    # `USD` for "$4.2 billion"; null where there is none.
    unit: str | None


# A stretch of the text.
class Span(TypedDict):
    start: int
    end: int


# The words that name who said it.
class Speaker(TypedDict):
    start: int
    end: int
    text: str
    # `nominal`: "the mayor".
    form: Literal["name", "nominal", "pronoun"]
    # Index into `entities`; null where it is not clear who is meant.
    entity: int | None


# The verb of saying, or what stands for it.
class Cue(TypedDict):
    start: int
    end: int
    text: str
    # "say" for "said".
    lemma: str


# What tells who said it.
Evidence = Literal["reported-clause", "cue-colon", "cue-before-speaker", "speaker-before-cue", "cue-before-quote", "cue-in-sentence", "announced", "sentence-before", "paragraph-before", "sentence-after", "same-speaker", "goes-on", "subject-of-sentence", "signed", "turn", "repeated", "nobody-named"]


# What somebody is reported to have said.
class Quote(TypedDict):
    # `mixed`: a reported clause with words in quotation marks. `indirect`: no quotation marks at
    # all.
    kind: Literal["direct", "mixed", "indirect"]
    # What was said, without the marks; several spans where "he said" interrupts it or it runs over
    # paragraphs.
    content: list[Span]
    # What of it stands between quotation marks: all of a direct quote, nothing of an indirect one.
    marked: list[Span]
    # Who said it; null where nobody is named.
    speaker: Speaker | None
    # The words that say that it was said ("said"), or what the speaker did ("ended her speech
    # with"); null where there are none.
    cue: Cue | None
    # Whether the closing mark is there, be it paragraphs on.
    closed: bool
    # How sure it is that somebody said it, and that this one did. `guess` only with the option
    # `guesses`.
    confidence: Literal["certain", "likely", "guess"]
    evidence: Evidence
    words: int
    # Of these, between quotation marks.
    directWords: int


# An attitude in the reporter's words: "condemned the attack". `content` is what it is about, `cue`
# the verb. With `negated` it is what somebody did not say or held back: "never said that …",
# "refused to say whether …", "declined to comment".
class Stance(TypedDict):
    # `mixed`: a reported clause with words in quotation marks. `indirect`: no quotation marks at
    # all.
    kind: Literal["direct", "mixed", "indirect"]
    # What was said, without the marks; several spans where "he said" interrupts it or it runs over
    # paragraphs.
    content: list[Span]
    # What of it stands between quotation marks: all of a direct quote, nothing of an indirect one.
    marked: list[Span]
    # Who said it; null where nobody is named.
    speaker: Speaker | None
    # The words that say that it was said ("said"), or what the speaker did ("ended her speech
    # with"); null where there are none.
    cue: Cue | None
    # Whether the closing mark is there, be it paragraphs on.
    closed: bool
    # How sure it is that somebody said it, and that this one did. `guess` only with the option
    # `guesses`.
    confidence: Literal["certain", "likely", "guess"]
    evidence: Evidence
    words: int
    # Of these, between quotation marks.
    directWords: int
    negated: bool


# What the formulas of readability read.
class Counts(TypedDict):
    letters: int
    # Letters and digits.
    alphanumerics: int
    # By rules and an exception list made from CMUdict.
    syllables: int
    # Words of three or more syllables.
    polysyllables: int
    # Polysyllables without names, compounds, and words that only -es, -ed or -ing makes so long
    # (Gunning).
    complexWords: int
    # Words of more than six letters.
    longWords: int


# A measure that some texts are too short for.
class Measure(TypedDict):
    # Null where there is too little text.
    value: float | None
    # Why there is no value; beside a value, why to trust it little. Null where there is nothing to
    # say.
    reason: str | None


# Published formulas: W words, S sentences, Y syllables, L letters, C letters and digits. Null under
# 10 words.
class Readability(TypedDict):
    # 0 hard to 100 easy: 206.835 − 1.015 W/S − 84.6 Y/W (Flesch 1948).
    flesch: Measure
    # US school grade: 0.39 W/S + 11.8 Y/W − 15.59 (Kincaid 1975).
    fleschKincaid: Measure
    # Years of schooling: 0.4 (W/S + 100 complexWords/W) (Gunning 1952).
    gunningFog: Measure
    # Years of schooling: 1.0430 √(30 polysyllables/S) + 3.1291, rough under 30 sentences
    # (McLaughlin 1969).
    smog: Measure
    # US school grade: 5.88 L/W − 29.6 S/W − 15.8 (Coleman and Liau 1975).
    colemanLiau: Measure
    # US school grade: 4.71 C/W + 0.5 W/S − 21.43 (Senter and Smith 1967).
    ari: Measure
    # 20 very easy to 60 very hard: W/S + 100 longWords/W (Björnsson 1968).
    lix: Measure
    # Long words a sentence (Anderson 1983).
    rix: Measure


# How varied the words are; upper and lower case alike.
class Diversity(TypedDict):
    # Different words.
    types: int
    # 0 to 1: different words by words; falls with length.
    typeTokenRatio: Measure
    # 0 to 1: the mean ratio of all windows of 50 words (Covington and McFall 2010).
    mattr: Measure
    # Words until the ratio falls to 0.72, mean of both directions (McCarthy and Jarvis 2010).
    mtld: Measure
    # 0 to 1: the expected ratio of a random sample of 42 words (McCarthy and Jarvis 2007).
    hdd: Measure
    # Times 10,000; higher where words come again more (Yule 1944).
    yulesK: Measure
    # 0 to 1: words that come once by words.
    hapaxShare: Measure


class SentenceLength(TypedDict):
    start: int
    end: int
    words: int


# In words.
class SentenceLengths(TypedDict):
    mean: Measure
    median: Measure
    # Nine sentences in ten are no longer.
    p90: Measure
    # 0 to 1: sentences of more than 25 words by sentences.
    shareOver25: Measure
    # The three longest, longest first.
    longest: list[SentenceLength]


class ReportingVerb(TypedDict):
    start: int
    end: int
    # "say" for "said".
    lemma: str
    # What it lets the reader think of what is said: "said", "claimed", "admitted", "slammed".
    tone: Literal["neutral", "doubting", "endorsing", "coloured"]


# How it is told.
class Style(TypedDict):
    # From the form of "be" to the participle: "was never closed".
    passives: list[Span]
    # 0 to 1: sentences with a passive by sentences.
    passiveShare: Measure
    # Words that leave open whether it is so: "allegedly", "might".
    hedges: list[Span]
    # Hedges in 100 words.
    hedgeDensity: Measure
    # The cues of the quotes.
    reportingVerbs: list[ReportingVerb]
    # 0 to 1: neutral verbs of saying by verbs of saying.
    neutralShare: Measure


class SpeakerWords(TypedDict):
    # Index into `entities`; null where the speaker is none of them ("police").
    entity: int | None
    name: str
    quotes: int
    directWords: int
    indirectWords: int
    # 0 to 1: of all words that somebody said.
    share: float


# Who speaks, and how much: what no readability formula tells.
class Sourcing(TypedDict):
    # Words that somebody said, in their words or the reporter's; what an outlet asks as "Q" aside.
    words: int
    # Of these, between quotation marks.
    directWords: int
    # Of these, in the reporter's words.
    indirectWords: int
    # 0 to 1: of the body's words, those that somebody said.
    share: Measure
    # 0 to 1: of the body's words, those between quotation marks that somebody said.
    directShare: Measure
    quotes: int
    # Quotes that the text gives to nobody.
    unattributed: int
    # Who says most first.
    speakers: list[SpeakerWords]
    # 0 to 1: how much of the body is read before the first quote.
    firstQuote: Measure


# How evenly a name is spread over the article.
class Dispersion(TypedDict):
    # Index into `entities`.
    entity: int
    # In the body, in every form.
    mentions: int
    # 1 in all fifths of the article alike, 0 in one only: 1 − DP, normalised (Gries 2008).
    evenness: float
    # 0 the body's start to 1 its end.
    first: float
    last: float


class KeyPhrase(TypedDict):
    # As it is first printed; the entity's name where it is one.
    text: str
    # Wherever it stands.
    spans: list[Span]
    # 1 for the first, less for the others.
    score: float


class KeySentence(TypedDict):
    # Index into `sentences`.
    sentence: int
    score: float


# Measures of the article's body; headline, captions and furniture are left out.
class Statistics(TypedDict):
    # White space included; code points, whatever the report's unit.
    characters: int
    words: int
    sentences: int
    paragraphs: int
    # Silent reading at 238 words a minute (Brysbaert 2019).
    readingSeconds: float
    # The range of readers: at 300 words a minute.
    readingSecondsFast: float
    # The range of readers: at 175 words a minute.
    readingSecondsSlow: float
    # Reading aloud at 183 words a minute (Brysbaert 2019).
    speakingSeconds: float
    counts: Counts
    readability: Readability
    diversity: Diversity
    sentenceLengths: SentenceLengths
    style: Style
    sourcing: Sourcing
    # Names in 100 words, counted at every mention.
    entityDensity: Measure
    # Figures in 100 words.
    figureDensity: Measure
    # Of the five names that come most often, three times at least.
    dispersion: list[Dispersion]
    # What the article comes back to, best first: runs of words by how often, how long and how
    # early.
    keyPhrases: list[KeyPhrase]
    # Three sentences that carry the article: early, central, each with something new. In the order
    # of the text; no summary.
    keySentences: list[KeySentence]


# Something to look at before publishing.
class Check(TypedDict):
    start: int
    end: int
    # What is the matter, such as `unclosed-quotation`.
    kind: str
    severity: Literal["note", "warning", "error"]
    # What is the matter and why, in plain words.
    message: str


# A part of speech, by the names of Universal Dependencies.
Tag = Literal["ADJ", "ADP", "ADV", "AUX", "CCONJ", "DET", "INTJ", "NOUN", "NUM", "PART", "PRON", "PROPN", "PUNCT", "SCONJ", "SYM", "VERB", "X"]


# `past` and `present` are finite, the modals among the present; `base` is the infinitive and the
# imperative.
VerbForm = Literal["past", "present", "base", "gerund", "participle"]


# A word, a number or a mark, and what it is in its sentence.
class Token(TypedDict):
    start: int
    end: int
    # The part of speech of Universal Dependencies. A word with a short one at its end ("don't",
    # "I'm") has its own, one that hangs together ("all-girl", "30-year-old") that of its main part.
    tag: Tag
    # Of a verb or auxiliary; else null.
    form: VerbForm | None
    # The base form, `say` of `said`: in lower case, a name as it is written.
    lemma: str


class _RequiredReport(TypedDict):
    # The version of this contract.
    schema: Literal["nutgraf-report/2"]
    engine: Engine
    offsetUnit: OffsetUnit
    text: TextInfo
    # The language of the story, ISO 639-1 (Serbian, Croatian and Bosnian: `sr`); null where too
    # little is told to know. Of a text that is not English the report has sentences, roles,
    # quotations in marks by nobody, whole dates, figures and counts: no names, no reported speech,
    # no readability.
    language: str | None
    # The day of publication, `YYYY-MM-DD`; null where neither the text nor the caller gives it.
    published: str | None
    # The paragraphs and other lines, each with its role. Every character that is not white space is
    # in one block.
    blocks: list[Block]
    # Of every block, furniture too.
    sentences: list[Sentence]
    # Where the text speaks of a person, an organization, a place or another named thing.
    mentions: list[Mention]
    # Who and what is mentioned, all names of one merged.
    entities: list[Entity]
    dates: list[DateMention]
    figures: list[Figure]
    # Who said what, as the text reports it. Guesses only where the options ask for them.
    quotes: list[Quote]
    # Who condemned, welcomed, praised, stressed what; and what was denied to be said, or withheld.
    # Never counted as said.
    stances: list[Stance]
    statistics: Statistics
    # What an editor should look at before publishing.
    checks: list[Check]


# What nutgraf says about a text: the contract of the Rust `Report`, the command line's JSON and the
# npm package. Every span is half-open, `[start, end)`, and counts in the report's `offsetUnit`.
# With `"utf16"`, the package's default, `text.slice(start, end)` of the very string that was given
# is the text of the span. Arrays are sorted by start. Ids are indexes into the array that they
# name. The same text and options give the same report, byte for byte.
class Report(_RequiredReport, total=False):
    # Every token, where the options ask for `tokens`; else absent.
    tokens: list[Token]
