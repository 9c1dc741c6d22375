//! Which quotations of headlines have the same words as a quotation of the story: `‘I counted the tiles’ – woman, 84, on a trolley`.

use std::borrow::Cow;
use std::cell::LazyCell;

use foldhash::HashSet;

use crate::document::{BlockRole, Document};
use crate::lexicon;
use crate::quotemark::QuotedText;
use crate::span;

/// How many quotations of headlines are looked at, and how many of the story may answer them.
const EARLY: usize = 12;
const LATER: usize = 150;

/// Whether a quotation of a headline stands in the story again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Echo {
    Not,
    /// Nearly all of its longer words.
    Nearly,
    /// Its very words, one behind the other.
    Wholly,
}

/// For each quoted text whether it stands in a headline and the story says its words again.
pub(crate) fn echoed(document: &Document<'_>, quoted: &[QuotedText], outermost: &[bool]) -> Vec<Echo> {
    let titled = |quoted: &QuotedText| {
        let block = span::at(&document.blocks, quoted.content.start).map(|block| document.blocks[block].role);
        matches!(block, Some(BlockRole::Headline | BlockRole::Standfirst | BlockRole::Subheading | BlockRole::Caption))
    };
    let mut echoed = vec![Echo::Not; quoted.len()];
    let early: Vec<usize> = (0..quoted.len()).filter(|&at| outermost[at] && titled(&quoted[at])).take(EARLY).collect();
    if early.is_empty() {
        return echoed;
    }
    let story: Vec<&str> = (0..quoted.len())
        .filter(|&at| outermost[at] && !titled(&quoted[at]))
        .take(LATER)
        .map(|at| &document.text[quoted[at].content])
        .collect();
    let longer: LazyCell<Vec<HashSet<String>>, _> = LazyCell::new(|| story.iter().map(|later| longer_words(later)).collect());
    let running: Vec<String> = story.iter().map(|later| run_of(later)).collect();
    for at in early {
        let text = &document.text[quoted[at].content];
        let (own, run) = (longer_words(text), run_of(text));
        echoed[at] = match () {
            () if run.len() > SHORTEST && running.iter().any(|later| later.contains(&run)) => Echo::Wholly,
            () if longer.iter().any(|later| says_again(&own, later)) => Echo::Nearly,
            () => Echo::Not,
        };
    }
    echoed
}

/// How many letters with blanks are too few to tell that a text is said again.
const SHORTEST: usize = 5;

/// The words of a text, apostrophes within.
pub(crate) fn words_of(text: &str) -> impl DoubleEndedIterator<Item = &str> {
    text.split(|c: char| !c.is_alphanumeric() && !matches!(c, '\'' | '’')).filter(|word| !word.is_empty())
}

/// A word in lower case, with a plain apostrophe.
pub(crate) fn plain(word: &str) -> Cow<'_, str> {
    let lower = lexicon::lower(word);
    if !lower.is_ascii() && lower.contains('’') { Cow::Owned(lower.replace('’', "'")) } else { lower }
}

/// The words of a text, each between blanks.
fn run_of(text: &str) -> String {
    let mut run = String::from(" ");
    for word in words_of(text) {
        run.push_str(&plain(word));
        run.push(' ');
    }
    run
}

/// The longer words of a text, lower case.
fn longer_words(text: &str) -> HashSet<String> {
    words_of(text).filter(|word| word.chars().count() > 3).map(str::to_lowercase).collect()
}

/// Whether nearly all words of a short text stand in a later one.
fn says_again(own: &HashSet<String>, later: &HashSet<String>) -> bool {
    let shared = own.intersection(later).count();
    !own.is_empty() && shared * 4 >= own.len() * 3
}
