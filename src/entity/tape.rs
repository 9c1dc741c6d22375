//! Tokens with the meaning that dates and figures need, looked up once.

use std::borrow::Borrow;
use std::sync::LazyLock;

use foldhash::HashMap;

use super::numeral;
use crate::lexicon::entries;
use crate::span::{Span, Spanned};
use crate::token::{HYPHENS, Token, TokenKind};
use crate::words::Prose;

/// What a token can be in a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sense {
    None,
    Digits,
    Month(u8),
    /// `Jan`, which wants a number beside it.
    ShortMonth(u8),
    Weekday(u8),
    ShortWeekday(u8),
    /// `week`: the name of the unit.
    Unit(&'static str),
    /// `weeks`
    Units(&'static str),
    Weekend,
    /// `morning`
    Part,
    Season(u8),
    /// -1 for `last`, 0 for `this`, 1 for `next`
    Relative(i8),
    /// -1 for `yesterday`
    Day(i8),
    /// `noon`
    Clock(&'static str),
    /// -1 for `ago`, 1 for `later`
    Direction(i8),
}

static SENSES: LazyLock<HashMap<&'static str, Sense>> = LazyLock::new(|| {
    entries(include_str!("../../lexicon/entity/time.txt"))
        .filter_map(|line| {
            let mut parts = line.split('\t');
            let (word, class, value) = (parts.next()?, parts.next()?, parts.next()?);
            Some((word, sense(class, value)))
        })
        .collect()
});

fn sense(class: &'static str, value: &'static str) -> Sense {
    let number: i8 = value.parse().unwrap_or(0);
    match class {
        "month" => Sense::Month(number.unsigned_abs()),
        "month-short" => Sense::ShortMonth(number.unsigned_abs()),
        "weekday" => Sense::Weekday(number.unsigned_abs()),
        "weekday-short" => Sense::ShortWeekday(number.unsigned_abs()),
        "unit" => Sense::Unit(value),
        "units" => Sense::Units(value),
        "weekend" => Sense::Weekend,
        "part" => Sense::Part,
        "season" => Sense::Season(number.unsigned_abs()),
        "relative" => Sense::Relative(number),
        "day" => Sense::Day(number),
        "clock" => Sense::Clock(value),
        "direction" => Sense::Direction(number),
        _ => Sense::None,
    }
}

/// A token with its sense.
pub(super) struct Sensed {
    token: Token,
    sense: Sense,
    /// Whether a number may open with it.
    may_count: bool,
}

impl Spanned for Sensed {
    fn span(&self) -> Span {
        self.token.span
    }
}

impl Borrow<Token> for Sensed {
    fn borrow(&self) -> &Token {
        &self.token
    }
}

/// A paragraph's tokens with their senses.
pub(super) type Tape<'a> = Prose<'a, Sensed>;

/// Looks up the senses of a text's tokens.
pub(super) fn sensed(text: &str, tokens: &[Token]) -> Vec<Sensed> {
    let mut lower = String::new();
    let read = |&token: &Token| {
        let word = &text[token.span];
        Sensed { token, sense: sense_of(word, token.kind, &mut lower), may_count: numeral::may_open(word) }
    };
    tokens.iter().map(read).collect()
}

fn sense_of(word: &str, kind: TokenKind, lower: &mut String) -> Sense {
    if word.starts_with(|c: char| c.is_ascii_digit()) {
        return Sense::Digits;
    }
    if kind == TokenKind::Punctuation || word.len() > 15 {
        return Sense::None;
    }
    lower.clear();
    lower.push_str(word);
    lower.make_ascii_lowercase();
    // "mid-March"
    let bare = lower.strip_prefix("mid").and_then(|rest| rest.strip_prefix(HYPHENS)).unwrap_or(lower);
    SENSES.get(bare).copied().unwrap_or(Sense::None)
}

impl Prose<'_, Sensed> {
    #[inline]
    pub(super) fn sense(self, place: usize) -> Sense {
        self.row.at(place).map_or(Sense::None, |word| word.sense)
    }

    /// Whether a number may open with the token at a place.
    #[inline]
    pub(super) fn may_count(self, place: usize) -> bool {
        self.row.at(place).is_some_and(|word| word.may_count)
    }
}
