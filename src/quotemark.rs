//! Quotation marks to stretches of quoted text.
//!
//! Runs before sentences are split: a full stop inside an open quotation is not the end of the sentence around it. Who said
//! it is a later question ([`crate::quote`]).

use crate::document::Document;
use crate::span::{Span, Spanned};

/// A stretch of text between quotation marks, within one block.
///
/// `content` leaves the marks out. When the closing mark is missing, `content` runs to the end of the block.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QuotedText {
    pub content: Span,
    /// The opening mark; `None` where a quotation goes on from the block before without one.
    pub open: Option<Span>,
    /// The closing mark; `None` where it is missing.
    pub close: Option<Span>,
    /// The index of the quoted text, in a block before, that this one goes on with.
    pub continues: Option<usize>,
    /// How many other quotations this one stands in.
    pub depth: usize,
}

impl QuotedText {
    /// Content and marks.
    pub fn outer(&self) -> Span {
        let start = self.open.map_or(self.content.start, |mark| mark.start);
        Span::new(start, self.close.map_or(self.content.end, |mark| mark.end))
    }
}

impl Spanned for QuotedText {
    fn span(&self) -> Span {
        self.content
    }
}

/// Pairs the quotation marks of each block. The result is sorted by start; nested quotations follow the one they stand in.
pub fn pair(document: &Document<'_>) -> Vec<QuotedText> {
    let mut quoted = Vec::new();
    for block in &document.blocks {
        let mut open: Option<Span> = None;
        for (at, mark) in document.text[block.span].char_indices().filter(|(_, c)| matches!(c, '"' | '“' | '”')) {
            let mark = Span::new(block.span.start + at, block.span.start + at + mark.len_utf8());
            match open.take() {
                None => open = Some(mark),
                Some(start) => quoted.push(quoted_text(start, mark.start, Some(mark))),
            }
        }
        if let Some(start) = open {
            quoted.push(quoted_text(start, block.span.end, None));
        }
    }
    quoted
}

fn quoted_text(open: Span, end: usize, close: Option<Span>) -> QuotedText {
    QuotedText { content: Span::new(open.end, end), open: Some(open), close, continues: None, depth: 0 }
}
