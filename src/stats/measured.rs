//! What a sentence adds to the measures, whatever stands beside it; kept for the next text.

use std::ops::Range;
use std::rc::Rc;

use super::style::{self, Row};
use super::{Body, Printed, is_word};
use crate::memory::Kept;
use crate::words::Prose;

/// What the words of a sentence add. They are given by their index in it.
#[derive(Default)]
pub(super) struct Measured {
    /// Where each of them stands, from the sentence's first token on.
    pub places: Vec<usize>,
    pub letters: usize,
    pub alphanumerics: usize,
    pub syllables: usize,
    pub polysyllables: usize,
    pub long_words: usize,
    /// Those that are complex where they are no name.
    pub complex: Vec<usize>,
    pub passives: Vec<Range<usize>>,
}

impl Measured {
    pub(super) fn of(body: &mut Body<'_, '_>, sentence: Prose<'_>, known: &mut Kept<Printed>) -> Measured {
        let places: Vec<usize> = sentence.row.placed().filter(|(_, token)| is_word(token)).map(|(place, _)| place).collect();
        let printed: Vec<Rc<Printed>> = places
            .iter()
            .map(|&place| {
                let id = body.number(place, known);
                Rc::clone(&body.types[id])
            })
            .collect();
        let mut measured = Measured::default();
        for (word, &place) in places.iter().enumerate() {
            let Some((_, printed)) = &body.printed[body.read.spelling(place)] else { continue };
            let spoken = printed.spoken;
            measured.letters += spoken.letters;
            measured.alphanumerics += spoken.alphanumerics;
            measured.syllables += spoken.syllables;
            measured.polysyllables += usize::from(spoken.syllables >= 3);
            measured.long_words += usize::from(spoken.letters > 6);
            measured.complex.extend(spoken.complex.then_some(word));
        }
        let row = Row { read: body.read, places: &places, printed: &printed };
        measured.passives = style::passives(&row, &mut body.forms);
        let start = sentence.row.start();
        measured.places = places.into_iter().map(|place| place - start).collect();
        measured
    }
}
