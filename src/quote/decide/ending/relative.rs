//! Commas of relative clauses: no content ends between a subject and its verb.

use std::ops::Range;

use crate::quote::read::lists;
use crate::quote::read::{Reading, Unit, Word};
use crate::wordclass::WordClass;

/// Whether the comma before `first` stands between a subject and its verb: `said the driver, who was 34, had died`.
pub(super) fn is_inside(reading: &Reading<'_>, unit: &Unit, (content, clause): (Range<usize>, bool), first: usize) -> bool {
    !clause && (goes_on_behind_relative(reading, unit, first) || closes_relative(reading, unit, content, first))
}

/// Whether a relative clause opens at a word, and a verb stands behind the comma that closes it.
fn goes_on_behind_relative(reading: &Reading<'_>, unit: &Unit, first: usize) -> bool {
    const LONGEST: usize = 30;
    let words = reading.of(unit).from(first).head(LONGEST);
    let Some(opens) = words.first().filter(|word| lists::does(&word.lower, "relative")) else {
        return false;
    };
    let own = |word: &&Word<'_>| word.sentence == opens.sentence;
    let mut rest = words.iter().take_while(own).skip_while(|word| !word.is(",") || word.quoted.is_some()).skip(1);
    let behind = rest.find(|word| word.class != WordClass::Adverb);
    behind.is_some_and(|word| word.quoted.is_none() && (word.is_tensed() || word.is_finite()))
}

/// Whether the comma before `first` closes a relative clause, and the verb of the subject that it tells of follows.
fn closes_relative(reading: &Reading<'_>, unit: &Unit, content: Range<usize>, first: usize) -> bool {
    let relative = |word: &Word<'_>| word.quoted.is_none() && lists::does(&word.lower, "relative");
    let content = reading.part(&content);
    let comma = content.find_back(|word| word.is(",") && word.quoted.is_none());
    let opens = comma.and_then(|comma| content.after(comma)).is_some_and(relative);
    opens && reading.of(unit).at(first).is_some_and(|word| word.quoted.is_none() && word.is_tensed())
}
