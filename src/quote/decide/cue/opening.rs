//! What stands behind a cue, where its content would begin.

use std::ops::Range;

use super::Opening;
use crate::quote::read::lists::{self, Frame};
use crate::quote::read::{Reading, Unit, Word};
use crate::token::TokenKind;
use crate::wordclass::{VerbForm, WordClass};
use crate::words::{Form, Tag};

/// What the content of a cue opens with, and where.
pub(super) fn opening(reading: &Reading<'_>, unit: &Unit, from: usize, frame: Frame) -> (Opening, usize) {
    let mut at = skip_time(reading, unit, from);
    if matches!(frame, Frame::Tell | Frame::Ask | Frame::Urge) {
        at = skip_addressee(reading, unit, at, frame);
    }
    let plain = opening_at(reading, unit, at);
    if plain == Opening::Comma && reading.words.get(at + 1).is_some_and(|next| at + 1 < unit.words.end && next.quoted.is_some()) {
        return (Opening::Quotation, at + 1);
    }
    // "cautioned them against it, saying, “…”": what another cue reports.
    let hands_on = || {
        let next = reading.words.get(at + 1).filter(|_| at + 1 < unit.words.end);
        next.is_some_and(|next| next.form() == Some(VerbForm::Ing) && lists::reports(&next.lower))
    };
    if plain == Opening::Comma && frame == Frame::Tell && hands_on() {
        return (Opening::End, at);
    }
    if plain == Opening::Comma && frame != Frame::Noun {
        // "said, among other things, that".
        if let Some((Opening::That, that)) = behind_adverbials(reading, unit, at + 1)
            && reading.words[that - 1].is(",")
        {
            return (Opening::That, that);
        }
    }
    // "said because the bridge was old, it had to go": not "said when asked".
    let reason = reading.words.get(at).is_some_and(|word| {
        at < unit.words.end
            && word.class == WordClass::Subordinator
            && matches!(&*word.lower, "because" | "if" | "unless" | "although")
    });
    if reason && frame == Frame::Say && has_clause(reading, unit, at + 1) {
        return (Opening::Clause, at);
    }
    if plain == Opening::Preposition && !matches!(frame, Frame::Judge | Frame::Support | Frame::Noun) {
        // "said in a statement on Monday that", "wrote on her blog: ".
        if let Some(found) = behind_adverbials(reading, unit, at) {
            return found;
        }
    }
    (plain, at)
}

fn is_participle(word: &Word<'_>) -> bool {
    matches!(word.form(), Some(VerbForm::Past | VerbForm::Participle))
}

/// Whether a `to` stands before whom somebody speaks to, not before a verb: `shouted to the crowd`.
pub(super) fn is_towards(reading: &Reading<'_>, unit: &Unit, at: usize) -> bool {
    let next = reading.words.get(at + 1).filter(|next| at + 1 < unit.words.end && next.quoted.is_none());
    reading.words[at].class == WordClass::To
        && next.is_some_and(|next| {
            let noun = next.class == WordClass::Noun && !next.is_mark();
            noun || matches!(next.class, WordClass::Determiner | WordClass::Possessive | WordClass::ObjectPronoun)
        })
}

fn opening_at(reading: &Reading<'_>, unit: &Unit, at: usize) -> Opening {
    let Some(word) = reading.words.get(at).filter(|_| at < unit.words.end) else { return Opening::End };
    if word.quoted.is_some() {
        return Opening::Quotation;
    }
    // "pledged $50 million"
    if word.is_mark() && !matches!(&*word.lower, "$" | "£" | "€" | "¥" | "₹") {
        return match &*word.lower {
            ":" => Opening::Colon,
            "," => Opening::Comma,
            _ if word.is_dash() => Opening::Comma,
            _ => Opening::End,
        };
    }
    match word.class {
        _ if word.is("that") => Opening::That,
        // "said when asked who had signed it"
        WordClass::Wh if word.is("when") && reading.words.get(at + 1).is_some_and(is_participle) => Opening::Preposition,
        WordClass::Wh => Opening::Wh,
        _ if is_towards(reading, unit, at) => Opening::Preposition,
        WordClass::To => Opening::To,
        WordClass::Preposition | WordClass::Subordinator | WordClass::Coordinator => Opening::Preposition,
        _ if has_clause(reading, unit, at) => Opening::Clause,
        _ => Opening::Phrase,
    }
}

/// Whether a subject and its verb open here.
pub(crate) fn has_clause(reading: &Reading<'_>, unit: &Unit, at: usize) -> bool {
    if at < unit.words.end && reading.words[at].class == WordClass::SubjectPronoun {
        return true;
    }
    let mut words = reading.words[at.min(unit.words.end)..unit.words.end].iter().enumerate().take(24);
    // "published a memo in which he called her late": relative clauses have verbs of their own.
    let (mut relatives, mut chain) = (0, false);
    while let Some((index, word)) = words.next() {
        // "said her brother, who had studied in Lume, had hoped"
        if word.is(",") && index > 0 && reading.words.get(at + index + 1).is_some_and(|next| next.class == WordClass::Relative) {
            if words
                .by_ref()
                .skip(1)
                .find(|(_, word)| word.is(",") || word.quoted.is_some())
                .is_none_or(|(_, word)| !word.is(","))
            {
                return false;
            }
            continue;
        }
        // "said guard Ty Munro (knee) is doubtful"
        if word.is("(") && index > 0 {
            if words.by_ref().find(|(_, word)| word.is(")") || word.quoted.is_some()).is_none_or(|(_, word)| !word.is(")")) {
                return false;
            }
            continue;
        }
        // "added 22 and Luka Maric had 14 rebounds": what was added is no statement.
        // "thanked the outgoing head for his service and said": the verb behind `and` has another subject.
        let next = reading.words.get(at + index + 1).filter(|_| at + index + 1 < unit.words.end);
        let joined = word.class == WordClass::Coordinator && next.is_some_and(|next| next.is_finite() && next.quoted.is_none());
        let counted = index == 1 && word.class == WordClass::Coordinator && reading.words[at].class == WordClass::Number;
        if word.is_mark() || word.quoted.is_some() || counted || joined {
            return false;
        }
        // "recalled the product after two children fell ill", but "said sales since 2015 had risen"
        let next = reading.words.get(at + index + 1).filter(|_| at + index + 1 < unit.words.end);
        let plain = next.is_some_and(|next| !next.dated);
        if index > 0 && plain && matches!(&*word.lower, "after" | "before" | "until") {
            return false;
        }
        relatives += usize::from(index > 0 && word.class == WordClass::Relative && !word.is("that"));
        if word.is_finite() {
            if relatives == 0 && !chain {
                return index > 0;
            }
            relatives -= usize::from(!chain);
            chain = true;
            continue;
        }
        chain &= word.class == WordClass::Adverb;
        if matches!(word.class, WordClass::To | WordClass::Wh | WordClass::Subordinator) {
            return false;
        }
    }
    false
}

fn skip_time(reading: &Reading<'_>, unit: &Unit, from: usize) -> usize {
    let mut at = from;
    while at < unit.words.end && at - from < 8 {
        let word = &reading.words[at];
        let next = match time_phrase(reading, unit, at) {
            Some(end) => end,
            None if word.class == WordClass::Adverb && !word.is("there") && !qualifies(reading, unit, at) => at + 1,
            None => break,
        };
        at = next;
    }
    // "suggest next summer is likelier than spring": the time is what is spoken of.
    let bare = from < at && at < unit.words.end && reading.words[from].class != WordClass::Preposition;
    if bare && matches!(reading.words[at].class, WordClass::Auxiliary | WordClass::Modal) && reading.words[at - 1].dated {
        return from;
    }
    at.min(unit.words.end)
}

/// Whether the adverb belongs to the noun phrase behind it: `nearly 400 people`, `even the mayor`.
fn qualifies(reading: &Reading<'_>, unit: &Unit, at: usize) -> bool {
    reading.words.get(at + 1).is_some_and(|next| {
        at + 1 < unit.words.end
            && matches!(next.class, WordClass::Number | WordClass::Determiner | WordClass::Possessive)
            && !next.dated
    })
}

/// The end of a phrase of time: `on Friday`, `late last week`, `Tuesday`. None where a noun follows: `in a March statement`.
fn time_phrase(reading: &Reading<'_>, unit: &Unit, from: usize) -> Option<usize> {
    let word = |at: usize| reading.words.get(at).filter(|_| at < unit.words.end);
    let mut at = from;
    if word(at).is_some_and(|word| matches!(&*word.lower, "on" | "in" | "late" | "early" | "earlier" | "last" | "this" | "next"))
    {
        at += 1;
        at +=
            usize::from(word(at).is_some_and(|word| {
                matches!(&*word.lower, "the" | "a" | "last" | "this" | "that" | "late" | "early" | "on" | "in")
            }));
    }
    let dated = at;
    while word(at).is_some_and(|word| word.dated || at > dated && word.class == WordClass::Number) {
        at += 1;
    }
    let noun_follows = word(at).is_some_and(|word| word.class == WordClass::Noun && !word.capital && !word.is_mark());
    (at > dated && !noun_follows).then_some(at)
}

/// `told the committee that`, `urged both sides to`.
fn skip_addressee(reading: &Reading<'_>, unit: &Unit, from: usize, frame: Frame) -> usize {
    let limit = unit.words.end.min(from + 16);
    let mut name = None;
    let mut told_of = false;
    for at in from..limit {
        let word = &reading.words[at];
        // "told staff who stopped him he had somewhere to be"
        told_of |= frame == Frame::Tell && at > from && word.is("who");
        if in_name(reading, unit, at) {
            name = name.or(Some(at));
            continue;
        }
        let opens = word.is("that")
            || word.quoted.is_some()
            || word.class == WordClass::Wh
            || word.is(":")
            || word.class == WordClass::SubjectPronoun;
        if opens && at > from {
            return at;
        }
        let stops = word.is_finite() && !told_of
            || word.is(".")
            || word.is(";")
            || opens
            || word.class == WordClass::To && frame != Frame::Tell;
        if stops {
            break;
        }
        if word.is(",") && frame == Frame::Tell {
            return at;
        }
    }
    if frame != Frame::Tell || name.is_some() {
        return name.unwrap_or(from);
    }
    skip_time(reading, unit, first_phrase(reading, from..limit))
}

/// The end of the first phrase: in "told reporters the plan would fail" the clause begins behind it.
fn first_phrase(reading: &Reading<'_>, words: Range<usize>) -> usize {
    let Range { start: from, end: limit } = words;
    let named = |at: usize| reading.words[at].mention;
    let mut at = from;
    while at < limit {
        let word = &reading.words[at];
        // "told the daily Gündem"
        let daily = at > from
            && word.class == WordClass::Adverb
            && reading.words.get(at + 1).is_some_and(|next| next.class == WordClass::Noun && next.capital);
        let inside = daily || matches!(word.class, WordClass::Noun | WordClass::Adjective | WordClass::Number) && !word.is_mark();
        let opens_phrase = at == from
            && matches!(
                word.class,
                WordClass::Determiner | WordClass::Possessive | WordClass::ObjectPronoun | WordClass::Pronoun
            );
        if !(inside || opens_phrase)
            || at > from && matches!(reading.words[at - 1].class, WordClass::ObjectPronoun | WordClass::Pronoun)
        {
            break;
        }
        let crosses = at > from && word.capital && named(at).is_some() && named(at - 1).is_some() && named(at) != named(at - 1);
        if crosses {
            break;
        }
        at += 1;
    }
    at
}

/// The opening behind whom a verb may speak to, where `that`, or `to` and a verb, follows: `warned the council that`, `warned both sides
/// not to`.
pub(super) fn behind_addressee(reading: &Reading<'_>, unit: &Unit, from: usize) -> Option<(Opening, usize)> {
    const LONGEST: usize = 9;
    let words = &reading.words[from.min(unit.words.end)..unit.words.end.min(from + LONGEST)];
    let opens = |word: &Word<'_>| word.is("that") || word.class == WordClass::To;
    let at = words.iter().position(opens).filter(|&at| at > 0)?;
    let nominal = |word: &Word<'_>| {
        word.quoted.is_none()
            && !word.is_finite()
            && (!word.is_mark() || word.is("-"))
            && (word.class != WordClass::Preposition || word.is("of"))
            && !matches!(word.class, WordClass::Wh | WordClass::Relative | WordClass::Subordinator | WordClass::SubjectPronoun)
    };
    if !words[..at].iter().all(nominal) || words[0].class == WordClass::Preposition {
        return None;
    }
    let negated = words[at - 1].class == WordClass::Negation;
    let next = reading.words.get(from + at + 1).filter(|_| from + at + 1 < unit.words.end)?;
    if words[at].is("that") {
        return (!next.is_finite()).then_some((Opening::That, from + at));
    }
    let verb =
        matches!(next.class, WordClass::Verb(VerbForm::Base) | WordClass::VerbOrNoun(VerbForm::Base) | WordClass::Auxiliary)
            || next.tag == Tag::Verb && next.tense == Some(Form::Base);
    (verb && (at > 1 || !negated)).then_some((Opening::To, from + at - usize::from(negated)))
}

/// The opening behind `in a statement on Monday`, where `that`, a colon or a quotation follows.
pub(super) fn behind_adverbials(reading: &Reading<'_>, unit: &Unit, from: usize) -> Option<(Opening, usize)> {
    let mut name = None;
    for at in from..unit.words.end.min(from + 20) {
        let word = &reading.words[at];
        if in_name(reading, unit, at) {
            name = name.or(Some((Opening::Quotation, at)));
            continue;
        }
        if word.is("that") && opens_clause(reading, unit, at) {
            return Some((Opening::That, at));
        }
        if word.quoted.is_some() {
            return Some((Opening::Quotation, at));
        }
        if word.is(":") {
            return Some((Opening::Colon, at));
        }
        // ", adding that": what follows is reported by another verb.
        let other_verb = word.form() == Some(VerbForm::Ing) && (reading.words[at - 1].is(",") || lists::reports(&word.lower));
        if word.is_finite() || other_verb || word.is(".") || word.is(";") || word.class == WordClass::Coordinator {
            break;
        }
    }
    name
}

/// Whether the word stands in the name of a work or a broadcast that tells where it was said: `on “Morning in Tarn”`.
fn in_name(reading: &Reading<'_>, unit: &Unit, at: usize) -> bool {
    let Some(quotation) = reading.words[at].quoted else { return false };
    let words = reading.within(reading.quoted[quotation].outer());
    let before = words.start.checked_sub(1).filter(|&at| at >= unit.words.start).map(|at| &reading.words[at]);
    let names = before.is_some_and(|word| word.class == WordClass::Preposition || word.kind == TokenKind::Possessive);
    names && words.len() < 9 && reading.is_titled(words)
}

/// Whether a `that` opens a clause: not `a center that works`, not `of that plan`.
fn opens_clause(reading: &Reading<'_>, unit: &Unit, that: usize) -> bool {
    let next = reading.words.get(that + 1).filter(|_| that + 1 < unit.words.end);
    reading.words[that - 1].class != WordClass::Preposition && !next.is_some_and(|next| next.quoted.is_none() && next.is_finite())
}
