//! The pronouns that mean people.

use crate::entity::words::Gender;
use crate::lexicon::rule_words;

/// The third person singular, of people.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Pronoun {
    pub gender: Gender,
    pub nominative: bool,
    pub length: usize,
}

pub(super) fn pronoun(word: &str) -> Option<Pronoun> {
    // Most words are told by their first letter.
    if !word.starts_with(['h', 'H', 's', 'S']) {
        return None;
    }
    let length = word.find(['\'', '’']).unwrap_or(word.len());
    let (gender, nominative) = match &word[..length] {
        "he" | "He" => (Gender::Male, true),
        word if rule_words!("him").has(word) => (Gender::Male, false),
        "she" | "She" => (Gender::Female, true),
        word if rule_words!("her").has(word) => (Gender::Female, false),
        _ => return None,
    };
    Some(Pronoun { gender, nominative, length })
}
