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
        let prose = Prose::whole(document.text, tokens);
        let (classes, stamp) = sentences.stamped(
            |key| tell(prose, key),
            || {
                sentence.clear();
                sentence.extend(spelled.iter().map(|&spelling| words.spellings[spelling as usize].seen));
                tagger::WEIGHTS.tag(&sentence, casing(&sentence), &mut room)
            },
        );
        words.words.extend(spelled.iter().zip(classes.iter()).map(|(&spelling, &class)| {
            let (tag, form) = tag::CLASSES[usize::from(class)];
            Word { tag, form, spelling }
        }));
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
