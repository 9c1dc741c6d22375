//! Different days, years or times of day for the same.

use foldhash::HashSet;

use super::super::term::TermId;
use crate::calendar::month_from_name;
use crate::entity::{DateExpression, Grain};
use crate::span::Span;
use crate::wordclass;
use crate::words::Tag;

use super::super::ConflictKind;
use super::{Found, Side, inside};

/// When a passage says that it happened; each only where it says so once.
pub struct Moments {
    day: Option<(Span, String)>,
    year: Option<(Span, String)>,
    /// The month without its year: `March`.
    month: Option<(Span, String)>,
    /// The day as it is printed.
    printed: Option<String>,
    /// The month of the day, where it is named.
    month_of_day: Option<String>,
    /// In minutes after midnight.
    clock: Option<(Span, u32)>,
    /// What happened on that day, or in that year.
    verbs: HashSet<TermId>,
    /// Whether more happened, so that the day need not be that of all.
    several: bool,
}

impl Moments {
    /// Whether a year is named.
    pub fn of_a_year(&self) -> bool {
        self.year.is_some()
    }
}

/// When the passage says that it happened.
pub fn moments(side: &Side<'_, '_>) -> Moments {
    let dates = &side.analysis.entities.dates;
    let inside = &dates[inside(dates, side.span(), |date| date.span)];
    let text = |span: Span| &side.analysis.document.text[span];
    let only = |grain: Grain| {
        let mut found =
            inside.iter().filter(|date| date.grain == grain && !dates_speech(side, date.span) && !dates_call(side, date.span));
        found.next().filter(|_| found.next().is_none())
    };
    let day = only(Grain::Day).filter(|_| inside.iter().filter(|date| date.grain == Grain::Day).count() == 1);
    // A weekday is compared as it is printed: an article that is dated a week later may still speak of the same Monday.
    let month_of_day = day.and_then(|date| month(text(date.span)));
    let named = |date: &DateExpression| weekday(text(date.span)).or_else(|| day_of_month(date.value.as_deref(), text(date.span)));
    let printed = day.map(|date| text(date.span).to_owned());
    let day = day.and_then(|date| Some((date.span, named(date)?)));
    let year = only(Grain::Year).and_then(|date| Some((date.span, date.value.clone()?)));
    let month = only(Grain::Month).and_then(|date| Some((date.span, month(text(date.span))?)));
    let clock = only(Grain::Time).and_then(|date| Some((date.span, clock(text(date.span))?)));
    let verb = |at: &usize| side.analysis.words.tag(*at) == Tag::Verb;
    let all: Vec<usize> = side.prose.places().filter(verb).collect();
    let at = clock.map(|(span, _)| span);
    let dates = || [&day, &year, &month].into_iter().flatten().map(|(span, _)| *span);
    let dated = dates().chain(at).filter_map(|span| nearest(side, &all, span));
    let mut verbs: HashSet<TermId> = dated.filter_map(|at| side.word(at)).collect();
    verbs.extend(dates().filter_map(|span| noun(side, span)));
    Moments { day, printed, year, month, month_of_day, clock, verbs, several: all.len() > 1 }
}

/// The verb that a date belongs to: the last before it, or else the first behind it.
fn nearest(side: &Side<'_, '_>, verbs: &[usize], date: Span) -> Option<usize> {
    let at = side.prose.first_from(date.start);
    let next = verbs.partition_point(|&verb| verb < at);
    next.checked_sub(1).map(|last| verbs[last]).or_else(|| verbs.get(next).copied())
}

/// `Called on her to resign on Wednesday`: the day of the call, not of what it was for.
fn dates_call(side: &Side<'_, '_>, date: Span) -> bool {
    const REACH: usize = 12;
    let before = side.prose.up_to(side.prose.first_from(date.start)).tail(REACH);
    let last = before.places().rev().find(|&at| side.analysis.words.tag(at) == Tag::Verb);
    last.is_some_and(|verb| side.prose.row.earlier(verb).is_some_and(|before| side.lower(before) == "to"))
}

/// `Brell said on Monday that …`: when it was said, not when it happened.
fn dates_speech(side: &Side<'_, '_>, date: Span) -> bool {
    let range = side.prose.within(date);
    let says = |at: usize| wordclass::is_speech_verb(side.lower(at));
    side.prose.up_to(range.start).tail(2).places().any(says) || says(range.end)
}

/// The noun that a date belongs to, close before it: `under siege since March`, `the siege began in May`.
fn noun(side: &Side<'_, '_>, date: Span) -> Option<TermId> {
    const REACH: usize = 4;
    let near = side.prose.up_to(side.prose.first_from(date.start)).tail(REACH).places().rev();
    near.filter(|&at| side.analysis.words.tag(at) == Tag::Noun).find_map(|at| side.word(at))
}

fn weekday(text: &str) -> Option<String> {
    text.split_whitespace().map(str::to_lowercase).find(|word| word.ends_with("day") && word.len() > 5 && word != "today")
}

/// The month and the day, `02-10`: one article knows the year of `10 February`, another does not.
fn day_of_month(value: Option<&str>, text: &str) -> Option<String> {
    if let Some((_, day)) = value.and_then(|value| value.split_once('-')) {
        return Some(day.to_owned());
    }
    let words = || text.split(|c: char| !c.is_alphanumeric());
    let month = words().find_map(month_from_name)?;
    let day = words().find_map(|word| word.trim_end_matches(char::is_alphabetic).parse::<u32>().ok().filter(|day| *day <= 31))?;
    Some(format!("{month:02}-{day:02}"))
}

/// The only month that is named: `the end of March`, but not `March or April`.
fn month(text: &str) -> Option<String> {
    let words = text.split(|c: char| !c.is_alphabetic()).filter(|word| word.starts_with(char::is_uppercase));
    let mut months = words.filter(|word| month_from_name(word).is_some());
    months.next().filter(|_| months.next().is_none()).map(str::to_lowercase)
}

/// The minutes after midnight of `8:40 p.m.`, `9.15 pm`, `20:40`, `10am`, `noon`.
fn clock(text: &str) -> Option<u32> {
    let lower = text.to_lowercase();
    if matches!(lower.as_str(), "noon" | "midday") {
        return Some(12 * 60);
    }
    let start = lower.find(|c: char| c.is_ascii_digit())?;
    let rest = &lower[start..];
    let digits = |text: &str| text.chars().take_while(char::is_ascii_digit).collect::<String>();
    let hours = digits(rest);
    let behind = &rest[hours.len()..];
    let minutes = behind.strip_prefix([':', '.']).map(digits).filter(|minutes| minutes.len() == 2).unwrap_or_default();
    let behind = if minutes.is_empty() { behind } else { &behind[3..] };
    let half = behind.trim_start().replace('.', "");
    let (hours, minutes) = (hours.parse::<u32>().ok()?, minutes.parse::<u32>().unwrap_or_default());
    let afternoon = half.starts_with("pm") && hours < 12;
    let midnight = half.starts_with("am") && hours == 12;
    let hours = if midnight { 0 } else { hours + if afternoon { 12 } else { 0 } };
    (hours < 24).then_some(hours * 60 + minutes)
}

/// The moments in which two passages differ.
pub fn differing(one: &Moments, other: &Moments, alike: f64) -> Vec<Found> {
    const CLOSE: f64 = 0.4;
    // Passages may say much the same and tell of two days: "No flights left on Sunday, and schools stay shut on Monday".
    const VERY_CLOSE: f64 = 0.6;
    if alike < CLOSE {
        return Vec::new();
    }
    let mut found: Vec<Found> = clocks(one, other).into_iter().collect();
    if one.verbs.is_disjoint(&other.verbs) && (alike < VERY_CLOSE || one.several || other.several) {
        return found;
    }
    found.extend(days(one, other));
    found
}

/// The moments in which two passages of no one row differ: of the same deed, of somebody or something that both speak of.
pub fn of_one_deed(one: &Moments, other: &Moments, about: &HashSet<TermId>) -> Vec<Found> {
    let deeds: HashSet<TermId> = one.verbs.intersection(&other.verbs).copied().collect();
    if deeds.is_empty() || about.is_subset(&deeds) {
        return Vec::new();
    }
    clocks(one, other).into_iter().chain(days(one, other)).collect()
}

fn clocks(one: &Moments, other: &Moments) -> Option<Found> {
    // "at about 8:40": ten minutes are no contradiction.
    const MINUTES: u32 = 10;
    let ((here, one), (there, other)) = (one.clock?, other.clock?);
    (one.abs_diff(other) > MINUTES).then(|| (ConflictKind::Date, "time".to_owned(), here, there))
}

/// The days, years and months that differ.
fn days(one: &Moments, other: &Moments) -> Vec<Found> {
    let mut found = Vec::new();
    let printed = one.printed.as_ref().zip(other.printed.as_ref());
    let grains = [(&one.day, &other.day, printed), (&one.year, &other.year, None), (&one.month, &other.month, None)];
    for (one, other, printed) in grains {
        if let (Some((here, one)), Some((there, other))) = (one, other)
            && one != other
            && one.contains('-') == other.contains('-')
        {
            let (first, second) = printed.unwrap_or((one, other));
            let about = if one < other { format!("{first}, {second}") } else { format!("{second}, {first}") };
            found.push((ConflictKind::Date, about, *here, *there));
        }
    }
    // "on 30 April", "at the end of May"
    for (day, month) in [(one, other), (other, one)] {
        if let (Some((on, _)), None, Some(of), Some((within, name))) = (&day.day, &day.month, &day.month_of_day, &month.month)
            && month.day.is_none()
            && of != name
        {
            let (here, there) = if std::ptr::eq(day, one) { (*on, *within) } else { (*within, *on) };
            found.push((ConflictKind::Date, format!("{}, {}", of.min(name), of.max(name)), here, there));
        }
    }
    found
}
