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

use foldhash::HashMap;

use crate::document::Document;
use crate::memory::{Kept, Key};
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
    /// Each word in lower case, and what the models see of it.
    spellings: Kept<(String, model::Word)>,
    /// The classes of each sentence's words.
    sentences: Kept<Vec<tag::Class>>,
}

impl Memory {
    /// Keeps what is found for the next text.
    pub fn keeping() -> Memory {
        Memory { spellings: Kept::keeping(), sentences: Kept::keeping() }
    }
}

/// Reads what each token is. Tags go sentence by sentence.
pub fn read<'t>(document: &Document<'t>, tokens: &[Token]) -> Words<'t> {
    read_again(document, tokens, &mut Memory::default())
}

/// The same of a text that is being written.
pub fn read_again<'t>(document: &Document<'t>, tokens: &[Token], memory: &mut Memory) -> Words<'t> {
    let Memory { spellings, sentences } = memory;
    spellings.next_text();
    sentences.next_text();
    let mut words = Words::default();
    let spelled = words.spell(document.text, tokens, spellings);
    let (mut sentence, mut room) = (Vec::new(), Vec::new());
    let mut start = 0;
    for tokens in tokens.chunk_by(|one, next| one.sentence == next.sentence) {
        let spelled = &spelled[start..start + tokens.len()];
        start += tokens.len();
        let tell = |key: &mut Key| tokens.iter().for_each(|token| key.text(&document.text[token.span]));
        let classes = sentences.get(tell, || {
            sentence.clear();
            sentence.extend(spelled.iter().map(|&spelling| words.spellings[spelling as usize].seen));
            tagger::WEIGHTS.tag(&sentence, casing(&sentence), &mut room)
        });
        words.words.extend(spelled.iter().zip(classes.iter()).map(|(&spelling, &class)| {
            let (tag, form) = tag::CLASSES[usize::from(class)];
            Word { tag, form, spelling }
        }));
    }
    words
}

impl<'t> Words<'t> {
    /// The spelling of each token; every one is read once.
    fn spell(&mut self, text: &'t str, tokens: &[Token], spellings: &mut Kept<(String, model::Word)>) -> Vec<u32> {
        let mut known: HashMap<&'t str, u32> = HashMap::with_capacity_and_hasher(tokens.len() / 3, Default::default());
        let spelling = |token: &Token| {
            let word = &text[token.span];
            *known.entry(word).or_insert_with(|| {
                let told = spellings.get(
                    |key| key.text(word),
                    || {
                        let mut lower = String::new();
                        let seen = model::Word::read(word, &mut lower, &RESOURCES);
                        (lower, seen)
                    },
                );
                let (lower, seen) = &*told;
                let lower = if lower == word { Cow::Borrowed(word) } else { Cow::Owned(lower.clone()) };
                self.spellings.push(Spelling { text: word, lower, seen: *seen });
                (self.spellings.len() - 1) as u32
            })
        };
        tokens.iter().map(spelling).collect()
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
