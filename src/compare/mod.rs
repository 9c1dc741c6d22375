//! Several analyses to the events they tell of, what they share and where they differ.
//!
//! States what differs and never who is right. Spans are bytes into the text of the article that stands beside them. Passages
//! are paired through an index of their rare terms, so that the cost grows with the articles' length and not with its square.

mod conflict;
mod event;
mod fact;
pub mod learn;
mod likeness;
mod passage;
mod statement;
mod tally;
mod term;
mod variant;
mod words;

use crate::analysis::Analysis;
use crate::document::BlockRole;
use crate::entity::{EntityId, EntityType, FigureKind, Grain, SharedEntity, merge_across};
use crate::span::Span;

pub use words::WordDifference;

/// A stretch of one of the articles.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Place {
    /// The index of the article.
    pub article: usize,
    pub span: Span,
}

/// Articles that tell of the same event.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Event {
    /// Indexes of articles, sorted. An article that nobody else shares its event with stands alone.
    pub articles: Vec<usize>,
    /// The names that most of its articles share, the most mentioned first.
    pub names: Vec<String>,
}

/// How closely two passages say the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Relation {
    /// In other words.
    Reworded,
    /// In the same words but for a few, or for their spelling.
    Nearly,
    /// Word for word.
    Verbatim,
}

impl Relation {
    /// The relation's name in a report.
    pub fn name(self) -> &'static str {
        match self {
            Relation::Reworded => "reworded",
            Relation::Nearly => "nearly",
            Relation::Verbatim => "verbatim",
        }
    }
}

/// Where a statement stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Occurrence {
    pub place: Place,
    /// The index of its sentence in the article.
    pub sentence: usize,
    /// The index of the quote in the article, where it is somebody's.
    pub quote: Option<usize>,
    /// Whose it is: an index into [`Comparison::entities`].
    pub speaker: Option<usize>,
}

/// Two occurrences of a statement, word by word.
#[derive(Clone, Debug, PartialEq)]
pub struct Pair {
    /// Indexes into the statement's occurrences.
    pub first: usize,
    pub second: usize,
    pub relation: Relation,
    /// 0 to 1.
    pub similarity: f64,
    pub differences: Vec<WordDifference>,
}

/// The same statement in several articles.
#[derive(Clone, Debug, PartialEq)]
pub struct Statement {
    /// The index of its event.
    pub event: usize,
    /// Of the two of its passages that are least alike.
    pub relation: Relation,
    /// Sorted by article and start.
    pub occurrences: Vec<Occurrence>,
    pub pairs: Vec<Pair>,
}

/// Which articles of an event have it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Presence {
    All,
    Some,
    One,
}

impl Presence {
    /// The presence's name in a report.
    pub fn name(self) -> &'static str {
        match self {
            Presence::All => "all",
            Presence::Some => "some",
            Presence::One => "one",
        }
    }

    fn of(having: usize, all: usize) -> Self {
        match having {
            1 => Presence::One,
            _ if having == all => Presence::All,
            _ => Presence::Some,
        }
    }
}

/// Somebody or something that the articles mention.
#[derive(Clone, Debug, PartialEq)]
pub struct ComparedEntity {
    pub kind: EntityType,
    /// The fullest name in any of the articles.
    pub name: String,
    /// The events that mention it, and how many of their articles do.
    pub presence: Vec<(usize, Presence)>,
    /// Sorted by article.
    pub members: Vec<Member>,
}

/// An entity as one article has it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Member {
    pub article: usize,
    pub entity: EntityId,
    pub mentions: usize,
}

/// A figure that articles of an event give.
#[derive(Clone, Debug, PartialEq)]
pub struct ComparedFigure {
    pub event: usize,
    pub kind: FigureKind,
    pub value: f64,
    pub unit: Option<String>,
    pub presence: Presence,
    pub places: Vec<Place>,
}

/// A date that articles of an event give.
#[derive(Clone, Debug, PartialEq)]
pub struct ComparedDate {
    pub event: usize,
    /// ISO 8601.
    pub value: String,
    pub grain: Grain,
    pub presence: Presence,
    pub places: Vec<Place>,
}

/// What a variant is a spelling of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum VariantKind {
    /// `Pristina`, `Prishtina`
    Name,
    /// `normalise`, `normalize`
    Word,
}

impl VariantKind {
    /// The kind's name in a report.
    pub fn name(self) -> &'static str {
        match self {
            VariantKind::Name => "name",
            VariantKind::Word => "word",
        }
    }
}

/// One name or word that the articles of an event spell in several ways.
#[derive(Clone, Debug, PartialEq)]
pub struct Variant {
    pub event: usize,
    pub kind: VariantKind,
    pub forms: Vec<VariantForm>,
}

/// One spelling, and where it stands.
#[derive(Clone, Debug, PartialEq)]
pub struct VariantForm {
    pub text: String,
    pub places: Vec<Place>,
}

/// What the articles of an event contradict each other in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ConflictKind {
    /// Said in one article, denied in another.
    Denial,
    /// Different figures for the same.
    Figure,
    /// Different days or times in the same statement.
    Date,
    /// Different people or places in the same statement.
    Name,
    /// Different offices of one person.
    Role,
    /// Done in one article, still to come in another.
    Status,
    /// The same words given to different speakers.
    Speaker,
    /// Other words in the same quotation.
    Wording,
}

impl ConflictKind {
    /// The kind's name in a report.
    pub fn name(self) -> &'static str {
        match self {
            ConflictKind::Denial => "denial",
            ConflictKind::Figure => "figure",
            ConflictKind::Date => "date",
            ConflictKind::Name => "name",
            ConflictKind::Role => "role",
            ConflictKind::Status => "status",
            ConflictKind::Speaker => "speaker",
            ConflictKind::Wording => "wording",
        }
    }

    /// What it means, in plain words.
    pub fn message(self) -> &'static str {
        match self {
            ConflictKind::Denial => "One article says what another denies.",
            ConflictKind::Figure => "The articles give different figures for the same.",
            ConflictKind::Date => "The articles give different dates or times in the same statement.",
            ConflictKind::Name => "The articles name different people or places in the same statement.",
            ConflictKind::Role => "The articles give this person different offices.",
            ConflictKind::Status => "One article tells of this as done, another as still to come.",
            ConflictKind::Speaker => "The articles give the same words to different speakers.",
            ConflictKind::Wording => "The articles quote different words of the same statement.",
        }
    }
}

/// A contradiction between articles of an event. Nothing says who is right.
#[derive(Clone, Debug, PartialEq)]
pub struct Conflict {
    pub event: usize,
    /// The row that it stands in: an index into [`Comparison::statements`]; `None` where it is about the articles as a whole.
    pub statement: Option<usize>,
    pub kind: ConflictKind,
    /// What it is about: a name, a verb and a name, the words of the statement.
    pub about: String,
    /// One a side at least, sorted.
    pub places: Vec<Place>,
}

/// What an article lets somebody say.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct QuotedSpeaker {
    pub article: usize,
    /// An index into [`Comparison::entities`].
    pub entity: usize,
    pub quotes: usize,
    pub direct_words: usize,
    pub indirect_words: usize,
    /// Of all words that somebody says in the article.
    pub share: f64,
}

/// A sentence that no other article of its event has a like of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LoneSentence {
    pub place: Place,
    pub sentence: usize,
}

/// Several articles side by side.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Comparison {
    /// Every article belongs to one.
    pub events: Vec<Event>,
    /// In the order of their first occurrence.
    pub statements: Vec<Statement>,
    pub entities: Vec<ComparedEntity>,
    pub figures: Vec<ComparedFigure>,
    pub dates: Vec<ComparedDate>,
    pub variants: Vec<Variant>,
    pub conflicts: Vec<Conflict>,
    /// By article, the one who says most first.
    pub speakers: Vec<QuotedSpeaker>,
    /// What only one article tells, in events of several articles.
    pub lone_sentences: Vec<LoneSentence>,
}

/// What an article can be called by: its headline, or else its first sentence.
pub fn title(article: &Analysis<'_>) -> Option<Span> {
    let headline = article.document.blocks.iter().find(|block| block.role == BlockRole::Headline);
    // "LISK, May 4." is no beginning.
    let first = (0..article.sentences.len()).find(|&sentence| statement::tells(article, sentence)).unwrap_or(0);
    headline.map(|block| block.span).or_else(|| article.sentences.get(first).map(|sentence| sentence.span))
}

/// Compares articles. They need not tell of one event: they are grouped by it.
pub fn compare(articles: &[Analysis<'_>]) -> Comparison {
    compare_with(articles, &likeness::WEIGHTS)
}

fn compare_with(articles: &[Analysis<'_>], weights: &likeness::Weights) -> Comparison {
    let (shared, who, passages) = read(articles);
    let words = statement::words(articles, &passages);
    let pairs = statement::pair(&passages, &words, weights);
    let events = event::group(articles, &who, &passages, &pairs);
    let event_of = event::index(&events, articles.len());
    let ground = conflict::Ground::new(articles, &who, &passages);
    let between = conflict::between(&ground, &pairs, &event_of);
    let pairs = statement::brought_together(pairs, &passages, &between);
    let statements = statement::join(&passages, &words, &pairs, &event_of);
    let variants = variant::find(articles, &shared, &event_of);
    let conflicts = conflict::find(&ground, between, &statements, &event_of);
    Comparison {
        lone_sentences: statement::lone(articles, &statements, &events),
        speakers: fact::speakers(articles, &who),
        figures: fact::figures(articles, &events, &event_of),
        dates: fact::dates(articles, &events, &event_of),
        entities: fact::entities(articles, &shared, &events, &event_of),
        events,
        statements,
        variants,
        conflicts,
    }
}

/// Whom the articles share, who is who in each of them, and the passages that they are cut to.
fn read(articles: &[Analysis<'_>]) -> (Vec<SharedEntity>, fact::Who, passage::Passages) {
    let shared = merge_across(&articles.iter().map(|article| &article.entities).collect::<Vec<_>>());
    let shared = fact::spelled_alike(fact::people_apart(articles, shared));
    let who = fact::Who::new(articles, &shared);
    let passages = passage::Passages::new(articles, &who);
    (shared, who, passages)
}
