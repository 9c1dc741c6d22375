//! What the words before a verb end in: a subject, what is told of it, two joined by `and`.

use crate::lexicon::rule_words;
use crate::quote::read::lists;
use crate::quote::read::word::Word;
use crate::wordclass::{VerbForm, WordClass};
use crate::words::Stretch;

/// Whether the words end, behind a comma, in a noun that agrees with the verb, with what is told of it, and the sentence is over.
pub(super) fn closes_sentence(words: Stretch<'_, Word<'_>>, after: Option<&Word<'_>>, form: VerbForm) -> bool {
    const LONGEST: usize = 12;
    let clause = words.tail(LONGEST).trailing(|word| !word.is(",") && !is_copula(word) && word.quoted.is_none());
    let comma = words.before(clause.start()).is_some_and(|word| word.is(",") || word.quoted.is_some());
    let several = |word: &Word<'_>| lists::is_plural(&word.lower) || word.lower.ends_with('s');
    let mut subject = clause.head(4).iter().filter(|word| word.class == WordClass::Noun && !word.is_mark());
    let agrees = if form == VerbForm::ThirdPerson { subject.any(|word| !several(word)) } else { subject.any(several) };
    let according = clause.any(|word| word.is("according") || word.is("to"));
    // "…, researchers report in the Lume Journal"
    let ends = |after: &Word<'_>| after.is(".") || after.dated || after.is("in") && form == VerbForm::Base;
    comma && agrees && !according && after.is_none_or(ends)
}

/// Whether the words end in what is told of a noun in commas or brackets: `Brell, the mayor of Tarn,`
pub(super) fn follows_insertion(words: Stretch<'_, Word<'_>>) -> bool {
    const LONGEST: usize = 24;
    let opening = match words.last().map(|last| &*last.lower) {
        Some(",") => ",",
        Some(")") => "(",
        _ => return false,
    };
    let inside = words.up_to(words.end() - 1).tail(LONGEST);
    let inside = inside.trailing(|word| !word.is(opening) && !word.is_finite() && word.quoted.is_none());
    let mut lead = words.up_to(inside.start()).back();
    if inside.is_empty() || !lead.next().is_some_and(|word| word.is(opening)) {
        return false;
    }
    let noun = |word: &Word<'_>| word.class == WordClass::Noun && !word.is_mark();
    let Some(before) = lead.next() else { return false };
    // "Brell, 34, from Tarn,"
    let aged = before.class == WordClass::Number && lead.next().is_some_and(|word| word.is(",")) && lead.next().is_some_and(noun);
    noun(before) || aged
}

/// Whether the words end in two joined by `and`: `Brell and Vale`.
pub(super) fn is_pair(words: Stretch<'_, Word<'_>>) -> bool {
    let noun = |word: &Word<'_>| word.class == WordClass::Noun && !word.is_mark();
    let second = words.trailing(noun);
    let mut lead = words.up_to(second.start()).back();
    !second.is_empty() && lead.next().is_some_and(|word| word.is("and")) && lead.next().is_some_and(noun)
}

pub(super) fn is_copula(word: &Word<'_>) -> bool {
    rule_words!("copula").has(&word.lower)
}
