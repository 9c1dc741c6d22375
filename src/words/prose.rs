//! What is written in a row of words: asked for by place, as a [`Stretch`] has them.

use std::borrow::{Borrow, Cow};
use std::ops::Range;

use super::Stretch;
use crate::lexicon::{self, AnyOf};
use crate::span::{self, Span, Spanned};
use crate::token::{Token, TokenKind};

/// A stretch with the text that it stands in. Where no word stands, nothing is written.
#[derive(Debug)]
pub(crate) struct Prose<'t, W = Token> {
    pub text: &'t str,
    pub row: Stretch<'t, W>,
}

impl<W> Clone for Prose<'_, W> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<W> Copy for Prose<'_, W> {}

impl<'t, W: Spanned> Prose<'t, W> {
    /// All words of a text.
    #[inline]
    pub(crate) fn whole(text: &'t str, words: &'t [W]) -> Self {
        Prose { text, row: Stretch::whole(words) }
    }

    /// The part that stands between two places.
    #[inline]
    pub(crate) fn part(self, places: Range<usize>) -> Self {
        Prose { row: self.row.part(places), ..self }
    }

    /// The part that stands before a place.
    #[inline]
    pub(crate) fn up_to(self, place: usize) -> Self {
        Prose { row: self.row.up_to(place), ..self }
    }

    /// The part from a place on.
    #[inline]
    pub(crate) fn from(self, place: usize) -> Self {
        Prose { row: self.row.from(place), ..self }
    }

    /// The first so many words.
    #[inline]
    pub(crate) fn head(self, most: usize) -> Self {
        Prose { row: self.row.head(most), ..self }
    }

    /// The last so many words.
    #[inline]
    pub(crate) fn tail(self, most: usize) -> Self {
        Prose { row: self.row.tail(most), ..self }
    }

    /// Where its words stand.
    #[inline]
    pub(crate) fn places(self) -> Range<usize> {
        self.row.start()..self.row.end()
    }

    /// What is written at a place.
    #[inline]
    pub(crate) fn word(self, place: usize) -> &'t str {
        self.row.at(place).map_or("", |word| &self.text[word.span()])
    }

    /// What is written so many places before another.
    #[inline]
    pub(crate) fn back(self, place: usize, steps: usize) -> &'t str {
        place.checked_sub(steps).map_or("", |place| self.word(place))
    }

    /// What is written right before a place.
    #[inline]
    pub(crate) fn before(self, place: usize) -> &'t str {
        self.back(place, 1)
    }

    /// What is written right behind a place.
    #[inline]
    pub(crate) fn after(self, place: usize) -> &'t str {
        self.word(place + 1)
    }

    /// Whether the word stands at a place, in any case.
    #[inline]
    pub(crate) fn is(self, place: usize, word: &str) -> bool {
        self.word(place).eq_ignore_ascii_case(word)
    }

    /// Whether one of the words stands at a place, in any case.
    pub(crate) fn is_any(self, place: usize, words: impl AnyOf) -> bool {
        words.has_in_any_case(self.word(place))
    }

    /// Whether one of the words stands right before a place, in any case.
    #[inline]
    pub(crate) fn follows(self, place: usize, words: impl AnyOf) -> bool {
        words.has_in_any_case(self.before(place))
    }

    /// Whether one of the words stands anywhere in it, in any case.
    pub(crate) fn has_any(self, words: impl AnyOf) -> bool {
        self.row.any(|word| words.has_in_any_case(&self.text[word.span()]))
    }

    /// The place of the first such word, in any case.
    pub(crate) fn find(self, word: &str) -> Option<usize> {
        self.places().find(|&place| self.is(place, word))
    }

    #[inline]
    pub(crate) fn lower(self, place: usize) -> Cow<'t, str> {
        lexicon::lower(self.word(place))
    }

    #[inline]
    pub(crate) fn is_capital(self, place: usize) -> bool {
        self.word(place).starts_with(char::is_uppercase)
    }

    #[inline]
    pub(crate) fn is_dash(self, place: usize) -> bool {
        matches!(self.word(place), "-" | "–" | "—" | "\u{2010}" | "\u{2011}")
    }

    /// What stands between the word at a place and the one before it, if there are two.
    pub(crate) fn gap(self, place: usize) -> Option<&'t str> {
        let (before, here) = self.row.before(place).zip(self.row.at(place))?;
        Some(&self.text[before.span().end..here.span().start])
    }

    /// Whether the word at a place opens right where the one before it ends.
    #[inline]
    pub(crate) fn is_glued(self, place: usize) -> bool {
        self.row.before(place).zip(self.row.at(place)).is_some_and(|(before, here)| before.span().end == here.span().start)
    }

    /// Whether one blank stands before the word at a place.
    pub(crate) fn is_apart(self, place: usize) -> bool {
        matches!(self.gap(place), Some(" " | "\u{a0}" | "\u{202f}" | "\u{2009}"))
    }

    /// The text from the first to the last of the words; an empty span where there are none.
    pub(crate) fn span(self, places: Range<usize>) -> Span {
        let part = self.row.part(places);
        match part.first().zip(part.last()) {
            Some((first, last)) => first.span().join(last.span()),
            None => Span::new(0, 0),
        }
    }

    /// The places of the words that lie wholly within a span.
    pub(crate) fn within(self, outer: Span) -> Range<usize> {
        let (start, inside) = (self.row.start(), span::within(self.row.words(), outer));
        start + inside.start..start + inside.end
    }

    /// The place of the first word that opens at an offset or behind it.
    pub(crate) fn first_from(self, offset: usize) -> usize {
        self.within(Span::new(offset, offset)).start
    }

    /// The place behind the words from here on that end before an offset.
    pub(crate) fn behind(self, place: usize, offset: usize) -> usize {
        self.row.from(place).leading(|word| word.span().end <= offset).end()
    }
}

impl<'t, W: Spanned + Borrow<Token>> Prose<'t, W> {
    #[inline]
    pub(crate) fn kind(self, place: usize) -> Option<TokenKind> {
        self.row.at(place).map(|word| word.borrow().kind)
    }

    #[inline]
    pub(crate) fn is_possessive(self, place: usize) -> bool {
        self.kind(place) == Some(TokenKind::Possessive)
    }

    /// Whether a possessive stands right before a place.
    pub(crate) fn is_owned(self, place: usize) -> bool {
        place.checked_sub(1).is_some_and(|before| self.is_possessive(before))
    }

    /// The index of the sentence of the word at a place.
    #[inline]
    pub(crate) fn sentence(self, place: usize) -> Option<usize> {
        self.row.at(place).map(|word| word.borrow().sentence)
    }

    /// Its sentences, or the parts of them that it has, one after another.
    pub(crate) fn sentences(self) -> impl Iterator<Item = Self> {
        let mut at = self.row.start();
        let chunks = self.row.words().chunk_by(|one, next| one.borrow().sentence == next.borrow().sentence);
        chunks.map(move |words| {
            let start = at;
            at += words.len();
            self.part(start..at)
        })
    }

    /// Whether two words stand in one sentence.
    #[inline]
    pub(crate) fn together(self, one: usize, other: usize) -> bool {
        self.sentence(one).zip(self.sentence(other)).is_some_and(|(one, other)| one == other)
    }

    /// Whether the sentence that stands before a place goes on up to another.
    #[inline]
    pub(crate) fn goes_on(self, place: usize, other: usize) -> bool {
        place.checked_sub(1).is_some_and(|before| self.together(before, other))
    }

    /// The place before another, in the same sentence.
    #[inline]
    pub(crate) fn earlier(self, place: usize) -> Option<usize> {
        place.checked_sub(1).filter(|&before| self.together(before, place))
    }

    /// The sentence of the word at a place, as nobody can see past it; nothing where no word stands.
    pub(crate) fn around(self, place: usize) -> Self {
        let Some(sentence) = self.sentence(place) else { return self.part(place..place) };
        let (start, words) = (self.row.start(), self.row.words());
        let first = words.partition_point(|word| word.borrow().sentence < sentence);
        let behind = first + words[first..].partition_point(|word| word.borrow().sentence == sentence);
        self.part(start + first..start + behind)
    }
}

#[cfg(test)]
mod tests {
    use super::Prose;
    use crate::span::Span;
    use crate::token::{Token, TokenKind};

    /// Words between blanks; a full stop ends a sentence.
    fn tokens(text: &str) -> Vec<Token> {
        let (mut tokens, mut start, mut sentence) = (Vec::new(), 0, 0);
        for word in text.split(' ') {
            tokens.push(Token { span: Span::new(start, start + word.len()), kind: TokenKind::Word, sentence });
            start += word.len() + 1;
            sentence += usize::from(word == ".");
        }
        tokens
    }

    #[test]
    fn nothing_is_written_outside() {
        let (text, tokens) = ("The bridge is safe", tokens("The bridge is safe"));
        let prose = Prose::whole(text, &tokens).part(1..3);
        assert_eq!([prose.before(1), prose.word(1), prose.word(2), prose.after(2)], ["", "bridge", "is", ""]);
        assert!(!prose.is_glued(1) && prose.is_apart(2) && !prose.is_apart(3));
    }

    #[test]
    fn a_sentence_hides_its_neighbours() {
        let text = "He came . She left . It rained";
        let tokens = tokens(text);
        let prose = Prose::whole(text, &tokens);
        assert_eq!(text[prose.around(4).span(0..99)], *"She left .");
        assert_eq!((prose.around(3).before(3), prose.earlier(3), prose.earlier(4)), ("", None, Some(3)));
        assert!(prose.around(99).row.is_empty());
    }
}
