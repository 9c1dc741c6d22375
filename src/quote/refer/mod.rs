//! Whom the speaker of an item means, where the statements around it tell it better than the names alone.
//!
//! Nobody speaks of himself by name, and whoever is named only in what another says is hardly the one who speaks next: in "Brell said
//! Vale was late. He said it again", he is Brell. `The 58-year-old baker` is whose age is 58; `a mum` of the first paragraph is whom
//! the next one names; and a headline's words are whose they are in the story.

mod cast;
mod echo;

use self::cast::Cast;
use super::contract::Standing;
use super::draft::Draft;
use super::lists;
use super::reading::Reading;
use super::{Evidence, Quote, QuoteKind, Speaker, SpeakerForm};
use crate::document::BlockRole;
use crate::entity::{EntityId, EntityType, MentionForm};
use crate::span::{self, Span};
use crate::wordclass::WordClass;

/// How many paragraphs back whoever spoke last is asked.
const REACH: usize = 3;

/// How many items, and how many names, are looked back at.
const MOST: usize = 24;

/// Corrects whom speakers mean. The items are sorted.
pub(super) fn refer(reading: &Reading<'_>, drafts: &mut [Draft]) {
    let cast = Cast::of(reading);
    let mut spoken: Vec<(Speaker, Vec<Span>)> = Vec::new();
    for Draft { quote, standing, .. } in drafts.iter_mut() {
        let Some(speaker) = quote.speaker else {
            if let Some(speaker) = carried(&cast, quote, &spoken) {
                quote.speaker = Some(speaker);
                spoken.push((speaker, quote.content.clone()));
            }
            continue;
        };
        let before =
            spoken.iter().rev().take(MOST).find(|(other, _)| other.span.end <= speaker.span.start && other.span != speaker.span);
        let before = before.filter(|(other, _)| near(reading, other.span, speaker.span));
        let entity = match speaker.form {
            SpeakerForm::Pronoun => by_pronoun(&cast, &speaker, &quote.content, before),
            SpeakerForm::Nominal => speaker.entity.or_else(|| by_description(&cast, &speaker, quote, before)),
            SpeakerForm::Name => speaker.entity,
        };
        let speaker = match described(reading, &speaker, before)
            .filter(|last| entity.is_none_or(|entity| !is_named_since(&cast, entity, last.span, speaker.span)))
        {
            Some(described) => described,
            None => Speaker { entity, ..speaker },
        };
        quote.speaker = Some(speaker);
        if *standing != Standing::Nothing {
            spoken.push((speaker, quote.content.clone()));
        }
    }
    echo::echo(reading, drafts);
}

/// Who spoke last and has no name: in "A lifeguard said it was shut. “It happens,” he added", he is the lifeguard.
fn described(reading: &Reading<'_>, speaker: &Speaker, before: Option<&(Speaker, Vec<Span>)>) -> Option<Speaker> {
    let pronoun = matches!(&*reading.text[speaker.span].to_lowercase(), "he" | "she");
    let (last, _) = before.filter(|_| pronoun && is_next(reading, before, speaker))?;
    let text = reading.text[last.span].to_lowercase();
    let head = lists::head_of(&text)?;
    let one = lists::speaker_noun(head) == Some(lists::SpeakerNoun::Person) && !lists::is_plural_noun(head);
    (last.form == SpeakerForm::Nominal && last.entity.is_none() && one).then_some(*last)
}

/// Whether the person is named between two places.
fn is_named_since(cast: &Cast<'_, '_>, entity: EntityId, from: Span, to: Span) -> bool {
    cast.before(to.start, REACH).take_while(|mention| mention.span.start >= from.start).any(|mention| mention.entity == entity)
}

/// Who goes on to speak where nobody is named: whoever spoke in the paragraph before, or whom it is about.
fn carried(cast: &Cast<'_, '_>, quote: &Quote, spoken: &[(Speaker, Vec<Span>)]) -> Option<Speaker> {
    let reading = cast.reading;
    let nobody = matches!(quote.evidence, Evidence::NobodyNamed | Evidence::SameSpeaker | Evidence::GoesOn);
    if quote.kind != QuoteKind::Direct || !nobody {
        return None;
    }
    let place = quote.content[0];
    let block = span::at(reading.blocks, place.start)?;
    let opens = place.start <= reading.blocks[block].span.start + 4;
    let paragraph = reading.blocks[block].role == BlockRole::Paragraph;
    if !paragraph {
        return None;
    }
    let own = |entity: EntityId| is_named_in(reading, entity, &quote.content);
    let by_name =
        |named: &crate::entity::Mention| Speaker { span: named.span, form: SpeakerForm::Name, entity: Some(named.entity) };
    // "When asked about it, Brell laughed. “Why would I?”": the paragraph is about nobody else.
    if !opens {
        let mut people = cast.before(place.start, 0);
        let last = people.next().filter(|last| !own(last.entity))?;
        let only = people.all(|other| other.entity == last.entity);
        return cast.before(place.start, 0).find(|mention| is_subject(reading, mention.span)).filter(|_| only).map(by_name);
    }
    let last = spoken.last().filter(|(_, content)| {
        content.last().and_then(|part| span::at(reading.blocks, part.start)).is_some_and(|other| other + 1 == block)
    });
    if let Some((speaker, _)) = last {
        return Some(*speaker);
    }
    let named = cast.before(place.start, 1).find(|mention| is_subject(reading, mention.span))?;
    (!own(named.entity)).then(|| by_name(named))
}

fn by_pronoun(
    cast: &Cast<'_, '_>,
    speaker: &Speaker,
    content: &[Span],
    before: Option<&(Speaker, Vec<Span>)>,
) -> Option<EntityId> {
    let reading = cast.reading;
    let word = reading.text[speaker.span].to_lowercase();
    let last = before.map(|(other, _)| other);
    match &*word {
        "he" | "she" => {}
        "it" => return speaker.entity.or_else(|| organization(reading, speaker, last)),
        _ => return speaker.entity,
    }
    if let Some(entity) = speaker.entity {
        let own = is_named_in(reading, entity, content);
        let told = before
            .is_some_and(|(other, told)| other.entity != Some(entity) && is_told_of(reading, entity, speaker.span.start, told));
        if !own && !told {
            return Some(entity);
        }
    }
    let fits = |entity: &EntityId| {
        speaker.entity != Some(*entity) && cast.may_be(*entity, &word) && !is_named_in(reading, *entity, content)
    };
    let spoke = last.and_then(|last| last.entity).filter(fits);
    spoke.or_else(|| present(cast, speaker.span.start, fits).filter(|_| speaker.entity.is_none()))
}

/// Whom the paragraphs before are about: the person who is the subject there, or the only one.
fn present(cast: &Cast<'_, '_>, at: usize, fits: impl Fn(&EntityId) -> bool) -> Option<EntityId> {
    for blocks in 0..=REACH {
        let mut people = cast.before(at, blocks).filter(|mention| fits(&mention.entity));
        let Some(first) = people.next() else { continue };
        if is_subject(cast.reading, first.span) || people.all(|other| other.entity == first.entity) {
            return Some(first.entity);
        }
        let subject = cast
            .before(at, blocks)
            .filter(|mention| fits(&mention.entity))
            .find(|mention| is_subject(cast.reading, mention.span));
        return subject.map(|mention| mention.entity);
    }
    None
}

fn by_description(
    cast: &Cast<'_, '_>,
    speaker: &Speaker,
    quote: &Quote,
    before: Option<&(Speaker, Vec<Span>)>,
) -> Option<EntityId> {
    let reading = cast.reading;
    let text = reading.text[speaker.span].to_lowercase();
    let words: Vec<&str> = text.split_whitespace().collect();
    if let Some(known) = words.iter().find_map(|word| cast::age_in(word)).and_then(|age| cast.aged(age)) {
        return Some(known);
    }
    let head = lists::head_of(&text)?;
    if lists::speaker_noun(head) == Some(lists::SpeakerNoun::Text) && matches!(words[0], "a" | "an") {
        return author(cast, speaker);
    }
    if crate::entity::is_organization_kind(head) {
        return cast.body(head, speaker.span.start).filter(|_| words[0] == "the");
    }
    if let Some(named) = apposed(reading, speaker.span) {
        return Some(named);
    }
    let noun = lists::speaker_noun(head);
    // "“I heard a crack,” the beautician told us": whoever speaks in marks is somebody.
    let somebody = noun == Some(lists::SpeakerNoun::Person)
        || noun.is_none() && quote.kind == QuoteKind::Direct && words[0] == "the" && lists::reporting_noun(head).is_none();
    if head.contains("of-") || !somebody && !head.contains("-of") {
        return None;
    }
    let titled =
        span::at(reading.blocks, speaker.span.start).is_some_and(|block| reading.blocks[block].role != BlockRole::Paragraph);
    let opening = is_opening(reading, speaker.span);
    let introduced = || cast.introduced(speaker.span.end, 2);
    let fits = |entity: &EntityId| {
        reading.entities.entities[*entity].kind == EntityType::Person && !is_named_in(reading, *entity, &quote.content)
    };
    let last = || before.and_then(|(other, _)| other.entity).filter(fits);
    match words[0] {
        "the" if lists::is_office(head) => {
            // "the opposition leader" is hardly who spoke last: of him that would have been told.
            let plain = words.len() == 2;
            let spoke = || last().filter(|entity| plain && cast.may_hold(*entity, head) && is_next(reading, before, speaker));
            cast.in_office(head).or_else(|| last().filter(|entity| cast.holds(*entity, head))).or_else(spoke)
        }
        "the" if opening && cast.before(speaker.span.start, REACH).next().is_none() => introduced(),
        "the" if !lists::is_plural_noun(head) => last().or_else(|| present(cast, speaker.span.start, fits)),
        "a" | "an" | "one" if lists::is_office(head) => {
            cast.in_office(head).filter(|_| opening).or_else(|| introduced().filter(|_| opening))
        }
        "a" | "an" | "one" if opening => introduced(),
        _ if titled && !lists::is_plural_noun(head) => cast.in_office(head),
        _ => None,
    }
}

/// Whom a description names at its end: `one of the victims, Mrs Blessing Udo`.
fn apposed(reading: &Reading<'_>, speaker: Span) -> Option<EntityId> {
    let mentions = &reading.entities.mentions;
    let person = |mention: &&crate::entity::Mention| mention.kind == EntityType::Person && mention.form == MentionForm::Name;
    let mut people = mentions[span::within(mentions, speaker)].iter().filter(person);
    let name = people.next().filter(|_| people.next().is_none())?;
    let (_, lead) = reading.text[speaker.start..name.span.start].rsplit_once(',')?;
    let titles = lead.split_whitespace().all(|word| word.starts_with(char::is_uppercase));
    (titles && name.span.end == speaker.end).then_some(name.entity)
}

/// Whether the item before stands in the same paragraph or the one before.
fn is_next(reading: &Reading<'_>, before: Option<&(Speaker, Vec<Span>)>, speaker: &Speaker) -> bool {
    let block = |span: Span| span::at(reading.blocks, span.start).unwrap_or(0);
    before.is_some_and(|(other, _)| block(speaker.span).saturating_sub(block(other.span)) <= 1)
}

/// Whose text it is: in "the commission issued a statement warning that" that of the subject before it.
fn author(cast: &Cast<'_, '_>, speaker: &Speaker) -> Option<EntityId> {
    let reading = cast.reading;
    let words = reading.within(speaker.span);
    let verb = words.start.checked_sub(1).map(|at| &reading.words[at])?;
    let issues = lists::does(&verb.lower, "issues");
    let mentions = &reading.entities.mentions;
    let before = mentions.partition_point(|mention| mention.span.start < speaker.span.start);
    let same = |mention: &&crate::entity::Mention| {
        reading.words.get(reading.within(mention.span).start).is_some_and(|word| word.sentence == verb.sentence)
    };
    let mut subjects = mentions[..before].iter().rev().take(6).filter(same);
    subjects.find(|mention| is_subject(reading, mention.span)).map(|mention| mention.entity).filter(|_| issues)
}

/// Whether a place stands in the first paragraphs of the story.
fn is_opening(reading: &Reading<'_>, place: Span) -> bool {
    let first = reading.blocks.iter().position(|block| block.role == BlockRole::Paragraph);
    let block = span::at(reading.blocks, place.start);
    first.zip(block).is_some_and(|(first, block)| block <= first + 1)
}

/// Whether the last name of the entity before the place stands in what somebody else said.
fn is_told_of(reading: &Reading<'_>, entity: EntityId, at: usize, told: &[Span]) -> bool {
    let mentions = &reading.entities.mentions;
    let before = mentions.partition_point(|mention| mention.span.start < at);
    let last = mentions[..before]
        .iter()
        .rev()
        .take(MOST)
        .find(|mention| mention.entity == entity && mention.form != MentionForm::Pronoun);
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

/// The organization that `it` means: the one that spoke last, or the one that the sentence before is about.
fn organization(reading: &Reading<'_>, speaker: &Speaker, last: Option<&Speaker>) -> Option<EntityId> {
    let body = |entity: &EntityId| reading.entities.entities[*entity].kind == EntityType::Organization;
    let own = |span: Span| span::at(reading.blocks, span.start);
    let mentions = &reading.entities.mentions;
    let before = mentions.partition_point(|mention| mention.span.start < speaker.span.start);
    let named = mentions[..before]
        .iter()
        .rev()
        .take(MOST)
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
    let sentence = reading.words.get(words.start).map(|word| word.sentence);
    let lead = reading.words[..at].iter().rev().take(7).take_while(|word| Some(word.sentence) == sentence && !word.is(","));
    // "Armed forces veteran Gordon Young, 84, was ready": titles, and no verb or preposition, before the name.
    let opens = lead.clone().count() < 7 && lead.clone().all(|word| !word.is_finite() && word.class != WordClass::Preposition);
    verb || opens && after.is_some_and(|word| word.is(","))
}

fn near(reading: &Reading<'_>, one: Span, other: Span) -> bool {
    let block = |span: Span| span::at(reading.blocks, span.start).unwrap_or(0);
    block(other) - block(one).min(block(other)) <= REACH
}
