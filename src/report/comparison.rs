//! Several articles side by side as other programs see it: offsets in the caller's unit, each beside the index of its article.

use serde::Serialize;

use super::{ENGINE, Engine, Offsets};
use crate::analysis::Analysis;
use crate::compare::{self, Comparison, Presence};
use crate::plain::Places;
use crate::span::{OffsetUnit, Span};

/// The version of the comparison's contract.
pub const COMPARISON_SCHEMA: &str = "nutgraf-comparison/2";

/// What several articles share and where they differ. Ids and indexes point into the named array, `article` into `articles`.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ComparisonReport {
    pub schema: &'static str,
    pub engine: Engine,
    pub offset_unit: &'static str,
    pub articles: Vec<ComparedArticle>,
    pub events: Vec<Event>,
    pub statements: Vec<Statement>,
    pub entities: Vec<ComparedEntity>,
    pub figures: Vec<ComparedFigure>,
    pub dates: Vec<ComparedDate>,
    pub variants: Vec<Variant>,
    pub conflicts: Vec<Conflict>,
    pub lone_sentences: Vec<LoneSentence>,
}

#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ComparedArticle {
    /// In the report's offset unit.
    pub length: usize,
    pub event: usize,
    pub published: Option<String>,
    /// The headline, or else how the story begins.
    pub title: Option<PlaceText>,
    pub words: usize,
    pub quoted_share: Option<f64>,
    pub speakers: Vec<QuotedSpeaker>,
}

#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct QuotedSpeaker {
    pub entity: usize,
    pub name: String,
    pub quotes: usize,
    pub direct_words: usize,
    pub indirect_words: usize,
    pub share: f64,
}

#[derive(Clone, Debug, Serialize)]
pub struct Event {
    pub articles: Vec<usize>,
    pub names: Vec<String>,
}

/// A span of one of the articles.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct Place {
    pub article: usize,
    #[serde(flatten)]
    pub span: Offsets,
}

/// A span of one of the articles with the text that it holds.
#[derive(Clone, Debug, Serialize)]
pub struct PlaceText {
    #[serde(flatten)]
    pub place: Place,
    pub text: String,
}

#[derive(Clone, Debug, Serialize)]
pub struct Statement {
    pub event: usize,
    pub relation: &'static str,
    pub occurrences: Vec<Occurrence>,
    pub pairs: Vec<Pair>,
}

#[derive(Clone, Debug, Serialize)]
pub struct Occurrence {
    #[serde(flatten)]
    pub place: PlaceText,
    pub sentence: usize,
    pub quote: Option<usize>,
    pub speaker: Option<usize>,
}

#[derive(Clone, Debug, Serialize)]
pub struct Pair {
    pub first: usize,
    pub second: usize,
    pub relation: &'static str,
    pub similarity: f64,
    pub differences: Vec<Difference>,
}

#[derive(Clone, Debug, Serialize)]
pub struct Difference {
    pub first: Option<Offsets>,
    pub second: Option<Offsets>,
}

#[derive(Clone, Debug, Serialize)]
pub struct ComparedEntity {
    pub id: usize,
    #[serde(rename = "type")]
    pub kind: &'static str,
    pub name: String,
    pub presence: Vec<EventPresence>,
    pub members: Vec<Member>,
}

#[derive(Clone, Debug, Serialize)]
pub struct EventPresence {
    pub event: usize,
    pub presence: &'static str,
}

#[derive(Clone, Debug, Serialize)]
pub struct Member {
    pub article: usize,
    pub entity: usize,
    pub mentions: usize,
}

#[derive(Clone, Debug, Serialize)]
pub struct ComparedFigure {
    pub event: usize,
    pub kind: &'static str,
    pub value: f64,
    pub unit: Option<String>,
    pub presence: &'static str,
    pub places: Vec<PlaceText>,
}

#[derive(Clone, Debug, Serialize)]
pub struct ComparedDate {
    pub event: usize,
    pub value: String,
    pub grain: &'static str,
    pub presence: &'static str,
    pub places: Vec<PlaceText>,
}

#[derive(Clone, Debug, Serialize)]
pub struct Variant {
    pub event: usize,
    pub kind: &'static str,
    pub forms: Vec<VariantForm>,
}

#[derive(Clone, Debug, Serialize)]
pub struct VariantForm {
    pub text: String,
    pub places: Vec<Place>,
}

#[derive(Clone, Debug, Serialize)]
pub struct Conflict {
    pub event: usize,
    pub statement: Option<usize>,
    pub kind: &'static str,
    pub about: String,
    pub message: &'static str,
    pub places: Vec<PlaceText>,
}

#[derive(Clone, Debug, Serialize)]
pub struct LoneSentence {
    #[serde(flatten)]
    pub place: PlaceText,
    pub sentence: usize,
}

impl ComparisonReport {
    /// The report of a comparison of `articles`, with offsets in `unit`. The articles must be those that were compared.
    pub fn new(articles: &[Analysis<'_>], comparison: &Comparison, unit: OffsetUnit) -> Self {
        let places = articles.iter().map(|article| Places::new(article.document.text, article.plain, unit)).collect();
        let view = View { articles, comparison, places };
        ComparisonReport {
            schema: COMPARISON_SCHEMA,
            engine: ENGINE,
            offset_unit: unit.name(),
            articles: (0..articles.len()).map(|article| view.article(article)).collect(),
            events: comparison.events.iter().map(event).collect(),
            statements: comparison.statements.iter().map(|statement| view.statement(statement)).collect(),
            entities: comparison.entities.iter().enumerate().map(|(id, it)| entity(id, it)).collect(),
            figures: comparison.figures.iter().map(|figure| view.figure(figure)).collect(),
            dates: comparison.dates.iter().map(|date| view.date(date)).collect(),
            variants: comparison.variants.iter().map(|variant| view.variant(variant)).collect(),
            conflicts: comparison.conflicts.iter().map(|conflict| view.conflict(conflict)).collect(),
            lone_sentences: comparison.lone_sentences.iter().map(|lone| view.lone_sentence(lone)).collect(),
        }
    }
}

/// A comparison seen in one offset unit.
struct View<'a, 't> {
    articles: &'a [Analysis<'t>],
    comparison: &'a Comparison,
    places: Vec<Places<'t>>,
}

impl View<'_, '_> {
    fn offsets(&self, article: usize, span: Span) -> Offsets {
        let (start, end) = self.places[article].of(span);
        Offsets { start, end }
    }

    fn place(&self, place: compare::Place) -> Place {
        Place { article: place.article, span: self.offsets(place.article, place.span) }
    }

    fn place_text(&self, place: compare::Place) -> PlaceText {
        PlaceText { place: self.place(place), text: self.places[place.article].words(place.span).to_owned() }
    }

    fn article(&self, index: usize) -> ComparedArticle {
        let analysis = &self.articles[index];
        let event = self.comparison.events.iter().position(|event| event.articles.contains(&index)).unwrap_or_default();
        let speakers = self.comparison.speakers.iter().filter(|speaker| speaker.article == index);
        ComparedArticle {
            length: self.places[index].length(),
            event,
            published: analysis.document.published.map(|date| date.to_string()),
            title: compare::title(analysis).map(|span| self.place_text(compare::Place { article: index, span })),
            words: analysis.statistics.words,
            quoted_share: analysis.statistics.sourcing.share.value,
            speakers: speakers.map(|speaker| self.speaker(speaker)).collect(),
        }
    }

    fn speaker(&self, speaker: &compare::QuotedSpeaker) -> QuotedSpeaker {
        QuotedSpeaker {
            entity: speaker.entity,
            name: self.comparison.entities[speaker.entity].name.clone(),
            quotes: speaker.quotes,
            direct_words: speaker.direct_words,
            indirect_words: speaker.indirect_words,
            share: speaker.share,
        }
    }

    fn statement(&self, statement: &compare::Statement) -> Statement {
        let occurrence = |occurrence: &compare::Occurrence| Occurrence {
            place: self.place_text(occurrence.place),
            sentence: occurrence.sentence,
            quote: occurrence.quote,
            speaker: occurrence.speaker,
        };
        Statement {
            event: statement.event,
            relation: statement.relation.name(),
            occurrences: statement.occurrences.iter().map(occurrence).collect(),
            pairs: statement.pairs.iter().map(|pair| self.pair(statement, pair)).collect(),
        }
    }

    fn pair(&self, statement: &compare::Statement, pair: &compare::Pair) -> Pair {
        let side =
            |occurrence: usize, span: Option<Span>| Some(self.offsets(statement.occurrences[occurrence].place.article, span?));
        let differences = pair.differences.iter().map(|difference| Difference {
            first: side(pair.first, difference.first),
            second: side(pair.second, difference.second),
        });
        Pair {
            first: pair.first,
            second: pair.second,
            relation: pair.relation.name(),
            similarity: pair.similarity,
            differences: differences.collect(),
        }
    }

    fn figure(&self, figure: &compare::ComparedFigure) -> ComparedFigure {
        ComparedFigure {
            event: figure.event,
            kind: figure.kind.name(),
            value: figure.value,
            unit: figure.unit.clone(),
            presence: figure.presence.name(),
            places: figure.places.iter().map(|&place| self.place_text(place)).collect(),
        }
    }

    fn date(&self, date: &compare::ComparedDate) -> ComparedDate {
        ComparedDate {
            event: date.event,
            value: date.value.clone(),
            grain: date.grain.name(),
            presence: date.presence.name(),
            places: date.places.iter().map(|&place| self.place_text(place)).collect(),
        }
    }

    fn variant(&self, variant: &compare::Variant) -> Variant {
        let form = |form: &compare::VariantForm| VariantForm {
            text: form.text.clone(),
            places: form.places.iter().map(|&place| self.place(place)).collect(),
        };
        Variant { event: variant.event, kind: variant.kind.name(), forms: variant.forms.iter().map(form).collect() }
    }

    fn conflict(&self, conflict: &compare::Conflict) -> Conflict {
        Conflict {
            event: conflict.event,
            statement: conflict.statement,
            kind: conflict.kind.name(),
            about: conflict.about.clone(),
            message: conflict.kind.message(),
            places: conflict.places.iter().map(|&place| self.place_text(place)).collect(),
        }
    }

    fn lone_sentence(&self, lone: &compare::LoneSentence) -> LoneSentence {
        LoneSentence { place: self.place_text(lone.place), sentence: lone.sentence }
    }
}

fn event(event: &compare::Event) -> Event {
    Event { articles: event.articles.clone(), names: event.names.clone() }
}

fn entity(id: usize, entity: &compare::ComparedEntity) -> ComparedEntity {
    let presence = |&(event, presence): &(usize, Presence)| EventPresence { event, presence: presence.name() };
    let member = |member: &compare::Member| Member { article: member.article, entity: member.entity, mentions: member.mentions };
    ComparedEntity {
        id,
        kind: entity.kind.name(),
        name: entity.name.clone(),
        presence: entity.presence.iter().map(presence).collect(),
        members: entity.members.iter().map(member).collect(),
    }
}
