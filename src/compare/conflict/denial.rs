//! What one passage says and another denies: `resigned`, `did not resign`; `has shown remorse`, `had shown no remorse`.

use std::sync::LazyLock;

use foldhash::HashSet;

use crate::lexicon;
use crate::span::Span;
use crate::words::Tag;

use super::super::ConflictKind;
use super::super::term::{Class, TermId};
use super::super::words::is_negator;
use super::{Found, Side};

/// Verbs that deny what stands behind them.
static DENYING: LazyLock<HashSet<&'static str>> =
    LazyLock::new(|| lexicon::set(include_str!("../../../lexicon/denying_verbs.txt")));

/// A word of a passage, and whether the passage says it or denies it.
pub struct Polarity {
    term: TermId,
    verb: bool,
    /// A word that names nobody and nothing beside others.
    told: bool,
    denied: bool,
    /// `no arrests`
    none: bool,
    lemma: String,
    /// The word with what denies it.
    span: Span,
}

/// Whether each word of a passage is said or denied. None of a passage that asks, or says what may be.
pub fn polarities(side: &Side<'_, '_>) -> Vec<Polarity> {
    let open = side.prose.places().any(|at| matches!(side.lower(at), "if" | "whether" | "unless" | "until" | "?"));
    if open {
        return Vec::new();
    }
    let denied = said_in_denial(side);
    let words = side.prose.places().filter(|&at| matches!(side.analysis.words.tag(at), Tag::Verb | Tag::Noun | Tag::Adj));
    // No clause is longer; what is longer is no sentence.
    const MOST: usize = 60;
    words
        .take(MOST)
        .filter_map(|at| {
            let term = side.terms[at]?;
            let by = denial(side, at);
            Some(Polarity {
                term,
                verb: side.analysis.words.tag(at) == Tag::Verb,
                told: side.classes[term] == Class::Word,
                denied: by.is_some() != denied,
                none: by.is_some_and(|by| by + 1 == at && side.lower(by) == "no"),
                lemma: side.analysis.words.lemma(at).to_lowercase(),
                span: side.prose.span(by.unwrap_or(at)..at + 1),
            })
        })
        .collect()
}

/// Whether what is said is said to be untrue: `denied that he had authorised it`.
fn said_in_denial(side: &Side<'_, '_>) -> bool {
    // "had denied murdering her, but a jury found him guilty"
    if side.lower(side.prose.row.start()) == "but" {
        return false;
    }
    let cue = |quote: &crate::quote::Quote| quote.cue.as_ref().is_some_and(|cue| DENYING.contains(cue.lemma.as_str()));
    let quote = side.occurrence.quote.map(|quote| &side.analysis.quotes[quote]);
    // Stances are sorted: only the last ones that begin before the passage ends can be about it.
    const NEAR: usize = 4;
    let all = &side.analysis.stances;
    let next = all.partition_point(|stance| stance.quote.content[0].start < side.span().end);
    let stances = all[..next].iter().rev().take(NEAR).map(|stance| &stance.quote);
    let over = |quote: &crate::quote::Quote| quote.content.iter().any(|content| content.overlaps(side.span()));
    let within = |quote: &crate::quote::Quote| quote.cue.as_ref().is_some_and(|cue| side.span().contains(cue.span));
    quote.into_iter().chain(stances.filter(|quote| over(quote))).any(|quote| cue(quote) && !within(quote))
}

/// The token that denies a word: `not`, `no`, `failed to`, to its left and in its clause.
fn denial(side: &Side<'_, '_>, at: usize) -> Option<usize> {
    const REACH: usize = 7;
    let words = &side.analysis.words;
    let noun = words.tag(at) != Tag::Verb;
    let mut verbs = 0;
    for before in side.prose.up_to(at).tail(REACH).places().rev() {
        let lower = side.lower(before);
        if is_negator(lower) && !matches!(side.lower(before + 1), "only" | "just" | "merely" | "simply" | "necessarily") {
            return Some(before);
        }
        match words.tag(before) {
            Tag::Verb if DENYING.contains(words.lemma(before).as_ref()) => return Some(before),
            // "No family should have to wait."
            Tag::Verb if matches!(words.lemma(before).as_ref(), "have" | "need" | "get") && side.lower(before + 1) == "to" => {}
            // The verb of an object is looked through, "has shown no remorse"; another verb begins another clause.
            Tag::Verb if noun && verbs == 0 => verbs += 1,
            Tag::Verb | Tag::Punct | Tag::Cconj | Tag::Sconj => return None,
            Tag::Adp if noun => return None,
            _ => {}
        }
    }
    None
}

/// What one passage says and the other denies: a verb that both have, or what both have as its object.
pub fn differing(here: &[Polarity], there: &[Polarity], opposites: &HashSet<(TermId, TermId)>, alike: f64) -> Option<Found> {
    denied(here, there).or_else(|| opposite(here, there, opposites).filter(|_| alike >= CLOSE))
}

/// Passages as alike as this tell of the same thing.
const CLOSE: f64 = 0.5;

/// Words of two passages that cannot both be true: `won`, `lost`. Each of them once, and denied by neither.
fn opposite(here: &[Polarity], there: &[Polarity], opposites: &HashSet<(TermId, TermId)>) -> Option<Found> {
    let has = |words: &[Polarity], term: TermId| words.iter().any(|word| word.term == term);
    let pairs = here.iter().flat_map(|one| there.iter().map(move |other| (one, other)));
    let mut found = pairs.filter(|(one, other)| {
        let against = opposites.contains(&(one.term, other.term)) && one.denied == other.denied;
        against && !has(here, other.term) && !has(there, one.term)
    });
    let (one, other) = found.next()?;
    let beside = here.iter().any(|word| word.told && word.term != one.term && has(there, word.term));
    let about = format!("{}, {}", one.lemma.as_str().min(&other.lemma), one.lemma.as_str().max(&other.lemma));
    beside.then_some((ConflictKind::Denial, about, one.span, other.span))
}

/// What one passage says and the other denies.
fn denied(here: &[Polarity], there: &[Polarity]) -> Option<Found> {
    let terms: HashSet<TermId> = there.iter().map(|word| word.term).collect();
    let shared: HashSet<TermId> =
        here.iter().filter(|word| word.told && terms.contains(&word.term)).map(|word| word.term).collect();
    let verbs = |words: &[Polarity]| words.iter().filter(|word| word.verb).map(|word| word.term).collect::<HashSet<_>>();
    let same_verb = !verbs(here).is_disjoint(&verbs(there));
    let opposed = |one: &Polarity, other: &Polarity| {
        // "There had been no arrests": all that the passage says.
        let none = |word: &Polarity| word.none && word.told;
        let alike = (one.verb && other.verb)
            || (!one.verb && !other.verb && same_verb && one.told)
            || (one.verb != other.verb && (none(one) || none(other)));
        one.term == other.term && one.denied != other.denied && alike
    };
    // A word that one of the passages has twice, said and denied, is denied by neither.
    let steady =
        |words: &[Polarity], word: &Polarity| words.iter().all(|other| other.term != word.term || other.denied == word.denied);
    let pairs = here.iter().flat_map(|one| there.iter().map(move |other| (one, other)));
    let (one, other) = pairs
        .filter(|(one, other)| opposed(one, other) && steady(here, one) && steady(there, other))
        .max_by_key(|(one, _)| one.verb)?;
    let beside = shared.iter().filter(|&&term| term != one.term).count();
    (beside >= 1 || one.told).then(|| (ConflictKind::Denial, one.lemma.clone().min(other.lemma.clone()), one.span, other.span))
}
