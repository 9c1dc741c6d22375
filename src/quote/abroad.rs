//! Quotations of texts in other languages than English: what stands between marks, and nobody's name.

use super::{Confidence, Evidence, Quote, QuoteKind};
use crate::document::Document;
use crate::quotemark::QuotedText;
use crate::span::within;
use crate::token::{Token, TokenKind};

/// Fewer words are a title, a nickname or words held at arm's length.
const FEWEST: usize = 4;

/// The quotations in marks, by nobody.
pub fn quotations(document: &Document<'_>, quoted: &[QuotedText], tokens: &[Token]) -> Vec<Quote> {
    let mut quotes: Vec<Quote> = Vec::new();
    // The quote that each quotation became part of.
    let mut part: Vec<Option<usize>> = Vec::with_capacity(quoted.len());
    for quotation in quoted {
        let furniture = crate::span::at(&document.blocks, quotation.content.start)
            .is_none_or(|block| document.blocks[block].role.is_furniture());
        let before = quotation.continues.and_then(|before| part[before]);
        let words = tokens[within(tokens, quotation.content)].iter();
        let words = words.filter(|token| matches!(token.kind, TokenKind::Word | TokenKind::Number)).count();
        if furniture || quotation.depth > 0 || before.is_none() && words < FEWEST {
            part.push(None);
            continue;
        }
        let closed = quotation.close.is_some();
        match before {
            Some(index) => {
                quotes[index].content.push(quotation.content);
                quotes[index].closed = closed;
                part.push(Some(index));
            }
            None => {
                quotes.push(Quote {
                    kind: QuoteKind::Direct,
                    content: vec![quotation.content],
                    speaker: None,
                    cue: None,
                    closed,
                    confidence: Confidence::Likely,
                    evidence: Evidence::NobodyNamed,
                });
                part.push(Some(quotes.len() - 1));
            }
        }
    }
    quotes
}
