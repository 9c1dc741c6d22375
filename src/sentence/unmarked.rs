//! Sentences that open without an end mark before them: items of a list, a picture's credit, a date between headline and text.

use memchr::memchr_iter;

use super::list;
use super::scan::{is_end_mark, last_word};
use super::words;
use crate::calendar::{self, WEEKDAYS};
use crate::lexicon::rule_words;

/// Where sentences start in a block though no end mark stands before them.
pub fn starts(block: &str) -> Vec<usize> {
    let mut starts = list::item_starts(block);
    starts.extend(after_date(block).into_iter().chain(credits(block)).chain(before_date(block)));
    starts.sort_unstable();
    starts
}

/// "The harbour at dawn Image: Ida Vale."
fn credits(block: &str) -> impl Iterator<Item = usize> {
    memchr_iter(b':', block.as_bytes()).filter_map(|colon| {
        let word = last_word(&block[..colon]);
        let known = rule_words!("credits-picture").has(word);
        let start = colon - word.len();
        let before = block[..start].trim_end();
        let inside = before.ends_with(|c: char| c.is_alphanumeric() || matches!(c, ')' | ']' | '"' | '”' | '’'));
        let apart = block[..start].ends_with(char::is_whitespace) && !before.ends_with(is_end_mark);
        (known && inside && apart && block[colon + 1..].starts_with(' ')).then_some(start)
    })
}

/// "Saturday, March 15, 2025 The council met": a date that a headline left behind.
fn after_date(block: &str) -> Option<usize> {
    let length = date_length(block)?;
    let rest = block[length..].strip_prefix(' ')?;
    rest.starts_with(char::is_uppercase).then_some(length + 1)
}

/// "Council meets at last Saturday, March 15, 2025": a date that closes a headline.
fn before_date(block: &str) -> Option<usize> {
    let from = block.ceil_char_boundary(block.len().saturating_sub(LONGEST_DATE));
    let tail = &block[from..];
    let at =
        from + tail.match_indices(' ').map(|(at, _)| at + 1).find(|at| date_length(&tail[*at..]) == Some(tail.len() - at))?;
    let word = last_word(block[..at].trim_end());
    let headline = block[..at].trim_end().ends_with(|c: char| c.is_alphanumeric() || matches!(c, '\'' | '’' | '"' | '”'));
    (headline && !words::opens_sentences(word)).then_some(at)
}

/// "Wednesday, September 30, 2025" and a blank.
const LONGEST_DATE: usize = 30;

/// The length of a date that `text` opens with, with weekday and year: "Friday, January 3, 2014".
fn date_length(text: &str) -> Option<usize> {
    let day = WEEKDAYS.iter().find_map(|weekday| text.strip_prefix(weekday)?.strip_prefix(", "))?;
    let date = calendar::parse_printed(day)?;
    Some(text.len() - day.len() + date.length)
}
