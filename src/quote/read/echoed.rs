//! Which quotations of headlines have the same words as a quotation of the story: `‘I counted the tiles’ – woman, 84, on a trolley`.

use foldhash::HashSet;

use crate::document::{BlockRole, Document};
use crate::quotemark::QuotedText;
use crate::span;

/// How many quotations of headlines are looked at, and how many of the story may answer them.
const EARLY: usize = 12;
const LATER: usize = 150;

/// For each quoted text whether it stands in a headline and the story says its words again.
pub(crate) fn echoed(document: &Document<'_>, quoted: &[QuotedText], outermost: &[bool]) -> Vec<bool> {
    let titled = |quoted: &QuotedText| {
        let block = span::at(&document.blocks, quoted.content.start).map(|block| document.blocks[block].role);
        matches!(block, Some(BlockRole::Headline | BlockRole::Standfirst | BlockRole::Subheading | BlockRole::Caption))
    };
    let mut echoed = vec![false; quoted.len()];
    let early: Vec<usize> = (0..quoted.len()).filter(|&at| outermost[at] && titled(&quoted[at])).take(EARLY).collect();
    if early.is_empty() {
        return echoed;
    }
    let story = (0..quoted.len()).filter(|&at| outermost[at] && !titled(&quoted[at])).take(LATER);
    let story: Vec<HashSet<String>> = story.map(|at| words_of(&document.text[quoted[at].content])).collect();
    for at in early {
        let own = words_of(&document.text[quoted[at].content]);
        echoed[at] = story.iter().any(|later| says_again(&own, later));
    }
    echoed
}

/// The longer words of a text, lower case.
pub(crate) fn words_of(text: &str) -> HashSet<String> {
    let words = text.split(|c: char| !c.is_alphanumeric() && c != '\'' && c != '’');
    words.filter(|word| word.chars().count() > 3).map(str::to_lowercase).collect()
}

/// Whether nearly all words of a short text stand in a later one.
fn says_again(own: &HashSet<String>, later: &HashSet<String>) -> bool {
    let shared = own.intersection(later).count();
    !own.is_empty() && shared * 4 >= own.len() * 3
}
