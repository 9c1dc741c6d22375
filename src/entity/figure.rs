//! Tokens to money, percentages, quantities, ordinals and plain numbers.
//!
//! A figure never stands in a date or a name, nor the other way round. A range is one figure with two values. A part of a
//! whole (`one in five`, `two-thirds`) is a number from 0 to 1; an age is a quantity of years.

use std::sync::LazyLock;

use foldhash::HashMap;

use super::number::{self, Number};
use super::tape::{Sense, Tape};
use super::words::tells;
use super::{Figure, FigureKind};
use crate::lexicon::{entries, rule_words};
use crate::span::Spanned;
use crate::token::{HYPHENS, TokenKind};

/// How a currency is printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Printed {
    Symbol,
    Code,
    Name,
    /// A hundredth of one.
    Cent,
    /// Money or weight.
    Pound,
    /// Letters that are glued to the number, or stand before it where they are more than one: `N5,000`, `KSh 500`.
    Prefix,
}

static CURRENCIES: LazyLock<HashMap<&'static str, (Printed, &'static str)>> = LazyLock::new(|| {
    entries(include_str!("../../lexicon/entity/currencies.txt"))
        .filter_map(|line| {
            let mut parts = line.split('\t');
            let (form, class, code) = (parts.next()?, parts.next()?, parts.next()?);
            let printed = match class {
                "symbol" => Printed::Symbol,
                "code" => Printed::Code,
                "cent" => Printed::Cent,
                "pound" => Printed::Pound,
                "prefix" => Printed::Prefix,
                _ => Printed::Name,
            };
            Some((form, (printed, code)))
        })
        .collect()
});

static UNITS: LazyLock<HashMap<&'static str, &'static str>> =
    LazyLock::new(|| entries(include_str!("../../lexicon/entity/units.txt")).filter_map(|line| line.split_once('\t')).collect());

/// Finds the figures. They are sorted and do not overlap one another, a date or a name.
pub(super) fn find<D: Spanned, N: Spanned>(tape: &Tape<'_>, dates: &[D], names: &[N]) -> Vec<Figure> {
    let mut figures = Vec::new();
    let (mut at, mut date, mut name) = (behind_marker(tape), 0, 0);
    while let Some(here) = tape.row.at(at).map(Spanned::span) {
        while dates.get(date).is_some_and(|date| date.span().end <= here.start) {
            date += 1;
        }
        while names.get(name).is_some_and(|name| name.span().end <= here.start) {
            name += 1;
        }
        let Some(found) = figure(tape, at) else {
            at += 1;
            continue;
        };
        let span = tape.span(at..found.end);
        // "Canadian" in "40 Canadian dollars" is part of the figure; "5" in "Group of 5" is part of the name.
        let part = |name: &N| span.contains(name.span()) && !tape.text[name.span()].contains(|c: char| c.is_ascii_digit());
        let named = names.get(name).is_some_and(|name| name.span().overlaps(span) && !part(name));
        let taken = named || dates.get(date).is_some_and(|date| date.span().overlaps(span));
        if taken {
            at += 1;
            continue;
        }
        figures.push(Figure { span, kind: found.kind, value: found.value, upper: found.upper, unit: found.unit });
        at = found.end;
    }
    figures
}

/// "1. Nell Orr": the number that a list gives an item counts nothing. Where the paragraph goes on behind it.
fn behind_marker(tape: &Tape<'_>) -> usize {
    let digits = tape.word(0);
    let number = (1..=2).contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_digit());
    let marked = number && matches!(tape.word(1), "." | ")") && tape.is_glued(1) && !tape.is_glued(2);
    if marked && tape.row.at(2).is_some() { 2 } else { 0 }
}

/// A figure found, up to token `end`.
struct Found {
    end: usize,
    kind: FigureKind,
    value: Option<f64>,
    upper: Option<f64>,
    unit: Option<String>,
}

/// A number or a range of two.
struct Amount {
    low: Number,
    high: Option<Number>,
    end: usize,
}

impl Amount {
    fn found(&self, end: usize, kind: FigureKind, unit: Option<&str>) -> Found {
        Found {
            end,
            kind,
            value: self.low.value(),
            upper: self.high.as_ref().and_then(Number::value),
            unit: unit.map(str::to_owned),
        }
    }

    /// What is glued to the last number.
    fn suffix(&self) -> &str {
        &self.high.as_ref().unwrap_or(&self.low).suffix
    }

    /// Both numbers times the scale that is printed behind the second only: `$4-5 million`.
    fn evened(mut self) -> Self {
        if let Some(high) = &self.high
            && high.is_scaled()
            && !self.low.is_scaled()
        {
            let scale = high.value().zip(high.unscaled()).map(|(value, digits)| libm::log10(value / digits).round() as u32);
            self.low = self.low.scaled(scale.unwrap_or(0));
        }
        self
    }
}

fn currency(form: &str) -> Option<(Printed, &'static str)> {
    CURRENCIES.get(form).copied()
}

/// The figure that opens at the token.
fn figure(tape: &Tape<'_>, at: usize) -> Option<Found> {
    let inside_word = tape.is_glued(at) && matches!(tape.before(at), "/" | "-" | "." | ":" | "#" | "_") && tape.is_glued(at - 1);
    if inside_word {
        return None;
    }
    let digits = tape.sense(at) == Sense::Digits;
    let word = tape.kind(at) == Some(TokenKind::Word);
    let counts = tape.may_count(at);
    // "the class of '98"
    let short_year =
        digits && matches!(tape.before(at), "'" | "’") && tape.is_glued(at) && tape.back(at, 2).eq_ignore_ascii_case("of");
    // "No 10 said", "the world No 1"
    let number = digits && tape.before(at) == "No";
    if short_year || number {
        return None;
    }
    money_with_sign(tape, at)
        .or_else(|| prefixed(tape, at))
        .or_else(|| if word && counts { and_a_half(tape, at) } else { None })
        .or_else(
            || if word && counts { share(tape, at).or_else(|| hyphened(tape, at)).or_else(|| ordinal(tape, at)) } else { None },
        )
        .or_else(|| if digits { share(tape, at).or_else(|| ordinal(tape, at)) } else { None })
        .or_else(|| counted(tape, at))
}

/// `$4.2 billion`, `US$5`, `EUR 20`
fn money_with_sign(tape: &Tape<'_>, at: usize) -> Option<Found> {
    let (code, next) = sign(tape, at)?;
    let scaled = |word: &str| if word.eq_ignore_ascii_case("m") { Some(6) } else { None };
    let mut amount = amount(tape, next, true)?;
    for number in [Some(&mut amount.low), amount.high.as_mut()].into_iter().flatten() {
        if let Some(exponent) = scaled(&number.suffix) {
            *number = number.clone().without_suffix().scaled(exponent);
        }
    }
    // "$10-a-day" and "$4b-plus" are money all the same.
    let amount = amount.evened();
    let end = if tape.is(amount.end, "m") && tape.is_glued(amount.end) { amount.end + 1 } else { amount.end };
    // "Rs. 18.5 b"
    let apart = amount.high.is_none() && amount.low.suffix.is_empty() && !amount.low.is_scaled() && tape.goes_on(end, end);
    let scale = match tape.word(end) {
        "b" => Some(9),
        "m" => Some(6),
        _ => None,
    };
    if let Some(scale) = scale.filter(|_| apart && end == amount.end) {
        let low = amount.low.scaled(scale);
        return Some(Amount { low, high: None, end }.found(end + 1, FigureKind::Money, Some(code)));
    }
    Some(amount.found(end, FigureKind::Money, Some(code)))
}

/// `N5,000`, `R12 500`: not `N95` or `R2`, which are names.
fn prefixed(tape: &Tape<'_>, at: usize) -> Option<Found> {
    let word = tape.word(at);
    let (letters, rest) = word.split_at(word.find(|c: char| c.is_ascii_digit())?);
    let (printed, code) = currency(&letters.to_ascii_lowercase()).filter(|_| letters.starts_with(char::is_uppercase))?;
    let short = match printed {
        Printed::Prefix => letters.len() == 1,
        Printed::Code if letters == "Rs" || letters.bytes().all(|byte| byte.is_ascii_uppercase()) => false,
        _ => return None,
    };
    let group = |at: usize| {
        let word = tape.word(at);
        word.len() == 3 && word.bytes().all(|byte| byte.is_ascii_digit()) && tape.is_apart(at)
    };
    let end = (at + 1..).find(|&next| !group(next) || rest.len() > 3)?;
    let digits: String = std::iter::once(rest).chain((at + 1..end).map(|at| tape.word(at))).collect();
    let number = number::digits(&digits).filter(|number| number.suffix.is_empty() || number.suffix == "m")?;
    let millions = if number.suffix == "m" { 6 } else { 0 };
    let number = number.without_suffix().scaled(millions);
    let (low, end) = number::with_scale(tape, number, end);
    let large = !short || low.is_scaled() || low.value()? >= 1000.0 || digits.contains('.');
    large.then(|| Amount { low, high: None, end }.found(end, FigureKind::Money, Some(code)))
}

/// `an hour and a half`
fn and_a_half(tape: &Tape<'_>, at: usize) -> Option<Found> {
    let one =
        tape.is_any(at, rule_words!("a-or-one")) && tape.is(at + 2, "and") && tape.is(at + 3, "a") && tape.together(at, at + 4);
    let part = match one.then(|| tape.lower(at + 4))?.as_ref() {
        "half" => 0.5,
        "quarter" => 0.25,
        _ => return None,
    };
    let unit = UNITS.get(&*tape.lower(at + 1))?;
    Some(Found { end: at + 5, kind: FigureKind::Quantity, value: Some(1.0 + part), upper: None, unit: Some((*unit).to_owned()) })
}

/// The currency printed before a number, and the token behind it.
fn sign(tape: &Tape<'_>, at: usize) -> Option<(&'static str, usize)> {
    let word = tape.lower(at);
    match currency(&word) {
        Some((Printed::Symbol, code)) => return Some((code, at + 1)),
        Some((Printed::Code, code)) if tape.word(at).bytes().all(|byte| byte.is_ascii_uppercase()) || word == "rs" => {
            let next = if tape.word(at + 1) == "." { at + 2 } else { at + 1 };
            return (tape.sense(next) == Sense::Digits && tape.together(at, next)).then_some((code, next));
        }
        Some((Printed::Prefix, code)) if tape.is_capital(at) && word.len() > 1 => {
            let next = if tape.word(at + 1) == "." { at + 2 } else { at + 1 };
            return (tape.sense(next) == Sense::Digits && tape.together(at, next)).then_some((code, next));
        }
        _ => {}
    }
    // "US$5", "A$5", "GH₵5"
    let symbol = (word.len() <= 2 && tape.is_glued(at + 1)).then(|| tape.word(at + 1))?;
    currency(symbol).filter(|(printed, _)| *printed == Printed::Symbol)?;
    let (_, code) = currency(&format!("{word}{symbol}"))?;
    Some((code, at + 2))
}

/// `4`, `4 to 5`, `4-5`, `4–5`, `between 4 and 5`; behind a sign also `$4 to $5`.
fn amount(tape: &Tape<'_>, at: usize, signed: bool) -> Option<Amount> {
    if tape.sense(at) == Sense::Digits
        && let Some((low, high)) = tape.word(at).split_once(number::RANGE_MARKS)
    {
        let high_is_number = high.starts_with(|c: char| c.is_ascii_digit());
        let pair = number::digits(low).zip(number::digits(high)).filter(|(low, _)| high_is_number && low.suffix.is_empty());
        if let Some((low, _)) = pair {
            let (high, end) = scaled_digits(tape, at, high)?;
            return Some(Amount { low, high: Some(high), end });
        }
        if high_is_number {
            return None;
        }
    }
    let (low, end) = number::at(tape, at)?;
    // Of two numbers "to" makes a range; a dash only where it is glued to both ("4–5").
    let dash = tape.is_dash(end) && tape.is_glued(end) && tape.is_glued(end + 1);
    let between = tape.is(end, "and") && tape.around(at).up_to(at).tail(3).has_any(&["between"]);
    if !low.suffix.is_empty() || !(dash || between || tape.is(end, "to")) || !tape.together(at, end + 1) {
        // "40 to50 years"
        if let Some(high) = tape.word(end).strip_prefix("to").filter(|rest| rest.starts_with(|c: char| c.is_ascii_digit()))
            && let Some(high) = number::digits(high).filter(|high| high.suffix.is_empty())
        {
            return Some(Amount { low, high: Some(high), end: end + 1 });
        }
        return Some(Amount { low, high: None, end });
    }
    let next = if signed { sign(tape, end + 1).map_or(end + 1, |(_, next)| next) } else { end + 1 };
    match number::at(tape, next).filter(|_| signed || sign(tape, end + 1).is_none()) {
        Some((high, behind)) if high.value() > low.value() || high.is_scaled() => {
            Some(Amount { low, high: Some(high), end: behind })
        }
        _ => Some(Amount { low, high: None, end }),
    }
}

/// The second number of `4-5` and the scale behind it.
fn scaled_digits(tape: &Tape<'_>, at: usize, high: &str) -> Option<(Number, usize)> {
    let high = number::digits(high)?;
    Some(number::with_scale(tape, high, at + 1))
}

/// A number and what it counts: percent, currency, unit, nothing.
fn counted(tape: &Tape<'_>, at: usize) -> Option<Found> {
    let sign = matches!(tape.word(at), "-" | "−" | "minus") && (tape.is_glued(at + 1) || tape.is(at, "minus"));
    let first = if sign { at + 1 } else { at };
    let amount = amount(tape, first, false)?.evened();
    let mut found = measured(tape, &amount).or_else(|| plain(tape, first, &amount))?;
    if sign {
        // A hyphen glued to the word before is none.
        if tape.is_glued(at) {
            return None;
        }
        found.value = found.value.map(|value| -value);
    }
    Some(found)
}

fn measured(tape: &Tape<'_>, amount: &Amount) -> Option<Found> {
    let suffix = amount.suffix();
    let at = amount.end;
    if !suffix.is_empty() {
        return glued(tape, amount, suffix);
    }
    if !tape.goes_on(at, at) {
        return None;
    }
    let hyphen = usize::from(tape.is_dash(at) && tape.is_glued(at) && tape.is_glued(at + 1));
    percent(tape, amount, at + hyphen)
        .or_else(|| money_behind(tape, amount, at + hyphen).map(|found| with_cents(tape, found)))
        .or_else(|| quantity(tape, amount, at + hyphen))
}

fn percent(tape: &Tape<'_>, amount: &Amount, at: usize) -> Option<Found> {
    let points = tape.is(at, "percentage") && tape.is_any(at + 1, &["point", "points"]);
    if points {
        return Some(amount.found(at + 2, FigureKind::Percent, Some("percentage point")));
    }
    if tape.is(at, "per") && tape.is(at + 1, "cent") {
        return Some(amount.found(at + 2, FigureKind::Percent, Some("percent")));
    }
    tape.is_any(at, &["%", "percent", "pct"]).then(|| amount.found(at + 1, FigureKind::Percent, Some("percent")))
}

fn money_behind(tape: &Tape<'_>, amount: &Amount, at: usize) -> Option<Found> {
    let word = tape.lower(at);
    let two = format!("{word} {}", tape.lower(at + 1));
    // "5 million New Zealand dollars"
    let three = format!("{} {}", tape.lower(at + 1), tape.lower(at + 2));
    let named = |form: &str| currency(form).filter(|(printed, _)| *printed == Printed::Name);
    if let (true, Some((_, code))) = (tape.is_any(at, &["New", "Hong"]), named(&three)) {
        return Some(amount.found(at + 3, FigureKind::Money, Some(code)));
    }
    if let Some((_, code)) = named(&two) {
        return Some(amount.found(at + 2, FigureKind::Money, Some(code)));
    }
    match currency(&word)? {
        (Printed::Cent, code) => {
            let cents = |number: &Number| number.value().map(|value| value / 100.0);
            let upper = amount.high.as_ref().and_then(cents);
            Some(Found { value: cents(&amount.low), upper, ..amount.found(at + 1, FigureKind::Money, Some(code)) })
        }
        // Pounds in millions are money; a few may be either, and news of people and parcels means weight.
        (Printed::Pound, code) if amount.low.is_scaled() => Some(amount.found(at + 1, FigureKind::Money, Some(code))),
        (Printed::Pound, _) => Some(amount.found(at + 1, FigureKind::Quantity, Some("pound"))),
        (Printed::Code, code) if tape.word(at).bytes().all(|byte| byte.is_ascii_uppercase()) => {
            Some(amount.found(at + 1, FigureKind::Money, Some(code)))
        }
        // "one real problem" and "he won" are no money.
        (Printed::Name, code) if !tells(&word, "money") => Some(amount.found(at + 1, FigureKind::Money, Some(code))),
        (Printed::Name, code) if amount.low.is_scaled() => Some(amount.found(at + 1, FigureKind::Money, Some(code))),
        (Printed::Symbol, code) if tape.is_glued(at) || !amount.low.in_words && tape.sense(at + 1) != Sense::Digits => {
            Some(amount.found(at + 1, FigureKind::Money, Some(code)))
        }
        _ => None,
    }
}

/// `3 pounds and 20 pence`, `three pounds fifty`, `five euros and ten cents`
fn with_cents(tape: &Tape<'_>, found: Found) -> Found {
    let pounds = found.unit.as_deref() == Some("pound");
    let money = found.kind == FigureKind::Money && found.value.is_some_and(|value| value.fract() == 0.0);
    let next = found.end + usize::from(tape.is(found.end, "and"));
    let cents = number::at(tape, next).filter(|(number, _)| number.suffix.is_empty() && tape.goes_on(found.end, next));
    let Some((cents, end)) = cents.filter(|_| found.upper.is_none() && (pounds || money)) else { return found };
    let Some(part) = cents.value().filter(|&cents| (1.0..100.0).contains(&cents)) else { return found };
    let named = matches!(currency(&tape.lower(end)), Some((Printed::Cent, _)));
    let spoken = pounds && cents.in_words && next == found.end && !tape.word(end).starts_with(char::is_alphanumeric);
    if !named && !spoken {
        return found;
    }
    let unit = if pounds { Some("GBP".to_owned()) } else { found.unit };
    let value = found.value.map(|value| (value * 100.0 + part) / 100.0);
    Found { end: end + usize::from(named), kind: FigureKind::Money, value, upper: None, unit }
}

fn quantity(tape: &Tape<'_>, amount: &Amount, at: usize) -> Option<Found> {
    let mut form = String::new();
    let mut best = None;
    for words in 0..3 {
        if words > 0 && !tape.together(at, at + words) {
            break;
        }
        if words > 0 && !tape.is_glued(at + words) {
            form.push(' ');
        }
        form.push_str(&tape.lower(at + words));
        if let Some(unit) = UNITS.get(form.as_str()) {
            best = Some((at + words + 1, *unit));
        }
    }
    let (end, unit) = best?;
    // "5 foot" and "two second halves": a unit in the singular wants "one" or a hyphen.
    let singular = rule_words!("singular-unit").has(unit) && tape.is(at, unit);
    if singular && amount.low.value() != Some(1.0) && !tape.is_dash(at - 1) {
        return None;
    }
    let old = unit == "year" && (tape.is(end, "old") || tape.is_dash(end) && tape.is(end + 1, "old"));
    let end = if old { end + if tape.is(end, "old") { 1 } else { 2 } } else { end };
    Some(amount.found(end, FigureKind::Quantity, Some(unit)))
}

/// `5km`, `10-year-old`, `100m`, `20-percent`
fn glued(tape: &Tape<'_>, amount: &Amount, suffix: &str) -> Option<Found> {
    let first = suffix.split(HYPHENS).next().unwrap_or(suffix);
    let end = amount.end;
    if matches!(first, "percent" | "%") {
        return Some(amount.found(end, FigureKind::Percent, Some("percent")));
    }
    if suffix == "m" {
        // "5m people" against "the 100m race"
        let many = tape.lower(end).ends_with('s') && !tape.is(end, "was") && !tape.is(end, "is")
            || tells(&tape.lower(end), "people")
            || tape.is(end, "children");
        if many {
            let millions = |number: &Number| number.value().map(|value| value * 1e6);
            return Some(Found { value: millions(&amount.low), ..amount.found(end, FigureKind::Number, None) });
        }
        return Some(amount.found(end, FigureKind::Quantity, Some("metre")));
    }
    if suffix == "p" {
        return Some(Found {
            value: amount.low.value().map(|value| value / 100.0),
            ..amount.found(end, FigureKind::Money, Some("GBP"))
        });
    }
    if let (Some((_, code)), true) = (currency(first), suffix.len() > 2) {
        return Some(amount.found(end, FigureKind::Money, Some(code)));
    }
    // "12st 4lb"
    if suffix == "st" {
        return Some(amount.found(end, FigureKind::Quantity, Some("stone")));
    }
    if suffix == "in" && tape.goes_on(end, end) && !matches!(tape.sense(end), Sense::Digits) {
        return Some(amount.found(end, FigureKind::Quantity, Some("inch")));
    }
    // "50km/h"
    if tape.word(end) == "/"
        && tape.is_glued(end)
        && tape.is_glued(end + 1)
        && let Some(unit) = UNITS.get(format!("{suffix}/{}", tape.lower(end + 1)).as_str())
    {
        return Some(amount.found(end + 2, FigureKind::Quantity, Some(unit)));
    }
    let unit = UNITS.get(suffix).or_else(|| UNITS.get(first)).filter(|_| suffix != "s")?;
    Some(amount.found(end, FigureKind::Quantity, Some(unit)))
}

/// `three-year`, `twenty-five-mile`
fn hyphened(tape: &Tape<'_>, at: usize) -> Option<Found> {
    let (low, rest) = number::hyphened(tape.word(at))?;
    let rest = rest.to_ascii_lowercase();
    let amount = Amount { low, high: None, end: at + 1 };
    let first = rest.split(HYPHENS).next().unwrap_or("");
    if number::part_of_scale(tape, at).is_some() || rest.starts_with("and-a-") {
        return None;
    }
    if let Some(denominator) = number::denominator(first) {
        return fraction(&amount.low, denominator, at + 1);
    }
    if first == "percent" {
        return Some(amount.found(at + 1, FigureKind::Percent, Some("percent")));
    }
    UNITS.get(first).map(|unit| amount.found(at + 1, FigureKind::Quantity, Some(unit)))
}

/// `one in five`, `2 out of 3`, `two thirds`, `half of`, `a quarter of`
fn share(tape: &Tape<'_>, at: usize) -> Option<Found> {
    let part = |value: f64, end: usize| Found { end, kind: FigureKind::Number, value: Some(value), upper: None, unit: None };
    if number::part_of_scale(tape, at).is_some() {
        return None;
    }
    if tape.is(at, "half") && tape.is(at + 1, "of") {
        return Some(part(0.5, at + 1));
    }
    if tape.is_any(at, &["a", "one"])
        && tape.is(at + 2, "of")
        && let Some(denominator @ 3..) = number::denominator(tape.word(at + 1))
    {
        return Some(part(1.0 / f64::from(denominator), at + 2));
    }
    let (low, end) = number::at(tape, at).filter(|(low, _)| low.suffix.is_empty())?;
    if let Some(denominator) = number::denominator(tape.word(end)).filter(|_| low.in_words && tape.word(end).ends_with('s')) {
        return fraction(&low, denominator, end + 1);
    }
    let next = match (tape.is(end, "in"), tape.is(end, "out") && tape.is(end + 1, "of")) {
        (true, _) => end + 1,
        (_, true) => end + 2,
        _ => return None,
    };
    let next = if tape.is(next, "every") { next + 1 } else { next };
    let (high, end) = number::at(tape, next).filter(|(high, _)| high.suffix.is_empty())?;
    let (low, high) = (low.value()?, high.value()?);
    // "five in 2019" and "3 in 10 days" are no shares.
    let counts_on = matches!(tape.sense(end), Sense::Unit(_) | Sense::Units(_)) || tape.is_any(end, &["%", "percent"]);
    (low > 0.0 && low < high && high <= 1_000_000.0 && !(1900.0..2100.0).contains(&high) && !counts_on)
        .then(|| part(low / high, end))
}

fn fraction(low: &Number, denominator: u32, end: usize) -> Option<Found> {
    let low = low.value().filter(|&low| low < f64::from(denominator))?;
    Some(Found { end, kind: FigureKind::Number, value: Some(low / f64::from(denominator)), upper: None, unit: None })
}

/// `3rd`, `the third`
fn ordinal(tape: &Tape<'_>, at: usize) -> Option<Found> {
    let word = tape.lower(at);
    let value = number::ordinal(&word)?;
    let digits = word.starts_with(|c: char| c.is_ascii_digit());
    let led = tape.follows(at, rule_words!("before-ordinal")) || tape.is_owned(at);
    // "first" and "second" say which, and are no figures.
    let counts = digits || led && value > 2;
    counts.then(|| Found { end: at + 1, kind: FigureKind::Ordinal, value: Some(f64::from(value)), upper: None, unit: None })
}

/// A number that counts no unit; an age between commas is one of years.
fn plain(tape: &Tape<'_>, at: usize, amount: &Amount) -> Option<Found> {
    if !amount.suffix().is_empty() {
        return None;
    }
    let end = amount.end;
    // A score ("won 4-3") is no range, and a word with a number in it no number.
    if amount.high.is_some() && end == at + 1 {
        return None;
    }
    let inside = matches!(tape.word(end), "/" | ":") && tape.is_glued(end) && tape.is_glued(end + 1);
    // "one of them", "no one", "the one"
    let pronoun = amount.low.in_words && end == at + 1 && tape.is_any(at, rule_words!("no-count"));
    if inside || pronoun {
        return None;
    }
    let aged = tape.follows(at, &["aged"]);
    let apposed = tape.before(at) == ","
        && matches!(tape.word(end), "," | ".")
        && tape.back(at, 2).starts_with(char::is_uppercase)
        && amount.low.value().is_some_and(|value| value < 120.0);
    if (aged || apposed) && amount.high.is_none() {
        return Some(amount.found(end, FigureKind::Quantity, Some("year")));
    }
    Some(amount.found(end, FigureKind::Number, None))
}
