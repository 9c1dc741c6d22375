//! The pronouns that mean people.

use crate::entity::words::Gender;

/// The third person singular, of people.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Pronoun {
    pub gender: Gender,
    pub nominative: bool,
    pub length: usize,
}

pub(super) fn pronoun(word: &str) -> Option<Pronoun> {
    let length = word.find(['\'', '’']).unwrap_or(word.len());
    let (gender, nominative) = match &word[..length] {
        "he" | "He" => (Gender::Male, true),
        "him" | "his" | "himself" | "His" | "Him" => (Gender::Male, false),
        "she" | "She" => (Gender::Female, true),
        "her" | "hers" | "herself" | "Her" => (Gender::Female, false),
        _ => return None,
    };
    Some(Pronoun { gender, nominative, length })
}
