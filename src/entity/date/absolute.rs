//! Dates that name a month, a day of the week, a year.

use super::super::moment::{Moment, is_day_of_month, nearest_day, nearest_month};
use super::super::tape::Sense;
use super::super::words::tells;
use super::super::{Grain, number};
use super::{Found, Reader, Tense};
use crate::calendar::{Date, month_from_name};
use crate::lexicon::{self, rule_words};
use crate::token::HYPHENS;

/// How far, in days, a date without a year may be moved from the nearest year because of its verb.
const NEAR: i64 = 45;

impl Reader<'_> {
    pub(super) fn absolute(&self, at: usize) -> Option<Found> {
        match self.tape.sense(at) {
            Sense::Digits => {
                let numeric =
                    self.numeric(at).or_else(|| self.year_first(at)).or_else(|| self.day_first(at)).or_else(|| self.century(at));
                numeric.or_else(|| self.year_range(at)).or_else(|| self.year_alone(at))
            }
            Sense::Month(month) if self.tape.is_capital(at) || after_mid(self.tape.word(at)).is_some() => {
                self.month_first(at, month)
            }
            Sense::ShortMonth(month) if self.tape.is_capital(at) => self.month_first(at, month),
            Sense::Weekday(weekday) if self.tape.is_capital(at) => self.weekday(at, weekday),
            Sense::ShortWeekday(weekday) if self.tape.is_capital(at) => self.weekday(at, weekday),
            Sense::Season(season) => self.season(at, season),
            _ if self.tape.may_count(at) => self.century(at).or_else(|| self.quarter(at)),
            _ => None,
        }
    }

    /// `2025-03-11`, `11.03.2025`, `11/03/2025`, `9/11`
    fn numeric(&self, at: usize) -> Option<Found> {
        let word = self.tape.word(at);
        if let Some(day) = word.get(..10).and_then(Date::parse_iso).filter(|_| word.as_bytes()[4] == b'-') {
            let clock = word[10..].strip_prefix(['T', 't']).and_then(super::clock::iso_clock);
            return match clock {
                Some(clock) => Some(Found {
                    value: Some(format!("{day}T{clock}")),
                    grain: Grain::Time,
                    ..Found::at(at, at + 1, Moment::Day(day))
                }),
                None => (word.len() == 10).then(|| Found::at(at, at + 1, Moment::Day(day))),
            };
        }
        let named: Vec<&str> = word.split(HYPHENS).collect();
        if let [day, month, year] = named[..]
            && let Some(month) = month_from_name(month)
        {
            let year = full_year(year.parse().ok().filter(|_| matches!(year.len(), 2 | 4))?)?;
            return Some(Found::at(at, at + 1, Moment::Day(date(year, u32::from(month), day.parse().ok()?)?)));
        }
        let dotted: Vec<u32> = word.split(['.', '-', '\u{2010}', '\u{2011}']).map_while(|part| part.parse().ok()).collect();
        if let ([day, month, year], 8..) = (&dotted[..], word.len()) {
            return Some(Found::at(at, at + 1, Moment::Day(date(full_year(*year)?, *month, *day)?)));
        }
        self.slashed(at)
    }

    fn slashed(&self, at: usize) -> Option<Found> {
        let tape = self.tape;
        let slash = |at: usize| tape.word(at) == "/" && tape.is_glued(at) && tape.is_glued(at + 1);
        if !slash(at + 1) {
            return None;
        }
        let (first, second): (u32, u32) = (tape.word(at).parse().ok()?, tape.word(at + 2).parse().ok()?);
        if !slash(at + 3) {
            let score = tells(&self.tape.lower(at + 3), "score");
            let attacks = (first, second) == (9, 11) && !score;
            let season = (1900..2200).contains(&first) && second == (first + 1) % 100;
            return match (attacks, season) {
                (true, _) => Some(Found::at(at, at + 3, Moment::Day(Date::new(2001, 9, 11)?))),
                (_, true) => {
                    let from = i32::try_from(first).ok()?;
                    Some(Found::range(at, at + 3, Some(Moment::Year(from)), Some(Moment::Year(from + 1)), Grain::Year))
                }
                _ => None,
            };
        }
        let third: u32 = tape.word(at + 4).parse().ok()?;
        let found = |day: Option<Date>| Found::resolved(at, at + 5, day.map(Moment::Day), Grain::Day);
        if first >= 1000 {
            return Some(found(Some(date(first, second, third)?)));
        }
        let year = full_year(third)?;
        match (date(year, second, first), date(year, first, second)) {
            // Day or month first: the reading nearer to the day of publication; without one it is left open.
            (Some(one), Some(other)) if one != other => {
                let distance = |day: &Date, published: Date| (day.day_number() - published.day_number()).abs();
                Some(found(
                    self.published
                        .map(|published| if distance(&one, published) <= distance(&other, published) { one } else { other }),
                ))
            }
            (one, other) => Some(found(Some(one.or(other)?))),
        }
    }

    /// `10 March 2025`, `10th of March`, `10-12 March`
    fn day_first(&self, at: usize) -> Option<Found> {
        let tape = self.tape;
        let (from, to, mut next) = self.days(at)?;
        // "the 29th day of November"
        if tape.is(next, "day") && tape.is(next + 1, "of") {
            next += 1;
        }
        if tape.is(next, "of") {
            next += 1;
        }
        let month = self.month(next).filter(|_| tape.together(at, next))?;
        let end = self.behind_month(next);
        if let (None, Some((year, end))) = (to, self.short_year(end)) {
            return Some(Found::at(at, end, Moment::Day(date(year, u32::from(month), from)?)));
        }
        self.day_of_month(at, end, month, from, to)
    }

    /// `March 10, 2025`, `March 2025`, `March`
    fn month_first(&self, at: usize, month: u8) -> Option<Found> {
        let next = self.behind_month(at);
        let day = if self.tape.together(at, next) { self.days(next) } else { None };
        if let Some((from, to, end)) = day {
            // "March 10 – April 2"
            if to.is_none()
                && self.tape.is_dash(end)
                && let Some(other) = self.month(end + 1)
            {
                let behind = self.behind_month(end + 1);
                if let Some((last, None, behind)) = self.days(behind) {
                    return self.range_over_months(at, behind, (month, from), (other, last));
                }
            }
            return self.day_of_month(at, end, month, from, to);
        }
        self.month_alone(at, next, month)
    }

    fn range_over_months(&self, at: usize, end: usize, from: (u8, u32), to: (u8, u32)) -> Option<Found> {
        let (year, end) = self.year_behind(end).unwrap_or((self.year_of_day(at, from.0, from.1).unwrap_or(0), end));
        let from_day = date(year.try_into().ok()?, u32::from(from.0), from.1);
        let to_day = date(year.try_into().ok()?, u32::from(to.0), to.1);
        Some(Found::range(at, end, from_day.map(Moment::Day), to_day.map(Moment::Day), Grain::Day))
    }

    fn day_of_month(&self, at: usize, end: usize, month: u8, from: u32, to: Option<u32>) -> Option<Found> {
        if !is_day_of_month(month, from) {
            return None;
        }
        let (year, end) = match self.year_behind(end) {
            Some((year, end)) => (Some(year), end),
            None => (self.year_of_day(at, month, from), end),
        };
        let day = |day: u32| Some(Moment::Day(date(year?.try_into().ok()?, u32::from(month), day)?));
        match to.filter(|&to| to > from && is_day_of_month(month, to)) {
            Some(to) => Some(Found::range(at, end, day(from), day(to), Grain::Day)),
            None => Some(Found::resolved(at, end, day(from), Grain::Day)),
        }
    }

    fn month_alone(&self, at: usize, next: usize, month: u8) -> Option<Found> {
        let tape = self.tape;
        if let Some((year, end)) = self.year_behind(next) {
            return Some(Found::at(at, end, Moment::Month(year, month)));
        }
        let of = if tape.is(next, "of") { next + 1 } else { next };
        if let (Sense::Relative(step), Sense::Unit("year"), Some(published)) =
            (tape.sense(of), tape.sense(of + 1), self.published)
        {
            return Some(Found::at(at, of + 2, Moment::Month(published.year + i32::from(step), month)));
        }
        let before = lexicon::lower(tape.before(at));
        let led = tells(&before, "before-month");
        let doubtful = rule_words!("month-or-word").has(tape.word(at)) || matches!(tape.sense(at), Sense::ShortMonth(_));
        // "April Vale" and "the August Group" are names.
        let name_goes_on = !led
            && (tape.is_capital(next) && tape.together(at, next)
                || tape.earlier(at).is_some_and(|before| tape.is_capital(before)));
        if doubtful && !led || name_goes_on {
            return None;
        }
        let year = self.published.map(|published| self.year_of_month(at, published, month));
        Some(Found::resolved(at, next, year.map(|year| Moment::Month(year, month)), Grain::Month))
    }

    fn year_of_month(&self, at: usize, published: Date, month: u8) -> i32 {
        let year = nearest_month(published, month);
        match self.tense(at) {
            Tense::Past if (year, month) > (published.year, published.month) => year - 1,
            Tense::Future if (year, month) < (published.year, published.month) => year + 1,
            _ => year,
        }
    }

    /// The year of a day that is printed without one: the nearest, unless the verb says otherwise by far. Without a day of
    /// publication it is open: the year that the text named last is as often another, and a wrong year is worse than none.
    fn year_of_day(&self, at: usize, month: u8, day: u32) -> Option<i32> {
        let published = self.published?;
        let nearest = nearest_day(published, month, u8::try_from(day).ok()?)?;
        let ahead = nearest.day_number() - published.day_number();
        let year = match self.tense(at) {
            Tense::Past if ahead > NEAR => nearest.year - 1,
            Tense::Future if ahead < -NEAR => nearest.year + 1,
            _ => nearest.year,
        };
        Some(year)
    }

    /// `Tuesday`, `Tuesday night`, `Tuesday, March 11, 2025`
    fn weekday(&self, at: usize, weekday: u8) -> Option<Found> {
        let tape = self.tape;
        let short = matches!(tape.sense(at), Sense::ShortWeekday(_));
        let next = if short && tape.word(at + 1) == "." && tape.is_glued(at + 1) { at + 2 } else { at + 1 };
        // "The 29th was a Tuesday" names no other day.
        if tape.follows(at, &["a"]) && tape.up_to(at).tail(2).head(1).has_any(rule_words!("names-day")) {
            return None;
        }
        // "Black Friday" and "Good Friday" are no day of this week.
        if tells(&lexicon::lower(tape.before(at)), "feast") {
            return None;
        }
        // "Sunday night, 7th June 2015"
        let part = usize::from(matches!(tape.sense(next), Sense::Part));
        let behind = if matches!(tape.word(next + part), "," | "(") { next + part + 1 } else { next };
        let next = if behind > next + part { next + part } else { next };
        let behind = if tape.is(behind, "the") { behind + 1 } else { behind };
        if tape.together(at, behind) {
            let dated = match tape.sense(behind) {
                Sense::Month(month) | Sense::ShortMonth(month) if tape.is_capital(behind) => {
                    self.month_first(behind, month).filter(|found| found.grain == Grain::Day)
                }
                Sense::Digits => self.numeric(behind).or_else(|| self.day_first(behind)),
                _ => None,
            };
            if let Some(found) = dated {
                let end = if tape.word(next) == "(" && tape.word(found.end) == ")" { found.end + 1 } else { found.end };
                return Some(Found { first: at, end, ..found });
            }
        }
        if short && next == at + 1 {
            return None;
        }
        let end = if matches!(tape.sense(next), Sense::Part) { next + 1 } else { next };
        if let Some(number) = self.numbered_friday(at, end, weekday) {
            return Some(number);
        }
        let day = self.published.and_then(|published| self.day_of_weekday(at, published, weekday));
        Some(Found::resolved(at, end, day.map(Moment::Day), Grain::Day))
    }

    /// `Friday the 13th`: the next such day.
    fn numbered_friday(&self, at: usize, end: usize, weekday: u8) -> Option<Found> {
        let (number, None, behind) = self.days(end + 1).filter(|_| self.tape.is(end, "the"))? else { return None };
        let next = self.published.and_then(|published| {
            let days = (0..500).filter_map(|days| published.add_days(days));
            days.into_iter().find(|day| u32::from(day.day) == number && day.weekday() == weekday)
        });
        Some(Found::resolved(at, behind, next.map(Moment::Day), Grain::Day))
    }

    /// `2018 March 18`, `2024 Jan. 5`
    fn year_first(&self, at: usize) -> Option<Found> {
        let tape = self.tape;
        let year = year(tape.word(at)).filter(|_| tape.together(at, at + 1))?;
        let month = self.month(at + 1).filter(|_| tape.is_capital(at + 1))?;
        let next = self.behind_month(at + 1);
        let (from, None, end) = self.days(next).filter(|_| tape.together(at, next))? else { return None };
        // "in 2018 March 18, 2019 was set": that year is another's.
        if self.year_behind(end).is_some() {
            return None;
        }
        Some(Found::at(at, end, Moment::Day(date(year.try_into().ok()?, u32::from(month), from)?)))
    }

    /// The last such day up to the day of publication; the next where the verb before it looks ahead.
    fn day_of_weekday(&self, at: usize, published: Date, weekday: u8) -> Option<Date> {
        let ahead = (i64::from(weekday) - i64::from(published.weekday())).rem_euclid(7);
        match self.tense(at) {
            Tense::Future => published.add_days(ahead),
            _ if ahead == 0 => Some(published),
            _ => published.add_days(ahead - 7),
        }
    }

    /// `summer 2024`, `the winter of 1948`
    fn season(&self, at: usize, season: u8) -> Option<Found> {
        let of = if self.tape.is(at + 1, "of") { at + 2 } else { at + 1 };
        let (year, end) = self.year_behind(of).filter(|_| self.tape.word(of) != ",")?;
        Some(Found::at(at, end, Moment::Season(year, season)))
    }

    /// `the first quarter of 2024`, `Q3 2024`
    fn quarter(&self, at: usize) -> Option<Found> {
        let tape = self.tape;
        let counted =
            matches!(tape.sense(at + 1), Sense::Unit("quarter")) && !tape.word(at).starts_with(|c: char| c.is_ascii_digit());
        let (quarter, next) = match counted.then(|| number::ordinal(&tape.lower(at))).flatten() {
            Some(quarter) => (quarter, at + 2),
            None => (tape.word(at).strip_prefix('Q').filter(|number| number.len() == 1)?.parse().ok()?, at + 1),
        };
        let quarter = u8::try_from(quarter).ok().filter(|quarter| (1..=4).contains(quarter))?;
        let of = if tape.is(next, "of") { next + 1 } else { next };
        let of = if tape.is(of, "fiscal") { of + 1 } else { of };
        if let Some((year, end)) = self.year_behind(of) {
            return Some(Found::at(at, end, Moment::Quarter(year, quarter)));
        }
        if let (Sense::Relative(step), Sense::Unit("year")) = (tape.sense(of), tape.sense(of + 1)) {
            let year = self.published.map(|published| published.year + i32::from(step));
            return Some(Found::resolved(at, of + 2, year.map(|year| Moment::Quarter(year, quarter)), Grain::Quarter));
        }
        tape.word(at).starts_with('Q').then(|| Found::open(at, next, Grain::Quarter))
    }

    /// `the 1990s`, `'90s`, `the 20th century`
    fn century(&self, at: usize) -> Option<Found> {
        let tape = self.tape;
        let word = tape.word(at);
        if let Some(digits) = word.strip_suffix('s').or_else(|| word.strip_suffix("’s")).or_else(|| word.strip_suffix("'s")) {
            let number: i32 = digits.parse().ok()?;
            let apostrophe = matches!(tape.before(at), "'" | "’" | "‘") && tape.is_glued(at);
            return match digits.len() {
                4 if number % 100 == 0 && at > 0 && !tape.follows(at, rule_words!("before-century")) => None,
                4 if number % 10 == 0 && (1000..2100).contains(&number) => {
                    Some(Found::at(at, at + 1, Moment::Decade(number / 10)))
                }
                // "in his 80s" is an age.
                2 if number % 10 == 0 && (apostrophe || tape.follows(at, rule_words!("before-decade"))) => {
                    let century = if number >= 30 { 190 } else { 200 };
                    Some(Found::at(at - usize::from(apostrophe), at + 1, Moment::Decade(century + number / 10)))
                }
                _ => None,
            };
        }
        let lower = tape.lower(at);
        let named = lower.strip_suffix("century").and_then(|word| word.strip_suffix(HYPHENS));
        let ordinal = number::ordinal(named.unwrap_or(&lower))?;
        let named = named.is_some();
        let next = if tape.is_dash(at + 1) { at + 2 } else { at + 1 };
        let named_behind = !named && matches!(tape.sense(next), Sense::Unit("century"));
        let century = i32::try_from(ordinal).ok().filter(|century| (1..=30).contains(century))?;
        match (named, named_behind) {
            (true, _) => Some(Found::at(at, at + 1, Moment::Century(century - 1))),
            (_, true) => Some(Found::at(at, next + 1, Moment::Century(century - 1))),
            _ => None,
        }
    }

    /// `2019-2023`, `2019–23`
    fn year_range(&self, at: usize) -> Option<Found> {
        let tape = self.tape;
        let word = tape.word(at);
        let (from, to, end) = match word.split_once(number::RANGE_MARKS) {
            Some((from, to)) => (from, to, at + 1),
            None if tape.is_dash(at + 1) && tape.is_glued(at + 1) && tape.is_glued(at + 2) => (word, tape.word(at + 2), at + 3),
            None => return None,
        };
        let from = year(from)?;
        let to = match to.len() {
            4 => year(to)?,
            2 => from / 100 * 100 + to.parse::<i32>().ok()?,
            _ => return None,
        };
        (to > from && to - from <= 200)
            .then(|| Found::range(at, end, Some(Moment::Year(from)), Some(Moment::Year(to)), Grain::Year))
    }

    /// `in 1995`, `2016's`, `the 2024 election`: a number that stands where a year does.
    fn year_alone(&self, at: usize) -> Option<Found> {
        let tape = self.tape;
        let word = tape.word(at);
        let year = year(after_mid(word).unwrap_or(word))?;
        let next = tape.lower(at + 1);
        let counted = tape.together(at, at + 1)
            && next.starts_with(char::is_alphabetic)
            && !tape.is_capital(at + 1)
            && (next.ends_with('s') && next.len() > 3 || tells(&next, "people") || rule_words!("counted-thing").has(&next));
        let before = tape.earlier(at).map(|before| tape.lower(before)).unwrap_or_default();
        let recent = (1900..2100).contains(&year);
        let led = match &*before {
            "(" => recent && matches!(tape.word(at + 1), ")" | "-" | "–" | ","),
            "," | "-" | "–" | "" | "and," => recent && !counted,
            before if tells(before, "before-year") => true,
            before if tells(before, "before-late-year") => recent && !counted,
            before if tells(before, "owns-year") => recent && !tells(&next, "people"),
            "#" => false,
            before => recent && !counted && year >= 1950 && !tells(before, "before-count"),
        };
        let unit = matches!(tape.sense(at + 1), Sense::Units(_))
            || matches!(tape.word(at + 1), "%" | "°" | "/") && tape.is_glued(at + 1);
        (led && !unit).then(|| Found::at(at, at + 1, Moment::Year(year)))
    }

    /// The month that the token names, short or long.
    fn month(&self, at: usize) -> Option<u8> {
        match self.tape.sense(at) {
            Sense::Month(month) | Sense::ShortMonth(month) if self.tape.is_capital(at) => Some(month),
            _ => None,
        }
    }

    /// The token behind a month and the full stop of its short form.
    fn behind_month(&self, at: usize) -> usize {
        let short = matches!(self.tape.sense(at), Sense::ShortMonth(_));
        if short && self.tape.word(at + 1) == "." && self.tape.is_glued(at + 1) { at + 2 } else { at + 1 }
    }

    /// `10`, `10th`, `10-12`, `10 to 12`: days of a month, and the token behind them.
    fn days(&self, at: usize) -> Option<(u32, Option<u32>, usize)> {
        let tape = self.tape;
        let word = tape.word(at);
        if let Some((from, to)) = word.split_once(number::RANGE_MARKS) {
            return Some((day(from)?, Some(day(to)?), at + 1));
        }
        let from = day(word)?;
        // "between October 11 and 13"
        let between = tape.is(at + 1, "and") && tape.up_to(at).tail(3).has_any(&["between"]);
        let links = tape.is_dash(at + 1) || tape.is(at + 1, "to") || between;
        match day(tape.word(at + 2)).filter(|&to| links && to > from && tape.together(at, at + 2)) {
            Some(to) => Some((from, Some(to), at + 3)),
            None => Some((from, None, at + 1)),
        }
    }

    /// `24` of `12 Mar 24`, `'23`: a year of two digits behind a day and a month, and the token behind it.
    fn short_year(&self, at: usize) -> Option<(u32, usize)> {
        let tape = self.tape;
        let apostrophe = matches!(tape.word(at), "'" | "’" | "‘") && tape.is_glued(at + 1);
        let next = at + usize::from(apostrophe);
        let digits = tape.word(next).trim_start_matches(['\'', '’']);
        let two = digits.len() == 2 && digits.bytes().all(|byte| byte.is_ascii_digit()) && tape.goes_on(at, next);
        let marked = apostrophe || digits.len() < tape.word(next).len();
        // "On 12 March 24 people came."
        let behind = tape.word(next + 1);
        let counts = behind.starts_with(|c: char| c.is_alphanumeric() || matches!(c, '%' | '-' | '/' | ':' | '.' | '–'))
            && tape.together(next, next + 1)
            && (behind != "." || tape.is_glued(next + 2))
            && !tape.is_any(next + 1, rule_words!("behind-date"));
        let year = full_year(digits.parse().ok()?).filter(|_| two && (marked || !counts))?;
        Some((year, next + 1))
    }

    /// `, 2025` or `2025` at the token, and the token behind it.
    fn year_behind(&self, at: usize) -> Option<(i32, usize)> {
        let comma = usize::from(self.tape.word(at) == ",");
        let found = year(self.tape.word(at + comma))?;
        let counted = self.tape.word(at + comma + 1) == "%";
        (self.tape.goes_on(at, at + comma) && !counted).then_some((found, at + comma + 1))
    }
}

/// `March` of `mid-March`
fn after_mid(word: &str) -> Option<&str> {
    word.strip_prefix("mid")?.strip_prefix(HYPHENS)
}

fn day(word: &str) -> Option<u32> {
    let digits = rule_words!("ends-ordinal").cut_from_end(word).unwrap_or(word);
    digits.parse().ok().filter(|day| digits.len() <= 2 && (1..=31).contains(day))
}

fn year(word: &str) -> Option<i32> {
    (word.len() == 4 && word.bytes().all(|byte| byte.is_ascii_digit()))
        .then(|| word.parse().ok())?
        .filter(|year| (1000..2200).contains(year))
}

fn full_year(year: u32) -> Option<u32> {
    match year {
        0..=49 => Some(2000 + year),
        50..=99 => Some(1900 + year),
        1000..=9999 => Some(year),
        _ => None,
    }
}

fn date(year: u32, month: u32, day: u32) -> Option<Date> {
    Date::new(i32::try_from(year).ok()?, u8::try_from(month).ok()?, u8::try_from(day).ok()?)
}
