//! The learned decision on what the rules leave open: a linear model over hashed features of a candidate's context.
//!
//! `weights.bin` holds one signed byte a bucket; `training/` makes it, with the features of this file. A sentence ends where
//! the weights of its features sum to more than nothing.

use super::scan::{Candidate, first_word};
use super::words;
use crate::wordclass;

/// How many buckets the features fall into.
pub const BUCKETS: usize = 1 << 14;

static WEIGHTS: &[u8; BUCKETS] = include_bytes!("weights.bin");

/// Whether the sentence ends at a candidate.
pub fn ends_sentence(candidate: &Candidate<'_>) -> bool {
    let mut sum = 0;
    features(candidate, |bucket| sum += i32::from(WEIGHTS[bucket].cast_signed()));
    sum > 0
}

/// Gives the bucket of each feature of a candidate.
pub fn features(candidate: &Candidate<'_>, mut give: impl FnMut(usize)) {
    let context = Context::new(candidate);
    let Context { before, previous, after, following, .. } = context;
    let (before_shape, after_shape) = (shape(before), shape(after));
    let class = candidate.short.map_or(0, |class| class as u8 + 1);
    let starter = u8::from(words::opens_sentences(after));
    let length = u8::try_from(before.len().min(8)).unwrap_or(8);
    let next_mark = candidate.block.as_bytes().get(context.after_end).copied().unwrap_or(b' ');
    let said = u8::from(context.closing != 0 && (wordclass::is_speech_verb(following) || wordclass::is_speech_verb(after)));

    let [before_hash, previous_hash, after_hash, following_hash] = [before, previous, after, following].map(hash_of_word);
    let mut feature = |name: u8, parts: [u8; 4], word: u32| give(bucket(name, parts, word));
    feature(0, [0; 4], 0);
    feature(1, [context.mark, context.closing, context.gap, after_shape], 0);
    feature(2, [context.mark, context.closing, context.opening, 0], 0);
    feature(3, [class, after_shape, starter, 0], 0);
    feature(4, [before_shape, length, after_shape, context.mark], 0);
    feature(5, [shape(previous), before_shape, after_shape, class], 0);
    feature(6, [context.mark, after_shape, context.so_far, context.gap], 0);
    feature(7, [next_mark, after_shape, class, 0], 0);
    feature(8, [shape(following), after_shape, starter, class], 0);
    feature(9, [said, context.closing, after_shape, context.mark], 0);
    feature(10, [u8::from(candidate.quoted), context.closing, context.opening, after_shape], 0);
    feature(11, [context.mark, class, 0, 0], before_hash);
    feature(12, [after_shape, 0, 0, 0], before_hash);
    feature(13, [context.mark, 0, 0, 0], after_hash);
    feature(14, [class, 0, 0, 0], after_hash);
    feature(15, [before_shape, 0, 0, 0], after_hash);
    feature(16, [after_shape, class, 0, 0], following_hash);
    feature(17, [class, after_shape, 0, 0], previous_hash);
}

/// What the features are made of.
struct Context<'t> {
    before: &'t str,
    previous: &'t str,
    after: &'t str,
    following: &'t str,
    after_end: usize,
    /// The kind of end mark: `.`, `?`, `!`, or `~` for an ellipsis.
    mark: u8,
    closing: u8,
    opening: u8,
    gap: u8,
    /// How long the sentence is so far.
    so_far: u8,
}

impl<'t> Context<'t> {
    fn new(candidate: &Candidate<'t>) -> Self {
        let Candidate { before, opening, after, .. } = *candidate;
        let after_end = candidate.next + opening.len() + after.len();
        let behind = candidate.block[after_end..].trim_start_matches(['.', ',', ' ', '\u{a0}']);
        Context {
            before,
            previous: candidate.previous(),
            after,
            following: first_word(behind),
            after_end,
            mark: mark_kind(candidate.marks()),
            closing: bracket_kind(candidate.closing()),
            opening: bracket_kind(opening),
            gap: gap_kind(candidate.gap()),
            so_far: length_kind(candidate.mark.saturating_sub(candidate.sentence)),
        }
    }
}

fn mark_kind(marks: &str) -> u8 {
    let dots = marks.bytes().filter(|byte| *byte == b'.').count();
    match marks.as_bytes() {
        _ if marks.contains('?') => b'?',
        _ if marks.contains('!') => b'!',
        _ if dots > 1 || marks.contains('…') => b'~',
        _ => b'.',
    }
}

fn bracket_kind(marks: &str) -> u8 {
    match marks.chars().find(|c| *c != ' ') {
        None => 0,
        Some('"' | '“' | '”' | '«' | '»' | '„') => 1,
        Some('\'' | '‘' | '’' | '`') => 2,
        Some('(' | ')' | '[' | ']' | '{' | '}') => 3,
        Some('-' | '–' | '—') => 4,
        Some(_) => 5,
    }
}

fn gap_kind(gap: &str) -> u8 {
    match gap {
        "" => 0,
        " " => 1,
        _ if gap.contains('\n') => 3,
        _ => 2,
    }
}

fn length_kind(bytes: usize) -> u8 {
    match bytes {
        0..=3 => 0,
        4..=8 => 1,
        9..=16 => 2,
        17..=40 => 3,
        41..=120 => 4,
        _ => 5,
    }
}

/// Small, capitalised, a single capital, all capitals, mixed, a number, or nothing of these.
fn shape(word: &str) -> u8 {
    let mut letters = word.chars();
    let Some(first) = letters.next() else { return 0 };
    if word.is_ascii() {
        return ascii_shape(word.as_bytes());
    }
    let large = letters.clone().filter(|c| c.is_uppercase()).count();
    let small = letters.clone().any(char::is_lowercase);
    match first {
        _ if first.is_numeric() => 1,
        _ if first.is_lowercase() && large == 0 => 2,
        _ if first.is_lowercase() => 3,
        _ if first.is_uppercase() && letters.next().is_none() => 4,
        _ if first.is_uppercase() && large == 0 => 5,
        _ if first.is_uppercase() && small => 6,
        _ if first.is_uppercase() => 7,
        _ => 8,
    }
}

fn ascii_shape(word: &[u8]) -> u8 {
    let large = word[1..].iter().any(u8::is_ascii_uppercase);
    let small = word[1..].iter().any(u8::is_ascii_lowercase);
    match word[0] {
        b'0'..=b'9' => 1,
        b'a'..=b'z' => 2 + u8::from(large),
        b'A'..=b'Z' if word.len() == 1 => 4,
        b'A'..=b'Z' if !large => 5,
        b'A'..=b'Z' => 7 - u8::from(small),
        _ => 8,
    }
}

/// FNV-1a over the word in lower case.
fn hash_of_word(word: &str) -> u32 {
    word.bytes().fold(0x811C_9DC5, |hash, byte| (hash ^ u32::from(byte.to_ascii_lowercase())).wrapping_mul(0x0100_0193))
}

/// Mixes a feature's name, its parts and the hash of its word.
fn bucket(name: u8, parts: [u8; 4], word: u32) -> usize {
    let key = u64::from(u32::from_le_bytes(parts)) << 32 | u64::from(word);
    let mixed = (key ^ u64::from(name) << 56 ^ u64::from(name)).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    ((mixed ^ mixed >> 29).wrapping_mul(0xBF58_476D_1CE4_E5B9) >> (u64::BITS - BUCKETS.ilog2())) as usize
}
