//! What tells that a source wants no name.

use crate::quote::read::lists;
use crate::quote::read::{Reading, Unit};

/// `asked not to be named`, `declined to be identified`: tells of the source, and says nothing.
pub(crate) fn keeps_unnamed(reading: &Reading<'_>, unit: &Unit, at: usize) -> bool {
    if !lists::does(&reading.words[at].lower, "keeps") {
        return false;
    }
    let rest: Vec<&str> = reading.of(unit).from(at + 1).head(8).iter().map(|word| &*word.lower).collect();
    let unnamed = rest.iter().take(7).any(|word| lists::does(word, "hides"));
    let opens = rest.first().is_some_and(|word| lists::does(word, "opens-request"));
    // "asked the Chronicle not to reveal her name"
    let not = rest.iter().position(|&word| word == "not");
    let named = not.is_some_and(|not| rest[not..].iter().any(|word| lists::does(word, "identity")));
    unnamed && opens || named
}
