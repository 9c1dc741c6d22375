//! Spans of the text, and their offsets in the units of other languages.
//!
//! Inside the crate every offset counts bytes of UTF-8. [`OffsetMap`] turns them into what a caller counts in.

use std::ops::{Index, Range};

use serde::Deserialize;

/// A stretch of the text: bytes `start..end`, on character boundaries.
///
/// It does not implement `Serialize`, so that a byte offset cannot leave the crate by accident.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    pub start: usize,
    pub end: usize,
}

impl Span {
    /// A span of bytes `start..end`; an `end` before `start` gives an empty span at `start`.
    pub fn new(start: usize, end: usize) -> Self {
        Span { start, end: end.max(start) }
    }

    /// The span as a range, to slice with.
    pub fn range(self) -> Range<usize> {
        self.start..self.end
    }

    /// The span's length in bytes.
    pub fn len(self) -> usize {
        self.end - self.start
    }

    /// Whether the span holds nothing.
    pub fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// Whether all of `inner` lies within this span.
    pub fn contains(self, inner: Span) -> bool {
        self.start <= inner.start && inner.end <= self.end
    }

    /// Whether the byte at `offset` lies within this span.
    pub fn holds(self, offset: usize) -> bool {
        self.start <= offset && offset < self.end
    }

    /// Whether the two spans share at least one byte.
    pub fn overlaps(self, other: Span) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// The span from the start of the first to the end of the last of the two.
    pub fn join(self, other: Span) -> Span {
        Span::new(self.start.min(other.start), self.end.max(other.end))
    }

    /// The span as it stands in a piece of the text that starts there.
    pub fn in_piece(self, start: usize) -> Span {
        Span::new(self.start.saturating_sub(start), self.end.saturating_sub(start))
    }

    /// The span of a piece of the text that starts there, as it stands in the whole.
    pub fn in_whole(self, start: usize) -> Span {
        Span::new(self.start + start, self.end + start)
    }

    /// The span without the white space at both its ends.
    pub fn trim(self, text: &str) -> Span {
        let inner = &text[self.range()];
        let start = self.start + (inner.len() - inner.trim_start().len());
        Span::new(start, start + inner.trim().len())
    }
}

impl Index<Span> for str {
    type Output = str;

    fn index(&self, span: Span) -> &str {
        &self[span.range()]
    }
}

/// What carries a span into the text.
pub trait Spanned {
    /// Where it stands in the text.
    fn span(&self) -> Span;
}

impl Spanned for Span {
    fn span(&self) -> Span {
        *self
    }
}

/// The indexes of the items that lie wholly within `outer`. `items` must be sorted by start and must not overlap.
pub fn within<T: Spanned>(items: &[T], outer: Span) -> Range<usize> {
    let first = items.partition_point(|item| item.span().start < outer.start);
    let rest = &items[first..];
    let inside = |item: &T| item.span().end <= outer.end;
    // Most spans hold a few items: their end is looked for near the first.
    let mut reach = 1;
    while rest.get(reach).is_some_and(inside) {
        reach *= 2;
    }
    first..first + rest[..rest.len().min(reach + 1)].partition_point(inside)
}

/// The index of the item that holds the byte at `offset`. `items` must be sorted by start and must not overlap.
pub fn at<T: Spanned>(items: &[T], offset: usize) -> Option<usize> {
    let next = items.partition_point(|item| item.span().start <= offset);
    let index = next.checked_sub(1)?;
    items[index].span().holds(offset).then_some(index)
}

/// The place of the first byte of a text, from a place on, that is one of a few. Most runs of bytes have none, which is told of all of a run
/// at once.
pub(crate) fn find_byte(text: &str, from: usize, is: impl Fn(u8) -> bool) -> Option<usize> {
    const RUN: usize = 32;
    let has = |run: &&[u8]| run.iter().fold(false, |any, &byte| any | is(byte));
    let mut runs = text.as_bytes()[from..].chunks(RUN).enumerate();
    let (at, run) = runs.find(|(_, run)| has(run))?;
    Some(from + at * RUN + run.iter().position(|&byte| is(byte))?)
}

/// What one step of an offset is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum OffsetUnit {
    /// UTF-16 code units: JavaScript, Java, C#.
    #[default]
    Utf16,
    /// Unicode code points: Python, brat.
    CodePoint,
    /// Bytes of UTF-8: Rust, Go.
    Utf8,
}

impl OffsetUnit {
    /// The unit's name in a report: `utf16`, `codepoint` or `utf8`.
    pub fn name(self) -> &'static str {
        match self {
            OffsetUnit::Utf16 => "utf16",
            OffsetUnit::CodePoint => "codepoint",
            OffsetUnit::Utf8 => "utf8",
        }
    }

    /// The unit of that name.
    pub fn from_name(name: &str) -> Option<Self> {
        [OffsetUnit::Utf16, OffsetUnit::CodePoint, OffsetUnit::Utf8].into_iter().find(|unit| unit.name() == name)
    }
}

const STRIDE: usize = 16;

/// Converts byte offsets into one text to another unit.
///
/// Reads the text once and keeps a mark every 16 bytes; a conversion then reads at most 16 bytes.
pub struct OffsetMap<'t> {
    text: &'t str,
    unit: OffsetUnit,
    marks: Vec<usize>,
}

impl<'t> OffsetMap<'t> {
    pub fn new(text: &'t str, unit: OffsetUnit) -> Self {
        let mut marks = Vec::new();
        if unit != OffsetUnit::Utf8 && !text.is_ascii() {
            let mut units = 0;
            for chunk in text.as_bytes().chunks(STRIDE) {
                marks.push(units);
                units += count(chunk, unit);
            }
            marks.push(units);
        }
        OffsetMap { text, unit, marks }
    }

    /// The offset, in the map's unit, of the byte at `offset`, which must be a character boundary of the text.
    pub fn convert(&self, offset: usize) -> usize {
        if self.marks.is_empty() {
            return offset;
        }
        let mark = offset / STRIDE;
        let before = self.marks[mark];
        // As many units as bytes, and no letter goes over an end: each is one.
        let whole = |at: usize| self.text.is_char_boundary(at);
        let even = self.marks.get(mark + 1).is_some_and(|&next| next - before == STRIDE);
        if even && whole(mark * STRIDE) && whole((mark + 1) * STRIDE) {
            return before + offset % STRIDE;
        }
        before + count(&self.text.as_bytes()[mark * STRIDE..offset], self.unit)
    }

    /// The byte at that offset in the map's unit: where it lies within a character, that character's start; the text's end at most.
    pub fn byte_at(&self, offset: usize) -> usize {
        let (mut low, mut high) = (0, self.text.len());
        while low < high {
            let middle = self.text.ceil_char_boundary(low + (high - low).div_ceil(2));
            if self.convert(middle) <= offset {
                low = middle;
            } else {
                high = self.text.floor_char_boundary(middle - 1);
            }
        }
        low
    }

    /// The unit that offsets are converted to.
    pub fn unit(&self) -> OffsetUnit {
        self.unit
    }
}

/// How long a text is in a unit.
pub fn length(text: &str, unit: OffsetUnit) -> usize {
    const RUN: usize = 128;
    text.as_bytes().chunks(RUN).map(|run| count(run, unit)).sum()
}

fn count(bytes: &[u8], unit: OffsetUnit) -> usize {
    // Most stretches are: told in a few steps.
    if bytes.is_ascii() {
        return bytes.len();
    }
    let starts = bytes.iter().filter(|&&byte| byte & 0xC0 != 0x80).count();
    match unit {
        OffsetUnit::Utf8 => bytes.len(),
        OffsetUnit::CodePoint => starts,
        // A character of four bytes is a surrogate pair.
        OffsetUnit::Utf16 => starts + bytes.iter().filter(|&&byte| byte >= 0xF0).count(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_over_the_ends_of_a_stride_are_counted_where_they_stand() {
        let text = format!("{}é{}𐳀 end", "a".repeat(STRIDE - 1), "b".repeat(STRIDE - 2));
        let map = OffsetMap::new(&text, OffsetUnit::Utf16);
        for (at, _) in text.char_indices() {
            assert_eq!(map.convert(at), text[..at].encode_utf16().count());
        }
    }
}
