//! Whom the pronoun of a speaker means, where the statements before tell it better than the names alone.
//!
//! Nobody speaks of himself by name, and whoever is named only in what another says is hardly the one who speaks next: in "Brell said
//! Vale was late. He said it again", he is Brell.

use super::reading::Reading;
use super::{Quote, Speaker, SpeakerForm};
use crate::entity::{EntityId, EntityType, MentionForm};
use crate::span::{self, Span};

/// How many paragraphs back whoever spoke last is asked.
const REACH: usize = 2;

/// Corrects whom pronouns mean. The quotes are sorted.
pub(super) fn refer(reading: &Reading<'_>, quotes: &mut [Quote]) {
    let mut spoken: Vec<(Speaker, Vec<Span>)> = Vec::new();
    for quote in quotes.iter_mut() {
        let Some(speaker) = quote.speaker else { continue };
        if speaker.form == SpeakerForm::Pronoun {
            let before = spoken.iter().rev().find(|(other, _)| other.span.end <= speaker.span.start && other.span != speaker.span);
            let before = before.filter(|(other, _)| near(reading, other.span, speaker.span));
            let entity = meant(reading, &speaker, &quote.content, before);
            quote.speaker = Some(Speaker { entity, ..speaker });
        }
        if let Some(speaker) = quote.speaker {
            spoken.push((speaker, quote.content.clone()));
        }
    }
}

fn meant(reading: &Reading<'_>, speaker: &Speaker, content: &[Span], before: Option<&(Speaker, Vec<Span>)>) -> Option<EntityId> {
    let word = reading.text[speaker.span].to_lowercase();
    let last = before.map(|(other, _)| other);
    match &*word {
        "he" | "she" => {}
        "it" => return speaker.entity.or_else(|| organization(reading, speaker, last)),
        _ => return speaker.entity,
    }
    let Some(entity) = speaker.entity else {
        return last.and_then(|last| last.entity).filter(|&entity| speaks_as(reading, entity, &word) && !is_named_in(reading, entity, content));
    };
    let own = is_named_in(reading, entity, content);
    let told = before.is_some_and(|(other, told)| other.entity != Some(entity) && is_told_of(reading, entity, speaker.span.start, told));
    if !own && !told {
        return Some(entity);
    }
    let other = last.and_then(|last| last.entity);
    other.filter(|&other| other != entity && speaks_as(reading, other, &word) && !is_named_in(reading, other, content))
}

/// Whether the last name of the entity before the place stands in what somebody else said.
fn is_told_of(reading: &Reading<'_>, entity: EntityId, at: usize, told: &[Span]) -> bool {
    let mentions = &reading.entities.mentions;
    let before = mentions.partition_point(|mention| mention.span.start < at);
    let last = mentions[..before].iter().rev().find(|mention| mention.entity == entity && mention.form != MentionForm::Pronoun);
    last.is_some_and(|last| told.iter().any(|content| content.contains(last.span)))
}

fn is_named_in(reading: &Reading<'_>, entity: EntityId, content: &[Span]) -> bool {
    let mentions = &reading.entities.mentions;
    let named = |span: &Span| {
        mentions[span::within(mentions, *span)]
            .iter()
            .any(|mention| mention.entity == entity && matches!(mention.form, MentionForm::Name | MentionForm::Acronym))
    };
    content.iter().any(named)
}

/// Whether the entity is a person whom no pronoun of the other gender means.
fn speaks_as(reading: &Reading<'_>, entity: EntityId, word: &str) -> bool {
    let own: &[&str] = if word == "he" { &["he", "him", "his"] } else { &["she", "her", "hers"] };
    let pronouns = reading.entities.mentions.iter().filter(|mention| mention.entity == entity && mention.form == MentionForm::Pronoun);
    let mut words = pronouns.map(|mention| reading.text[mention.span].to_lowercase());
    reading.entities.entities[entity].kind == EntityType::Person && words.all(|word| own.contains(&&*word))
}

/// The organization that `it` means: the one that spoke last, or the one that the sentence before is about.
fn organization(reading: &Reading<'_>, speaker: &Speaker, last: Option<&Speaker>) -> Option<EntityId> {
    let body = |entity: &EntityId| reading.entities.entities[*entity].kind == EntityType::Organization;
    let own = |span: Span| span::at(reading.blocks, span.start);
    let mentions = &reading.entities.mentions;
    let before = mentions.partition_point(|mention| mention.span.start < speaker.span.start);
    let named = mentions[..before]
        .iter()
        .rev()
        .take_while(|mention| own(mention.span) == own(speaker.span))
        .find(|mention| mention.kind == EntityType::Organization && is_subject(reading, mention.span));
    last.and_then(|last| last.entity).filter(body).or(named.map(|mention| mention.entity))
}

/// Whether a name opens its sentence, an article and what commas tell of it aside, or stands before a verb.
fn is_subject(reading: &Reading<'_>, name: Span) -> bool {
    let words = reading.within(name);
    let after = reading.words.get(words.end);
    let verb = after.is_some_and(|word| word.is_finite() && word.quoted.is_none());
    let mut at = words.start;
    at -= usize::from(at > 0 && reading.words[at - 1].is("the"));
    let opens = at == 0 || reading.words[at - 1].sentence != reading.words[words.start].sentence || reading.words[at - 1].is(",");
    verb || opens && after.is_some_and(|word| word.is(","))
}

fn near(reading: &Reading<'_>, one: Span, other: Span) -> bool {
    let block = |span: Span| span::at(reading.blocks, span.start).unwrap_or(0);
    block(other) - block(one).min(block(other)) <= REACH
}
