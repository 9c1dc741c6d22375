//! What the articles of an event contradict each other in.
//!
//! Prefers a contradiction that is not told over one that is none: each kind wants the same slot filled differently in a row whose
//! passages say the same. Nothing says who is right.

mod apart;
mod denial;
mod figure;
mod moment;
mod name;
mod office;
mod single;
mod status;
mod tally;

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use foldhash::HashSet;

use crate::analysis::Analysis;
use crate::entity::{EntityType, Figure};
use crate::span::Span;
use crate::words::Prose;

use super::fact::Who;
use super::passage::Passages;
use super::statement::Likeness;
use super::term::{Class, TermId};
use super::{Conflict, ConflictKind, Occurrence, Place, Statement};

/// Finds contradictions, sorted by kind and place. Those `between` passages of no one row were found before the rows were.
pub fn find(ground: &Ground<'_, '_>, between: Vec<Conflict>, statements: &[Statement], event_of: &[usize]) -> Vec<Conflict> {
    let Ground { articles, who, .. } = ground;
    let mut conflicts = office::roles(articles, who, event_of);
    conflicts.extend(office::holders(articles, who, event_of));
    conflicts.extend(status::statuses(articles, who, event_of));
    conflicts.extend(figure::ages(articles, who, event_of));
    for (index, statement) in statements.iter().enumerate() {
        conflicts.extend(ground.in_statement(index, statement));
    }
    between.into_iter().for_each(|found| add(&mut conflicts, found));
    conflicts.sort_by(|one, other| (one.event, one.kind, &one.places).cmp(&(other.event, other.kind, &other.places)));
    conflicts
        .dedup_by(|later, earlier| (later.event, later.kind, &later.places) == (earlier.event, earlier.kind, &earlier.places));
    conflicts
}

/// Contradictions that need no row: of what an event has once.
pub fn between(ground: &Ground<'_, '_>, pairs: &[Likeness], event_of: &[usize]) -> Vec<Conflict> {
    let mut conflicts = tally::differing(ground, event_of);
    conflicts.extend(single::differing(ground, event_of));
    conflicts.extend(apart::decided(ground, event_of));
    conflicts.extend(apart::differing(ground, pairs, event_of));
    conflicts
}

/// Adds a contradiction between articles, or joins it to the one that has a place of it already. What is denied is denied once.
fn add(conflicts: &mut Vec<Conflict>, found: Conflict) {
    let of_same = |known: &&mut Conflict| {
        known.kind == found.kind && known.event == found.event && found.places.iter().any(|place| known.places.contains(place))
    };
    match conflicts.iter_mut().find(of_same) {
        Some(_) if found.kind == ConflictKind::Denial => {}
        Some(known) => {
            known.places.extend(found.places);
            known.places.sort_unstable();
            known.places.dedup();
        }
        None => conflicts.push(found),
    }
}

/// What contradictions are looked for in.
pub struct Ground<'a, 't> {
    articles: &'a [Analysis<'t>],
    who: &'a Who,
    passages: &'a Passages,
    /// By article, its figures.
    given: Vec<HashSet<figure::Key>>,
    /// By article, where it counts one: `one officer`.
    ones: Vec<Vec<Figure>>,
}

impl<'a, 't> Ground<'a, 't> {
    pub fn new(articles: &'a [Analysis<'t>], who: &'a Who, passages: &'a Passages) -> Self {
        Ground {
            given: articles.iter().map(figure::given).collect(),
            ones: articles.iter().map(tally::ones).collect(),
            articles,
            who,
            passages,
        }
    }
}

/// A passage of a row, and what it gives that another may contradict.
struct Told<'a> {
    occurrence: Occurrence,
    amounts: Vec<figure::Amount<'a>>,
    moments: moment::Moments,
    polarities: Vec<denial::Polarity>,
    plans: Vec<status::Plan>,
    /// Its words that are no names, numbers or dates.
    words: HashSet<TermId>,
    /// Its names that several articles have.
    names: HashSet<TermId>,
    /// The people in it, the first one first.
    people: Vec<usize>,
}

impl Told<'_> {
    /// Whether the two begin with different people, of whom neither passage tells both.
    fn is_of_another(&self, other: &Told<'_>) -> bool {
        let (Some(one), Some(another)) = (self.people.first(), other.people.first()) else { return false };
        !other.people.contains(one) && !self.people.contains(another)
    }
}

/// Adds the other passages of the row that give a figure of those that differ: `600` of one article, and `750` of two.
fn complete(rift: &mut Rift, told: &[Told<'_>]) {
    let amounts = || told.iter().flat_map(|told| told.amounts.iter().map(|amount| (told.occurrence.place, amount)));
    let place = |of: Place, amount: &figure::Amount<'_>| Place { span: amount.span, ..of };
    let keys: Vec<&figure::Key> =
        amounts().filter(|(of, amount)| rift.places.contains(&place(*of, amount))).map(|(_, amount)| &amount.key).collect();
    let known: BTreeSet<usize> = rift.places.iter().map(|place| place.article).collect();
    let more = amounts().filter(|(of, amount)| !known.contains(&of.article) && keys.contains(&&amount.key));
    let more: Vec<Place> = more.map(|(of, amount)| place(of, amount)).collect();
    rift.places.extend(more);
}

/// What two passages disagree in: the kind, what it is about, and where it stands in each.
type Found = (ConflictKind, String, Span, Span);

/// What the passages of a row disagree in.
struct Rift {
    kind: ConflictKind,
    about: String,
    places: BTreeSet<Place>,
}

/// One for each thing that they disagree in: `31`, `52` and `52` are one contradiction of three articles, not two.
#[derive(Default)]
struct Rifts {
    found: Vec<Rift>,
}

impl Rifts {
    fn add(&mut self, kind: ConflictKind, about: String, one: Place, other: Place) {
        let known = self.found.iter_mut().find(|rift| {
            rift.kind == kind && (rift.about == about || rift.places.contains(&one) || rift.places.contains(&other))
        });
        match known {
            Some(rift) => rift.places.extend([one, other]),
            None => self.found.push(Rift { kind, about, places: BTreeSet::from([one, other]) }),
        }
    }
}

impl Ground<'_, '_> {
    /// The contradictions between the passages of a row, one for each thing that they disagree in.
    fn in_statement(&self, index: usize, statement: &Statement) -> Vec<Conflict> {
        // Of a row with more passages the first speak for all: forty articles make 780 pairs.
        const LOOKED_AT: usize = 40;
        let told: Vec<Told<'_>> = statement.occurrences.iter().take(LOOKED_AT).map(|&occurrence| self.told(occurrence)).collect();
        let similarity: BTreeMap<(usize, usize), f64> =
            statement.pairs.iter().map(|pair| ((pair.first, pair.second), pair.similarity)).collect();
        let mut rifts = Rifts::default();
        let mut add = |first: Place, second: Place, (kind, about, one, other): Found| {
            rifts.add(kind, about, Place { span: one, ..first }, Place { span: other, ..second });
        };
        for (first, one) in told.iter().enumerate() {
            for (second, other) in told.iter().enumerate().skip(first + 1) {
                let (here, there) = (one.occurrence.place, other.occurrence.place);
                if here.article != there.article {
                    let alike = similarity.get(&(first, second)).copied().unwrap_or_default();
                    self.in_passages(one, other, alike).into_iter().for_each(|found| add(here, there, found));
                }
            }
        }
        for pair in &statement.pairs {
            let (one, other) = (statement.occurrences[pair.first], statement.occurrences[pair.second]);
            name::in_pair(self, one, other, pair).into_iter().for_each(|found| add(one.place, other.place, found));
        }
        rifts.found.iter_mut().filter(|rift| rift.kind == ConflictKind::Figure).for_each(|rift| complete(rift, &told));
        let conflict = |rift: Rift| Conflict {
            event: statement.event,
            statement: Some(index),
            kind: rift.kind,
            about: rift.about,
            places: rift.places.into_iter().collect(),
        };
        rifts.found.into_iter().map(conflict).collect()
    }

    fn told(&self, occurrence: Occurrence) -> Told<'_> {
        let side = Side::new(self, occurrence);
        Told {
            occurrence,
            amounts: figure::amounts(&side),
            moments: moment::moments(&side),
            polarities: denial::polarities(&side),
            plans: status::plans(&side),
            words: side.prose.places().filter_map(|at| side.word(at)).collect(),
            names: side
                .prose
                .places()
                .filter_map(|at| side.terms[at])
                .filter(|&term| side.classes[term] == Class::Entity)
                .collect(),
            people: self.people(&side),
        }
    }

    fn people(&self, side: &Side<'_, '_>) -> Vec<usize> {
        let mentions = &side.analysis.entities.mentions;
        let named = &mentions[inside(mentions, side.span(), |mention| mention.span)];
        let people = named.iter().filter(|mention| mention.kind == EntityType::Person);
        people.filter_map(|mention| self.who.shared(side.occurrence.place.article, mention.entity)).collect()
    }

    fn in_passages(&self, one: &Told<'_>, other: &Told<'_>, alike: f64) -> Vec<Found> {
        let given = [one, other].map(|told| &self.given[told.occurrence.place.article]);
        let common = figure::Common { alike, word: !one.words.is_disjoint(&other.words), given };
        // "Danso received 45 per cent", "Okoye gained 53 per cent"; "in 1987, 45 people died"
        let apart = one.is_of_another(other) || one.moments.of_a_year() != other.moments.of_a_year();
        let mut found = if apart { Vec::new() } else { figure::differing(&one.amounts, &other.amounts, common) };
        found.extend(moment::differing(&one.moments, &other.moments, alike));
        found.extend(denial::differing(
            &one.polarities,
            &other.polarities,
            &self.passages.opposites,
            alike,
            !one.names.is_disjoint(&other.names),
        ));
        found.extend(status::differing(&one.plans, &other.plans));
        found
    }
}

/// A passage with all that is known of its words.
struct Side<'a, 't> {
    analysis: &'a Analysis<'t>,
    terms: &'a [Option<TermId>],
    classes: &'a [Class],
    occurrence: Occurrence,
    /// Its words: nobody sees past them.
    prose: Prose<'a>,
}

impl<'a, 't> Side<'a, 't> {
    fn new(ground: &'a Ground<'a, 't>, occurrence: Occurrence) -> Self {
        let article = occurrence.place.article;
        let analysis = &ground.articles[article];
        let prose = analysis.prose();
        let prose = prose.part(prose.within(occurrence.place.span));
        Side { analysis, terms: &ground.passages.terms[article], classes: &ground.passages.classes, occurrence, prose }
    }

    fn span(&self) -> Span {
        self.occurrence.place.span
    }

    /// The term of a token that is a word with a meaning.
    fn word(&self, at: usize) -> Option<TermId> {
        self.terms[at].filter(|&term| matches!(self.classes[term], Class::Word | Class::Common))
    }

    /// The word at a place in lower case; nothing outside the passage.
    fn lower(&self, at: usize) -> &str {
        self.prose.row.at(at).map_or("", |_| self.analysis.words.lower(at))
    }
}

/// The indexes of the sorted items that lie in the span.
fn inside<T>(items: &[T], outer: Span, span: impl Fn(&T) -> Span) -> Range<usize> {
    let first = items.partition_point(|item| span(item).start < outer.start);
    first..first + items[first..].partition_point(|item| span(item).end <= outer.end)
}
