//! Everything above to measures of the article. Body only: furniture does not count.
//!
//! A measure that needs more text than there is has no value, and says why. All take linear time.

pub mod diversity;
mod measured;
mod phrases;
pub mod readability;
mod sourcing;
mod style;
pub mod syllable;

use std::ops::Range;
use std::rc::Rc;

use foldhash::HashMap;

use crate::document::Document;
use crate::entity::{Entities, Mention, MentionForm};
use crate::lexicon::rule_words;
use crate::memory::Kept;
use crate::quote::Quote;
use crate::quotemark::QuotedText;
use crate::sentence::Sentence;
use crate::span::{Span, at};
use crate::token::{Token, TokenKind};
use crate::words::{Prose, Stretch, Tag, Words};

use diversity::WordId;
use measured::Measured;
pub use phrases::{KeyPhrase, KeySentence, is_stop_word};
pub use readability::Counts;
pub use sourcing::{Dispersion, Sourcing, SpeakerWords};
pub use style::{ReportingVerb, Style, Tone};

/// Words a minute: silent reading of non-fiction, and the range of readers; reading aloud (Brysbaert 2019).
const SILENT: f64 = 238.0;
const SILENT_FAST: f64 = 300.0;
const SILENT_SLOW: f64 = 175.0;
const ALOUD: f64 = 183.0;

/// A measure that some texts are too short for.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Measure {
    pub value: Option<f64>,
    /// Why there is no value; beside a value, why to trust it little.
    pub reason: Option<&'static str>,
}

impl Measure {
    /// A value that needs no excuse.
    pub fn sure(value: f64) -> Self {
        Measure { value: Some(value), reason: None }
    }

    /// No value, and why.
    pub fn missing(reason: &'static str) -> Self {
        Measure { value: None, reason: Some(reason) }
    }

    fn of(value: Option<f64>, reason: &'static str) -> Self {
        value.filter(|value| value.is_finite()).map_or(Measure::missing(reason), Measure::sure)
    }

    fn doubted(self, reason: &'static str) -> Self {
        Measure { reason: self.reason.or(Some(reason)), ..self }
    }
}

/// How hard the text is to read.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Readability {
    pub counts: Counts,
    pub flesch: Measure,
    pub flesch_kincaid: Measure,
    pub gunning_fog: Measure,
    pub smog: Measure,
    pub coleman_liau: Measure,
    pub ari: Measure,
    pub lix: Measure,
    pub rix: Measure,
}

/// How varied the words are.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Diversity {
    /// Different words, upper and lower case alike.
    pub types: usize,
    pub type_token_ratio: Measure,
    /// In windows of 50 words.
    pub mattr: Measure,
    /// With the threshold 0.72.
    pub mtld: Measure,
    /// With samples of 42 words.
    pub hdd: Measure,
    pub yules_k: Measure,
    pub hapax_share: Measure,
}

/// How long the sentences are, in words.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct SentenceLengths {
    pub mean: Measure,
    pub median: Measure,
    /// Nine sentences in ten are no longer.
    pub p90: Measure,
    /// The share of sentences of more than 25 words.
    pub share_over_25: Measure,
    /// The three longest, longest first.
    pub longest: Vec<SentenceLength>,
}

/// A sentence and its words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SentenceLength {
    pub span: Span,
    pub words: usize,
}

/// Measures of an article.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Statistics {
    /// Characters of the body, white space included.
    pub characters: usize,
    pub words: usize,
    pub sentences: usize,
    pub paragraphs: usize,
    /// Silent reading of non-fiction at 238 words a minute (Brysbaert 2019).
    pub reading_seconds: f64,
    /// At 300 and at 175 words a minute.
    pub reading_seconds_range: (f64, f64),
    /// Reading aloud at 183 words a minute.
    pub speaking_seconds: f64,
    pub readability: Readability,
    pub diversity: Diversity,
    pub sentence_lengths: SentenceLengths,
    pub style: Style,
    pub sourcing: Sourcing,
    /// Names in 100 words.
    pub entity_density: Measure,
    /// Figures in 100 words.
    pub figure_density: Measure,
    /// Of the names that come most often.
    pub dispersion: Vec<Dispersion>,
    /// Best first.
    pub key_phrases: Vec<KeyPhrase>,
    /// In the order of the text.
    pub key_sentences: Vec<KeySentence>,
}

const ENGLISH_ONLY: &str = "made for English";

impl Statistics {
    /// The same without what is measured by English words and syllables.
    pub(crate) fn without_english(self) -> Statistics {
        let none = || Measure::missing(ENGLISH_ONLY);
        let readability = Readability {
            flesch: none(),
            flesch_kincaid: none(),
            gunning_fog: none(),
            smog: none(),
            coleman_liau: none(),
            ari: none(),
            ..self.readability
        };
        let style = Style { passive_share: none(), hedge_density: none(), neutral_share: none(), ..Style::default() };
        Statistics { readability, style, entity_density: none(), key_phrases: Vec::new(), ..self }
    }
}

/// The words of the body, numbered: what most measures read.
struct Body<'a, 't> {
    document: &'a Document<'t>,
    sentences: &'a [Sentence],
    prose: Prose<'a>,
    /// What each token is.
    read: &'a Words<'t>,
    /// The places of the words of the body.
    words: Vec<usize>,
    /// For each token, and for the end of the text, how many of these words stand before it.
    before: Vec<usize>,
    /// The number of each of these words; the same number, the same word in lower case.
    ids: Vec<WordId>,
    /// Each different word, by its number.
    types: Vec<Rc<Printed>>,
    /// The number of each word by its lower case.
    numbers: HashMap<Rc<str>, WordId>,
    /// What is known of each spelling of the words.
    printed: Vec<Option<(WordId, Rc<Printed>)>>,
    /// The sentences that have words.
    measured: Vec<Place>,
    forms: style::Forms,
}

/// Where a sentence stands, and what it adds to the measures.
struct Place {
    sentence: usize,
    /// Its first word, as an index into the body's words.
    first: usize,
    adds: Rc<Measured>,
}

/// What the measures ask of a word as it is printed.
struct Printed {
    lower: Rc<str>,
    /// Whether it says nothing about what the text is about.
    stop: bool,
    spoken: Spoken,
}

impl Printed {
    fn of(word: &str) -> Printed {
        let lower = lower_case(word);
        Printed { stop: is_stop_word(&lower), spoken: Spoken::of(word, &lower), lower: lower.into() }
    }
}

/// What is known of the words and sentences of the text before.
#[derive(Default)]
pub struct Memory {
    words: Kept<Printed>,
    sentences: Kept<Measured>,
}

impl Memory {
    /// Keeps what is found for the next text.
    pub fn keeping() -> Memory {
        Memory { words: Kept::keeping(), sentences: Kept::keeping() }
    }
}

/// What the stage reads.
#[derive(Clone, Copy)]
pub struct Source<'a, 't> {
    pub document: &'a Document<'t>,
    pub quoted: &'a [QuotedText],
    pub sentences: &'a [Sentence],
    pub tokens: &'a [Token],
    pub words: &'a Words<'t>,
    pub entities: &'a Entities,
    pub quotes: &'a [Quote],
}

impl<'a, 't> Body<'a, 't> {
    fn new(source: Source<'a, 't>, memory: &mut Memory) -> Self {
        let Source { document, sentences, tokens, words: read, .. } = source;
        memory.words.next_text();
        memory.sentences.next_text();
        let mut body = Body {
            document,
            sentences,
            prose: Prose::whole(document.text, tokens),
            read,
            words: Vec::new(),
            before: Vec::with_capacity(tokens.len() + 1),
            ids: Vec::new(),
            types: Vec::new(),
            numbers: HashMap::default(),
            printed: vec![None; read.spellings()],
            measured: Vec::new(),
            forms: style::Forms::default(),
        };
        let mut first = 0;
        for tokens in tokens.chunk_by(|one, next| one.sentence == next.sentence) {
            let places = first..first + tokens.len();
            first = places.end;
            if body.has_sentence(tokens[0].sentence) {
                body.add(tokens[0].sentence, places, memory);
            }
            body.before.resize(first, body.words.len());
        }
        body.before.push(body.words.len());
        body
    }

    /// Adds a sentence, which stands at these places.
    fn add(&mut self, sentence: usize, places: Range<usize>, memory: &mut Memory) {
        let Memory { words, sentences } = memory;
        let part = self.prose.part(places.clone());
        let read = self.read;
        let adds = sentences.get(|key| key.stamp(read.stamp(sentence)), || Measured::of(self, part, words));
        let first = self.words.len();
        for place in adds.places.iter().map(|place| places.start + place) {
            self.before.resize(place + 1, self.words.len());
            let id = self.number(place, words);
            self.words.push(place);
            self.ids.push(id);
        }
        if !adds.places.is_empty() {
            self.measured.push(Place { sentence, first, adds });
        }
    }

    /// The number of the word that stands at a place.
    fn number(&mut self, place: usize, known: &mut Kept<Printed>) -> WordId {
        let spelling = self.read.spelling(place);
        if let Some((id, _)) = self.printed[spelling] {
            return id;
        }
        let word = self.prose.word(place);
        let printed = known.get(|key| key.text(word), || Printed::of(word));
        let next = self.types.len();
        let id = *self.numbers.entry(Rc::clone(&printed.lower)).or_insert(next);
        if id == next {
            self.types.push(Rc::clone(&printed));
        }
        self.printed[spelling] = Some((id, printed));
        id
    }

    /// Whether the sentence belongs to the body.
    fn has_sentence(&self, sentence: usize) -> bool {
        self.document.blocks[self.sentences[sentence].block].role.is_body()
    }

    /// Whether the span starts in the body.
    fn has(&self, span: Span) -> bool {
        at(&self.document.blocks, span.start).is_some_and(|block| self.document.blocks[block].role.is_body())
    }

    fn tag(&self, word: usize) -> Tag {
        self.read.tag(self.words[word])
    }

    /// From the first to the last of the words.
    fn span(&self, words: Range<usize>) -> Span {
        let part = Stretch::whole(&self.words).part(words);
        part.first().zip(part.last()).map_or(Span::new(0, 0), |(&first, &last)| self.prose.span(first..last + 1))
    }

    /// Whether a word stands right behind the one before it, in the same sentence.
    fn is_joined(&self, word: usize) -> bool {
        let before = Stretch::whole(&self.words).before(word);
        before.is_some_and(|&before| self.prose.earlier(self.words[word]) == Some(before))
    }

    /// The number of a word.
    fn id(&self, word: usize) -> Option<WordId> {
        self.ids.get(word).copied()
    }

    /// The words that start within the span, as indexes into `words`.
    fn words_in(&self, span: Span) -> Range<usize> {
        let opens_before = |offset: usize| self.before[self.prose.first_from(offset)];
        opens_before(span.start)..opens_before(span.end)
    }
}

/// A word as measures compare it: lower case, with a straight apostrophe.
fn lower_case(word: &str) -> String {
    if word.is_ascii() { word.to_ascii_lowercase() } else { word.to_lowercase().replace('’', "'") }
}

/// Measures the body of an article.
pub fn measure(source: Source<'_, '_>) -> Statistics {
    measure_again(source, &mut Memory::default())
}

/// The same of a text that is being written.
pub fn measure_again(source: Source<'_, '_>, memory: &mut Memory) -> Statistics {
    let Source { document, quoted, entities, quotes, .. } = source;
    let body = Body::new(source, memory);
    let blocks = || document.blocks.iter().filter(|block| block.role.is_body());
    let words = body.words.len();
    let lengths = sentence_lengths(&body);
    let counts = counts(&body, entities);
    let seconds = |pace: f64| words as f64 * 60.0 / pace;
    let per_100_words = |count: usize| Measure::of(Some(count as f64 * 100.0 / words as f64), "no words");
    let names = entities.mentions.iter().filter(|mention| is_by_name(mention) && body.has(mention.span));
    Statistics {
        characters: blocks().map(|block| document.text[block.span].chars().count()).sum(),
        words,
        sentences: lengths.len(),
        paragraphs: blocks().count(),
        reading_seconds: seconds(SILENT),
        reading_seconds_range: (seconds(SILENT_FAST), seconds(SILENT_SLOW)),
        speaking_seconds: seconds(ALOUD),
        readability: readability(counts),
        diversity: diversity(&body),
        style: style::measure(&body, quotes, lengths.len()),
        sourcing: sourcing::measure(&body, quoted, entities, quotes),
        entity_density: per_100_words(names.count()),
        figure_density: per_100_words(entities.figures.iter().filter(|figure| body.has(figure.span)).count()),
        dispersion: sourcing::dispersion(&body, entities),
        key_phrases: phrases::key_phrases(&body, entities),
        key_sentences: phrases::key_sentences(&body, entities),
        sentence_lengths: summarize(lengths),
    }
}

/// Whether the token counts as a word.
pub fn is_word(token: &Token) -> bool {
    matches!(token.kind, TokenKind::Word | TokenKind::Number)
}

fn is_by_name(mention: &Mention) -> bool {
    matches!(mention.form, MentionForm::Name | MentionForm::Acronym)
}

/// What is counted of a word.
#[derive(Clone, Copy)]
struct Spoken {
    letters: usize,
    alphanumerics: usize,
    syllables: usize,
    complex: bool,
}

impl Spoken {
    fn of(word: &str, lower: &str) -> Self {
        let letters = word.chars().filter(|c| c.is_alphabetic()).count();
        // "U.S." and "KFW" are read letter by letter, which only their capitals show.
        let in_letters = letters < 6 && !word.contains(char::is_lowercase);
        let syllables = syllable::count(if in_letters { word } else { lower });
        Spoken {
            letters,
            alphanumerics: word.chars().filter(|c| c.is_alphanumeric()).count(),
            syllables,
            complex: syllables >= 3 && is_complex(lower, syllables),
        }
    }
}

fn counts(body: &Body<'_, '_>, entities: &Entities) -> Counts {
    let mut names = entities.mentions.iter().filter(|mention| is_by_name(mention)).peekable();
    let mut counts = Counts { words: body.words.len(), sentences: body.measured.len(), ..Counts::default() };
    for Place { first, adds, .. } in &body.measured {
        counts.letters += adds.letters;
        counts.alphanumerics += adds.alphanumerics;
        counts.syllables += adds.syllables;
        counts.polysyllables += adds.polysyllables;
        counts.long_words += adds.long_words;
        for word in &adds.complex {
            let span = body.span(first + word..first + word + 1);
            while names.next_if(|name| name.span.end <= span.start).is_some() {}
            counts.complex_words += usize::from(!names.peek().is_some_and(|name| name.span.overlaps(span)));
        }
    }
    counts
}

/// Whether Gunning counts a word of three or more syllables: not a compound, and not long only by its ending.
fn is_complex(word: &str, syllables: usize) -> bool {
    let ending = rule_words!("ends-long").end(word);
    let compound = word.contains('-') || word.contains(char::is_numeric);
    !compound && (syllables > 3 || !ending)
}

const FEW_WORDS: &str = "fewer than 10 words";

fn readability(counts: Counts) -> Readability {
    let measure = |formula: fn(&Counts) -> f64| match counts.words {
        0..10 => Measure::missing(FEW_WORDS),
        10..100 => Measure::sure(formula(&counts)).doubted("fewer than 100 words: take it as rough"),
        _ => Measure::sure(formula(&counts)),
    };
    let smog = match measure(readability::smog) {
        smog if smog.value.is_some() && counts.sentences < 30 => {
            Measure { reason: Some("made for 30 or more sentences: take it as rough"), ..smog }
        }
        smog => smog,
    };
    Readability {
        counts,
        flesch: measure(readability::flesch),
        flesch_kincaid: measure(readability::flesch_kincaid),
        gunning_fog: measure(readability::gunning_fog),
        smog,
        coleman_liau: measure(readability::coleman_liau),
        ari: measure(readability::ari),
        lix: measure(readability::lix),
        rix: measure(readability::rix),
    }
}

fn diversity(body: &Body<'_, '_>) -> Diversity {
    let ids = &body.ids;
    let from = |least: usize, value: Option<f64>, reason| Measure::of(value.filter(|_| ids.len() >= least), reason);
    let mtld = from(50, diversity::mtld(ids, 0.72), "fewer than 50 words");
    Diversity {
        types: body.types.len(),
        type_token_ratio: from(10, diversity::type_token_ratio(ids), FEW_WORDS),
        mattr: from(50, diversity::moving_average_ttr(ids, 50), "fewer than 50 words"),
        mtld: if ids.len() < 100 { mtld.doubted("fewer than 100 words: take it as rough") } else { mtld },
        hdd: from(42, diversity::hdd(ids, 42), "fewer than 42 words"),
        yules_k: from(10, diversity::yules_k(ids), FEW_WORDS),
        hapax_share: from(10, diversity::hapax_share(ids), FEW_WORDS),
    }
}

/// The sentences of the body that have words.
fn sentence_lengths(body: &Body<'_, '_>) -> Vec<SentenceLength> {
    let length = |place: &Place| SentenceLength { span: body.sentences[place.sentence].span, words: place.adds.places.len() };
    body.measured.iter().map(length).collect()
}

fn summarize(mut lengths: Vec<SentenceLength>) -> SentenceLengths {
    const SHOWN: usize = 3;
    lengths.sort_by_key(|length| (std::cmp::Reverse(length.words), length.span));
    let count = lengths.len();
    let over = |value: f64| Measure::of((count > 0).then_some(value), "no sentences");
    // Longest first: counted from the end.
    let ranked = |rank: usize| lengths.get(count.wrapping_sub(rank)).map_or(0.0, |length| length.words as f64);
    SentenceLengths {
        mean: over(lengths.iter().map(|length| length.words).sum::<usize>() as f64 / count as f64),
        median: over((ranked(count.div_ceil(2)) + ranked(count / 2 + 1)) / 2.0),
        p90: over(ranked((count * 9).div_ceil(10))),
        share_over_25: over(lengths.iter().filter(|length| length.words > 25).count() as f64 / count as f64),
        longest: lengths.into_iter().take(SHOWN).collect(),
    }
}
