//! Quoted text and reported clauses to quotes: who said what, and how we know.

use crate::document::Document;
use crate::entity::{Entities, EntityId};
use crate::lexicon;
use crate::quotemark::QuotedText;
use crate::sentence::Sentence;
use crate::span::{self, Span};
use crate::token::Token;

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

/// The words that say that something is said: `said`, `according to`.
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
    /// Whether every quotation mark that opens it is closed.
    pub closed: bool,
    pub confidence: Confidence,
    /// The rule that found the speaker: `cue-before-speaker`.
    pub evidence: &'static str,
}

/// Finds what was said, and by whom. Quotes are sorted by the start of their content.
pub fn extract(
    document: &Document<'_>,
    quoted: &[QuotedText],
    sentences: &[Sentence],
    tokens: &[Token],
    entities: &Entities,
) -> Vec<Quote> {
    let mut quotes = Vec::new();
    for marks in quoted.iter().filter(|marks| !marks.content.is_empty()) {
        let around = span::at(sentences, marks.content.start).map(|index| sentences[index].span);
        let cue = around.and_then(|sentence| {
            tokens[span::within(tokens, sentence)].iter().find_map(|token| {
                let lemma = lexicon::SPEECH_VERBS.get(&document.text[token.span])?;
                (!marks.content.contains(token.span)).then(|| Cue { span: token.span, lemma: (*lemma).to_owned() })
            })
        });
        let speaker = around.zip(cue.as_ref()).and_then(|(sentence, cue)| {
            let mentions = span::within(&entities.mentions, sentence);
            entities.mentions[mentions]
                .iter()
                .filter(|mention| !marks.content.contains(mention.span))
                .min_by_key(|mention| mention.span.start.abs_diff(cue.span.start))
                .map(|mention| Speaker { span: mention.span, form: SpeakerForm::Name, entity: Some(mention.entity) })
        });
        quotes.push(Quote {
            kind: QuoteKind::Direct,
            content: vec![marks.content],
            speaker,
            cue,
            closed: marks.close.is_some(),
            confidence: Confidence::Guess,
            evidence: "nearest-name",
        });
    }
    quotes
}
