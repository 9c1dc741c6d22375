//! Quoted text and reported clauses to quotes: who said what, and how we know.
//!
//! The folders are the way that the text takes: [`read`] is the text as attribution sees it, [`decide`] weighs which words report, whose
//! they are, where what they report ends, which quotations somebody said and whose those are, [`item`] makes quotes and stances of what
//! was decided. [`learn`] lays the decisions open to `training`, which writes `weights.txt`.

mod abroad;
mod decide;
pub mod feature;
mod item;
pub mod learn;
mod read;

pub use abroad::quotations;
pub use decide::antecedent;

use self::feature::Weights;
use crate::document::Document;
use crate::entity::{Entities, EntityId};
use crate::quotemark::{self, QuotedText};
use crate::sentence::Sentence;
use crate::span::Span;
use crate::token::Token;
use crate::words::Words;

/// How a statement is given.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum QuoteKind {
    /// In the speaker's words, between quotation marks.
    Direct,
    /// A reported clause with words in quotation marks.
    Mixed,
    /// A reported clause in the reporter's words.
    Indirect,
}

impl QuoteKind {
    /// The kind's name in a report.
    pub fn name(self) -> &'static str {
        match self {
            QuoteKind::Direct => "direct",
            QuoteKind::Mixed => "mixed",
            QuoteKind::Indirect => "indirect",
        }
    }
}

/// How the text names the speaker.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum SpeakerForm {
    Name,
    /// `a senior aide`, `police`, `the report`.
    Nominal,
    Pronoun,
}

impl SpeakerForm {
    /// The form's name in a report.
    pub fn name(self) -> &'static str {
        match self {
            SpeakerForm::Name => "name",
            SpeakerForm::Nominal => "nominal",
            SpeakerForm::Pronoun => "pronoun",
        }
    }
}

/// Who said it: the words that name the speaker, and the entity they mean where the text settles it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Speaker {
    pub span: Span,
    pub form: SpeakerForm,
    pub entity: Option<EntityId>,
}

/// The words that say that something is said, `said`, `according to`; where there are none, what the speaker did: `launched`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cue {
    pub span: Span,
    pub lemma: String,
}

/// How sure the speaker is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Confidence {
    Guess,
    Likely,
    Certain,
}

impl Confidence {
    /// The confidence's name in a report.
    pub fn name(self) -> &'static str {
        match self {
            Confidence::Guess => "guess",
            Confidence::Likely => "likely",
            Confidence::Certain => "certain",
        }
    }
}

/// Something that somebody said or wrote.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quote {
    pub kind: QuoteKind,
    /// What was said, without the marks: several spans where a cue interrupts it or it runs over paragraphs. Never empty.
    pub content: Vec<Span>,
    /// `None` where nobody is named.
    pub speaker: Option<Speaker>,
    /// `None` where no words say that it is said.
    pub cue: Option<Cue>,
    /// Whether every quotation mark that opens it is closed, be it paragraphs on.
    pub closed: bool,
    pub confidence: Confidence,
    /// What tells who the speaker is.
    pub evidence: Evidence,
}

/// What somebody thinks of something, in the reporter's words, or what somebody did not say.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stance {
    /// Formed like a quote; its content is what the attitude is about.
    pub quote: Quote,
    /// It was denied to be said, or withheld: `never said that`, `declined to comment`.
    pub negated: bool,
}

/// Who said what, and who thinks what of it; each sorted by the start of its content.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Attributed {
    pub quotes: Vec<Quote>,
    pub stances: Vec<Stance>,
}

macro_rules! evidence {
    ($($variant:ident $name:literal $doc:literal)*) => {
        /// What tells who said something.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum Evidence {
            $(#[doc = $doc] $variant),*
        }

        impl Evidence {
            /// All of them.
            pub const ALL: &[Evidence] = &[$(Evidence::$variant),*];

            /// The evidence's name in a report.
            pub fn name(self) -> &'static str {
                match self { $(Evidence::$variant => $name),* }
            }
        }
    };
}

evidence! {
    ReportedClause "reported-clause" "`Brell said that it was safe`"
    CueColon "cue-colon" "`Brell said: “…”`"
    CueBeforeSpeaker "cue-before-speaker" "`“…,” said Brell`"
    SpeakerBeforeCue "speaker-before-cue" "`“…,” Brell said`"
    CueBeforeQuote "cue-before-quote" "`Brell said “…”`"
    CueInSentence "cue-in-sentence" "A verb of saying elsewhere in the sentence."
    Announced "announced" "The sentence before hands over to it: `Brell made one promise: …`"
    SentenceBefore "sentence-before" "Somebody says something in the sentence before."
    ParagraphBefore "paragraph-before" "Somebody says something in the paragraph before."
    SentenceAfter "sentence-after" "Somebody says something in the sentence behind it."
    SameSpeaker "same-speaker" "It goes on from the quote before."
    GoesOn "goes-on" "The quotation goes on in the next paragraph, which names the speaker."
    SubjectOfSentence "subject-of-sentence" "The sentence, or the one before, is about somebody who can speak."
    Signed "signed" "A line below signs it."
    Turn "turn" "The speaker's name opens the paragraph, as in an interview."
    Repeated "repeated" "The story says the same words again, with who said them."
    NobodyNamed "nobody-named" "Nobody is named near it."
}

/// What the stage reads.
#[derive(Clone, Copy)]
pub struct Source<'a> {
    pub document: &'a Document<'a>,
    pub quoted: &'a [QuotedText],
    pub sentences: &'a [Sentence],
    pub tokens: &'a [Token],
    pub words: &'a Words<'a>,
    pub entities: &'a Entities,
}

/// What is known of the text before.
#[derive(Default)]
pub struct Memory {
    words: read::Memory,
    paragraphs: decide::Memory,
    items: item::Memory,
}

impl Memory {
    /// Keeps what is found for the next text.
    pub fn keeping() -> Memory {
        Memory { words: read::Memory::keeping(), paragraphs: decide::Memory::keeping(), items: item::Memory::keeping() }
    }
}

/// Finds what was said, and by whom. Guesses are among them: see [`Confidence`].
pub fn extract(source: Source<'_>) -> Attributed {
    extract_again(source, &mut Memory::default())
}

/// The same in a text that is being written.
pub fn extract_again(source: Source<'_>, memory: &mut Memory) -> Attributed {
    let reading = read::Reading::again(source, Weights::SHIPPED, &mut memory.words);
    let scenes = decide::scenes(&reading, &mut memory.paragraphs);
    let attributions = decide::attribution::attribute(&reading, &scenes);
    let mut attributed = item::attributed(&reading, &scenes, &attributions, &mut memory.items);
    let ends = quotemark::ends(source.quoted);
    let stances = attributed.stances.iter_mut().map(|stance| &mut stance.quote);
    for quote in attributed.quotes.iter_mut().chain(stances) {
        quote.closed = quote.closed || quote.content.iter().all(|&part| is_closed(source.quoted, &ends, part));
    }
    attributed
}

/// Whether every quotation that opens in this part of a quote is closed, be it paragraphs on.
fn is_closed(quoted: &[QuotedText], ends: &[usize], part: Span) -> bool {
    let first = quoted.partition_point(|quoted| quoted.content.start < part.start);
    let opens = quoted[first..].iter().take_while(|quoted| quoted.content.start < part.end).count();
    ends[first..first + opens].iter().all(|&end| quoted[end].close.is_some())
}
