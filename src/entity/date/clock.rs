//! Times of day, alone and with their day.

use std::sync::LazyLock;

use foldhash::HashMap;

use super::super::Grain;
use super::super::moment::Moment;
use super::super::tape::{Sense, Tape};
use super::super::words::tells;
use super::{Found, Reader};
use crate::lexicon::{self, entries, rule_words};

static ZONES: LazyLock<HashMap<&'static str, &'static str>> = LazyLock::new(|| {
    entries(include_str!("../../../lexicon/entity/zones.txt")).filter_map(|line| line.split_once('\t')).collect()
});

/// A time of day: its ISO value with its zone, the token behind it, and whether it can be nothing else.
struct Clock {
    value: String,
    end: usize,
    certain: bool,
}

impl Reader<'_> {
    /// `6 p.m. on Tuesday`
    pub(super) fn clock_first(&self, at: usize) -> Option<Found> {
        let clock = clock(self.tape, at)?;
        let mut next = clock.end;
        if self.tape.is(next, "on") || self.tape.word(next) == "," {
            next += 1;
        }
        let day = Some(next).filter(|&next| self.tape.together(at, next)).and_then(|next| self.day_expression(next));
        let day = day.filter(|day| day.grain == Grain::Day && !day.value.as_ref().is_some_and(|value| value.contains('/')))?;
        let value = day.value.as_ref().map(|day| format!("{day}T{}", clock.value));
        Some(Found { first: at, end: day.end, moment: day.moment, value, grain: Grain::Time })
    }

    /// A day, and the time behind it: `Tuesday at 6 p.m.`, `11/03/2025 - 17:13`
    pub(super) fn with_clock(&self, found: Found) -> Found {
        let range = found.value.as_ref().is_some_and(|value| value.contains(['/', 'T']));
        if found.grain != Grain::Day || range {
            return found;
        }
        let tape = self.tape;
        let mut next = found.end;
        while matches!(tape.word(next), "," | "|" | "·" | "•")
            || tape.is_any(next, rule_words!("before-clock"))
            || tape.is_dash(next)
        {
            next += 1;
            if next > found.end + 2 {
                return found;
            }
        }
        match clock(tape, next).filter(|_| tape.together(found.first, next)) {
            Some(clock) => {
                let value = found.value.as_ref().map(|day| format!("{day}T{}", clock.value));
                Found { end: clock.end, value, grain: Grain::Time, ..found }
            }
            None => found,
        }
    }

    /// `6 p.m.`, `at 18:30`
    pub(super) fn clock_alone(&self, at: usize) -> Option<Found> {
        let clock = clock(self.tape, at)?;
        let led = tells(&lexicon::lower(self.tape.before(at)), "before-time");
        let value = Some(format!("T{}", clock.value));
        (clock.certain || led).then_some(Found { first: at, end: clock.end, moment: None::<Moment>, value, grain: Grain::Time })
    }
}

/// The time of day that opens at the token.
fn clock(tape: &Tape<'_>, at: usize) -> Option<Clock> {
    if let Sense::Clock(value) = tape.sense(at) {
        return Some(Clock { value: value.to_owned(), end: at + 1, certain: true });
    }
    if tape.sense(at) != Sense::Digits {
        return None;
    }
    let word = tape.word(at).to_ascii_lowercase();
    let (digits, glued) = match word.find(|c: char| c.is_ascii_alphabetic()) {
        Some(split) => word.split_at(split),
        None => (word.as_str(), ""),
    };
    let (half, end) = if glued.is_empty() { half_of_day(tape, at + 1) } else { (half(glued), at + 1) };
    if !glued.is_empty() && half.is_none() {
        return None;
    }
    let o_clock = half.is_none() && tape.is_any(at + 1, &["o'clock", "o’clock"]);
    let end = if o_clock { at + 2 } else { end };
    let value = time_of_day(digits, half, o_clock)?;
    let (zone, end) = zone(tape, end);
    let certain = half.is_some() || o_clock || !zone.is_empty();
    Some(Clock { value: value + zone, end, certain })
}

/// ISO value of `6`, `6:30`, `6.30`, `18:30:05`; an hour alone needs `p.m.` or `o'clock`.
fn time_of_day(digits: &str, half: Option<u32>, o_clock: bool) -> Option<String> {
    let separator = if half.is_some() { &[':', '.'][..] } else { &[':'] };
    let parts: Vec<&str> = digits.split(separator).collect();
    let whole = |part: &str, most: u32| part.parse::<u32>().ok().filter(|&number| number < most && part.len() <= 2);
    let hour = whole(parts[0], if half.is_some() { 13 } else { 24 })?;
    let hour = half.map_or(hour, |half| hour % 12 + half);
    let minutes: Option<Vec<u32>> = parts[1..].iter().map(|part| whole(part, 60).filter(|_| part.len() == 2)).collect();
    match minutes?[..] {
        [] if half.is_some() || o_clock => Some(format!("{hour:02}:00")),
        [minute] => Some(format!("{hour:02}:{minute:02}")),
        [minute, second] => Some(format!("{hour:02}:{minute:02}:{second:02}")),
        _ => None,
    }
}

/// Hours to add for `am` and `p.m.`
fn half(word: &str) -> Option<u32> {
    match word.trim_end_matches('.') {
        "am" | "a.m" => Some(0),
        "pm" | "p.m" => Some(12),
        _ => None,
    }
}

fn half_of_day(tape: &Tape<'_>, at: usize) -> (Option<u32>, usize) {
    match half(&tape.lower(at)) {
        // "p.m" and its full stop may be two tokens.
        Some(hours)
            if tape.word(at).contains('.')
                && !tape.word(at).ends_with('.')
                && tape.word(at + 1) == "."
                && tape.is_glued(at + 1) =>
        {
            (Some(hours), at + 2)
        }
        Some(hours) => (Some(hours), at + 1),
        None => (None, at),
    }
}

fn zone(tape: &Tape<'_>, at: usize) -> (&'static str, usize) {
    let bracket = usize::from(tape.word(at) == "(");
    let word = tape.word(at + bracket);
    let upper = word.len() >= 2 && word.len() <= 4 && word.bytes().all(|byte| byte.is_ascii_uppercase());
    match ZONES.get(word.to_ascii_lowercase().as_str()).filter(|_| upper) {
        Some(offset) => (offset, at + 1 + 2 * bracket),
        None => ("", at),
    }
}

/// `20:46:00Z` behind the T of an ISO date and time.
pub(super) fn iso_clock(text: &str) -> Option<String> {
    let (clock, zone) = match text.find(['Z', 'z', '+']) {
        Some(split) => text.split_at(split),
        None => (text, ""),
    };
    Some(time_of_day(clock, None, false)? + &zone.to_ascii_uppercase())
}
