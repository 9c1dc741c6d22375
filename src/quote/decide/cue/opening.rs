//! What stands behind a cue, where its content would begin.

use super::Opening;
use crate::lexicon::rule_words;
use crate::quote::read::lists::{self, Frame};
use crate::quote::read::{Reading, Unit, Word};
use crate::token::TokenKind;
use crate::wordclass::{VerbForm, WordClass};
use crate::words::{Form, Stretch, Tag};

/// What the content of a cue opens with, and where.
pub(super) fn opening(reading: &Reading<'_>, unit: &Unit, from: usize, frame: Frame) -> (Opening, usize) {
    let mut at = skip_time(reading, unit, from);
    if matches!(frame, Frame::Tell | Frame::Ask | Frame::Urge) {
        at = skip_addressee(reading, unit, at, frame);
    }
    let plain = opening_at(reading, unit, at);
    let words = reading.of(unit);
    let next = words.after(at);
    if plain == Opening::Comma && next.is_some_and(|next| next.quoted.is_some()) {
        return (Opening::Quotation, at + 1);
    }
    // "cautioned them against it, saying, “…”": what another cue reports.
    let hands_on = |next: &Word<'_>| next.form() == Some(VerbForm::Ing) && lists::reports(&next.lower);
    if plain == Opening::Comma && frame == Frame::Tell && next.is_some_and(hands_on) {
        return (Opening::End, at);
    }
    if plain == Opening::Comma && frame != Frame::Noun {
        // "said, among other things, that".
        if let Some((Opening::That, that)) = behind_adverbials(reading, unit, at + 1)
            && words.before(that).is_some_and(|word| word.is(","))
        {
            return (Opening::That, that);
        }
        // "confirmed, when pressed, that"
        let aside = words.from(at + 1).head(ASIDE);
        let when = aside.first().is_some_and(|word| rule_words!("aside").has(&word.lower));
        let comma = aside.find(|word| word.is(",")).filter(|_| when);
        if let Some(comma) = comma.filter(|&comma| words.after(comma).is_some_and(|word| word.is("that"))) {
            return (Opening::That, comma + 1);
        }
    }
    // "said because the bridge was old, it had to go": not "said when asked".
    let reason = words.at(at).is_some_and(|word| word.class == WordClass::Subordinator && rule_words!("reason").has(&word.lower));
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

/// How many words between commas may stand before the `that` of a verb of saying.
const ASIDE: usize = 8;

/// Whether a `to` stands before whom somebody speaks to, not before a verb: `shouted to the crowd`.
pub(super) fn is_towards(reading: &Reading<'_>, unit: &Unit, at: usize) -> bool {
    let next = reading.of(unit).after(at).filter(|next| next.quoted.is_none());
    reading.words[at].class == WordClass::To
        && next.is_some_and(|next| {
            let noun = next.class == WordClass::Noun && !next.is_mark();
            noun || matches!(next.class, WordClass::Determiner | WordClass::Possessive | WordClass::ObjectPronoun)
        })
}

fn opening_at(reading: &Reading<'_>, unit: &Unit, at: usize) -> Opening {
    let words = reading.of(unit);
    let Some(word) = words.at(at) else { return Opening::End };
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
        WordClass::Wh if word.is("when") && words.after(at).is_some_and(Word::is_past) => Opening::Preposition,
        WordClass::Wh => Opening::Wh,
        _ if is_towards(reading, unit, at) => Opening::Preposition,
        WordClass::To => Opening::To,
        WordClass::Preposition | WordClass::Subordinator | WordClass::Coordinator => Opening::Preposition,
        _ if has_clause(reading, unit, at) => Opening::Clause,
        _ => Opening::Phrase,
    }
}

/// Whether a subject and its verb open here.
pub(crate) fn has_clause(reading: &Reading<'_>, unit: &Unit, from: usize) -> bool {
    let words = reading.of(unit).from(from);
    let Some(first) = words.first() else { return false };
    if first.class == WordClass::SubjectPronoun {
        return true;
    }
    let mut rest = words.head(24).placed();
    // "published a memo in which he called her late": relative clauses have verbs of their own.
    let (mut relatives, mut chain) = (0, false);
    while let Some((at, word)) = rest.next() {
        let next = words.after(at);
        // "said her brother, who had studied in Lume, had hoped", "said guard Ty Munro (knee) is doubtful"
        if let Some(closing) = inserted(word, next).filter(|_| at > from) {
            let mut inside = rest.by_ref().skip(usize::from(closing == ","));
            let closes = inside.find(|(_, word)| word.is(closing) || word.quoted.is_some());
            if closes.is_none_or(|(_, word)| !word.is(closing)) {
                return false;
            }
            continue;
        }
        let counts = at == from + 1 && first.class == WordClass::Number;
        if at > from && cuts_off(word, next) || word.class == WordClass::Coordinator && (counts || next.is_some_and(is_verb)) {
            return false;
        }
        if word.is_mark() || word.quoted.is_some() {
            return false;
        }
        relatives += usize::from(at > from && word.class == WordClass::Relative && !word.is("that"));
        if word.is_finite() {
            if relatives == 0 && !chain {
                return at > from;
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

/// What closes a relative clause or brackets that open here, behind a subject.
fn inserted(word: &Word<'_>, next: Option<&Word<'_>>) -> Option<&'static str> {
    match &*word.lower {
        "," if next.is_some_and(|next| next.class == WordClass::Relative) => Some(","),
        "(" => Some(")"),
        _ => None,
    }
}

/// "recalled the product after two children fell ill", but "said sales since 2015 had risen": no subject goes on behind it.
fn cuts_off(word: &Word<'_>, next: Option<&Word<'_>>) -> bool {
    rule_words!("cuts-off").has(&word.lower) && next.is_some_and(|next| !next.dated)
}

/// "thanked the outgoing head for his service and said": the verb behind `and` has another subject.
fn is_verb(word: &Word<'_>) -> bool {
    word.is_finite() && word.quoted.is_none()
}

fn skip_time(reading: &Reading<'_>, unit: &Unit, from: usize) -> usize {
    let rest = reading.of(unit).from(from);
    let mut at = from;
    while let Some(word) = rest.head(8).at(at) {
        at = match time_phrase(reading, unit, at) {
            Some(end) => end,
            None if word.class == WordClass::Adverb && !word.is("there") && !qualifies(reading, unit, at) => at + 1,
            None => break,
        };
    }
    // "suggest next summer is likelier than spring": the time is what is spoken of.
    let bare = rest.first().is_some_and(|word| word.class != WordClass::Preposition);
    let verb = rest.at(at).is_some_and(|word| matches!(word.class, WordClass::Auxiliary | WordClass::Modal));
    if bare && verb && rest.before(at).is_some_and(|word| word.dated) {
        return from;
    }
    at.min(unit.words.end)
}

/// Whether the adverb belongs to the noun phrase behind it: `nearly 400 people`, `even the mayor`.
fn qualifies(reading: &Reading<'_>, unit: &Unit, at: usize) -> bool {
    reading.of(unit).after(at).is_some_and(|next| {
        matches!(next.class, WordClass::Number | WordClass::Determiner | WordClass::Possessive) && !next.dated
    })
}

/// The end of a phrase of time: `on Friday`, `late last week`, `Tuesday`. None where a noun follows: `in a March statement`.
fn time_phrase(reading: &Reading<'_>, unit: &Unit, from: usize) -> Option<usize> {
    let words = reading.of(unit);
    let opens = |word: &Word<'_>| rule_words!("opens-time-phrase").has(&word.lower);
    let second = |word: &Word<'_>| rule_words!("in-time-phrase").has(&word.lower);
    let lead = usize::from(words.at(from).is_some_and(opens));
    let lead = lead + usize::from(lead > 0 && words.after(from).is_some_and(second));
    let rest = words.from(from + lead);
    if !rest.first().is_some_and(|word| word.dated) {
        return None;
    }
    let end = rest.leading(|word| word.dated || word.class == WordClass::Number).end();
    let noun_follows = words.at(end).is_some_and(|word| word.class == WordClass::Noun && !word.capital && !word.is_mark());
    (!noun_follows).then_some(end)
}

/// `told the committee that`, `urged both sides to`.
fn skip_addressee(reading: &Reading<'_>, unit: &Unit, from: usize, frame: Frame) -> usize {
    let near = reading.of(unit).from(from).head(16);
    let mut name = None;
    let mut told_of = false;
    for (at, word) in near.placed() {
        // "told staff who stopped him he had somewhere to be"
        told_of |= frame == Frame::Tell && at > from && word.is("who");
        if in_name(reading, unit, at) {
            name = name.or(Some(at));
            continue;
        }
        // "had ordered lunch when the sky went dark": no order.
        let time = frame == Frame::Urge && (word.is("when") || word.is("where"));
        let opens = word.is("that")
            || word.quoted.is_some()
            || word.class == WordClass::Wh && !time
            || word.is(":")
            || word.class == WordClass::SubjectPronoun;
        if opens && at > from {
            return at;
        }
        let stops = word.is_finite() && !told_of
            || word.is(".")
            || word.is(";")
            || opens
            || word.class == WordClass::To && (frame != Frame::Tell || near.after(at).is_some_and(is_base));
        // "told workers on a pipeline to be off their land"
        // "told reporters the decision to drop it had been taken": what is to be done is no part of whom she told.
        let second = || near.at(first_phrase(near).end()).is_some_and(|word| word.class == WordClass::Determiner);
        if stops && frame == Frame::Tell && word.class == WordClass::To && at > from && !told_of && !second() {
            return at;
        }
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
    skip_time(reading, unit, first_phrase(near).end())
}

/// Whether the tag says that it is the base form of a verb.
fn is_base(word: &Word<'_>) -> bool {
    matches!(word.tag, Tag::Verb | Tag::Aux) && word.tense == Some(Form::Base)
}

/// The first phrase: in "told reporters the plan would fail" the clause begins behind it.
fn first_phrase<'w, 't>(words: Stretch<'w, Word<'t>>) -> Stretch<'w, Word<'t>> {
    let goes_on = |&(at, word): &(usize, &Word<'_>)| {
        let before = words.before(at);
        // "told the daily Gündem"
        let daily = before.is_some()
            && word.class == WordClass::Adverb
            && words.after(at).is_some_and(|next| next.class == WordClass::Noun && next.capital);
        let noun = matches!(word.class, WordClass::Noun | WordClass::Adjective | WordClass::Number) && !word.is_mark();
        let opens = before.is_none()
            && matches!(
                word.class,
                WordClass::Determiner | WordClass::Possessive | WordClass::ObjectPronoun | WordClass::Pronoun
            );
        (daily || noun || opens) && !before.is_some_and(|before| closes_phrase(before, word))
    };
    words.head(words.placed().take_while(goes_on).count())
}

/// Whether a phrase ends between two words: behind a pronoun, between two names.
fn closes_phrase(before: &Word<'_>, word: &Word<'_>) -> bool {
    let names = word.capital && word.mention.is_some() && before.mention.is_some() && word.mention != before.mention;
    names || matches!(before.class, WordClass::ObjectPronoun | WordClass::Pronoun)
}

/// The opening behind whom a verb may speak to, where `that`, or `to` and a verb, follows: `warned the council that`, `warned both sides
/// not to`.
pub(super) fn behind_addressee(reading: &Reading<'_>, unit: &Unit, from: usize) -> Option<(Opening, usize)> {
    const LONGEST: usize = 9;
    let words = reading.of(unit).from(from);
    let at = words.head(LONGEST).find(|word| word.is("that") || word.class == WordClass::To)?;
    let addressee = words.up_to(at);
    let nominal = |word: &Word<'_>| {
        word.quoted.is_none()
            && !word.is_finite()
            && (!word.is_mark() || word.is("-"))
            && (word.class != WordClass::Preposition || word.is("of"))
            && !matches!(word.class, WordClass::Wh | WordClass::Relative | WordClass::Subordinator | WordClass::SubjectPronoun)
    };
    if !addressee.all(nominal) || addressee.first()?.class == WordClass::Preposition {
        return None;
    }
    let negated = addressee.last()?.class == WordClass::Negation;
    let next = words.after(at)?;
    if words.at(at)?.is("that") {
        return (!next.is_finite()).then_some((Opening::That, at));
    }
    let verb =
        matches!(next.class, WordClass::Verb(VerbForm::Base) | WordClass::VerbOrNoun(VerbForm::Base) | WordClass::Auxiliary)
            || next.tag == Tag::Verb && next.tense == Some(Form::Base);
    (verb && (addressee.len() > 1 || !negated)).then_some((Opening::To, at - usize::from(negated)))
}

/// The opening behind `in a statement on Monday`, where `that`, a colon or a quotation follows.
pub(super) fn behind_adverbials(reading: &Reading<'_>, unit: &Unit, from: usize) -> Option<(Opening, usize)> {
    let words = reading.of(unit);
    let mut name = None;
    for (at, word) in words.from(from).head(20).placed() {
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
        // "said in an email there have been 31"
        if at > from + 1 && word.is("there") && words.after(at).is_some_and(Word::is_finite) {
            return Some((Opening::Clause, at));
        }
        // ", adding that": what follows is reported by another verb.
        let comma = words.before(at).is_some_and(|before| before.is(","));
        let other_verb = word.form() == Some(VerbForm::Ing) && (comma || lists::reports(&word.lower));
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
    let before = reading.of(unit).before(words.start);
    let names = before.is_some_and(|word| word.class == WordClass::Preposition || word.kind == TokenKind::Possessive);
    names && words.len() < 9 && reading.is_titled(words)
}

/// Whether a `that` opens a clause: not `a center that works`, not `of that plan`.
fn opens_clause(reading: &Reading<'_>, unit: &Unit, that: usize) -> bool {
    let words = reading.of(unit);
    let taken = words.before(that).is_some_and(|before| before.class == WordClass::Preposition);
    !taken && !words.after(that).is_some_and(is_verb)
}
