//! Sentences to tokens.
//!
//! A token is a word, a number, or one punctuation mark or symbol. `don't`, `O'Neil`, `U.S.`, `co-operate`, `4.2`, an address
//! (`https://…`, `desk@example.org`), a `@handle` and a `#tag` are one token each; a possessive `'s` is a token of its own, and
//! so is a currency sign.

use crate::document::Document;
use crate::memory::Kept;
use crate::sentence::Sentence;
use crate::span::{Span, Spanned};

/// The hyphens that join the parts of a word: the one on keyboards, the true one, and the one at which no line breaks.
///
/// They differ in length: what cuts a word at one uses what `split_once` or `match_indices` gives, never "one byte on".
pub const HYPHENS: [char; 3] = ['-', '\u{2010}', '\u{2011}'];

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TokenKind {
    /// A word, an abbreviation, an address, a handle or a tag.
    Word,
    /// What opens with a digit: `4.2`, `14,000`, `1990s`, `20:46`, `30-year-old`.
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

/// What is known of the sentences of the text before: their tokens, as spans of each.
#[derive(Default)]
pub struct Memory(Kept<Vec<(Span, TokenKind)>>);

impl Memory {
    /// Keeps what is found for the next text.
    pub fn keeping() -> Memory {
        Memory(Kept::keeping())
    }
}

/// Splits every sentence into tokens. Tokens are sorted, do not overlap, and hold every character of the sentences but white space.
pub fn tokenize(document: &Document<'_>, sentences: &[Sentence]) -> Vec<Token> {
    tokenize_again(document, sentences, &mut Memory::default())
}

/// The same of a text that is being written.
pub fn tokenize_again(document: &Document<'_>, sentences: &[Sentence], memory: &mut Memory) -> Vec<Token> {
    memory.0.next_text();
    let mut tokens = Vec::with_capacity(document.text.len() / 5);
    for (index, sentence) in sentences.iter().enumerate() {
        let text = &document.text[sentence.span];
        let own = memory.0.get(|key| key.text(text), || read(text));
        let token = |&(span, kind): &(Span, TokenKind)| Token { span: span.in_whole(sentence.span.start), kind, sentence: index };
        tokens.extend(own.iter().map(token));
    }
    tokens
}

fn read(text: &str) -> Vec<(Span, TokenKind)> {
    let mut reader = Reader { text, at: 0, after_word: None, in_single_quotes: false };
    let mut tokens = Vec::with_capacity(text.len() / 4);
    while let Some((start, kind)) = reader.next() {
        tokens.push((Span::new(start, reader.at), kind));
    }
    tokens
}

/// Reads a sentence token by token.
struct Reader<'t> {
    text: &'t str,
    at: usize,
    /// Where the token before ended, if it was a word.
    after_word: Option<usize>,
    /// Whether a single quotation mark is open, so that the next one may close it.
    in_single_quotes: bool,
}

impl Reader<'_> {
    /// The start and the kind of the next token, which ends at `at`.
    fn next(&mut self) -> Option<(usize, TokenKind)> {
        let rest = &self.text[self.at..];
        let rest = rest.trim_start();
        let first = rest.chars().next()?;
        let start = self.text.len() - rest.len();
        let glued = self.after_word == Some(start);
        let (length, kind) = match first {
            _ if first.is_alphanumeric() => word(rest, first),
            '\'' | '’' | '‘' => self.apostrophe(rest, first, glued),
            '@' | '#' if !glued => (tag_length(rest), TokenKind::Punctuation),
            _ => (first.len_utf8(), TokenKind::Punctuation),
        };
        let kind = if matches!(first, '@' | '#') && length > 1 { TokenKind::Word } else { kind };
        self.at = start + length;
        self.after_word = matches!(kind, TokenKind::Word | TokenKind::Number).then_some(self.at);
        Some((start, kind))
    }

    fn apostrophe(&mut self, rest: &str, mark: char, glued: bool) -> (usize, TokenKind) {
        let length = mark.len_utf8();
        if glued && mark != '‘' {
            if is_possessive(&rest[length..]) {
                return (length + 1, TokenKind::Possessive);
            }
            // "The ministers’ offices": a plural owner, unless the mark closes a quotation.
            let owner = self.text[..self.text.len() - rest.len()].ends_with(['s', 'S', 'z', 'x']);
            if owner && !self.in_single_quotes && rest[length..].starts_with([' ', '\u{a0}']) {
                return (length, TokenKind::Possessive);
            }
            self.in_single_quotes = false;
        } else if rest[length..].starts_with(char::is_alphabetic) {
            self.in_single_quotes = true;
        }
        (length, TokenKind::Punctuation)
    }
}

/// The length in bytes and the kind of the word or number that `rest` opens with.
fn word(rest: &str, first: char) -> (usize, TokenKind) {
    if matches!(first, 'h' | 'H' | 'w' | 'W' | 'f') && opens_address(rest) {
        return (address_length(rest), TokenKind::Word);
    }
    let length = word_length(rest);
    match rest.as_bytes().get(length) {
        Some(b'@') if is_mailbox(&rest[length + 1..]) => {
            let domain = &rest[length + 1..];
            return (length + 1 + word_length(domain), TokenKind::Word);
        }
        // "example.org/news", but not "and/or".
        Some(b'/') if is_domain(&rest[..length]) => return (address_length(rest), TokenKind::Word),
        _ => {}
    }
    (length, if first.is_numeric() { TokenKind::Number } else { TokenKind::Word })
}

fn opens_address(rest: &str) -> bool {
    let starts = |prefix: &str| rest.get(..prefix.len()).is_some_and(|head| head.eq_ignore_ascii_case(prefix));
    starts("http://")
        || starts("https://")
        || starts("ftp://")
        || (starts("www.") && rest[4..].starts_with(char::is_alphanumeric))
}

/// The length of the address that `rest` opens with, without the marks that belong to the sentence around it.
fn address_length(rest: &str) -> usize {
    let stops = |c: char| c.is_whitespace() || matches!(c, '<' | '>' | '"' | '“' | '”' | '«' | '»' | '{' | '}' | '|');
    let address = &rest[..rest.find(stops).unwrap_or(rest.len())];
    let mut length = address.trim_end_matches(['.', ',', ';', ':', '!', '?', '\'', '’', '…', '*', '_']).len();
    if address[..length].ends_with([')', ']']) && !address[..length].contains(['(', '[']) {
        length = address[..length].trim_end_matches([')', ']', '.', ',']).len();
    }
    length.max(1)
}

/// Whether a host name stands behind the `@` of a mail address.
fn is_mailbox(domain: &str) -> bool {
    domain.starts_with(|c: char| c.is_ascii_alphanumeric()) && is_domain(&domain[..word_length(domain)])
}

/// Whether a word reads as a host name: `example.org`.
fn is_domain(word: &str) -> bool {
    let top = word.rsplit('.').next().unwrap_or_default();
    top.len() < word.len() && (2..=24).contains(&top.len()) && top.bytes().all(|byte| byte.is_ascii_lowercase())
}

/// The length of a `@handle` or `#tag`, or of the lone sign. A tag is a word: "#1" is not.
fn tag_length(rest: &str) -> usize {
    let name = &rest[1..];
    if !name.starts_with(|c: char| c.is_alphabetic() || c == '_') {
        return 1;
    }
    1 + name.find(|c: char| !c.is_alphanumeric() && c != '_' && !is_mark(c)).unwrap_or(name.len())
}

fn word_length(rest: &str) -> usize {
    let mut at = 0;
    loop {
        at += plain_length(&rest[at..]);
        let Some(mark) = rest[at..].chars().next() else { return at };
        let behind = at + mark.len_utf8();
        if !joins(&rest[..at], mark, &rest[behind..]) {
            // The full stop of an initialism ("U.S.", "Ph.D.") belongs to it.
            return if mark == '.' && is_initialism(&rest[..at]) { behind } else { at };
        }
        at = behind;
    }
}

/// The length of the letters and digits that `rest` opens with.
fn plain_length(rest: &str) -> usize {
    let ascii = rest.bytes().take_while(u8::is_ascii_alphanumeric).count();
    if rest.as_bytes().get(ascii).is_none_or(u8::is_ascii) {
        return ascii;
    }
    ascii + rest[ascii..].find(|c: char| !c.is_alphanumeric() && !is_mark(c)).unwrap_or(rest.len() - ascii)
}

/// Whether a mark inside a word holds its two sides together.
fn joins(before: &str, mark: char, after: &str) -> bool {
    let next_is = |test: fn(char) -> bool| after.chars().next().is_some_and(test);
    match mark {
        '.' | '_' | '·' => next_is(char::is_alphanumeric),
        _ if HYPHENS.contains(&mark) => next_is(char::is_alphanumeric),
        '+' => next_is(char::is_alphanumeric) && is_plus_address(after),
        ',' | ':' => next_is(char::is_numeric) && before.ends_with(char::is_numeric),
        '\'' | '’' => next_is(char::is_alphabetic) && !is_possessive(after),
        _ => false,
    }
}

/// "jane+news@example.org".
fn is_plus_address(after: &str) -> bool {
    let tail = &after[plain_length(after)..];
    tail.strip_prefix('@').is_some_and(|domain| domain.starts_with(|c: char| c.is_ascii_alphanumeric()))
}

fn is_initialism(word: &str) -> bool {
    word.len() <= 24
        && word.contains('.')
        && word.split('.').all(|part| part.chars().count() <= 2 && part.chars().all(char::is_alphabetic))
}

fn is_possessive(tail: &str) -> bool {
    let mut chars = tail.chars();
    matches!(chars.next(), Some('s' | 'S')) && !chars.next().is_some_and(char::is_alphanumeric)
}

/// Combining marks, which belong to the letter before.
fn is_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36F}' | '\u{FE00}'..='\u{FE0F}' | '\u{200D}' | '\u{AD}')
}
