//! Word lists: `lexicon/*.txt`, read once.
//!
//! A list has one entry a line, sorted; lines that open with `#` give its source and licence.

use std::borrow::Cow;
use std::sync::LazyLock;

use foldhash::HashSet;

/// The entries of a list, without its comments.
pub fn entries(list: &'static str) -> impl Iterator<Item = &'static str> {
    list.lines().map(str::trim_end).filter(|line| !line.is_empty() && !line.starts_with('#'))
}

/// The entries of a list as a set.
pub fn set(list: &'static str) -> HashSet<&'static str> {
    entries(list).collect()
}

/// The words of `lexicon/rule_words.txt` that a rule knows by this name. Picked when the crate is built: a name that the list does not have
/// is an error there.
macro_rules! rule_words {
    ($name:literal) => {{
        const WORDS: &[u8] = &$crate::lexicon::pick::<{ $crate::lexicon::size_of($name) }>($name);
        const { $crate::lexicon::RuleWords::of(WORDS) }
    }};
}
pub(crate) use rule_words;

const RULE_WORDS: &[u8] = include_bytes!("../lexicon/rule_words.txt");

/// A few words that a rule asks for together. Most words are none of them, which their first letter and length tell, and end in none, which
/// their last letter tells.
#[derive(Clone, Copy, Debug)]
pub struct RuleWords {
    /// One behind another, the length of each before it.
    words: &'static [u8],
    /// With which letters they begin, whatever their case, and how long they are: a bit each.
    firsts: u32,
    lengths: u32,
    /// With which letters they end.
    lasts: u32,
}

impl RuleWords {
    /// The words that [`pick`] picked.
    pub(crate) const fn of(words: &'static [u8]) -> RuleWords {
        let (mut firsts, mut lengths, mut lasts, mut at) = (0, 0, 0, 0);
        while at < words.len() {
            firsts |= 1 << (words[at + 1] & 31);
            lengths |= 1 << (words[at] & 31);
            at += 1 + words[at] as usize;
            lasts |= 1 << (words[at - 1] & 31);
        }
        RuleWords { words, firsts, lengths, lasts }
    }

    /// Whether the word is one of them.
    #[inline]
    pub fn has(self, word: &str) -> bool {
        // They differ in their first letters: nothing is called to compare them.
        self.may_have(word) && self.bytes().any(|other| other.iter().eq(word.as_bytes()))
    }

    /// Those that a word ends in, by its letters.
    #[inline]
    pub fn at_end_of(self, word: &[u8]) -> impl Iterator<Item = &'static [u8]> {
        let last = word.last().map_or(0, |last| last & 31);
        let words = if (self.lasts >> last) & 1 == 1 { self.words } else { &[] };
        RuleWords { words, ..self }.bytes().filter(move |end| word.ends_with(end))
    }

    /// Whether a word ends in one of them.
    #[inline]
    pub fn end(self, word: &str) -> bool {
        self.at_end_of(word.as_bytes()).next().is_some()
    }

    /// The word without the first of them that it ends in.
    #[inline]
    pub fn cut_from_end(self, word: &str) -> Option<&str> {
        self.at_end_of(word.as_bytes()).next().and_then(|end| word.get(..word.len() - end.len()))
    }

    /// What stands behind the longest of them that the text opens with.
    pub fn cut_from_start(self, text: &str) -> Option<&str> {
        let starts = self.bytes().filter(|start| text.as_bytes().starts_with(start));
        starts.map(<[u8]>::len).max().and_then(|length| text.get(length..))
    }

    #[inline]
    fn may_have(self, word: &str) -> bool {
        let first = word.as_bytes().first().map_or(0, |first| first & 31);
        (self.firsts >> first) & (self.lengths >> (word.len() & 31)) & 1 == 1
    }

    /// All of them, by their letters.
    pub fn iter(self) -> impl Iterator<Item = &'static str> {
        self.bytes().map(|word| std::str::from_utf8(word).unwrap_or_default())
    }

    /// All of them, as the list has them.
    #[inline]
    pub fn bytes(self) -> impl Iterator<Item = &'static [u8]> {
        let mut rest = self.words;
        std::iter::from_fn(move || {
            let (&length, words) = rest.split_first()?;
            let (word, behind) = words.split_at(usize::from(length));
            rest = behind;
            Some(word)
        })
    }
}

/// Words that are asked for together: out of the list of rules, or the two that a rule is about.
pub trait AnyOf {
    /// Whether the word is one of them, in any case.
    fn has_in_any_case(&self, word: &str) -> bool;
}

impl AnyOf for RuleWords {
    #[inline]
    fn has_in_any_case(&self, word: &str) -> bool {
        self.may_have(word) && self.bytes().any(|other| other.eq_ignore_ascii_case(word.as_bytes()))
    }
}

impl<const COUNT: usize> AnyOf for &[&str; COUNT] {
    #[inline]
    fn has_in_any_case(&self, word: &str) -> bool {
        self.iter().any(|other| word.eq_ignore_ascii_case(other))
    }
}

/// How many bytes [`pick`] takes for the words of that name.
pub(crate) const fn size_of(name: &str) -> usize {
    let (mut size, mut row) = (0, 0);
    while row < ROWS.len() {
        if is_named(row, name) {
            size += 1 + ROWS[row].1 - ROWS[row].0;
        }
        row += 1;
    }
    assert!(size > 0, "lexicon/rule_words.txt has no words of that name");
    size
}

/// The words of that name, the length of each before it.
pub(crate) const fn pick<const SIZE: usize>(name: &str) -> [u8; SIZE] {
    let (mut picked, mut to, mut row) = ([0; SIZE], 0, 0);
    while row < ROWS.len() {
        if is_named(row, name) {
            let word = RULE_WORDS.split_at(ROWS[row].1).0.split_at(ROWS[row].0).1;
            picked[to] = word.len() as u8;
            picked.split_at_mut(to + 1).1.split_at_mut(word.len()).0.copy_from_slice(word);
            to += 1 + word.len();
        }
        row += 1;
    }
    picked
}

/// Where each line's word starts, its tab and its end stand. Only the compiler reads them.
static ROWS: [(usize, usize, usize); count_rows()] = rows();

const fn count_rows() -> usize {
    let (mut rows, mut at) = (0, 0);
    while at < RULE_WORDS.len() {
        rows += (RULE_WORDS[at] == b'\t') as usize;
        at += 1;
    }
    rows
}

const fn rows<const COUNT: usize>() -> [(usize, usize, usize); COUNT] {
    let (mut rows, mut row, mut start, mut tab, mut at) = ([(0, 0, 0); COUNT], 0, 0, 0, 0);
    while at < RULE_WORDS.len() {
        if RULE_WORDS[at] == b'\t' {
            tab = at;
        } else if RULE_WORDS[at] == b'\n' {
            if tab > start {
                rows[row] = (start, tab, at);
                row += 1;
            }
            start = at + 1;
        }
        at += 1;
    }
    rows
}

const fn is_named(row: usize, name: &str) -> bool {
    let (_, tab, end) = ROWS[row];
    let (name, mut at) = (name.as_bytes(), 0);
    if end - tab - 1 != name.len() {
        return false;
    }
    while at < name.len() {
        if RULE_WORDS[tab + 1 + at] != name[at] {
            return false;
        }
        at += 1;
    }
    true
}

/// The word in lower case, as most are anyway.
pub fn lower(word: &str) -> Cow<'_, str> {
    let lower = word.bytes().all(|byte| byte.is_ascii() && !byte.is_ascii_uppercase());
    if lower { Cow::Borrowed(word) } else { Cow::Owned(word.to_lowercase()) }
}

/// Verbs of saying, in their base form, behind which whom somebody speaks to stands: `told Brell`.
pub static ADDRESSEE_VERBS: LazyLock<HashSet<&'static str>> =
    LazyLock::new(|| set(include_str!("../lexicon/addressee_verbs.txt")));

/// Lower-case past participles that do not end in -ed.
pub static IRREGULAR_PARTICIPLES: LazyLock<HashSet<&'static str>> =
    LazyLock::new(|| set(include_str!("../lexicon/irregular_participles.txt")));

#[cfg(test)]
mod tests {
    use super::AnyOf;

    #[test]
    fn a_rule_asks_for_words_by_name() {
        let words = rule_words!("ends-ordinal");
        assert!(words.has("rd") && !words.has("Rd") && !words.has("") && words.has_in_any_case("RD"));
        assert_eq!(words.iter().collect::<Vec<_>>(), ["nd", "rd", "st", "th"]);
        assert_eq!((words.cut_from_end("3rd"), words.cut_from_start("nd of May")), (Some("3"), Some(" of May")));
    }

    #[test]
    fn the_longest_of_several_is_taken_away() {
        assert_eq!(rule_words!("glued-money").cut_from_start("Shs500"), Some("500"));
    }
}
