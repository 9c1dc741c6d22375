//! What a bound is: what marks it, what follows it, and the features of both.

use crate::lexicon::rule_words;
use crate::quote::decide::cue::{Candidate, Opening};
use crate::quote::feature::Feature;
use crate::quote::read::{Reading, Unit, Word};
use crate::wordclass::{VerbForm, WordClass};

/// What marks a bound.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Mark {
    Comma,
    Dash,
    Stop,
    Bare,
}

/// What follows it.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Next {
    Relative,
    That,
    Concession,
    Time,
    Reason,
    NewClause,
    NewVerb,
    Coordinated,
    Ing,
    Participle,
    Preposition,
    Place,
    Means,
    Date,
    Subject,
    Noun,
    Adverb,
    To,
    Other,
}

pub(super) fn next(reading: &Reading<'_>, unit: &Unit, first: usize) -> Next {
    let words = reading.of(unit);
    let Some(word) = words.at(first).filter(|word| word.quoted.is_none()) else { return Next::Other };
    let behind = words.after(first);
    // ", to which she responded"
    let which = behind.is_some_and(|behind| behind.class == WordClass::Relative && !behind.is("that") && behind.quoted.is_none());
    match word.class {
        WordClass::Preposition | WordClass::To if which => Next::Relative,
        _ if word.dated => Next::Date,
        WordClass::Preposition if behind.is_some_and(|behind| behind.dated && behind.quoted.is_none()) => Next::Date,
        // "said the bridge was safe, while also praising the council"
        _ if word.is("while") && opens_participle(reading, unit, first + 1) => Next::Ing,
        _ if rule_words!("concession").has(&word.lower) => Next::Concession,
        WordClass::Adverb if word.is("even") && behind.is_some_and(|behind| behind.class == WordClass::Subordinator) => {
            Next::Concession
        }
        _ if rule_words!("time-of-saying").has(&word.lower) => Next::Time,
        WordClass::Subordinator => Next::Reason,
        WordClass::Relative if word.is("that") => Next::That,
        WordClass::Relative => Next::Relative,
        WordClass::Coordinator => match behind {
            Some(behind) if behind.quoted.is_none() && (behind.is_verb() || behind.class == WordClass::Auxiliary) => {
                Next::NewVerb
            }
            Some(behind) if behind.class == WordClass::Modal => Next::NewVerb,
            Some(_) if opens_clause(reading, unit, first + 1) => Next::NewClause,
            _ => Next::Coordinated,
        },
        WordClass::Verb(VerbForm::Ing) => Next::Ing,
        WordClass::Verb(_) | WordClass::Auxiliary | WordClass::Modal => Next::Participle,
        WordClass::Preposition if rule_words!("means").has(&word.lower) => Next::Means,
        WordClass::Preposition if rule_words!("place-of-saying").has(&word.lower) => Next::Place,
        WordClass::Preposition => Next::Preposition,
        WordClass::SubjectPronoun => Next::Subject,
        WordClass::To => Next::To,
        WordClass::Adverb => Next::Adverb,
        WordClass::Noun | WordClass::Determiner | WordClass::Possessive | WordClass::Adjective | WordClass::Number => {
            if opens_clause(reading, unit, first) {
                Next::Subject
            } else {
                Next::Noun
            }
        }
        _ => Next::Other,
    }
}

fn opens_participle(reading: &Reading<'_>, unit: &Unit, first: usize) -> bool {
    let mut near = reading.of(unit).from(first).head(2).iter();
    near.find(|word| word.class != WordClass::Adverb).is_some_and(|word| word.form() == Some(VerbForm::Ing))
}

/// Whether a subject and its verb stand here.
pub(super) fn opens_clause(reading: &Reading<'_>, unit: &Unit, first: usize) -> bool {
    let plain = |word: &Word<'_>| word.quoted.is_none() && !word.is_mark() && word.class != WordClass::Relative;
    let words = reading.of(unit);
    let clause = words.from(first).head(8).leading(plain);
    clause.placed().skip(1).any(|(at, word)| is_verb_of_clause(word, words.after(at)))
}

/// A verb that makes a clause: not the participle of `efforts supported by the council`.
fn is_verb_of_clause(word: &Word<'_>, next: Option<&Word<'_>>) -> bool {
    let participle = matches!(word.class, WordClass::Verb(VerbForm::Past | VerbForm::Participle));
    word.is_finite() && !(participle && next.is_some_and(|next| next.is("by")))
}

/// What a cue reports: a clause, something done, a thing.
#[derive(Clone, Copy)]
pub(super) enum Group {
    Clause,
    Deed,
    Thing,
}

pub(super) fn group(cue: &Candidate) -> Group {
    match cue.opening {
        Opening::To => Group::Deed,
        Opening::That | Opening::Wh | Opening::Colon | Opening::Clause | Opening::Quotation => Group::Clause,
        _ if cue.is_saying() => Group::Clause,
        _ => Group::Thing,
    }
}

pub(super) fn marked(mark: Mark, next: Next) -> Feature {
    macro_rules! by_next {
        ($($next:ident $comma:ident $dash:ident $bare:ident,)*) => {
            match (mark, next) {
                (Mark::Stop, _) => Feature::EndStop,
                $((Mark::Comma, Next::$next) => Feature::$comma,)*
                $((Mark::Dash, Next::$next) => Feature::$dash,)*
                $((Mark::Bare, Next::$next) => Feature::$bare,)*
            }
        };
    }
    by_next! {
        Relative EndCommaRelative EndDash EndBareRelative,
        That EndCommaThat EndDash EndBareOther,
        Concession EndCommaConcession EndDash EndBareConcession,
        Time EndCommaTime EndDash EndBareTime,
        Reason EndCommaReason EndDash EndBareReason,
        NewClause EndCommaNewClause EndDashClause EndBareNewClause,
        NewVerb EndCommaNewVerb EndDash EndBareNewVerb,
        Coordinated EndCommaCoordinated EndDash EndBareCoordinated,
        Ing EndCommaIng EndDash EndBareIng,
        Participle EndCommaParticiple EndDash EndBareOther,
        Preposition EndCommaPreposition EndDash EndBarePreposition,
        Place EndCommaPreposition EndDash EndBarePlace,
        Means EndCommaPreposition EndDash EndBareMeans,
        Date EndCommaDate EndDash EndBareDate,
        Subject EndCommaSubject EndDashClause EndBareOther,
        Noun EndCommaNoun EndDash EndBareOther,
        Adverb EndCommaAdverb EndDash EndBareOther,
        To EndCommaTo EndDash EndBareTo,
        Other EndCommaOther EndDash EndBareOther,
    }
}

pub(super) fn grouped(group: Group, next: Next) -> Feature {
    macro_rules! by_next {
        ($($next:ident $clause:ident $deed:ident $thing:ident,)*) => {
            match (group, next) {
                $((Group::Clause, Next::$next) => Feature::$clause,)*
                $((Group::Deed, Next::$next) => Feature::$deed,)*
                $((Group::Thing, Next::$next) => Feature::$thing,)*
            }
        };
    }
    by_next! {
        Relative EndClauseRelative EndDeedRelative EndThingRelative,
        That EndClauseThat EndDeedThat EndThingThat,
        Concession EndClauseConcession EndDeedConcession EndThingConcession,
        Time EndClauseTime EndDeedTime EndThingTime,
        Reason EndClauseReason EndDeedReason EndThingReason,
        NewClause EndClauseNewClause EndDeedNewClause EndThingNewClause,
        NewVerb EndClauseNewVerb EndDeedNewVerb EndThingNewVerb,
        Coordinated EndClauseCoordinated EndDeedCoordinated EndThingCoordinated,
        Ing EndClauseIng EndDeedIng EndThingIng,
        Participle EndClauseOther EndDeedOther EndThingParticiple,
        Preposition EndClausePreposition EndDeedPreposition EndThingPreposition,
        Place EndClausePlace EndDeedPlace EndThingPlace,
        Means EndClauseMeans EndDeedMeans EndThingMeans,
        Date EndClauseDate EndDeedDate EndThingDate,
        Subject EndClauseSubject EndDeedSubject EndThingSubject,
        Noun EndClauseNoun EndDeedNoun EndThingNoun,
        Adverb EndClauseOther EndDeedOther EndThingOther,
        To EndClauseTo EndDeedTo EndThingTo,
        Other EndClauseOther EndDeedOther EndThingOther,
    }
}
