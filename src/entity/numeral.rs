//! What a word is in a number: `four`, `twenty`, `million`, `thirds`.

use std::sync::LazyLock;

use foldhash::HashMap;

use crate::lexicon::entries;
use crate::token::HYPHENS;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Numeral {
    One(u32),
    Ten(u32),
    /// A power of ten.
    Scale(u32),
    /// A scale that is written in short and stands behind digits: `bn`.
    ShortScale(u32),
    Dozen,
    Ordinal(u32),
    /// `thirds`
    Fraction(u32),
}

static NUMERALS: LazyLock<HashMap<&'static [u8], Numeral>> = LazyLock::new(|| {
    entries(include_str!("../../lexicon/entity/numbers.txt"))
        .filter_map(|line| {
            let mut parts = line.split('\t');
            let (word, class, value) = (parts.next()?, parts.next()?, parts.next()?.parse().ok()?);
            let numeral = match class {
                "one" => Numeral::One(value),
                "ten" => Numeral::Ten(value),
                "scale" => Numeral::Scale(value),
                "short-scale" => Numeral::ShortScale(value),
                "dozen" => Numeral::Dozen,
                "ordinal" => Numeral::Ordinal(value),
                _ => Numeral::Fraction(value),
            };
            Some((word.as_bytes(), numeral))
        })
        .collect()
});

const LONGEST: usize = 12;

/// What the word is in a number, in any case.
pub(super) fn numeral(word: &str) -> Option<Numeral> {
    let mut room = [0; LONGEST];
    let lower = room.get_mut(..word.len())?;
    lower.copy_from_slice(word.as_bytes());
    lower.make_ascii_lowercase();
    NUMERALS.get(&*lower).copied()
}

/// Whether a number may open with the word. Most words are none, and are asked in many ways whether they are.
pub(super) fn may_open(word: &str) -> bool {
    word.bytes().any(|byte| byte.is_ascii_digit())
        || word.eq_ignore_ascii_case("a")
        || word.eq_ignore_ascii_case("an")
        || numeral(word.split(HYPHENS).next().unwrap_or(word)).is_some()
}
