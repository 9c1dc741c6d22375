//! A text as it is read: without the characters that nobody sees, which editors and hosts put into it, and with a letter and its accent as one
//! character (the compositions of Unicode's Normalization Form C).
//!
//! The other stages read what is left, and know nothing of them; a report's offsets lead into the text as it came.

use std::borrow::Cow;

use unicode_normalization::char::compose;

use crate::span::{OffsetMap, OffsetUnit, Span, find_byte};

/// A text, and what is left of it to read.
#[derive(Clone, Debug)]
pub struct Plain<'t> {
    original: &'t str,
    text: Cow<'t, str>,
    changes: Vec<Change>,
}

/// Where a character was left out, or another one is read for it.
#[derive(Clone, Copy, Debug)]
struct Change {
    /// Behind the change, in what is read.
    at: usize,
    /// Where in the text as it came a span ends that ends there, and where one starts.
    end: usize,
    start: usize,
}

impl<'t> Plain<'t> {
    /// Reads a text.
    pub fn of(original: &'t str) -> Self {
        if !has_unseen(original) {
            return Plain { original, text: Cow::Borrowed(original), changes: Vec::new() };
        }
        let mut text = String::with_capacity(original.len());
        let mut changes = Vec::new();
        let mut characters = original.char_indices().peekable();
        while let Some((at, c)) = characters.next() {
            let mut behind = at + c.len_utf8();
            if let Some(other) = read_as(c) {
                text.push_str(other);
                changes.push(Change { at: text.len(), end: if other.is_empty() { at } else { behind }, start: behind });
                continue;
            }
            let mut letter = c;
            while let Some(&(_, mark)) = characters.peek()
                && let Some(composed) = is_accent(mark).then(|| compose(letter, mark)).flatten()
            {
                characters.next();
                (letter, behind) = (composed, behind + mark.len_utf8());
            }
            text.push(letter);
            if letter != c {
                changes.push(Change { at: text.len(), end: behind, start: behind });
            }
        }
        Plain { original, text: Cow::Owned(text), changes }
    }

    /// What is read.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Where a span of what is read stands in the text as it came. What nobody sees at its ends is no part of it.
    fn span(&self, span: Span) -> Span {
        if self.changes.is_empty() {
            return span;
        }
        Span::new(self.start(span.start), self.end(span.end))
    }

    /// Where a span of the text as it came stands in what is read.
    pub(crate) fn within(&self, original: Span) -> Span {
        let place = |offset: usize| {
            let next = self.changes.partition_point(|change| change.start <= offset);
            let place = next.checked_sub(1).map_or(offset, |last| self.changes[last].at + (offset - self.changes[last].start));
            // A letter and its accents are longer than what is read for them.
            let end = self.changes.get(next).map_or(self.text.len(), |change| change.at);
            self.text.floor_char_boundary(place.min(end))
        };
        Span::new(place(original.start), place(original.end))
    }

    fn start(&self, offset: usize) -> usize {
        let next = self.changes.partition_point(|change| change.at <= offset);
        next.checked_sub(1).map_or(offset, |last| self.changes[last].start + (offset - self.changes[last].at))
    }

    fn end(&self, offset: usize) -> usize {
        let here = self.changes.partition_point(|change| change.at < offset);
        match self.changes.get(here).filter(|change| change.at == offset) {
            Some(change) => change.end,
            None => here.checked_sub(1).map_or(offset, |last| self.changes[last].start + (offset - self.changes[last].at)),
        }
    }
}

/// Whether any character is left out, or read as another.
fn has_unseen(text: &str) -> bool {
    // The bytes that those characters begin with.
    let begins = |byte: u8| matches!(byte, 0xC2 | 0xCC | 0xCD | 0xE2 | 0xEF);
    let mut at = 0;
    while let Some(near) = find_byte(text, at, begins) {
        if text[near..].chars().next().is_some_and(|c| read_as(c).is_some() || is_accent(c)) {
            return true;
        }
        at = near + 1;
    }
    false
}

/// Accents that stand behind their letter.
fn is_accent(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36F}')
}

/// What is read for a character: nothing for blanks of no width, soft hyphens, marks of direction and stand-ins for objects. `None` for
/// what stays as it is.
fn read_as(c: char) -> Option<&'static str> {
    match c {
        '\u{AD}' | '\u{200B}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' => Some(""),
        '\u{2060}' | '\u{2066}'..='\u{2069}' | '\u{FEFF}' | '\u{FFFC}' => Some(""),
        '\u{2010}' | '\u{2011}' => Some("-"),
        _ => None,
    }
}

/// Where spans of what was read stand in the text as it came, in one offset unit.
pub struct Places<'t> {
    plain: Option<&'t Plain<'t>>,
    text: &'t str,
    offsets: OffsetMap<'t>,
}

impl<'t> Places<'t> {
    /// Of a text that was read as it is, or of one that was read as `plain`.
    pub fn new(text: &'t str, plain: Option<&'t Plain<'t>>, unit: OffsetUnit) -> Self {
        let text = plain.map_or(text, |plain| plain.original);
        Places { plain, text, offsets: OffsetMap::new(text, unit) }
    }

    /// The text as it came.
    pub fn text(&self) -> &'t str {
        self.text
    }

    /// Its length.
    pub fn length(&self) -> usize {
        self.offsets.convert(self.text.len())
    }

    /// Where a span starts and ends.
    pub fn of(&self, span: Span) -> (usize, usize) {
        let span = self.original(span);
        (self.offsets.convert(span.start), self.offsets.convert(span.end))
    }

    /// What stands in the text as it came where a span of what was read is.
    pub fn words(&self, span: Span) -> &'t str {
        &self.text[self.original(span)]
    }

    fn original(&self, span: Span) -> Span {
        self.plain.map_or(span, |plain| plain.span(span))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn place<'t>(plain: &Plain<'t>, words: &str) -> &'t str {
        let start = plain.text().find(words).unwrap();
        &plain.original[plain.span(Span::new(start, start + words.len()))]
    }

    #[test]
    fn what_nobody_sees_is_left_out_and_spans_lead_past_it() {
        let plain = Plain::of("Da\u{AD}na\u{200B} Brell\u{FFFC}\u{2060} left.");
        assert_eq!(plain.text(), "Dana Brell left.");
        assert_eq!(place(&plain, "Dana"), "Da\u{AD}na");
        assert_eq!(place(&plain, "Brell"), "Brell");
        assert_eq!(place(&plain, "left."), "left.");
    }

    #[test]
    fn a_hyphen_that_does_not_break_is_a_hyphen() {
        let plain = Plain::of("a five\u{2011}\u{200B}year plan");
        assert_eq!(plain.text(), "a five-year plan");
        assert_eq!(place(&plain, "five-"), "five\u{2011}");
        assert_eq!(place(&plain, "five-year"), "five\u{2011}\u{200B}year");
        assert_eq!(place(&plain, "year plan"), "year plan");
    }

    #[test]
    fn a_letter_and_its_accents_are_read_as_one() {
        let plain = Plain::of("Bre\u{308}ll\u{200B} met Nguye\u{302}\u{303}n in a cafe\u{301}\u{AD}.");
        assert_eq!(plain.text(), "Brëll met Nguyễn in a café.");
        assert_eq!(place(&plain, "Brëll"), "Bre\u{308}ll");
        assert_eq!(place(&plain, "Nguyễn"), "Nguye\u{302}\u{303}n");
        assert_eq!(place(&plain, "café"), "cafe\u{301}");
        assert_eq!(place(&plain, "n in"), "n in");
    }

    #[test]
    fn a_place_between_a_letter_and_its_accents_is_one_of_what_is_read() {
        let plain = Plain::of("a u\u{308}\u{301} b");
        assert_eq!(plain.text(), "a ǘ b");
        for start in 0..=plain.original.len() {
            for end in start..=plain.original.len() {
                let within = plain.within(Span::new(start, end));
                assert!(plain.text().get(within.start..within.end).is_some());
            }
        }
    }

    #[test]
    fn a_place_of_the_text_as_it_came_is_found_in_what_is_read() {
        let plain = Plain::of("Da\u{AD}na\u{200B} Brell\u{FFFC} left.");
        for words in ["Da\u{AD}na", "Brell", "left."] {
            let start = plain.original.find(words).unwrap();
            let within = plain.within(Span::new(start, start + words.len()));
            assert_eq!(&plain.text()[within], words.replace('\u{AD}', ""));
        }
    }

    #[test]
    fn a_text_without_them_is_read_as_it_is() {
        let plain = Plain::of("Zoë left.");
        assert!(matches!(plain.text, Cow::Borrowed(_)));
        assert_eq!(place(&plain, "left"), "left");
    }
}
