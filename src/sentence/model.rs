//! The learned decision on what the rules leave open.

use super::scan::Candidate;
use super::words;

/// Whether the sentence ends at a candidate.
pub fn ends_sentence(candidate: &Candidate<'_>) -> bool {
    let after = candidate.after();
    let short = candidate.marks() == "." && words::abbreviation(candidate.before()).is_some();
    match after.chars().next() {
        _ if candidate.gap().is_empty() => true,
        Some(first) if first.is_lowercase() => false,
        _ if short => {
            words::opens_sentences(after) || matches!(words::abbreviation(candidate.before()), Some(words::Abbreviation::Clock))
        }
        _ => true,
    }
}
