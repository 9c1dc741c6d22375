//! What a unit says: an item for each statement with a content of its own, for each quotation that stands for itself, for each silence.
//!
//! It looks at nothing but the paragraph, what was decided of its quotations, and the statement or phrase that governs them.

use super::withheld;
use crate::quote::decide::attribution::Attribution;
use crate::quote::decide::certainty;
use crate::quote::decide::complement;
use crate::quote::decide::contract::{self, Standing, Wording};
use crate::quote::decide::draft::Draft;
use crate::quote::decide::source::whole::{self, Whole};
use crate::quote::decide::speaker::{self, Governor, Scene};
use crate::quote::decide::statement::Statement;
use crate::quote::feature::Collected;
use crate::quote::read::lists::Frame;
use crate::quote::read::phrase::Phrase;
use crate::quote::read::{Reading, Unit, Word};
use crate::quote::{Confidence, Cue, Evidence, Quote, QuoteKind, Speaker};
use crate::span::Span;
use crate::wordclass::{self, WordClass};

/// The items of a unit, before it is known whom their speakers mean.
pub(super) fn items(reading: &Reading<'_>, scenes: &[Scene], at: usize, own: &[Attribution]) -> Vec<Draft> {
    let scene = &scenes[at];
    let silent = withheld::withheld(reading, &reading.units[at], &scene.phrases);
    let told = |draft: &Draft| {
        let same = |silent: &Draft| silent.quote.content[0].overlaps(draft.quote.content[0]);
        draft.standing == Standing::Said || !silent.iter().any(same)
    };
    let reported = (0..scene.statements.len()).filter_map(|index| reported_item(reading, scene, at, index, own));
    let mut drafts: Vec<Draft> = reported.filter(told).collect();
    drafts.extend(silent);
    drafts.extend(own.iter().filter(|own| !is_held(reading, scene, at, own)).map(|own| quoted_item(reading, scenes, own)));
    drafts
}

/// Whether a quotation is part of the clause that governs it.
fn is_held(reading: &Reading<'_>, scene: &Scene, at: usize, attribution: &Attribution) -> bool {
    let Governor::Statement(unit, index) = attribution.governor else { return false };
    unit == at && speaker::covers(&scene.statements[index], &speaker::words_of(reading, attribution.quotation))
}

/// What a statement with its own content reports.
fn reported_item(reading: &Reading<'_>, scene: &Scene, at: usize, index: usize, own: &[Attribution]) -> Option<Draft> {
    let statement = &scene.statements[index];
    let governed = |attribution: &&Attribution| {
        attribution.governor == Governor::Statement(at, index)
            && speaker::covers(statement, &speaker::words_of(reading, attribution.quotation))
    };
    let held: Vec<&Attribution> = own.iter().filter(governed).collect();
    let quote = clause(reading, statement, &held)?;
    let wording = if held.is_empty() { Wording::Reporters } else { Wording::Uttered };
    let complement = complement::complement(reading, statement);
    let mut features = Collected::default();
    certainty::of_statement(reading, &reading.units[at], &scene.phrases, statement, complement, &mut features);
    if let Some(first) = held.first() {
        certainty::of_governor(first.probability, first.spoken, quote.evidence, &mut features);
    }
    let standing = match contract::standing(reading, &scene.phrases, statement, complement, wording) {
        Standing::Said if tells_who_says(scene, index) => Standing::Nothing,
        standing => standing,
    };
    Some(Draft::new(quote, standing, Some(features.0)))
}

/// "Vale objected, Brell said": the words behind the first verb are no more than who says it.
fn tells_who_says(scene: &Scene, index: usize) -> bool {
    let content = &scene.statements[index].content;
    let [part] = content.as_slice() else { return false };
    if part.start < scene.statements[index].cue.words.end {
        return false;
    }
    let others = scene.statements.iter().enumerate().filter(|(at, _)| *at != index);
    others
        .filter_map(|(_, other)| Some((&other.cue.words, &other.whole.as_ref()?.words)))
        .any(|(cue, source)| (part.start, part.end) == (cue.start.min(source.start), cue.end.max(source.end)))
}

/// A quotation that stands for itself.
fn quoted_item(reading: &Reading<'_>, scenes: &[Scene], attribution: &Attribution) -> Draft {
    let mut features = Collected::default();
    if let Governor::Statement(unit, index) = attribution.governor {
        let scene = &scenes[unit];
        let statement = &scene.statements[index];
        let complement = complement::complement(reading, statement);
        certainty::of_statement(reading, &reading.units[unit], &scene.phrases, statement, complement, &mut features);
    }
    certainty::of_governor(attribution.probability, attribution.spoken, attribution.evidence, &mut features);
    Draft::new(direct(reading, scenes, attribution), Standing::Said, Some(features.0))
}

/// A statement with its own content: indirect, or mixed where quotations stand in it, or direct where nothing else does.
fn clause(reading: &Reading<'_>, statement: &Statement, held: &[&Attribution]) -> Option<Quote> {
    if statement.content.is_empty() {
        return None;
    }
    // He read “The Long Road”: a title that nobody says is nothing that he said.
    let opens = &reading.words[statement.content[0].start];
    if held.is_empty() && opens.quoted.is_some() && !matches!(statement.cue.frame, Frame::Judge | Frame::Support) {
        return None;
    }
    // `She said that “We won.”`: a sentence of its own is direct, `that “we won”` is a clause.
    let sentence = held.first().is_some_and(|attribution| {
        let content = &reading.text[reading.quoted[attribution.quotation].content];
        content.starts_with(char::is_uppercase) && content.ends_with(['.', '!', '?', '…'])
    });
    let bare = statement.content.iter().flat_map(|part| reading.part(part).iter()).any(|word| {
        // "cries of “Shame!” and “Resign!”"
        let links = word.class == WordClass::Coordinator && matches!(statement.cue.frame, Frame::Utter | Frame::Noun);
        !(word.quoted.is_some() || word.is_mark() || links || word.is("that") && sentence)
    });
    let kind = match (held.is_empty(), bare) {
        (true, false) => return None,
        (true, true) => QuoteKind::Indirect,
        (false, true) => QuoteKind::Mixed,
        (false, false) => QuoteKind::Direct,
    };
    let typewritten = held.iter().any(|attribution| reading.is_typewritten(attribution.quotation));
    let content: Vec<Span> = match kind {
        QuoteKind::Direct => held.iter().map(|attribution| speaker::content_of(reading, attribution.quotation)).collect(),
        _ => statement.content.iter().map(|words| reading.span(words.clone())).collect(),
    };
    Some(Quote {
        kind: if typewritten { QuoteKind::Mixed } else { kind },
        content,
        speaker: statement.whole.as_ref().map(speaker),
        cue: Some(cue_of(reading, statement)),
        closed: held.iter().all(|attribution| reading.quoted[attribution.quotation].close.is_some()),
        confidence: Confidence::Guess,
        evidence: held.first().map_or(Evidence::ReportedClause, |attribution| attribution.evidence),
    })
}

/// A quotation that stands for itself.
fn direct(reading: &Reading<'_>, scenes: &[Scene], attribution: &Attribution) -> Quote {
    let (whole, cue) = match attribution.governor {
        Governor::Statement(unit, index) => {
            let statement = &scenes[unit].statements[index];
            (statement.whole.clone(), Some(cue_of(reading, statement)))
        }
        Governor::Subject(unit, index) => {
            let end = reading.units[unit].words.end;
            let announced = unit < attribution.unit;
            let words = if announced { end..end } else { speaker::words_of(reading, attribution.quotation) };
            let whole = whole::of(reading, &reading.units[unit], &scenes[unit].phrases, index, &words);
            (Some(whole), deed_of(reading, &reading.units[unit], &scenes[unit].phrases[index]))
        }
        Governor::Carry | Governor::Nobody => (None, None),
    };
    Quote {
        kind: if reading.is_typewritten(attribution.quotation) { QuoteKind::Mixed } else { QuoteKind::Direct },
        content: vec![speaker::content_of(reading, attribution.quotation)],
        speaker: whole.as_ref().map(speaker),
        cue,
        closed: reading.quoted[attribution.quotation].close.is_some(),
        confidence: Confidence::Guess,
        evidence: attribution.evidence,
    }
}

/// What the speaker does where no verb of saying stands: `Vale ended her speech with “…”`. Being something says nothing.
fn deed_of(reading: &Reading<'_>, unit: &Unit, speaker: &Phrase) -> Option<Cue> {
    let rest = reading.of(unit).from(speaker.words.end);
    let auxiliary =
        |word: &Word<'_>| matches!(word.class, WordClass::Auxiliary | WordClass::Modal | WordClass::Negation | WordClass::Adverb);
    let at = rest.head(6).leading(auxiliary).end();
    let verb = rest.at(at).filter(|word| word.quoted.is_none())?;
    let lemma = wordclass::lemma(&verb.lower).filter(|_| speaker.subject && verb.is_verb())?;
    Some(Cue { span: reading.span(speaker.words.end..at + 1), lemma: lemma.to_owned() })
}

fn speaker(whole: &Whole) -> Speaker {
    Speaker { span: whole.span, form: whole.form, entity: whole.entity }
}

fn cue_of(reading: &Reading<'_>, statement: &Statement) -> Cue {
    let lemma = if statement.cue.frame == Frame::Colon { ":" } else { statement.cue.lemma };
    Cue { span: reading.span(statement.cue.words.clone()), lemma: lemma.to_owned() }
}
