//! What is told of a subject between it and its verb.

use crate::lexicon::rule_words;
use crate::quote::read::{Reading, Unit, Word};
use crate::wordclass::VerbForm;
use crate::words::Stretch;

/// Where what is told of the subject opens, right before its verb, in brackets or commas: `Brell (D-Tarn) said`, `Brell, the mayor,
/// said`, `Brell, who called him “old,” said`; the verb itself where nothing is.
pub(crate) fn insertion(reading: &Reading<'_>, unit: &Unit, verb: usize) -> usize {
    let mut opens = verb;
    while let Some(before) = one_insertion(reading, unit, opens) {
        opens = before;
    }
    opens
}

/// Where the brackets or commas open that close right before a word.
fn one_insertion(reading: &Reading<'_>, unit: &Unit, next: usize) -> Option<usize> {
    const LONGEST: usize = 40;
    let lead = reading.of(unit).up_to(next);
    let closing = lead.last().filter(|_| lead.len() > 1)?;
    let lead = lead.up_to(next - 1);
    let near = lead.tail(LONGEST);
    if closing.is(")") && closing.quoted.is_none() {
        return near.trailing(|word| word.quoted.is_none()).find_back(|word| word.is("("));
    }
    // "Brell — who called him “old” — said"
    if closing.is_dash() && closing.quoted.is_none() {
        return near.trailing(|word| !word.is(",")).find_back(|word| word.is_dash() && word.quoted.is_none());
    }
    // "Brell, who called him “old,” said"
    let hands_over = closing.quoted.is_some_and(|quotation| reading.ends_in(quotation, &[',']));
    let comma = hands_over || closing.is(",") && closing.quoted.is_none();
    if !comma {
        return None;
    }
    // "Brell (D-Tarn), said"
    if closing.is(",") && lead.last().is_some_and(|word| word.is(")") && word.quoted.is_none()) {
        return Some(lead.end());
    }
    let told_in_quotation = closing.quoted.is_some();
    opening_comma(lead, LONGEST, told_in_quotation)
}

/// Where the comma stands that opens what is told of the subject, as far as a comma closes it behind the words.
fn opening_comma(lead: Stretch<'_, Word<'_>>, most: usize, quoted: bool) -> Option<usize> {
    let is_comma = |word: &Word<'_>| word.is(",") && word.quoted.is_none();
    // A verb belongs to a relative clause: "Brell, who sits on the council,", "Brell, a mayor who sits on the council,".
    let (mut verbs, mut clause) = (false, quoted);
    for (at, word) in lead.tail(most).placed().rev() {
        let relative = word.quoted.is_none() && rule_words!("relative").has(&word.lower);
        match () {
            () if relative && lead.before(at).is_some_and(is_comma) => return Some(at - 1),
            () if relative => (verbs, clause) = (false, false),
            // "The paper, citing people whom it did not name, reported"
            () if is_comma(word) && lead.after(at).and_then(Word::form) == Some(VerbForm::Ing) => {
                return (!clause).then_some(at);
            }
            () if is_comma(word) => return (!verbs && !clause).then_some(at),
            () => verbs |= word.is_finite(),
        }
    }
    None
}
