//! What is told of a subject between it and its verb.

use crate::quote::read::{Reading, Unit};
use crate::wordclass::VerbForm;

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
    let last = next.checked_sub(1).filter(|&last| last > unit.words.start)?;
    let closing = &reading.words[last];
    let back = (unit.words.start..last).rev().take(LONGEST);
    if closing.is(")") && closing.quoted.is_none() {
        let mut plain = back.take_while(|&at| reading.words[at].quoted.is_none());
        return plain.find(|&at| reading.words[at].is("("));
    }
    // "Brell — who called him “old” — said"
    if closing.is_dash() && closing.quoted.is_none() {
        let mut inside = back.take_while(|&at| !reading.words[at].is(","));
        return inside.find(|&at| reading.words[at].is_dash() && reading.words[at].quoted.is_none());
    }
    // "Brell, who called him “old,” said"
    let hands_over = closing.quoted.is_some_and(|quotation| reading.ends_in(quotation, &[',']));
    let comma = hands_over || closing.is(",") && closing.quoted.is_none();
    if !comma {
        return None;
    }
    // "Brell (D-Tarn), said"
    if closing.is(",") && reading.words[last - 1].is(")") && reading.words[last - 1].quoted.is_none() {
        return Some(last);
    }
    // A verb belongs to a relative clause: "Brell, who sits on the council,", "Brell, a mayor who sits on the council,".
    let (mut verbs, mut clause) = (false, closing.quoted.is_some());
    for at in back {
        let word = &reading.words[at];
        let relative = word.quoted.is_none() && matches!(&*word.lower, "who" | "whom" | "which" | "whose" | "that");
        let comma = |at: usize| reading.words[at].is(",") && reading.words[at].quoted.is_none();
        match () {
            () if relative && at > unit.words.start && comma(at - 1) => return Some(at - 1),
            () if relative => (verbs, clause) = (false, false),
            // "The paper, citing people whom it did not name, reported"
            () if comma(at) && reading.words[at + 1].form() == Some(VerbForm::Ing) => return (!clause).then_some(at),
            () if comma(at) => return (!verbs && !clause).then_some(at),
            () => verbs |= word.is_finite(),
        }
    }
    None
}
