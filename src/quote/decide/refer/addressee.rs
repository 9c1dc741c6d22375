//! Whom somebody spoke to, and whom a question is about: "Vale asked him when. “Now?” he replied."

use super::{Place, Question, is_subject, sentence_at};
use crate::entity::{EntityId, MentionForm};
use crate::lexicon::rule_words;
use crate::quote::read::{Reading, Word, lists};
use crate::wordclass::WordClass;

/// How many words behind a subject whom it speaks to is looked for.
const SPOKEN_TO: usize = 12;

/// Whether the sentence before tells that the candidate spoke to somebody whom the pronoun may mean: "Vale asked him when. “Now?” he replied."
pub(super) fn spoke_to(reading: &Reading<'_>, question: &Question<'_>, entity: EntityId) -> bool {
    let object = match question.description.head() {
        "he" => "him",
        "she" => "her",
        _ => return false,
    };
    let (own, mentions) = (&reading.entities.entities[entity].mentions, &reading.entities.mentions);
    let before = own.partition_point(|&mention| mentions[mention].span.start < question.opens);
    let last = own[..before].iter().rev().take(4);
    let names = last.filter(|&&mention| mentions[mention].form != MentionForm::Pronoun).map(|&name| &reading.mentioned[name]);
    { names }.any(|words| {
        let sentence = sentence_at(reading, words.start);
        let near = sentence.zip(question.opens_in).is_some_and(|(sentence, asked)| asked.saturating_sub(sentence) < 2);
        near && is_subject(reading, words) && has_object(reading, words.end, object)
    })
}

/// Whether the object of a verb stands in the rest of the sentence: `her`, not `her aide`.
fn has_object(reading: &Reading<'_>, from: usize, object: &str) -> bool {
    let Some(sentence) = reading.all().before(from).map(|word| word.sentence) else { return false };
    let rest = reading.all().from(from).head(SPOKEN_TO).leading(|word| word.sentence == sentence);
    rest.placed().any(|(at, word)| {
        let noun = |next: &Word<'_>| matches!(next.class, WordClass::Noun | WordClass::Adjective) && !next.is_mark();
        word.quoted.is_none() && word.is(object) && !(word.is("her") && rest.after(at).is_some_and(noun))
    })
}

/// Whether a name stands in what somebody was asked: "Asked if Vale had been told, he said": hardly Vale.
pub(super) fn is_asked_about(reading: &Reading<'_>, name: &Place) -> bool {
    let Some(sentence) = name.sentence else { return false };
    let lead = reading.all().up_to(name.words.start).tail(SPOKEN_TO).trailing(|word| word.sentence == sentence && !word.is(","));
    let asked = lead.find_back(|word| lists::does(&word.lower, "questions"));
    asked.is_some_and(|asked| {
        let question = |word: &Word<'_>| rule_words!("opens-question").has(&word.lower);
        lead.from(asked + 1).head(2).any(question)
    })
}
