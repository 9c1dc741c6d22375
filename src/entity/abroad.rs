//! Dates and figures of texts in other languages than English: what numbers, separators and signs say by themselves.
//!
//! `1.234,5` is 1234.5 where a comma divides wholes from parts, as in most languages, and `1,234.5` where a full stop does. A
//! number that stands for a year is no figure. A date is settled where the print has day, month and year.

use std::sync::LazyLock;

use foldhash::HashMap;

use super::{DateExpression, Entities, Figure, FigureKind, Grain};
use crate::calendar;
use crate::document::Document;
use crate::lexicon::entries;
use crate::sentence::Sentence;
use crate::span::Span;
use crate::token::{Token, TokenKind};
use crate::words::Prose;

/// What stands behind a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Behind {
    /// A power of ten.
    Scale(u32),
    Percent,
    Money(&'static str),
}

static BEHIND: LazyLock<HashMap<&'static str, Behind>> = LazyLock::new(|| {
    let lines = entries(include_str!("../../lexicon/entity/figures_abroad.txt"));
    lines
        .filter_map(|line| {
            let mut parts = line.split('\t');
            let (words, kind, value) = (parts.next()?, parts.next()?, parts.next()?);
            let behind = match kind {
                "scale" => Behind::Scale(value.parse().ok()?),
                "percent" => Behind::Percent,
                _ => Behind::Money(value),
            };
            Some((words, behind))
        })
        .collect()
});

/// Languages whose numbers divide wholes from parts by a full stop.
const POINT: [&str; 12] = ["ar", "bn", "fa", "he", "hi", "ja", "ko", "ta", "th", "ur", "zh", "en"];

/// Finds the dates and figures of a text in that language; names are not looked for.
pub fn count(document: &Document<'_>, sentences: &[Sentence], tokens: &[Token], language: &str) -> Entities {
    let reader =
        Reader { prose: Prose::whole(document.text, tokens), decimal: if POINT.contains(&language) { '.' } else { ',' } };
    let mut entities = Entities::default();
    let mut at = 0;
    while let Some(sentence) = reader.prose.sentence(at) {
        let furniture = document.blocks[sentences[sentence].block].role.is_furniture();
        if let Some((date, end)) = reader.date(at) {
            entities.dates.push(date);
            at = end;
        } else if let Some((figure, end)) = reader.figure(at).filter(|_| !furniture) {
            entities.figures.push(figure);
            at = end;
        } else {
            at += 1;
        }
    }
    entities
}

struct Reader<'a> {
    prose: Prose<'a>,
    decimal: char,
}

impl Reader<'_> {
    fn word(&self, at: usize) -> &str {
        self.prose.word(at)
    }

    /// What stands between a token and the one before it.
    fn gap(&self, at: usize) -> &str {
        self.prose.gap(at).unwrap_or("\n")
    }

    /// The whole date that opens at the token, and the token behind it.
    fn date(&self, at: usize) -> Option<(DateExpression, usize)> {
        let start = self.prose.row.at(at)?.span.start;
        let printed = calendar::parse_printed(&self.prose.text[start..]).filter(|printed| printed.month_first.is_none())?;
        let span = Span::new(start, start + printed.length);
        let end = self.prose.row.from(at).leading(|token| token.span.start < span.end).end();
        Some((DateExpression { span, value: Some(printed.date.to_string()), grain: Grain::Day }, end.max(at + 1)))
    }

    /// The figure that opens at the token, and the token behind it.
    fn figure(&self, at: usize) -> Option<(Figure, usize)> {
        let sign = sign(self.word(at));
        let first = at + usize::from(sign.is_some());
        let (digits, mut end) = self.number(first)?;
        let value: f64 = digits.parse().ok()?;
        let mut scale = 0;
        let mut kind = sign;
        while let Some((behind, next)) = self.behind(end) {
            match behind {
                Behind::Scale(exponent) if kind.is_none() || sign.is_some() => scale += exponent,
                Behind::Percent if kind.is_none() => kind = Some((FigureKind::Percent, "percent")),
                Behind::Money(code) if kind.is_none() => kind = Some((FigureKind::Money, code)),
                _ => break,
            }
            end = next;
        }
        let year = kind.is_none() && scale == 0 && digits.len() == 4 && (1500.0..2100.0).contains(&value);
        if year {
            return None;
        }
        let value = format!("{digits}e{scale}").parse().ok().filter(|value: &f64| value.is_finite());
        let span = self.prose.span(at..end);
        let (kind, unit) = kind.map_or((FigureKind::Number, None), |(kind, unit)| (kind, Some(unit.to_owned())));
        Some((Figure { span, kind, value, upper: None, unit }, end))
    }

    /// The number that opens at the token, its digits as a program reads them, and the token behind it.
    fn number(&self, at: usize) -> Option<(String, usize)> {
        self.prose.kind(at).filter(|&kind| kind == TokenKind::Number)?;
        let mut word = self.word(at).to_owned();
        let mut end = at + 1;
        let group = |word: &str| word.len() >= 3 && word.as_bytes()[..3].iter().all(u8::is_ascii_digit);
        let whole = |word: &str| (1..=3).contains(&word.len()) && word.bytes().all(|byte| byte.is_ascii_digit());
        // "1 250 000"
        if whole(&word) {
            while matches!(self.gap(end), " " | "\u{a0}" | "\u{202f}" | "\u{2009}") && group(self.word(end)) {
                let next = self.word(end);
                if next[3..].starts_with(|c: char| c.is_ascii_digit()) {
                    break;
                }
                word += next;
                end += 1;
            }
        }
        let other = if self.decimal == ',' { '.' } else { ',' };
        let (whole, part) = word.split_once(self.decimal).unwrap_or((&word, ""));
        let mut groups = whole.split([other, '\'', '’']);
        let first = groups.next()?;
        let grouped: Vec<&str> = groups.collect();
        let digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
        if first.is_empty() || !digits(first) || !digits(part) || grouped.iter().any(|group| group.len() != 3 || !digits(group)) {
            return None;
        }
        let whole = first.to_owned() + &grouped.concat();
        Some((if part.is_empty() { whole } else { format!("{whole}.{part}") }, end))
    }

    /// What stands behind a number, and the token behind that.
    fn behind(&self, at: usize) -> Option<(Behind, usize)> {
        if self.gap(at).contains(['\n', '\r']) || self.prose.row.at(at).is_none() {
            return None;
        }
        if let Some((kind, unit)) = sign(self.word(at)) {
            return Some((if kind == FigureKind::Percent { Behind::Percent } else { Behind::Money(unit) }, at + 1));
        }
        let one = self.word(at).to_lowercase();
        let two = format!("{one} {}", self.word(at + 1).to_lowercase());
        BEHIND
            .get(two.as_str())
            .map(|behind| (*behind, at + 2))
            .or_else(|| BEHIND.get(one.as_str()).map(|behind| (*behind, at + 1)))
    }
}

/// A sign that stands before or behind a number.
fn sign(word: &str) -> Option<(FigureKind, &'static str)> {
    Some(match word {
        "%" => (FigureKind::Percent, "percent"),
        "€" => (FigureKind::Money, "EUR"),
        "$" => (FigureKind::Money, "USD"),
        "£" => (FigureKind::Money, "GBP"),
        "¥" => (FigureKind::Money, "JPY"),
        "₺" => (FigureKind::Money, "TRY"),
        _ => return None,
    })
}
