//! The text as attribution reads it: words with their classes in context, in units that no quotation runs out of.

use std::borrow::Cow;
use std::ops::Range;

use super::lists;
use crate::document::{Block, BlockRole, Document};
use crate::entity::{Entities, Entity, EntityId, EntityType, MentionForm};
use crate::lexicon::{IRREGULAR_PARTICIPLES, SPEECH_VERBS};
use crate::quotemark::QuotedText;
use crate::sentence::Sentence;
use crate::span::{self, Span, Spanned};
use crate::token::{Token, TokenKind};
use crate::wordclass::{self, VerbForm, WordClass};

/// A token with what attribution asks of it.
pub(super) struct Word<'t> {
    pub span: Span,
    pub lower: Cow<'t, str>,
    /// What it is in its sentence.
    pub class: WordClass,
    pub kind: TokenKind,
    pub capital: bool,
    /// The outermost quotation that it stands in, its marks included.
    pub quoted: Option<usize>,
    /// The name, title or pronoun that it belongs to.
    pub mention: Option<usize>,
    pub dated: bool,
    pub sentence: usize,
}

impl Word<'_> {
    pub(super) fn is(&self, word: &str) -> bool {
        self.lower == word
    }

    pub(super) fn is_mark(&self) -> bool {
        self.kind == TokenKind::Punctuation
    }

    pub(super) fn is_verb(&self) -> bool {
        matches!(self.class, WordClass::Verb(_) | WordClass::VerbOrNoun(_))
    }

    /// A verb that makes a clause: not a participle in -ing.
    pub(super) fn is_finite(&self) -> bool {
        match self.class {
            WordClass::Verb(form) => form != VerbForm::Ing,
            WordClass::Auxiliary | WordClass::Modal => true,
            _ => false,
        }
    }

    pub(super) fn form(&self) -> Option<VerbForm> {
        match self.class {
            WordClass::Verb(form) | WordClass::VerbOrNoun(form) => Some(form),
            _ => None,
        }
    }

    pub(super) fn is_dash(&self) -> bool {
        matches!(&*self.lower, "—" | "–" | "―" | "-" | "--")
    }
}

impl Spanned for Word<'_> {
    fn span(&self) -> Span {
        self.span
    }
}

/// Sentences that belong together because a quotation runs over their bounds; within one block.
pub(super) struct Unit {
    pub words: Range<usize>,
    pub block: usize,
    pub headline: bool,
}

/// How many words of a kind stand before a word.
#[derive(Clone, Copy, Default)]
pub(super) struct Counts {
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
pub(super) struct Reading<'a> {
    pub text: &'a str,
    pub blocks: &'a [Block],
    pub entities: &'a Entities,
    pub quoted: &'a [QuotedText],
    /// For each quoted text: whether it is read as a quotation of its own, not as part of another.
    pub outermost: Vec<bool>,
    pub words: Vec<Word<'a>>,
    /// For each word, and for the end of the text, what stands before it.
    pub counts: Vec<Counts>,
    pub units: Vec<Unit>,
    /// Every role printed with a name, and whose it is; sorted.
    roles: Vec<(Span, EntityId)>,
}

impl<'a> Reading<'a> {
    pub(super) fn new(
        document: &'a Document<'a>,
        quoted: &'a [QuotedText],
        sentences: &[Sentence],
        tokens: &[Token],
        entities: &'a Entities,
    ) -> Self {
        let outermost = outermost(document, quoted, entities);
        let words = words(document, quoted, &outermost, tokens, entities);
        let mut reading = Reading {
            text: document.text,
            blocks: &document.blocks,
            entities,
            quoted,
            outermost,
            words,
            counts: Vec::new(),
            units: Vec::new(),
            roles: roles(entities),
        };
        reading.units = units(document, sentences, tokens, &reading);
        for index in 0..reading.units.len() {
            let unit = &reading.units[index];
            settle(&mut reading.words[unit.words.clone()], unit.headline, &entities.mentions);
        }
        reading.counts = counts(&reading.words);
        reading
    }

    /// Whose role opens in the span: in "Her spokesman, Karl Brandt, said", `Her spokesman` is Karl Brandt.
    pub(super) fn bearer(&self, span: Span) -> Option<EntityId> {
        let next = self.roles.partition_point(|(role, _)| role.start < span.start);
        self.roles.get(next).filter(|(role, _)| role.start < span.end).map(|(_, entity)| *entity)
    }

    /// The text from the first to the last of the words.
    pub(super) fn span(&self, words: Range<usize>) -> Span {
        if words.is_empty() {
            let at = self.words.get(words.start).map_or(self.text.len(), |word| word.span.start);
            return Span::new(at, at);
        }
        self.words[words.start].span.join(self.words[words.end - 1].span)
    }

    /// Whether two apostrophes or grave accents mark the quotation. Such texts come from old archives, which use the same
    /// characters for other things: that the words are the speaker's own is likely, that all of them are is not.
    pub(super) fn is_typewritten(&self, quotation: usize) -> bool {
        let quoted = &self.quoted[quotation];
        quoted.open.or(quoted.close).is_some_and(|mark| matches!(&self.text[mark], "''" | "``"))
    }

    /// Whether most words have capitals, as in a title: the small words of "State of the Union" have none.
    pub(super) fn is_titled(&self, words: Range<usize>) -> bool {
        let small = |word: &&Word<'_>| {
            matches!(word.class, WordClass::Determiner | WordClass::Preposition | WordClass::Coordinator | WordClass::To)
        };
        let large = || self.words[words.clone()].iter().filter(|word| !word.is_mark() && !small(word));
        // "Too many": the capital tells nothing but that a sentence opens.
        let opener = large().count() == 1 && self.words[words.clone()].iter().filter(|word| !word.is_mark()).count() > 1;
        !opener && large().filter(|word| word.capital).count() * 3 >= large().count().max(1) * 2
    }

    /// The words of a span.
    pub(super) fn within(&self, span: Span) -> Range<usize> {
        span::within(&self.words, span)
    }
}

/// Which quoted texts are quotations of their own. Where a text uses double marks, single ones stand in headlines or mark words
/// as words: they are left to the clause around them, unless a whole sentence stands in them. In a text without double marks they are the quotation marks.
fn outermost(document: &Document<'_>, quoted: &[QuotedText], entities: &Entities) -> Vec<bool> {
    let single = |quoted: &QuotedText| {
        quoted.open.or(quoted.close).is_some_and(|mark| matches!(&document.text[mark], "'" | "‘" | "’" | "‚" | "‛"))
    };
    let singles = quoted.iter().filter(|quoted| quoted.depth == 0 && single(quoted)).count();
    let doubles = quoted.iter().filter(|quoted| quoted.depth == 0 && !single(quoted)).count();
    let british = singles > doubles;
    let counts = |quoted: &QuotedText| british || !single(quoted) || is_speech(&document.text[quoted.content]);
    let nickname = |quoted: &QuotedText| is_nickname(document.text, quoted, entities);
    let mut excerpt: Option<&QuotedText> = None;
    let mut outermost = Vec::with_capacity(quoted.len());
    for (index, own) in quoted.iter().enumerate() {
        excerpt = excerpt.filter(|excerpt| own.content.start < excerpt.content.end);
        let depth = own.depth - usize::from(excerpt.is_some() && own.depth > 0);
        let inner = || quoted[index + 1..].iter().take_while(|inner| inner.content.start < own.content.end);
        if own.depth == 0 && is_excerpt(document, own, inner) {
            excerpt = Some(own);
            outermost.push(false);
        } else {
            outermost.push(depth == 0 && counts(own) && !nickname(own));
        }
    }
    outermost
}

/// Whether a quotation is a paragraph taken from another text, which reports what others say: what it quotes is theirs.
///
/// `"“We won,” Brell said on Monday.`: a straight mark opens the paragraph, and none or the last character of it closes it.
fn is_excerpt<'q, I: Iterator<Item = &'q QuotedText>>(
    document: &Document<'_>,
    quoted: &QuotedText,
    inner: impl Fn() -> I,
) -> bool {
    let text = document.text;
    let Some(open) = quoted.open.filter(|mark| &text[*mark] == "\"") else { return false };
    let Some(block) = span::at(&document.blocks, open.start).map(|block| document.blocks[block].span) else { return false };
    let first = inner().find(|inner| inner.open.is_some_and(|mark| &text[mark] == "“"));
    let Some(first) = first.filter(|_| open.start == block.start) else { return false };
    let twice = first.outer().start == open.end && quoted.outer().end == block.end;
    if quoted.close.is_some() && !twice {
        return false;
    }
    // Who says "I" outside the inner marks is a speaker, whom the paragraph quotes.
    let mut speaks = false;
    let mut reports = false;
    let mut from = quoted.content.start;
    for inner in inner().filter(|inner| inner.depth == 1) {
        let before = &text[from..inner.outer().start.max(from)];
        from = inner.outer().end.max(from);
        let behind = &text[from..quoted.content.end.max(from)];
        speaks |= words_of(before).any(is_first_person);
        reports |= words_of(before).rev().take(REPORTING).chain(words_of(behind).take(REPORTING)).any(reports_speech);
    }
    speaks |= words_of(&text[from..quoted.content.end.max(from)]).any(is_first_person);
    reports && !speaks
}

/// How far from a quotation, in words, a verb may stand that shows it to be somebody's.
const REPORTING: usize = 4;

fn words_of(text: &str) -> impl DoubleEndedIterator<Item = &str> {
    text.split(|c: char| !c.is_alphanumeric() && !matches!(c, '\'' | '’')).filter(|word| !word.is_empty())
}

fn is_first_person(word: &str) -> bool {
    matches!(word, "I" | "we" | "We" | "my" | "My" | "our" | "Our" | "me" | "us" | "I’m" | "I'm" | "I’ve" | "I've")
}

fn reports_speech(word: &str) -> bool {
    wordclass::lemma(word).and_then(lists::frame).is_some_and(|frame| {
        use lists::Frame::{Ask, Judge, Say, Tell, Utter, Write};
        matches!(frame, Say | Write | Tell | Ask | Utter | Judge)
    })
}

/// `Omar “Big Man” Vale`: part of a name.
fn is_nickname(text: &str, quoted: &QuotedText, entities: &Entities) -> bool {
    let inner = &text[quoted.content];
    let short = inner.starts_with(char::is_uppercase) && inner.ends_with(char::is_alphanumeric) && inner.split(' ').count() < 3;
    let outer = quoted.outer();
    let surname = text[outer.end..].strip_prefix(' ').is_some_and(|rest| rest.starts_with(char::is_uppercase));
    if quoted.close.is_none() || !short || !surname {
        return false;
    }
    let mentions = &entities.mentions;
    let before = mentions.partition_point(|mention| mention.span.start < outer.start);
    mentions[..before].last().is_some_and(|mention| mention.kind == EntityType::Person && mention.span.end + 1 == outer.start)
}

/// Whether what stands between single marks is a quotation also where others have double marks: it is long, and closes like a sentence.
fn is_speech(content: &str) -> bool {
    content.ends_with(['.', ',', '?', '!', '…']) && content.split_whitespace().count() >= 8
}

fn words<'a>(
    document: &'a Document<'a>,
    quoted: &[QuotedText],
    outermost: &[bool],
    tokens: &[Token],
    entities: &Entities,
) -> Vec<Word<'a>> {
    let mut words = Vec::with_capacity(tokens.len());
    let mut quotations = quoted.iter().enumerate().filter(|&(index, _)| outermost[index]).peekable();
    let (mut mention, mut date) = (0, 0);
    for token in tokens {
        let raw = &document.text[token.span];
        while quotations.peek().is_some_and(|(_, quoted)| quoted.outer().end <= token.span.start) {
            quotations.next();
        }
        while entities.mentions.get(mention).is_some_and(|mention| mention.span.end <= token.span.start) {
            mention += 1;
        }
        while entities.dates.get(date).is_some_and(|date| date.span.end <= token.span.start) {
            date += 1;
        }
        let capital = raw.starts_with(char::is_uppercase);
        let lower = if raw.contains(char::is_uppercase) { Cow::Owned(raw.to_lowercase()) } else { Cow::Borrowed(raw) };
        let class = match token.kind {
            TokenKind::Number => WordClass::Number,
            TokenKind::Punctuation => WordClass::Mark,
            _ => wordclass::class(&lower),
        };
        words.push(Word {
            span: token.span,
            class,
            kind: token.kind,
            capital,
            quoted: quotations.peek().filter(|(_, quoted)| quoted.outer().start < token.span.end).map(|&(index, _)| index),
            mention: entities.mentions.get(mention).filter(|mention| mention.span.contains(token.span)).map(|_| mention),
            dated: entities.dates.get(date).is_some_and(|date| date.span.contains(token.span))
                || lists::TIME_WORDS.contains(&*lower),
            sentence: token.sentence,
            lower,
        });
    }
    words
}

fn units(document: &Document<'_>, sentences: &[Sentence], tokens: &[Token], reading: &Reading<'_>) -> Vec<Unit> {
    let mut units: Vec<Unit> = Vec::new();
    let mut from = 0;
    for (index, sentence) in sentences.iter().enumerate() {
        let end = from + tokens[from..].partition_point(|token| token.sentence <= index);
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
        let signs = reading.words[words.start].is_dash() && words.start > 0 && reading.words[words.start - 1].quoted.is_some();
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

/// Settles what each word of a unit is from the words beside it.
fn settle(words: &mut [Word<'_>], headline: bool, mentions: &[crate::entity::Mention]) {
    let shouted = words.len() > 3
        && words.iter().filter(|word| word.capital).count() * 10 > words.iter().filter(|word| !word.is_mark()).count() * 7;
    for at in 0..words.len() {
        let before = at.checked_sub(1).map(|before| &words[before]);
        let class = in_context(words, at, before, headline || shouted, mentions);
        words[at].class = class;
    }
}

fn in_context(
    words: &[Word<'_>],
    at: usize,
    before: Option<&Word<'_>>,
    titled: bool,
    mentions: &[crate::entity::Mention],
) -> WordClass {
    let word = &words[at];
    let named = word.mention.is_some_and(|mention| matches!(mentions[mention].form, MentionForm::Name | MentionForm::Acronym));
    if named {
        return WordClass::Noun;
    }
    let opens = before.is_none_or(|before| before.is_mark());
    if word.capital && !titled && !opens && !matches!(word.class, WordClass::SubjectPronoun) && word.lower.len() > 1 {
        let open_class =
            matches!(word.class, WordClass::Verb(_) | WordClass::VerbOrNoun(_) | WordClass::Adjective | WordClass::Adverb);
        if open_class {
            return WordClass::Noun;
        }
    }
    let after = words.get(at + 1);
    // "in May 2023"
    if word.dated && word.capital && word.class == WordClass::Modal {
        return WordClass::Noun;
    }
    if word.lower == "one" && opens_noun(&words[at + 1..]) {
        return WordClass::Number;
    }
    // "State Senator Dana Brell", "according to press reports"
    let titles = opens && !titled && word.capital && after.is_some_and(|after| after.capital && after.class == WordClass::Noun);
    let accords = at > 1 && words[at - 1].is("to") && words[at - 2].is("according");
    if matches!(word.class, WordClass::VerbOrNoun(_)) && (titles || accords) {
        return WordClass::Noun;
    }
    // "who coined the word, once said"
    if word.is("once") && after.is_some_and(|after| after.is_finite() && after.quoted.is_none()) {
        return WordClass::Adverb;
    }
    // "the 41-year-old told reporters"
    if word.lower.ends_with("-year-old") {
        let noun = after.is_some_and(|after| after.class == WordClass::Noun && !after.is_mark() && after.quoted.is_none());
        return if noun { WordClass::Adjective } else { WordClass::Noun };
    }
    // "the i reported"
    let named = word.is("i") && !word.capital && before.is_some_and(|before| before.class == WordClass::Determiner);
    if named {
        return WordClass::Noun;
    }
    let Some(before) = before else {
        // "Remarks come amid talks": a noun where a verb follows.
        let subject = matches!(word.class, WordClass::VerbOrNoun(_)) && after.is_some_and(|after| after.is_finite());
        // "State rules forbid it."
        let opens = !titled && matches!(word.class, WordClass::VerbOrNoun(VerbForm::Base | VerbForm::ThirdPerson));
        return if subject || opens { WordClass::Noun } else { word.class };
    };
    let nominal_before =
        matches!(before.class, WordClass::Determiner | WordClass::Possessive | WordClass::Adjective | WordClass::Number)
            || before.kind == TokenKind::Possessive;
    match word.class {
        WordClass::VerbOrNoun(form) if nominal_before || before.class == WordClass::Preposition => {
            let _ = form;
            WordClass::Noun
        }
        // "the mayor is correct": no verb.
        WordClass::Verb(VerbForm::Base) | WordClass::VerbOrNoun(VerbForm::Base)
            if is_copula(before) && !IRREGULAR_PARTICIPLES.contains(&*word.lower) =>
        {
            WordClass::Adjective
        }
        WordClass::VerbOrNoun(form) if opens_verb(before) => WordClass::Verb(form),
        // "He praises the council and calls it honest."
        WordClass::VerbOrNoun(form @ VerbForm::ThirdPerson)
            if before.class == WordClass::Coordinator && after.is_some_and(opens_object) =>
        {
            WordClass::Verb(form)
        }
        // "could only claim"
        WordClass::VerbOrNoun(form @ VerbForm::Base) if before.class == WordClass::Adverb && modal_before(&words[..at]) => {
            WordClass::Verb(form)
        }
        // "“It was chaos,” recalls Ida Vale"
        WordClass::VerbOrNoun(form @ VerbForm::ThirdPerson)
            if before.quoted.is_some() && before.is_mark() && after.is_some_and(opens_phrase) =>
        {
            WordClass::Verb(form)
        }
        // "Brell, the mayor, calls her", "Brell (D-Tarn) calls her"
        WordClass::VerbOrNoun(form @ VerbForm::ThirdPerson)
            if follows_insertion(&words[..at]) && after.is_some_and(opens_complement) =>
        {
            WordClass::Verb(form)
        }
        // "The bridge is old, documents seen by the Courier show."
        WordClass::VerbOrNoun(form @ VerbForm::Base) if closes_sentence(&words[..at], after) && lists::shows(&word.lower) => {
            WordClass::Verb(form)
        }
        WordClass::VerbOrNoun(form @ (VerbForm::Base | VerbForm::ThirdPerson)) => {
            // "We won," Brell notes.
            let ends = after.is_none_or(|after| after.is_mark() || after.class == WordClass::Preposition);
            let closes = ends && words[at.saturating_sub(6)..at].iter().any(|word| word.quoted.is_some());
            let goes_on = closes || after.is_some_and(opens_complement);
            let agrees = match form {
                VerbForm::ThirdPerson => !before.lower.ends_with('s') || before.capital,
                _ => before.lower.ends_with('s') || lists::is_plural(&before.lower) || is_pair(&words[..at]),
            };
            let noun_before = before.class == WordClass::Noun
                || matches!(before.class, WordClass::Pronoun | WordClass::Relative | WordClass::Adverb);
            let verb = noun_before
                && agrees
                && (goes_on || before.capital && titled || matches!(before.class, WordClass::Pronoun | WordClass::Relative));
            if verb { WordClass::Verb(form) } else { WordClass::Noun }
        }
        WordClass::VerbOrNoun(form) => WordClass::Verb(form),
        // "Another told reporters": a determiner that stands for somebody.
        WordClass::Verb(VerbForm::Past) if STAND_ALONE.contains(&&*before.lower) && SPEECH_VERBS.contains_key(&*word.lower) => {
            word.class
        }
        // "a number of pledged votes"
        WordClass::Verb(VerbForm::Past | VerbForm::Participle)
            if before.class == WordClass::Preposition
                && after.is_some_and(|after| {
                    let noun = matches!(after.class, WordClass::Noun | WordClass::VerbOrNoun(_));
                    noun && !after.is_mark() && !after.capital
                }) =>
        {
            WordClass::Adjective
        }
        WordClass::Verb(VerbForm::Past | VerbForm::Participle | VerbForm::Ing)
            if nominal_before && after.is_some_and(|after| after.class == WordClass::Noun) =>
        {
            WordClass::Adjective
        }
        WordClass::Verb(VerbForm::Base) if nominal_before && before.class != WordClass::Adjective => WordClass::Noun,
        // "misused by malign neighbours"
        WordClass::Verb(VerbForm::Base) if before.class == WordClass::Preposition => WordClass::Adjective,
        class => class,
    }
}

/// Whether a noun follows, alone or behind what describes it: `engineer`, `senior engineer`, `unnamed engineer`.
fn opens_noun(words: &[Word<'_>]) -> bool {
    let noun = |word: &Word<'_>| matches!(word.class, WordClass::Noun | WordClass::Adjective) && !word.is_mark();
    match words {
        [first, next, ..] if matches!(first.class, WordClass::Verb(VerbForm::Past | VerbForm::Participle)) => noun(next),
        [first, ..] => noun(first),
        [] => false,
    }
}

/// A name, or a word that opens a noun phrase.
fn opens_phrase(word: &Word<'_>) -> bool {
    let opens = matches!(word.class, WordClass::Determiner | WordClass::Possessive | WordClass::Number);
    word.quoted.is_none() && !word.is_mark() && (opens || word.capital)
}

/// What follows a verb that stands without its subject: `calls her`, `calls the plan`.
fn opens_object(after: &Word<'_>) -> bool {
    let word = matches!(
        after.class,
        WordClass::Determiner | WordClass::Possessive | WordClass::ObjectPronoun | WordClass::SubjectPronoun | WordClass::Pronoun
    );
    word || after.quoted.is_some()
}

/// Whether a modal or `to` stands at the end of the words, adverbs aside.
fn modal_before(words: &[Word<'_>]) -> bool {
    let last = words.iter().rev().take(3).find(|word| word.class != WordClass::Adverb);
    last.is_some_and(|word| matches!(word.class, WordClass::Modal | WordClass::To))
}

/// Whether the words end in a plural noun, with what is told of it, behind a comma, and the sentence is over.
fn closes_sentence(words: &[Word<'_>], after: Option<&Word<'_>>) -> bool {
    const LONGEST: usize = 12;
    let near = words.iter().rev().take(LONGEST);
    let length = near.take_while(|word| !word.is(",") && !is_copula(word) && word.quoted.is_none()).count();
    let comma = words.len().checked_sub(length + 1).is_some_and(|comma| words[comma].is(","));
    let plural =
        words[words.len() - length..].iter().take(3).any(|word| word.class == WordClass::Noun && word.lower.ends_with('s'));
    comma && plural && length > 0 && after.is_none_or(|after| after.is("."))
}

/// Whether the words end in what is told of a noun in commas or brackets: `Brell, the mayor of Tarn,`
fn follows_insertion(words: &[Word<'_>]) -> bool {
    const LONGEST: usize = 24;
    let Some((last, inside)) = words.split_last() else { return false };
    let opening = match &*last.lower {
        "," => ",",
        ")" => "(",
        _ => return false,
    };
    let near = inside.iter().rev().take(LONGEST);
    let length = near.take_while(|word| !word.is(opening) && !word.is_finite() && word.quoted.is_none()).count();
    let Some(open) = inside.len().checked_sub(length + 1).filter(|&open| inside[open].is(opening)) else { return false };
    length > 0 && open > 0 && inside[open - 1].class == WordClass::Noun && !inside[open - 1].is_mark()
}

/// Whether the words end in two joined by `and`: `Brell and Vale`.
fn is_pair(words: &[Word<'_>]) -> bool {
    let noun = |word: &Word<'_>| word.class == WordClass::Noun && !word.is_mark();
    let ends = words.iter().rev().take_while(|word| noun(word)).count();
    let before = words.len() - ends;
    ends > 0 && before > 1 && words[before - 1].is("and") && noun(&words[before - 2])
}

fn is_copula(word: &Word<'_>) -> bool {
    matches!(&*word.lower, "is" | "are" | "was" | "were" | "am")
}

/// Determiners that are also pronouns.
const STAND_ALONE: [&str; 9] = ["another", "one", "some", "many", "most", "several", "few", "both", "all"];

fn counts(words: &[Word<'_>]) -> Vec<Counts> {
    let mut sum = Counts::default();
    let mut counts = Vec::with_capacity(words.len() + 1);
    counts.push(sum);
    for word in words {
        let plain = word.quoted.is_none();
        sum.commas += u32::from(plain && (word.is(",") || word.is_dash()));
        sum.verbs += u32::from(plain && word.is_finite());
        sum.quoted += u32::from(!plain);
        counts.push(sum);
    }
    counts
}

/// What a verb follows: `to`, a modal, a subject pronoun, an auxiliary, `not`.
fn opens_verb(before: &Word<'_>) -> bool {
    matches!(
        before.class,
        WordClass::To | WordClass::Modal | WordClass::SubjectPronoun | WordClass::Auxiliary | WordClass::Negation
    ) || before.is("who")
}

/// What follows a verb rather than a noun: a determiner, a pronoun, `that`, `to`, a quotation, a name.
fn opens_complement(after: &Word<'_>) -> bool {
    matches!(
        after.class,
        WordClass::Determiner
            | WordClass::Possessive
            | WordClass::SubjectPronoun
            | WordClass::ObjectPronoun
            | WordClass::Pronoun
            | WordClass::Relative
            | WordClass::Wh
            | WordClass::To
            | WordClass::Number
            | WordClass::Adverb
    ) || after.quoted.is_some()
        || after.capital
        || after.is(":")
}
