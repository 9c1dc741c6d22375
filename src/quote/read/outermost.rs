//! Which quoted texts are quotations of their own.

use crate::document::{BlockRole, Document};
use crate::entity::{Entities, EntityType};
use crate::lexicon::rule_words;
use crate::quote::read::echoed::words_of;
use crate::quote::read::lists;
use crate::quotemark::QuotedText;
use crate::span;
use crate::wordclass;

/// Which quoted texts are quotations of their own. Where a text uses double marks, single ones stand in headlines or mark words
/// as words: those of the story are left to the clause around them, unless a whole sentence stands in them. In a story without double
/// marks they are the quotation marks.
pub(crate) fn outermost(document: &Document<'_>, quoted: &[QuotedText], entities: &Entities) -> Vec<bool> {
    let single = |quoted: &QuotedText| {
        quoted.open.or(quoted.close).is_some_and(|mark| matches!(&document.text[mark], "'" | "‘" | "’" | "‚" | "‛"))
    };
    let titled = |quoted: &QuotedText| {
        let block = span::at(&document.blocks, quoted.content.start).map(|block| document.blocks[block].role);
        matches!(block, Some(BlockRole::Headline | BlockRole::Standfirst | BlockRole::Subheading))
    };
    let own = |quoted: &&QuotedText| quoted.depth == 0 && !titled(quoted);
    let singles = quoted.iter().filter(own).filter(|quoted| single(quoted)).count();
    let doubles = quoted.iter().filter(own).filter(|quoted| !single(quoted)).count();
    let british = singles > doubles;
    let counts = |quoted: &QuotedText| british || !single(quoted) || titled(quoted) || is_speech(&document.text[quoted.content]);
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
            outermost.push(depth == 0 && counts(own) && !nickname(own) && !is_head(document, own));
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

fn is_first_person(word: &str) -> bool {
    rule_words!("says-i-or-we").has(word)
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
    let person = mentions[..before].last().filter(|mention| mention.kind == EntityType::Person);
    person.is_some_and(|mention| mention.span.end + 1 == outer.start || mention.span.contains(outer))
}

/// `The twice-divorced “countess” also claimed`, `according to the new “dot plot”`: what somebody or something is called, and who is said to speak by it.
///
/// A fact of form beside the ranking: an article before it and a verb of saying behind it make it a noun.
fn is_head(document: &Document<'_>, quoted: &QuotedText) -> bool {
    /// How many words an article may stand before it, and a verb behind.
    const NEAR: usize = 3;
    let text = document.text;
    let (inner, outer) = (&text[quoted.content], quoted.outer());
    let small = |word: &str| word.starts_with(char::is_lowercase);
    let short = inner.split(' ').count() <= NEAR && inner.split(' ').all(small) && inner.ends_with(char::is_alphanumeric);
    let Some(block) = span::at(&document.blocks, outer.start).map(|block| document.blocks[block].span).filter(|_| short) else {
        return false;
    };
    let lead = &text[block.start..outer.start];
    let mut before =
        lead.split_whitespace().rev().take(NEAR + 1).skip_while(|word| small(word) && !rule_words!("article").has(word));
    let article = before.next();
    let before_article = before.next();
    let opens = article.is_some_and(|word| rule_words!("article-as-written").has(word))
        && before_article.is_none_or(|word| word.ends_with('.'));
    let according = article.is_some_and(|word| rule_words!("article").has(word))
        && lead.contains("ccording to ")
        && before_article == Some("to");
    let behind = &text[outer.end..block.end];
    let verb = || {
        words_of(behind)
            .take(NEAR)
            .take_while(|word| small(word))
            .find(|word| !word.ends_with("ly") && !rule_words!("before-reporting").has(word))
    };
    let spaced = behind.starts_with(' ');
    spaced && (according || opens && verb().is_some_and(reports_speech))
}

/// Whether what stands between single marks is a quotation also where others have double marks: it is no lone word, and closes like a sentence.
fn is_speech(content: &str) -> bool {
    content.ends_with(['.', ',', '?', '!', '…']) && content.split_whitespace().count() >= 3
}
