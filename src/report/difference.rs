//! What differs between two reports of a text that is being written: much smaller than a report. `pkg/difference.js` puts it on the first,
//! value for value.
//!
//! Offsets behind the place that was changed move first, so that what only moved is no difference.

use std::collections::BTreeMap;

use serde::Serialize;
use serde_json::value::{RawValue, to_raw_value};

use super::*;
use crate::span;

/// Offsets from `from` on grow by so much.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub(super) struct Move {
    from: usize,
    by: isize,
}

impl Move {
    /// The change that turned one text into the other, as a move of what stands behind it. Each is given with its length in the unit.
    pub(super) fn of((before, end): (&str, usize), (now, length): (&str, usize), unit: OffsetUnit) -> Move {
        let (one, other) = (before.as_bytes(), now.as_bytes());
        let same = same(before, now);
        let least = one.len().min(other.len()) - same;
        let (one, other) = (&one[one.len() - least..], &other[other.len() - least..]);
        let behind = alike(one.rchunks(RUN).zip(other.rchunks(RUN)), |(one, other)| one.iter().rev().zip(other.iter().rev()));
        let from = before.ceil_char_boundary(before.len() - behind);
        Move { from: end - span::length(&before[from..], unit), by: length as isize - end as isize }
    }

    fn shift(self, offset: &mut usize) {
        if *offset >= self.from {
            *offset = offset.saturating_add_signed(self.by);
        }
    }
}

/// How many bytes two texts open with alike.
pub(super) fn same(one: &str, other: &str) -> usize {
    alike(one.as_bytes().chunks(RUN).zip(other.as_bytes().chunks(RUN)), |(one, other)| one.iter().zip(other))
}

/// How many bytes are compared at once.
const RUN: usize = 64;

/// How many bytes of two rows are alike up to the first that is not, run by run; `pairs` goes through those of a run.
fn alike<'t, I: Iterator<Item = (&'t u8, &'t u8)>>(
    mut runs: impl Iterator<Item = (&'t [u8], &'t [u8])> + Clone,
    pairs: impl Fn((&'t [u8], &'t [u8])) -> I,
) -> usize {
    let whole = runs.clone().take_while(|(one, other)| one == other && one.len() == RUN).count();
    let rest = runs.nth(whole).map_or(0, |run| pairs(run).take_while(|(one, other)| one == other).count());
    whole * RUN + rest
}

/// What turns a value into another.
#[derive(Debug, Serialize)]
#[serde(untagged)]
pub(super) enum Difference {
    /// Another value.
    Is { is: Box<RawValue> },
    /// Some of its keys are others.
    Keys { keys: BTreeMap<String, Difference> },
    /// The items at these places are others.
    At { at: Vec<(usize, Difference)> },
    /// So many items stay before and behind these.
    Part { kept: usize, items: Box<RawValue>, again: usize },
}

fn raw(value: &(impl Serialize + ?Sized)) -> Box<RawValue> {
    to_raw_value(value).expect("a report has no key that is not a word")
}

/// A part of a report.
pub(super) trait Part: Serialize + PartialEq {
    /// Whether a part of it is told rather than all of it.
    const PARTS: bool = false;

    /// Moves the offsets in it.
    fn shift(&mut self, _how: Move) {}

    /// What makes `before` this one.
    fn difference(&self, before: &Self) -> Option<Difference> {
        (self != before).then(|| Difference::Is { is: raw(self) })
    }
}

impl<T: Part> Part for Vec<T> {
    fn shift(&mut self, how: Move) {
        self.iter_mut().for_each(|item| item.shift(how));
    }

    fn difference(&self, before: &Self) -> Option<Difference> {
        let pairs = || self.iter().zip(before);
        let changed = pairs().filter(|(now, before)| now != before).count();
        if self.len() == before.len() && (T::PARTS || 4 * changed <= self.len()) {
            let differs = |(at, (now, before)): (usize, (&T, &T))| Some((at, now.difference(before)?));
            return (changed > 0).then(|| Difference::At { at: pairs().enumerate().filter_map(differs).collect() });
        }
        let kept = pairs().take_while(|(now, before)| now == before).count();
        let least = self.len().min(before.len()) - kept;
        let back = self.iter().rev().zip(before.iter().rev()).take(least);
        let again = back.take_while(|(now, before)| now == before).count();
        let differs = self.len() != before.len() || changed > 0;
        differs.then(|| Difference::Part { kept, items: raw(&self[kept..self.len() - again]), again })
    }
}

impl<T: Part> Part for Option<T> {
    fn shift(&mut self, how: Move) {
        self.iter_mut().for_each(|value| value.shift(how));
    }

    fn difference(&self, before: &Self) -> Option<Difference> {
        match (self, before) {
            (Some(now), Some(before)) => now.difference(before),
            _ => (self.is_some() || before.is_some()).then(|| Difference::Is { is: raw(self) }),
        }
    }
}

impl Part for Offsets {
    fn shift(&mut self, how: Move) {
        how.shift(&mut self.start);
        how.shift(&mut self.end);
    }
}

/// Parts without offsets.
macro_rules! fixed {
    ($($kind:ty),* $(,)?) => { $(impl Part for $kind {})* };
}

fixed!(
    usize,
    f64,
    &'static str,
    String,
    Engine,
    Text,
    Measure,
    Counts,
    Readability,
    Diversity,
    SpeakerWords,
    Dispersion,
    KeySentence
);

/// Parts that are told whole, with the fields that have offsets.
macro_rules! whole {
    ($($kind:ty: $($field:ident)*;)*) => {
        $(impl Part for $kind {
            fn shift(&mut self, how: Move) {
                $(self.$field.shift(how);)*
            }
        })*
    };
}

whole! {
    TextSpan: span;
    Token: span;
    Block: span dateline turn;
    Sentence: span;
    Mention: span;
    Date: place;
    Figure: place;
    Speaker: place;
    Cue: place;
    QuoteReport: content marked speaker cue;
    StanceReport: quote;
    Check: span;
    SentenceLength: span;
    SentenceLengths: longest;
    ReportingVerb: span;
}

/// Parts whose fields are told one by one: all of them, by the names that they have in a report.
macro_rules! by_field {
    ($($kind:ty: $($field:ident $name:literal)*;)*) => {
        $(impl Part for $kind {
            const PARTS: bool = true;

            fn shift(&mut self, how: Move) {
                $(self.$field.shift(how);)*
            }

            fn difference(&self, before: &Self) -> Option<Difference> {
                // Without `..`: a field that is not told does not compile.
                let Self { $($field),* } = self;
                let mut keys = BTreeMap::new();
                $(keys.extend($field.difference(&before.$field).map(|change| ($name.to_owned(), change)));)*
                (!keys.is_empty()).then_some(Difference::Keys { keys })
            }
        })*
    };
}

by_field! {
    Report: schema "schema" engine "engine" offset_unit "offsetUnit" text "text" language "language" published "published" blocks "blocks"
        sentences "sentences" mentions "mentions" entities "entities" dates "dates" figures "figures" quotes "quotes" stances "stances"
        statistics "statistics" checks "checks" tokens "tokens";
    Entity: id "id" kind "type" name "name" aliases "aliases" roles "roles" mentions "mentions" salience "salience";
    Statistics: characters "characters" words "words" sentences "sentences" paragraphs "paragraphs" reading_seconds "readingSeconds"
        reading_seconds_fast "readingSecondsFast" reading_seconds_slow "readingSecondsSlow" speaking_seconds "speakingSeconds"
        counts "counts" readability "readability" diversity "diversity" sentence_lengths "sentenceLengths" style "style"
        sourcing "sourcing" entity_density "entityDensity" figure_density "figureDensity" dispersion "dispersion"
        key_phrases "keyPhrases" key_sentences "keySentences";
    Style: passives "passives" passive_share "passiveShare" hedges "hedges" hedge_density "hedgeDensity"
        reporting_verbs "reportingVerbs" neutral_share "neutralShare";
    Sourcing: words "words" direct_words "directWords" indirect_words "indirectWords" share "share" direct_share "directShare"
        quotes "quotes" unattributed "unattributed" speakers "speakers" first_quote "firstQuote";
    KeyPhrase: text "text" spans "spans" score "score";
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_stands_behind_the_change_moves() {
        let told = |text, unit| (text, span::length(text, unit));
        let how = |before, now, unit| Move::of(told(before, unit), told(now, unit), unit);
        assert_eq!(how("one three", "one two three", OffsetUnit::Utf16), Move { from: 5, by: 4 });
        assert_eq!(how("é🙂x", "é🙂🙂x", OffsetUnit::Utf16), Move { from: 3, by: 2 });
        assert_eq!(how("é🙂x", "é🙁x", OffsetUnit::CodePoint), Move { from: 2, by: 0 });
        assert_eq!(how("gone", "", OffsetUnit::Utf8), Move { from: 4, by: -4 });
    }

    #[test]
    fn only_what_differs_is_told() {
        let json = |difference: Option<Difference>| serde_json::to_string(&difference).unwrap();
        let numbers = |end: usize| (0..end).collect::<Vec<usize>>();
        assert_eq!(json(numbers(3).difference(&numbers(3))), "null");
        assert_eq!(json(vec![0, 1, 9, 3, 4].difference(&numbers(5))), r#"{"at":[[2,{"is":9}]]}"#);
        assert_eq!(json(vec![0, 7, 8, 2].difference(&numbers(3))), r#"{"kept":1,"items":[7,8],"again":1}"#);
        assert_eq!(json(vec![0, 2].difference(&numbers(3))), r#"{"kept":1,"items":[],"again":1}"#);
        assert_eq!(json(Some(1).difference(&None)), r#"{"is":1}"#);
    }
}
