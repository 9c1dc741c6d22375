//! Points and stretches of time, and their ISO 8601 values.

use std::fmt;

use super::Grain;
use crate::calendar::{Date, days_in_month};

/// A time as exact as the text gives it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Moment {
    Day(Date),
    /// The week that holds the day.
    Week(Date),
    Month(i32, u8),
    Quarter(i32, u8),
    /// 21 for spring to 24 for winter, as in ISO 8601-2.
    Season(i32, u8),
    Year(i32),
    /// The years that open with these three digits.
    Decade(i32),
    /// The years that open with these two digits.
    Century(i32),
}

/// What moments are counted in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Unit {
    Moment,
    Day,
    Week,
    Month,
    Quarter,
    Year,
    Decade,
    Century,
}

impl Unit {
    pub(super) fn from_name(name: &str) -> Self {
        match name {
            "day" => Unit::Day,
            "week" | "fortnight" => Unit::Week,
            "month" => Unit::Month,
            "quarter" => Unit::Quarter,
            "year" => Unit::Year,
            "decade" => Unit::Decade,
            "century" => Unit::Century,
            _ => Unit::Moment,
        }
    }

    pub(super) fn grain(self) -> Grain {
        match self {
            Unit::Moment => Grain::Time,
            Unit::Day => Grain::Day,
            Unit::Week => Grain::Week,
            Unit::Month => Grain::Month,
            Unit::Quarter => Grain::Quarter,
            Unit::Year => Grain::Year,
            Unit::Decade => Grain::Decade,
            Unit::Century => Grain::Century,
        }
    }
}

impl Moment {
    pub(super) fn grain(self) -> Grain {
        match self {
            Moment::Day(_) => Grain::Day,
            Moment::Week(_) => Grain::Week,
            Moment::Month(..) => Grain::Month,
            Moment::Quarter(..) => Grain::Quarter,
            Moment::Season(..) => Grain::Season,
            Moment::Year(_) => Grain::Year,
            Moment::Decade(_) => Grain::Decade,
            Moment::Century(_) => Grain::Century,
        }
    }

    /// The unit of time, `count` of them after `date`, that `unit` names.
    pub(super) fn around(date: Date, unit: Unit, count: i64) -> Option<Moment> {
        let count = i32::try_from(count).ok().filter(|count| count.abs() < 10_000)?;
        Some(match unit {
            Unit::Moment => return None,
            Unit::Day => Moment::Day(date.add_days(i64::from(count))?),
            Unit::Week => Moment::Week(date.add_days(7 * i64::from(count))?),
            Unit::Month => {
                let months = date.year * 12 + i32::from(date.month) - 1 + count;
                Moment::Month(known(months.div_euclid(12))?, months.rem_euclid(12) as u8 + 1)
            }
            Unit::Quarter => {
                let quarters = date.year * 4 + (i32::from(date.month) - 1) / 3 + count;
                Moment::Quarter(known(quarters.div_euclid(4))?, quarters.rem_euclid(4) as u8 + 1)
            }
            Unit::Year => Moment::Year(known(date.year + count)?),
            Unit::Decade => Moment::Decade(known(date.year + 10 * count)? / 10),
            Unit::Century => Moment::Century(known(date.year + 100 * count)? / 100),
        })
    }

    /// The moment `count` units after this one, as exact as the coarser of the two.
    pub(super) fn after(self, unit: Unit, count: i64) -> Option<Moment> {
        match self {
            Moment::Day(date) => Moment::around(date, unit, count),
            Moment::Week(date) if unit != Unit::Day => Moment::around(date, unit, count),
            Moment::Month(year, month) if !matches!(unit, Unit::Day | Unit::Week) => Moment::around(
                Date::new(year, month, 1)?,
                if unit == Unit::Year { Unit::Month } else { unit },
                if unit == Unit::Year { 12 * count } else { count },
            ),
            Moment::Year(year) if matches!(unit, Unit::Year | Unit::Decade | Unit::Century) => {
                let years = match unit {
                    Unit::Decade => 10 * count,
                    Unit::Century => 100 * count,
                    _ => count,
                };
                Moment::around(Date::new(year, 1, 1)?, Unit::Year, years)
            }
            _ => None,
        }
    }
}

fn known(year: i32) -> Option<i32> {
    (1..=9999).contains(&year).then_some(year)
}

impl fmt::Display for Moment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {
            Moment::Day(date) => write!(f, "{date}"),
            Moment::Week(date) => {
                let (year, week) = iso_week(date);
                write!(f, "{year:04}-W{week:02}")
            }
            Moment::Month(year, month) => write!(f, "{year:04}-{month:02}"),
            Moment::Quarter(year, quarter) => write!(f, "{year:04}-Q{quarter}"),
            Moment::Season(year, season) => write!(f, "{year:04}-{season}"),
            Moment::Year(year) => write!(f, "{year:04}"),
            Moment::Decade(digits) => write!(f, "{digits:03}X"),
            Moment::Century(digits) => write!(f, "{digits:02}XX"),
        }
    }
}

/// Year and number of the ISO week that holds the day.
fn iso_week(date: Date) -> (i32, u32) {
    let thursday = date.add_days(3 - i64::from(date.weekday())).unwrap_or(date);
    let first = Date { year: thursday.year, month: 1, day: 1 };
    (thursday.year, ((thursday.day_number() - first.day_number()) / 7 + 1) as u32)
}

/// Of the days with that month and day in the years around, the one nearest to `date`; the earlier of two as near.
pub(super) fn nearest_day(date: Date, month: u8, day: u8) -> Option<Date> {
    let days = (-1..=1).filter_map(|years| Date::new(date.year + years, month, day));
    // 29 February is looked for four years around.
    let leap = [-4, -3, -2, 2, 3, 4]
        .into_iter()
        .filter(|_| month == 2 && day == 29)
        .filter_map(|years| Date::new(date.year + years, month, day));
    days.chain(leap).min_by_key(|found| (found.day_number() - date.day_number()).abs())
}

/// The year in which that month is nearest to `date`.
pub(super) fn nearest_month(date: Date, month: u8) -> i32 {
    let now = date.year * 12 + i32::from(date.month);
    let years = [date.year - 1, date.year, date.year + 1];
    years.into_iter().min_by_key(|year| (year * 12 + i32::from(month) - now).abs()).unwrap_or(date.year)
}

/// Whether any year has such a day.
pub(super) fn is_day_of_month(month: u8, day: u32) -> bool {
    (1..=12).contains(&month) && (1..=u32::from(days_in_month(2000, month))).contains(&day)
}
