//! The text as attribution reads it: words with their classes in context, in units that no quotation runs out of.

mod context;
pub(crate) mod echoed;
pub(crate) mod insertion;
mod lead;
pub(crate) mod lists;
mod outermost;
pub(crate) mod phrase;
mod word;

use std::borrow::Cow;
use std::ops::Range;

use self::echoed::Echo;
pub(crate) use self::word::Word;
use crate::document::{Block, BlockRole, Document};
use crate::entity::{Entities, Entity, EntityId, Mention};
use crate::quote::Source;
use crate::quote::feature::Weights;
use crate::quotemark::QuotedText;
use crate::sentence::Sentence;
use crate::span::{self, Span};
use crate::token::{Token, TokenKind};
use crate::wordclass::{self, WordClass};
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

/// The most words of a unit of several sentences.
const LONGEST: usize = 600;

/// The most words of a sentence that is read as one. A megabyte in one sentence must not cost the square of its words.
const PIECE: usize = 150;

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
    /// For each quoted text: whether it stands in a headline, and a quotation of the story has the same words.
    pub echoed: Vec<Echo>,
    /// Every role printed with a name, and whose it is; sorted.
    roles: Vec<(Span, EntityId)>,
}

impl<'a> Reading<'a> {
    pub(crate) fn new(source: Source<'a>, weights: &'a Weights) -> Self {
        let Source { document, quoted, sentences, tokens, entities, .. } = source;
        let outermost = outermost::outermost(document, quoted, entities);
        let words = words(source, &outermost);
        let mut reading = Reading {
            weights,
            text: document.text,
            blocks: &document.blocks,
            entities,
            quoted,
            echoed: echoed::echoed(document, quoted, &outermost),
            outermost,
            mentioned: mentioned(&words, &entities.mentions),
            words,
            tokens: Prose::whole(document.text, tokens),
            read: source.words,
            counts: Vec::new(),
            units: Vec::new(),
            roles: roles(entities),
        };
        reading.units = units(document, sentences, tokens, &reading);
        for index in 0..reading.units.len() {
            let unit = &reading.units[index];
            context::settle(&mut reading.words[unit.words.clone()], unit.headline, &entities.mentions);
        }
        reading.counts = counts(&reading.words);
        reading
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

fn words<'a>(source: Source<'a>, outermost: &[bool]) -> Vec<Word<'a>> {
    let Source { document, quoted, tokens, entities, .. } = source;
    let mut words = Vec::with_capacity(tokens.len());
    let mut quotations = quoted.iter().enumerate().filter(|&(index, _)| outermost[index]).peekable();
    let (mut mention, mut date) = (0, 0);
    let mut known: Vec<Option<Alike<'_>>> = vec![None; source.words.spellings()];
    for (index, token) in tokens.iter().enumerate() {
        while quotations.peek().is_some_and(|(_, quoted)| quoted.outer().end <= token.span.start) {
            quotations.next();
        }
        while entities.mentions.get(mention).is_some_and(|mention| mention.span.end <= token.span.start) {
            mention += 1;
        }
        while entities.dates.get(date).is_some_and(|date| date.span.end <= token.span.start) {
            date += 1;
        }
        let alike = known[source.words.spelling(index)]
            .get_or_insert_with(|| Alike::of(&document.text[token.span], source.words.lower(index)));
        let class = match token.kind {
            TokenKind::Number => WordClass::Number,
            TokenKind::Punctuation => WordClass::Mark,
            _ => alike.class,
        };
        // "Lauren* said": the mark of a footnote is no part of the sentence.
        let footnote = alike.footnote && words.last().is_some_and(|before: &Word<'_>| before.span.end == token.span.start);
        let (class, kind) = if footnote { (WordClass::Adverb, TokenKind::Word) } else { (class, token.kind) };
        words.push(Word {
            span: token.span,
            class,
            kind,
            capital: alike.capital,
            quoted: quotations.peek().filter(|(_, quoted)| quoted.outer().start < token.span.end).map(|&(index, _)| index),
            mention: entities.mentions.get(mention).filter(|mention| mention.span.contains(token.span)).map(|_| mention),
            dated: alike.of_time || entities.dates.get(date).is_some_and(|date| date.span.contains(token.span)),
            sentence: token.sentence,
            tag: source.words.tag(index),
            tense: source.words.form(index),
            lower: alike.lower.clone(),
        });
    }
    words
}

fn mentioned(words: &[Word<'_>], mentions: &[Mention]) -> Vec<Range<usize>> {
    let mut next = Stretch::whole(words);
    let of = |mention: &Mention| {
        next = next.from(next.leading(|word| word.span.start < mention.span.start).end());
        next.start()..next.leading(|word| word.span.end <= mention.span.end).end()
    };
    mentions.iter().map(of).collect()
}

/// What letters tell of a word, looked up once for all that are written alike.
#[derive(Clone)]
struct Alike<'t> {
    lower: Cow<'t, str>,
    capital: bool,
    class: WordClass,
    of_time: bool,
    /// The mark of a footnote, behind a word.
    footnote: bool,
}

impl<'t> Alike<'t> {
    fn of(raw: &'t str, plain: &'t str) -> Self {
        // Apostrophes stay as they are written.
        let lower = match raw {
            raw if raw.is_ascii() => Cow::Borrowed(plain),
            raw if raw.contains(char::is_uppercase) => Cow::Owned(raw.to_lowercase()),
            raw => Cow::Borrowed(raw),
        };
        Alike {
            capital: raw.starts_with(char::is_uppercase),
            class: wordclass::class(&lower),
            of_time: lists::TIME_WORDS.contains(&*lower),
            footnote: matches!(raw, "*" | "†"),
            lower,
        }
    }
}

fn units(document: &Document<'_>, sentences: &[Sentence], tokens: &[Token], reading: &Reading<'_>) -> Vec<Unit> {
    let mut units: Vec<Unit> = Vec::new();
    let mut from = 0;
    for (index, sentence) in sentences.iter().enumerate() {
        let end = Stretch::whole(tokens).from(from).leading(|token| token.sentence <= index).end();
        let words = from..end;
        from = end;
        let role = document.blocks[sentence.block].role;
        // "HARLAN, Ohio — The bridge is safe, the mayor said": nobody says the dateline.
        let dateline = document.blocks[sentence.block].dateline.map_or(0, |dateline| dateline.end);
        let words = words.start + reading.words[words.clone()].partition_point(|word| word.span.start < dateline)..words.end;
        if words.is_empty() || role.is_furniture() {
            continue;
        }
        let inside = reading.words[words.start].quoted;
        let joined = inside.is_some_and(|quoted| reading.quoted[quoted].outer().start < sentence.span.start);
        // “We won.” — Ana Vale: who signs a quotation belongs to it.
        let quoted_before = reading.all().before(words.start).is_some_and(|word| word.quoted.is_some());
        let signs = reading.words[words.start].is_dash() && quoted_before;
        let joined = joined || signs;
        let fits = |unit: &&mut Unit| joined && unit.block == sentence.block && words.end - unit.words.start < LONGEST;
        match units.last_mut().filter(fits) {
            Some(unit) => unit.words.end = words.end,
            None => {
                let pieces = (words.start..words.end).step_by(PIECE).map(|start| start..words.end.min(start + PIECE));
                units.extend(pieces.map(|words| Unit { words, block: sentence.block, headline: is_headline(role) }));
            }
        }
    }
    units
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
