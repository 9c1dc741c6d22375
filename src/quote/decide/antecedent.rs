//! The answer to the question whom a pronoun or a description means.

use crate::entity::EntityId;
use crate::quote::Speaker;
use crate::quote::feature::Feature;
use crate::span::Span;

/// Whom a speaker means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Antecedent {
    Entity(EntityId),
    /// Who spoke last, and has no name.
    Described(Speaker),
    /// Nobody whom the text names.
    Nobody,
}

/// Somebody whom a speaker may mean.
#[derive(Clone, Debug)]
pub struct Candidate {
    pub antecedent: Antecedent,
    pub features: Vec<Feature>,
}

/// Everybody whom a speaker may mean, and who it is.
#[derive(Clone, Debug)]
pub struct Reference {
    /// The words that name the speaker.
    pub speaker: Span,
    pub candidates: Vec<Candidate>,
    /// Which candidate it is.
    pub best: usize,
    /// How likely that is: 0 to 1.
    pub chance: f32,
}
