//! Tokens to names and their types.
//!
//! A learned model reads each sentence; [`units`] is what it takes for a word.

use super::EntityType;
use crate::document::Document;
use crate::model::{self, Kind, RESOURCES, WEIGHTS, Words, features::Features, hash, label, resources};
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
    let mut names = Vec::new();
    let mut features = Features::default();
    let mut at = 0;
    for index in 0..sentences.len() {
        let end = at + tokens[at..].iter().take_while(|token| token.sentence == index).count();
        let units = units(document.text, &tokens[at..end]);
        at = end;
        let words = Words::read(units.iter().map(|&unit| &document.text[unit]), &RESOURCES);
        model::features::extract(&words, &mut features);
        let labels = label::best(&WEIGHTS.scores(&features), &WEIGHTS.transitions, |_| u32::MAX);
        for (first, behind, kind) in label::names(&labels) {
            let span = units[first].join(units[behind - 1]);
            names.push(Name { span, kind: entity_type(kind), acronym: is_acronym(&document.text[span]) });
        }
    }
    names
}

fn entity_type(kind: Kind) -> EntityType {
    match kind {
        Kind::Person => EntityType::Person,
        Kind::Organization => EntityType::Organization,
        Kind::Place => EntityType::Place,
        Kind::Misc => EntityType::Misc,
    }
}

/// The words of a sentence as the model sees them: its tokens, and the parts of those that hold a name and something else.
pub fn units(text: &str, tokens: &[Token]) -> Vec<Span> {
    let mut units = Vec::with_capacity(tokens.len() + 4);
    for token in tokens {
        let word = &text[token.span];
        match (token.kind == TokenKind::Word).then(|| hyphen(word)).flatten() {
            Some(at) => {
                let start = token.span.start;
                let behind = at + word[at..].chars().next().map_or(1, char::len_utf8);
                units.push(Span::new(start, start + at));
                units.push(Span::new(start + at, start + behind));
                units.push(Span::new(start + behind, token.span.end));
            }
            None => units.push(token.span),
        }
    }
    units
}

/// Where to cut a word: `U.S.-led`, `anti-American`, `Kosovo-Serbia`, but not `Coca-Cola`.
fn hyphen(word: &str) -> Option<usize> {
    let at = word.find(['-', '–'])?;
    let tail = word[at..].trim_start_matches(['-', '–']);
    let capital = |part: &str| part.starts_with(char::is_uppercase);
    if at == 0 || tail.is_empty() || tail.len() + 3 < word[at..].len() {
        return None;
    }
    let head = &word[..at];
    match (capital(head), capital(tail)) {
        (true, false) => (tail.len() > 2 && tail.starts_with(char::is_lowercase)).then_some(at),
        (false, true) => (head.len() > 1 && tail.len() > 2).then_some(at),
        (true, true) => (is_place(head) && is_place(tail)).then_some(at),
        (false, false) => None,
    }
}

fn is_place(word: &str) -> bool {
    let listed = RESOURCES.listed(hash::word(&word.to_lowercase()));
    listed & (resources::COUNTRY | resources::DEMONYM) != 0
}

/// Whether a name is written in initials: two to seven capitals, with or without full stops.
fn is_acronym(name: &str) -> bool {
    let capitals = name.chars().filter(|c| c.is_uppercase()).count();
    (2..=7).contains(&capitals) && name.chars().all(|c| c.is_uppercase() || c.is_ascii_digit() || matches!(c, '.' | '-' | '&'))
}
