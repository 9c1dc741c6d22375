//! An analysis as other programs see it: owned, serialisable, offsets in the caller's unit. The contract.
//!
//! The same keys are documented for JavaScript in `report.d.ts`; a test holds the two together. This is the one place that
//! converts offsets.

mod asked;
mod comparison;
mod difference;
mod following;
mod statistics;

use serde::Serialize;
use sha2::{Digest, Sha256};

use crate::analysis::Analysis;
use crate::check;
use crate::document;
use crate::plain::{Places, Plain};
use crate::quote::{Quote, QuoteKind, Stance};
use crate::quotemark;
use crate::sentence;
use crate::span::{OffsetUnit, Span, within};
use crate::stats::is_word;
use crate::words::Form;
pub use comparison::*;
pub use following::{Following, Known};
pub use statistics::*;

/// The version of the contract.
pub const SCHEMA: &str = "nutgraf-report/2";

const ENGINE: Engine = Engine { name: env!("CARGO_PKG_NAME"), version: env!("CARGO_PKG_VERSION") };

/// All that is known about a text. Arrays are sorted by start; ids are indexes into the named array.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Report {
    pub schema: &'static str,
    pub engine: Engine,
    pub offset_unit: &'static str,
    pub text: Text,
    pub language: Option<&'static str>,
    /// The day of publication, ISO 8601; `None` where neither the text nor the caller gives it.
    pub published: Option<String>,
    pub blocks: Vec<Block>,
    pub sentences: Vec<Sentence>,
    pub mentions: Vec<Mention>,
    pub entities: Vec<Entity>,
    pub dates: Vec<Date>,
    pub figures: Vec<Figure>,
    pub quotes: Vec<QuoteReport>,
    pub stances: Vec<StanceReport>,
    pub statistics: Statistics,
    pub checks: Vec<Check>,
    /// Only where the caller asks for them: see [`Report::with_tokens`].
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tokens: Option<Vec<Token>>,
}

/// What made the report.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Engine {
    pub name: &'static str,
    pub version: &'static str,
}

/// Which text it is about.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Text {
    /// In the report's offset unit.
    pub length: usize,
    /// Of the text in UTF-8, in hexadecimal.
    pub sha256: String,
}

/// A half-open span in the report's offset unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Offsets {
    pub start: usize,
    pub end: usize,
}

/// A word, number or mark, and what it is in its sentence.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Token {
    #[serde(flatten)]
    pub span: Offsets,
    pub tag: &'static str,
    pub form: Option<&'static str>,
    pub lemma: String,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Block {
    #[serde(flatten)]
    pub span: Offsets,
    pub role: &'static str,
    pub dateline: Option<TextSpan>,
    pub turn: Option<TextSpan>,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Sentence {
    #[serde(flatten)]
    pub span: Offsets,
    pub block: usize,
    pub words: usize,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Mention {
    #[serde(flatten)]
    pub span: Offsets,
    #[serde(rename = "type")]
    pub kind: &'static str,
    pub form: &'static str,
    pub entity: usize,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Entity {
    pub id: usize,
    #[serde(rename = "type")]
    pub kind: &'static str,
    pub name: String,
    pub aliases: Vec<String>,
    pub roles: Vec<TextSpan>,
    pub mentions: Vec<usize>,
    pub salience: f64,
}

/// A span with the text that it holds.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct TextSpan {
    #[serde(flatten)]
    pub span: Offsets,
    pub text: String,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Date {
    #[serde(flatten)]
    pub place: TextSpan,
    pub value: Option<String>,
    pub grain: &'static str,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Figure {
    #[serde(flatten)]
    pub place: TextSpan,
    pub kind: &'static str,
    pub value: Option<f64>,
    pub upper: Option<f64>,
    pub unit: Option<String>,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct QuoteReport {
    pub kind: &'static str,
    pub content: Vec<Offsets>,
    pub marked: Vec<Offsets>,
    pub speaker: Option<Speaker>,
    pub cue: Option<Cue>,
    pub closed: bool,
    pub confidence: &'static str,
    pub evidence: &'static str,
    pub words: usize,
    pub direct_words: usize,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct StanceReport {
    #[serde(flatten)]
    pub quote: QuoteReport,
    pub negated: bool,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Speaker {
    #[serde(flatten)]
    pub place: TextSpan,
    pub form: &'static str,
    pub entity: Option<usize>,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Cue {
    #[serde(flatten)]
    pub place: TextSpan,
    pub lemma: String,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Check {
    pub kind: &'static str,
    pub severity: &'static str,
    #[serde(flatten)]
    pub span: Offsets,
    pub message: String,
}

impl Report {
    /// The report of an analysis, with offsets in `unit`.
    pub fn new(analysis: &Analysis<'_>, unit: OffsetUnit) -> Self {
        Report::hashed(analysis, unit, None)
    }

    /// The same of a text whose hash may be known.
    fn hashed(analysis: &Analysis<'_>, unit: OffsetUnit, sha256: Option<String>) -> Self {
        let view = View::new(analysis, unit);
        let sha256 = sha256.unwrap_or_else(|| hexadecimal(&Sha256::digest(view.places.text())));
        Report {
            schema: SCHEMA,
            engine: ENGINE,
            offset_unit: unit.name(),
            text: Text { length: view.places.length(), sha256 },
            language: analysis.language,
            published: analysis.document.published.map(|date| date.to_string()),
            blocks: view.blocks(),
            sentences: view.sentences(),
            mentions: view.mentions(),
            entities: view.entities(),
            dates: view.dates(),
            figures: view.figures(),
            quotes: analysis.quotes.iter().map(|quote| view.quote(quote)).collect(),
            stances: analysis.stances.iter().map(|stance| view.stance(stance)).collect(),
            statistics: view.statistics(),
            checks: view.checks(),
            tokens: None,
        }
    }

    /// The report with every token of the analysis that it was made from, for formats of one token a line.
    pub fn with_tokens(self, analysis: &Analysis<'_>) -> Self {
        let unit = OffsetUnit::from_name(self.offset_unit).unwrap_or_default();
        let view = View::new(analysis, unit);
        Report { tokens: Some(view.tokens()), ..self }
    }
}

/// Start and end of each sentence of a text, one after the other: the first three stages alone.
pub fn sentence_ends(text: &str, unit: OffsetUnit) -> Vec<u32> {
    let text = Plain::of(text);
    let places = Places::new(text.text(), Some(&text), unit);
    let document = document::parse(text.text());
    let sentences = sentence::split(&document, &quotemark::pair(&document));
    sentences.iter().map(|sentence| places.of(sentence.span)).flat_map(|(start, end)| [start as u32, end as u32]).collect()
}

/// An analysis seen in one offset unit.
struct View<'a, 't> {
    analysis: &'a Analysis<'t>,
    places: Places<'t>,
    /// What stands between quotation marks.
    marked: Vec<Span>,
}

impl<'a, 't> View<'a, 't> {
    fn new(analysis: &'a Analysis<'t>, unit: OffsetUnit) -> Self {
        let marked = quotemark::outermost(&analysis.quoted);
        View { analysis, places: Places::new(analysis.document.text, analysis.plain, unit), marked }
    }

    fn offsets(&self, span: Span) -> Offsets {
        let (start, end) = self.places.of(span);
        Offsets { start, end }
    }

    fn text_span(&self, span: Span) -> TextSpan {
        TextSpan { span: self.offsets(span), text: self.places.words(span).to_owned() }
    }

    fn words(&self, span: Span) -> usize {
        let tokens = &self.analysis.tokens;
        tokens[within(tokens, span)].iter().filter(|token| is_word(token)).count()
    }

    fn tokens(&self) -> Vec<Token> {
        let words = &self.analysis.words;
        let tokens = self.analysis.tokens.iter().enumerate();
        tokens
            .map(|(at, token)| Token {
                span: self.offsets(token.span),
                tag: words.tag(at).name(),
                form: words.form(at).map(Form::name),
                lemma: words.lemma(at).into_owned(),
            })
            .collect()
    }

    fn blocks(&self) -> Vec<Block> {
        let blocks = self.analysis.document.blocks.iter();
        blocks
            .map(|block| Block {
                span: self.offsets(block.span),
                role: block.role.name(),
                dateline: block.dateline.map(|span| self.text_span(span)),
                turn: block.turn.map(|span| self.text_span(span)),
            })
            .collect()
    }

    fn sentences(&self) -> Vec<Sentence> {
        let sentences = self.analysis.sentences.iter();
        sentences
            .map(|sentence| Sentence {
                span: self.offsets(sentence.span),
                block: sentence.block,
                words: self.words(sentence.span),
            })
            .collect()
    }

    fn mentions(&self) -> Vec<Mention> {
        let mentions = self.analysis.entities.mentions.iter();
        mentions
            .map(|mention| Mention {
                span: self.offsets(mention.span),
                kind: mention.kind.name(),
                form: mention.form.name(),
                entity: mention.entity,
            })
            .collect()
    }

    fn entities(&self) -> Vec<Entity> {
        let entities = self.analysis.entities.entities.iter().enumerate();
        entities
            .map(|(id, entity)| Entity {
                id,
                kind: entity.kind.name(),
                name: entity.name.clone(),
                aliases: entity.aliases.clone(),
                roles: entity.roles.iter().map(|&span| self.text_span(span)).collect(),
                mentions: entity.mentions.clone(),
                salience: entity.salience,
            })
            .collect()
    }

    fn dates(&self) -> Vec<Date> {
        let dates = self.analysis.entities.dates.iter();
        dates.map(|date| Date { place: self.text_span(date.span), value: date.value.clone(), grain: date.grain.name() }).collect()
    }

    fn figures(&self) -> Vec<Figure> {
        let figures = self.analysis.entities.figures.iter();
        figures
            .map(|figure| Figure {
                place: self.text_span(figure.span),
                kind: figure.kind.name(),
                value: figure.value,
                upper: figure.upper,
                unit: figure.unit.clone(),
            })
            .collect()
    }

    fn quote(&self, quote: &Quote) -> QuoteReport {
        let marked = self.marked(quote);
        QuoteReport {
            kind: quote.kind.name(),
            content: quote.content.iter().map(|&span| self.offsets(span)).collect(),
            direct_words: marked.iter().map(|&span| self.words(span)).sum(),
            marked: marked.into_iter().map(|span| self.offsets(span)).collect(),
            speaker: quote.speaker.map(|speaker| Speaker {
                place: self.text_span(speaker.span),
                form: speaker.form.name(),
                entity: speaker.entity,
            }),
            cue: quote.cue.as_ref().map(|cue| Cue { place: self.text_span(cue.span), lemma: cue.lemma.clone() }),
            closed: quote.closed,
            confidence: quote.confidence.name(),
            evidence: quote.evidence.name(),
            words: quote.content.iter().map(|&span| self.words(span)).sum(),
        }
    }

    /// What of the content stands between quotation marks.
    fn marked(&self, quote: &Quote) -> Vec<Span> {
        if quote.kind == QuoteKind::Direct {
            return quote.content.clone();
        }
        let within = |&part: &Span| {
            let first = self.marked.partition_point(|mark| mark.end <= part.start);
            let inside = self.marked[first..].iter().take_while(move |mark| mark.start < part.end);
            inside.map(move |mark| Span::new(mark.start.max(part.start), mark.end.min(part.end)))
        };
        quote.content.iter().flat_map(within).collect()
    }

    fn stance(&self, stance: &Stance) -> StanceReport {
        StanceReport { quote: self.quote(&stance.quote), negated: stance.negated }
    }

    fn checks(&self) -> Vec<Check> {
        check::inspect(self.analysis)
            .into_iter()
            .map(|check| Check {
                kind: check.kind,
                severity: check.severity.name(),
                span: self.offsets(check.span),
                message: check.message,
            })
            .collect()
    }
}

fn hexadecimal(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
