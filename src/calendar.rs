//! Days of the Gregorian calendar, and how news prints them.

use std::fmt;
use std::sync::LazyLock;

use foldhash::HashMap;

use crate::lexicon::{self, rule_words};

/// Names of months in the languages of the news, lower case, with the month's number.
static MONTHS: LazyLock<HashMap<&'static str, u8>> = LazyLock::new(|| {
    let lines = lexicon::entries(include_str!("../lexicon/months.txt"));
    lines.filter_map(|line| line.split_once('\t')).filter_map(|(name, number)| Some((name, number.parse().ok()?))).collect()
});

use serde::Deserialize;

/// The days of the week, as [`Date::weekday`] counts them.
pub static WEEKDAYS: LazyLock<[&'static str; 7]> = LazyLock::new(|| {
    let mut days = [""; 7];
    for (name, number) in lexicon::entries(include_str!("../lexicon/weekdays.txt")).filter_map(|line| line.split_once('\t')) {
        if let Some(day) = number.parse().ok().and_then(|number: usize| days.get_mut(number)) {
            *day = name;
        }
    }
    days
});

/// A day. Ordered in time.
///
/// Read and written as `2025-03-11`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(try_from = "String")]
pub struct Date {
    pub year: i32,
    pub month: u8,
    pub day: u8,
}

impl Date {
    /// The day, if the calendar has it.
    pub fn new(year: i32, month: u8, day: u8) -> Option<Self> {
        (1..=9999).contains(&year).then_some(())?;
        (1..=12).contains(&month).then_some(())?;
        (1..=days_in_month(year, month)).contains(&day).then_some(Date { year, month, day })
    }

    /// Reads `2025-03-11`.
    pub fn parse_iso(text: &str) -> Option<Self> {
        let mut parts = text.splitn(3, '-');
        let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
        Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?)
    }

    /// Days since 1 March of the year 0 (Hinnant, "chrono-compatible low-level date algorithms").
    pub fn day_number(self) -> i64 {
        let year = i64::from(self.year) - i64::from(self.month <= 2);
        let era = year.div_euclid(400);
        let year_of_era = year.rem_euclid(400);
        let month = (i64::from(self.month) + 9) % 12;
        let day_of_year = (153 * month + 2) / 5 + i64::from(self.day) - 1;
        era * 146_097 + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year
    }

    /// The day with that [`day_number`](Date::day_number); `None` outside the years 1 to 9999.
    pub fn from_day_number(number: i64) -> Option<Self> {
        let era = number.div_euclid(146_097);
        let day_of_era = number.rem_euclid(146_097);
        let year_of_era = (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
        let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
        let month = (5 * day_of_year + 2) / 153;
        let day = day_of_year - (153 * month + 2) / 5 + 1;
        let month = if month < 10 { month + 3 } else { month - 9 };
        let year = era * 400 + year_of_era + i64::from(month <= 2);
        Date::new(i32::try_from(year).ok()?, month as u8, day as u8)
    }

    /// The day that many days later; earlier where `days` is negative.
    pub fn add_days(self, days: i64) -> Option<Self> {
        Date::from_day_number(self.day_number() + days)
    }

    /// 0 for Monday to 6 for Sunday.
    pub fn weekday(self) -> u8 {
        (self.day_number() + 2).rem_euclid(7) as u8
    }
}

impl fmt::Display for Date {
    /// ISO 8601: `2025-03-11`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

impl TryFrom<String> for Date {
    type Error = String;

    /// Takes a moment as systems write it for its day: `2025-03-11T08:00:00Z`.
    fn try_from(text: String) -> Result<Self, Self::Error> {
        let day = text.split_once('T').filter(|(_, time)| time.starts_with(|c: char| c.is_ascii_digit()));
        Date::parse_iso(day.map_or(&text, |(day, _)| day)).ok_or_else(|| format!("{text:?} is not a day like 2025-03-11"))
    }
}

/// How many days the month has.
pub fn days_in_month(year: i32, month: u8) -> u8 {
    match month {
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// A whole date as it stands in print.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PrintedDate {
    /// The day; where the print leaves open which number is the month (`11/03/2025`), the reading with the day first.
    pub date: Date,
    /// The other reading, with the month first, where there are two.
    pub month_first: Option<Date>,
    /// How many bytes the date takes.
    pub length: usize,
}

/// The number of the month of that name (`march`, `Sept.`, `mars`), in any of the languages of the list.
pub fn month_from_name(name: &str) -> Option<u8> {
    let name = name.strip_suffix('.').unwrap_or(name);
    if name.len() > 24 {
        return None;
    }
    MONTHS.get(&*lexicon::lower(name)).copied()
}

/// Reads the whole date that `text` opens with: `2025-03-11`, `11/03/2025`, `11.3.25`, `March 11, 2025`, `11 mars 2025`,
/// `11th of March 2025`, `20250311`. A date without its year is not whole.
pub fn parse_printed(text: &str) -> Option<PrintedDate> {
    let first = text.chars().next()?;
    let printed = match first {
        '0'..='9' => parse_digits(text).or_else(|| parse_day_month_year(text)),
        _ if first.is_alphabetic() => parse_month_day_year(text),
        _ => None,
    }?;
    // "11/03/20255" is no date.
    let goes_on = text[printed.length..].starts_with(|c: char| c.is_ascii_digit());
    (!goes_on).then_some(printed)
}

/// Finds the first whole date in `text`, and the byte at which it starts. Dates start where a word starts.
pub fn find_printed(text: &str) -> Option<(usize, PrintedDate)> {
    if !text.bytes().any(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let mut in_word = false;
    for (at, c) in text.char_indices() {
        if !in_word
            && c.is_alphanumeric()
            && let Some(printed) = parse_printed(&text[at..])
        {
            return Some((at, printed));
        }
        in_word = c.is_alphanumeric();
    }
    None
}

/// Numbers alone: `2025-03-11`, `2025/3/11`, `11.03.2025`, `11/03/25`, `20250311`.
fn parse_digits(text: &str) -> Option<PrintedDate> {
    let (first, rest) = number(text)?;
    let length = |rest: &str| text.len() - rest.len();
    if text.len() - rest.len() == 8 {
        let date = Date::new((first / 10_000) as i32, (first / 100 % 100) as u8, (first % 100) as u8)?;
        return (1900..2100).contains(&date.year).then_some(PrintedDate { date, month_first: None, length: 8 });
    }
    let mark = rest.chars().next().filter(|c| matches!(c, '-' | '/' | '.'))?;
    let (second, rest) = number(skip_spaces(&rest[1..]))?;
    let (third, rest) = number(skip_spaces(rest.strip_prefix(mark)?))?;
    if (1900..2100).contains(&first) {
        let date = Date::new(first as i32, u8::try_from(second).ok()?, u8::try_from(third).ok()?)?;
        return Some(PrintedDate { date, month_first: None, length: length(rest) });
    }
    let year = match third {
        0..=99 if length(rest) >= 6 && mark != '-' => 2000 + third as i32,
        1900..2100 => third as i32,
        _ => return None,
    };
    let (first, second) = (u8::try_from(first).ok()?, u8::try_from(second).ok()?);
    let month_first = Date::new(year, first, second);
    match Date::new(year, second, first) {
        // Dates with full stops have their day first, wherever that gives a date.
        Some(date) => {
            let month_first = month_first.filter(|other| *other != date && mark != '.');
            Some(PrintedDate { date, month_first, length: length(rest) })
        }
        None => Some(PrintedDate { date: month_first?, month_first: None, length: length(rest) }),
    }
}

/// `11 March 2025`, `11th of March, 2025`, `11. März 2025`, `11 de marzo de 2025`, `1er mars 2025`, `11-Mar-2025`.
fn parse_day_month_year(text: &str) -> Option<PrintedDate> {
    let (day, rest) = number(text)?;
    let behind = rule_words!("ends-ordinal").cut_from_start(rest).or_else(|| rest.strip_prefix("er"));
    let rest = behind.or_else(|| rest.strip_prefix(['.', 'º'])).unwrap_or(rest);
    let rest = skip_small_word(skip_joint(rest));
    let (name, rest) = word(rest)?;
    let month = month_from_name(name)?;
    let rest = skip_small_word(skip_joint(rest.strip_prefix('.').unwrap_or(rest)));
    printed(text, year(rest)?, month, day)
}

/// `March 11, 2025`, `Mar. 11th 2025`.
fn parse_month_day_year(text: &str) -> Option<PrintedDate> {
    let (name, rest) = word(text)?;
    let month = month_from_name(name)?;
    let (day, rest) = number(skip_joint(rest.strip_prefix('.').unwrap_or(rest)))?;
    let rest = rule_words!("ends-ordinal").cut_from_start(rest).unwrap_or(rest);
    printed(text, year(skip_joint(rest))?, month, day)
}

fn printed(text: &str, (year, rest): (i32, &str), month: u8, day: u32) -> Option<PrintedDate> {
    let date = Date::new(year, month, u8::try_from(day).ok()?)?;
    Some(PrintedDate { date, month_first: None, length: text.len() - rest.len() })
}

fn year(text: &str) -> Option<(i32, &str)> {
    let (year, rest) = number(text)?;
    (1900..2100).contains(&year).then_some((year as i32, rest))
}

/// A number of at most eight digits, and what follows.
fn number(text: &str) -> Option<(u32, &str)> {
    let digits = text.bytes().take(9).take_while(u8::is_ascii_digit).count();
    (1..=8).contains(&digits).then(|| (text[..digits].parse().unwrap_or(0), &text[digits..]))
}

/// A word of letters, and what follows. No month's name is longer than 40 bytes.
fn word(text: &str) -> Option<(&str, &str)> {
    let end = text.char_indices().take(21).find(|(_, c)| !c.is_alphabetic()).map_or(text.len(), |(at, _)| at);
    (1..=40).contains(&end).then(|| text.split_at(end))
}

fn skip_spaces(text: &str) -> &str {
    let mut rest = text;
    for _ in 0..3 {
        rest = rest.strip_prefix([' ', '\u{a0}', '\u{202f}']).unwrap_or(rest);
    }
    rest
}

/// What may stand between the parts of a date: a comma, a hyphen, spaces.
fn skip_joint(text: &str) -> &str {
    let text = skip_spaces(text);
    skip_spaces(text.strip_prefix([',', '-', '/', '.']).unwrap_or(text))
}

/// `of` in `11th of March`, `de` in `11 de marzo de 2025`.
fn skip_small_word(text: &str) -> &str {
    let mut words = rule_words!("joins-date").iter();
    words.find_map(|word| text.strip_prefix(word)?.strip_prefix(' ')).unwrap_or(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_moment_gives_its_day() {
        assert_eq!(
            Date::try_from("2025-03-11T23:30:00+02:00".to_owned()).map(|day| day.to_string()),
            Ok("2025-03-11".to_owned())
        );
        assert!(Date::try_from("2025-03-11Tuesday".to_owned()).is_err());
    }

    fn day(text: &str) -> Option<String> {
        parse_printed(text).map(|printed| printed.date.to_string())
    }

    #[test]
    fn dates_are_read_as_news_prints_them() {
        for text in [
            "2025-03-11 20:46:00",
            "2025/3/11",
            "20250311T2046",
            "11.03.2025, 17:13",
            "11. 3. 2025",
            "11.03.25",
            "March 11, 2025",
            "Mar. 11th 2025",
            "MARCH 11 2025",
            "11 March 2025 - 17:13",
            "11th of March, 2025",
            "11. März 2025",
            "11 mars 2025",
            "11 de marzo de 2025",
            "11 Mars, 2025",
            "11-Mar-2025",
        ] {
            assert_eq!(day(text).as_deref(), Some("2025-03-11"), "{text}");
        }
    }

    #[test]
    fn what_is_no_whole_date_is_not_read() {
        for text in ["March 11", "11 March", "1.2.3", "2025", "31/02/2025", "may 2025", "555-123-4567", "11/03/20255", "3.5.1 of"]
        {
            assert_eq!(day(text), None, "{text}");
        }
    }

    #[test]
    fn slashes_leave_open_which_number_is_the_month() {
        let printed = parse_printed("11/03/2025").unwrap();
        assert_eq!((printed.date, printed.month_first), (Date::new(2025, 3, 11).unwrap(), Date::new(2025, 11, 3)));
        assert_eq!(parse_printed("11/23/2025").unwrap().date, Date::new(2025, 11, 23).unwrap());
        assert_eq!(parse_printed("23/11/2025").unwrap().month_first, None);
    }

    #[test]
    fn a_date_is_found_within_a_line() {
        let (at, printed) = find_printed("Published on Tue, 11 March 2025 at noon").unwrap();
        assert_eq!((at, printed.length), (18, 13));
    }

    #[test]
    fn the_first_day_of_2000_was_a_saturday() {
        assert_eq!(Date::new(2000, 1, 1).unwrap().weekday(), 5);
    }

    #[test]
    fn a_day_number_gives_its_day_back() {
        for number in (0..3_000_000).step_by(37) {
            if let Some(date) = Date::from_day_number(number) {
                assert_eq!(date.day_number(), number);
            }
        }
    }

    #[test]
    fn the_day_after_a_leap_february_is_the_first_of_march() {
        assert_eq!(Date::new(2024, 2, 29).unwrap().add_days(1), Date::new(2024, 3, 1));
    }
}
