//! Sentences to tokens.
//!
//! A token is a word, a number, or one punctuation mark or symbol. `don't`, `O'Neil`, `U.S.`, `co-operate` and `4.2` are one
//! token; a possessive `'s` is a token of its own.

use crate::document::Document;
use crate::sentence::Sentence;
use crate::span::{Span, Spanned};

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TokenKind {
    Word,
    Number,
    Punctuation,
    /// `'s` or `’` behind an owner.
    Possessive,
}

/// A word, number or mark.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token {
    pub span: Span,
    pub kind: TokenKind,
    /// The index of its sentence.
    pub sentence: usize,
}

impl Spanned for Token {
    fn span(&self) -> Span {
        self.span
    }
}

/// Splits every sentence into tokens. Tokens are sorted, do not overlap, and hold every character of the sentences but white space.
pub fn tokenize(document: &Document<'_>, sentences: &[Sentence]) -> Vec<Token> {
    let mut tokens = Vec::new();
    for (index, sentence) in sentences.iter().enumerate() {
        let mut at = sentence.span.start;
        while at < sentence.span.end {
            let rest = &document.text[at..sentence.span.end];
            let first = rest.chars().next().expect("the rest is not empty");
            if first.is_whitespace() {
                at += first.len_utf8();
                continue;
            }
            let (length, kind) = next(rest, first);
            tokens.push(Token { span: Span::new(at, at + length), kind, sentence: index });
            at += length;
        }
    }
    tokens
}

/// The length in bytes and the kind of the token that `rest` opens with.
fn next(rest: &str, first: char) -> (usize, TokenKind) {
    if is_apostrophe(first) {
        let tail = &rest[first.len_utf8()..];
        let follows_word_end = |tail: &str| !tail.chars().next().is_some_and(char::is_alphanumeric);
        if tail.starts_with(['s', 'S']) && follows_word_end(&tail[1..]) {
            return (first.len_utf8() + 1, TokenKind::Possessive);
        }
    }
    if !first.is_alphanumeric() {
        return (first.len_utf8(), TokenKind::Punctuation);
    }
    let length = word_length(rest);
    let kind = if first.is_numeric() { TokenKind::Number } else { TokenKind::Word };
    (length, kind)
}

fn word_length(rest: &str) -> usize {
    let mut chars = rest.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        if c.is_alphanumeric() || is_mark(c) {
            continue;
        }
        let next = chars.peek().map(|&(_, next)| next);
        let joins = next.is_some_and(char::is_alphanumeric)
            && match c {
                '-' | '‑' | '.' | '_' => true,
                ',' | ':' => next.is_some_and(char::is_numeric) && rest[..at].ends_with(char::is_numeric),
                c if is_apostrophe(c) => !is_possessive(&rest[at + c.len_utf8()..]),
                _ => false,
            };
        if !joins {
            // The full stop of an initialism ("U.S.") belongs to it.
            let initialism = c == '.' && rest[..at].contains('.') && rest[..at].split('.').all(|part| part.chars().count() == 1);
            return if initialism { at + 1 } else { at };
        }
    }
    rest.len()
}

fn is_possessive(tail: &str) -> bool {
    let mut chars = tail.chars();
    matches!(chars.next(), Some('s' | 'S')) && !chars.next().is_some_and(char::is_alphanumeric)
}

fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’')
}

/// Combining marks, which belong to the letter before.
fn is_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36F}' | '\u{FE00}'..='\u{FE0F}' | '\u{200D}' | '\u{AD}')
}
