//! Whom the speaker of an item means, where the statements around it tell it better than the names alone.
//!
//! Nobody speaks of himself by name, and whoever is named only in what another says is hardly the one who speaks next: in "Brell said
//! Vale was late. He said it again", he is Brell. `The 58-year-old baker` is whose age is 58; `a mum` of the first paragraph is whom
//! the next one names; and a headline's words are whose they are in the story.

mod addressee;
mod candidate;
mod cast;
mod described;
mod description;
mod echo;
mod fact;
mod question;
mod unnamed;

use std::ops::Range;

use self::cast::Cast;
use self::description::Asked;
pub(crate) use self::description::Description;
use self::question::{Place, Question, named_in, sentence_at};
use crate::document::BlockRole;
use crate::entity::{EntityId, EntityType, MentionForm};
use crate::quote::decide::antecedent::{Antecedent, Reference};
use crate::quote::decide::contract::Standing;
use crate::quote::decide::draft::Draft;
use crate::quote::read::lists::{self, Frame};
use crate::quote::read::{Reading, Word};
use crate::quote::{Evidence, Quote, QuoteKind, Speaker, SpeakerForm};
use crate::span::{self, Span};
use crate::wordclass::WordClass;

/// How many paragraphs back whoever spoke last is asked.
const REACH: usize = 3;

/// How many items, and how many names, are looked back at.
const MOST: usize = 24;

/// How many of those who spoke before are asked.
const SPEAKERS: usize = 4;

/// Who said what before.
struct Spoken {
    speaker: Speaker,
    content: Vec<Span>,
    /// It is a question.
    asks: bool,
    /// How sure it is that nobody is meant whom the text names.
    unnamed: f32,
}

/// The word before a name that opens there, a full stop aside: `Gov. Kim Doe`.
fn title_before<'r, 'a>(reading: &'r Reading<'a>, name: usize) -> Option<&'r Word<'a>> {
    reading.all().up_to(name).tail(2).back().find(|word| !word.is("."))
}

/// Corrects whom speakers mean. The items are sorted.
pub(crate) fn refer(reading: &Reading<'_>, drafts: &mut [Draft]) {
    let cast = Cast::of(reading);
    let mut spoken: Vec<Spoken> = Vec::new();
    for draft in drafts.iter_mut() {
        let content = draft.quote.content.clone();
        let asks = is_question(reading, &draft.quote);
        let Some(speaker) = draft.quote.speaker else {
            if let Some(speaker) = carried(&cast, &draft.quote, &spoken) {
                draft.quote.speaker = Some(speaker);
                spoken.push(Spoken { speaker, content, asks, unnamed: 0.0 });
            }
            continue;
        };
        let named = || cast.named(&speaker).or_else(|| apposed_body(reading, speaker.span));
        let speaker = Speaker { entity: speaker.entity.or_else(named), ..speaker };
        draft.reference = reference(&cast, &draft.quote, speaker, &spoken);
        let speaker = match draft.reference.as_ref().map(|reference| reference.candidates[reference.best].antecedent) {
            Some(Antecedent::Entity(entity)) => Speaker { entity: Some(entity), ..speaker },
            Some(Antecedent::Described(last)) => last,
            Some(Antecedent::Nobody) => Speaker { entity: None, ..speaker },
            None => speaker,
        };
        draft.quote.speaker = Some(speaker);
        if draft.standing != Standing::Nothing {
            let nobody = draft.reference.as_ref().filter(|_| speaker.entity.is_none());
            spoken.push(Spoken { speaker, content, asks, unnamed: nobody.map_or(0.0, |reference| reference.chance) });
        }
    }
    echo::echo(reading, drafts);
}

fn is_question(reading: &Reading<'_>, quote: &Quote) -> bool {
    let asks = quote.cue.as_ref().and_then(|cue| lists::frame(&cue.lemma)) == Some(Frame::Ask);
    asks || quote.content.last().is_some_and(|part| reading.text[*part].ends_with('?'))
}

/// Whom the speaker means; none where a name says it, or nothing can.
fn reference(cast: &Cast<'_, '_>, quote: &Quote, speaker: Speaker, spoken: &[Spoken]) -> Option<Reference> {
    let reading = cast.reading;
    // "Brell said": whoever is named is meant.
    if speaker.form == SpeakerForm::Name
        && !reading.text[speaker.span].get(..4).is_some_and(|the| the.eq_ignore_ascii_case("the "))
    {
        return None;
    }
    let description = Description::of(&reading.text[speaker.span]);
    let asked =
        description.asks(speaker.form, quote.kind, speaker.entity.map(|entity| reading.entities.entities[entity].kind))?;
    let asked = if asked == Asked::It && is_by_person(cast, quote, speaker) { Asked::He } else { asked };
    let before = |other: &&Spoken| other.speaker.span.end <= speaker.span.start && other.speaker.span != speaker.span;
    let before = spoken.iter().rev().take(MOST).filter(before).filter(|other| near(reading, other.speaker.span, speaker.span));
    let before = before.take(SPEAKERS).collect();
    let candidates = candidate::candidates(cast, &Question::of(cast, quote, speaker, (description, asked), before));
    let scores: Vec<f32> = candidates.iter().map(|candidate| reading.weights.score(&candidate.features)).collect();
    // Of those alike the first: nobody, or whoever was spoken of last.
    let mut best = (0..scores.len()).rev().max_by(|&one, &other| scores[one].total_cmp(&scores[other]))?;
    // Whoever spoke last and has no name says more than nobody.
    if best == 0 && candidates.get(1).is_some_and(|second| matches!(second.antecedent, Antecedent::Described(_))) {
        best = 1;
    }
    let total: f32 = scores.iter().map(|score| libm::expf(score - scores[best])).sum();
    Some(Reference { speaker: speaker.span, candidates, best, chance: 1.0 / total })
}

/// Who goes on to speak where nobody is named: whoever spoke in the paragraph before, or whom it is about.
fn carried(cast: &Cast<'_, '_>, quote: &Quote, spoken: &[Spoken]) -> Option<Speaker> {
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
    let own = |entity: EntityId| named_in(reading, &quote.content).any(|named| named == entity);
    let by_name =
        |named: &crate::entity::Mention| Speaker { span: named.span, form: SpeakerForm::Name, entity: Some(named.entity) };
    // "When asked about it, Brell laughed. “Why would I?”": the paragraph is about nobody else.
    if !opens {
        let mut people = cast.before(place.start, 0);
        let last = people.next().filter(|last| !own(last.entity))?;
        let only = people.all(|other| other.entity == last.entity);
        return cast
            .before(place.start, 0)
            .find(|mention| is_subject(reading, &reading.within(mention.span)))
            .filter(|_| only)
            .map(by_name);
    }
    let last = spoken.last().filter(|last| {
        last.content.last().and_then(|part| span::at(reading.blocks, part.start)).is_some_and(|other| other + 1 == block)
    });
    if let Some(last) = last {
        return Some(last.speaker);
    }
    let named = cast.before(place.start, 1).find(|mention| is_subject(reading, &reading.within(mention.span)))?;
    (!own(named.entity)).then(|| by_name(named))
}

/// Whether what a pronoun reads out is somebody's: "Montes answered in a statement. “The court speaks,” it read."
fn is_by_person(cast: &Cast<'_, '_>, quote: &Quote, speaker: Speaker) -> bool {
    let reading = cast.reading;
    let reads = quote.cue.as_ref().is_some_and(|cue| lists::does(&cue.lemma, "shows-words"));
    let place = speaker.span.start;
    let body = reading.entities.mentions[..reading.entities.mentions.partition_point(|mention| mention.span.start < place)]
        .iter()
        .rev()
        .take(MOST)
        .find(|mention| mention.kind == EntityType::Organization && !reading.is_quoted(mention.span));
    let person = cast.before(place, 0).next();
    reads && person.is_some_and(|person| body.is_none_or(|body| body.span.start < person.span.start))
}

/// The body that a description names behind a comma: `The operator, Norden Terminals plc`.
fn apposed_body(reading: &Reading<'_>, speaker: Span) -> Option<EntityId> {
    let mentions = &reading.entities.mentions;
    let name = mentions[span::within(mentions, speaker)].last().filter(|name| name.span.end == speaker.end)?;
    let lead = reading.text[speaker.start..name.span.start].trim_end().strip_suffix(',')?;
    let body = name.kind == EntityType::Organization && name.form == MentionForm::Name;
    (body && !lead.contains(',')).then_some(name.entity)
}

/// Whether the last name of the entity before the place stands in what somebody else said.
fn is_told_of(reading: &Reading<'_>, entity: EntityId, at: usize, told: &[Span]) -> bool {
    let mentions = &reading.entities.mentions;
    let before = mentions.partition_point(|mention| mention.span.start < at);
    let own = &reading.entities.entities[entity].mentions;
    let near = own[..own.partition_point(|&mention| mention < before)].iter().rev();
    let near = near.take_while(|&&mention| mention + MOST >= before).map(|&mention| &mentions[mention]);
    let last = { near }.find(|mention| mention.form != MentionForm::Pronoun);
    last.is_some_and(|last| told.iter().any(|content| content.contains(last.span)))
}

/// Whether a name opens its sentence, an article and what commas tell of it aside, or stands before a verb.
fn is_subject(reading: &Reading<'_>, words: &Range<usize>) -> bool {
    let after = reading.all().at(words.end);
    let verb = after.is_some_and(|word| (word.is_finite() || word.is_tensed()) && word.quoted.is_none());
    let sentence = sentence_at(reading, words.start);
    let lead = reading.all().up_to(words.start);
    let article = lead.tail(1).any(|word| word.is("the"));
    let lead = lead.up_to(lead.end() - usize::from(article));
    let lead = lead.tail(7).trailing(|word| Some(word.sentence) == sentence && !word.is(","));
    // "Armed forces veteran Gordon Young, 84, was ready": titles, and no verb or preposition, before the name.
    let opens = lead.len() < 7 && lead.all(|word| !word.is_finite() && word.class != WordClass::Preposition);
    // "Political analyst Azmi Tahir of Tarn University believes"
    let told =
        |word: &Word<'_>| word.is(",") || word.is("(") || matches!(word.class, WordClass::Preposition | WordClass::Relative);
    verb || opens && after.is_some_and(told)
}

/// How many words before a name tell what clause it stands in.
const LEAD: usize = 40;

/// Whether a subject stands in a clause of time or reason, or in what is reported, and its sentence has another: `As Vale left, Brell rose`.
fn is_embedded(reading: &Reading<'_>, subject: &Place) -> bool {
    let Some(sentence) = subject.sentence else { return false };
    let lead = reading.all().up_to(subject.words.start).tail(LEAD).trailing(|word| word.sentence == sentence);
    let opens = |word: &Word<'_>| {
        matches!(word.class, WordClass::Subordinator | WordClass::Relative | WordClass::Wh) || word.is("that") || word.is("as")
    };
    let clause = lead.trailing(|word| !opens(word));
    // "As Vale left, Brell rose": her clause is over.
    let over = clause.find_back(|word| word.is(",")).is_some_and(|comma| clause.up_to(comma).any(Word::is_finite));
    clause.len() < lead.len() && !over
}

fn near(reading: &Reading<'_>, one: Span, other: Span) -> bool {
    let block = |span: Span| span::at(reading.blocks, span.start).unwrap_or(0);
    block(other) - block(one).min(block(other)) <= REACH
}
