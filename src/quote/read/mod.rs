//! The text as attribution reads it: words with their classes in context, in units that no quotation runs out of.

mod context;
pub(crate) mod echoed;
pub(crate) mod insertion;
mod lead;
pub(crate) mod lists;
mod outermost;
mod paragraph;
pub(crate) mod phrase;
mod word;

use std::ops::Range;

use self::echoed::Echo;
pub(crate) use self::paragraph::Memory;
use self::paragraph::Paragraphs;
pub(crate) use self::word::Word;
use crate::document::{Block, BlockRole};
use crate::entity::{Entities, Entity, EntityId, Mention};
use crate::memory::Stamp;
use crate::quote::Source;
use crate::quote::feature::Weights;
use crate::quotemark::QuotedText;
use crate::span::{self, Span};
use crate::wordclass::WordClass;
use crate::words::{Prose, Stretch, Words};

/// Sentences that belong together because a quotation runs over their bounds; within one block.
pub(crate) struct Unit {
    pub words: Range<usize>,
    pub block: usize,
    pub headline: bool,
}

/// How many words of a kind stand before a word.
#[derive(Clone, Copy, Default)]
pub(crate) struct Counts {
    /// Commas and dashes outside quotations.
    pub commas: u32,
    /// Finite verbs outside quotations.
    pub verbs: u32,
    /// Words of quotations.
    pub quoted: u32,
}

/// The roles of all entities, in the order of the text.
fn roles(entities: &Entities) -> Vec<(Span, EntityId)> {
    let of = |(id, entity): (usize, &Entity)| entity.roles.iter().map(move |&role| (role, id)).collect::<Vec<_>>();
    let mut roles: Vec<(Span, EntityId)> = entities.entities.iter().enumerate().flat_map(of).collect();
    roles.sort_by_key(|(role, _)| (role.start, role.end));
    roles
}

/// The words and units of a text.
pub(crate) struct Reading<'a> {
    /// What decisions weigh by.
    pub weights: &'a Weights,
    pub text: &'a str,
    pub blocks: &'a [Block],
    pub entities: &'a Entities,
    pub quoted: &'a [QuotedText],
    /// For each quoted text: whether it is read as a quotation of its own, not as part of another.
    pub outermost: Vec<bool>,
    pub words: Vec<Word<'a>>,
    /// The words of each mention.
    pub mentioned: Vec<Range<usize>>,
    /// The tokens that the words are, and what was read in them.
    pub tokens: Prose<'a>,
    pub read: &'a Words<'a>,
    /// For each word, and for the end of the text, what stands before it.
    pub counts: Vec<Counts>,
    pub units: Vec<Unit>,
    /// By the index of a block, all that was seen of it; nothing where nothing is kept.
    stamps: Vec<Option<Stamp>>,
    /// For each quoted text: whether it stands in a headline, and a quotation of the story has the same words.
    pub echoed: Vec<Echo>,
    /// Every role printed with a name, and whose it is; sorted.
    roles: Vec<(Span, EntityId)>,
}

impl<'a> Reading<'a> {
    pub(crate) fn new(source: Source<'a>, weights: &'a Weights) -> Self {
        Reading::again(source, weights, &mut Memory::default())
    }

    /// The same in a text that is being written.
    pub(crate) fn again(source: Source<'a>, weights: &'a Weights, memory: &mut Memory) -> Self {
        let Source { document, quoted, tokens, entities, .. } = source;
        let outermost = outermost::outermost(document, quoted, entities);
        let Paragraphs { words, units, stamps } = paragraph::read(source, &outermost, memory);
        Reading {
            weights,
            text: document.text,
            blocks: &document.blocks,
            entities,
            quoted,
            echoed: echoed::echoed(document, quoted, &outermost),
            outermost,
            mentioned: mentioned(&words, &entities.mentions),
            counts: counts(&words),
            words,
            tokens: Prose::whole(document.text, tokens),
            read: source.words,
            units,
            stamps,
            roles: roles(entities),
        }
    }

    /// All that was seen of a paragraph when its words were read; a stamp that nothing has where nothing is kept.
    pub(crate) fn stamp(&self, block: usize) -> Stamp {
        self.stamps.get(block).copied().flatten().unwrap_or_else(Stamp::fresh)
    }

    /// The roles that open in the span, and whose they are.
    pub(crate) fn roles_in(&self, span: Span) -> &[(Span, EntityId)] {
        let before = |place: usize| self.roles.partition_point(|(role, _)| role.start < place);
        &self.roles[before(span.start)..before(span.end)]
    }

    /// Whose role opens in the span: in "Her spokesman, Karl Brandt, said", `Her spokesman` is Karl Brandt.
    pub(crate) fn bearer(&self, span: Span) -> Option<EntityId> {
        let next = self.roles.partition_point(|(role, _)| role.start < span.start);
        self.roles.get(next).filter(|(role, _)| role.start < span.end).map(|(_, entity)| *entity)
    }

    /// All words, as nobody can see past them.
    pub(crate) fn all(&self) -> Stretch<'_, Word<'a>> {
        Stretch::whole(&self.words)
    }

    /// The words of a unit: what stands before and behind a word in it.
    pub(crate) fn of(&self, unit: &Unit) -> Stretch<'_, Word<'a>> {
        self.part(&unit.words)
    }

    /// The words of a part of the text.
    pub(crate) fn part(&self, words: &Range<usize>) -> Stretch<'_, Word<'a>> {
        self.all().part(words.clone())
    }

    /// The text from the first to the last of the words.
    pub(crate) fn span(&self, words: Range<usize>) -> Span {
        let inside = self.part(&words);
        match inside.first().zip(inside.last()) {
            Some((first, last)) => first.span.join(last.span),
            None => {
                let at = self.all().at(words.start).map_or(self.text.len(), |word| word.span.start);
                Span::new(at, at)
            }
        }
    }

    /// Whether the words of the quotation end in one of these marks; a mark that closes a quotation in it may stand behind.
    pub(crate) fn ends_in(&self, quotation: usize, marks: &[char]) -> bool {
        let content = &self.text[self.quoted[quotation].content];
        content.trim_end_matches(|c: char| c.is_whitespace() || matches!(c, '\'' | '’' | '"' | '”' | '›' | '»')).ends_with(marks)
    }

    /// Whether two apostrophes or grave accents mark the quotation. Such texts come from old archives, which use the same
    /// characters for other things: that the words are the speaker's own is likely, that all of them are is not.
    pub(crate) fn is_typewritten(&self, quotation: usize) -> bool {
        let quoted = &self.quoted[quotation];
        quoted.open.or(quoted.close).is_some_and(|mark| matches!(&self.text[mark], "''" | "``"))
    }

    /// Whether most words have capitals, as in a title: the small words of "State of the Union" have none.
    pub(crate) fn is_titled(&self, words: Range<usize>) -> bool {
        let small = |word: &&Word<'_>| {
            matches!(word.class, WordClass::Determiner | WordClass::Preposition | WordClass::Coordinator | WordClass::To)
        };
        let words = || self.part(&words).iter().filter(|word| !word.is_mark());
        let large = words().filter(|word| !small(word)).count();
        // "Too many": the capital tells nothing but that a sentence opens.
        let opener = large == 1 && words().count() > 1;
        !opener && words().filter(|word| !small(word) && word.capital).count() * 3 >= large.max(1) * 2
    }

    /// Whether a word stands in a headline.
    pub(crate) fn is_headline(&self, word: usize) -> bool {
        let unit = self.units.partition_point(|unit| unit.words.end <= word);
        self.units.get(unit).is_some_and(|unit| unit.headline)
    }

    /// Whether a span opens within a quotation.
    pub(crate) fn is_quoted(&self, span: Span) -> bool {
        let opens = self.words.partition_point(|word| word.span.start < span.start);
        self.words.get(opens).is_none_or(|word| word.quoted.is_some())
    }

    /// The words of a span.
    pub(crate) fn within(&self, span: Span) -> Range<usize> {
        span::within(&self.words, span)
    }
}

fn mentioned(words: &[Word<'_>], mentions: &[Mention]) -> Vec<Range<usize>> {
    let mut next = Stretch::whole(words);
    let of = |mention: &Mention| {
        next = next.from(next.leading(|word| word.span.start < mention.span.start).end());
        next.start()..next.leading(|word| word.span.end <= mention.span.end).end()
    };
    mentions.iter().map(of).collect()
}

fn is_headline(role: BlockRole) -> bool {
    matches!(role, BlockRole::Headline | BlockRole::Subheading)
}

fn counts(words: &[Word<'_>]) -> Vec<Counts> {
    let mut sum = Counts::default();
    let mut counts = Vec::with_capacity(words.len() + 1);
    counts.push(sum);
    for word in words {
        let plain = word.quoted.is_none();
        sum.commas += u32::from(plain && word.is_mark() && (word.is(",") || word.is_dash()));
        sum.verbs += u32::from(plain && word.is_finite());
        sum.quoted += u32::from(!plain);
        counts.push(sum);
    }
    counts
}
