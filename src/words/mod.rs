//! Tokens to words: what each is in its sentence, and what is known of it wherever it stands.
//!
//! Every token is a word here, marks too. Words that are written alike share one entry of what their letters tell: it is looked up
//! once a text. The tag is learned (`weights.bin`, under a licence of its own: `LICENSE.md` beside it).

mod lemma;
mod prose;
mod stretch;
pub mod tag;
pub mod tagger;

use std::borrow::Cow;
use std::ops::Range;

use foldhash::HashMap;

use crate::document::Document;
use crate::memory::{Kept, Key, Stamp};
use crate::model::{self, RESOURCES, casing};
use crate::token::Token;
pub use lemma::lemma;
pub(crate) use prose::Prose;
pub(crate) use stretch::Stretch;
pub use tag::{Form, Tag};

/// The words of a text: one for each token, in the same order.
#[derive(Clone, Debug, Default)]
pub struct Words<'t> {
    words: Vec<Word>,
    spellings: Vec<Spelling<'t>>,
    /// By the index of a sentence, what is known of it; nothing where nothing is kept.
    sentences: Vec<Option<Known>>,
}

/// A sentence that is kept.
#[derive(Clone, Copy, Debug)]
struct Known {
    /// Of its text, its tokens and what each is.
    stamp: Stamp,
    /// The place of its first token.
    first: usize,
}

/// A token in its sentence.
#[derive(Clone, Copy, Debug)]
struct Word {
    tag: Tag,
    form: Option<Form>,
    /// The index of its spelling.
    spelling: u32,
}

/// What is known of a word from its letters alone.
#[derive(Clone, Debug)]
struct Spelling<'t> {
    text: &'t str,
    lower: Cow<'t, str>,
    /// What the learned models see of it.
    seen: model::Word,
}

/// What is known of the words of the text before.
#[derive(Default)]
pub struct Memory {
    spellings: Interned,
    sentences: Kept<Read>,
}

/// What was read in a sentence.
struct Read {
    classes: Vec<tag::Class>,
    /// The spellings of its words, by their numbers in the memory.
    spelled: Vec<u32>,
}

/// The words that were seen, each in lower case and as the models see it.
#[derive(Default)]
struct Interned {
    numbers: HashMap<Box<str>, u32>,
    words: Vec<(Box<str>, model::Word)>,
}

impl Interned {
    fn number(&mut self, word: &str) -> u32 {
        if let Some(&known) = self.numbers.get(word) {
            return known;
        }
        let mut lower = String::new();
        let seen = model::Word::read(word, &mut lower, &RESOURCES);
        self.words.push((lower.into(), seen));
        let number = (self.words.len() - 1) as u32;
        self.numbers.insert(word.into(), number);
        number
    }
}

/// How many words are kept before all are read anew: what was written and is gone would pile up.
const MOST_WORDS: usize = 1 << 16;

impl Memory {
    /// Keeps what is found for the next text.
    pub fn keeping() -> Memory {
        Memory { spellings: Interned::default(), sentences: Kept::keeping() }
    }
}

/// Reads what each token is. Tags go sentence by sentence.
pub fn read<'t>(document: &Document<'t>, tokens: &[Token]) -> Words<'t> {
    read_again(document, tokens, &mut Memory::default())
}

/// The same of a text that is being written.
pub fn read_again<'t>(document: &Document<'t>, tokens: &[Token], memory: &mut Memory) -> Words<'t> {
    let Memory { spellings, sentences } = memory;
    sentences.next_text();
    if spellings.words.len() > MOST_WORDS {
        sentences.forget();
        *spellings = Interned::default();
    }
    let mut words = Words::default();
    // The spelling of this text for each of the memory's.
    let mut known: Vec<Option<u32>> = Vec::new();
    let (mut seen, mut room) = (Vec::new(), Vec::new());
    for tokens in tokens.chunk_by(|one, next| one.sentence == next.sentence) {
        let prose = Prose::whole(document.text, tokens);
        let (read, stamp) = sentences.stamped(
            |key| tell(prose, key),
            || {
                let spelled: Vec<u32> = tokens.iter().map(|token| spellings.number(&document.text[token.span])).collect();
                seen.clear();
                seen.extend(spelled.iter().map(|&number| spellings.words[number as usize].1));
                Read { classes: tagger::WEIGHTS.tag(&seen, casing(&seen), &mut room), spelled }
            },
        );
        known.resize(spellings.words.len(), None);
        for ((token, &number), &class) in tokens.iter().zip(&read.spelled).zip(&read.classes) {
            let spelling = *known[number as usize]
                .get_or_insert_with(|| words.spell(&document.text[token.span], &spellings.words[number as usize]));
            let (tag, form) = tag::CLASSES[usize::from(class)];
            words.words.push(Word { tag, form, spelling });
        }
        if let Some(stamp) = stamp {
            let sentence = tokens[0].sentence;
            words.sentences.resize(sentence, None);
            words.sentences.push(Some(Known { stamp, first: words.words.len() - tokens.len() }));
        }
    }
    words
}

/// Adds all that is seen of a sentence.
fn tell(sentence: Prose<'_>, key: &mut Key) {
    let whole = sentence.span(sentence.places());
    key.text(&sentence.text[whole]);
    let mut end = whole.start;
    for token in sentence.row.iter() {
        key.numbers([token.span.start - end, token.span.len(), token.kind as usize]);
        end = token.span.end;
    }
}

impl<'t> Words<'t> {
    /// Adds a spelling, and gives its number.
    fn spell(&mut self, word: &'t str, (lower, seen): &(Box<str>, model::Word)) -> u32 {
        let lower = if **lower == *word { Cow::Borrowed(word) } else { Cow::Owned(String::from(&**lower)) };
        self.spellings.push(Spelling { text: word, lower, seen: *seen });
        (self.spellings.len() - 1) as u32
    }

    /// Adds all that is seen of a stretch of the text that the words were read in: its tokens, what each is, what stands between them.
    pub(crate) fn tell(&self, stretch: Prose<'_>, key: &mut Key) {
        let Range { start, end } = stretch.places();
        let Some(opens) = stretch.sentence(start) else { return };
        let (mut at, mut seen) = (start, None);
        while let Some(&Token { span, sentence, .. }) = stretch.row.at(at) {
            let known = self.sentences.get(sentence).copied().flatten();
            let Some(Known { stamp, first }) = known else { return key.stamp(Stamp::fresh()) };
            let next = self.sentences[sentence + 1..].iter().flatten().next();
            let behind = next.map_or(self.words.len(), |next| next.first).min(end);
            key.stamp(stamp);
            key.numbers([at - first, behind - at, sentence - opens]);
            key.text(seen.map_or("", |seen| &stretch.text[seen..span.start]));
            seen = stretch.row.before(behind).map(|last| last.span.end);
            at = behind;
        }
    }

    /// The stamp of a sentence, of its text, its tokens and what each is; one that nothing has where nothing is kept.
    pub(crate) fn stamp(&self, sentence: usize) -> Stamp {
        self.sentences.get(sentence).copied().flatten().map_or_else(Stamp::fresh, |known| known.stamp)
    }

    /// How many words there are.
    pub fn len(&self) -> usize {
        self.words.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// The word in lower case, with a plain apostrophe.
    pub fn lower(&self, at: usize) -> &str {
        &self.spellings[self.words[at].spelling as usize].lower
    }

    /// How many spellings there are.
    pub(crate) fn spellings(&self) -> usize {
        self.spellings.len()
    }

    /// The number of its spelling, the same for words written alike.
    pub(crate) fn spelling(&self, at: usize) -> usize {
        self.words[at].spelling as usize
    }

    /// What the learned models see of it.
    pub(crate) fn seen(&self, at: usize) -> &model::Word {
        &self.spellings[self.words[at].spelling as usize].seen
    }

    /// Its part of speech. A word with a short one at its end ("don't", "I'm") has its own, one that hangs together ("all-girl") that of
    /// its main part.
    pub fn tag(&self, at: usize) -> Tag {
        self.words[at].tag
    }

    /// The form of a verb or auxiliary.
    pub fn form(&self, at: usize) -> Option<Form> {
        self.words[at].form
    }

    /// The base form: `say` of `said`. In lower case; a name stays as it is written.
    pub fn lemma(&self, at: usize) -> Cow<'_, str> {
        if self.tag(at) == Tag::Propn {
            return Cow::Borrowed(self.spellings[self.words[at].spelling as usize].text);
        }
        lemma(self.lower(at), self.tag(at), self.form(at))
    }
}
