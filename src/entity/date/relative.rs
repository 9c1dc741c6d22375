//! Dates that count from another day: `yesterday`, `last week`, `30 years after 1995`.

use super::super::moment::{Moment, Unit, nearest_month};
use super::super::tape::Sense;
use super::super::{Grain, number};
use super::{Found, Reader};
use crate::calendar::Date;
use crate::lexicon::rule_words;

impl Reader<'_> {
    pub(super) fn relative(&self, at: usize) -> Option<Found> {
        match self.tape.sense(at) {
            Sense::Day(days) => Some(self.day(at, days)),
            Sense::Relative(step) => self.stepped(at, step),
            _ if self.tape.is(at, "the") => self.after_article(at),
            _ if self.tape.is_any(at, &["that", "same"]) => self.same_day(at),
            _ => self.counted(at),
        }
    }

    /// `today`, `yesterday morning`
    fn day(&self, at: usize, days: i8) -> Found {
        let end = if matches!(self.tape.sense(at + 1), Sense::Part) { at + 2 } else { at + 1 };
        let day = self.published.and_then(|published| published.add_days(i64::from(days)));
        Found::resolved(at, end, day.map(Moment::Day), Grain::Day)
    }

    /// `last week`, `this March`, `next Friday`
    fn stepped(&self, at: usize, step: i8) -> Option<Found> {
        let tape = self.tape;
        let article = tape.follows(at, &["the"]);
        let narrative = tape.is_any(at, &["previous", "following"]);
        let count = i64::from(step);
        // "the last week" is a stretch of seven days, and "the past year" too.
        if article && !narrative && !tape.is(at, "next") || tape.is(at, "past") {
            return None;
        }
        let from = if narrative || article { self.anchor(at) } else { self.published };
        let part = usize::from(matches!(tape.sense(at + 2), Sense::Part));
        match tape.sense(at + 1) {
            Sense::Part => {
                let days = if step == 0 { 0 } else { count };
                Some(Found::resolved(at, at + 2, from.and_then(|from| from.add_days(days)).map(Moment::Day), Grain::Day))
            }
            Sense::Unit(name) => {
                let unit = Unit::from_name(name);
                let idle = unit == Unit::Moment || unit == Unit::Day && !narrative && !tape.is(at, "next");
                let end = at + 2 + if unit == Unit::Day { part } else { 0 };
                (!idle).then(|| Found::resolved(at, end, from.and_then(|from| Moment::around(from, unit, count)), unit.grain()))
            }
            Sense::Weekend => Some(self.weekend(at, at + 2, from, count)),
            Sense::Weekday(weekday) if tape.is_capital(at + 1) => {
                let day = from.and_then(|from| weekday_of_week(from, weekday, count));
                Some(Found::resolved(at, at + 2 + part, day.map(Moment::Day), Grain::Day))
            }
            Sense::Month(month) if tape.is_capital(at + 1) => {
                let year = from.map(|from| match step {
                    -1 if month < from.month => from.year,
                    -1 => from.year - 1,
                    1 if month > from.month => from.year,
                    1 => from.year + 1,
                    _ => from.year,
                });
                // "this March 10" is left to the month.
                (tape.sense(at + 2) != Sense::Digits)
                    .then(|| Found::resolved(at, at + 2, year.map(|year| Moment::Month(year, month)), Grain::Month))
            }
            Sense::Season(season) => {
                Some(Found::resolved(at, at + 2, from.map(|from| season_of(from, season, step)), Grain::Season))
            }
            _ => None,
        }
    }

    fn weekend(&self, at: usize, end: usize, from: Option<Date>, weeks: i64) -> Found {
        let saturday = from.and_then(|from| from.add_days(5 - i64::from(from.weekday()) + 7 * weeks));
        let sunday = saturday.and_then(|saturday| saturday.add_days(1));
        Found::range(at, end, saturday.map(Moment::Day), sunday.map(Moment::Day), Grain::Day)
    }

    /// `the day before`, `the day before yesterday`, `the previous week`, `the same day`, `the 30 years after 1995`
    fn after_article(&self, at: usize) -> Option<Found> {
        let tape = self.tape;
        if matches!(tape.sense(at + 1), Sense::Relative(_)) {
            let found = self.stepped(at + 1, if let Sense::Relative(step) = tape.sense(at + 1) { step } else { 0 })?;
            return Some(Found { first: at, ..found });
        }
        if tape.is(at + 1, "same") {
            return self.same_day(at + 1).map(|found| Found { first: at, ..found });
        }
        let Sense::Unit(name) = tape.sense(at + 1) else { return None };
        let unit = Unit::from_name(name);
        let Sense::Direction(direction) = tape.sense(at + 2) else { return None };
        if !matches!(unit, Unit::Day | Unit::Week | Unit::Month | Unit::Year) || tape.is_any(at + 2, &["ago", "hence"]) {
            return None;
        }
        if let Sense::Day(days) = tape.sense(at + 3) {
            let day = self.published.and_then(|published| published.add_days(i64::from(days) + i64::from(direction)));
            return Some(Found::resolved(at, at + 4, day.map(Moment::Day), Grain::Day));
        }
        self.pointed(at, at + 2, unit, i64::from(direction))
    }

    /// `that day`, `the same week`
    fn same_day(&self, at: usize) -> Option<Found> {
        let Sense::Unit(name) = self.tape.sense(at + 1) else { return None };
        let unit = Unit::from_name(name);
        let pointed = matches!(unit, Unit::Day | Unit::Week | Unit::Month | Unit::Year) && !self.tape.is(at + 2, "that");
        let named = || self.day_before(at).and_then(|day| Moment::around(day, unit, 0));
        pointed.then(|| Found::resolved(at, at + 2, named(), unit.grain()))
    }

    /// `two weeks ago`, `a day earlier`, `30 years after 1995`
    fn counted(&self, at: usize) -> Option<Found> {
        let tape = self.tape;
        let (count, mut next) = if tape.is_any(at, &["a", "an"]) { (Some(1), at + 1) } else { self.count(at)? };
        if tape.is_any(next, rule_words!("between-count-and-unit")) {
            next += 1;
        }
        let (Sense::Unit(name) | Sense::Units(name)) = tape.sense(next) else { return None };
        let unit = Unit::from_name(name);
        let fortnight = if name == "fortnight" { 2 } else { 1 };
        if tape.is(next + 1, "from") {
            return self.counted_from(at, next + 2, unit, count? * fortnight);
        }
        let Sense::Direction(direction) = tape.sense(next + 1) else { return None };
        if !tape.together(at, next + 1) {
            return None;
        }
        let Some(count) = count.map(|count| count * fortnight) else {
            return tape.is(next + 1, "ago").then(|| Found::open(at, next + 2, unit.grain()));
        };
        if tape.is(next + 1, "ago") {
            let moment = self.published.and_then(|published| Moment::around(published, unit, -count));
            return Some(Found::resolved(at, next + 2, moment, unit.grain()));
        }
        self.pointed(at, next + 1, unit, count * i64::from(direction))
    }

    /// `a week from Friday`, `two days from now`: the day that the count goes from stands at token `day`.
    fn counted_from(&self, at: usize, day: usize, unit: Unit, count: i64) -> Option<Found> {
        let tape = self.tape;
        if !tape.together(at, day) || !matches!(unit, Unit::Day | Unit::Week | Unit::Month | Unit::Year) {
            return None;
        }
        let days = match tape.sense(day) {
            Sense::Day(days) => Some(i64::from(days)),
            Sense::Weekday(weekday) if tape.is_capital(day) => {
                self.published.map(|published| (i64::from(weekday) - i64::from(published.weekday()) + 6).rem_euclid(7) + 1)
            }
            _ if tape.is(day, "now") => Some(0),
            _ => return None,
        };
        let from = self.published.zip(days).and_then(|(published, days)| published.add_days(days));
        // A week from a day is a day.
        let (unit, count) = if unit == Unit::Week { (Unit::Day, 7 * count) } else { (unit, count) };
        let moment = from.and_then(|from| Moment::Day(from).after(unit, count));
        Some(Found::resolved(at, day + 1, moment, Grain::Day))
    }

    /// How many, and the token behind; `several` is a number that nothing settles.
    fn count(&self, at: usize) -> Option<(Option<i64>, usize)> {
        if self.tape.is_any(at, rule_words!("vague-count")) {
            return Some((None, at + 1));
        }
        let (number, end) = number::at(self.tape, at)?;
        let whole = number.value().filter(|value| value.fract() == 0.0 && value.abs() < 10_000.0)?;
        Some((Some(whole as i64), end))
    }

    /// What `count` units before or after something is, the direction standing at token `direction`.
    fn pointed(&self, first: usize, direction: usize, unit: Unit, count: i64) -> Option<Found> {
        let tape = self.tape;
        let next = direction + 1;
        if tape.is_any(direction, &["before", "after"]) {
            let named = Some(next).filter(|&next| tape.together(first, next)).and_then(|next| self.absolute(next));
            if let Some(named) = named.filter(|named| named.grain != Grain::Time) {
                let moment = named.moment.and_then(|moment| moment.after(unit, count));
                return Some(Found::resolved(first, named.end, moment, moment.map_or(unit.grain(), Moment::grain)));
            }
            // "the day before the vote" counts from the vote.
            let by_itself = !tape.together(direction, next)
                || matches!(tape.word(next), "," | "." | ";" | ")" | "—" | "–" | "”" | "\"")
                || tape.is_any(next, rule_words!("behind-direction"));
            if !by_itself || tape.is(direction, "after") && !tape.is(first, "the") {
                return None;
            }
        }
        let moment = self.counted_on(first, unit, count);
        Some(Found::resolved(first, next, moment, moment.map_or(unit.grain(), Moment::grain)))
    }
}

/// That day of the week `weeks` after the week of `from`; for the week before, the last such day.
fn weekday_of_week(from: Date, weekday: u8, weeks: i64) -> Option<Date> {
    let days = i64::from(weekday) - i64::from(from.weekday());
    match weeks {
        -1 if days < 0 => from.add_days(days),
        -1 => from.add_days(days - 7),
        _ => from.add_days(days + 7 * weeks),
    }
}

/// `last summer` is the last that is over or on, `next summer` the next to begin.
fn season_of(from: Date, season: u8, step: i8) -> Moment {
    // The months in the middle of spring, summer, autumn and winter.
    let middle = [4, 7, 10, 1][usize::from(season.saturating_sub(21)).min(3)];
    let year = match step {
        0 => nearest_month(from, middle),
        -1 if middle < from.month => from.year,
        -1 => from.year - 1,
        _ if middle > from.month => from.year,
        _ => from.year + 1,
    };
    Moment::Season(year, season)
}
