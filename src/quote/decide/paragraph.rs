//! What a paragraph tells on its own, kept for the next text: its phrases, and its cues with their sources and what they report.
//!
//! A paragraph is known again by all that its reader sees, which ends [`BESIDE`] words before and behind it. A reader that looks further
//! must have that put into [`Seen::tell`].

use std::hash::Hash;
use std::ops::Range;
use std::rc::Rc;

use super::source::whole::Whole;
use super::statement::Statement;
use super::unit::Cues;
use crate::memory::{Kept, Key, Stamp};
use crate::quote::read::phrase::{self, Phrase};
use crate::quote::read::{Reading, Unit, Word};
use crate::span::Span;
use crate::words::Stretch;

/// How many words beside a paragraph are looked at, at most: for brackets and the word behind them, for a quotation that follows.
const BESIDE: usize = 10;

/// What a unit tells.
pub(crate) type Told = (Vec<Phrase>, Vec<Statement>);

/// What was found in a paragraph, and where it stood then.
pub(crate) struct Paragraph {
    units: Vec<Told>,
    place: Place,
}

/// Where a paragraph opens.
#[derive(Clone, Copy)]
struct Place {
    word: usize,
    byte: usize,
}

/// What each unit of a paragraph tells, and the stamp of all that is seen of it where it is kept.
pub(crate) fn told(reading: &Reading<'_>, units: &[Unit], memory: &mut Kept<Paragraph>) -> (Vec<Told>, Option<Stamp>) {
    let Some((first, last)) = units.first().zip(units.last()) else { return (Vec::new(), None) };
    let words = first.words.start..last.words.end;
    let place = Place { word: words.start, byte: reading.span(words.clone()).start };
    let read = || {
        let read = |unit: &Unit| {
            let phrases = phrase::phrases(reading, unit);
            let statements = Cues::of(reading, unit, &phrases).statements();
            (phrases, statements)
        };
        Paragraph { units: units.iter().map(read).collect(), place }
    };
    let (found, stamp) = memory.stamped(|key| Seen::of(reading, words).tell(units, place, key), read);
    let moved = |kept: Rc<Paragraph>| Moved { from: kept.place, to: place }.units(&kept.units);
    (Rc::try_unwrap(found).map_or_else(moved, |found| found.units), stamp)
}

/// All that is seen of a paragraph.
struct Seen<'r, 'a> {
    reading: &'r Reading<'a>,
    words: Range<usize>,
    text: Span,
    quoted: Range<usize>,
}

impl<'r, 'a> Seen<'r, 'a> {
    fn of(reading: &'r Reading<'a>, words: Range<usize>) -> Self {
        let near = reading.part(&(words.start.saturating_sub(BESIDE)..words.end + BESIDE));
        let text = reading.span(near.start()..near.end());
        // Whether a quotation is a title is asked of all its words.
        let ends = [near.first(), near.last()].into_iter().flatten().filter_map(|word| word.quoted);
        let text = ends.fold(text, |text, quotation| text.join(reading.quoted[quotation].outer()));
        let words = reading.within(text);
        let quotations = || reading.part(&words).iter().filter_map(|word| word.quoted);
        let quoted = quotations().next().zip(quotations().next_back()).map_or(0..0, |(first, last)| first..last + 1);
        Seen { reading, words, text, quoted }
    }

    fn tell(&self, units: &[Unit], place: Place, key: &mut Key) {
        let Seen { reading, words, text, quoted } = self;
        let tokens = reading.tokens.part(words.clone());
        reading.read.tell(tokens, key);
        let told = tokens.span(tokens.places());
        key.text(&reading.text[Span::new(text.start, told.start)]);
        key.text(&reading.text[Span::new(told.end, text.end)]);
        key.numbers([place.word - words.start, place.byte - text.start, units.len(), words.len()]);
        for unit in units {
            key.numbers([unit.words.start - words.start, unit.words.len(), usize::from(unit.headline)]);
        }
        self.tell_words(units, key);
        for quotation in &reading.quoted[quoted.clone()] {
            for span in [Some(quotation.content), quotation.open, quotation.close] {
                key.numbers(span.map_or([0; 2], |span| [1 + span.start - text.start, 1 + span.len()]));
            }
        }
        for (role, entity) in reading.roles_in(*text) {
            key.numbers([1 + role.start - text.start, *entity]);
        }
    }

    /// Adds what is known of words beside their tokens: of the paragraph's own whom names mean, as its stamp has the rest; what stands beside
    /// it may lean on words that nobody sees here.
    fn tell_words(&self, units: &[Unit], key: &mut Key) {
        let Some((first, last)) = units.first().zip(units.last()) else { return };
        let (reading, own) = (self.reading, first.words.start..last.words.end);
        key.stamp(reading.stamp(first.block));
        let named = |word: &Word<'_>| word.mention;
        let inside = reading.part(&own);
        let ends = inside.iter().find_map(named).zip(inside.back().find_map(named));
        for mention in ends.map_or(&[][..], |(first, last)| &reading.entities.mentions[first..=last]) {
            (mention.kind, mention.entity).hash(key);
        }
        // A quotation that runs over a bound has one number on both sides of it.
        key.numbers(ends_of(inside, |word| word.quoted).map(|quoted| quoted.map_or(0, |quoted| 1 + quoted - self.quoted.start)));
        key.numbers(ends_of(inside, named).map(|mention| usize::from(mention.is_some())));
        for beside in [self.words.start..own.start, own.end..self.words.end] {
            self.tell_beside(beside, key);
        }
    }

    fn tell_beside(&self, words: Range<usize>, key: &mut Key) {
        let mut mention = None;
        for word in self.reading.part(&words).iter() {
            let quoted = word.quoted.map_or(0, |quoted| 1 + quoted - self.quoted.start);
            // The first word of each name tells of it.
            let new = word.mention.filter(|_| word.mention != mention);
            let named = usize::from(word.mention.is_some()) + usize::from(new.is_some());
            key.numbers([quoted, named, usize::from(word.dated)]);
            (word.class, word.kind).hash(key);
            if let Some(new) = new {
                let mention = &self.reading.entities.mentions[new];
                (mention.form, mention.kind, mention.entity).hash(key);
            }
            mention = word.mention.or(mention);
        }
    }
}

/// What is asked of the first word and of the last.
fn ends_of<T>(words: Stretch<'_, Word<'_>>, ask: impl Fn(&Word<'_>) -> Option<T>) -> [Option<T>; 2] {
    [words.first().and_then(&ask), words.last().and_then(&ask)]
}

/// A way from where a paragraph stood to where it stands.
#[derive(Clone, Copy)]
struct Moved {
    from: Place,
    to: Place,
}

impl Moved {
    fn units(self, units: &[Told]) -> Vec<Told> {
        let unit = |(phrases, statements): &Told| {
            let phrases = phrases.iter().map(|phrase| self.phrase(phrase)).collect();
            (phrases, statements.iter().map(|statement| self.statement(statement)).collect())
        };
        units.iter().map(unit).collect()
    }

    fn word(self, at: usize) -> usize {
        self.to.word + at - self.from.word
    }

    fn words(self, words: &Range<usize>) -> Range<usize> {
        self.word(words.start)..self.word(words.end)
    }

    fn span(self, span: Span) -> Span {
        let byte = |at: usize| self.to.byte + at - self.from.byte;
        Span::new(byte(span.start), byte(span.end))
    }

    fn phrase(self, phrase: &Phrase) -> Phrase {
        Phrase { words: self.words(&phrase.words), span: self.span(phrase.span), head: self.word(phrase.head), ..phrase.clone() }
    }

    fn statement(self, statement: &Statement) -> Statement {
        let mut moved = statement.clone();
        let cue = &mut moved.cue;
        (cue.words, cue.from, cue.head, cue.opens) =
            (self.words(&cue.words), self.word(cue.from), self.word(cue.head), self.word(cue.opens));
        if let Some(Whole { words, span, .. }) = &mut moved.whole {
            (*words, *span) = (self.words(words), self.span(*span));
        }
        moved.content.iter_mut().for_each(|words| *words = self.words(words));
        moved
    }
}
