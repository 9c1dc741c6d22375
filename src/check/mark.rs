//! Quotation marks and brackets.

use foldhash::HashSet;

use crate::analysis::Analysis;
use crate::document::{Block, BlockRole};
use crate::quotemark::QuotedText;
use crate::span::Span;
use crate::token::TokenKind;
use crate::wordclass;

use super::{Check, in_body};

pub fn inspect(analysis: &Analysis<'_>) -> Vec<Check> {
    let mut checks = quotations(analysis);
    checks.extend(mixed_marks(analysis));
    checks.extend(brackets(analysis));
    checks
}

fn quotations(analysis: &Analysis<'_>) -> Vec<Check> {
    let continued: HashSet<usize> = analysis.quoted.iter().filter_map(|quoted| quoted.continues).collect();
    let mut checks = Vec::new();
    for (index, quoted) in analysis.quoted.iter().enumerate().filter(|(_, quoted)| quoted.depth == 0) {
        let left_open = quoted.close.is_none() && !continued.contains(&index);
        if left_open || (quoted.close.is_none() && credits_inside(analysis, quoted)) {
            let message = "This quotation is opened but never closed: the reader cannot tell where the speaker's words end.";
            checks.push(Check::warning("unclosed-quotation", quoted.outer(), message));
        }
        if quoted.open.is_none() && quoted.continues.is_none() && quoted.close.is_some() {
            let message = "This quotation is closed but never opened: the reader cannot tell where the speaker's words begin.";
            checks.push(Check::warning("unopened-quotation", quoted.outer(), message));
        }
        if quoted.open.is_none() && quoted.continues.is_some() {
            let message = "This paragraph goes on with a quotation from the paragraph before, but no mark opens it again.";
            checks.push(Check::warning("quotation-not-reopened", quoted.outer(), message));
        }
    }
    checks
}

/// Whether a quotation that is never closed has its own attribution within it: `"… for the region, writes the Courier.`
fn credits_inside(analysis: &Analysis<'_>, quoted: &QuotedText) -> bool {
    let prose = analysis.prose();
    let said = prose.part(prose.within(quoted.content));
    let Some(comma) = said.row.find_back(|token| &prose.text[token.span] == ",") else { return false };
    let name = said.from(comma + 2);
    let named = name.row.all(|token| {
        let word = &prose.text[token.span];
        token.kind == TokenKind::Punctuation
            || word == "the"
            || word.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit())
    });
    named && (1..=6).contains(&name.row.len()) && wordclass::is_speech_verb(said.after(comma))
}

fn mixed_marks(analysis: &Analysis<'_>) -> Vec<Check> {
    let text = analysis.document.text;
    let opening = |quoted: &QuotedText| quoted.open.filter(|open| quoted.depth == 0 && in_body(analysis, open.start));
    let of = |glyphs: [&str; 2]| -> Vec<Span> {
        analysis.quoted.iter().filter_map(opening).filter(|open| glyphs.contains(&&text[*open])).collect()
    };
    let (straight, curly) = (of(["\"", "\""]), of(["“", "”"]));
    if straight.is_empty() || curly.is_empty() {
        return Vec::new();
    }
    let (fewer, what) = if straight.len() < curly.len() { (straight, "straight") } else { (curly, "curly") };
    vec![Check::note("mixed-marks", fewer[0], format!("This quotation mark is {what}; most of the others here are not."))]
}

fn brackets(analysis: &Analysis<'_>) -> Vec<Check> {
    let text = analysis.document.text;
    let mut checks = Vec::new();
    let read = |block: &&Block| block.role.is_body() || block.role == BlockRole::Headline;
    // Most blocks have none: told of all their bytes at once.
    let has = |block: &&Block| text[block.span].bytes().fold(false, |any, byte| any | matches!(byte, b'(' | b')' | b'[' | b']'));
    for block in analysis.document.blocks.iter().filter(read).filter(has) {
        let mut open: Vec<(usize, u8)> = Vec::new();
        for (at, byte) in text[block.span].bytes().enumerate() {
            let span = Span::new(block.span.start + at, block.span.start + at + 1);
            match byte {
                b'(' | b'[' => open.push((span.start, byte)),
                b')' | b']' => {
                    let partner = if byte == b')' { b'(' } else { b'[' };
                    if open.last().is_some_and(|&(_, opened)| opened == partner) {
                        open.pop();
                    } else if !numbers(&text[block.span.start..span.start]) {
                        checks.push(Check::warning("unbalanced-bracket", span, "This bracket closes what no bracket opened."));
                    }
                }
                _ => {}
            }
        }
        for (start, _) in open {
            let span = Span::new(start, start + 1);
            checks.push(Check::warning("unbalanced-bracket", span, "This bracket is opened but never closed."));
        }
    }
    checks
}

/// Whether a bracket behind these words closes the number of a list, `a) 1) ii)`, or makes a face, `:)`.
fn numbers(before: &str) -> bool {
    let mut last = before.chars().rev().take_while(|c| !c.is_whitespace()).take(4).peekable();
    if last.peek().is_none_or(|c| matches!(c, ':' | ';' | '-')) {
        return last.peek().is_some();
    }
    let letters = last.clone().count();
    letters <= 3 && last.all(|c| c.is_ascii_digit() || "ivxabcdefgh".contains(c))
}
