//! The words and units of a paragraph, as they are read beside nothing else; kept for the next text.

use std::borrow::Cow;
use std::hash::Hash;
use std::ops::Range;

use super::word::Word;
use super::{Unit, context, is_headline, lists};
use crate::document::Block;
use crate::memory::{Kept, Key, Stamp};
use crate::quote::Source;
use crate::sentence::Sentence;
use crate::span::Span;
use crate::token::{Token, TokenKind};
use crate::wordclass::{self, WordClass};
use crate::words::{Form, Prose, Stretch, Tag};

/// The most words of a unit of several sentences.
const LONGEST: usize = 600;

/// The most words of a sentence that is read as one. A megabyte in one sentence must not cost the square of its words.
const PIECE: usize = 150;

/// What is known of the paragraphs of the text before.
#[derive(Default)]
pub(crate) struct Memory(Kept<Known>);

impl Memory {
    /// Keeps what is found for the next text.
    pub(crate) fn keeping() -> Memory {
        Memory(Kept::keeping())
    }
}

/// What a paragraph was read as. Words stand at their places in it, quotations and names count from the first that reaches into it.
struct Known {
    words: Vec<KnownWord>,
    units: Vec<Range<usize>>,
}

struct KnownWord {
    class: WordClass,
    kind: TokenKind,
    capital: bool,
    dated: bool,
    quoted: Option<usize>,
    mention: Option<usize>,
    tag: Tag,
    tense: Option<Form>,
    /// Whether its lower case is that of a word with plain apostrophes.
    plain: bool,
}

/// The paragraphs of a text.
#[derive(Default)]
pub(super) struct Paragraphs<'t> {
    pub words: Vec<Word<'t>>,
    pub units: Vec<Unit>,
    /// By the index of a block, all that was seen of it; nothing where nothing is kept.
    pub stamps: Vec<Option<Stamp>>,
}

/// Reads the paragraphs of a text.
pub(super) fn read<'t>(source: Source<'t>, outermost: &[bool], memory: &mut Memory) -> Paragraphs<'t> {
    let Source { document, sentences, tokens, .. } = source;
    memory.0.next_text();
    let mut read = Paragraphs { words: Vec::with_capacity(tokens.len()), ..Paragraphs::default() };
    let alike = vec![None; source.words.spellings()];
    let mut reader = Reader { text: Text { source, outermost }, next: Next::default(), alike };
    for tokens in tokens.chunk_by(|one, next| sentences[one.sentence].block == sentences[next.sentence].block) {
        let index = sentences[tokens[0].sentence].block;
        let paragraph = Paragraph { block: &document.blocks[index], first: read.words.len(), tokens };
        let (words, units, stamp) = reader.paragraph(&paragraph, &mut memory.0);
        read.words.extend(words);
        read.stamps.resize(index, None);
        read.stamps.push(stamp);
        let headline = is_headline(paragraph.block.role);
        let placed = |words: Range<usize>| words.start + paragraph.first..words.end + paragraph.first;
        read.units.extend(units.into_iter().map(|words| Unit { words: placed(words), block: index, headline }));
    }
    read
}

impl KnownWord {
    fn of(word: &Word<'_>, next: Next) -> KnownWord {
        KnownWord {
            class: word.class,
            kind: word.kind,
            capital: word.capital,
            dated: word.dated,
            quoted: word.quoted.map(|quotation| quotation - next.quotation),
            mention: word.mention.map(|mention| mention - next.mention),
            tag: word.tag,
            tense: word.tense,
            plain: word.lower.is_ascii(),
        }
    }

    /// The word as it stands in a text.
    fn again<'t>(&self, source: Source<'t>, (place, token): (usize, &Token), next: Next) -> Word<'t> {
        Word {
            span: token.span,
            lower: if self.plain {
                Cow::Borrowed(source.words.lower(place))
            } else {
                lower(&source.document.text[token.span], source.words.lower(place))
            },
            class: self.class,
            kind: self.kind,
            capital: self.capital,
            quoted: self.quoted.map(|quotation| quotation + next.quotation),
            mention: self.mention.map(|mention| mention + next.mention),
            dated: self.dated,
            sentence: token.sentence,
            tag: self.tag,
            tense: self.tense,
        }
    }
}

/// The tokens of a block.
struct Paragraph<'t> {
    block: &'t Block,
    /// The place of its first token.
    first: usize,
    tokens: &'t [Token],
}

/// The first quotation, name and date that end behind a place.
#[derive(Clone, Copy, Default)]
struct Next {
    quotation: usize,
    mention: usize,
    date: usize,
}

/// A text, and which of its quoted texts are quotations of their own.
#[derive(Clone, Copy)]
struct Text<'t, 's> {
    source: Source<'t>,
    outermost: &'s [bool],
}

impl<'t> Text<'t, '_> {
    /// Adds all that is seen of a paragraph.
    fn tell(&self, paragraph: &Paragraph<'t>, next: Next, key: &mut Key) {
        let Source { document, quoted, sentences, tokens, words, entities } = self.source;
        let &Paragraph { block, first, tokens: own } = paragraph;
        let all = Prose::whole(document.text, tokens);
        let part = all.part(first..first + own.len());
        words.tell(part, key);
        block.role.hash(key);
        let start = own[0].span.start;
        let end = part.span(part.places()).end;
        // What opens before the paragraph is told from what opens with it.
        let opens = |place: usize| if place < start { 0 } else { 1 + place - start };
        key.numbers([usize::from(all.is_glued(first)), block.dateline.map_or(0, |dateline| opens(dateline.end))]);
        for sentence in &sentences[own[0].sentence..=own[own.len() - 1].sentence] {
            key.number(opens(sentence.span.start));
        }
        let within = |span: Span| [opens(span.start), 1 + span.end - start];
        for mention in entities.mentions[next.mention..].iter().take_while(|mention| mention.span.start < end) {
            key.numbers(within(mention.span));
            mention.form.hash(key);
        }
        key.number(0);
        for date in entities.dates[next.date..].iter().take_while(|date| date.span.start < end) {
            key.numbers(within(date.span));
        }
        key.number(0);
        let quotations = quoted.iter().enumerate().skip(next.quotation).filter(|&(index, _)| self.outermost[index]);
        for (index, quotation) in quotations.take_while(|(_, quotation)| quotation.outer().start < end) {
            key.number(1 + index - next.quotation);
            key.numbers(within(quotation.outer()));
        }
    }
}

struct Reader<'t, 's> {
    text: Text<'t, 's>,
    next: Next,
    /// What letters tell of a word, looked up once for all that are written alike.
    alike: Vec<Option<Alike<'t>>>,
}

impl<'t> Reader<'t, '_> {
    /// The words of a paragraph, its units by their places in it, and its stamp where it is kept.
    fn paragraph(
        &mut self,
        paragraph: &Paragraph<'t>,
        kept: &mut Kept<Known>,
    ) -> (Vec<Word<'t>>, Vec<Range<usize>>, Option<Stamp>) {
        if !kept.keeps() {
            let (words, units) = self.read(paragraph);
            return (words, units, None);
        }
        let (text, next, mut fresh) = (self.text, self.reach(paragraph.tokens[0].span.start), None);
        let read = || {
            let (words, units) = self.read(paragraph);
            let known = words.iter().map(|word| KnownWord::of(word, next)).collect();
            fresh = Some(words);
            Known { words: known, units }
        };
        let (known, stamp) = kept.stamped(|key| text.tell(paragraph, next, key), read);
        let words = fresh.unwrap_or_else(|| {
            let places = (paragraph.first..).zip(paragraph.tokens).zip(&known.words);
            places.map(|(place, word)| word.again(text.source, place, next)).collect()
        });
        (words, known.units.clone(), stamp)
    }

    /// What ends behind a place; places come in their order.
    fn reach(&mut self, place: usize) -> Next {
        let Source { quoted, entities, .. } = self.text.source;
        let Next { quotation, mention, date } = &mut self.next;
        while quoted.get(*quotation).is_some_and(|quoted| !self.text.outermost[*quotation] || quoted.outer().end <= place) {
            *quotation += 1;
        }
        while entities.mentions.get(*mention).is_some_and(|mention| mention.span.end <= place) {
            *mention += 1;
        }
        while entities.dates.get(*date).is_some_and(|date| date.span.end <= place) {
            *date += 1;
        }
        self.next
    }

    /// The words of a paragraph, settled by those beside them, and its units by their places in it.
    fn read(&mut self, paragraph: &Paragraph<'t>) -> (Vec<Word<'t>>, Vec<Range<usize>>) {
        let mut words = self.words(paragraph);
        let units = self.units(paragraph, &words);
        for unit in &units {
            context::settle(&mut words[unit.clone()], is_headline(paragraph.block.role), &self.text.source.entities.mentions);
        }
        (words, units)
    }

    fn words(&mut self, paragraph: &Paragraph<'t>) -> Vec<Word<'t>> {
        let Source { document, quoted, tokens, entities, .. } = self.text.source;
        let all = Prose::whole(document.text, tokens);
        let mut words = Vec::with_capacity(paragraph.tokens.len());
        for (index, token) in (paragraph.first..).zip(paragraph.tokens) {
            let next = self.reach(token.span.start);
            let alike = self.alike[self.text.source.words.spelling(index)]
                .get_or_insert_with(|| Alike::of(&document.text[token.span], self.text.source.words.lower(index)));
            let class = match token.kind {
                TokenKind::Number => WordClass::Number,
                TokenKind::Punctuation => WordClass::Mark,
                _ => alike.class,
            };
            // "Lauren* said": the mark of a footnote is no part of the sentence.
            let footnote = alike.footnote && all.is_glued(index);
            let (class, kind) = if footnote { (WordClass::Adverb, TokenKind::Word) } else { (class, token.kind) };
            let quotation = quoted.get(next.quotation).filter(|quoted| quoted.outer().start < token.span.end);
            words.push(Word {
                span: token.span,
                class,
                kind,
                capital: alike.capital,
                quoted: quotation.map(|_| next.quotation),
                mention: entities
                    .mentions
                    .get(next.mention)
                    .filter(|mention| mention.span.contains(token.span))
                    .map(|_| next.mention),
                dated: alike.of_time || entities.dates.get(next.date).is_some_and(|date| date.span.contains(token.span)),
                sentence: token.sentence,
                tag: self.text.source.words.tag(index),
                tense: self.text.source.words.form(index),
                lower: alike.lower.clone(),
            });
        }
        words
    }

    fn units(&self, paragraph: &Paragraph<'t>, words: &[Word<'t>]) -> Vec<Range<usize>> {
        let Source { quoted, sentences, .. } = self.text.source;
        let &Paragraph { block, tokens, .. } = paragraph;
        let mut units: Vec<Range<usize>> = Vec::new();
        if block.role.is_furniture() {
            return units;
        }
        let joined = |sentence: &Sentence, first: usize| {
            let inside = words[first].quoted;
            let goes_on = inside.is_some_and(|quotation| quoted[quotation].outer().start < sentence.span.start);
            // “We won.” — Ana Vale: who signs a quotation belongs to it.
            let quoted_before = Stretch::whole(words).before(first).is_some_and(|word| word.quoted.is_some());
            goes_on || words[first].is_dash() && quoted_before
        };
        let mut from = 0;
        for (index, sentence) in sentences.iter().enumerate().take(tokens[tokens.len() - 1].sentence + 1).skip(tokens[0].sentence)
        {
            let end = Stretch::whole(tokens).from(from).leading(|token| token.sentence <= index).end();
            let own = from..end;
            from = end;
            // "HARLAN, Ohio — The bridge is safe, the mayor said": nobody says the dateline.
            let dateline = block.dateline.map_or(0, |dateline| dateline.end);
            let own = own.start + words[own.clone()].partition_point(|word| word.span.start < dateline)..own.end;
            if own.is_empty() {
                continue;
            }
            let fits = |unit: &&mut Range<usize>| joined(sentence, own.start) && own.end - unit.start < LONGEST;
            match units.last_mut().filter(fits) {
                Some(unit) => unit.end = own.end,
                None => units.extend(own.clone().step_by(PIECE).map(|start| start..own.end.min(start + PIECE))),
            }
        }
        units
    }
}

/// What letters tell of a word.
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
        let lower = lower(raw, plain);
        Alike {
            capital: raw.starts_with(char::is_uppercase),
            class: wordclass::class(&lower),
            of_time: lists::TIME_WORDS.contains(&*lower),
            footnote: matches!(raw, "*" | "†"),
            lower,
        }
    }
}

/// A word in lower case, of which `plain` is the lower case with plain apostrophes: they stay as they are written.
fn lower<'t>(raw: &'t str, plain: &'t str) -> Cow<'t, str> {
    match raw {
        raw if raw.is_ascii() => Cow::Borrowed(plain),
        raw if raw.contains(char::is_uppercase) => Cow::Owned(raw.to_lowercase()),
        raw => Cow::Borrowed(raw),
    }
}
