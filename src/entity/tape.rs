//! Tokens with the meaning that dates and figures need, looked up once.

use std::borrow::Cow;
use std::sync::LazyLock;

use foldhash::HashMap;

use super::numeral;
use crate::lexicon::{self, entries};
use crate::token::{HYPHENS, Token, TokenKind};

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

/// A text's tokens with their senses.
pub(super) struct Tape<'a> {
    pub text: &'a str,
    pub tokens: &'a [Token],
    senses: Vec<Sense>,
    /// Whether a number may open with the token.
    may_count: Vec<bool>,
}

impl<'a> Tape<'a> {
    pub(super) fn new(text: &'a str, tokens: &'a [Token]) -> Self {
        let mut lower = String::new();
        let senses = tokens
            .iter()
            .map(|token| {
                let word = &text[token.span];
                if word.starts_with(|c: char| c.is_ascii_digit()) {
                    return Sense::Digits;
                }
                if token.kind == TokenKind::Punctuation || word.len() > 15 {
                    return Sense::None;
                }
                lower.clear();
                lower.push_str(word);
                lower.make_ascii_lowercase();
                // "mid-March"
                let bare = lower.strip_prefix("mid").and_then(|rest| rest.strip_prefix(HYPHENS)).unwrap_or(&lower);
                SENSES.get(bare).copied().unwrap_or(Sense::None)
            })
            .collect();
        let may_count = tokens.iter().map(|token| numeral::may_open(&text[token.span])).collect();
        Tape { text, tokens, senses, may_count }
    }

    pub(super) fn sense(&self, at: usize) -> Sense {
        self.senses.get(at).copied().unwrap_or(Sense::None)
    }

    /// Whether a number may open with the token.
    pub(super) fn may_count(&self, at: usize) -> bool {
        self.may_count.get(at).copied().unwrap_or(false)
    }

    /// The token's words; empty behind the last.
    pub(super) fn word(&self, at: usize) -> &'a str {
        self.tokens.get(at).map_or("", |token| &self.text[token.span])
    }

    /// Whether the token is the word, in any case.
    pub(super) fn is(&self, at: usize, word: &str) -> bool {
        self.word(at).eq_ignore_ascii_case(word)
    }

    /// Whether the token is one of the words, in any case.
    pub(super) fn is_any(&self, at: usize, words: &[&str]) -> bool {
        words.iter().any(|word| self.is(at, word))
    }

    pub(super) fn lower(&self, at: usize) -> Cow<'a, str> {
        lexicon::lower(self.word(at))
    }

    pub(super) fn is_capital(&self, at: usize) -> bool {
        self.word(at).starts_with(char::is_uppercase)
    }

    /// Whether the two tokens stand in one sentence.
    pub(super) fn together(&self, one: usize, other: usize) -> bool {
        match (self.tokens.get(one), self.tokens.get(other)) {
            (Some(one), Some(other)) => one.sentence == other.sentence,
            _ => false,
        }
    }

    /// The token before, in the same sentence.
    pub(super) fn earlier(&self, at: usize) -> Option<usize> {
        at.checked_sub(1).filter(|&before| self.together(before, at))
    }

    /// Whether token `at` opens right where the one before it ends.
    pub(super) fn is_glued(&self, at: usize) -> bool {
        at > 0 && self.tokens.get(at).is_some_and(|token| self.tokens[at - 1].span.end == token.span.start)
    }

    /// Whether one blank stands before token `at`.
    pub(super) fn is_apart(&self, at: usize) -> bool {
        let before = at.checked_sub(1).and_then(|before| self.tokens.get(before));
        let gap = before.zip(self.tokens.get(at)).map(|(before, token)| &self.text[before.span.end..token.span.start]);
        matches!(gap, Some(" " | "\u{a0}" | "\u{202f}" | "\u{2009}"))
    }

    pub(super) fn is_dash(&self, at: usize) -> bool {
        matches!(self.word(at), "-" | "–" | "—" | "\u{2010}" | "\u{2011}")
    }
}
