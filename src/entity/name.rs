//! What a name in the text is.

use super::EntityType;
use crate::span::{Span, Spanned};

/// A name in the text, and what it names. Without titles, a leading "the" or a possessive.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Name {
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

/// Whether a name is written in initials: two to seven capitals, with or without full stops.
pub(super) fn is_acronym(name: &str) -> bool {
    let capitals = name.chars().filter(|c| c.is_uppercase()).count();
    (2..=7).contains(&capitals) && name.chars().all(|c| c.is_uppercase() || c.is_ascii_digit() || matches!(c, '.' | '-' | '&'))
}
