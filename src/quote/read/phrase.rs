//! Noun phrases: who a sentence speaks of, by name, by noun or by pronoun.

use std::ops::Range;

use crate::entity::{EntityId, EntityType, MentionForm};
use crate::lexicon::rule_words;
use crate::quote::SpeakerForm;
use crate::quote::read::lists::{self, SpeakerNoun};
use crate::quote::read::{Reading, Unit, Word};
use crate::span::Span;
use crate::token::TokenKind;
use crate::wordclass::{self, VerbForm, WordClass};
use crate::words::Stretch;

/// What a phrase names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Referent {
    Person,
    Organization,
    Place,
    Misc,
    /// `a senior aide`.
    SomePerson,
    /// `the report`.
    SomeText,
    /// `the bridge`.
    SomeThing,
}

/// A noun phrase without what is attached behind it.
#[derive(Clone)]
pub(crate) struct Phrase {
    pub words: Range<usize>,
    pub span: Span,
    pub form: SpeakerForm,
    pub referent: Referent,
    pub entity: Option<EntityId>,
    /// The last noun of the phrase; the pronoun.
    pub head: usize,
    /// `he`, `they`: only ever a subject.
    pub subject_pronoun: bool,
    pub object_pronoun: bool,
    pub relative: bool,
    /// `Vale’s`, `his`: an owner.
    pub owner: bool,
    /// A verb stands behind it, adverbs aside.
    pub subject: bool,
    /// The verb behind it reports: `Vale has said`.
    pub speaks: bool,
    /// How many phrases before it in its unit are subjects.
    pub subjects_before: u32,
}

/// The phrases, sorted, that open within the words.
pub(crate) fn opening_in(phrases: &[Phrase], words: &Range<usize>) -> Range<usize> {
    let first = phrases.partition_point(|phrase| phrase.words.start < words.start);
    let end = phrases.partition_point(|phrase| phrase.words.start < words.end);
    first..end.max(first)
}

/// How many of the phrases in the range are subjects.
pub(crate) fn subjects(phrases: &[Phrase], range: &Range<usize>) -> u32 {
    let before = |index: usize| match phrases.get(index) {
        Some(phrase) => phrase.subjects_before,
        None => phrases.last().map_or(0, |last| last.subjects_before + u32::from(last.subject)),
    };
    before(range.end) - before(range.start)
}

/// The noun phrases of a unit that stand outside its quotations, in order.
pub(crate) fn phrases(reading: &Reading<'_>, unit: &Unit) -> Vec<Phrase> {
    /// How many words a phrase takes, with those that stand in none.
    const TAKES: usize = 4;
    let words = reading.of(unit);
    let mut phrases = Vec::with_capacity(words.len() / TAKES);
    let mut at = words.start();
    while let Some(word) = words.at(at) {
        if word.quoted.is_some() || word.is_mark() {
            at += 1;
            continue;
        }
        let end = match word.class {
            // "No one said": not "no", and not "one".
            _ if word.is("no") && words.after(at).is_some_and(|next| next.is("one")) => at + 2,
            WordClass::SubjectPronoun | WordClass::ObjectPronoun | WordClass::Relative | WordClass::Pronoun => at + 1,
            _ => phrase_end(reading, at, unit.words.end),
        };
        if end > at && !is_age(reading, at..end) {
            push(reading, at..end, &mut phrases);
        }
        at = end.max(at + 1);
    }
    let mut subjects = 0;
    for phrase in &mut phrases {
        let end = phrase.words.end;
        let person = phrase.referent == Referent::SomePerson && phrase.form == SpeakerForm::Nominal;
        let verb = verb_follows(reading, unit, end).then_some(end);
        let verb = verb.or_else(|| verb_behind_of(reading, unit, end, person).filter(|_| !phrase.owner));
        phrase.subject = verb.is_some();
        phrase.speaks = verb.is_some_and(|verb| report_follows(reading, unit, verb));
        phrase.subjects_before = subjects;
        subjects += u32::from(phrase.subject);
    }
    phrases
}

/// `, 56,` behind a name: nobody speaks by that.
fn is_age(reading: &Reading<'_>, words: Range<usize>) -> bool {
    let mark = |word: &Word<'_>| word.is(",") || word.is(")") || word.is(".");
    let alone = words.len() == 1 && reading.words[words.start].class == WordClass::Number;
    let mut lead = reading.all().up_to(words.start).back();
    let named = lead.next().is_some_and(mark) && lead.next().is_some_and(|name| name.mention.is_some());
    alone && named && reading.all().at(words.end).is_some_and(mark)
}

/// Whether a verb stands at or behind the word, adverbs aside.
fn verb_follows(reading: &Reading<'_>, unit: &Unit, from: usize) -> bool {
    let mut rest = reading.of(unit).from(from).iter();
    let verb = rest.find(|word| word.class != WordClass::Adverb);
    verb.is_some_and(|word| word.quoted.is_none() && word.is_finite())
}

/// Where the verb stands behind what a preposition ties to a noun: `the five members of the committee said`, `a spokesman at
/// headquarters said`, `a source close to Ona Harkin said`: it belongs to the members, to the spokesman, to the source.
fn verb_behind_of(reading: &Reading<'_>, unit: &Unit, from: usize, person: bool) -> Option<usize> {
    let words = reading.of(unit);
    let is = |at: usize, text: &str| words.at(at).is_some_and(|word| word.is(text));
    let from = from + usize::from(is(from, "close") && is(from + 1, "to"));
    let close = words.before(from).is_some_and(|word| word.is("close"));
    let at = person && words.at(from).is_some_and(|word| rule_words!("at-work").has(&word.lower));
    let of = is(from, "of") || at || is(from, "to") && close;
    let end = if of { phrase_end(reading, from + 1, unit.words.end) } else { from };
    (end > from + 1 && verb_follows(reading, unit, end)).then_some(end)
}

/// Whether the verb that stands at or behind the word reports.
fn report_follows(reading: &Reading<'_>, unit: &Unit, from: usize) -> bool {
    let helps =
        |word: &Word<'_>| matches!(word.class, WordClass::Adverb | WordClass::Auxiliary | WordClass::Modal | WordClass::Negation);
    let first = reading.of(unit).from(from).head(5).iter().find(|word| !helps(word));
    let verb = first.filter(|word| word.quoted.is_none() && word.is_verb());
    verb.and_then(|verb| wordclass::lemma(&verb.lower)).is_some_and(|lemma| lists::frame(lemma).is_some())
}

/// Where the noun phrase that opens at a word ends; the word itself where none does.
pub(crate) fn phrase_end(reading: &Reading<'_>, start: usize, limit: usize) -> usize {
    let words = reading.all().part(start..limit);
    let named = |word: &Word<'_>| {
        let form = word.mention.map(|mention| reading.entities.mentions[mention].form);
        matches!(form, Some(MentionForm::Name | MentionForm::Acronym))
    };
    let inside = |&(at, word): &(usize, &Word<'_>)| word.quoted.is_none() && (named(word) || goes_on(words, at, word));
    let phrase = words.head(words.placed().take_while(inside).count());
    let closes = |word: &Word<'_>| !(word.class == WordClass::Adverb || word.is_mark());
    let end = phrase.find_back(closes).map_or(start, |last| last + 1);
    // The mark that closes what a mark within the phrase opened.
    let closing = words.at(end).is_some_and(|word| word.quoted.is_none() && is_quotation_mark(word));
    let own = closing && words.up_to(end).any(is_quotation_mark);
    end + usize::from(own && end > start)
}

/// Whether a word that is no name belongs to the noun phrase that opens with the words.
fn goes_on(words: Stretch<'_, Word<'_>>, at: usize, word: &Word<'_>) -> bool {
    let (before, next) = (words.before(at), words.after(at));
    match word.class {
        _ if word.is("close") && before.is_some() && next.is_some_and(|next| next.is("to")) => false,
        _ if word.kind == TokenKind::Possessive => before.is_some(),
        _ if word.is_mark() => mark_goes_on(before, word, next),
        WordClass::Determiner | WordClass::Possessive => before.is_none_or(|before| before.class == WordClass::Determiner),
        // "a source familiar | with the plans"
        WordClass::Adjective if before.is_some_and(is_common_noun) && !word.lower.ends_with("ed") => {
            !next.is_some_and(|next| next.class == WordClass::Preposition)
        }
        WordClass::Number | WordClass::Adjective | WordClass::Noun => true,
        // "the nearly finished bridge", "an earlier report"
        WordClass::Adverb => {
            let opens = before.is_some_and(is_article);
            next.is_some_and(|next| match next.class {
                WordClass::Adjective => before.is_none() || opens,
                WordClass::Number | WordClass::Noun | WordClass::Verb(VerbForm::Past | VerbForm::Participle) => opens,
                _ => false,
            })
        }
        // "a newly built bridge"
        WordClass::Verb(VerbForm::Past | VerbForm::Participle) => {
            let mut lead = words.up_to(at).back();
            let newly = lead.next().is_some_and(|word| word.class == WordClass::Adverb) && lead.next().is_some_and(is_article);
            newly && next.is_some_and(|next| next.class == WordClass::Noun && !next.is_mark())
        }
        _ => false,
    }
}

/// Whether a mark belongs to the noun phrase around it.
fn mark_goes_on(before: Option<&Word<'_>>, mark: &Word<'_>, next: Option<&Word<'_>>) -> bool {
    let capital = |word: Option<&Word<'_>>| word.is_some_and(|word| word.capital);
    match &*mark.lower {
        // "Gov. Kim Doe": the full stop of a title.
        "." => capital(before) && capital(next) && before.is_some_and(|title| title.lower.len() < 6),
        // "Omar “Big Man” Vale": the marks of a nickname.
        "\"" | "“" | "”" if capital(before) => capital(next),
        // "The so-called “countess” claimed"
        _ if is_quotation_mark(mark) => opens_in_marks(before, next),
        "&" | "/" | "-" => before.is_some() && capital(next),
        _ => false,
    }
}

fn is_quotation_mark(word: &Word<'_>) -> bool {
    matches!(&*word.lower, "\"" | "“" | "”" | "'" | "‘" | "’")
}

/// Whether a mark stands between what opens a noun phrase and its noun.
fn opens_in_marks(before: Option<&Word<'_>>, next: Option<&Word<'_>>) -> bool {
    let opens = before.is_some_and(|word| is_article(word) || word.class == WordClass::Adjective || word.lower.contains('-'));
    opens && next.is_some_and(|word| matches!(word.class, WordClass::Noun | WordClass::Adjective) && !word.is_mark())
}

fn is_common_noun(word: &Word<'_>) -> bool {
    word.class == WordClass::Noun && !word.is_mark() && !word.capital
}

fn is_article(word: &Word<'_>) -> bool {
    matches!(word.class, WordClass::Determiner | WordClass::Possessive)
}

fn push(reading: &Reading<'_>, words: Range<usize>, phrases: &mut Vec<Phrase>) {
    let words = reading.part(&words);
    let is_mark_of_owner = |word: &Word<'_>| word.kind == TokenKind::Possessive;
    let Some((first, last)) = words.first().zip(words.last()) else { return };
    let owner = is_mark_of_owner(last) || last.class == WordClass::Possessive;
    // "Vale's claim", "his aide": the owner is a speaker of its own.
    if words.len() > 1 && first.class == WordClass::Possessive {
        phrases.push(phrase(reading, words.start()..words.start() + 1, true));
    }
    let closed = words.len() > 1 && is_mark_of_owner(last);
    let inner = words.head(words.len() - 1);
    if let Some(mark) = inner.find_back(is_mark_of_owner).filter(|&mark| mark > words.start()) {
        phrases.push(phrase(reading, words.start()..mark, true));
    }
    if words.all(|word| word.dated) {
        return;
    }
    phrases.push(phrase(reading, words.start()..if closed { inner.end() } else { words.end() }, owner));
}

fn phrase(reading: &Reading<'_>, words: Range<usize>, owner: bool) -> Phrase {
    let head = reading.part(&words).find_back(|word| !is_quotation_mark(word)).unwrap_or(words.start);
    let word = &reading.words[head];
    let mentioned = |at: usize| reading.words[at].mention.map(|mention| reading.entities.mentions[mention]);
    // "Anchorage Mayor Dana Brell, R", "Brell Jr.": the name may stop short of the phrase.
    let mention = mentioned(head).or_else(|| {
        words.clone().rev().take(2).filter_map(mentioned).find(|mention| mention.kind == EntityType::Person && word.capital)
    });
    let pronoun = matches!(
        word.class,
        WordClass::SubjectPronoun | WordClass::ObjectPronoun | WordClass::Pronoun | WordClass::Relative | WordClass::Possessive
    ) && words.len() == 1;
    let named = mention.is_some_and(|mention| matches!(mention.form, MentionForm::Name | MentionForm::Acronym));
    let form = match () {
        () if pronoun => SpeakerForm::Pronoun,
        () if named => SpeakerForm::Name,
        () => SpeakerForm::Nominal,
    };
    let referent = match (form, mention.map(|mention| mention.kind)) {
        (SpeakerForm::Name, Some(EntityType::Person)) => Referent::Person,
        (SpeakerForm::Name, Some(EntityType::Organization)) => Referent::Organization,
        (SpeakerForm::Name, Some(EntityType::Place)) => Referent::Place,
        (SpeakerForm::Name, _) => Referent::Misc,
        _ => match lists::speaker_noun(&word.lower) {
            Some(SpeakerNoun::Person | SpeakerNoun::Body) => Referent::SomePerson,
            Some(SpeakerNoun::Text) => Referent::SomeText,
            None if form == SpeakerForm::Pronoun || lists::is_plural(&word.lower) => Referent::SomePerson,
            None => Referent::SomeThing,
        },
    };
    let span = reading.span(words.clone());
    Phrase {
        span,
        form,
        referent,
        entity: match mention {
            Some(mention) => Some(mention.entity),
            None if form == SpeakerForm::Nominal => reading.bearer(span),
            None => None,
        },
        head,
        subject_pronoun: pronoun && word.class == WordClass::SubjectPronoun,
        object_pronoun: pronoun && word.class == WordClass::ObjectPronoun,
        relative: pronoun && word.class == WordClass::Relative,
        owner,
        subject: false,
        speaks: false,
        subjects_before: 0,
        words,
    }
}
