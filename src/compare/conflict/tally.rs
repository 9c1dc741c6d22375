//! What is counted once at an event, the dead, the arrested, the crowd, by articles that tell of it in passages of no one row.

use std::collections::{BTreeMap, BTreeSet};

use crate::analysis::Analysis;
use crate::entity::{Figure, FigureKind, Grain};
use crate::lexicon::rule_words;
use crate::words::Tag;

use super::super::term::TermId;
use super::super::{Conflict, ConflictKind, Occurrence, Place, tally};
use super::figure::{self, Amount};
use super::{Ground, Side, inside};

/// How many an article says there were.
struct Tally<'a> {
    place: Place,
    amount: Amount<'a>,
    /// The word that says what became of them: `killed`.
    says: String,
    /// Who was counted, where it is not just people: `officers`.
    of: BTreeSet<TermId>,
}

/// The counts in which articles of an event differ.
pub fn differing(ground: &Ground<'_, '_>, event_of: &[usize]) -> Vec<Conflict> {
    // Of more articles the first speak for all.
    const LOOKED_AT: usize = 40;
    const MOST: usize = 200;
    let mut told: BTreeMap<(usize, usize), Vec<Tally<'_>>> = BTreeMap::new();
    for (article, &event) in event_of.iter().enumerate() {
        for (sort, tally) in tallies(ground, article) {
            let told = told.entry((event, sort)).or_default();
            if told.len() < MOST {
                told.push(tally);
            }
        }
    }
    let mut conflicts = Vec::new();
    for ((event, _), tallies) in told {
        let totals: Vec<&Tally<'_>> = tallies.iter().filter(|tally| is_total(tally, &tallies)).take(LOOKED_AT).collect();
        let mut places = BTreeSet::new();
        let mut about = BTreeSet::new();
        for (at, one) in totals.iter().enumerate() {
            for other in &totals[at + 1..] {
                if one.place.article != other.place.article && ground.differ(one, other, &tallies) {
                    places.extend([one.place, other.place]);
                    about.extend([&one.says, &other.says]);
                }
            }
        }
        if let Some(about) = about.first().filter(|_| !places.is_empty()) {
            let about = (*about).clone();
            let places = places.into_iter().collect();
            conflicts.push(Conflict { event, statement: None, kind: ConflictKind::Figure, about, places });
        }
    }
    conflicts
}

/// Whether an article gives no higher count of the same: `eleven died`, `two of them were children`.
fn is_total(tally: &Tally<'_>, all: &[Tally<'_>]) -> bool {
    let own = all.iter().filter(|other| other.place.article == tally.place.article && alike(other, tally));
    own.map(|other| other.amount.high).fold(0.0, f64::max) <= tally.amount.high
}

/// Whether two articles count the same people.
fn alike(one: &Tally<'_>, other: &Tally<'_>) -> bool {
    (one.of.is_empty() && other.of.is_empty()) || !one.of.is_disjoint(&other.of)
}

/// Whether one counts more officers than the other counts people: a part that is greater than the whole.
fn exceeds(one: &Tally<'_>, other: &Tally<'_>) -> bool {
    other.of.is_empty() && one.amount.low > other.amount.high
}

/// Whether two counts are of one size: the crowd at the match is not the one in the street.
fn of_one_size(one: &Amount<'_>, other: &Amount<'_>) -> bool {
    const SIZE: f64 = 2.5;
    const FEW: f64 = 5.0;
    let (low, high) = (one.low.min(other.low), one.high.max(other.high));
    high <= low * SIZE || high - low <= FEW
}

impl Ground<'_, '_> {
    fn differ(&self, one: &Tally<'_>, other: &Tally<'_>, all: &[Tally<'_>]) -> bool {
        let known = |article: usize, amount: &Amount<'_>| self.given[article].contains(&amount.key);
        let agrees = |article: usize, amount: &Amount<'_>| {
            all.iter().any(|tally| tally.place.article == article && figure::agree(&tally.amount, amount))
        };
        let (here, there) = (one.place.article, other.place.article);
        (alike(one, other) || exceeds(one, other) || exceeds(other, one))
            && of_one_size(&one.amount, &other.amount)
            && !known(here, &other.amount)
            && !known(there, &one.amount)
            && !agrees(here, &other.amount)
            && !agrees(there, &one.amount)
    }
}

/// What an article counts, and the sort that it is of.
fn tallies<'a>(ground: &'a Ground<'_, '_>, article: usize) -> Vec<(usize, Tally<'a>)> {
    let analysis = &ground.articles[article];
    let mut tallies = Vec::new();
    for (sentence, around) in analysis.sentences.iter().enumerate() {
        let role = analysis.document.blocks[around.block].role;
        if !role.is_body() || (analysis.entities.figures.is_empty() && ground.ones[article].is_empty()) {
            continue;
        }
        let place = Place { article, span: around.span };
        let side = Side::new(ground, Occurrence { place, sentence, quote: None, speaker: None });
        if speaks_of_another(&side) {
            continue;
        }
        let ones = &ground.ones[article];
        let ones = ones[inside(ones, around.span, |one| one.span)].iter().filter_map(|one| figure::amount(&side, one));
        let amounts = figure::amounts(&side).into_iter().chain(ones);
        for amount in amounts.filter(|amount| amount.measure == "number" && !is_part(&side, amount)) {
            let of = |at: usize| side.terms[at].and_then(|term| ground.passages.tallies.get(&term).copied());
            if let Some((sort, says)) = tally::sort(analysis, amount.figure, of) {
                let mut of = amount.of.clone();
                of.retain(|term| !ground.passages.tallies.contains_key(term));
                let says = side.lower(says).to_owned();
                tallies.push((sort, Tally { place: Place { article, span: amount.span }, amount, says, of }));
            }
        }
    }
    tallies
}

/// Whether a sentence may tell of another event, or of what did not happen: `In 2011 a quake killed 300`.
pub fn speaks_of_another(side: &Side<'_, '_>) -> bool {
    names_year(side) || side.prose.places().any(|at| rule_words!("of-another-event").has(side.lower(at)))
}

/// Whether a sentence names a year.
pub fn names_year(side: &Side<'_, '_>) -> bool {
    let dates = &side.analysis.entities.dates;
    dates[inside(dates, side.span(), |date| date.span)].iter().any(|date| date.grain == Grain::Year)
}

/// Where an article counts one, which is no figure elsewhere: `one officer was killed`, not `one of them`. Nothing where it counts
/// one more than once: they may be two.
pub fn ones(analysis: &Analysis<'_>) -> Vec<Figure> {
    let prose = analysis.prose();
    let one = |at: &usize| {
        let counts = |next: usize| matches!(analysis.words.tag(next), Tag::Noun | Tag::Adj);
        analysis.words.lower(*at) == "one" && prose.before(*at) != "no" && prose.row.later(*at).is_some_and(counts)
    };
    let mut found: Vec<usize> = prose.places().filter(one).collect();
    if found.len() > 1 {
        found.clear();
    }
    let figure =
        |at: usize| Figure { kind: FigureKind::Number, value: Some(1.0), upper: None, unit: None, span: prose.span(at..at + 1) };
    found.into_iter().map(figure).collect()
}

/// Whether a figure counts some of those that are counted: `another two`, `eight of the wounded`, `among them three children`.
pub fn is_part(side: &Side<'_, '_>, amount: &Amount<'_>) -> bool {
    let range = side.prose.within(amount.span);
    let parting = |at: usize| rule_words!("before-part").has(side.lower(at));
    let before = side.prose.up_to(range.start).tail(3).places().any(parting);
    before || rule_words!("behind-part").has(side.lower(range.end))
}
