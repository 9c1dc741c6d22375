//! Words in a row that belong together, asked for by place: nobody sees past their bounds.

use std::ops::Range;

/// A sentence, a clause, or a part of one.
///
/// Places are those of the whole text, so that they mean the same in every stretch; at a place outside stands no word.
#[derive(Debug)]
pub(crate) struct Stretch<'w, W> {
    words: &'w [W],
    start: usize,
}

impl<W> Clone for Stretch<'_, W> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<W> Copy for Stretch<'_, W> {}

impl<'w, W> Stretch<'w, W> {
    /// All words of a text.
    #[inline]
    pub(crate) fn whole(words: &'w [W]) -> Self {
        Stretch { words, start: 0 }
    }

    /// The place of the first word.
    #[inline]
    pub(crate) fn start(self) -> usize {
        self.start
    }

    /// The place behind the last word.
    #[inline]
    pub(crate) fn end(self) -> usize {
        self.start + self.words.len()
    }

    #[inline]
    pub(crate) fn len(self) -> usize {
        self.words.len()
    }

    #[inline]
    pub(crate) fn is_empty(self) -> bool {
        self.words.is_empty()
    }

    /// The word at a place.
    #[inline]
    pub(crate) fn at(self, place: usize) -> Option<&'w W> {
        self.words.get(place.checked_sub(self.start)?)
    }

    /// The word right before a place.
    #[inline]
    pub(crate) fn before(self, place: usize) -> Option<&'w W> {
        self.at(place.checked_sub(1)?)
    }

    /// The word right behind the one at a place.
    #[inline]
    pub(crate) fn after(self, place: usize) -> Option<&'w W> {
        self.at(place + 1)
    }

    /// The place right before another, if a word stands there.
    #[inline]
    pub(crate) fn earlier(self, place: usize) -> Option<usize> {
        place.checked_sub(1).filter(|&before| self.at(before).is_some())
    }

    /// The place right behind another, if a word stands there.
    #[inline]
    pub(crate) fn later(self, place: usize) -> Option<usize> {
        Some(place + 1).filter(|&behind| self.at(behind).is_some())
    }

    #[inline]
    pub(crate) fn first(self) -> Option<&'w W> {
        self.words.first()
    }

    #[inline]
    pub(crate) fn last(self) -> Option<&'w W> {
        self.words.last()
    }

    /// The part that stands between two places.
    #[inline]
    pub(crate) fn part(self, places: Range<usize>) -> Self {
        let within = |place: usize| place.saturating_sub(self.start).min(self.words.len());
        let from = within(places.start);
        let to = within(places.end).max(from);
        Stretch { words: &self.words[from..to], start: self.start + from }
    }

    /// The part that stands before a place.
    #[inline]
    pub(crate) fn up_to(self, place: usize) -> Self {
        self.part(self.start..place)
    }

    /// The part from a place on.
    #[inline]
    pub(crate) fn from(self, place: usize) -> Self {
        self.part(place..self.end())
    }

    /// The first so many words.
    #[inline]
    pub(crate) fn head(self, most: usize) -> Self {
        self.up_to(self.start.saturating_add(most))
    }

    /// The last so many words.
    #[inline]
    pub(crate) fn tail(self, most: usize) -> Self {
        self.from(self.end().saturating_sub(most))
    }

    /// The words as they lie in a row, for searches.
    #[inline]
    pub(super) fn words(self) -> &'w [W] {
        self.words
    }

    #[inline]
    pub(crate) fn iter(self) -> std::slice::Iter<'w, W> {
        self.words.iter()
    }

    /// From the last word to the first.
    #[inline]
    pub(crate) fn back(self) -> std::iter::Rev<std::slice::Iter<'w, W>> {
        self.words.iter().rev()
    }

    /// The words with their places.
    #[inline]
    pub(crate) fn placed(self) -> impl DoubleEndedIterator<Item = (usize, &'w W)> + ExactSizeIterator + Clone {
        let start = self.start;
        self.words.iter().enumerate().map(move |(at, word)| (start + at, word))
    }

    /// Each word with the one behind it.
    pub(crate) fn pairs(self) -> impl Iterator<Item = (&'w W, &'w W)> {
        self.words.iter().zip(self.words.iter().skip(1))
    }

    #[inline]
    pub(crate) fn any(self, is: impl FnMut(&'w W) -> bool) -> bool {
        self.words.iter().any(is)
    }

    #[inline]
    pub(crate) fn all(self, is: impl FnMut(&'w W) -> bool) -> bool {
        self.words.iter().all(is)
    }

    /// The place of the first such word.
    pub(crate) fn find(self, mut is: impl FnMut(&'w W) -> bool) -> Option<usize> {
        self.words.iter().position(&mut is).map(|at| self.start + at)
    }

    /// The place of the last such word.
    pub(crate) fn find_back(self, mut is: impl FnMut(&'w W) -> bool) -> Option<usize> {
        self.words.iter().rposition(&mut is).map(|at| self.start + at)
    }

    /// The words up to the first one that is not such.
    pub(crate) fn leading(self, mut is: impl FnMut(&'w W) -> bool) -> Self {
        self.up_to(self.find(|word| !is(word)).unwrap_or(self.end()))
    }

    /// The words behind the last one that is not such.
    pub(crate) fn trailing(self, mut is: impl FnMut(&'w W) -> bool) -> Self {
        self.from(self.find_back(|word| !is(word)).map_or(self.start, |last| last + 1))
    }
}

#[cfg(test)]
mod tests {
    use super::Stretch;

    const WORDS: [char; 6] = ['a', 'b', 'c', 'd', 'e', 'f'];

    fn middle() -> Stretch<'static, char> {
        Stretch::whole(&WORDS).part(2..5)
    }

    #[test]
    fn no_word_stands_outside_the_bounds() {
        assert_eq!([middle().before(2), middle().before(3), middle().before(0)], [None, Some(&'c'), None]);
        assert_eq!([middle().after(4), middle().after(3), middle().at(9)], [None, Some(&'e'), None]);
    }

    #[test]
    fn a_part_keeps_the_places_and_the_bounds() {
        assert_eq!(middle().part(0..4).words, ['c', 'd']);
        assert_eq!(middle().part(4..99).placed().collect::<Vec<_>>(), [(4, &'e')]);
        assert!(middle().part(7..9).is_empty() && middle().up_to(1).is_empty());
        assert_eq!((middle().head(2).words, middle().tail(1).words), (&['c', 'd'][..], &['e'][..]));
    }

    #[test]
    fn words_are_found_from_either_end() {
        assert_eq!(middle().find(|&word| word > 'c'), Some(3));
        assert_eq!(middle().find_back(|&word| word < 'e'), Some(3));
        assert_eq!(middle().leading(|&word| word < 'e').end(), 4);
        assert_eq!(middle().trailing(|&word| word > 'c').start(), 3);
    }
}
