//! What the articles of an event contradict each other in.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::LazyLock;

use crate::analysis::Analysis;
use crate::check::office;
use crate::entity::{EntityType, FigureKind, Grain};
use crate::lexicon;
use crate::span::Span;
use crate::token::Token;

use super::fact::Who;
use super::words::{fold, stem};
use super::{Conflict, ConflictKind, Pair, Place, Relation, Statement};

/// Finds contradictions, sorted by kind and place.
pub fn find(articles: &[Analysis<'_>], who: &Who, statements: &[Statement], event_of: &[usize]) -> Vec<Conflict> {
    let mut conflicts = roles(articles, who, event_of);
    conflicts.extend(statuses(articles, who, event_of));
    for statement in statements {
        let told: Vec<Told> = statement.occurrences.iter().map(|occurrence| Told::at(articles, occurrence.place)).collect();
        for pair in &statement.pairs {
            conflicts.extend(in_pair(who, statement, pair, &told));
        }
    }
    conflicts.sort_by(|one, other| (one.event, one.kind, &one.places).cmp(&(other.event, other.kind, &other.places)));
    conflicts.dedup();
    conflicts
}

/// People whom one article gives an office and another article another.
fn roles(articles: &[Analysis<'_>], who: &Who, event_of: &[usize]) -> Vec<Conflict> {
    let mut offices: BTreeMap<(usize, usize), Vec<(&'static str, Place)>> = BTreeMap::new();
    for (article, analysis) in articles.iter().enumerate() {
        for (id, entity) in analysis.entities.entities.iter().enumerate().filter(|(_, entity)| entity.kind == EntityType::Person)
        {
            let Some(person) = who.shared(article, id) else { continue };
            for &span in &entity.roles {
                if let Some(office) = office(&analysis.document.text[span]) {
                    offices.entry((event_of[article], person)).or_default().push((office, Place { article, span }));
                }
            }
        }
    }
    let mut conflicts = Vec::new();
    for ((event, person), held) in offices {
        let mut by_article: BTreeMap<usize, HashSet<&str>> = BTreeMap::new();
        held.iter().for_each(|(office, place)| _ = by_article.entry(place.article).or_default().insert(office));
        let disputed = |offices: &HashSet<&str>| by_article.values().any(|others| others.is_disjoint(offices));
        let disputed: HashSet<usize> =
            by_article.iter().filter(|(_, offices)| disputed(offices)).map(|(&article, _)| article).collect();
        let contradicted = |place: &Place| disputed.contains(&place.article);
        let mut seen = HashSet::new();
        let places = held.iter().filter(|(office, place)| contradicted(place) && seen.insert((place.article, *office)));
        let mut places: Vec<Place> = places.map(|(_, place)| *place).collect();
        places.sort_unstable();
        if !places.is_empty() {
            conflicts.push(Conflict { event, kind: ConflictKind::Role, about: who.names[person].clone(), places });
        }
    }
    conflicts
}

/// Whether something has happened.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Status {
    Done,
    Planned,
}

/// What one article tells of as done and another as still to come: the same verb with the same name behind it.
fn statuses(articles: &[Analysis<'_>], who: &Who, event_of: &[usize]) -> Vec<Conflict> {
    let mut told: BTreeMap<(usize, usize, String), Vec<(Status, Place)>> = BTreeMap::new();
    for (article, analysis) in articles.iter().enumerate() {
        for (verb, status, entity, span) in deeds(article, analysis, who) {
            told.entry((event_of[article], entity, verb)).or_default().push((status, Place { article, span }));
        }
    }
    let mut conflicts = Vec::new();
    for ((event, entity, verb), deeds) in told {
        let only = |status: Status| {
            let mut articles: HashMap<usize, Option<Place>> = HashMap::new();
            for &(told, place) in &deeds {
                let entry = articles.entry(place.article).or_insert(Some(place));
                *entry = entry.filter(|_| told == status);
            }
            articles.into_values().flatten().collect::<Vec<Place>>()
        };
        let (done, planned) = (only(Status::Done), only(Status::Planned));
        if !done.is_empty() && !planned.is_empty() {
            let mut places: Vec<Place> = done.into_iter().chain(planned).collect();
            places.sort_unstable();
            conflicts.push(Conflict {
                event,
                kind: ConflictKind::Status,
                about: format!("{verb} {}", who.names[entity]),
                places,
            });
        }
    }
    conflicts
}

/// Verbs with the name behind them, whether it is done, and the words from one to the other.
fn deeds(article: usize, analysis: &Analysis<'_>, who: &Who) -> Vec<(String, Status, usize, Span)> {
    const REACH: usize = 8;
    let text = analysis.document.text;
    let mut deeds = Vec::new();
    // "met with Ana Lee in Lisk": done to the first name only.
    let mut taken = HashSet::new();
    for mention in &analysis.entities.mentions {
        let Some(entity) = who.shared(article, mention.entity) else { continue };
        let tokens = &analysis.tokens;
        let name = tokens.partition_point(|token| token.span.start < mention.span.start);
        let Some(sentence) = tokens.get(name).map(|token| token.sentence) else { continue };
        let near = tokens[name.saturating_sub(REACH)..name].iter().rev().take_while(|token| token.sentence == sentence);
        let before: Vec<&Token> = near.collect::<Vec<_>>().into_iter().rev().collect();
        if let Some((at, verb, status)) = last_deed(text, &before).filter(|&(at, ..)| taken.insert(before[at].span)) {
            deeds.push((verb, status, entity, before[at].span.join(mention.span)));
        }
    }
    deeds
}

/// The last verb of the words before a name: where it starts, its stem and whether it is done. Nothing but words that lead to
/// an object may stand between the verb and the name.
fn last_deed(text: &str, words: &[&Token]) -> Option<(usize, String, Status)> {
    let word = |at: usize| words.get(at).map_or(String::new(), |token| text[token.span].to_lowercase());
    for at in (0..words.len()).rev() {
        let form = word(at);
        let before = at.checked_sub(1).map_or(String::new(), word);
        if matches!(before.as_str(), "to" | "will") && PLANNED_VERBS.contains(form.as_str()) {
            let start = (0..at).rev().take(5).find(|&at| {
                matches!(
                    word(at).as_str(),
                    "scheduled"
                        | "due"
                        | "set"
                        | "expected"
                        | "plans"
                        | "planned"
                        | "planning"
                        | "will"
                        | "hopes"
                        | "intends"
                        | "is"
                        | "are"
                )
            })?;
            return Some((start, stem(&form), Status::Planned));
        }
        let base = stem(&form);
        if PLANNED_STEMS.contains(base.as_str())
            && PLANNED_STEMS.len() > 1
            && !PLANNED_VERBS.contains(form.as_str())
            && !form.ends_with("ing")
            && !form.ends_with('s')
        {
            return (!matches!(before.as_str(), "be" | "not" | "never" | "if" | "would" | "could")).then_some((
                at,
                base,
                Status::Done,
            ));
        }
        if matches!(form.as_str(), "," | ";" | ":" | "that" | "who" | "which" | "said" | "says") {
            return None;
        }
    }
    None
}

/// Verbs of things that are announced before they happen, in their base form.
static PLANNED_VERBS: LazyLock<HashSet<&'static str>> = LazyLock::new(|| lexicon::set(include_str!("../../lexicon/deeds.txt")));
static PLANNED_STEMS: LazyLock<HashSet<String>> = LazyLock::new(|| PLANNED_VERBS.iter().map(|verb| stem(verb)).collect());

/// Contradictions between two occurrences of a statement.
fn in_pair(who: &Who, statement: &Statement, pair: &Pair, told: &[Told]) -> Vec<Conflict> {
    let (first, second) = (statement.occurrences[pair.first], statement.occurrences[pair.second]);
    let conflict = |kind, about: String, one: Span, other: Span| Conflict {
        event: statement.event,
        kind,
        about,
        places: vec![Place { article: first.place.article, span: one }, Place { article: second.place.article, span: other }],
    };
    let mut conflicts = Vec::new();
    let spoken = first.speaker.zip(second.speaker).filter(|(one, other)| one != other);
    if let Some((one, other)) = spoken.filter(|_| pair.relation >= Relation::Nearly && pair.similarity >= 0.5) {
        let about = format!("{}, {}", who.names[one], who.names[other]);
        conflicts.push(conflict(ConflictKind::Speaker, about, first.place.span, second.place.span));
    }
    if pair.similarity < 0.45 {
        return conflicts;
    }
    let (here, there) = (&told[pair.first], &told[pair.second]);
    for one in &here.figures {
        let rivals: Vec<&Figure> = there.figures.iter().filter(|other| other.of == one.of).collect();
        let alone = here.figures.iter().filter(|other| other.of == one.of).count() == 1;
        if let [other] = rivals[..]
            && alone
            && (one.value - other.value).abs() > f64::EPSILON * one.value.abs()
        {
            conflicts.push(conflict(ConflictKind::Figure, one.of.clone(), one.span, other.span));
        }
    }
    if let (Some((one, here)), Some((other, there))) = (&here.day, &there.day)
        && here != there
    {
        conflicts.push(conflict(ConflictKind::Date, format!("{here}, {there}"), *one, *other));
    }
    conflicts
}

/// What a passage gives that another may contradict.
struct Told {
    figures: Vec<Figure>,
    day: Option<(Span, String)>,
}

impl Told {
    fn at(articles: &[Analysis<'_>], place: Place) -> Told {
        Told { figures: figures(articles, place), day: day(articles, place) }
    }
}

struct Figure {
    /// What it counts: kind, unit and, for a bare number, the word behind it.
    of: String,
    value: f64,
    span: Span,
}

fn figures(articles: &[Analysis<'_>], place: Place) -> Vec<Figure> {
    let analysis = &articles[place.article];
    let figures = &analysis.entities.figures;
    let inside =
        figures[inside(figures, place.span, |figure| figure.span)].iter().filter(|figure| figure.kind != FigureKind::Ordinal);
    inside
        .filter_map(|figure| {
            let next = analysis.tokens.partition_point(|token| token.span.start < figure.span.end);
            let behind = analysis.tokens.get(next).map_or("", |token| &analysis.document.text[token.span]);
            let counted = match figure.kind {
                FigureKind::Number => stem(&fold(behind)),
                _ => figure.unit.clone().unwrap_or_default(),
            };
            Some(Figure { of: format!("{} {counted}", figure.kind.name()), value: figure.value?, span: figure.span })
        })
        .collect()
}

/// The indexes of the sorted items that lie in the span.
fn inside<T>(items: &[T], outer: Span, span: impl Fn(&T) -> Span) -> std::ops::Range<usize> {
    let first = items.partition_point(|item| span(item).start < outer.start);
    first..first + items[first..].partition_point(|item| span(item).end <= outer.end)
}

/// The only day in a passage.
fn day(articles: &[Analysis<'_>], place: Place) -> Option<(Span, String)> {
    let dates = &articles[place.article].entities.dates;
    let inside = &dates[inside(dates, place.span, |date| date.span)];
    let [date] = inside else { return None };
    (date.grain == Grain::Day).then(|| Some((date.span, date.value.clone()?)))?
}
