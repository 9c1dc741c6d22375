//! What one passage says and another denies: `resigned`, `did not resign`; `has shown remorse`, `had shown no remorse`.

use std::sync::LazyLock;

use foldhash::{HashMap, HashSet};

use crate::lexicon::{self, rule_words};
use crate::span::Span;
use crate::wordclass;
use crate::words::Tag;

use super::super::ConflictKind;
use super::super::term::{Class, TermId};
use super::super::words::is_negator;
use super::{Found, Side, tally};

/// Verbs that deny what stands behind them.
static DENYING: LazyLock<HashSet<&'static str>> =
    LazyLock::new(|| lexicon::set(include_str!("../../../lexicon/denying_verbs.txt")));

/// Verbs after which there is none of what they are said of.
static ENDING: LazyLock<HashSet<&'static str>> =
    LazyLock::new(|| lexicon::set(include_str!("../../../lexicon/ending_verbs.txt")));

/// A word of a passage, and whether the passage says it or denies it.
pub struct Polarity {
    term: TermId,
    verb: bool,
    /// A word that names nobody and nothing beside others.
    told: bool,
    denied: bool,
    /// `no arrests`
    none: bool,
    /// `we do not bomb markets`: what never happens, not what did not.
    never: bool,
    /// `denied that he had been asked`
    by_cue: bool,
    lemma: String,
    /// The word with what denies it.
    span: Span,
}

/// Whether each word of a passage is said or denied. None of a passage that asks, or says what may be.
pub fn polarities(side: &Side<'_, '_>) -> Vec<Polarity> {
    let open = side.prose.places().any(|at| side.lower(at) == "?" || rule_words!("leaves-open").has(side.lower(at)));
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
            let before = by.and_then(|by| side.prose.row.earlier(by)).map_or("", |before| side.lower(before));
            let own = by.map_or("", |by| side.lower(by));
            Some(Polarity {
                term,
                verb: side.analysis.words.tag(at) == Tag::Verb,
                told: side.classes[term] == Class::Word,
                denied: by.is_some() != denied,
                none: side.analysis.words.tag(at) == Tag::Noun && by.is_some_and(|by| is_none_of(side, by, at)),
                by_cue: denied && by.is_none(),
                never: matches!(before, "do" | "does") || matches!(own, "don't" | "doesn't"),
                lemma: side.analysis.words.lemma(at).to_lowercase(),
                span: side.prose.span(by.unwrap_or(at)..at + 1),
            })
        })
        .collect()
}

/// Whether a word is what there is none of: `no arrests`.
fn is_none_of(side: &Side<'_, '_>, no: usize, at: usize) -> bool {
    side.lower(no) == "no" && side.prose.part(no + 1..at).places().all(|between| joins(side, between))
}

/// Whether a word stands between `no` and what there is none of: `no passwords or bank details`.
fn joins(side: &Side<'_, '_>, at: usize) -> bool {
    side.lower(at) == "or" || matches!(side.analysis.words.tag(at), Tag::Noun | Tag::Adj | Tag::Det) || names_none(side, at)
}

/// Verbs of what somebody does once or not at all.
static DECISIONS: LazyLock<HashSet<&'static str>> =
    LazyLock::new(|| lexicon::set(include_str!("../../../lexicon/decisions.txt")));

/// What an event has once or not at all, in a passage that says or denies it.
pub struct Decision {
    /// The verb, or the sort of what is counted.
    pub of: String,
    pub denied: bool,
    pub lemma: String,
    pub span: Span,
}

/// What a passage decides: `will not appeal`, `there were no arrests`. Nothing of what may be.
pub fn decisions(side: &Side<'_, '_>, tallies: &HashMap<TermId, usize>) -> Vec<Decision> {
    const NEAR: usize = 4;
    let may_be = |at: usize| rule_words!("may-be").has(side.lower(at));
    let known = |at: usize| {
        side.terms[at].is_some_and(|term| tallies.contains_key(&term))
            || DECISIONS.contains(side.analysis.words.lemma(at).as_ref())
    };
    if !side.prose.places().any(known) {
        return Vec::new();
    }
    let another = tally::speaks_of_another(side);
    let decides = |word: &Polarity| {
        let counted = tallies.contains_key(&word.term) && !another && (word.verb || word.none);
        counted || (word.verb && DECISIONS.contains(word.lemma.as_str()))
    };
    let certain = |word: &Polarity| !side.prose.up_to(side.prose.first_from(word.span.end)).tail(NEAR).places().any(may_be);
    let decision = |word: Polarity| {
        let of = tallies.get(&word.term).map_or_else(|| word.lemma.clone(), |sort| format!("{sort}"));
        Decision { of, denied: word.denied, lemma: word.lemma, span: word.span }
    };
    polarities(side).into_iter().filter(|word| decides(word) && certain(word)).map(decision).collect()
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
        if is_negator(lower) && !rule_words!("denies-in-part").has(side.lower(before + 1)) {
            return (!is_of_complement(side, before)).then_some(before);
        }
        match words.tag(before) {
            Tag::Verb if DENYING.contains(words.lemma(before).as_ref()) => return Some(before),
            // "No family should have to wait."
            Tag::Verb if rule_words!("looked-through").has(&words.lemma(before)) && side.lower(before + 1) == "to" => {}
            // The verb of an object is looked through, "has shown no remorse"; another verb begins another clause.
            Tag::Verb if noun && verbs == 0 => verbs += 1,
            Tag::Cconj if noun && verbs == 0 && lower == "or" => {}
            Tag::Verb | Tag::Punct | Tag::Cconj | Tag::Sconj => return None,
            Tag::Adp if noun && !names_none(side, before) => return None,
            _ => {}
        }
    }
    None
}

/// Whether a negator denies what something is, "this is not a paper pinned to a door": what is told of that is not denied.
fn is_of_complement(side: &Side<'_, '_>, not: usize) -> bool {
    let words = &side.analysis.words;
    words.tag(not + 1) == Tag::Det && side.prose.row.earlier(not).is_some_and(|before| words.lemma(before) == "be")
}

/// Whether a preposition leads from a noun to what there is none of: `no plans for a strike`.
fn names_none(side: &Side<'_, '_>, at: usize) -> bool {
    side.prose.row.earlier(at).is_some_and(|before| rule_words!("none-of").has(&side.analysis.words.lemma(before)))
}

/// What one passage says and the other denies: a verb that both have, or what both have as its object.
pub fn differing(
    here: &[Polarity],
    there: &[Polarity],
    opposites: &HashSet<(TermId, TermId)>,
    alike: f64,
    same_name: bool,
) -> Option<Found> {
    denied(here, there, same_name, alike).or_else(|| opposite(here, there, opposites).filter(|_| alike >= CLOSE))
}

/// What one passage says and another, of no one row with it, denies: the same deed, of somebody or something that both speak of.
pub fn of_one_deed(
    here: &[Polarity],
    there: &[Polarity],
    about: &HashSet<TermId>,
    against: Option<&HashSet<(TermId, TermId)>>,
) -> Option<Found> {
    let act = |word: &Polarity| word.verb && !word.never && word.lemma != "have" && !wordclass::is_speech_verb(&word.lemma);
    let deed = |word: &Polarity| act(word) && word.told;
    let pairs = here.iter().flat_map(|one| there.iter().map(move |other| (one, other)));
    let mut found = pairs.filter(|(one, other)| {
        let deny = one.term == other.term && one.denied != other.denied && deed(one) && deed(other);
        let opposed = against.is_some_and(|against| against.contains(&(one.term, other.term)));
        let oppose = opposed && !one.denied && !other.denied && act(one) && act(other);
        let of_both = about.iter().any(|&term| term != one.term && term != other.term);
        (deny || oppose) && steady(here, one) && steady(there, other) && of_both
    });
    let (one, other) = found.next()?;
    Some((ConflictKind::Denial, one.lemma.clone().min(other.lemma.clone()), one.span, other.span))
}

impl Polarity {
    /// Whether a passage says that there is what the noun names: nothing is denied in it, or brought to an end.
    fn is_there(&self, passage: &[Polarity]) -> bool {
        let ends = |word: &Polarity| word.verb && ENDING.contains(word.lemma.as_str());
        !self.verb && !passage.iter().any(|word| word.denied || ends(word))
    }
}

/// Whether a passage has a word in one way: what it says and denies, it denies not.
fn steady(words: &[Polarity], word: &Polarity) -> bool {
    words.iter().all(|other| other.term != word.term || other.denied == word.denied)
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
fn denied(here: &[Polarity], there: &[Polarity], same_name: bool, likeness: f64) -> Option<Found> {
    let terms: HashSet<TermId> = there.iter().map(|word| word.term).collect();
    let shared: HashSet<TermId> =
        here.iter().filter(|word| word.told && terms.contains(&word.term)).map(|word| word.term).collect();
    let verbs = |words: &[Polarity]| words.iter().filter(|word| word.verb).map(|word| word.term).collect::<HashSet<_>>();
    let same_verb = !verbs(here).is_disjoint(&verbs(there));
    let opposed = |one: &Polarity, other: &Polarity| {
        // "There had been no arrests": all that the passage says.
        let none = |word: &Polarity| word.none && word.told;
        let alike = (one.verb && other.verb)
            // "Detectives offered a reward", "No reward will be paid"
            || (none(one) && other.is_there(there))
            || (none(other) && one.is_there(here))
            || (!one.verb && !other.verb && same_verb && one.told)
            || (one.verb != other.verb && (none(one) || none(other)));
        // "nobody has a leakier defence" denies no "have conceded", "denied that anyone else had been asked" no "had pleaded".
        let says = one.lemma != other.lemma && (one.by_cue || other.by_cue || likeness < CLOSE);
        one.term == other.term && one.denied != other.denied && alike && one.lemma != "have" && !says
    };
    let pairs = here.iter().flat_map(|one| there.iter().map(move |other| (one, other)));
    let (one, other) = pairs
        .filter(|(one, other)| opposed(one, other) && steady(here, one) && steady(there, other))
        .max_by_key(|(one, _)| one.verb)?;
    let beside = shared.iter().filter(|&&term| term != one.term).count();
    (beside >= 1 || one.told || same_name)
        .then(|| (ConflictKind::Denial, one.lemma.clone().min(other.lemma.clone()), one.span, other.span))
}
