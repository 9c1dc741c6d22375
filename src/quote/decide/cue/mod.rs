//! Cues: the words that say that something is said.
//!
//! Which words of a unit may report: verbs ([`verb`]), and here nouns, colons, dashes and phrases such as `according to`; where
//! their content would begin ([`opening`]), and what speaks for and against each ([`features`]).

mod features;
mod nominal;
mod opening;
mod unnamed;
mod verb;

use std::ops::Range;

pub(crate) use self::features::{Nesting, features, is_shown};
pub(crate) use self::opening::has_clause;
pub(crate) use self::unnamed::keeps_unnamed;
pub(crate) use self::verb::quotes_as;
use crate::lexicon::rule_words;
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
    let words = reading.of(unit);
    for (at, word) in words.placed() {
        if word.quoted.is_some() || never_reports(word.class) || found.last().is_some_and(|last| last.words.contains(&at)) {
            continue;
        }
        let before = words.before(at);
        let owned = before.is_some_and(is_owner);
        let candidate = if word.is_mark() {
            signature(reading, unit, at)
                .or_else(|| signed_headline(reading, unit, at))
                .or_else(|| colon(reading, unit, at).filter(|_| !inverted_before(reading, unit, &found, at)))
        } else {
            according(reading, unit, at)
                .or_else(|| before.and_then(|before| account(reading, unit, at, before)))
                .or_else(|| back_reference(reading, unit, at))
                .or_else(|| verb::reporting(reading, unit, at))
                .or_else(|| noun(reading, unit, at))
                .or_else(|| owned.then(|| answer(reading, unit, at)).flatten())
                .or_else(|| verb::announcing(reading, unit, at))
        };
        let own = |candidate: &Candidate| !found.last().is_some_and(|last| belongs_to(candidate, last));
        if let Some(candidate) = candidate.filter(own) {
            found.push(candidate);
        }
    }
    found
}

/// `her`, the `’s` of `Vale’s`
fn is_owner(word: &Word<'_>) -> bool {
    word.class == WordClass::Possessive || word.kind == TokenKind::Possessive
}

/// Whether no cue opens with a word of this class.
fn never_reports(class: WordClass) -> bool {
    use WordClass::{Coordinator, Determiner, Modal, Negation, Number, ObjectPronoun, Possessive, SubjectPronoun, To};
    matches!(class, Coordinator | Determiner | Modal | Negation | Number | ObjectPronoun | Possessive | SubjectPronoun | To)
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
    let next = || reading.of(unit).after(at);
    let comma = || reading.of(unit).before(at).is_some_and(|before| before.is(",") || before.quoted.is_some());
    let source = |next: &Word<'_>| next.class == WordClass::Determiner || next.is("sources") || next.capital;
    let words = match &*reading.words[at].lower {
        "as" if next()?.is("per") => 2,
        "according" if next()?.is("to") => 2,
        // "It cost $9 million an episode, per a person with knowledge of it."
        "per" if comma() && next().is_some_and(source) => 1,
        _ => return None,
    };
    Some(candidate(reading, unit, at..at + words, at, "according to", Frame::According))
}

/// `in Vale’s words`, `by her account`, `in the view of the council`
fn account(reading: &Reading<'_>, unit: &Unit, at: usize, before: &Word<'_>) -> Option<Candidate> {
    let word = &reading.words[at];
    let words = reading.of(unit);
    let owned = is_owner(before);
    let of = before.is("the") && words.after(at).is_some_and(|word| word.is("of"));
    if !(owned || of) || !lists::ACCOUNTS.contains(&*word.lower) {
        return None;
    }
    let near = words.up_to(at - 1).tail(6);
    let from = near.find_back(|word| matches!(&*word.lower, "in" | "by") && word.quoted.is_none())?;
    let plain = words.part(from + 1..at).all(|word| word.quoted.is_none() && !word.is_finite() && !word.is(","));
    (plain && (owned || from + 2 == at)).then(|| {
        let lemma = if reading.words[from].is("in") { "in words" } else { "by account" };
        let cue = candidate(reading, unit, at..at + 1 + usize::from(of), at, lemma, Frame::According);
        Candidate { from, ..cue }
    })
}

/// `“We won.” — Ana Vale`: the dash stands in for the verb.
fn signature(reading: &Reading<'_>, unit: &Unit, at: usize) -> Option<Candidate> {
    let words = reading.of(unit);
    if !reading.words[at].is_dash() || words.before(at).is_none_or(|word| word.quoted.is_none()) {
        return None;
    }
    let rest = words.from(at + 1);
    let named = rest.first().is_some_and(|word| word.capital && word.quoted.is_none());
    let plain = rest.len() <= 14 && !rest.any(|word| word.quoted.is_some() || word.is_finite() && !word.capital);
    (named && plain).then(|| candidate(reading, unit, at..at + 1, at, "—", Frame::According))
}

/// `Bridge is safe – Vale`, `Bridge is safe: minister`: a headline closes with who says it.
fn signed_headline(reading: &Reading<'_>, unit: &Unit, at: usize) -> Option<Candidate> {
    const LONGEST: usize = 7;
    let word = &reading.words[at];
    let rest = reading.of(unit).from(at + 1);
    let signs = unit.headline && (word.is(":") || word.is_dash()) && reading.of(unit).up_to(at).len() > 1;
    let first = rest.first().filter(|_| signs)?;
    // "Ana Vale -- Chief Executive": a label.
    if reading.of(unit).up_to(at).all(|word| word.capital && word.mention.is_some()) {
        return None;
    }
    let named = first.capital || lists::speaker_noun(&first.lower).is_some();
    let plain =
        rest.len() <= LONGEST && rest.all(|word| word.quoted.is_none() && !word.is_mark() && (word.capital || !word.is_tensed()));
    (named && plain).then(|| candidate(reading, unit, at..at + 1, at, "—", Frame::According))
}

/// `The bridge is safe. This was the message conveyed by Vale.`
fn back_reference(reading: &Reading<'_>, unit: &Unit, at: usize) -> Option<Candidate> {
    if at != unit.words.start + 1 || !rule_words!("copula").has(&reading.words[at].lower) {
        return None;
    }
    let words = reading.of(unit);
    let subject = words.first()?;
    if !rule_words!("back-pointing").has(&subject.lower) {
        return None;
    }
    let noun = words.from(at + 1).head(4).find(|word| lists::reporting_noun(&word.lower).is_some())?;
    let lead = words.part(at + 1..noun);
    let determined = lead.all(|word| matches!(word.class, WordClass::Determiner | WordClass::Adjective));
    let lemma = lists::reporting_noun(&reading.words[noun].lower)?;
    let participle = words.after(noun).is_some_and(|word| word.is_verb() && word.form() != Some(VerbForm::Ing));
    let behind = words.from(noun + 1).head(8).leading(|word| word.quoted.is_none() && !word.is_mark());
    (!lead.is_empty() && determined && behind.any(|word| word.is("by") || word.is("from"))).then(|| {
        let cue = candidate(reading, unit, at..noun + 1 + usize::from(participle), noun, lemma, Frame::According);
        Candidate { passive: true, refers_back: true, ..cue }
    })
}

/// `Vale: We won`: the colon stands in for the verb.
fn colon(reading: &Reading<'_>, unit: &Unit, at: usize) -> Option<Candidate> {
    let words = reading.of(unit);
    if !reading.words[at].is(":") || words.after(at).is_none() {
        return None;
    }
    let head = words.up_to(at).iter().filter(|word| word.quoted.is_none() && !word.is_mark());
    let acts = |word: &Word<'_>| (word.is_verb() || word.class == WordClass::Auxiliary) && !word.capital;
    // "DEAR POLLY: My husband sings."
    let addressed = words.first().is_some_and(|first| first.is("dear"));
    if addressed || !(1..=8).contains(&head.clone().count()) || head.clone().any(acts) {
        return None;
    }
    Some(candidate(reading, unit, at..at + 1, at, ":", Frame::Colon))
}

/// `Said Brell: “We won”`: the colon has its verb.
fn inverted_before(reading: &Reading<'_>, unit: &Unit, found: &[Candidate], colon: usize) -> bool {
    let words = reading.of(unit);
    let opens = |at: usize| words.before(at).is_none_or(|before| before.sentence != reading.words[at].sentence);
    found.last().is_some_and(|last| last.is_saying() && opens(last.words.start) && last.words.end < colon)
}

fn noun(reading: &Reading<'_>, unit: &Unit, at: usize) -> Option<Candidate> {
    let word = &reading.words[at];
    if word.class != WordClass::Noun || word.mention.is_some() {
        return None;
    }
    let words = reading.of(unit);
    let opens =
        |next: &&Word<'_>| matches!(next.class, WordClass::Relative | WordClass::Preposition | WordClass::To) || next.is(":");
    let next = words.after(at).filter(opens)?;
    let lemma = lists::reporting_noun(&word.lower)?;
    // "no plans to close it", "no current plans": nobody has said so.
    let mut before = words.up_to(at).back().skip_while(|word| word.class == WordClass::Adjective);
    if before.next().is_some_and(|word| word.is("no")) {
        return None;
    }
    // "issued a statement that appeared to help"
    if next.is("that") && nominal::opens_relative(reading, unit, at + 1) {
        return None;
    }
    let takes = usize::from(next.class == WordClass::Preposition);
    Some(candidate(reading, unit, at..at + 1 + takes, at, lemma, Frame::Noun))
}

/// `“In Idaho there is always a dog,” was her reply.`: a noun behind whose answer it is.
fn answer(reading: &Reading<'_>, unit: &Unit, at: usize) -> Option<Candidate> {
    let lemma = lists::answer(&reading.words[at].lower)?;
    let near: Vec<&Word<'_>> = reading.of(unit).up_to(at).back().skip(1).take(ANSWERED).collect();
    let copula = near.iter().position(|word| word.quoted.is_none() && rule_words!("copula-of-answer").has(&word.lower))?;
    let quoted = near.get(copula + 1).is_some_and(|word| word.quoted.is_some());
    quoted.then(|| Candidate { follows: true, ..candidate(reading, unit, at..at + 1, at, lemma, Frame::Noun) })
}

/// How many words before an answer its verb and the quotation stand.
const ANSWERED: usize = 6;

/// The cue before with which one is coordinated, and so shares its subject: `telling the council that …, and asking why`.
pub(crate) fn coordinated(reading: &Reading<'_>, unit: &Unit, cues: &[Candidate], index: usize) -> Option<usize> {
    let cue = &cues[index];
    let before = reading.of(unit).before(cue.words.start)?;
    let alike = |other: &&Candidate| {
        other.form.is_some() && other.form == cue.form && other.infinitive == cue.infinitive && other.passive == cue.passive
    };
    let same = |other: &&Candidate| reading.words[other.head].sentence == reading.words[cue.head].sentence;
    let found = cues[..index].iter().rev().take(6).take_while(same).position(|other| alike(&other));
    found.filter(|_| before.class == WordClass::Coordinator).map(|back| index - 1 - back)
}
