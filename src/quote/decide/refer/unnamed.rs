//! Whoever has no name: nobody whom the text names, or the one who spoke last.

use super::cast::Cast;
use super::description::{Asked, Description};
use super::{Question, Spoken};
use crate::document::BlockRole;
use crate::entity::{EntityType, Gender, MentionForm, noun_gender};
use crate::quote::decide::antecedent::{Antecedent, Candidate};
use crate::quote::feature::{Collected, Feature};
use crate::quote::read::Reading;
use crate::quote::{QuoteKind, SpeakerForm};
use crate::span::{self, Span};

/// How sure it must be that whoever spoke has no name, for `he` to mean nobody else.
const SURE: f32 = 0.65;

/// Who spoke last and has no name: in "A lifeguard said it was shut. “It happens,” he added", he is the lifeguard.
pub(super) fn described(reading: &Reading<'_>, question: &Question<'_>, spoken: &Spoken) -> Option<Candidate> {
    let last = spoken.speaker;
    let description = Description::of(&reading.text[last.span]);
    // "The SP said so. “Let it come,” he added": letters for a post.
    let post =
        reading.text[last.span].split_once(' ').is_some_and(|(the, word)| matches!(the, "the" | "The") && is_in_letters(word));
    let unnamed = last.form == SpeakerForm::Nominal && last.entity.is_none();
    // "The ministry denied it. In a statement it said …": it is the ministry.
    let wanted = if question.asked == Asked::It { Asked::Body } else { Asked::Person };
    let described = unnamed && description.asks(last.form, QuoteKind::Direct, None) == Some(wanted);
    if !(described || question.asked == Asked::He && post) || is_of_another_gender(question, &description) {
        return None;
    }
    let block = |span: Span| span::at(reading.blocks, span.start).unwrap_or(0);
    let apart = block(question.speaker.span).abs_diff(block(last.span));
    let mentions = &reading.entities.mentions;
    let between = Span::new(last.span.end, question.speaker.span.start.max(last.span.end));
    let told = |span: Span| spoken.content.iter().any(|part| part.contains(span));
    // "A teacher told him so. He sent her mangoes.": somebody else is spoken of.
    let named = mentions[span::within(mentions, between)].iter().any(|mention| {
        mention.kind == EntityType::Person
            && matches!(mention.form, MentionForm::Name | MentionForm::Pronoun)
            && !told(mention.span)
            && !reading.is_quoted(mention.span)
    });
    let new = post || description.is_new() || spoken.unnamed > SURE;
    let body = question.asked == Asked::It;
    let mut found = Collected::default();
    // "A lifeguard said it was shut. “It happens,” he added."
    if (new || body) && apart == 0 && !named {
        found.add(Feature::ReferDescribedNew);
        found.when(description.hides_name(), Feature::ReferDescribedHidden);
    } else {
        found.add(Feature::ReferDescribed);
        found.when(apart == 0, Feature::ReferDescribedHere);
        found.when(apart == 1, Feature::ReferDescribedBefore);
        found.when(new, Feature::ReferDescribedA);
        found.when(!named, Feature::ReferDescribedAlone);
    }
    Some(Candidate { antecedent: Antecedent::Described(last), features: found.0 })
}

/// "He was accused by a woman. He denied it": he is no woman.
fn is_of_another_gender(question: &Question<'_>, description: &Description) -> bool {
    let asked = match question.description.head() {
        "she" => Gender::Female,
        "he" => Gender::Male,
        _ => return false,
    };
    noun_gender(description.head()).is_some_and(|gender| gender != asked)
}

/// Whether it is one short word in capitals: `SP`, `CEO`.
fn is_in_letters(word: &str) -> bool {
    (2..=4).contains(&word.len()) && word.bytes().all(|byte| byte.is_ascii_uppercase())
}

/// What speaks for nobody.
pub(super) fn nobody(cast: &Cast<'_, '_>, question: &Question<'_>) -> Vec<Feature> {
    let reading = cast.reading;
    let description = &question.description;
    let mut found = Collected::default();
    found.add(match question.asked {
        Asked::He => Feature::ReferNobodyHe,
        Asked::It => Feature::ReferNobodyIt,
        Asked::Person => Feature::ReferNobodyPerson,
        Asked::Body => Feature::ReferNobodyBody,
    });
    if matches!(question.asked, Asked::He | Asked::It) {
        return found.0;
    }
    let article = match () {
        () if description.opens_with(&["the"]) => Feature::ReferNobodyThe,
        () if description.is_new() => Feature::ReferNobodyA,
        () if description.is_owned() => Feature::ReferNobodyOwner,
        () => Feature::ReferNobodyBare,
    };
    found.add(article);
    found.when(description.is_text(), Feature::ReferNobodyText);
    found.when(description.is_plural(), Feature::ReferNobodyPlural);
    found.when(description.words.len() > 4, Feature::ReferNobodyLong);
    found.when(description.age().is_some(), Feature::ReferNobodyAged);
    found.when(description.is_complete(), Feature::ReferNobodyComplete);
    found.when(question.quote.kind == QuoteKind::Direct, Feature::ReferNobodyDirect);
    let block = span::at(reading.blocks, question.speaker.span.start);
    found.when(block.is_some_and(|block| reading.blocks[block].role != BlockRole::Paragraph), Feature::ReferNobodyTitled);
    found.when(cast.is_opening(question.speaker.span), Feature::ReferNobodyOpening);
    // "The captain said … The captain added": whoever it is has no name.
    let same = |spoken: &&Spoken| {
        spoken.speaker.entity.is_none() && Description::of(&reading.text[spoken.speaker.span]).head() == description.head()
    };
    found.when(question.before.iter().any(same), Feature::ReferNobodyAgain);
    found.0
}
