//! What passages of no one row contradict each other in: a verb that one says and another denies, days of the same deed.
//!
//! Such passages need less in common than those of a row: the same deed, somebody or something that it is about, and articles that
//! tell of it in one way each.

use std::collections::BTreeMap;

use foldhash::{HashMap, HashSet};

use super::super::passage::Passage;
use super::super::statement::Likeness;
use super::super::term::{Class, TermId};
use super::super::{Conflict, ConflictKind, Occurrence, Place};
use super::{Ground, Side, Told, denial, moment};

/// Passages less alike than this have nothing to do with each other.
const ALIKE: f64 = 0.1;
/// Of more contradictions nobody reads another.
const MOST: usize = 200;

/// Contradictions between passages that were looked at together and stand in no one row.
pub fn differing(ground: &Ground<'_, '_>, pairs: &[Likeness], event_of: &[usize]) -> Vec<Conflict> {
    let all = &ground.passages.all;
    let event = |passage: usize| event_of[all[passage].article];
    let mut told: HashMap<usize, Told<'_>> = HashMap::default();
    let mut conflicts = Vec::new();
    for pair in pairs.iter().filter(|pair| pair.similarity >= ALIKE && event(pair.first) == event(pair.second)) {
        for passage in [pair.first, pair.second] {
            told.entry(passage).or_insert_with(|| ground.told(occurrence(&all[passage])));
        }
        if conflicts.len() >= MOST {
            break;
        }
        let (one, other) = (&told[&pair.first], &told[&pair.second]);
        let (here, there) = (one.occurrence.place, other.occurrence.place);
        let about = shared(ground, pair.first, pair.second);
        let mut found = moment::of_one_deed(&one.moments, &other.moments, &about);
        found.extend(denial::of_one_deed(&one.polarities, &other.polarities, &about, against(ground, one, other)));
        conflicts.extend(found.into_iter().map(|(kind, about, first, second)| {
            let mut places = vec![Place { span: first, ..here }, Place { span: second, ..there }];
            places.sort_unstable();
            Conflict { event: event(pair.first), statement: None, kind, about, places }
        }));
    }
    conflicts
}

/// Words against each other, for passages that begin with the same person: `Selin would stay in office`, `Selin stepped down`.
fn against<'g>(ground: &Ground<'g, '_>, one: &Told<'_>, other: &Told<'_>) -> Option<&'g HashSet<(TermId, TermId)>> {
    let same = one.people.first().is_some_and(|first| other.people.first() == Some(first));
    same.then_some(&ground.passages.opposites)
}

fn occurrence(passage: &Passage) -> Occurrence {
    Occurrence {
        place: Place { article: passage.article, span: passage.span },
        sentence: passage.sentence,
        quote: passage.quote,
        speaker: passage.quote.and(passage.speaker),
    }
}

/// What an event has once or not at all, which one article tells and another denies: each in one way wherever it speaks of it.
pub fn decided(ground: &Ground<'_, '_>, event_of: &[usize]) -> Vec<Conflict> {
    let mut told: BTreeMap<(usize, String), Vec<(bool, Place)>> = BTreeMap::new();
    let mut about: HashMap<String, String> = HashMap::default();
    for passage in &ground.passages.all {
        let side = Side::new(ground, occurrence(passage));
        for decision in denial::decisions(&side, &ground.passages.tallies) {
            let place = Place { article: passage.article, span: decision.span };
            told.entry((event_of[passage.article], decision.of.clone())).or_default().push((decision.denied, place));
            about.entry(decision.of).or_insert(decision.lemma);
        }
    }
    let mut conflicts = Vec::new();
    for ((event, of), told) in told {
        // The first place of each article that tells it in this way only.
        let only = |denied: bool| {
            let mut places: BTreeMap<usize, Option<Place>> = BTreeMap::new();
            for &(other, place) in &told {
                let first = places.entry(place.article).or_insert(Some(place));
                *first = first.filter(|_| other == denied);
            }
            places.into_values().flatten().collect::<Vec<Place>>()
        };
        let (said, denied) = (only(false), only(true));
        if !said.is_empty() && !denied.is_empty() {
            let mut places: Vec<Place> = said.into_iter().chain(denied).collect();
            places.sort_unstable();
            let about = about.get(&of).cloned().unwrap_or_default();
            conflicts.push(Conflict { event, statement: None, kind: ConflictKind::Denial, about, places });
        }
    }
    conflicts
}

/// What both passages are about: names and words that both have.
fn shared(ground: &Ground<'_, '_>, first: usize, second: usize) -> HashSet<TermId> {
    let passages = ground.passages;
    let (one, other) = (&passages.all[first], &passages.all[second]);
    let told = |term: &TermId| matches!(passages.classes[*term], Class::Word | Class::Entity);
    let has = |term: &TermId| other.terms.binary_search(term).is_ok() || other.context.contains(term);
    one.keys().filter(|term| told(term) && has(term)).collect()
}
