//! What counts as said: the contract of `quotes` and `stances`.
//!
//! The form of what stands behind the verb decides, not the verb alone: a clause, an infinitive of what was asked or promised, or words
//! in marks make a statement; a noun phrase is one only where it names what was demanded, promised, announced, warned of or confessed.
//! A noun phrase behind a verb of judging is a stance; thoughts and appearances are neither. This is what the report
//! means by said, and no guess about the text: so nothing is weighed here.

use crate::lexicon::rule_words;
use crate::quote::decide::complement::{Complement, first_part, opens_gerund};
use crate::quote::decide::cue::Opening;
use crate::quote::decide::statement::Statement;
use crate::quote::read::lists::{self, Frame};
use crate::quote::read::phrase::{Phrase, Referent};
use crate::quote::read::{Reading, Word};
use crate::wordclass::WordClass;

/// What a statement is to the report.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Standing {
    Said,
    /// An attitude in the reporter's words: `condemned the attack`.
    Stance,
    /// Denied to be said, or held back: `never said that`, `refused to say whether`.
    Withheld,
    /// A thought, an act, an appearance.
    Nothing,
}

/// Whether words in marks that somebody uttered stand in what a statement reports.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Wording {
    Uttered,
    Reporters,
}

/// What a statement is.
pub(crate) fn standing(
    reading: &Reading<'_>,
    phrases: &[Phrase],
    statement: &Statement,
    complement: Complement,
    wording: Wording,
) -> Standing {
    let cue = &statement.cue;
    let form = stated(reading, statement, complement, wording);
    match form {
        Standing::Said | Standing::Stance if wording == Wording::Reporters && is_pointed_at(reading, statement, complement) => {
            Standing::Nothing
        }
        Standing::Said if wording == Wording::Reporters && is_finding(phrases, statement) => Standing::Nothing,
        Standing::Said if wording == Wording::Reporters && says_nobody(reading, phrases, statement) => Standing::Nothing,
        // "blamed himself for the pitch", "announced himself with two wickets": an act.
        Standing::Said | Standing::Stance if wording == Wording::Reporters && acts_on_himself(reading, statement, complement) => {
            Standing::Nothing
        }
        // "seemed to conclude that": so it looks, and nobody says it.
        Standing::Said if wording == Wording::Reporters && only_seems(reading, statement) => Standing::Nothing,
        // "One of those who complained, Ana Vale, said": the comma closes the relative clause.
        Standing::Said if closes_relative(reading, statement) => Standing::Nothing,
        Standing::Said if wording == Wording::Reporters && is_what_was_said(reading, phrases, statement) => Standing::Nothing,
        // "asked to comment on reports that": nobody has said it.
        Standing::Said if wording == Wording::Reporters && cue.infinitive && is_asked(reading, statement) => Standing::Nothing,
        Standing::Said if cue.negated && is_denied(cue.frame) || holds_back(reading, statement) => Standing::Withheld,
        Standing::Said | Standing::Stance if is_neither(reading, statement) => Standing::Withheld,
        form => form,
    }
}

/// "disclosed this in a statement": what was said stands elsewhere.
fn is_pointed_at(reading: &Reading<'_>, statement: &Statement, complement: Complement) -> bool {
    let mut words = first_part(reading, statement).iter();
    let first = words.next();
    let points = first.is_some_and(|word| rule_words!("points").has(&word.lower));
    // "She wrote, and wrote, and wrote.", "It is harder than Vale suggests, but it can be done."
    let behind = statement.content.first().is_some_and(|content| content.start >= statement.cue.words.end);
    if behind && first.is_some_and(|word| word.class == WordClass::Coordinator) {
        return true;
    }
    let next = words.next();
    let closes = next.is_none_or(|word| word.is_mark() || word.dated || word.class == WordClass::Preposition);
    // "denied that and published the recording"
    let joined = next.is_some_and(|word| word.class == WordClass::Coordinator);
    points && (joined || complement == Complement::Phrase && closes)
}

/// "Blood tests revealed that", "the report suggests that": a thing shows it, and nobody says it.
fn is_finding(phrases: &[Phrase], statement: &Statement) -> bool {
    let thing =
        statement.source.is_some_and(|source| matches!(phrases[source].referent, Referent::SomeThing | Referent::SomeText));
    thing && lists::finds(statement.cue.lemma)
}

/// "No one said that it was safe", but "No 10 said that it was"
fn says_nobody(reading: &Reading<'_>, phrases: &[Phrase], statement: &Statement) -> bool {
    let Some(source) = statement.source else { return false };
    let words = reading.part(&phrases[source].words);
    let house = words.any(|word| word.lower.starts_with(|c: char| c.is_ascii_digit()));
    !house && words.first().is_some_and(|word| lists::does(&word.lower, "nobody"))
}

fn acts_on_himself(reading: &Reading<'_>, statement: &Statement, complement: Complement) -> bool {
    let himself = |word: &Word<'_>| {
        word.class == WordClass::ObjectPronoun && (word.lower.ends_with("self") || word.lower.ends_with("selves"))
    };
    let charged = complement == Complement::Predicate && lists::does(statement.cue.lemma, "charges");
    let judges = charged || matches!(complement, Complement::Phrase | Complement::Clause);
    judges && first_part(reading, statement).first().is_some_and(himself)
}

fn only_seems(reading: &Reading<'_>, statement: &Statement) -> bool {
    let seems = |word: &Word<'_>| matches!(crate::wordclass::lemma(&word.lower), Some("seem" | "appear"));
    // "has until May to say whether it does"
    let cue = &statement.cue;
    let to_come =
        cue.infinitive && cue.words.len() < 3 && first_part(reading, statement).first().is_some_and(|word| word.is("whether"));
    to_come && cue.is_saying() || reading.part(&(cue.words.start..cue.head)).any(seems)
}

/// Whether the words of a relative clause end in the cue, and what stands behind its comma belongs to the sentence around it.
fn closes_relative(reading: &Reading<'_>, statement: &Statement) -> bool {
    let relative = reading.all().before(statement.cue.words.start).is_some_and(|word| word.is("who"));
    let behind = statement.content.first().is_some_and(|content| content.start >= statement.cue.words.end);
    let quoted = first_part(reading, statement).first().is_some_and(|word| word.quoted.is_some());
    relative && behind && !quoted && statement.cue.opening == Opening::Comma
}

/// "What the minister said, in an interview, was different.": the words behind are another clause.
fn is_what_was_said(reading: &Reading<'_>, phrases: &[Phrase], statement: &Statement) -> bool {
    let cue = &statement.cue;
    let before = statement.source.and_then(|source| reading.all().before(phrases[source].words.start));
    let behind = statement.content.first().is_some_and(|content| content.start >= cue.words.end);
    let bare = matches!(cue.opening, Opening::End | Opening::Comma | Opening::Preposition);
    cue.is_saying() && bare && behind && before.is_some_and(|word| word.is("what"))
}

/// `asked to explain why`: whoever should say it is asked.
fn is_asked(reading: &Reading<'_>, statement: &Statement) -> bool {
    let before = reading.all().before(statement.cue.words.start);
    before.is_some_and(|word| {
        word.quoted.is_none() && crate::wordclass::lemma(&word.lower).and_then(lists::frame) == Some(Frame::Ask)
    })
}

/// `refused to say whether`: the first verb of the chain.
fn holds_back(reading: &Reading<'_>, statement: &Statement) -> bool {
    let cue = &statement.cue;
    let mut back = reading.all().up_to(cue.words.start).back().map(|word| &*word.lower);
    // "stopped short of saying that", "without admitting", "has yet to announce whether"
    let first = back.next().unwrap_or_default();
    let second = back.next().unwrap_or_default();
    let noun = cue.infinitive && (lists::withholds(first) || first == "to" && lists::withholds(second));
    let holds_back = match first {
        "without" => true,
        "of" => second == "short",
        "yet" => cue.infinitive,
        // "his refusal to say which side he was on"
        _ => noun,
    };
    let withholds = |word: &Word<'_>| crate::wordclass::lemma(&word.lower).is_some_and(lists::withholds);
    holds_back || reading.part(&(cue.words.start..cue.head)).any(withholds)
}

/// `would neither confirm nor deny that`
fn is_neither(reading: &Reading<'_>, statement: &Statement) -> bool {
    const NEAR: usize = 6;
    let nor = reading.all().before(statement.cue.words.start).is_some_and(|word| word.is("nor"));
    let lead = reading.all().up_to(statement.cue.words.start).tail(NEAR);
    nor && lead.any(|word| word.is("neither"))
}

/// `did not say that`, but "did not accuse them of lying" says nothing of what was said.
fn is_denied(frame: Frame) -> bool {
    !matches!(frame, Frame::According | Frame::Colon | Frame::Noun)
}

fn stated(reading: &Reading<'_>, statement: &Statement, complement: Complement, wording: Wording) -> Standing {
    let cue = &statement.cue;
    let last = reading.all().before(cue.words.end).map_or("", |last| &*last.lower);
    let named = lists::names_content(cue.lemma, last);
    let acts = || !named && lists::reports_only_clauses(cue.lemma, last);
    let uttered = wording == Wording::Uttered;
    let clause = complement == Complement::Clause;
    // "Bridge to close, Brell says", "Brell says no to bridge": a headline leaves out verbs.
    let words: usize = statement.content.iter().map(ExactSizeIterator::len).sum();
    let headline = words > 1 && reading.is_headline(cue.head);
    // "urged restraint", but "urged the horse over the fence"
    let driven = || {
        let first = first_part(reading, statement).first();
        let whom = first.is_some_and(|word| matches!(word.class, WordClass::Determiner | WordClass::Possessive));
        cue.frame == Frame::Urge && cue.head + 1 == cue.words.end && whom && lists::does(cue.lemma, "drives")
    };
    let said = |condition: bool| if condition { Standing::Said } else { Standing::Nothing };
    let judged = |condition: bool| if condition { Standing::Said } else { Standing::Stance };
    match cue.frame {
        Frame::According => Standing::Said,
        Frame::Colon => said(clause || uttered || headline),
        Frame::Noun => said(uttered || clause || matches!(cue.opening, Opening::That | Opening::To)),
        Frame::Think | Frame::Seem | Frame::Show => said(uttered),
        Frame::Talk | Frame::Perform => said(uttered || clause),
        Frame::Commit if lists::withholds(cue.lemma) => match complement {
            Complement::Infinitive => Standing::Withheld,
            _ => said(uttered),
        },
        // "offers a reminder of the role she will play": an offer is to do something.
        Frame::Commit => said(uttered || clause && !lists::does(cue.lemma, "offers") || complement == Complement::Infinitive),
        Frame::Ask => {
            // "asked Washington for a loan"
            let near = first_part(reading, statement).head(6);
            let asked_for = cue.opening != Opening::Preposition && near.any(|word| word.is("for"));
            said(!cue.passive && (uttered || clause || asked_for || complement == Complement::Infinitive))
        }
        Frame::Say | Frame::Write | Frame::Utter | Frame::Tell => match complement {
            _ if uttered || clause || cue.opening == Opening::Colon => Standing::Said,
            _ if headline && matches!(cue.frame, Frame::Say | Frame::Tell) => Standing::Said,
            // "is said to be", "was reported to have": nobody says it.
            Complement::Infinitive => said(!cue.passive || cue.frame == Frame::Tell),
            Complement::Gerund => said(named || opens_gerund(reading, statement) && lists::does(cue.lemma, "takes-gerund")),
            // "denied four ships access", "denied access to four ships": an act.
            _ if cue.lemma == "deny" && first_part(reading, statement).any(|word| word.is("to")) => Standing::Nothing,
            _ if lists::takes_stance(cue.lemma) => Standing::Stance,
            _ => said(named && !cue.passive),
        },
        // "called the police", "attacked a shop"
        Frame::Judge if complement == Complement::Phrase && !uttered && acts() => Standing::Nothing,
        Frame::Judge => judged(uttered || clause || named || matches!(complement, Complement::Gerund | Complement::Predicate)),
        Frame::Support => judged(uttered || clause),
        Frame::Urge => said(uttered || clause || complement == Complement::Infinitive || named && !cue.passive && !driven()),
    }
}
