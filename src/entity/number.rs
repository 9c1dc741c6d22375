//! Numbers in digits and words: `4,600`, `4.2 million`, `twenty-five`, `half a dozen`.

use std::sync::LazyLock;

use super::numeral::{Numeral, numeral};
use super::tape::{Sense, Tape};
use super::words::Words;
use crate::lexicon::{self, rule_words};
use crate::token::HYPHENS;

/// What is called by a number behind it: `Room 12`.
static NUMBERED: Words = LazyLock::new(|| lexicon::set(include_str!("../../lexicon/entity/numbered.txt")));

/// What stands between the two numbers of a range: `4-5`, `2019–23`.
pub(super) const RANGE_MARKS: [char; 4] = ['-', '\u{2010}', '\u{2011}', '–'];

/// A number: decimal digits and a power of ten, so that `4.1 million` is 4100000 and not 4099999.9999999995.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Number {
    digits: String,
    exponent: u32,
    /// Printed in words.
    pub in_words: bool,
    /// What is glued to the digits: `km` in `5km`, `year-old` in `45-year-old`.
    pub suffix: String,
}

impl Number {
    fn of(value: u64) -> Self {
        Number { digits: value.to_string(), exponent: 0, in_words: true, suffix: String::new() }
    }

    pub(super) fn value(&self) -> Option<f64> {
        format!("{}e{}", self.digits, self.exponent).parse().ok().filter(|value: &f64| value.is_finite())
    }

    /// The number times a power of ten.
    pub(super) fn scaled(mut self, exponent: u32) -> Self {
        self.exponent += exponent;
        self
    }

    pub(super) fn without_suffix(mut self) -> Self {
        self.suffix.clear();
        self
    }

    /// The value of the digits alone.
    pub(super) fn unscaled(&self) -> Option<f64> {
        self.digits.parse().ok()
    }

    pub(super) fn is_scaled(&self) -> bool {
        self.exponent > 0
    }
}

/// The number that opens at the token, and the token behind it.
pub(super) fn at(tape: &Tape<'_>, at: usize) -> Option<(Number, usize)> {
    if !tape.may_count(at) {
        return None;
    }
    if let Some(part) = part_of_scale(tape, at) {
        return Some(part);
    }
    if tape.sense(at) == Sense::Digits {
        let (number, end) = grouped(tape, at).or_else(|| Some((digits(tape.word(at))?, at + 1)))?;
        let (number, end) = with_fraction(tape, number, end);
        return Some(with_scale(tape, number, end));
    }
    if let Some((whole, rest)) = tape.word(at).split_once(HYPHENS)
        && rest.replace(HYPHENS, "-") == "and-a-half"
        && let Some(value) = numeral(whole).and_then(small)
    {
        return Some((Number { digits: format!("{value}.5"), ..Number::of(value) }, at + 1));
    }
    let (number, end) = words(tape, at)?;
    let with = with_fraction(tape, number.clone(), end);
    Some(if with.1 > end { with_scale(tape, with.0, with.1) } else { (number, end) })
}

/// `three quarters of a million`, `a third of a billion`, `a quarter million`
pub(super) fn part_of_scale(tape: &Tape<'_>, at: usize) -> Option<(Number, usize)> {
    let hyphened = tape.word(at).split_once(HYPHENS);
    let (count, parts, mut end) = match hyphened {
        Some((count, parts)) => (count, parts, at + 1),
        None => (tape.word(at), tape.word(at + 1), at + 2),
    };
    let count = if matches!(count, "a" | "A") { Some(1) } else { numeral(count).and_then(small) }?;
    let parts = denominator(parts).filter(|&parts| parts > 2 && count < u64::from(parts))?;
    if tape.is(end, "of") && tape.is_any(end + 1, &["a", "one"]) {
        end += 2;
    }
    match numeral(tape.word(end)).filter(|_| tape.together(at, end))? {
        Numeral::Scale(exponent) if exponent > 2 => {
            // Pounds in millions are money: the scale has to be seen, where the part comes out even.
            let thousand = 1000 * count;
            let number = match thousand % u64::from(parts) {
                0 => Number::of(thousand / u64::from(parts)).scaled(exponent - 3),
                _ => Number::of(10_u64.checked_pow(exponent)? * count / u64::from(parts)),
            };
            Some((number, end + 1))
        }
        _ => None,
    }
}

/// `816 000`: groups of three digits behind a blank, where nothing before says that the first number is a name (`Room 12`).
fn grouped(tape: &Tape<'_>, at: usize) -> Option<(Number, usize)> {
    let group = |at: usize| {
        let word = tape.word(at);
        word.len() == 3 && word.bytes().all(|byte| byte.is_ascii_digit()) && tape.goes_on(at, at) && tape.is_apart(at)
    };
    let first = tape.word(at);
    let opens = first.len() <= 3 && first.bytes().all(|byte| byte.is_ascii_digit()) && !first.starts_with('0');
    let named = NUMBERED.contains(&*lexicon::lower(tape.before(at)));
    if !opens || named || !group(at + 1) {
        return None;
    }
    let end = (at + 1..).find(|&next| !group(next))?;
    let digits = (at..end).map(|at| tape.word(at)).collect();
    Some((Number { digits, exponent: 0, in_words: false, suffix: String::new() }, end))
}

/// `2½`, `2 1/2`, `two and a half`: a whole number with the part behind it, and the token behind that.
fn with_fraction(tape: &Tape<'_>, number: Number, end: usize) -> (Number, usize) {
    let sign = |part: &str| match part {
        "½" => Some("5"),
        "¼" => Some("25"),
        "¾" => Some("75"),
        _ => None,
    };
    let whole = number.exponent == 0 && number.digits.bytes().all(|byte| byte.is_ascii_digit());
    let add = |part: &str| Number { digits: format!("{}.{part}", number.digits), suffix: String::new(), ..number.clone() };
    if !whole || !tape.goes_on(end, end) && number.suffix.is_empty() {
        return (number, end);
    }
    if let Some(part) = sign(&number.suffix) {
        return (add(part), end);
    }
    if !number.suffix.is_empty() {
        return (number, end);
    }
    if let Some(part) = sign(tape.word(end)) {
        return (add(part), end + 1);
    }
    let halves = match (tape.word(end), tape.word(end + 1), tape.word(end + 2)) {
        ("1", "/", "2") => Some("5"),
        ("1", "/", "4") => Some("25"),
        ("3", "/", "4") => Some("75"),
        _ => None,
    };
    if let Some(part) = halves.filter(|_| tape.is_glued(end + 1) && tape.is_glued(end + 2)) {
        return (add(part), end + 3);
    }
    let spoken = tape.is(end, "and") && tape.is_any(end + 1, &["a", "three"]) && tape.together(end, end + 2);
    let part = match (&*tape.lower(end + 1), &*tape.lower(end + 2)) {
        ("a", "half") => Some("5"),
        ("a", "quarter") => Some("25"),
        ("three", "quarters") => Some("75"),
        _ => None,
    };
    match part.filter(|_| spoken) {
        Some(part) => (add(part), end + 3),
        None => (number, end),
    }
}

/// `million` behind a number, with or without a hyphen.
pub(super) fn with_scale(tape: &Tape<'_>, number: Number, next: usize) -> (Number, usize) {
    if !number.suffix.is_empty() || !tape.goes_on(next, next) {
        return (number, next);
    }
    // "the 2 million-barrel cap"
    let scale = tape.word(next).split_once(HYPHENS).map_or(tape.word(next), |(scale, _)| scale);
    match numeral(scale) {
        // "Rs 3 lakh crore"
        Some(Numeral::Scale(5)) if number.exponent == 0 => with_scale(tape, number.scaled(5), next + 1),
        Some(Numeral::Scale(exponent)) if exponent > 2 => (number.scaled(exponent), next + 1),
        Some(Numeral::ShortScale(exponent)) => (number.scaled(exponent), next + 1),
        Some(Numeral::Dozen) => {
            let dozens = number.value().map_or(0.0, |value| value * 12.0);
            (Number { digits: dozens.to_string(), ..number }, next + 1)
        }
        _ => (number, next),
    }
}

/// `4,600`, `4.2`, `4.2bn`, `5km`, `45-year-old`
pub(super) fn digits(word: &str) -> Option<Number> {
    let end = word.find(|c: char| !c.is_ascii_digit() && c != ',' && c != '.').unwrap_or(word.len());
    let (number, suffix) = word.split_at(end);
    let number = number.trim_end_matches(['.', ',']);
    let mut whole_and_fraction = number.split('.');
    let (whole, fraction) = (whole_and_fraction.next()?, whole_and_fraction.next());
    let grouped = whole.split(',').skip(1).all(|group| group.len() == 3);
    if whole.is_empty()
        || whole.len() > 40
        || !grouped
        || whole_and_fraction.next().is_some()
        || fraction.is_some_and(|digits| digits.contains(','))
    {
        return None;
    }
    let digits = number.replace(',', "");
    let suffix = suffix.trim_start_matches(HYPHENS);
    let lower = suffix.to_ascii_lowercase();
    let bare = Number { digits, exponent: 0, in_words: false, suffix: String::new() };
    if let Some(Numeral::Scale(exponent) | Numeral::ShortScale(exponent)) = numeral(&lower) {
        return Some(bare.scaled(exponent));
    }
    match suffix {
        "k" | "K" => Some(bare.scaled(3)),
        "b" | "B" => Some(bare.scaled(9)),
        _ => Some(Number { suffix: lower, ..bare }),
    }
}

/// `twenty-five thousand`, `two hundred and six`, `half a million`, `a dozen`
fn words(tape: &Tape<'_>, first: usize) -> Option<(Number, usize)> {
    let mut at = first;
    let (mut total, mut current, mut any): (u64, u64, bool) = (0, 0, false);
    let half = tape.is(at, "half") && tape.is(at + 1, "a");
    if half || tape.is_any(at, &["a", "an"]) {
        at += if half { 2 } else { 1 };
        return match numeral(tape.word(at))? {
            Numeral::Dozen => Some((Number::of(if half { 6 } else { 12 }), at + 1)),
            Numeral::Scale(exponent) => {
                let one = if half { Number { digits: "0.5".to_owned(), ..Number::of(1) } } else { Number::of(1) };
                Some((one.scaled(exponent), at + 1))
            }
            _ => None,
        };
    }
    while at == first || tape.together(first, at) {
        let word = tape.word(at);
        let step = match compound(word).or_else(|| numeral(word).and_then(small)) {
            // "two three" are two numbers.
            Some(value) if current % 100 == 0 && value > 0 || current % 100 >= 20 && current % 10 == 0 && value < 10 => {
                Some(current + value)
            }
            Some(0) if !any => Some(0),
            Some(_) => None,
            None => match numeral(word) {
                Some(Numeral::Scale(2)) if any && current > 0 => Some(current.saturating_mul(100)),
                Some(Numeral::Scale(exponent)) if any => {
                    total = total.saturating_add(current.max(1).saturating_mul(10_u64.saturating_pow(exponent)));
                    Some(0)
                }
                Some(Numeral::Dozen) if any => Some(current.saturating_mul(12)),
                _ if any
                    && word == "and"
                    && (current % 100 == 0)
                    && compound(tape.word(at + 1)).or_else(|| numeral(tape.word(at + 1)).and_then(small)).is_some()
                    && (current > 0 || total > 0) =>
                {
                    Some(current)
                }
                _ => None,
            },
        };
        let Some(step) = step.filter(|_| at - first < 16) else { break };
        current = step;
        any = true;
        at += 1;
    }
    any.then(|| (Number::of(total.saturating_add(current)), at))
}

fn small(numeral: Numeral) -> Option<u64> {
    match numeral {
        Numeral::One(value) | Numeral::Ten(value) => Some(u64::from(value)),
        _ => None,
    }
}

/// `twenty-five`
fn compound(word: &str) -> Option<u64> {
    let (ten, one) = word.split_once(HYPHENS)?;
    ten_and_one(ten, one)
}

fn ten_and_one(ten: &str, one: &str) -> Option<u64> {
    match (numeral(ten)?, numeral(one)?) {
        (Numeral::Ten(ten), Numeral::One(one @ 1..=9)) => Some(u64::from(ten + one)),
        _ => None,
    }
}

/// The number word that a hyphened word opens with, and the rest: `three-year`.
pub(super) fn hyphened(word: &str) -> Option<(Number, &str)> {
    let (first, rest) = word.split_once(HYPHENS)?;
    if let Some((second, rest)) = rest.split_once(HYPHENS)
        && let Some(value) = ten_and_one(first, second)
    {
        return Some((Number::of(value), rest));
    }
    numeral(first).and_then(small).map(|value| (Number::of(value), rest))
}

/// The value of `third`, `3rd`, `twenty-first`.
pub(super) fn ordinal(word: &str) -> Option<u32> {
    let digits = word.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    let suffix = &word[digits.len()..];
    if !digits.is_empty() && rule_words!("ends-ordinal").has(suffix) {
        // "12st 4lb" is a weight.
        let value: u32 = digits.replace(',', "").parse().ok()?;
        return (suffix != "st" || value % 10 == 1 && value % 100 != 11).then_some(value);
    }
    match numeral(word) {
        Some(Numeral::Ordinal(value)) => Some(value),
        _ => match word.split_once(HYPHENS).map(|(ten, one)| (numeral(ten), numeral(one))) {
            Some((Some(Numeral::Ten(ten)), Some(Numeral::Ordinal(one @ 1..=9)))) => Some(ten + one),
            _ => None,
        },
    }
}

/// The denominator of `thirds`, `quarter`, `fifths`.
pub(super) fn denominator(word: &str) -> Option<u32> {
    match numeral(word) {
        Some(Numeral::Fraction(value)) => Some(value),
        Some(Numeral::Ordinal(value @ 3..)) => Some(value),
        _ => None,
    }
}
