//! Figures that an event has one of: what it cost, how much burned, how a vote ended. Articles that give one each, and not the same,
//! contradict each other, whatever words stand beside it.

use std::collections::{BTreeMap, BTreeSet};

use super::super::{Conflict, ConflictKind, Occurrence, Place};
use super::figure::{self, Amount};
use super::{Ground, Side};

/// Sums and areas of which articles give one each, near each other.
pub fn differing(ground: &Ground<'_, '_>, event_of: &[usize]) -> Vec<Conflict> {
    let mut only: BTreeMap<(usize, String), Vec<(Place, Amount<'_>)>> = BTreeMap::new();
    for (article, &event) in event_of.iter().enumerate() {
        let mut given: BTreeMap<String, Vec<(Place, Amount<'_>)>> = BTreeMap::new();
        for (place, amount) in amounts(ground, article) {
            given.entry(amount.measure.clone()).or_default().push((place, amount));
        }
        for (measure, mut amounts) in given {
            let first = &amounts[0].1;
            if amounts.iter().all(|(_, amount)| figure::agree(first, amount) || figure::agree(amount, first)) {
                only.entry((event, measure)).or_default().push(amounts.swap_remove(0));
            }
        }
    }
    only.into_iter().filter_map(|((event, _), given)| conflict(event, &given)).collect()
}

/// The figures that are not the same, though they are of one size.
fn conflict(event: usize, given: &[(Place, Amount<'_>)]) -> Option<Conflict> {
    // Of more articles the first speak for all.
    const LOOKED_AT: usize = 40;
    const SIZE: f64 = 1.7;
    let given = &given[..given.len().min(LOOKED_AT)];
    let mut places = BTreeSet::new();
    for (at, (here, one)) in given.iter().enumerate() {
        for (there, other) in &given[at + 1..] {
            let of_one_size = one.high.max(other.high) <= SIZE * one.low.min(other.low);
            if of_one_size && !figure::agree(one, other) {
                places.extend([*here, *there]);
            }
        }
    }
    let about = given.iter().find_map(|(_, amount)| amount.about.clone()).unwrap_or_else(|| given[0].1.text.clone());
    let places: Vec<Place> = places.into_iter().collect();
    (!places.is_empty()).then_some(Conflict { event, statement: None, kind: ConflictKind::Figure, about, places })
}

/// The sums and areas that an article gives.
fn amounts<'a>(ground: &'a Ground<'_, '_>, article: usize) -> Vec<(Place, Amount<'a>)> {
    let analysis = &ground.articles[article];
    let told =
        analysis.sentences.iter().enumerate().filter(|(_, sentence)| analysis.document.blocks[sentence.block].role.is_body());
    let amounts = told.flat_map(|(sentence, around)| {
        let place = Place { article, span: around.span };
        let side = Side::new(ground, Occurrence { place, sentence, quote: None, speaker: None });
        figure::amounts(&side).into_iter().map(move |amount| (Place { article, span: amount.span }, amount))
    });
    amounts.filter(|(_, amount)| amount.measure.starts_with("money") || amount.measure == "area").collect()
}
