//! What the training command needs of this stage.

use super::rules::{self, Verdict};
use super::{Candidate, Marks, Scanner, Sentence, model};
use crate::document::Document;
use crate::quotemark;

pub use super::model::BUCKETS;

/// A candidate that the rules leave open: the buckets of its features, and whether a sentence ends there.
pub struct Example {
    pub buckets: Vec<usize>,
    pub ends: bool,
}

/// The open candidates of a document; `is_start` tells whether a sentence starts at a byte of the text.
pub fn examples(document: &Document<'_>, is_start: impl Fn(usize) -> bool) -> Vec<Example> {
    let mut examples = Vec::new();
    let quoted = quotemark::pair(document);
    for block in &document.blocks {
        let mut scanner = Scanner::new(&document.text[block.span], Marks::of(&quoted, block.span));
        while let Some(candidate) = scanner.next() {
            let ends = is_start(block.span.start + candidate.next);
            if rules::decide(&candidate) == Verdict::Open {
                examples.push(Example { buckets: buckets(&candidate), ends });
            }
            if ends {
                scanner.begin(candidate.next);
            }
        }
    }
    examples
}

/// Splits a document with other weights than the ones built in.
pub fn split_with(document: &Document<'_>, weights: &[i8]) -> Vec<Sentence> {
    let ends = |candidate: &Candidate<'_>| match rules::decide(candidate) {
        Verdict::Ends => true,
        Verdict::GoesOn => false,
        Verdict::Open => buckets(candidate).into_iter().map(|bucket| i32::from(weights[bucket])).sum::<i32>() > 0,
    };
    super::split_by(document, &quotemark::pair(document), ends, &mut super::Memory::default())
}

fn buckets(candidate: &Candidate<'_>) -> Vec<usize> {
    let mut buckets = Vec::new();
    model::features(candidate, |bucket| buckets.push(bucket));
    buckets
}
