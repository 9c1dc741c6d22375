//! Different names in the same statement: who said it, where it was, the very word that was used.

use crate::entity::{EntityType, MentionForm};
use crate::quote::{Confidence, QuoteKind};
use crate::span::Span;
use crate::words::Tag;

use super::super::variant::is_variant;
use super::super::{ConflictKind, Occurrence, Pair, Relation};
use super::{Found, Ground, Side};

/// The names in which two passages of a row differ.
pub fn in_pair(ground: &Ground<'_, '_>, one: Occurrence, other: Occurrence, pair: &Pair) -> Vec<Found> {
    let mut found: Vec<Found> = speakers(ground, one, other, pair).into_iter().collect();
    let (here, there) = (Side::new(ground, one), Side::new(ground, other));
    for difference in &pair.differences {
        let (Some(first), Some(second)) = (difference.first, difference.second) else { continue };
        if let Some(about) = names(ground, &here, &there, first, second, pair) {
            found.push((ConflictKind::Name, about, first, second));
        // Of a quotation that differs in several words the first one speaks for all.
        } else if !found.iter().any(|(kind, ..)| *kind == ConflictKind::Wording)
            && let Some(about) = wording(&here, &there, first, second, pair)
        {
            found.push((ConflictKind::Wording, about, first, second));
        }
    }
    found
}

/// The same words given to two people. A firm and who speaks for it are no contradiction.
fn speakers(ground: &Ground<'_, '_>, one: Occurrence, other: Occurrence, pair: &Pair) -> Option<Found> {
    const CLOSE: f64 = 0.5;
    let who = ground.who;
    let (first, second) = one.speaker.zip(other.speaker).filter(|(one, other)| one != other)?;
    let people = [first, second].iter().all(|&speaker| who.kinds[speaker] == EntityType::Person);
    let quote = |occurrence: Occurrence| Some(&ground.articles[occurrence.place.article].quotes[occurrence.quote?]);
    let (one_quote, other_quote) = (quote(one)?, quote(other)?);
    let close = pair.relation >= Relation::Nearly && pair.similarity >= CLOSE;
    // Who is not sure to have said it contradicts nobody.
    let direct =
        [one_quote, other_quote].iter().all(|quote| quote.kind != QuoteKind::Indirect && quote.confidence == Confidence::Certain);
    let (here, there) = (&who.names[first], &who.names[second]);
    (people && close && direct && !same_name(here, there))
        .then(|| (ConflictKind::Speaker, format!("{here}, {there}"), one.place.span, other.place.span))
}

/// Whether two names may mean one: equal, one a spelling of the other, one a part of the other.
fn same_name(one: &str, other: &str) -> bool {
    let (one, other) = (one.to_lowercase(), other.to_lowercase());
    let part = |short: &str, long: &str| short.split_whitespace().all(|word| long.split_whitespace().any(|other| other == word));
    // "Marel" in one article is "Josef Marell" in the other.
    let last = |name: &str| name.rsplit(' ').next().unwrap_or_default().to_owned();
    let bare = !one.contains(' ') || !other.contains(' ');
    let misspelt = is_variant(&one, &other) || (bare && is_variant(&last(&one), &last(&other)));
    one == other || misspelt || part(&one, &other) || part(&other, &one)
}

/// Two places or people at the same spot of two passages that say the same else. Neither article knows the other's.
fn names(
    ground: &Ground<'_, '_>,
    here: &Side<'_, '_>,
    there: &Side<'_, '_>,
    first: Span,
    second: Span,
    pair: &Pair,
) -> Option<String> {
    const CLOSE: f64 = 0.4;
    if pair.similarity < CLOSE {
        return None;
    }
    let named = |side: &Side<'_, '_>, span: Span| {
        let mentions = &side.analysis.entities.mentions;
        let mention = mentions[super::inside(mentions, span, |mention| mention.span)].first()?;
        let exact = mention.span == span && mention.form == MentionForm::Name;
        let shared = ground.who.shared(side.occurrence.place.article, mention.entity)?;
        (exact && matches!(mention.kind, EntityType::Place | EntityType::Person)).then_some((mention.kind, shared))
    };
    let ((kind, one), (other_kind, other)) = (named(here, first)?, named(there, second)?);
    let knows = |side: &Side<'_, '_>, name: usize| ground.who.mentions(side.occurrence.place.article, name);
    let (here_name, there_name) = (&ground.who.names[one], &ground.who.names[other]);
    let apart = one != other && !knows(here, other) && !knows(there, one) && !same_name(here_name, there_name);
    let surname = |name: &str| name.split_whitespace().next_back().map(str::to_lowercase);
    let related = kind == EntityType::Person && surname(here_name) == surname(there_name);
    (kind == other_kind && apart && !related).then(|| format!("{here_name}, {there_name}"))
}

/// Another word at the same spot of what one person said, in quotation marks in both: `gross violations`, `serious violations`.
fn wording(here: &Side<'_, '_>, there: &Side<'_, '_>, first: Span, second: Span, pair: &Pair) -> Option<String> {
    const CLOSE: f64 = 0.5;
    let (one, other) = (here.occurrence, there.occurrence);
    let same_speaker = one.speaker.is_some() && one.speaker == other.speaker;
    if !same_speaker || pair.similarity < CLOSE {
        return None;
    }
    let (here_word, there_word) = (quoted_word(here, first)?, quoted_word(there, second)?);
    let differs = here.terms[here_word] != there.terms[there_word];
    differs.then(|| format!("{}, {}", here.lower(here_word), there.lower(there_word)))
}

/// The only word with a meaning of a difference that stands in quotation marks: `reflected "gross` differs from `showed "serious` in
/// one, `not succeeded` from `failed` in another.
fn quoted_word(side: &Side<'_, '_>, span: Span) -> Option<usize> {
    // What differs in more is said in other words as a whole.
    const LONGEST: usize = 3;
    // Quotations are sorted, and one within another stands right behind it.
    const NESTED: usize = 4;
    let prose = side.analysis.prose();
    let next = side.analysis.quoted.partition_point(|quoted| quoted.content.start < span.end);
    let near = |word: Span| side.analysis.quoted[..next].iter().rev().take(NESTED).any(|quoted| quoted.content.contains(word));
    let words = prose.part(prose.within(span)).row.placed().filter(|(_, token)| crate::stats::is_word(token));
    let quoted: Vec<usize> = words.filter(|(_, token)| near(token.span)).map(|(at, _)| at).collect();
    let tells = |at: &usize| matches!(side.analysis.words.tag(*at), Tag::Adj | Tag::Noun | Tag::Verb) && side.word(*at).is_some();
    let mut told = quoted.iter().copied().filter(tells);
    told.next().filter(|_| told.next().is_none() && quoted.len() <= LONGEST)
}
