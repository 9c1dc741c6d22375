//! The head of a paragraph: where it was filed, who speaks.

use super::cue::{self, Words};
use super::{Block, BlockRole};
use crate::span::Span;
use regex::Regex;
use std::collections::HashMap;
use std::sync::LazyLock;

/// `PRISTINA, Kosovo (AP) —`, `(Reuters) -`, `BERLIN, March 11 (Reuters) –`, `NEW DELHI:`.
static DATELINE: LazyLock<Regex> = LazyLock::new(|| {
    const PLACE: &str = r"\p{Lu}[\p{Lu}.'’-]+(?:[ /]\p{Lu}[\p{Lu}.'’-]*){0,4}";
    const REST: &str = r"(?:, ?\p{Lu}[\p{L}.'’]*(?: \p{Lu}[\p{L}.]*){0,2}| ?[,|]? ?\p{L}{3,9}\.? \d{1,2}(?:, \d{4})?)*";
    const AGENCY: &str = r" ?\([\p{L}][\p{L} .,/&]{1,30}\)";
    const DASH: &str = r" ?(?:—|–|--| - |- )";
    let pattern = format!(
        r"^(?:{PLACE}{REST}(?:{AGENCY})?{DASH}|{AGENCY}{DASH}|\p{{Lu}}\p{{L}}+(?: \p{{Lu}}\p{{L}}+)?{REST}{AGENCY}{DASH}|{PLACE}{REST}(?:{AGENCY})?:)"
    );
    Regex::new(&pattern).expect("the pattern is fixed")
});

/// How many bytes of a paragraph its dateline stands in at most.
const REACH: usize = 120;

/// Marks the datelines at the head of paragraphs.
pub(super) fn mark_datelines(text: &str, blocks: &mut [Block]) {
    for block in blocks.iter_mut().filter(|block| block.role == BlockRole::Paragraph) {
        block.dateline = dateline(&text[block.span]).map(|length| Span::new(block.span.start, block.span.start + length));
    }
}

/// How many bytes the dateline takes that the paragraph opens with.
pub(super) fn dateline(paragraph: &str) -> Option<usize> {
    let head = prefix(paragraph, REACH);
    if !head.starts_with(|c: char| c.is_uppercase() || c == '(') {
        return None;
    }
    DATELINE.find(head).map(|found| found.as_str().trim_end().len())
}

/// Marks who speaks at the head of the turns of an interview or a transcript.
///
/// One name before a colon may be anything; two turns make a conversation.
pub(super) fn mark_turns(text: &str, blocks: &mut [Block]) {
    let mut count: HashMap<String, usize> = HashMap::new();
    let names: Vec<Option<Span>> =
        blocks.iter().map(|block| if block.role == BlockRole::Paragraph { turn(text, block.span) } else { None }).collect();
    for name in names.iter().flatten() {
        *count.entry(text[*name].to_lowercase()).or_default() += 1;
    }
    let total: usize = count.values().sum();
    if total < 2 {
        return;
    }
    for (block, name) in blocks.iter_mut().zip(names) {
        if name.is_some() {
            block.turn = name;
            block.dateline = None;
        }
    }
}

/// The name before the colon that the paragraph opens with.
pub(super) fn turn(text: &str, span: Span) -> Option<Span> {
    let head = prefix(&text[span], 60);
    let head = head.trim_start_matches('*');
    let start = span.end - text[span].trim_start_matches('*').len();
    for letter in ["Q", "A"] {
        if head.strip_prefix(letter).is_some_and(|rest| rest.starts_with(['.', ':']) && rest[1..].starts_with([' ', '*'])) {
            return Some(Span::new(start, start + 1));
        }
    }
    let (name, rest) = head.split_once(':')?;
    let name = name.trim_end_matches('*');
    let named = name.split_whitespace().count() <= 5
        && name.split_whitespace().all(|word| word.starts_with(|c: char| c.is_uppercase() || matches!(c, '(' | '.')));
    let words = Words::of(name);
    let label = cue::LABELS.at(&words.words, 0) > 0 || words.len() == 0;
    (named && !label && (rest.is_empty() || rest.starts_with([' ', '*', '\u{a0}']))).then(|| Span::new(start, start + name.len()))
}

fn prefix(text: &str, bytes: usize) -> &str {
    let mut end = bytes.min(text.len());
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    &text[..end]
}
