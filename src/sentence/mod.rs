//! Blocks to sentences.
//!
//! Prefers to leave two sentences joined over cutting one in half. No sentence crosses a block. Every place where a sentence
//! may end is a [`Candidate`]; rules decide what is certain, a small linear model the rest.

mod list;
mod model;
mod rules;
mod scan;
#[doc(hidden)]
pub mod training;
mod unmarked;
mod words;

use crate::document::Document;
use crate::memory::{Kept, Key};
use crate::quotemark::QuotedText;
use crate::span::{Span, Spanned};
use rules::Verdict;
use scan::{Candidate, Marks, Scanner};

/// A sentence, without the white space around it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sentence {
    pub span: Span,
    /// The index of its block.
    pub block: usize,
}

impl Spanned for Sentence {
    fn span(&self) -> Span {
        self.span
    }
}

/// What is known of the blocks of the text before: where their sentences start.
#[derive(Default)]
pub struct Memory(Kept<Vec<usize>>);

impl Memory {
    /// Keeps what is found for the next text.
    pub fn keeping() -> Memory {
        Memory(Kept::keeping())
    }
}

/// Splits every block into sentences. Sentences are sorted and hold every character of the blocks but white space.
pub fn split(document: &Document<'_>, quoted: &[QuotedText]) -> Vec<Sentence> {
    split_again(document, quoted, &mut Memory::default())
}

/// The same of a text that is being written.
pub fn split_again(document: &Document<'_>, quoted: &[QuotedText], memory: &mut Memory) -> Vec<Sentence> {
    split_by(document, quoted, ends_sentence, memory)
}

fn split_by(
    document: &Document<'_>,
    quoted: &[QuotedText],
    ends_sentence: impl Fn(&Candidate<'_>) -> bool,
    memory: &mut Memory,
) -> Vec<Sentence> {
    memory.0.next_text();
    let mut sentences = Vec::with_capacity(document.text.len() / 100);
    for (block, span) in document.blocks.iter().map(|block| block.span).enumerate() {
        let text = &document.text[span];
        let mut push = |start: usize, end: usize| {
            let sentence = Span::new(span.start + start, span.start + end).trim(document.text);
            if !sentence.is_empty() {
                sentences.push(Sentence { span: sentence, block });
            }
        };
        let marks = Marks::of(quoted, span);
        let tell = |key: &mut Key| {
            key.text(text);
            marks.tell(key);
        };
        let mut start = 0;
        for &next in memory.0.get(tell, || starts(text, marks, &ends_sentence)).iter() {
            push(start, next);
            start = next;
        }
        push(start, text.len());
    }
    sentences
}

/// Where the sentences of a block start, but for the first.
fn starts<'t>(block: &'t str, marks: Marks<'t>, ends_sentence: impl Fn(&Candidate<'_>) -> bool) -> Vec<usize> {
    let mut starts = Vec::new();
    let mut unmarked = unmarked::starts(block).into_iter().peekable();
    let mut scanner = Scanner::new(block, marks);
    while let Some(candidate) = scanner.next() {
        while let Some(start) = unmarked.next_if(|start| *start <= candidate.mark) {
            if start > scanner.sentence {
                starts.push(start);
                scanner.begin(start);
            }
        }
        let candidate = Candidate { sentence: scanner.sentence, ..candidate };
        if ends_sentence(&candidate) {
            starts.push(candidate.next);
            scanner.begin(candidate.next);
        }
    }
    starts.extend(unmarked.filter(|start| *start > scanner.sentence));
    starts.dedup();
    starts
}

fn ends_sentence(candidate: &Candidate<'_>) -> bool {
    match rules::decide(candidate) {
        Verdict::Ends => true,
        Verdict::GoesOn => false,
        Verdict::Open => model::ends_sentence(candidate),
    }
}
