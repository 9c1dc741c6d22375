//! Forms of verbs that report, where they are nouns: `the accused`, `the protests that began`.

use super::{Candidate, Opening};
use crate::lexicon::rule_words;
use crate::quote::read::lists;
use crate::quote::read::{Reading, Unit, Word};
use crate::wordclass::{VerbForm, WordClass};

/// Whether what stands before and behind the word shows a noun: `the accused`, `respond to alerts`, `the banker bashing could`.
pub(super) fn is_noun(reading: &Reading<'_>, unit: &Unit, at: usize) -> bool {
    let words = reading.of(unit);
    let form = reading.words[at].form();
    let Some(before) = words.before(at).filter(|before| before.quoted.is_none()) else { return false };
    let next = words.after(at).filter(|next| next.quoted.is_none());
    let determined = rule_words!("before-noun").has(&before.lower);
    let towards = before.class == WordClass::To && form == Some(VerbForm::ThirdPerson);
    let gerund = form == Some(VerbForm::Ing) && next.is_some_and(|next| next.class == WordClass::Modal);
    // "against defending champion Vale"
    let titled = form == Some(VerbForm::Ing) && next.is_some_and(|next| lists::does(&next.lower, "crowned"));
    determined || towards || gerund || titled
}

/// Whether the word is a noun, or a verb of doing.
pub(super) fn reports_nothing(reading: &Reading<'_>, unit: &Unit, cue: &Candidate) -> bool {
    has_relative(reading, unit, cue) || lacks_that(reading, cue)
}

/// Whether a relative clause tells what the noun is: `the protests that began`, `alerts that do not count`, `in states where it is
/// sold`. A clause that somebody reports has a subject behind `that`.
fn has_relative(reading: &Reading<'_>, unit: &Unit, cue: &Candidate) -> bool {
    let plural = reading.words[cue.head].class == WordClass::VerbOrNoun(VerbForm::ThirdPerson);
    plural
        && cue.head + 1 == cue.words.end
        && match cue.opening {
            Opening::That => opens_relative(reading, unit, cue.opens),
            Opening::Wh => reading.of(unit).at(cue.opens).is_some_and(|word| word.is("where")),
            _ => false,
        }
}

/// "held firm despite doubts that it would last", "maintaining a habit is easy": it reports with `that` only, or before a quotation.
fn lacks_that(reading: &Reading<'_>, cue: &Candidate) -> bool {
    let bare = matches!(cue.opening, Opening::Clause | Opening::Phrase | Opening::Preposition | Opening::End);
    bare && !cue.follows && lists::does(&reading.words[cue.head].lower, "only-that")
}

/// Whether the `that` at a place is the subject of the verb behind it: `a statement that appeared to help`, but "said that was wrong".
pub(super) fn opens_relative(reading: &Reading<'_>, unit: &Unit, that: usize) -> bool {
    let next = reading.of(unit).from(that + 1).iter().find(|word| word.class != WordClass::Adverb || word.is("there"));
    let points = |word: &Word<'_>| rule_words!("behind-that").has(&word.lower);
    next.is_some_and(|next| next.quoted.is_none() && next.is_tensed() && !points(next))
}
