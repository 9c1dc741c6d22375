//! Dates and figures that contradict themselves or hang in the air.

use foldhash::HashMap;

use crate::analysis::Analysis;
use crate::calendar::{Date, WEEKDAYS};
use crate::document::BlockRole;
use crate::entity::{DateExpression, Figure, FigureKind, Grain};
use crate::span::{Span, at};
use crate::token::TokenKind;

use super::{Check, in_body};

/// A word of more characters than this is no weekday, whatever marks stand around it.
const LONGEST_WEEKDAY: usize = 16;

pub fn inspect(analysis: &Analysis<'_>) -> Vec<Check> {
    let mut checks: Vec<Check> = analysis.entities.dates.iter().filter_map(|date| weekday(analysis, date)).collect();
    checks.extend(unanchored(analysis));
    checks.extend(headline_figures(analysis));
    checks
}

/// A weekday beside a date that falls on another.
fn weekday(analysis: &Analysis<'_>, date: &DateExpression) -> Option<Check> {
    let text = analysis.document.text;
    let numbered = text[date.span].bytes().any(|byte| byte.is_ascii_digit());
    if !numbered || !matches!(date.grain, Grain::Day | Grain::Time) {
        return None;
    }
    let named = |word: &str| {
        let word = word.trim_matches(|c: char| !c.is_alphabetic());
        WEEKDAYS.iter().position(|weekday| word.eq_ignore_ascii_case(weekday))
    };
    // "Tuesday, 11 March 2025" or "on Tuesday (March 11)": within the date, or right before it.
    let within = text[date.span].split_whitespace().find_map(named);
    let before = text[..date.span.start].trim_end().trim_end_matches([',', '(']).trim_end();
    let near = before.char_indices().rev().take(LONGEST_WEEKDAY).last().map_or("", |(at, _)| &before[at..]);
    let beside = || near.rsplit(char::is_whitespace).next().and_then(named);
    let said = within.or_else(beside)?;
    let day = Date::parse_iso(date.value.as_deref()?.get(..10)?)?;
    (said != usize::from(day.weekday())).then(|| {
        let names = [WEEKDAYS[said], WEEKDAYS[usize::from(day.weekday())]];
        Check::error("weekday-contradicts-date", date.span, format!("{day} is a {}, not a {}.", names[1], names[0]))
    })
}

/// The first relative date, where nothing says when the article was published.
fn unanchored(analysis: &Analysis<'_>) -> Option<Check> {
    let text = analysis.document.text;
    let relative = |date: &&DateExpression| {
        date.value.is_none()
            && matches!(date.grain, Grain::Day | Grain::Week | Grain::Time)
            && !text[date.span].contains(|c: char| c.is_ascii_digit())
            && in_body(analysis, date.span.start)
            && !is_of_the_age(text, date.span)
    };
    let date = analysis.entities.dates.iter().find(relative).filter(|_| analysis.document.published.is_none())?;
    let message = format!("Nothing in the text says which day “{}” is: no date of publication.", &text[date.span]);
    Some(Check::note("relative-date", date.span, message))
}

/// `today's music`: these times, and no day.
fn is_of_the_age(text: &str, date: Span) -> bool {
    let owns = |mark: &str| text[date.end..].starts_with(mark);
    text[date].eq_ignore_ascii_case("today") && (owns("'s ") || owns("’s "))
}

/// A count in the headline that the story gives otherwise.
fn headline_figures(analysis: &Analysis<'_>) -> Vec<Check> {
    let blocks = &analysis.document.blocks;
    let in_headline =
        |figure: &Figure| at(blocks, figure.span.start).is_some_and(|block| blocks[block].role == BlockRole::Headline);
    if !analysis.entities.figures.iter().any(in_headline) {
        return Vec::new();
    }
    let counts: Vec<Count> = analysis.entities.figures.iter().filter_map(|figure| count(analysis, figure)).collect();
    // For each thing counted the first count in the story, and whether the others agree.
    let mut story: HashMap<&str, (&Count, bool)> = HashMap::default();
    for count in counts.iter().filter(|count| !count.headline) {
        let known = story.entry(&count.of).and_modify(|(first, agreed)| *agreed &= same(count.value, first.value));
        known.or_insert((count, true));
    }
    let mut checks = Vec::new();
    for headline in counts.iter().filter(|count| count.headline) {
        // Two counts of the same in the story may be of different things: then nothing is known.
        let Some((first, true)) = story.get(headline.of.as_str()) else { continue };
        if !same(first.value, headline.value) {
            let message = format!("The headline has {}, the story {}.", headline.printed, first.printed);
            checks.push(Check::warning("figures-contradict", headline.span, message));
        }
    }
    checks
}

fn same(one: f64, other: f64) -> bool {
    (one - other).abs() < 1e-9
}

struct Count {
    headline: bool,
    /// The word behind it, in lower case, without a plural.
    of: String,
    value: f64,
    span: Span,
    /// The figure and the word behind it.
    printed: String,
}

fn count(analysis: &Analysis<'_>, figure: &Figure) -> Option<Count> {
    let text = analysis.document.text;
    let block = analysis.document.blocks.get(at(&analysis.document.blocks, figure.span.start)?)?;
    let headline = block.role == BlockRole::Headline;
    let counted = figure.kind == FigureKind::Number || figure.kind == FigureKind::Quantity;
    let prose = analysis.prose();
    let next = prose.row.at(prose.first_from(figure.span.end));
    let word = next.filter(|token| token.kind == TokenKind::Word && block.span.contains(token.span))?;
    let lower = text[word.span].to_lowercase();
    let of = lower.strip_suffix('s').unwrap_or(&lower).to_owned();
    (counted && of.len() > 3 && (headline || block.role.is_body())).then(|| Count {
        headline,
        of,
        value: figure.value.unwrap_or(f64::NAN),
        span: figure.span,
        printed: text[figure.span.join(word.span)].to_owned(),
    })
}
