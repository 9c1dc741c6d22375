//! The head of a paragraph: where it was filed, who speaks.

use super::cue::{self, Words};
use super::{Block, BlockRole};
use crate::lexicon::rule_words;
use crate::span::Span;
use regex::Regex;
use std::sync::LazyLock;

use foldhash::HashMap;

// The patterns read an outline of the text in ASCII (`outline`): compiling `\p{Lu}` and its like, so often repeated, would cost
// more than analysing an article does.
const PLACE: &str = r"[A-Z][A-Z.'-]+(?:[ /](?:[A-Z][A-Z.'-]*|de|del|la|el|au|upon|am|an der)){0,4}";
const REGION: &str = r"(?:,? ?[A-Z][a-z.']+\.? [0-9]{1,2}(?:, [0-9]{4})?|, ?[0-9]{1,2}\.? [A-Za-z]+(?: [0-9]{4})?|, ?[A-Z][A-Za-z.'-]*(?: [A-Z][A-Za-z.]*){0,2})";
const AGENCY: &str = r"(?:\([A-Za-z][A-Za-z0-9 .,/&-]{1,40}\)|/[A-Za-z][A-Za-z .]{1,30}/)";
const DASH: &str = r" ?(?:—|--| - |- )";

/// Datelines that nothing else looks like: `PRISTINA, Kosovo (AP) —`, `(Reuters) -`, `BERLIN, March 11 (Reuters) –`, `Paris (AFP) –`.
static SURE_DATELINE: LazyLock<Regex> = LazyLock::new(|| {
    let named = r"[A-Z][A-Za-z'-]+(?: [A-Z][A-Za-z'-]+){0,3}";
    compile(&format!("^(?:(?:(?:{PLACE}|{named}){REGION}{{0,3}} ?)?{AGENCY}{DASH}|{PLACE}{REGION}{{1,3}}{DASH})"))
});

/// Datelines that a label may look like: `HALDEN —`, `NEW DELHI:`, `Aarhus, Denmark – 4 May 2022 –`. They stand before the first words of a story only.
static BARE_DATELINE: LazyLock<Regex> = LazyLock::new(|| {
    let named = r"[A-Z][A-Za-z'-]+(?: [A-Z][A-Za-z'-]+){0,2}";
    let day = r"(?:[A-Z][A-Za-z.]+ [0-9]{1,2}|[0-9]{1,2}\.? [A-Za-z]+)(?:,? [0-9]{4})?";
    let dated = format!("{named}(?:, {named}){{0,2}}(?:,? |{DASH} ?){day}(?: ?{AGENCY})?");
    compile(&format!("^(?:{PLACE}{REGION}?(?: ?{AGENCY})?(?:{DASH}|: )|{dated}{DASH})"))
});

fn compile(pattern: &str) -> Regex {
    Regex::new(pattern).expect("the pattern is fixed")
}

/// A text of as many characters in which every letter is one of ASCII in its case, and every long dash and apostrophe the same.
fn outline(text: &str) -> String {
    let plain = |c: char| match c {
        _ if c.is_ascii() => c,
        '—' | '–' | '―' => '—',
        '’' => '\'',
        _ if c.is_uppercase() => 'X',
        _ if c.is_alphabetic() => 'x',
        _ => '*',
    };
    text.chars().map(plain).collect()
}

/// How many bytes of a paragraph its dateline stands in at most.
const REACH: usize = 120;

/// Marks the datelines at the head of paragraphs.
pub(super) fn mark_datelines(text: &str, blocks: &mut [Block]) {
    let mut begins = true;
    for block in blocks.iter_mut() {
        if !matches!(block.role, BlockRole::Paragraph | BlockRole::Standfirst) {
            begins |= block.role != BlockRole::Caption;
            continue;
        }
        let paragraph = &text[block.span];
        let length = dateline(paragraph).or_else(|| if begins { bare_dateline(paragraph) } else { None });
        block.dateline = length.map(|length| Span::new(block.span.start, block.span.start + length));
        begins = false;
    }
}

/// How many bytes the dateline takes that the paragraph opens with, of the kind that nothing else looks like.
pub(super) fn dateline(paragraph: &str) -> Option<usize> {
    match_head(&SURE_DATELINE, paragraph).or_else(|| agency(paragraph))
}

/// An agency in brackets without a dash: `(CNN) The mayor said`.
fn agency(paragraph: &str) -> Option<usize> {
    let (name, rest) = paragraph.strip_prefix('(')?.split_once(')')?;
    let letters = (2..=6).contains(&name.len()) && name.bytes().all(|byte| byte.is_ascii_uppercase());
    let opens = rest.strip_prefix(' ').is_some_and(|rest| rest.starts_with(char::is_uppercase));
    (letters && opens).then_some(name.len() + 2)
}

fn bare_dateline(paragraph: &str) -> Option<usize> {
    let length = match_head(&BARE_DATELINE, paragraph)?;
    let words = Words::of(&paragraph[..length]).words;
    let label = cue::LABELS.at(&words, 0) == words.len() || words.len() > 5;
    (!label && length < paragraph.len()).then_some(length)
}

fn match_head(pattern: &Regex, paragraph: &str) -> Option<usize> {
    let head = prefix(paragraph, REACH);
    // Most paragraphs have no dash, and the pattern costs more than a look for one.
    let dashed = ["—", "–", "―", "--", " -", "- ", ": "].iter().any(|dash| head.contains(dash));
    if !dashed || !head.starts_with(|c: char| c.is_uppercase() || c == '(') {
        return None;
    }
    let outline = outline(head);
    let length = pattern.find(&outline)?.as_str().trim_end().chars().count();
    Some(head.char_indices().nth(length).map_or(head.len(), |(at, _)| at))
}

/// Marks who speaks at the head of the turns of an interview or a transcript.
///
/// A name before a colon may be anything (`Veto Power: …`); that it comes again, or a name in capital letters, makes a conversation.
pub(super) fn mark_turns(text: &str, blocks: &mut [Block]) {
    let mut names: Vec<Option<Span>> =
        blocks.iter().map(|block| if block.role == BlockRole::Paragraph { turn(text, block.span) } else { None }).collect();
    // The first turn of a transcript without a headline was taken for one.
    if let Some(first) = blocks.first_mut().filter(|first| first.role == BlockRole::Headline)
        && let Some(name) = turn(text, first.span)
        && names.iter().flatten().any(|other| text[*other] == text[name])
        && !text[name].contains(char::is_lowercase)
    {
        (first.role, names[0]) = (BlockRole::Paragraph, Some(name));
    }
    let mut count: HashMap<&str, usize> = HashMap::default();
    for name in names.iter().flatten() {
        *count.entry(&text[*name]).or_default() += 1;
    }
    let shouted = count.keys().filter(|name| !name.contains(char::is_lowercase)).count();
    let again = count.values().any(|&count| count > 1);
    let total: usize = count.values().sum();
    if total < 2 || !again && shouted < 2 {
        return;
    }
    for (index, (block, name)) in blocks.iter_mut().zip(names).enumerate() {
        let Some(name) = name else { continue };
        let text = &text[name];
        // "Brell: The bridge is safe" above an article with a transcript in it is its headline.
        let opens = index == 0;
        if count[text] > 1 || again && total >= 3 && !opens || !text.contains(char::is_lowercase) {
            block.turn = Some(name);
            block.dateline = None;
        }
    }
}

/// The name that the paragraph opens with as the turn of a speaker: `SMITH` in `SMITH: We won.`, `Q` in `Q. Why?`
pub(super) fn turn(text: &str, span: Span) -> Option<Span> {
    let whole = prefix(&text[span], 64);
    // Every paragraph of a quoted transcript opens with a mark.
    let head = without_clock(whole.trim_start_matches(['*', '_', '"', '“'])).trim_start_matches('[');
    let start = span.start + whole.len() - head.len();
    let lettered = ["Q", "A"].iter().find(|letter| {
        let mark = head.strip_prefix(**letter).and_then(|rest| rest.strip_prefix(['.', ':']));
        mark.is_some_and(|rest| rest.starts_with([' ', '*', '_']))
    });
    if lettered.is_some() {
        return Some(Span::new(start, start + 1));
    }
    let (name, rest) = head.split_once(':')?;
    // "Hargreave (voice-over):"
    let aside = name.trim_end().strip_suffix(')').and_then(|name| name.rsplit_once(" ("));
    let name = aside.filter(|(name, _)| !name.contains('(')).map_or(name, |(name, _)| name);
    let name = name.trim_end_matches(['*', '_', ']', ' ']);
    let mut words = name.split_whitespace();
    let named = !name.starts_with(char::is_whitespace)
        && words.clone().count() <= 5
        && words.all(|word| {
            word.trim_start_matches(['(', '"', '“']).starts_with(char::is_uppercase) || rule_words!("speaker-particle").has(word)
        });
    let words = Words::of(name).words;
    let label = words.is_empty() || cue::LABELS.at(&words, 0) == words.len();
    (named && !label && rest.starts_with([' ', '*', '_', ']', '\u{a0}'])).then(|| Span::new(start, start + name.len()))
}

/// A line without the time of a recording at its head: `[00:01:10] `
fn without_clock(line: &str) -> &str {
    let rest = line.trim_start_matches(['[', '(']).trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, ':' | '.'));
    let clock = line.len() - rest.len();
    let behind = rest.trim_start_matches([']', ')']).trim_start();
    if line[..clock].matches(':').count() > 0 && behind.len() < rest.len() { behind } else { line }
}

fn prefix(text: &str, bytes: usize) -> &str {
    let mut end = bytes.min(text.len());
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    &text[..end]
}
