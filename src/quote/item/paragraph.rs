//! The items of a paragraph, kept for the next text.
//!
//! They are known again by the stamp of all that was seen of the paragraph (`decide/paragraph.rs`) and by what was decided of its quotations.
//! Where another paragraph says who speaks they are made anew.

use std::hash::Hash;
use std::ops::Range;
use std::rc::Rc;

use super::unit;
use crate::memory::{Kept, Key, Stamp};
use crate::quote::decide::attribution::Attribution;
use crate::quote::decide::draft::Draft;
use crate::quote::decide::speaker::{Governor, Scene};
use crate::quote::read::Reading;
use crate::span::Span;

/// The items of a paragraph, and where it opened then.
pub(crate) struct Items {
    drafts: Vec<Draft>,
    start: usize,
}

/// The items of the paragraph of these units, before it is known whom their speakers mean.
pub(super) fn items(
    reading: &Reading<'_>,
    scenes: &[Scene],
    units: Range<usize>,
    attributions: &[Attribution],
    kept: &mut Kept<Items>,
) -> Vec<Draft> {
    let read = || {
        let own = |at: usize| {
            let first = attributions.partition_point(|attribution| attribution.unit < at);
            &attributions[first..attributions.partition_point(|attribution| attribution.unit <= at)]
        };
        units.clone().flat_map(|at| unit::items(reading, scenes, at, own(at))).collect()
    };
    let governed = attributions.iter().all(|attribution| {
        let (Governor::Statement(unit, _) | Governor::Subject(unit, _)) = attribution.governor else { return true };
        units.contains(&unit)
    });
    let Some(stamp) = scenes[units.start].stamp.filter(|_| governed) else { return read() };
    let start = reading.span(reading.units[units.start].words.clone()).start;
    let found = kept.get(|key| tell(reading, (stamp, units.start, start), attributions, key), || Items { drafts: read(), start });
    Rc::try_unwrap(found)
        .map_or_else(|kept| kept.drafts.iter().map(|draft| moved(draft, kept.start, start)).collect(), |found| found.drafts)
}

/// Adds all that is seen: of the paragraph by its stamp, its first unit and where it opens, and of its quotations.
fn tell(reading: &Reading<'_>, (stamp, unit, start): (Stamp, usize, usize), attributions: &[Attribution], key: &mut Key) {
    key.stamp(stamp);
    for attribution in attributions {
        // All fields.
        let &Attribution { unit: own, quotation, governor, probability, spoken, evidence } = attribution;
        let governor = match governor {
            Governor::Statement(governing, index) => [0, governing - unit, index],
            Governor::Subject(governing, index) => [1, governing - unit, index],
            Governor::Carry => [2, 0, 0],
            Governor::Nobody => [3, 0, 0],
        };
        let place = reading.quoted[quotation].outer().start.saturating_sub(start);
        key.numbers([own - unit, place]);
        key.numbers(governor);
        key.numbers([probability, spoken].map(|chance| chance.to_bits() as usize));
        evidence.hash(key);
    }
}

/// The item of a paragraph that opens at another place now.
fn moved(draft: &Draft, from: usize, to: usize) -> Draft {
    let span = |span: &mut Span| *span = Span::new(to + span.start - from, to + span.end - from);
    let mut draft = draft.clone();
    draft.quote.content.iter_mut().for_each(span);
    draft.quote.speaker.iter_mut().for_each(|speaker| span(&mut speaker.span));
    draft.quote.cue.iter_mut().for_each(|cue| span(&mut cue.span));
    draft
}
