//! The next cue, as it stands to a bound: whether what is reported ends before it.

use std::ops::Range;

use super::Context;
use crate::quote::decide::cue::{Candidate, Opening};
use crate::quote::read::lists::Frame;
use crate::quote::read::{Reading, Word};
use crate::wordclass::{VerbForm, WordClass};

/// The next cue, as it stands to a bound.
#[derive(Default)]
pub(super) struct NewCue {
    /// `, adding that`, `, said Brell`, `, according to`, `, Brell said`.
    pub ends: bool,
    /// "Asked about the bridge, Brell said": what opens the sentence ends where its main clause begins.
    pub fronted: bool,
    /// `and Brell said`, `and added`.
    pub coordinated: bool,
    pub according: bool,
    /// Its own source opens here.
    pub starts: bool,
    /// It stands further on in the sentence.
    pub later: bool,
    /// `and when asked why, Vale replied, “…”`
    pub speaks: bool,
}

pub(super) fn cue_at(context: Context<'_>, first: usize) -> NewCue {
    let Context { reading, cues, index, .. } = context;
    // Halved, not searched from the first: a unit may hold two hundred cues, each asked about at every bound.
    let later = cues.get(index + 1..).unwrap_or_default();
    let behind = &later[later.partition_point(|(next, _)| next.words.start < first)..];
    let Some((cue, source)) = behind.first() else { return NewCue::default() };
    let speaks = reading.words.get(first).is_some_and(|word| word.class == WordClass::Coordinator)
        && behind.iter().take(3).any(|(next, _)| opens_speech(reading, next, reading.words[first].sentence));
    let subject = source.as_ref().filter(|source| source.end <= cue.words.start && source.start >= first);
    let start = subject.map_or(cue.words.start, |source| source.start);
    // "The mayor closed the bridge, with the council saying it was old."
    let with = |word: &Word<'_>| word.is("with") && cue.is_ing() && subject.is_some();
    let coordinator =
        reading.words.get(first).filter(|word| word.class == WordClass::Coordinator || word.is("while") || with(word));
    let also_ing = |word: &Word<'_>| word.is("while") && cue.form == Some(VerbForm::Ing);
    let own = &cues[index];
    let subject_behind = own.1.as_ref().is_none_or(|source| source.start >= first);
    NewCue {
        ends: start == first && (cue.is_ing() || cue.frame == Frame::According || closes(cue, source.as_ref())),
        fronted: start == first && (subject_behind || is_participle(context)),
        coordinated: coordinator.is_some_and(|word| {
            start == first + 1 && (subject.is_some() || also_ing(word) || cue.form == own.0.form && !cue.infinitive)
        }),
        starts: start == first && subject.is_some(),
        according: cue.words.start == first && cue.frame == Frame::According,
        later: start > first && reading.words[start].sentence == reading.words[own.0.head].sentence,
        speaks,
    }
}

/// Whether a verb of saying in the sentence has a sentence in quotation marks behind it.
fn opens_speech(reading: &Reading<'_>, cue: &Candidate, sentence: usize) -> bool {
    let opens = cue.opens + usize::from(cue.opening == Opening::Colon);
    let quotation = reading.words.get(opens).and_then(|word| word.quoted);
    let speech =
        quotation.is_some_and(|quotation| reading.text[reading.quoted[quotation].content].starts_with(char::is_uppercase));
    let saying = cue.is_saying() && matches!(cue.opening, Opening::Quotation | Opening::Colon);
    saying && speech && reading.words[cue.head].sentence == sentence
}

/// Whether a cue stands behind its content.
fn closes(cue: &Candidate, source: Option<&Range<usize>>) -> bool {
    let inverted = source.is_some_and(|source| source.start >= cue.words.end) && cue.is_saying();
    matches!(cue.opening, Opening::End | Opening::Comma) || inverted
}

/// "Osmani, asked if the bridge was safe, Brell said".
pub(super) fn is_participle(context: Context<'_>) -> bool {
    let cue = &context.cues[context.index].0;
    let after_comma = cue.words.start > context.unit.words.start && context.reading.words[cue.words.start - 1].is(",");
    cue.words.len() == 1 && cue.form == Some(VerbForm::Past) && after_comma
}

/// "While Brell said the bridge was safe, Vale closed it": the cue stands in a clause before the main one.
pub(super) fn is_fronted(context: Context<'_>) -> bool {
    let (cue, source) = &context.cues[context.index];
    let (words, unit) = (&context.reading.words, context.unit);
    let start = source.as_ref().map_or(cue.words.start, |source| source.start.min(cue.words.start));
    let opens = |at: usize| at == unit.words.start || words[at - 1].sentence != words[at].sentence || words[at - 1].is_mark();
    let back = (unit.words.start..=start).rev().take(8);
    let mut back = back.take_while(|&at| at == start || !(words[at].is_mark() || words[at].quoted.is_some()));
    back.any(|at| {
        let subordinate = matches!(words[at].class, WordClass::Subordinator | WordClass::Preposition) || words[at].is("when");
        opens(at) && (subordinate || at == cue.words.start && cue.is_ing())
    })
}
