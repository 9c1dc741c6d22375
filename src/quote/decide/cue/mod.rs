//! Cues: the words that say that something is said.
//!
//! Which words of a unit may report: verbs ([`verb`]), and here nouns, colons, dashes and phrases such as `according to`; where
//! their content would begin ([`opening`]), and what speaks for and against each ([`features`]).

mod features;
mod opening;
mod verb;

use std::ops::Range;

pub(crate) use self::features::{Nesting, features, is_shown};
pub(crate) use self::opening::has_clause;
pub(crate) use self::verb::{keeps_unnamed, quotes_as};
use crate::quote::read::lists::{self, Frame};
use crate::quote::read::{Reading, Unit, Word};
use crate::token::TokenKind;
use crate::wordclass::{VerbForm, WordClass};

/// What stands behind a cue, where its content would begin.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Opening {
    That,
    Wh,
    To,
    Colon,
    Quotation,
    /// A subject and a verb without `that`.
    Clause,
    /// A noun phrase.
    Phrase,
    Preposition,
    Comma,
    End,
}

/// Words that may report.
#[derive(Clone, Debug)]
pub(crate) struct Candidate {
    /// With its auxiliaries and its particle: `has also called for`.
    pub words: Range<usize>,
    /// Where the phrase opens that it stands in: the `in` of `in her words`.
    pub from: usize,
    /// The verb or noun itself.
    pub head: usize,
    pub lemma: &'static str,
    pub frame: Frame,
    pub form: Option<VerbForm>,
    pub passive: bool,
    pub infinitive: bool,
    pub negated: bool,
    pub modal: bool,
    pub opening: Opening,
    /// Where its content would begin.
    pub opens: usize,
    /// A verb that reports only because a quotation stands beside it: `An angry Vale retaliated: “…”`.
    pub announces: bool,
    /// It stands with its subject behind a quotation that hands over: `“…,” Vale said`.
    pub follows: bool,
    /// It reports the sentence before its own: `This was the message conveyed by Vale.`
    pub refers_back: bool,
}

impl Candidate {
    pub(crate) fn is_ing(&self) -> bool {
        self.form == Some(VerbForm::Ing) && self.words.len() <= 2
    }

    /// A verb that takes clauses: said, wrote, told, shouted.
    pub(crate) fn is_saying(&self) -> bool {
        matches!(self.frame, Frame::Say | Frame::Write | Frame::Tell | Frame::Utter | Frame::Perform | Frame::Ask)
    }
}

/// All words of a unit, outside quotations, that may report.
pub(crate) fn candidates(reading: &Reading<'_>, unit: &Unit) -> Vec<Candidate> {
    let mut found: Vec<Candidate> = Vec::new();
    for at in unit.words.clone() {
        let word = &reading.words[at];
        if word.quoted.is_some() || found.last().is_some_and(|last| last.words.contains(&at)) {
            continue;
        }
        let candidate = according(reading, unit, at)
            .or_else(|| account(reading, unit, at))
            .or_else(|| signature(reading, unit, at))
            .or_else(|| signed_headline(reading, unit, at))
            .or_else(|| back_reference(reading, unit, at))
            .or_else(|| colon(reading, unit, at).filter(|_| !inverted_before(reading, unit, &found, at)))
            .or_else(|| verb::reporting(reading, unit, at))
            .or_else(|| noun(reading, unit, at))
            .or_else(|| verb::announcing(reading, unit, at));
        let own = |candidate: &Candidate| !found.last().is_some_and(|last| belongs_to(candidate, last));
        if let Some(candidate) = candidate.filter(own) {
            found.push(candidate);
        }
    }
    found
}

/// Whether a noun only tells how the verb before it reports: `said in a statement that`, `made the following comment: “…”`.
fn belongs_to(noun: &Candidate, verb: &Candidate) -> bool {
    let manner = verb.is_saying() && (verb.words.end..verb.opens).contains(&noun.head);
    let announced =
        verb.announces && verb.opening == Opening::Colon && noun.opening == Opening::Colon && verb.opens == noun.opens;
    noun.frame == Frame::Noun && (manner || announced)
}

fn candidate(
    reading: &Reading<'_>,
    unit: &Unit,
    words: Range<usize>,
    head: usize,
    lemma: &'static str,
    frame: Frame,
) -> Candidate {
    let (mut opening, mut opens) = opening::opening(reading, unit, words.end, frame);
    let nominal = matches!(opening, Opening::Phrase | Opening::Clause) && frame == Frame::Say && lists::may_address(lemma);
    if let Some(found) = opening::behind_addressee(reading, unit, words.end).filter(|_| nominal) {
        (opening, opens) = found;
    }
    Candidate {
        from: words.start,
        words,
        head,
        lemma,
        frame,
        form: None,
        passive: false,
        infinitive: false,
        negated: false,
        modal: false,
        opening,
        opens,
        announces: false,
        follows: false,
        refers_back: false,
    }
}

fn according(reading: &Reading<'_>, unit: &Unit, at: usize) -> Option<Candidate> {
    let next = reading.words.get(at + 1).filter(|_| at + 1 < unit.words.end)?;
    let pleads = reading.words[at].is("as") && next.is("per");
    (pleads || reading.words[at].is("according") && next.is("to"))
        .then(|| candidate(reading, unit, at..at + 2, at, "according to", Frame::According))
}

/// `in Vale’s words`, `by her account`, `in the view of the council`
fn account(reading: &Reading<'_>, unit: &Unit, at: usize) -> Option<Candidate> {
    let word = &reading.words[at];
    if !lists::ACCOUNTS.contains(&*word.lower) || at < unit.words.start + 2 {
        return None;
    }
    let before = &reading.words[at - 1];
    let owned = before.class == WordClass::Possessive || before.kind == TokenKind::Possessive;
    let of = before.is("the") && reading.words.get(at + 1).is_some_and(|word| at + 1 < unit.words.end && word.is("of"));
    let mut back = (unit.words.start..at - 1).rev().take(6);
    let from = back.find(|&at| matches!(&*reading.words[at].lower, "in" | "by") && reading.words[at].quoted.is_none())?;
    let inside = &reading.words[from + 1..at];
    let plain = inside.iter().all(|word| word.quoted.is_none() && !word.is_finite() && !word.is(","));
    (plain && (owned || of && from + 2 == at)).then(|| {
        let lemma = if reading.words[from].is("in") { "in words" } else { "by account" };
        let cue = candidate(reading, unit, at..at + 1 + usize::from(of), at, lemma, Frame::According);
        Candidate { from, ..cue }
    })
}

/// `“We won.” — Ana Vale`: the dash stands in for the verb.
fn signature(reading: &Reading<'_>, unit: &Unit, at: usize) -> Option<Candidate> {
    let behind_quotation = at > unit.words.start && reading.words[at - 1].quoted.is_some() && reading.words[at].is_dash();
    let rest = &reading.words[(at + 1).min(unit.words.end)..unit.words.end];
    let named = rest.first().is_some_and(|word| word.capital && word.quoted.is_none());
    let plain = rest.len() <= 14 && !rest.iter().any(|word| word.quoted.is_some() || word.is_finite() && !word.capital);
    (behind_quotation && named && plain).then(|| candidate(reading, unit, at..at + 1, at, "—", Frame::According))
}

/// `Bridge is safe – Vale`, `Bridge is safe: minister`: a headline closes with who says it.
fn signed_headline(reading: &Reading<'_>, unit: &Unit, at: usize) -> Option<Candidate> {
    const LONGEST: usize = 7;
    let word = &reading.words[at];
    let rest = &reading.words[(at + 1).min(unit.words.end)..unit.words.end];
    let first = rest.first().filter(|_| unit.headline && (word.is(":") || word.is_dash()) && at >= unit.words.start + 2)?;
    let named = first.capital || lists::speaker_noun(&first.lower).is_some();
    let plain = rest.len() <= LONGEST
        && rest.iter().all(|word| word.quoted.is_none() && !word.is_mark() && (word.capital || !word.is_tensed()));
    (named && plain).then(|| candidate(reading, unit, at..at + 1, at, "—", Frame::According))
}

/// `The bridge is safe. This was the message conveyed by Vale.`
fn back_reference(reading: &Reading<'_>, unit: &Unit, at: usize) -> Option<Candidate> {
    let opens = at == unit.words.start + 1 && matches!(&*reading.words[at - 1].lower, "this" | "that" | "these" | "those");
    let copula = matches!(&*reading.words[at].lower, "is" | "are" | "was" | "were");
    if !(opens && copula) {
        return None;
    }
    let rest = &reading.words[at + 1..unit.words.end];
    let noun = rest.iter().take(4).position(|word| lists::reporting_noun(&word.lower).is_some())?;
    let determined = rest[..noun].iter().all(|word| matches!(word.class, WordClass::Determiner | WordClass::Adjective));
    let lemma = lists::noun_lemma(&rest[noun].lower)?;
    let participle = rest.get(noun + 1).filter(|word| word.is_verb() && word.form() != Some(VerbForm::Ing));
    let mut behind = rest[noun + 1..].iter().take(8).take_while(|word| word.quoted.is_none() && !word.is_mark());
    (noun > 0 && determined && behind.any(|word| word.is("by") || word.is("from"))).then(|| {
        let end = at + 2 + noun + usize::from(participle.is_some());
        let cue = candidate(reading, unit, at..end, at + 1 + noun, lemma, Frame::According);
        Candidate { passive: true, refers_back: true, ..cue }
    })
}

/// `Vale: We won`: the colon stands in for the verb.
fn colon(reading: &Reading<'_>, unit: &Unit, at: usize) -> Option<Candidate> {
    if !reading.words[at].is(":") || at + 1 >= unit.words.end {
        return None;
    }
    let head = (unit.words.start..at).map(|at| &reading.words[at]).filter(|word| word.quoted.is_none() && !word.is_mark());
    let acts = |word: &Word<'_>| (word.is_verb() || word.class == WordClass::Auxiliary) && !word.capital;
    if !(1..=8).contains(&head.clone().count()) || head.clone().any(acts) {
        return None;
    }
    Some(candidate(reading, unit, at..at + 1, at, ":", Frame::Colon))
}

/// `Said Brell: “We won”`: the colon has its verb.
fn inverted_before(reading: &Reading<'_>, unit: &Unit, found: &[Candidate], colon: usize) -> bool {
    let opens = |at: usize| at == unit.words.start || reading.words[at - 1].sentence != reading.words[at].sentence;
    found.last().is_some_and(|last| last.is_saying() && opens(last.words.start) && last.words.end < colon)
}

fn noun(reading: &Reading<'_>, unit: &Unit, at: usize) -> Option<Candidate> {
    let word = &reading.words[at];
    if word.class != WordClass::Noun || word.mention.is_some() {
        return None;
    }
    lists::reporting_noun(&word.lower)?;
    let next = reading.words.get(at + 1).filter(|_| at + 1 < unit.words.end)?;
    let opens = matches!(next.class, WordClass::Relative | WordClass::Preposition | WordClass::To) || next.is(":");
    // "no plans to close it", "no current plans": nobody has said so.
    let before = reading.words[unit.words.start..at].iter().rev();
    let mut before = before.skip_while(|word| word.class == WordClass::Adjective);
    if before.next().is_some_and(|word| word.is("no")) {
        return None;
    }
    let lemma = lists::noun_lemma(&word.lower)?;
    opens.then(|| {
        let takes = usize::from(next.class == WordClass::Preposition);
        candidate(reading, unit, at..at + 1 + takes, at, lemma, Frame::Noun)
    })
}

/// The cue before with which one is coordinated, and so shares its subject: `telling the council that …, and asking why`.
pub(crate) fn coordinated(reading: &Reading<'_>, unit: &Unit, cues: &[Candidate], index: usize) -> Option<usize> {
    let cue = &cues[index];
    let before = cue.words.start.checked_sub(1).filter(|&at| at >= unit.words.start).map(|at| &reading.words[at])?;
    let alike = |other: &&Candidate| {
        other.form.is_some() && other.form == cue.form && other.infinitive == cue.infinitive && other.passive == cue.passive
    };
    let same = |other: &&Candidate| reading.words[other.head].sentence == reading.words[cue.head].sentence;
    let found = cues[..index].iter().rev().take(6).take_while(same).position(|other| alike(&other));
    found.filter(|_| before.class == WordClass::Coordinator).map(|back| index - 1 - back)
}
