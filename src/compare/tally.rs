//! What a figure counts of those things that an event has one count of: the dead, the arrested, the crowd.

use crate::analysis::Analysis;
use crate::entity::Figure;
use crate::lexicon::rule_words;
use crate::words::{Prose, Tag};

/// The sort of what a figure counts: by what stands behind it up to the first verb, or before it in its clause. `of` tells the sort of
/// the word at a place. With the place of the word that says so.
pub fn sort(analysis: &Analysis<'_>, figure: &Figure, of: impl Fn(usize) -> Option<usize>) -> Option<(usize, usize)> {
    const REACH: usize = 8;
    let prose = analysis.prose();
    let range = prose.within(figure.span);
    let sentence = prose.around(range.start);
    if is_age(sentence, range.start) {
        return None;
    }
    let behind = sentence.from(range.end).head(REACH).places();
    let before = sentence.up_to(range.start).tail(REACH).places().rev();
    find(analysis, behind, &of).or_else(|| find(analysis, before, &of))
}

/// `a woman of 71`
fn is_age(sentence: Prose<'_>, start: usize) -> bool {
    sentence.before(start) == "of" && rule_words!("person-of-age").has(sentence.back(start, 2))
}

/// The first sort in the clause, walking away from a figure: past no other figure, and no verb but one that only says how many.
fn find(
    analysis: &Analysis<'_>,
    places: impl Iterator<Item = usize>,
    of: impl Fn(usize) -> Option<usize>,
) -> Option<(usize, usize)> {
    let words = &analysis.words;
    for at in places {
        if let Some(sort) = of(at) {
            return Some((sort, at));
        }
        match words.tag(at) {
            // "8,000 tourists and locals fled", but "killed 31 and left 64 hurt"
            Tag::Cconj if analysis.prose().row.later(at).is_some_and(|next| words.tag(next) == Tag::Noun) => {}
            Tag::Punct | Tag::Cconj | Tag::Sconj | Tag::Num => return None,
            Tag::Verb if !says_how_many(words.lemma(at).as_ref()) => return None,
            Tag::Adp if ends_count(words.lower(at)) => return None,
            _ => {}
        }
    }
    None
}

fn says_how_many(lemma: &str) -> bool {
    rule_words!("says-how-many").has(lemma)
}

fn ends_count(word: &str) -> bool {
    rule_words!("ends-count").has(word)
}
