//! What is seen of a sentence's words, each on its own.

use std::sync::LazyLock;

use foldhash::HashSet;

use super::hash;
use super::resources::{self, Clusters, LONGEST, Listed, Resources};
use crate::lexicon;
use crate::lexicon::rule_words;

/// How a sentence uses capitals.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Casing {
    #[default]
    Ordinary,
    /// A headline: nearly every long word has a capital.
    Title,
    /// Nearly every word is in capitals.
    Upper,
    /// No word has a capital.
    Lower,
}

/// A word as the features see it.
#[derive(Clone, Copy, Debug, Default)]
pub struct Word {
    pub exact: u32,
    pub lower: u32,
    pub shape: u32,
    pub long_shape: u32,
    /// Of two, three and four letters, lower case.
    pub prefixes: [u32; 3],
    pub suffixes: [u32; 3],
    pub clusters: Clusters,
    /// The first letter, lower case.
    pub initial: u32,
    pub lowercase: u32,
    pub listed: Listed,
    /// The lists of the longest listed phrase that holds the word, and the word's place in it: 1 first, 2 inner, 3 last, 4 only.
    pub phrase: (Listed, u8),
    pub capital: bool,
    pub letters: bool,
    pub all_capitals: bool,
    /// Small words that stand before places: "in", "near", "northern".
    pub locative: bool,
    /// Small words that stand inside names: "of", "the", "and", "de".
    pub link: bool,
}

static LOCATIVES: LazyLock<HashSet<&'static str>> = LazyLock::new(|| lexicon::set(include_str!("../../lexicon/locatives.txt")));

/// The words of a sentence.
#[derive(Clone, Debug, Default)]
pub struct Words {
    pub words: Vec<Word>,
    pub casing: Casing,
}

impl Words {
    /// Reads the words of a sentence.
    pub fn read<'t>(texts: impl Iterator<Item = &'t str>, resources: &Resources) -> Words {
        let mut buffer = String::new();
        Words::new(texts.map(|text| Word::read(text, &mut buffer, resources)).collect(), resources)
    }

    /// Takes words that were read one by one.
    pub fn new(mut words: Vec<Word>, resources: &Resources) -> Words {
        let casing = casing(&words);
        find_phrases(&mut words, casing, resources);
        Words { words, casing }
    }
}

impl Word {
    /// Reads a word. `lower` is left holding its lower case.
    pub fn read(text: &str, lower: &mut String, resources: &Resources) -> Word {
        lower.clear();
        for c in text.chars() {
            match c {
                '’' => lower.push('\''),
                c if c.is_ascii() => lower.push(c.to_ascii_lowercase()),
                c => lower.extend(c.to_lowercase()),
            }
        }
        let first = text.chars().next().unwrap_or(' ');
        let hash = hash::word(lower);
        Word {
            exact: hash::word(text),
            lower: hash,
            shape: shape(text, 1),
            long_shape: shape(text, 4),
            prefixes: [2, 3, 4].map(|length| prefix(lower, length)),
            suffixes: [2, 3, 4].map(|length| suffix(lower, length)),
            clusters: resources.clusters(hash),
            initial: u32::from(lower.bytes().next().unwrap_or(0)),
            lowercase: resources.lowercase(hash),
            listed: resources.listed(hash),
            phrase: (0, 0),
            capital: first.is_uppercase(),
            letters: first.is_alphabetic(),
            all_capitals: first.is_uppercase() && text.chars().nth(1).is_some() && !text.chars().any(char::is_lowercase),
            locative: LOCATIVES.contains(lower.as_str()),
            link: matches!(lower.as_str(), "&" | "-") || rule_words!("name-link").has(lower),
        }
    }
}

fn prefix(text: &str, letters: usize) -> u32 {
    match text.char_indices().nth(letters) {
        Some((end, _)) => hash::word(&text[..end]),
        None => 0,
    }
}

fn suffix(text: &str, letters: usize) -> u32 {
    match text.char_indices().rev().nth(letters - 1) {
        Some((0, _)) | None => 0,
        Some((start, _)) => hash::word(&text[start..]),
    }
}

/// The kinds of a word's characters; runs of one kind are cut to `longest`.
fn shape(text: &str, longest: usize) -> u32 {
    let mut hash = 0x811C_9DC5;
    let (mut last, mut run) = (' ', 0);
    for c in text.chars() {
        let kind = match c {
            c if c.is_uppercase() => 'X',
            c if c.is_alphabetic() => 'x',
            c if c.is_numeric() => 'd',
            '’' => '\'',
            c => c,
        };
        run = if kind == last { run + 1 } else { 1 };
        last = kind;
        if run <= longest {
            hash = hash::pair(hash, kind as u32);
        }
    }
    hash
}

/// How a sentence of these words uses capitals.
pub fn casing(words: &[Word]) -> Casing {
    let (mut letters, mut capitals, mut all, mut small_long) = (0, 0, 0, 0);
    for word in words.iter().filter(|word| word.letters) {
        letters += 1;
        capitals += usize::from(word.capital);
        all += usize::from(word.all_capitals);
        small_long += usize::from(!word.capital && word.lowercase >= 6 && word.suffixes[2] != 0);
    }
    if letters >= 3 && all * 10 >= letters * 7 {
        Casing::Upper
    } else if letters >= 4 && capitals * 10 >= letters * 6 && small_long * 5 <= letters {
        Casing::Title
    } else if capitals == 0 && letters > 2 {
        Casing::Lower
    } else {
        Casing::Ordinary
    }
}

/// Marks the words of listed phrases; a longer phrase goes before a shorter one.
fn find_phrases(words: &mut [Word], casing: Casing, resources: &Resources) {
    for at in 0..words.len() {
        if !words[at].capital && casing != Casing::Lower {
            continue;
        }
        let mut hash = 0;
        let mut found = (0, 0);
        for length in 1..=LONGEST.min(words.len() - at) {
            hash = resources::phrase(hash, words[at + length - 1].lower);
            let listed = resources.listed(hash);
            if listed != 0 {
                found = (length, listed);
            }
        }
        let (length, listed) = found;
        if words[at].phrase.1 != 0 && length < 2 || length == 0 {
            continue;
        }
        for (place, word) in words[at..at + length].iter_mut().enumerate() {
            let part = match (place == 0, place + 1 == length) {
                (true, true) => 4,
                (true, false) => 1,
                (false, false) => 2,
                (false, true) => 3,
            };
            if word.phrase.1 == 0 || length > 1 && matches!(word.phrase.1, 0 | 4) {
                word.phrase = (listed, part);
            }
        }
    }
}
