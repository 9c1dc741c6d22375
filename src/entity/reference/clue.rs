//! What in a sentence may mean somebody: its pronouns and descriptions. The same words beside the same names have the same.

use std::hash::Hash;
use std::ops::Range;
use std::rc::Rc;

use super::Story;
use super::description::Description;
use super::pronoun::{Pronoun, pronoun};
use crate::entity::EntityType;
use crate::memory::{Kept, Key};
use crate::words::Prose;

/// A pronoun or a description, and how many words of its sentence stand before it.
pub(in crate::entity) struct Clue {
    pub(super) before: usize,
    pub(super) what: What,
}

pub(super) enum What {
    Pronoun(Pronoun),
    Description(Description),
}

/// The clues of a sentence, and where it stands.
pub(super) struct Clues {
    pub places: Range<usize>,
    pub clues: Rc<Vec<Clue>>,
}

impl Clues {
    /// Its pronouns, each with its place.
    pub(super) fn pronouns(&self) -> impl Iterator<Item = (usize, Pronoun)> {
        let pronoun = |clue: &Clue| match clue.what {
            What::Pronoun(pronoun) => Some((self.places.start + clue.before, pronoun)),
            What::Description(_) => None,
        };
        self.clues.iter().filter_map(pronoun)
    }
}

/// How many words before a sentence are looked at: an owner may stand there.
const BEFORE: usize = 1;
/// How many behind it: a description may go on.
const BEHIND: usize = 2;

/// The clues of all sentences.
pub(super) fn find(story: &Story<'_>, memory: &mut Kept<Vec<Clue>>) -> Vec<Clues> {
    memory.next_text();
    let of = |sentence: Prose<'_>| {
        let clues = memory.get(|key| tell(story, sentence, key), || read(story, sentence));
        Clues { places: sentence.places(), clues }
    };
    story.prose.sentences().map(of).collect()
}

fn read(story: &Story<'_>, sentence: Prose<'_>) -> Vec<Clue> {
    let start = sentence.row.start();
    let what = |place: usize| match pronoun(sentence.word(place)) {
        Some(pronoun) => Some(What::Pronoun(pronoun)),
        None => Some(What::Description(Description::at(story, place)?.within(start))),
    };
    sentence.places().filter_map(|place| Some(Clue { before: place - start, what: what(place)? })).collect()
}

/// Adds all that is seen of a sentence.
fn tell(story: &Story<'_>, sentence: Prose<'_>, key: &mut Key) {
    let Range { start, end } = sentence.places();
    let near = story.prose.part(start.saturating_sub(BEFORE)..end + BEHIND);
    story.words.tell(near, key);
    key.numbers([start - near.row.start(), end - start]);
    let whole = near.span(near.places());
    let first = story.mentions.partition_point(|mention| mention.span.end <= whole.start);
    for mention in story.mentions[first..].iter().take_while(|mention| mention.span.start < whole.end) {
        key.number(mention.span.start.wrapping_sub(whole.start));
        key.text(&story.document.text[mention.span]);
        (mention.kind == EntityType::Person).hash(key);
    }
}
