//! Figures that an event has one of: what it cost, how much burned, how many homes, how long somebody goes to prison, how a vote
//! ended. Articles that give one each, and not the same, contradict each other, whatever words stand beside it.

use std::collections::{BTreeMap, BTreeSet};

use foldhash::HashSet;

use crate::lexicon::rule_words;
use crate::span::Span;

use super::super::term::{Class, TermId};
use super::super::{Conflict, ConflictKind, Occurrence, Place};
use super::figure::{self, Amount};
use super::{Ground, Side, inside, tally};

/// Sums, areas, counts, terms in prison and votes of which articles give one each, near each other.
pub fn differing(ground: &Ground<'_, '_>, event_of: &[usize]) -> Vec<Conflict> {
    let mut only: BTreeMap<(usize, String), Vec<Given<'_>>> = BTreeMap::new();
    let mut votes: BTreeMap<usize, Vec<(Place, Vote)>> = BTreeMap::new();
    for (article, &event) in event_of.iter().enumerate() {
        let mut given: BTreeMap<String, Vec<Given<'_>>> = BTreeMap::new();
        let mut voted: Vec<(Place, Vote)> = Vec::new();
        for side in sides(ground, article) {
            for (sort, amount) in amounts(&side) {
                let beside = if sort.starts_with(COUNT) { beside(&side, &amount) } else { HashSet::default() };
                let place = Place { article, span: amount.span };
                given.entry(sort).or_default().push(Given { place, amount, beside });
            }
            voted.extend(vote(&side).map(|(span, vote)| (Place { article, span }, vote)));
        }
        for (sort, mut amounts) in given {
            let first = &amounts[0].amount;
            if amounts.iter().all(|given| figure::agree(first, &given.amount) || figure::agree(&given.amount, first)) {
                only.entry((event, sort)).or_default().push(amounts.swap_remove(0));
            }
        }
        if let Some(&(place, first)) = voted.first().filter(|(_, first)| voted.iter().all(|(_, vote)| vote == first)) {
            votes.entry(event).or_default().push((place, first));
        }
    }
    let mut conflicts: Vec<Conflict> =
        only.into_iter().filter_map(|((event, sort), given)| conflict(ground, event, &sort, &given)).collect();
    conflicts.extend(votes.into_iter().filter_map(|(event, votes)| outcome(event, &votes)));
    conflicts
}

/// A figure of which an article gives one.
struct Given<'a> {
    place: Place,
    amount: Amount<'a>,
    /// Of a count, what its sentence tells beside it.
    beside: HashSet<TermId>,
}

/// What the sentence of a count tells, but for what is counted.
fn beside(side: &Side<'_, '_>, amount: &Amount<'_>) -> HashSet<TermId> {
    let told = side.prose.places().filter_map(|at| side.terms[at]);
    told.filter(|term| matches!(side.classes[*term], Class::Word | Class::Entity) && !amount.of.contains(term)).collect()
}

/// The figures that are not the same, though they are of one size.
fn conflict(ground: &Ground<'_, '_>, event: usize, sort: &str, given: &[Given<'_>]) -> Option<Conflict> {
    // Of more articles the first speak for all.
    const LOOKED_AT: usize = 40;
    const SIZE: f64 = 1.7;
    let given = &given[..given.len().min(LOOKED_AT)];
    let known = |of: &Given<'_>, other: &Given<'_>| ground.given[of.place.article].contains(&other.amount.key);
    let mut places = BTreeSet::new();
    for (at, here) in given.iter().enumerate() {
        for there in &given[at + 1..] {
            let (one, other) = (&here.amount, &there.amount);
            let of_one_size = one.high.max(other.high) <= SIZE * one.low.min(other.low);
            // "180 homes", "150 homes": of the same only where their sentences have more in common, and neither article has both.
            let apart = here.beside.is_disjoint(&there.beside) || known(here, there) || known(there, here);
            let counted = !sort.starts_with(COUNT) || !apart;
            if of_one_size && counted && !figure::agree(one, other) && !figure::agree(other, one) {
                places.extend([here.place, there.place]);
            }
        }
    }
    let about = given.iter().find_map(|given| given.amount.about.clone()).unwrap_or_else(|| given[0].amount.text.clone());
    let places: Vec<Place> = places.into_iter().collect();
    (!places.is_empty()).then_some(Conflict { event, statement: None, kind: ConflictKind::Figure, about, places })
}

/// The sentences of an article's story.
fn sides<'a, 't>(ground: &'a Ground<'a, 't>, article: usize) -> impl Iterator<Item = Side<'a, 't>> {
    let analysis = &ground.articles[article];
    let told =
        analysis.sentences.iter().enumerate().filter(|(_, sentence)| analysis.document.blocks[sentence.block].role.is_body());
    told.map(move |(sentence, around)| {
        let place = Place { article, span: around.span };
        Side::new(ground, Occurrence { place, sentence, quote: None, speaker: None })
    })
}

/// How the sort of a count begins.
const COUNT: &str = "number";

/// What a sentence gives of which an event has one, each with its sort.
fn amounts<'a>(side: &Side<'a, '_>) -> Vec<(String, Amount<'a>)> {
    let mut found = Vec::new();
    for amount in figure::amounts(side) {
        let sort = match amount.measure.as_str() {
            measure if measure.starts_with("money") || measure == "area" => measure.to_owned(),
            "time" if is_prison_term(side, &amount) => "prison".to_owned(),
            COUNT if counts_once(side, &amount) => format!("{COUNT} {:?}", amount.of),
            _ => continue,
        };
        found.push((sort, amount));
    }
    found
}

/// Whether a figure says how many things there were in all: `180 homes`, not `two of the homes`.
fn counts_once(side: &Side<'_, '_>, amount: &Amount<'_>) -> bool {
    const FEWEST: f64 = 3.0;
    amount.low >= FEWEST && !amount.of.is_empty() && !tally::speaks_of_another(side) && !tally::is_part(side, amount)
}

/// Whether a length of time is what somebody goes to prison for: `jailed for nine years`, `nine years behind bars`.
fn is_prison_term(side: &Side<'_, '_>, amount: &Amount<'_>) -> bool {
    const SHORTEST: f64 = 90.0;
    const REACH: usize = 4;
    let range = side.prose.within(amount.span);
    let prison = |at: usize| rule_words!("prison-term").has(&side.analysis.words.lemma(at));
    let near = side.prose.up_to(range.start).tail(REACH).places().chain(side.prose.from(range.end).head(REACH).places());
    let most = side.prose.up_to(range.start).tail(2).has_any(&["up", "least"]);
    amount.low >= SHORTEST && !most && !tally::speaks_of_another(side) && near.into_iter().any(prison)
}

/// Votes for and against.
type Vote = (u64, u64);

/// How a vote ended, where a sentence says so: `voted 121 to 116`, `122 for, 116 against`.
fn vote(side: &Side<'_, '_>) -> Option<(Span, Vote)> {
    // A sentence with more is a table.
    const MOST: usize = 24;
    let figures = &side.analysis.entities.figures;
    let figures = &figures[inside(figures, side.span(), |figure| figure.span)];
    let of_votes = side.prose.places().any(|at| rule_words!("of-vote").has(side.lower(at)));
    let found = figures.windows(2).take(MOST).find_map(|pair| {
        let range = |at: usize| side.prose.within(pair[at].span);
        let (first, second) = (range(0), range(1));
        let mut between = (first.end..second.start).map(|at| side.lower(at));
        let to = between.clone().next_back().is_some_and(|last| matches!(last, "to" | "-" | "–"));
        let close = second.start.saturating_sub(first.end) <= 2;
        let sides = between.any(|word| rule_words!("in-favour").has(word)) && side.lower(second.end) == "against";
        let whole = |at: usize| pair[at].value.filter(|value| value.fract() == 0.0 && *value >= 0.0).map(|value| value as u64);
        let vote = (whole(0)?, whole(1)?);
        ((to && close && of_votes) || sides).then(|| (pair[0].span.join(pair[1].span), vote))
    });
    found.filter(|_| !tally::names_year(side))
}

/// Votes that articles of an event give differently.
fn outcome(event: usize, votes: &[(Place, Vote)]) -> Option<Conflict> {
    let first = votes[0].1;
    // A vote in the other order is the same; one of another size is another vote.
    const SIZE: u64 = 2;
    let same = |vote: Vote| vote == first || (vote.1, vote.0) == first;
    let total = |vote: Vote| vote.0.saturating_add(vote.1);
    let of_one_size = votes
        .iter()
        .all(|(_, vote)| total(*vote) <= total(first).saturating_mul(SIZE) && total(first) <= total(*vote).saturating_mul(SIZE));
    if !of_one_size || votes.iter().all(|(_, vote)| same(*vote)) {
        return None;
    }
    let places = votes.iter().map(|(place, _)| *place).collect();
    Some(Conflict { event, statement: None, kind: ConflictKind::Figure, about: "votes".to_owned(), places })
}
