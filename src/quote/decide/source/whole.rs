//! The whole of a source: what is attached to the noun phrase that says it.
//!
//! `a spokesman for the council`, `Dana Brell, the mayor of Tarn,`, `a letter seen by the Courier`. The decisions are made about
//! bare noun phrases; the reader is told the whole of the source, and the person whom an apposition names.

use std::ops::Range;

use super::attached::{Attached, Side};
use crate::entity::EntityId;
use crate::quote::SpeakerForm;
use crate::quote::read::insertion::insertion;
use crate::quote::read::phrase::{Phrase, Referent};
use crate::quote::read::{Reading, Unit, Word};
use crate::span::Span;
use crate::wordclass::WordClass;

/// A source with all that belongs to it.
#[derive(Clone)]
pub(crate) struct Whole {
    pub words: Range<usize>,
    pub span: Span,
    pub form: SpeakerForm,
    pub entity: Option<EntityId>,
}

/// A source of a unit with what is attached to it; `cue` is what it is the source of.
pub(crate) fn of(reading: &Reading<'_>, unit: &Unit, phrases: &[Phrase], source: usize, cue: &Range<usize>) -> Whole {
    let phrase = &phrases[source];
    let (words, span) = (phrase.words.clone(), phrase.span);
    let mut whole = Whole { words, span, form: phrase.form, entity: phrase.entity };
    if phrase.relative {
        let Some(before) = antecedent(reading, phrases, source) else { return whole };
        whole.entity = before.entity;
        // "the leader of the party, who called it a disgrace"
        let described = matches!(before.referent, Referent::SomePerson | Referent::SomeText);
        if before.entity.is_none() && described && before.form == SpeakerForm::Nominal {
            (whole.span, whole.form) = (before.span, before.form);
        }
        return whole;
    }
    // "one of the signs", but "he"
    let some = reading.all().at(phrase.words.end).is_some_and(|word| word.is("of")) && !phrase.subject_pronoun;
    if phrase.form == SpeakerForm::Pronoun && !some || phrase.owner {
        return whole;
    }
    let named = phrase.form == SpeakerForm::Name;
    // "Brell, who called him “old,” said": words in marks are told of her too.
    let between = reading.part(&(phrase.words.end..cue.start));
    let told = between.any(|word| word.quoted.is_some()) && insertion(reading, unit, cue.start) == phrase.words.end;
    if told {
        let closing = |word: &Word<'_>| word.quoted.is_none() && (word.is(",") || word.is_dash());
        whole.words.end = cue.start - usize::from(between.last().is_some_and(closing));
    } else if phrase.words.end <= cue.start {
        whole.words.end = Attached { reading, limit: cue.start, side: Side::Before, named }.before(phrase.words.end);
    } else {
        whole.words.end = Attached { reading, limit: unit.words.end, side: Side::Behind, named }.steps(phrase.words.end);
        if takes_subject(reading, unit, cue, &whole.words) {
            whole.words.end = phrase.words.end;
        }
    }
    // "a member who", where what she asked is no statement
    let behind_first = reading.part(&whole.words).from(whole.words.start + 1);
    whole.words.end = behind_first.trailing(|word| word.class == WordClass::Relative).start();
    outwards(reading, unit, phrases, source, cue, &mut whole);
    if let Some(person) = named_in(reading, phrases, source, &whole) {
        (whole.form, whole.entity) = (SpeakerForm::Name, phrases[person].entity);
    }
    if let Some(person) = titled_by(reading, phrases, source, &whole) {
        (whole.form, whole.entity) = (SpeakerForm::Name, person.entity);
    }
    whole.span = reading.span(whole.words.clone());
    whole
}

/// Whose title the phrase is a part of: `Treasury and Finance Minister Selim Vale`.
fn titled_by<'p>(reading: &Reading<'_>, phrases: &'p [Phrase], source: usize, whole: &Whole) -> Option<&'p Phrase> {
    let (outer, inner) = (&phrases[source], phrases.get(source + 1)?);
    let between = reading.part(&(outer.words.end..inner.words.start));
    let and = between.len() == 1 && between.all(|word| word.class == WordClass::Coordinator);
    let thing = matches!(outer.referent, Referent::Organization | Referent::Misc | Referent::SomeThing);
    let named = reading.words[inner.head].mention;
    let title = inner.referent == Referent::Person && reading.words[inner.words.start].mention != named;
    (and && thing && title && inner.words.end == whole.words.end).then_some(inner)
}

/// "According to Vale, her old firm, which owns the plant, is late": what stands before the verb is its subject, and no apposition.
fn takes_subject(reading: &Reading<'_>, unit: &Unit, cue: &Range<usize>, whole: &Range<usize>) -> bool {
    let words = reading.of(unit);
    let bracket = words.at(whole.end).is_some_and(|word| word.is("("));
    let close = words.from(whole.end).head(BRACKETED).find(|word| word.is(")")).filter(|_| bracket);
    let rest = words.from(close.map_or(whole.end, |close| close + 1));
    let verb = rest.iter().find(|word| !word.is(","));
    let apposed = words.part(whole.start..whole.end).any(|word| word.is(","));
    let fronted = words.before(cue.start).is_none() && words.at(cue.start).is_some_and(|word| word.is("according"));
    fronted && apposed && verb.is_some_and(|verb| verb.quoted.is_none() && verb.is_tensed())
}

/// How many phrases that a preposition ties to the one before are looked back at.
const CHAIN: usize = 6;

/// How many words brackets behind a name may hold.
const BRACKETED: usize = 8;

/// What `who` means: the phrase before it.
fn antecedent<'p>(reading: &Reading<'_>, phrases: &'p [Phrase], source: usize) -> Option<&'p Phrase> {
    let start = phrases[source].words.start;
    let lead = reading.all().up_to(start);
    let lead = if lead.last().is_some_and(|word| word.is(",")) { lead.up_to(start - 1) } else { lead };
    // "Packie Sweeney (Ind), who said"
    let brackets = lead.last().filter(|word| word.is(")")).and_then(|_| lead.tail(BRACKETED).find_back(|word| word.is("(")));
    let end = brackets.unwrap_or(lead.end());
    let before = phrases[..source].iter().rfind(|phrase| phrase.words.end <= end)?;
    let next = before.words.end == end;
    // "a letter from his doctor on Friday that says": what says it is the letter.
    let speaks = |phrase: &Phrase| matches!(phrase.referent, Referent::SomeText | Referent::Organization);
    if next && !speaks(before) && !reading.words[start].is("who") {
        let linked = |pair: &[Phrase]| {
            let between = reading.all().part(pair[0].words.end..pair[1].words.start);
            let preposition = between.len() < 2 && between.all(|word| word.class == WordClass::Preposition);
            pair[1].owner || pair[0].owner || preposition
        };
        let first = (0..source).rev().take(CHAIN).take_while(|&at| at + 1 == source || linked(&phrases[at..at + 2]));
        if let Some(text) = first.map(|at| &phrases[at]).find(|phrase| phrase.referent == Referent::SomeText) {
            return Some(text);
        }
    }
    // "a young man selling mangoes, who": no thing is a who.
    let person = |phrase: &&Phrase| matches!(phrase.referent, Referent::Person | Referent::SomePerson) && !phrase.owner;
    if next && reading.words[start].is("who") && before.referent == Referent::SomeThing {
        return phrases[..source].iter().rev().take(CHAIN).find(person).filter(|found| {
            reading.part(&(found.words.end..before.words.start)).all(|word| !word.is_mark() && !word.is_finite())
        });
    }
    next.then_some(before)
}

/// Takes in what the phrase is itself attached to: `52 percent of voters`, `a letter seen by the Courier`, `Ana Vale and the mayor`.
fn outwards(reading: &Reading<'_>, unit: &Unit, phrases: &[Phrase], source: usize, cue: &Range<usize>, whole: &mut Whole) {
    const HOPS: usize = 4;
    let mut inner = &phrases[source];
    for _ in 0..HOPS {
        let Some((outer, link)) = outer_of(reading, unit, phrases, inner) else { return };
        let clear = outer.words.start >= cue.end || outer.words.end <= cue.start;
        if !clear {
            return;
        }
        let joined = joins(reading, inner, outer, link, cue, whole);
        // "Questioned by Omar Sim, counsel for the firm, Dr Vale agreed": the firm's counsel is not she.
        if link == Link::Comma && !joined {
            return;
        }
        if joined && opens_clause(reading, unit, outer.words.start, cue) {
            whole.words.start = outer.words.start;
            let people = inner.referent == Referent::SomePerson && outer.referent == Referent::SomeThing;
            if link == Link::Complement && !people && !titles(reading, outer, inner) {
                (whole.form, whole.entity) = (outer.form, outer.entity);
            }
        }
        inner = outer;
    }
}

/// What ties a phrase to the one before it.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Link {
    /// `of`, `in`, `seen by`
    Complement,
    Comma,
    And,
}

/// The phrase right before another, and what ties them.
fn outer_of<'p>(reading: &Reading<'_>, unit: &Unit, phrases: &'p [Phrase], inner: &Phrase) -> Option<(&'p Phrase, Link)> {
    let lead = reading.of(unit).up_to(inner.words.start);
    let word = lead.last()?;
    let before = lead.back().nth(1)?;
    let link = match word.class {
        _ if word.is(",") => Link::Comma,
        WordClass::Preposition => Link::Complement,
        WordClass::Coordinator => Link::And,
        _ => return None,
    };
    let at = lead.end() - 1 - usize::from(word.is("by") && before.is_past());
    let end = phrases.partition_point(|phrase| phrase.words.start < at);
    let outer = phrases[..end].iter().rev().find(|outer| !outer.owner)?;
    (outer.words.end == at).then_some((outer, link))
}

fn joins(reading: &Reading<'_>, inner: &Phrase, outer: &Phrase, link: Link, cue: &Range<usize>, whole: &Whole) -> bool {
    let speaks = matches!(outer.referent, Referent::SomePerson | Referent::SomeText);
    let preposition = reading.all().before(inner.words.start).map_or("", |word| &*word.lower);
    match link {
        Link::Complement if outer.form != SpeakerForm::Nominal => false,
        Link::Complement if preposition == "of" => speaks || inner.referent == Referent::SomePerson,
        Link::Complement if matches!(preposition, "for" | "by") => speaks,
        Link::Complement => speaks && inner.referent != Referent::Person,
        // "The chief engineer, Omar Vale, said"
        Link::Comma => {
            let closed = reading.all().at(whole.words.end).is_some_and(|word| word.is(","));
            let person = inner.referent == Referent::Person && outer.referent == Referent::SomePerson;
            closed && person && outer.form == SpeakerForm::Nominal
        }
        Link::And => inner.words.end <= cue.start,
    }
}

fn opens_clause(reading: &Reading<'_>, unit: &Unit, at: usize, cue: &Range<usize>) -> bool {
    let Some(before) = reading.of(unit).before(at) else { return true };
    before.is_mark()
        || before.quoted.is_some()
        || before.is("that")
        // "said the mayor", but in "She signed the letter in Paris, her lawyer said" the letter is what she signed.
        || matches!(before.class, WordClass::Coordinator | WordClass::Subordinator)
        || cue.end == at
}

/// `Minister of Education Ana Vale`: without an article the noun is the title of the person whose name ends its complement.
fn titles(reading: &Reading<'_>, outer: &Phrase, inner: &Phrase) -> bool {
    let first = &reading.words[outer.words.start];
    let bare = !matches!(first.class, WordClass::Determiner | WordClass::Possessive) && reading.words[outer.head].capital;
    let opens = reading.words[inner.words.start].mention;
    bare && inner.referent == Referent::Person && opens != reading.words[inner.head].mention
}

/// The person whom the source names beside what it calls them: `the chief engineer, Omar Vale,`.
fn named_in(reading: &Reading<'_>, phrases: &[Phrase], source: usize, whole: &Whole) -> Option<usize> {
    let outer = &phrases[source];
    if outer.form != SpeakerForm::Nominal || outer.referent == Referent::SomeText {
        return None;
    }
    let mut commas = 0;
    let mut at = outer.words.end;
    for (index, inner) in phrases.iter().enumerate().skip(source + 1) {
        if inner.words.start >= whole.words.end {
            return None;
        }
        let between = reading.part(&(at..inner.words.start));
        commas += between.iter().filter(|word| word.is(",")).count();
        at = inner.words.start;
        let apposed = commas == 1 && between.last().is_some_and(|word| word.is(",")) && inner.referent == Referent::Person;
        if !inner.owner && (apposed || commas == 0 && titles(reading, outer, inner)) {
            return Some(index);
        }
        if commas > 0 {
            return None;
        }
    }
    None
}
