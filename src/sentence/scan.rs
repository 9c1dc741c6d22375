//! The places of a block where a sentence may end.

use super::words::{self, Abbreviation};
use crate::memory::Key;
use crate::quotemark::QuotedText;
use crate::span::Span;

/// A run of end marks, with what closes behind it, and what goes on.
#[derive(Clone, Copy, Debug)]
pub struct Candidate<'t> {
    pub block: &'t str,
    /// Where the sentence that may end here starts.
    pub sentence: usize,
    /// Where the end marks start.
    pub mark: usize,
    /// Where the end marks end.
    pub marks_end: usize,
    /// Where the closing quotation marks, brackets and notes behind them end.
    pub end: usize,
    /// Where the text goes on.
    pub next: usize,
    /// The place stands in brackets that close shortly after it.
    pub bracketed: bool,
    /// The place stands between quotation marks, which may close right here.
    pub quoted: bool,
    /// The word that the end marks stand behind.
    pub before: &'t str,
    /// What abbreviation that is, where a lone full stop stands behind it.
    pub short: Option<Abbreviation>,
    /// The quotation marks, brackets and dashes that open what follows.
    pub opening: &'t str,
    /// The word that follows.
    pub after: &'t str,
}

/// Brackets that are open for longer were never closed.
const LONGEST_ASIDE: usize = 300;
/// A word that is longer tells nothing.
const LONGEST_WORD: usize = 32;

/// More marks than this open nothing.
const LONGEST_OPENING: usize = 16;

/// Reads a block from candidate to candidate.
pub struct Scanner<'t> {
    block: &'t str,
    at: usize,
    /// Where the sentence at hand starts.
    pub sentence: usize,
    bracket: Option<usize>,
    quoted: bool,
    /// Where the marks of this block's quotations stand that close, and those that open.
    marks: Marks<'t>,
}

/// The quotation marks of a block, as they were paired.
#[derive(Clone, Copy, Default)]
pub struct Marks<'q> {
    quoted: &'q [QuotedText],
    /// Where the block starts.
    start: usize,
}

impl<'q> Marks<'q> {
    /// The quotations of a block, out of all.
    pub fn of(quoted: &'q [QuotedText], block: Span) -> Self {
        let first = quoted.partition_point(|quoted| quoted.content.start < block.start);
        let count = quoted[first..].partition_point(|quoted| quoted.content.start <= block.end);
        Marks { quoted: &quoted[first..first + count], start: block.start }
    }

    /// Adds all that is asked of them.
    pub fn tell(&self, key: &mut Key) {
        let place = |at: usize| at.wrapping_sub(self.start);
        for quoted in self.quoted {
            key.number(place(quoted.content.start));
            for mark in [quoted.open, quoted.close] {
                key.number(mark.map_or(0, |mark| place(mark.start).wrapping_add(1)));
            }
        }
    }

    /// Whether the mark at a byte of the block closes a quotation; `None` where it was paired with none.
    fn closes(&self, at: usize) -> Option<bool> {
        let at = self.start + at;
        let stands = |mark: Option<Span>| mark.is_some_and(|mark| mark.start == at);
        // Of two quotations that touch the later opens behind the mark.
        let near = self.quoted.partition_point(|quoted| quoted.content.start <= at + 1);
        let near = self.quoted[near.saturating_sub(NESTED)..(near + 1).min(self.quoted.len())].iter();
        near.clone().find_map(|quoted| if stands(quoted.close) { Some(true) } else { stands(quoted.open).then_some(false) })
    }
}

/// How many quotations that have opened last are asked whether they close.
const NESTED: usize = 4;

impl<'t> Scanner<'t> {
    pub fn new(block: &'t str, marks: Marks<'t>) -> Self {
        Scanner { block, at: 0, sentence: 0, bracket: None, quoted: false, marks }
    }

    /// Begins a sentence at `start`.
    pub fn begin(&mut self, start: usize) {
        self.sentence = start;
        self.bracket = self.bracket.filter(|bracket| *bracket >= start);
    }

    /// The next place where text follows end marks.
    pub fn next(&mut self) -> Option<Candidate<'t>> {
        while let Some(mark) = self.next_mark() {
            let marks_end = end_before_omission(self.block, mark).unwrap_or_else(|| run_end(self.block, mark));
            let end = self.closing_end(marks_end);
            let quoted = self.quoted;
            self.note_quotes(marks_end, end);
            self.at = end;
            let gap = &self.block[end..];
            let next = self.block.len() - gap.trim_start().len();
            if next == self.block.len() {
                return None;
            }
            if next == end && !may_be_glued(self.block, mark, marks_end, end) {
                self.at = marks_end;
                continue;
            }
            let bracketed = self.bracket.is_some_and(|open| self.sentence < open && closes_soon(self.block, marks_end));
            let Scanner { block, sentence, .. } = *self;
            let before = last_word(block[..mark].trim_end());
            let short = if &block[mark..marks_end] == "." { words::abbreviation(before) } else { None };
            let rest = &block[next..];
            let opening = opening_of(rest);
            let after = first_word(&rest[opening.len()..]);
            return Some(Candidate {
                block,
                sentence,
                mark,
                marks_end,
                end,
                next,
                bracketed,
                quoted,
                before,
                short,
                opening,
                after,
            });
        }
        None
    }

    /// The next end mark; takes note of brackets and quotation marks on the way.
    fn next_mark(&mut self) -> Option<usize> {
        let bytes = self.block.as_bytes();
        loop {
            let at = self.at + bytes[self.at..].iter().position(|byte| INTERESTING[usize::from(*byte)])?;
            self.at = at + 1;
            match bytes[at] {
                b'.' | b'?' | b'!' => return Some(at),
                b'"' => self.quoted = !self.quoted,
                b'(' | b'[' => self.bracket = self.bracket.or(Some(at)),
                b')' | b']' => self.bracket = None,
                _ => {
                    let wide = self.block[at..].chars().next()?;
                    self.at = at + wide.len_utf8();
                    match wide {
                        '“' => self.quoted = true,
                        '”' => self.quoted = false,
                        _ if is_end_mark(wide) => return Some(at),
                        _ => {}
                    }
                }
            }
        }
    }

    /// The end of the quotation marks, brackets and notes ("[3]") that close behind end marks.
    fn closing_end(&self, from: usize) -> usize {
        let mut end = from;
        loop {
            let rest = &self.block[end..];
            let glued = rest.trim_start_matches(is_closing);
            if glued.len() < rest.len() {
                end = self.block.len() - glued.len();
            } else if let Some(length) = note_length(rest).or_else(|| face_length(rest)).or_else(|| self.apart_length(rest)) {
                end += length;
            } else {
                return end;
            }
        }
    }

    /// A closing mark that stands apart, as in `he said . " Then`.
    fn apart_length(&self, rest: &str) -> Option<usize> {
        let mark = rest.strip_prefix(' ')?;
        let length = match mark.as_bytes() {
            [b'"', ..] if self.marks.closes(self.block.len() - mark.len()).unwrap_or(self.quoted) => 1,
            [b')', ..] if self.bracket.is_some() => 1,
            [b'\'', b'\'', ..] => 2,
            [0xE2, 0x80, 0x9D, ..] => 3,
            _ => return None,
        };
        let behind = &mark[length..];
        (behind.is_empty() || behind.starts_with(char::is_whitespace)).then_some(1 + length)
    }

    fn note_quotes(&mut self, from: usize, to: usize) {
        for c in self.block[from..to].chars() {
            match c {
                '"' => self.quoted = !self.quoted,
                '”' => self.quoted = false,
                ')' | ']' => self.bracket = None,
                _ => {}
            }
        }
    }
}

impl<'t> Candidate<'t> {
    /// The end marks, with blanks between them where there are some.
    pub fn marks(&self) -> &'t str {
        &self.block[self.mark..self.marks_end]
    }

    /// What closes behind the end marks.
    pub fn closing(&self) -> &'t str {
        &self.block[self.marks_end..self.end]
    }

    /// The white space before the text goes on.
    pub fn gap(&self) -> &'t str {
        &self.block[self.end..self.next]
    }

    /// The sentence before the end marks.
    pub fn sentence_so_far(&self) -> &'t str {
        &self.block[self.sentence.min(self.mark)..self.mark]
    }

    /// The word before that one.
    pub fn previous(&self) -> &'t str {
        let head = self.block[..self.mark].trim_end();
        last_word(head[..head.len() - self.before.len()].trim_end_matches(|c: char| c.is_whitespace() || c == ','))
    }
}

/// The marks that `text` opens with.
fn opening_of(text: &str) -> &str {
    let end = text.char_indices().take(LONGEST_OPENING).find(|(_, c)| !is_opening(*c)).map(|(at, _)| at);
    &text[..end.unwrap_or(0)]
}

/// The word at the end of `text`; empty where none ends it.
pub fn last_word(text: &str) -> &str {
    let ascii = text.bytes().rev().take(LONGEST_WORD).take_while(|byte| ASCII_WORD_PARTS[usize::from(*byte)]).count();
    let before = text.len() - ascii;
    let start = match text[..before].ends_with(|c: char| !c.is_ascii()) {
        true => text.char_indices().rev().take(LONGEST_WORD).take_while(|(_, c)| is_word_part(*c)).last().map(|(at, _)| at),
        false => Some(before),
    };
    text[start.unwrap_or(text.len())..].trim_start_matches(['\'', '’', '-', '.'])
}

/// The word that `text` opens with.
pub fn first_word(text: &str) -> &str {
    let ascii = text.bytes().take(LONGEST_WORD).take_while(|byte| ASCII_WORD_PARTS[usize::from(*byte)]).count();
    let end = match text[ascii..].starts_with(|c: char| !c.is_ascii()) {
        true => {
            text.char_indices().take(LONGEST_WORD).take_while(|(_, c)| is_word_part(*c)).last().map(|(at, c)| at + c.len_utf8())
        }
        false => Some(ascii),
    };
    text[..end.unwrap_or(0)].trim_end_matches(['.', '\'', '’', '-'])
}

fn is_word_part(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '.' | '\'' | '’' | '-' | '&' | '@' | '°' | '%' | '$' | '#' | '_')
}

/// End marks of all scripts.
pub fn is_end_mark(c: char) -> bool {
    matches!(
        c,
        '.' | '?'
            | '!'
            | '…'
            | '‼'
            | '⁇'
            | '⁈'
            | '⁉'
            | '‽'
            | '؟'
            | '۔'
            | '।'
            | '॥'
            | '。'
            | '！'
            | '？'
            | '｡'
            | '．'
            | '።'
            | '។'
            | '։'
    )
}

/// End marks of scripts that put no blank behind them.
pub fn needs_no_blank(c: char) -> bool {
    matches!(c, '。' | '！' | '？' | '｡' | '．')
}

fn is_closing(c: char) -> bool {
    matches!(c, '"' | '\'' | '”' | '’' | '»' | '›' | '）' | '」' | '』' | '】' | '》' | ')' | ']' | '}' | '`' | '*')
}

fn is_opening(c: char) -> bool {
    matches!(
        c,
        '"' | '\''
            | '“'
            | '‘'
            | '«'
            | '‹'
            | '„'
            | '‚'
            | '('
            | '['
            | '{'
            | '<'
            | '*'
            | '_'
            | '¿'
            | '¡'
            | '`'
            | '—'
            | '–'
            | '-'
            | '•'
            | '…'
            | '.'
            | ' '
            | '\u{a0}'
    )
}

/// The end of the run of end marks at `from`: "?!", "...", ". . .".
fn run_end(block: &str, from: usize) -> usize {
    let mut end = from;
    let mut last = ' ';
    loop {
        let mut rest = block[end..].chars();
        match rest.next() {
            Some(c) if is_end_mark(c) => {
                end += c.len_utf8();
                last = c;
            }
            // A mark that stands apart belongs to the run if nothing is glued to it.
            Some(' ' | '\u{a0}') if rest.clone().next().is_some_and(|c| is_end_mark(c) && continues(last, c)) => {
                let blank = block[end..].len() - rest.as_str().len();
                let mark = rest.next().unwrap_or(last);
                if rest.next().is_some_and(char::is_alphanumeric) {
                    return end;
                }
                end += blank + mark.len_utf8();
                last = mark;
            }
            _ => return end,
        }
    }
}

/// "It closed. . . . Nobody knew" and "It closed. ... Nobody knew": a full stop, then an omission that opens the next sentence.
/// Dots that all stand apart from the word are the end and the omission before it.
fn end_before_omission(block: &str, mark: usize) -> Option<usize> {
    let rest = block[mark..].strip_prefix(". ")?;
    let next = [". . . ", "... ", "… "].into_iter().find_map(|omission| rest.strip_prefix(omission))?;
    let glued = block[..mark].ends_with(|c: char| c.is_alphanumeric() || is_closing(c));
    (glued && next.starts_with(char::is_uppercase)).then_some(mark + 1)
}

/// Whether `mark`, standing apart, goes on with the run that `last` ends: ". . .", "? ? ?", "! . . .".
fn continues(last: char, mark: char) -> bool {
    mark == last || mark == '.' || mark == '…' || (matches!(last, '?' | '!') && matches!(mark, '?' | '!'))
}

/// The length of a note behind end marks: "[3]", "[2–11]", " [1]", "[citation needed]".
fn note_length(rest: &str) -> Option<usize> {
    let open = rest.strip_prefix(' ').unwrap_or(rest);
    let inner = open.strip_prefix('[')?;
    let close = inner.bytes().take(LONGEST_WORD).position(|byte| byte == b']')?;
    let number = |c: char| c.is_ascii_digit() || matches!(c, ',' | '-' | '–' | ' ');
    let note = &inner[..close];
    let reference = note.starts_with(|c: char| c.is_ascii_digit()) && note.chars().all(number);
    (reference || note.ends_with(" needed")).then_some(rest.len() - inner.len() + close + 1)
}

/// The length of a face behind end marks: " :)", " ;-)".
fn face_length(rest: &str) -> Option<usize> {
    let face = rest.strip_prefix(' ')?;
    let eyes = face.strip_prefix([':', ';'])?;
    let mouth = eyes.strip_prefix('-').unwrap_or(eyes).strip_prefix([')', '(', 'D', 'P', '/'])?;
    (mouth.is_empty() || mouth.starts_with(char::is_whitespace)).then_some(rest.len() - mouth.len())
}

/// Whether two sentences may meet here without a blank: "We won.The crowd cheered."
fn may_be_glued(block: &str, mark: usize, marks_end: usize, end: usize) -> bool {
    let (before, after) = (&block[..mark], &block[end..]);
    if block[mark..marks_end].ends_with(needs_no_blank) {
        return true;
    }
    let mut after = after.chars();
    let capital = after.next().is_some_and(char::is_uppercase);
    let then_small = after.next().is_some_and(|c| c.is_lowercase() || c == ' ');
    if !capital || !then_small {
        return false;
    }
    let word = last_word(before);
    let address = word == "www" || before[..before.len() - word.len()].ends_with(['/', '@', ':']);
    let small = word.len() > 1 && word.chars().all(char::is_lowercase) && before.ends_with(char::is_lowercase);
    // "on Monday.The mayor", "in 2019.The shop", "3.5%.Rents fell"
    let name = word.len() > 2 && word.chars().skip(1).all(char::is_lowercase) || word.bytes().all(|byte| byte.is_ascii_digit());
    let opens = || words::opens_sentences(first_word(&block[end..]));
    // "See hild.example.The site is down": no host, and no file, is called so behind its last stop.
    let host = word.contains('.')
        && word.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || b".-@".contains(&byte));
    if host {
        let rest = &block[end..];
        return opens() && rest[first_word(rest).len()..].starts_with(' ');
    }
    !address && (small || before.ends_with('%') || !word.is_empty() && name && opens())
}

fn closes_soon(block: &str, from: usize) -> bool {
    let bytes = &block.as_bytes()[from..];
    let near = &bytes[..bytes.len().min(LONGEST_ASIDE)];
    let closing = near.iter().position(|byte| matches!(byte, b')' | b']'));
    let opening = near.iter().position(|byte| matches!(byte, b'(' | b'['));
    closing.is_some_and(|closing| {
        opening.is_none_or(|opening| closing < opening || near[closing + 1..].iter().any(|byte| matches!(byte, b')' | b']')))
    })
}

/// Bytes that a scan stops at: end marks, brackets, quotation marks, and what wide ones open with.
static INTERESTING: [bool; 256] = {
    let mut table = [false; 256];
    let stops = b".?!\"()[]\xD6\xD8\xDB\xE0\xE1\xE2\xE3\xEF";
    let mut at = 0;
    while at < stops.len() {
        table[stops[at] as usize] = true;
        at += 1;
    }
    table
};

/// What [`is_word_part`] says of the characters of one byte.
static ASCII_WORD_PARTS: [bool; 256] = {
    let mut table = [false; 256];
    let mut byte = 0;
    while byte < 128 {
        table[byte] = (byte as u8).is_ascii_alphanumeric()
            || matches!(byte as u8, b'.' | b'\'' | b'-' | b'&' | b'@' | b'%' | b'$' | b'#' | b'_');
        byte += 1;
    }
    table
};
