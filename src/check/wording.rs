//! Sentences and words.

use std::sync::LazyLock;

use foldhash::HashSet;

use crate::analysis::Analysis;
use crate::lexicon;
use crate::sentence::Sentence;
use crate::token::{Token, TokenKind};

use super::{Check, count, in_body};

pub fn inspect(analysis: &Analysis<'_>) -> Vec<Check> {
    let mut checks = long_sentences(analysis);
    checks.extend(doubled_words(analysis));
    checks
}

fn long_sentences(analysis: &Analysis<'_>) -> Vec<Check> {
    const LONGEST: usize = 55;
    let mut checks = Vec::new();
    let prose = analysis.prose();
    let in_story = |sentence: &&Sentence| analysis.document.blocks[sentence.block].role.is_body();
    for sentence in analysis.sentences.iter().filter(in_story) {
        if prose.within(sentence.span).len() <= LONGEST {
            continue;
        }
        let words = count(analysis, sentence.span);
        if words > LONGEST {
            let message = format!("{words} words: few readers keep the start in mind to the end.");
            checks.push(Check::note("long-sentence", sentence.span, message));
        }
    }
    checks
}

fn doubled_words(analysis: &Analysis<'_>) -> Vec<Check> {
    let pairs = analysis.prose().row.pairs().filter(|(one, next)| is_doubled(analysis, one, next));
    let check = |(one, next): (&Token, &Token)| {
        let word = &analysis.document.text[one.span];
        Check::error("doubled-word", one.span.join(next.span), format!("“{word}” stands here twice."))
    };
    pairs.map(check).collect()
}

/// Words that may follow themselves: "all that he had had", "it is what it is is", "bye bye".
static MAY_REPEAT: LazyLock<HashSet<&'static str>> =
    LazyLock::new(|| lexicon::set(include_str!("../../lexicon/doubled_words.txt")));

fn is_doubled(analysis: &Analysis<'_>, one: &Token, next: &Token) -> bool {
    if one.span.len() != next.span.len() || one.kind != TokenKind::Word || next.kind != TokenKind::Word {
        return false;
    }
    let text = analysis.document.text;
    let (first, second) = (&text[one.span], &text[next.span]);
    let between = text.get(one.span.end..next.span.start).unwrap_or_default();
    first.eq_ignore_ascii_case(second)
        // "Duran Duran", "New York, New York": a name. "The the" opens a sentence.
        && second.starts_with(char::is_lowercase)
        && first.chars().all(char::is_alphabetic)
        && !between.is_empty()
        && between.chars().all(char::is_whitespace)
        && one.sentence == next.sentence
        && in_body(analysis, one.span.start)
        && !MAY_REPEAT.contains(second)
}
