//! Who asks, and what all answers to one question look at.

use std::ops::Range;

use super::cast::Cast;
use super::description::{Asked, Description};
use super::{Spoken, is_subject};
use crate::entity::{EntityId, EntityType, MentionForm};
use crate::lexicon::rule_words;
use crate::quote::read::Reading;
use crate::quote::read::lists;
use crate::quote::{Quote, Speaker};
use crate::span::{self, Span};

/// Who asks: the item, its speaker, what the speaker's words say, and who spoke before.
pub(super) struct Question<'q> {
    pub quote: &'q Quote,
    pub speaker: Speaker,
    pub description: Description<'q>,
    pub asked: Asked,
    /// Who spoke before, the last first; near ones only.
    pub before: Vec<&'q Spoken>,
    /// Where the speaker stands.
    pub place: Place,
    /// Where the item opens: with its speaker, or with what is said.
    pub opens: usize,
    /// The sentence in which it opens.
    pub opens_in: Option<usize>,
    /// Who is named in what is said.
    pub named: Vec<EntityId>,
    /// Whom the speaker's words name at their end, who is named next, whose text they are.
    pub apposed: Option<EntityId>,
    pub introduced: Option<EntityId>,
    pub author: Option<EntityId>,
}

impl<'q> Question<'q> {
    pub(super) fn of(
        cast: &Cast<'_, '_>,
        quote: &'q Quote,
        speaker: Speaker,
        (description, asked): (Description<'q>, Asked),
        before: Vec<&'q Spoken>,
    ) -> Self {
        let reading = cast.reading;
        let opens = quote.content.first().map_or(speaker.span.start, |content| content.start.min(speaker.span.start));
        Question {
            quote,
            speaker,
            description,
            asked,
            before,
            place: Place::of(reading, speaker.span),
            opens,
            opens_in: sentence_at(reading, reading.within(Span::new(opens, opens + 1)).start),
            named: named_in(reading, &quote.content).collect(),
            apposed: apposed(reading, speaker.span),
            introduced: cast.introduced(speaker.span.end, 2),
            author: author(cast, &speaker),
        }
    }
}

/// Where somebody is spoken of.
pub(super) struct Place {
    pub span: Span,
    pub words: Range<usize>,
    pub block: usize,
    /// None behind the last word of the text.
    pub sentence: Option<usize>,
}

impl Place {
    pub(super) fn of(reading: &Reading<'_>, span: Span) -> Self {
        let words = reading.within(span);
        let (block, sentence) = (span::at(reading.blocks, span.start).unwrap_or(0), sentence_at(reading, words.start));
        Place { span, words, block, sentence }
    }
}

pub(super) fn sentence_at(reading: &Reading<'_>, word: usize) -> Option<usize> {
    reading.all().at(word).map(|word| word.sentence)
}

/// Whom a description names at its end: `one of the victims, Mrs Blessing Udo`.
fn apposed(reading: &Reading<'_>, speaker: Span) -> Option<EntityId> {
    let mentions = &reading.entities.mentions;
    let person = |mention: &&crate::entity::Mention| mention.kind == EntityType::Person && mention.form == MentionForm::Name;
    let mut people = mentions[span::within(mentions, speaker)].iter().filter(person);
    let name = people.next().filter(|_| people.next().is_none())?;
    let (_, lead) = reading.text[speaker.start..name.span.start].rsplit_once(',')?;
    // "The governor, who spoke through his secretary, Mr Udo"
    let relative = |word: &str| rule_words!("relative").has(word);
    if reading.text[speaker.start..name.span.start].split_whitespace().any(relative) {
        return None;
    }
    let titles = lead.split_whitespace().all(|word| word.starts_with(char::is_uppercase));
    (titles && name.span.end == speaker.end).then_some(name.entity)
}

/// Whose text it is: in "the commission issued a statement warning that" that of the subject before it.
fn author(cast: &Cast<'_, '_>, speaker: &Speaker) -> Option<EntityId> {
    let reading = cast.reading;
    let words = reading.within(speaker.span);
    let verb = reading.all().before(words.start)?;
    if !lists::does(&verb.lower, "issues") {
        return None;
    }
    let mentions = &reading.entities.mentions;
    let before = mentions.partition_point(|mention| mention.span.start < speaker.span.start);
    let near = (0..before).rev().take(6).map(|mention| (mention, &reading.mentioned[mention]));
    let mut same = near.filter(|(_, words)| sentence_at(reading, words.start) == Some(verb.sentence));
    same.find(|(_, words)| is_subject(reading, words)).map(|(mention, _)| mentions[mention].entity)
}

/// Who is named in what somebody says.
pub(super) fn named_in(reading: &Reading<'_>, content: &[Span]) -> impl Iterator<Item = EntityId> {
    let mentions = &reading.entities.mentions;
    let inside = content.iter().flat_map(|part| &mentions[span::within(mentions, *part)]);
    inside.filter(|mention| matches!(mention.form, MentionForm::Name | MentionForm::Acronym)).map(|mention| mention.entity)
}
