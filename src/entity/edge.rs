//! What belongs to a name: no "the" or title before it, no possessive and no letters behind it.

use std::ops::Range;

use super::words::{FIRMS_IN_S, GIVEN_TITLES, HONORIFICS, LETTERS_BEHIND, RANKS, ROLES, fold, tells};
use crate::model::{Kind, RESOURCES, hash, resources};
use crate::span::Span;
use crate::words::Prose;

/// Finds where the names of a text open and end, one after another.
pub(super) struct Edges<'t> {
    text: &'t str,
    /// Where the last person's name ends, with the letters behind it.
    person: usize,
}

impl<'t> Edges<'t> {
    pub(super) fn new(text: &'t str) -> Self {
        Edges { text, person: 0 }
    }

    /// The name in the units that were read as one; `None` where they name nothing: "Tom Roe, KC", "the TD's claim".
    pub(super) fn trim(&mut self, mut units: &[Span], kind: Kind) -> Option<Span> {
        let text = self.text;
        if units.iter().all(|unit| matches!(&text[*unit], ",") || letters(&text[*unit]).is_some()) {
            let post = units.iter().any(|unit| letters(&text[*unit]) == Some("post"));
            if post || self.person > 0 && self.is_beside_person(units) {
                self.person = if self.is_beside_person(units) { units.last()?.end } else { 0 };
                return None;
            }
        }
        if let [only] = units
            && matches!(kind, Kind::Person | Kind::Place)
            && (is_trade(&text[*only]) || is_title(&text[*only]))
        {
            return None;
        }
        let opens_behind = |first: &str| {
            first.eq_ignore_ascii_case("the") || kind == Kind::Person && (is_title(first) || is_trade(first) || is_post(first))
        };
        while let [first, rest @ ..] = units
            && !rest.is_empty()
            && (opens_behind(&text[*first]) || kind == Kind::Person && is_calling(text, *first, rest))
        {
            units = rest;
        }
        let whole = units.last()?.end;
        while !is_firm_in_s(Prose::whole(text, units))
            && let [rest @ .., last] = units
            && (matches!(&text[*last], "'s" | "’s" | "'" | "’" | "," | "\"" | "“" | "”")
                || stands_behind(text, rest, &text[*last], kind))
        {
            units = rest;
        }
        let span = units.first()?.join(*units.last()?);
        self.person = if kind == Kind::Person { whole } else { 0 };
        // "Ana Lee (L)": a letter alone is a mark in a caption, not a name; but they posted on X.
        (span.len() > 1 || kind == Kind::Organization && &text[span] == "X").then_some(span)
    }

    fn is_beside_person(&self, units: &[Span]) -> bool {
        let between = self.text.get(self.person..units[0].start).unwrap_or("-");
        self.person > 0 && matches!(between.trim_end(), "" | "," | " (" | ".")
    }
}

/// Whether letters behind other words are no part of a name: "Ann Doe, PhD", "a Sinn Féin TD".
fn stands_behind(text: &str, before: &[Span], word: &str, kind: Kind) -> bool {
    let spelled_out = before.iter().any(|unit| text[*unit].chars().any(char::is_lowercase));
    match letters(word) {
        Some("post") => spelled_out,
        Some(_) => spelled_out && kind == Kind::Person,
        None => false,
    }
}

/// The class of letters that stand behind a name: `honour`, `post`.
fn letters(word: &str) -> Option<&'static str> {
    let capitals = word.chars().filter(|c| c.is_uppercase()).count();
    let written = capitals > 1 || word.starts_with("Esq");
    if written && word.len() <= 10 { LETTERS_BEHIND.get(fold(word).as_str()).copied() } else { None }
}

fn is_title(word: &str) -> bool {
    let folded = fold(word);
    let titled = RESOURCES.listed(hash::word(&word.to_lowercase())) & resources::TITLE != 0;
    let title = titled || word != "St" && HONORIFICS.contains_key(folded.as_str());
    title && !GIVEN_TITLES.contains(folded.as_str())
}

/// "That day, baker Tobias opened a shop."
fn is_trade(word: &str) -> bool {
    word.starts_with(char::is_lowercase) && ROLES.contains_key(word)
}

/// "Hotelier Wendell Hope": a trade that is nobody's name.
fn is_post(word: &str) -> bool {
    let lower = word.to_lowercase();
    let name = RESOURCES.listed(hash::word(&lower)) & (resources::FIRST | resources::LAST) != 0;
    !name && lower != word && ROLES.contains_key(lower.as_str())
}

/// "Adjudicator Ida Plunkett called it a triumph": a word that is mostly small, before a given name and another.
fn is_calling(text: &str, first: Span, name: &[Span]) -> bool {
    let listed = |span: Span| RESOURCES.listed(hash::word(&text[span].to_lowercase()));
    let places = resources::COUNTRY | resources::CITY | resources::DEMONYM;
    let small = RESOURCES.lowercase(hash::word(&text[first].to_lowercase())) >= MOSTLY_SMALL;
    let [given, last, ..] = name else { return false };
    small
        && text[first].starts_with(char::is_uppercase)
        && text[first].len() > 3
        && listed(first) & (resources::FIRST | places) == 0
        && listed(*given) & (resources::FIRST | resources::TITLE | places) == resources::FIRST
        && text[*last].starts_with(char::is_uppercase)
}

/// From which step on a word is mostly written small.
const MOSTLY_SMALL: u32 = 4;

/// Whether the units are a firm whose name ends in 's: `McDonald’s`.
pub(super) fn is_firm_in_s(units: Prose<'_, Span>) -> bool {
    let places = units.places();
    (2..5).contains(&places.len())
        && matches!(units.before(places.end), "'s" | "’s")
        && FIRMS_IN_S.contains(fold(&units.text[units.span(places)]).as_str())
}

/// Whether a word is a title that is part of no name: `Supt`, `Cllr`.
pub(super) fn is_rank(word: &str) -> bool {
    RANKS.contains(fold(word).as_str())
}

/// Whether a number behind a work, a product or an event belongs to its name: "FurrowBot 2 weeds", not "two Carrow Cups 3 times".
pub(super) fn takes_number(units: Prose<'_, Span>, at: usize) -> bool {
    let (before, number, next) = (units.before(at), units.word(at), units.after(at));
    let short = (1..=4).contains(&number.len()) && number.bytes().all(|byte| byte.is_ascii_digit());
    let demonym = RESOURCES.listed(hash::word(&before.to_lowercase())) & resources::DEMONYM != 0;
    let counts = next.starts_with(char::is_alphanumeric) && !tells(next, "goes-on") || matches!(next, "%" | "-" | "–" | ":");
    short && !demonym && !counts && !units.is_glued(at)
}

/// Whether a given name of two syllables was cut: "Han Seok-woo", not "Ana Orr-led".
pub(super) fn takes_syllable(units: Prose<'_, Span>, name: Range<usize>) -> bool {
    let hyphen = name.end;
    let (one, other) = (units.before(hyphen), units.after(hyphen));
    let glued = units.word(hyphen) == "-" && units.is_glued(hyphen) && units.is_glued(hyphen + 1);
    name.len() == 2
        && glued
        && one.len() <= 6
        && (2..=6).contains(&other.len())
        && other.bytes().all(|c| c.is_ascii_lowercase())
        && RESOURCES.lowercase(hash::word(other)) <= 4
}
