//! Tokens to names and their types.

use super::EntityType;
use crate::document::Document;
use crate::options::Options;
use crate::sentence::Sentence;
use crate::span::{Span, Spanned};
use crate::token::{Token, TokenKind};

/// A name in the text, and what it names. Without titles, a leading "the" or a possessive.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Name {
    pub span: Span,
    pub kind: EntityType,
    /// Whether it is written in initials: `NATO`, `U.N.`
    pub acronym: bool,
}

impl Spanned for Name {
    fn span(&self) -> Span {
        self.span
    }
}

/// Finds the names. They are sorted and do not overlap.
pub(super) fn tag(document: &Document<'_>, sentences: &[Sentence], tokens: &[Token], _options: &Options) -> Vec<Name> {
    let capital = |token: &Token| token.kind == TokenKind::Word && document.text[token.span].starts_with(char::is_uppercase);
    let mut names = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        let end = at + tokens[at..].iter().take_while(|token| capital(token) && token.sentence == tokens[at].sentence).count();
        let opens = sentences[tokens[at].sentence].span.start == tokens[at].span.start;
        if end > at && !document.blocks[sentences[tokens[at].sentence].block].role.is_furniture() && (!opens || end > at + 1) {
            let span = tokens[at].span.join(tokens[end - 1].span);
            names.push(Name { span, kind: EntityType::Person, acronym: is_acronym(&document.text[span]) });
        }
        at = end.max(at + 1);
    }
    names
}

/// Whether a name is written in initials: two to seven capitals, with or without full stops.
fn is_acronym(name: &str) -> bool {
    let capitals = name.chars().filter(|c| c.is_uppercase()).count();
    (2..=7).contains(&capitals) && name.chars().all(|c| c.is_uppercase() || c.is_ascii_digit() || matches!(c, '.' | '-' | '&'))
}
