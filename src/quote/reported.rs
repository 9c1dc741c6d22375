//! Reported clauses: which words a cue reports.

use std::ops::Range;

use super::cue::{Candidate, Opening};
use super::lists::Frame;
use super::phrase::Phrase;
use super::reading::{Reading, Unit};
use crate::wordclass::{VerbForm, WordClass};

/// A cue that was accepted, its source, and what it reports.
pub(super) struct Statement {
    pub cue: Candidate,
    /// An index into the unit's phrases.
    pub source: Option<usize>,
    /// How sure the cue is, and how sure its source: 0 to 1.
    pub cue_probability: f32,
    pub source_probability: f32,
    /// The words it reports; two ranges where the cue interrupts them.
    pub content: Vec<Range<usize>>,
}

/// Finds what each cue of a unit reports. The statements are in the order of their cues.
pub(super) fn fill(reading: &Reading<'_>, unit: &Unit, phrases: &[Phrase], statements: &mut [Statement]) {
    let cues: Vec<(Candidate, Option<Range<usize>>)> = statements
        .iter()
        .map(|statement| (statement.cue.clone(), statement.source.map(|source| phrases[source].words.clone())))
        .collect();
    let mut floor = unit.words.start;
    for index in 0..statements.len() {
        let content = content(reading, unit, &cues, index, floor);
        if let Some(last) = content.last() {
            let right = last.start >= cues[index].0.words.end;
            floor = if right { floor } else { cues[index].0.words.end };
        }
        statements[index].content = content;
    }
}

type Cue = (Candidate, Option<Range<usize>>);

fn content(reading: &Reading<'_>, unit: &Unit, cues: &[Cue], index: usize, floor: usize) -> Vec<Range<usize>> {
    let (cue, source) = &cues[index];
    let first = source.as_ref().map_or(cue.words.start, |source| source.start.min(cue.words.start));
    let last = source.as_ref().map_or(cue.words.end, |source| source.end.max(cue.words.end));
    if cue.frame == Frame::According {
        return according(reading, unit, cues, index, cue.words.start, last, floor);
    }
    match cue.opening {
        // "spoke for an hour"
        Opening::Preposition if cue.frame == Frame::Talk && !introduces(cue, &reading.words[cue.opens].lower) => Vec::new(),
        Opening::Comma | Opening::End | Opening::Preposition if !is_nominal(cue) || cue.opening == Opening::End => {
            let left = left(reading, unit, first, floor);
            let closes = last.max(cue.opens);
            let comma_before = left.as_ref().is_some_and(|left| left.end < first && reading.words[left.end].is(","));
            let goes_on =
                cue.opening == Opening::Comma && comma_before && reading.words.get(closes).is_some_and(|word| word.is(","));
            let mut content: Vec<Range<usize>> = left.into_iter().collect();
            if goes_on && !reading.words.get(closes + 1).is_some_and(|word| word.form() == Some(VerbForm::Ing)) {
                content.extend(right(reading, unit, cues, index, closes + 1));
            }
            if content.is_empty() && cue.opening == Opening::Preposition && introduces(cue, &reading.words[cue.opens].lower) {
                content.extend(right(reading, unit, cues, index, cue.opens));
            }
            // "She added, the plan would fail."
            if content.is_empty() && cue.opening == Opening::Comma && cue.is_saying() && !cue.is_ing() {
                content.extend(right(reading, unit, cues, index, cue.opens + 1));
            }
            content
        }
        // `said Dana Brell` behind what she said: the source stands where the content would.
        Opening::Clause | Opening::Phrase
            if source.as_ref().is_some_and(|source| source.start >= cue.words.end && source.start <= cue.opens + 1) =>
        {
            left(reading, unit, first, floor).into_iter().collect()
        }
        Opening::Colon => right(reading, unit, cues, index, cue.opens + 1).into_iter().collect(),
        _ if cue.frame == Frame::Colon => right(reading, unit, cues, index, cue.words.end).into_iter().collect(),
        _ => right(reading, unit, cues, index, cue.opens).into_iter().collect(),
    }
}

/// Prepositions that open what is reported: `spoke about`, `agreed on`.
fn introduces(cue: &Candidate, preposition: &str) -> bool {
    let topic = matches!(preposition, "about" | "of" | "on" | "against" | "over");
    topic || cue.frame != Frame::Talk && matches!(preposition, "for" | "from" | "as" | "with" | "into")
}

/// Whether the verb reports a thing rather than a clause: `criticized the plan`.
fn is_nominal(cue: &Candidate) -> bool {
    matches!(cue.frame, Frame::Judge | Frame::Support | Frame::Talk | Frame::Urge | Frame::Commit)
        || matches!(cue.opening, Opening::Phrase) && !cue.is_saying()
}

fn according(
    reading: &Reading<'_>,
    unit: &Unit,
    cues: &[Cue],
    index: usize,
    start: usize,
    end: usize,
    floor: usize,
) -> Vec<Range<usize>> {
    let opens_sentence = start == unit.words.start
        || reading.words[start - 1].sentence != reading.words[start].sentence && reading.words[start - 1].quoted.is_none();
    if opens_sentence {
        let comma = (end..unit.words.end.min(end + 24)).find(|&at| reading.words[at].is(","));
        return right(reading, unit, cues, index, comma.map_or(end, |comma| comma + 1)).into_iter().collect();
    }
    clause_before(reading, unit, start, floor).into_iter().collect()
}

/// The clause before a cue that stands behind its content: `The bridge is safe, Brell said`.
fn left(reading: &Reading<'_>, unit: &Unit, first: usize, floor: usize) -> Option<Range<usize>> {
    let before = first.checked_sub(1).filter(|&at| at >= unit.words.start)?;
    let word = &reading.words[before];
    if !(word.is(",") || word.quoted.is_some() || word.is_dash()) {
        return None;
    }
    clause_before(reading, unit, first, floor)
}

fn clause_before(reading: &Reading<'_>, unit: &Unit, end: usize, floor: usize) -> Option<Range<usize>> {
    let mut end = end;
    while end > unit.words.start
        && (reading.words[end - 1].is(",") || reading.words[end - 1].is_dash())
        && reading.words[end - 1].quoted.is_none()
    {
        end -= 1;
    }
    let mut start = end;
    while start > floor {
        let word = &reading.words[start - 1];
        let ends = word.quoted.is_none()
            && (word.is(";")
                || start < end
                    && word.sentence != reading.words[start].sentence
                    && reading.words[start].quoted.is_none_or(|_| word.quoted.is_none()));
        if ends {
            break;
        }
        start -= 1;
    }
    while start < end
        && (matches!(reading.words[start].class, WordClass::Coordinator)
            || reading.words[start].is_mark() && reading.words[start].quoted.is_none())
    {
        start += 1;
    }
    (start < end).then_some(start..end)
}

/// The words from where the content opens to the end of the clause.
fn right(reading: &Reading<'_>, unit: &Unit, cues: &[Cue], index: usize, from: usize) -> Option<Range<usize>> {
    let mut at = from;
    let mut depth = 0_usize;
    while at < unit.words.end {
        let word = &reading.words[at];
        if let Some(quoted) = word.quoted {
            at += 1;
            while at < unit.words.end && reading.words[at].quoted == Some(quoted) {
                at += 1;
            }
            continue;
        }
        let new_sentence = at > from && word.sentence != reading.words[at - 1].sentence;
        match &*word.lower {
            "(" | "[" => depth += 1,
            ")" | "]" if depth == 0 => break,
            ")" | "]" => depth -= 1,
            _ => {}
        }
        if new_sentence || at > from && depth == 0 && stops(reading, unit, cues, index, at) {
            break;
        }
        at += 1;
    }
    while at > from && reading.words[at - 1].quoted.is_none() && reading.words[at - 1].is_mark() && !reading.words[at - 1].is(")")
    {
        at -= 1;
    }
    (at > from).then_some(from..at)
}

/// Whether the content of a cue stops before this word.
fn stops(reading: &Reading<'_>, unit: &Unit, cues: &[Cue], index: usize, at: usize) -> bool {
    let cue = &cues[index].0;
    let word = &reading.words[at];
    let nominal = is_nominal(cue);
    let next = cues.get(index + 1..).unwrap_or_default().iter().find(|(next, _)| next.words.start >= at);
    let start_of = |(next, source): &Cue| {
        source
            .as_ref()
            .filter(|source| source.end <= next.words.start && source.start >= at)
            .map_or(next.words.start, |source| source.start)
    };
    if word.is(",") || word.is_dash() {
        let Some(after) = reading.words.get(at + 1).filter(|_| at + 1 < unit.words.end) else { return true };
        // ", adding that", ", said Brell", ", according to", ", Brell said".
        let new_cue = next.is_some_and(|next| {
            start_of(next) == at + 1 && (next.0.is_ing() || next.0.frame == Frame::According || closes(next))
        });
        // "Asked about the bridge, Brell said": what opens the sentence ends where its main clause begins.
        let subject_behind = cues[index].1.as_ref().is_none_or(|source| source.start > at);
        // "Osmani, asked if the bridge was safe, Brell said".
        let participle = cue.words.len() == 1
            && cue.form == Some(VerbForm::Past)
            && cue.words.start > unit.words.start
            && reading.words[cue.words.start - 1].is(",");
        let relative = cues[index]
            .1
            .as_ref()
            .is_some_and(|source| source.len() == 1 && reading.words[source.start].class == WordClass::Relative);
        // "The engineer, who said the bridge was old, left."
        if (relative || participle) && !listing(reading, unit, at) {
            return true;
        }
        let fronted = (subject_behind || participle) && next.is_some_and(|next| start_of(next) == at + 1);
        let coordinated =
            (after.class == WordClass::Coordinator || after.is("while")) && next.is_some_and(|next| start_of(next) == at + 2);
        return new_cue || fronted || coordinated || nominal && !listing(reading, unit, at);
    }
    if word.class == WordClass::Coordinator {
        return next.is_some_and(|next| next.0.words.start == at + 1 && next.0.form == cue.form && !next.0.infinitive);
    }
    if next.is_some_and(|(next, _)| next.words.start == at && next.frame == Frame::According) {
        return true;
    }
    nominal
        && (matches!(
            &*word.lower,
            "because" | "when" | "while" | "after" | "before" | "during" | "although" | "though" | "since"
        ) || word.is(";"))
}

/// Whether a cue stands behind its content.
fn closes((cue, source): &Cue) -> bool {
    let inverted = source.as_ref().is_some_and(|source| source.start >= cue.words.end) && cue.is_saying();
    matches!(cue.opening, Opening::End | Opening::Comma) || inverted
}

/// Whether the comma stands in a list or behind an adjective: `Ohio, Iowa and Maine`.
fn listing(reading: &Reading<'_>, unit: &Unit, at: usize) -> bool {
    let rest = (at + 1..unit.words.end.min(at + 8)).map(|at| &reading.words[at]);
    for word in rest {
        if word.is("and") || word.is("or") {
            return true;
        }
        if word.is_finite() || word.form() == Some(VerbForm::Ing) || word.class == WordClass::Relative {
            return false;
        }
    }
    false
}
