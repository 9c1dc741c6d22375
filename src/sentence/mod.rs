//! Blocks to sentences.
//!
//! Prefers to leave two sentences joined over cutting one in half. No sentence crosses a block.

use crate::document::Document;
use crate::quotemark::QuotedText;
use crate::span::{Span, Spanned};

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

/// Splits every block into sentences. Sentences are sorted and hold every character of the blocks but white space.
pub fn split(document: &Document<'_>, _quoted: &[QuotedText]) -> Vec<Sentence> {
    let mut sentences = Vec::new();
    for (block, span) in document.blocks.iter().map(|block| block.span).enumerate() {
        let mut start = span.start;
        for (at, mark) in document.text[span].match_indices(['.', '?', '!']) {
            let end = span.start + at + mark.len();
            if document.text[end..span.end].starts_with(' ') {
                sentences.push(Sentence { span: Span::new(start, end).trim(document.text), block });
                start = end;
            }
        }
        let rest = Span::new(start, span.end).trim(document.text);
        if !rest.is_empty() {
            sentences.push(Sentence { span: rest, block });
        }
    }
    sentences
}
