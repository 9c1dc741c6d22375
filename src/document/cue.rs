//! Words and phrases that give a line's role away.

use std::borrow::Cow;
use std::sync::LazyLock;

use foldhash::HashMap;

use crate::lexicon;

/// How many words of a line's head and tail are looked at. A line that needs more is prose.
const HEAD: usize = 48;

/// The words of a line's head, in lower case; apostrophes belong to words, other marks stand between them.
pub(super) struct Words<'t> {
    pub words: Vec<Word<'t>>,
    /// Whether the line has more words than these.
    pub cut: bool,
}

/// A word in lower case, with straight apostrophes.
pub(super) type Word<'t> = Cow<'t, str>;

impl<'t> Words<'t> {
    pub(super) fn of(line: &'t str) -> Self {
        let belongs = |c: char| c.is_alphanumeric() || matches!(c, '\'' | '’' | '@' | '©');
        let mut all = line.split(|c: char| !belongs(c)).filter(|word| !word.is_empty());
        let words = all.by_ref().take(HEAD).map(folded).collect();
        Words { words, cut: all.next().is_some() }
    }

    pub(super) fn len(&self) -> usize {
        self.words.len()
    }
}

/// The word in lower case, with straight apostrophes.
pub(super) fn folded(word: &str) -> Word<'_> {
    match lexicon::lower(word) {
        lower if !lower.is_ascii() => Cow::Owned(lower.replace('’', "'")),
        lower => lower,
    }
}

/// Phrases of one or more words, found by their first word.
pub(super) struct Phrases {
    by_first: HashMap<&'static str, Vec<Vec<&'static str>>>,
    /// By their first letter, how long their first words are: a bit each. Most words open none, and need not be looked up.
    lengths: [u32; LETTERS],
}

/// How many first letters are told apart.
const LETTERS: usize = 32;

/// A word's first letter, and the bit of its length.
fn outline(word: &str) -> (usize, u32) {
    let first = word.as_bytes().first().map_or(0, |&first| usize::from(first) % LETTERS);
    (first, 1 << (word.len() % u32::BITS as usize))
}

impl Phrases {
    fn load(list: &'static str) -> Self {
        let mut phrases = Phrases { by_first: HashMap::default(), lengths: [0; LETTERS] };
        for phrase in lexicon::entries(list) {
            let mut words = phrase.split(' ');
            let opener = words.next().unwrap_or_default();
            let (first, length) = outline(opener);
            phrases.lengths[first] |= length;
            phrases.by_first.entry(opener).or_default().push(words.collect());
        }
        phrases
    }

    /// How many words the longest phrase takes that stands at word `at`; 0 where none stands.
    pub(super) fn at(&self, words: &[Word<'_>], at: usize) -> usize {
        let may_open = |word: &&Word<'_>| {
            let (first, length) = outline(word);
            self.lengths[first] & length != 0
        };
        let opener = words.get(at).filter(may_open);
        let Some(tails) = opener.and_then(|opener| self.by_first.get(opener.as_ref())) else { return 0 };
        let rest = &words[at + 1..];
        let stands =
            |tail: &&Vec<&str>| rest.len() >= tail.len() && rest.iter().zip(tail.iter()).all(|(word, wanted)| word == wanted);
        tails.iter().filter(stands).map(|tail| 1 + tail.len()).max().unwrap_or(0)
    }

    /// Whether one of the phrases stands anywhere.
    pub(super) fn any(&self, words: &[Word<'_>]) -> bool {
        (0..words.len()).any(|at| self.at(words, at) > 0)
    }

    /// How many words the longest phrase has that stands anywhere; 0 where none stands.
    pub(super) fn longest(&self, words: &[Word<'_>]) -> usize {
        (0..words.len()).map(|at| self.at(words, at)).max().unwrap_or(0)
    }

    /// How many of the words belong to one of the phrases.
    pub(super) fn covered(&self, words: &[Word<'_>]) -> usize {
        let (mut at, mut covered) = (0, 0);
        while at < words.len() {
            let taken = self.at(words, at);
            covered += taken;
            at += taken.max(1);
        }
        covered
    }
}

macro_rules! phrases {
    ($($(#[$doc:meta])* $name:ident = $file:literal;)*) => {
        $($(#[$doc])* pub(super) static $name: LazyLock<Phrases> =
            LazyLock::new(|| Phrases::load(include_str!(concat!("../../lexicon/", $file, ".txt"))));)*
    };
}

phrases! {
    FUNCTION_WORDS = "function_words";
    BYLINE_CUES = "byline_cues";
    BYLINE_ROLES = "byline_roles";
    CAPTION_PHRASES = "caption_phrases";
    CAPTION_CUES = "caption_cues";
    TIMESTAMP_CUES = "timestamp_cues";
    FURNITURE_OPENERS = "furniture_openers";
    FURNITURE_PHRASES = "furniture_phrases";
    LABELS = "labels";
    PUBLISHED_CUES = "published_cues";
    UPDATED_CUES = "updated_cues";
}
