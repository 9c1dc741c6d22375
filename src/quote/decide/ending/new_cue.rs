//! The next cue, as it stands to a bound: whether what is reported ends before it.

use std::ops::Range;

use super::{Context, Cue};
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
    let opens = reading.all().at(first);
    let speaks = opens.is_some_and(|word| {
        let speech = |(next, _): &Cue| opens_speech(reading, next, word.sentence);
        word.class == WordClass::Coordinator && behind.iter().take(3).any(speech)
    });
    let subject = source.as_ref().filter(|source| source.end <= cue.words.start && source.start >= first);
    let start = subject.map_or(cue.words.start, |source| source.start);
    // "The mayor closed the bridge, with the council saying it was old."
    let with = |word: &Word<'_>| word.is("with") && cue.is_ing() && subject.is_some();
    let coordinator = opens.filter(|word| word.class == WordClass::Coordinator || word.is("while") || with(word));
    let also_ing = |word: &Word<'_>| word.is("while") && cue.form == Some(VerbForm::Ing);
    let own = &cues[index];
    let subject_behind = own.1.as_ref().is_none_or(|source| source.start >= first);
    NewCue {
        ends: start == first && (cue.is_ing() || cue.frame == Frame::According || closes(cue, source.as_ref())),
        fronted: start == first && (subject_behind || is_participle(context)),
        coordinated: coordinator.is_some_and(|word| {
            // "had raised it and been told": one auxiliary has both.
            let shared = reading.all().at(cue.words.start).is_some_and(|word| word.is("been"));
            start == first + 1 && !shared && (subject.is_some() || also_ing(word) || cue.form == own.0.form && !cue.infinitive)
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
    let quotation = reading.all().at(opens).and_then(|word| word.quoted);
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
    let before = context.reading.of(context.unit).before(cue.words.start);
    cue.words.len() == 1 && cue.form == Some(VerbForm::Past) && before.is_some_and(|word| word.is(","))
}

/// "While Brell said the bridge was safe, Vale closed it": the cue stands in a clause before the main one.
pub(super) fn is_fronted(context: Context<'_>) -> bool {
    let (cue, source) = &context.cues[context.index];
    let words = context.reading.of(context.unit);
    let start = source.as_ref().map_or(cue.words.start, |source| source.start.min(cue.words.start));
    let lead = words.up_to(start).tail(7).trailing(|word| !(word.is_mark() || word.quoted.is_some()));
    words.part(lead.start()..start + 1).placed().any(|(at, word)| {
        let opens = words.before(at).is_none_or(|before| before.sentence != word.sentence || before.is_mark());
        let subordinate = matches!(word.class, WordClass::Subordinator | WordClass::Preposition) || word.is("when");
        opens && (subordinate || at == cue.words.start && cue.is_ing())
    })
}
