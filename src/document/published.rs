//! When the story was published.

use super::cue::{self, Words};
use super::{Block, BlockRole};
use crate::calendar::{self, Date, PrintedDate};
use crate::lexicon::rule_words;

/// A date beside the story, and how much it says of the publication.
struct Candidate<'t> {
    printed: PrintedDate,
    /// The line it stands in, from the date on.
    tail: &'t str,
    label: Label,
    /// How many blocks away from the first paragraph.
    distance: usize,
}

/// What a date is called, the best first.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Label {
    Published,
    None,
    Updated,
}

/// The day of publication that timestamps and bylines give; where there are none, that of a dateline.
///
/// Where the print leaves open which number is the month and nothing else in the text settles it, there is no day: none is
/// better than a wrong one.
pub(super) fn find(text: &str, blocks: &[Block]) -> Option<Date> {
    let story = blocks.iter().position(|block| block.role == BlockRole::Paragraph).unwrap_or(0);
    let beside = blocks.iter().enumerate().filter(|(_, block)| matches!(block.role, BlockRole::Timestamp | BlockRole::Byline));
    let mut candidates: Vec<Candidate<'_>> =
        beside.flat_map(|(at, block)| dates(&text[block.span], at.abs_diff(story))).collect();
    if candidates.is_empty() {
        candidates = blocks.iter().filter_map(|block| block.dateline).take(1).flat_map(|span| dates(&text[span], 0)).collect();
    }
    // Of two dates alike the nearer goes: the day of the visit may stand at the top of a page.
    let best = candidates.iter().min_by_key(|candidate| (candidate.label, candidate.distance))?;
    settle(best, &candidates)
}

/// The dates of a line, each with the label before it.
fn dates(line: &str, distance: usize) -> Vec<Candidate<'_>> {
    let mut found = Vec::new();
    let mut rest = line;
    while let Some((at, printed)) = calendar::find_printed(rest) {
        let words = Words::of(&rest[..at]).words;
        let label = if cue::PUBLISHED_CUES.any(&words) {
            Label::Published
        } else if cue::UPDATED_CUES.any(&words) {
            Label::Updated
        } else {
            Label::None
        };
        found.push(Candidate { printed, tail: &rest[at..], label, distance });
        rest = &rest[at + printed.length..];
    }
    found
}

/// The reading of a date that the other dates and the clock beside it allow.
fn settle(candidate: &Candidate<'_>, all: &[Candidate<'_>]) -> Option<Date> {
    let day_first = candidate.printed.date;
    let Some(month_first) = candidate.printed.month_first else { return Some(day_first) };
    let sure = || all.iter().filter(|other| other.printed.month_first.is_none());
    if let Some(other) = sure().find(|other| [day_first, month_first].contains(&other.printed.date)) {
        return Some(other.printed.date);
    }
    // 25/03/2025 elsewhere in the text: there the day stands first, and so it does here.
    if let Some(habit) = sure().find_map(opens_with_day) {
        return Some(if habit { day_first } else { month_first });
    }
    let clock: String = candidate.tail[candidate.printed.length..].chars().take(24).collect::<String>().to_lowercase();
    let twelve_hours = rule_words!("half-of-day").iter().any(|half| clock.contains(half));
    let hours = clock.contains(':') && clock.contains(|c: char| c.is_ascii_digit());
    match (twelve_hours, hours) {
        (true, _) => Some(month_first),
        (false, true) => Some(day_first),
        (false, false) => None,
    }
}

/// Whether a date of numbers alone has its day before its month; `None` of other dates.
fn opens_with_day(candidate: &Candidate<'_>) -> Option<bool> {
    let digits = candidate.tail.bytes().take_while(u8::is_ascii_digit).count();
    let numbers = (1..=2).contains(&digits) && candidate.tail[digits..].starts_with(['/', '-']);
    let first: u8 = candidate.tail[..digits].parse().ok().filter(|_| numbers)?;
    let date = candidate.printed.date;
    (date.day != date.month).then_some(first == date.day)
}
