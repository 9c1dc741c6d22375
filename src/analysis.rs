//! The pipeline: from a text to everything known about it. Read this first.

use crate::document::{self, Document};
use crate::entity::{self, Entities, Source};
use crate::language;
use crate::options::Options;
use crate::plain::Plain;
use crate::quote::{self, Attributed, Confidence, Quote, Stance};
use crate::quotemark::{self, QuotedText};
use crate::sentence::{self, Sentence};
use crate::stats::{self, Statistics};
use crate::token::{self, Token};
use crate::words::{self, Prose, Words};

/// Everything known about a text, as spans of bytes into it.
#[derive(Clone, Debug)]
pub struct Analysis<'t> {
    pub document: Document<'t>,
    /// The text as it came, where it was read without what nobody sees.
    pub plain: Option<&'t Plain<'t>>,
    /// ISO 639-1; `None` where too little is told to know.
    pub language: Option<&'static str>,
    pub quoted: Vec<QuotedText>,
    pub sentences: Vec<Sentence>,
    pub tokens: Vec<Token>,
    /// What each token is.
    pub words: Words<'t>,
    pub entities: Entities,
    /// Who said what; guesses only where the options ask for them.
    pub quotes: Vec<Quote>,
    pub stances: Vec<Stance>,
    pub statistics: Statistics,
}

/// What was found in the last text, for the next one: while somebody writes, most of it stays. The default keeps nothing.
///
/// An analysis is the same with any memory; it only costs less.
#[derive(Default)]
pub struct Memory {
    document: document::Memory,
    language: language::Memory,
    sentences: sentence::Memory,
    tokens: token::Memory,
    words: words::Memory,
    entities: entity::Memory,
    quotes: quote::Memory,
    statistics: stats::Memory,
}

impl Analysis<'_> {
    /// The tokens as they are written.
    pub(crate) fn prose(&self) -> Prose<'_> {
        Prose::whole(self.document.text, &self.tokens)
    }
}

impl Memory {
    /// Keeps what is found for the next text.
    pub fn keeping() -> Memory {
        Memory {
            document: document::Memory::keeping(),
            language: language::Memory::keeping(),
            sentences: sentence::Memory::keeping(),
            tokens: token::Memory::keeping(),
            words: words::Memory::keeping(),
            entities: entity::Memory::keeping(),
            quotes: quote::Memory::keeping(),
            statistics: stats::Memory::keeping(),
        }
    }
}

/// Analyses a text. Any text will do; an empty one gives an empty analysis.
pub fn analyze(text: &str) -> Analysis<'_> {
    analyze_with(text, &Options::default())
}

/// Analyses a text without the characters in it that nobody sees; a report leads into the text as it came.
pub fn analyze_plain<'t>(plain: &'t Plain<'t>, options: &Options) -> Analysis<'t> {
    analyze_again(plain, options, &mut Memory::default())
}

/// The same of a text that is being written, with what is known of it from before.
pub fn analyze_again<'t>(plain: &'t Plain<'t>, options: &Options, memory: &mut Memory) -> Analysis<'t> {
    let mut options = options.clone();
    options.roles.iter_mut().for_each(|known| known.span = plain.within(known.span));
    Analysis { plain: Some(plain), ..analyze_by(plain.text(), &options, memory) }
}

/// Analyses a text, as it stands, with what the caller knows beside it.
pub fn analyze_with<'t>(text: &'t str, options: &Options) -> Analysis<'t> {
    analyze_by(text, options, &mut Memory::default())
}

fn analyze_by<'t>(text: &'t str, options: &Options, memory: &mut Memory) -> Analysis<'t> {
    let mut document = document::parse_again(text, &mut memory.document);
    document.tell(&options.roles);
    document.published = options.published.or(document.published);
    let language = language::detect_again(&document, &mut memory.language);
    let quoted = quotemark::pair(&document);
    let sentences = sentence::split_again(&document, &quoted, &mut memory.sentences);
    let tokens = token::tokenize_again(&document, &sentences, &mut memory.tokens);
    let words = words::read_again(&document, &tokens, &mut memory.words);
    let source = Source { document: &document, quoted: &quoted, sentences: &sentences, tokens: &tokens, words: &words, options };
    // What knows English only is left out of other texts: names, who said it, formulas of readability.
    let foreign = language.filter(|_| !language::is_english(language));
    let (entities, Attributed { quotes, stances }) = match foreign {
        Some(foreign) => abroad(source, foreign),
        None => attributed(source, memory),
    };
    let measured = stats::Source {
        document: &document,
        quoted: &quoted,
        sentences: &sentences,
        tokens: &tokens,
        words: &words,
        entities: &entities,
        quotes: &quotes,
    };
    let statistics = stats::measure_again(measured, &mut memory.statistics);
    let statistics = if foreign.is_some() { statistics.without_english() } else { statistics };
    Analysis { document, plain: None, language, quoted, sentences, tokens, words, entities, quotes, stances, statistics }
}

/// What is counted in a text of another language, and what stands in its marks.
fn abroad(source: Source<'_>, language: &str) -> (Entities, Attributed) {
    let entities = entity::count(source.document, source.sentences, source.tokens, language);
    let quotes = quote::quotations(source.document, source.quoted, source.tokens);
    (entities, Attributed { quotes, stances: Vec::new() })
}

/// Who is named, and who said what.
fn attributed(source: Source<'_>, memory: &mut Memory) -> (Entities, Attributed) {
    let entities = entity::recognize_again(source, &mut memory.entities);
    let said = quote::Source {
        document: source.document,
        quoted: source.quoted,
        sentences: source.sentences,
        tokens: source.tokens,
        words: source.words,
        entities: &entities,
    };
    let mut attributed = quote::extract_again(said, &mut memory.quotes);
    if !source.options.guesses {
        attributed.quotes.retain(|quote| quote.confidence > Confidence::Guess);
        attributed.stances.retain(|stance| stance.quote.confidence > Confidence::Guess);
    }
    (entities, attributed)
}
