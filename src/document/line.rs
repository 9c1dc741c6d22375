//! Text to lines, and lines that a mail program or a wire has broken to the paragraphs they were.

use super::cue;
use crate::span::{self, Span};

/// What stands between two breaks, and is not blank. The span leaves out the white space at both ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Line {
    pub span: Span,
    /// How many characters of white space stand before it, a tab counted as four.
    pub indent: usize,
    /// Whether at least one blank line stands before it.
    pub after_blank: bool,
    /// Its length in characters, counted up to [`LONG`].
    pub length: usize,
}

/// A line of this length has not been broken to fit a width.
const LONG: usize = 121;

/// The lines of a text. Line feed, carriage return, form feed, vertical tab, NEL, U+2028 and U+2029 break a line.
pub(super) fn lines(text: &str) -> Vec<Line> {
    let mut lines = Vec::new();
    let mut after_blank = false;
    let mut next = 0;
    while next < text.len() {
        let start = next;
        next = behind_break(text, start);
        let raw = &text[start..next];
        let span = Span::new(start, next).trim(text);
        if span.is_empty() {
            // The second character of CRLF is not a blank line.
            after_blank |= !(raw == "\n" && text[..start].ends_with('\r'));
            continue;
        }
        let indent = text[start..span.start].chars().map(|c| if c == '\t' { 4 } else { 1 }).sum();
        let length = length(&text[span]);
        lines.push(Line { span, indent, after_blank, length });
        after_blank = false;
    }
    lines
}

/// The place behind the next break; behind the last line, the text's end.
fn behind_break(text: &str, from: usize) -> usize {
    // The bytes that the characters that break a line begin with.
    let begins = |byte: u8| matches!(byte, b'\n' | b'\r' | 0xb | 0xc | 0xC2 | 0xE2);
    let mut at = from;
    while let Some(near) = span::find_byte(text, at, begins) {
        let Some(c) = text[near..].chars().next() else { break };
        at = near + c.len_utf8();
        if is_break(c) {
            return at;
        }
    }
    text.len()
}

/// The length of a line in characters, counted up to [`LONG`].
fn length(line: &str) -> usize {
    match line.get(..LONG) {
        Some(head) if head.is_ascii() => LONG,
        _ => line.chars().take(LONG).count(),
    }
}

fn is_break(c: char) -> bool {
    matches!(c, '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

/// Joins the lines of a hard-wrapped text to paragraphs; lines of any other text stay as they are.
pub(super) fn unwrap(text: &str, lines: Vec<Line>) -> Vec<Line> {
    let Some(width) = wrap_width(text, &lines) else { return lines };
    let mut joined: Vec<Line> = Vec::with_capacity(lines.len());
    let mut last: Option<Line> = None;
    for line in lines {
        let paragraph = joined.last_mut().filter(|_| last.is_some_and(|last| goes_on(text, last, line, width)));
        match paragraph {
            Some(paragraph) => paragraph.span = paragraph.span.join(line.span),
            None => joined.push(line),
        }
        last = Some(line);
    }
    joined
}

/// The width at which the lines were broken; `None` where they were not.
///
/// A broken line ends in the middle of a sentence, and often the next opens in lower case: that must be the rule, not the
/// exception.
fn wrap_width(text: &str, lines: &[Line]) -> Option<usize> {
    let (mut pairs, mut broken, mut lower, mut width) = (0, 0, 0, 0);
    for pair in lines.windows(2) {
        let [line, next] = pair else { continue };
        if next.after_blank || !(40..LONG - 1).contains(&line.length) || opens_item(&text[next.span]) {
            continue;
        }
        pairs += 1;
        if !ends_sentence(&text[line.span]) {
            broken += 1;
            width = width.max(line.length);
            lower += usize::from(text[next.span].starts_with(char::is_lowercase) || hangs(&text[line.span]));
        }
    }
    (lower > 0 && 2 * broken > pairs && 4 * lower > broken).then_some(width)
}

/// Whether the line ends where no sentence and no headline ends: behind a comma or a small word.
fn hangs(line: &str) -> bool {
    let word = line.rsplit(char::is_whitespace).next().unwrap_or_default();
    line.ends_with(',') || cue::FUNCTION_WORDS.at(&[word.into()], 0) > 0
}

/// Whether `next` goes on with the paragraph of `line`: it follows at once, and its first word had no room in the line.
fn goes_on(text: &str, line: Line, next: Line, width: usize) -> bool {
    let next_text = &text[next.span];
    if next.after_blank
        || line.length >= LONG
        || next.indent > line.indent + 1 && !opens_item(&text[line.span])
        || opens_item(next_text)
    {
        return false;
    }
    let first_word = next_text.split_whitespace().next().map_or(0, |word| word.chars().take(LONG).count());
    // Lines are ragged where an editor has changed a word after they were broken.
    let broken = !ends_sentence(&text[line.span]) && (next_text.starts_with(char::is_lowercase) || hangs(&text[line.span]));
    let room = if broken { width / 2 } else { width };
    line.length + 1 + first_word > room
}

/// Whether the line opens an item of a list, a quotation of a mail, a heading of Markdown.
fn opens_item(line: &str) -> bool {
    let marks = line.bytes().take_while(|byte| byte.is_ascii_digit()).count();
    if (1..=3).contains(&marks) {
        return line[marks..].starts_with(['.', ')']) && line[marks + 1..].starts_with(' ');
    }
    let first = line.split(char::is_whitespace).next().unwrap_or_default();
    matches!(first, "-" | "*" | "+" | "o" | "•" | "·" | "–" | "—" | "◦" | "▪" | "#" | "##" | "###" | "####")
        || line.starts_with(['>', '|'])
}

/// Whether the line ends as a sentence does; a source in brackets may follow: `… on Monday. (Daily Vale)`.
pub(super) fn ends_sentence(line: &str) -> bool {
    if ends_with_stop(line) {
        return true;
    }
    let aside = line.strip_suffix(')').and_then(|line| line.rsplit_once('('));
    aside.is_some_and(|(before, inside)| inside.len() < 60 && ends_with_stop(before.trim_end()))
}

fn ends_with_stop(line: &str) -> bool {
    let line = line.trim_end_matches(['"', '”', '’', '\'', '»', '“', ')', ']', '*', '_', '›']);
    line.ends_with(['.', '!', '?', '…', '。', ':', ';', '！', '？', '।', '؟'])
}
