//! Tokens to dates and times, with their ISO 8601 values.
//!
//! A relative date is read against the day of publication; where neither the text nor the caller gives one, it has no value.
//! `a day earlier` counts from the last day named in the same or the previous sentence, else from the day of publication.
//! Decades and centuries are written as in ISO 8601-2 (`199X`, `19XX`), seasons too (`2024-22`: summer), ranges as intervals
//! (`2025-03-10/2025-03-12`), a time without a day as `T18:00`.

mod absolute;
mod clock;
mod relative;

use std::sync::LazyLock;

use super::moment::{Moment, Unit};
use super::tape::Tape;
use super::words::Words;
use super::{DateExpression, Grain};
use crate::calendar::Date;
use crate::lexicon::{self, rule_words};
use crate::span::{Span, Spanned};

static PAST: Words = LazyLock::new(|| lexicon::set(include_str!("../../../lexicon/entity/past_forms.txt")));
static PLANS: Words = LazyLock::new(|| lexicon::set(include_str!("../../../lexicon/entity/plans.txt")));

/// A date found: tokens `first..end`.
struct Found {
    first: usize,
    end: usize,
    moment: Option<Moment>,
    /// The value where it is no single moment: a range, a time.
    value: Option<String>,
    grain: Grain,
}

impl Found {
    fn at(first: usize, end: usize, moment: Moment) -> Self {
        Found { first, end, moment: Some(moment), value: Some(moment.to_string()), grain: moment.grain() }
    }

    /// A date that nothing settles.
    fn open(first: usize, end: usize, grain: Grain) -> Self {
        Found { first, end, moment: None, value: None, grain }
    }

    fn resolved(first: usize, end: usize, moment: Option<Moment>, grain: Grain) -> Self {
        moment.map_or(Found::open(first, end, grain), |moment| Found::at(first, end, moment))
    }

    fn range(first: usize, end: usize, from: Option<Moment>, to: Option<Moment>, grain: Grain) -> Self {
        let value = from.zip(to).map(|(from, to)| format!("{from}/{to}"));
        Found { first, end, moment: from, value, grain }
    }
}

/// When a date lies, as the verb before it tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Tense {
    Past,
    Future,
    Unknown,
}

/// Reads dates from the tokens of one text, from left to right.
struct Reader<'a> {
    tape: &'a Tape<'a>,
    published: Option<Date>,
    last: Last,
}

/// The time that was named last, and its sentence.
pub(super) type Last = Option<(Moment, usize)>;

/// Finds the dates and times, and the last time named. They are sorted; one may stand in another only at its end (`1995` in `30 years
/// after 1995`).
pub(super) fn find<N: Spanned>(tape: &Tape<'_>, names: &[N], published: Option<Date>, last: Last) -> (Vec<DateExpression>, Last) {
    let mut reader = Reader { tape, published, last };
    let mut dates = Vec::new();
    let (mut at, mut name) = (0, 0);
    while at < tape.row.end() {
        let Some(found) = reader.expression(at) else {
            at += 1;
            continue;
        };
        let span = tape.span(found.first..found.end);
        while names.get(name).is_some_and(|name| name.span().end <= span.start) {
            name += 1;
        }
        // "May" in "Theresa May", "2016" in "2016 Olympics"
        if names.get(name).is_some_and(|name| name.span().overlaps(span) && !span.contains(name.span())) {
            at += 1;
            continue;
        }
        reader.remember(&found);
        at = found.end;
        reader.push(found, span, &mut dates);
    }
    (dates, reader.last)
}

impl Reader<'_> {
    /// The date that opens at the token.
    fn expression(&self, at: usize) -> Option<Found> {
        let found = self.clock_first(at).or_else(|| self.day_expression(at)).or_else(|| self.clock_alone(at))?;
        Some(self.with_clock(found))
    }

    /// The date without a time that opens at the token.
    fn day_expression(&self, at: usize) -> Option<Found> {
        self.relative(at).or_else(|| self.absolute(at))
    }

    fn remember(&mut self, found: &Found) {
        if let Some(moment) = found.moment {
            self.last = self.tape.sentence(found.first).map(|sentence| (moment, sentence));
        }
    }

    fn push(&self, found: Found, span: Span, dates: &mut Vec<DateExpression>) {
        dates.push(DateExpression { span, value: found.value, grain: found.grain });
        // "30 years after 1995" names 1995 as well.
        let inner = (found.first + 1..found.end).find(|&at| self.tape.is_any(at, &["after", "before"]));
        let inner = inner.and_then(|at| self.absolute(at + 1)).filter(|inner| inner.end == found.end);
        if let Some(inner) = inner {
            let span = self.tape.span(inner.first..inner.end);
            dates.push(DateExpression { span, value: inner.value, grain: inner.grain });
        }
    }

    /// The day that `the previous week` counts from.
    fn anchor(&self, at: usize) -> Option<Date> {
        self.day_before(at).or(self.published)
    }

    /// The day named last, in the same sentence or the one before.
    fn day_before(&self, at: usize) -> Option<Date> {
        if let Some(Moment::Day(day)) = self.named_before(at) { Some(day) } else { None }
    }

    /// The time named last, in the same sentence or the one before.
    fn named_before(&self, at: usize) -> Option<Moment> {
        let sentence = self.tape.sentence(at)?;
        self.last.filter(|(_, named)| named + 1 >= sentence).map(|(moment, _)| moment)
    }

    /// The time `count` units from the one named last, else from the day of publication. "A year later" goes from what was told,
    /// never from today.
    fn counted_on(&self, at: usize, unit: Unit, count: i64) -> Option<Moment> {
        match self.named_before(at) {
            Some(named) => named.after(unit, count),
            None if count > 0 && self.tense(at) != Tense::Future => None,
            None => Moment::around(self.published?, unit, count),
        }
    }

    /// The tense of the verb before the date in its clause.
    fn tense(&self, at: usize) -> Tense {
        const FAR: usize = 14;
        let sentence = self.tape.around(at);
        let before = sentence.up_to(at).tail(FAR);
        // "set a hearing for May": not what was set, but what it was set for is told.
        let aimed = self.tape.before(at) == "for";
        for place in before.places().rev() {
            if aimed && PLANS.contains(&*self.tape.lower(place)) {
                return Tense::Future;
            }
            if matches!(sentence.word(place), ";" | ":" | "“" | "”" | "\"" | "(") {
                return Tense::Unknown;
            }
            match self.tense_of(place) {
                Tense::Unknown => {}
                tense => return tense,
            }
        }
        // "On Friday, the council will vote": no verb stands before the date.
        let behind = if before.row.len() < FAR { self.first_tense(sentence.from(at + 1).head(FAR - 3)) } else { Tense::Unknown };
        // "The firm has until 4 December to appeal"
        let until = behind == Tense::Unknown && matches!(self.tape.before(at), "until" | "till");
        if until { Tense::Future } else { behind }
    }

    fn first_tense(&self, words: Tape<'_>) -> Tense {
        words.places().map(|place| self.tense_of(place)).find(|&tense| tense != Tense::Unknown).unwrap_or(Tense::Unknown)
    }

    fn tense_of(&self, at: usize) -> Tense {
        let tape = self.tape;
        if tape.is_any(at, rule_words!("tells-future")) || matches!(tape.word(at), "'ll" | "’ll") {
            return Tense::Future;
        }
        let planned = PLANS.contains(&*tape.lower(at));
        if planned && tape.is_any(at + 1, rule_words!("behind-plan")) {
            return Tense::Future;
        }
        let word = tape.word(at);
        let past = PAST.contains(&*tape.lower(at)) || word.len() > 4 && word.ends_with("ed") && !tape.is_capital(at);
        let bound = tape.up_to(at).tail(3).has_any(rule_words!("bare-form"));
        if past && !bound { Tense::Past } else { Tense::Unknown }
    }
}
