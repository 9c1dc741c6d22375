//! Everything above to measures of the article. Body only: furniture does not count.

pub mod syllable;

use crate::document::Document;
use crate::entity::Entities;
use crate::quote::Quote;
use crate::sentence::Sentence;
use crate::token::{Token, TokenKind};

/// Measures of an article.
#[derive(Clone, Debug, PartialEq)]
pub struct Statistics {
    /// Characters of the body, white space included.
    pub characters: usize,
    pub words: usize,
    pub sentences: usize,
    pub paragraphs: usize,
    /// Silent reading of non-fiction at 238 words a minute (Brysbaert 2019).
    pub reading_seconds: f64,
}

/// Measures the body of an article.
pub fn measure(
    document: &Document<'_>,
    sentences: &[Sentence],
    tokens: &[Token],
    _entities: &Entities,
    _quotes: &[Quote],
) -> Statistics {
    let body = |sentence: &Sentence| document.blocks[sentence.block].role.is_body();
    let words = tokens.iter().filter(|token| is_word(token) && body(&sentences[token.sentence])).count();
    let blocks = || document.blocks.iter().filter(|block| block.role.is_body());
    Statistics {
        characters: blocks().map(|block| document.text[block.span].chars().count()).sum(),
        words,
        sentences: sentences.iter().filter(|sentence| body(sentence)).count(),
        paragraphs: blocks().count(),
        reading_seconds: words as f64 * 60.0 / 238.0,
    }
}

/// Whether the token counts as a word.
pub fn is_word(token: &Token) -> bool {
    matches!(token.kind, TokenKind::Word | TokenKind::Number)
}
