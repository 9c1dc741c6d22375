//! `tests/cases/roles`: every block in order, under the name of its role (`headline`, `paragraph`, `listItem` …). A block's
//! `dateline` and `turn` follow it. `published` stands last, where the text gives it; `blocks N` alone asks only for their number.

use nutgraf::options::KnownRole;
use nutgraf::{Options, Span, analyze_with};

use crate::cases::{self, Case};

#[test]
fn blocks_have_the_roles_that_the_cases_say() {
    cases::check("roles", actual);
}

fn actual(case: &Case) -> Vec<(String, String)> {
    let document = nutgraf::document::parse(&case.text);
    let shown = |span: nutgraf::Span| cases::shown(&case.text[span.range()]);
    let mut lines = Vec::new();
    for block in &document.blocks {
        lines.push((block.role.name().to_owned(), shown(block.span)));
        lines.extend(block.dateline.map(|span| ("dateline".to_owned(), shown(span))));
        lines.extend(block.turn.map(|span| ("turn".to_owned(), shown(span))));
    }
    lines.extend(document.published.map(|date| ("published".to_owned(), date.to_string())));
    lines
}

fn blocks(text: &str) -> Vec<&str> {
    nutgraf::document::parse(text).blocks.iter().map(|block| &text[block.span.range()]).collect()
}

#[test]
fn every_kind_of_line_break_ends_a_line() {
    for mark in ["\n", "\r\n", "\r", "\u{c}", "\u{b}", "\u{85}", "\u{2028}", "\u{2029}", "\r\n\r\n", "\n\u{a0}\n"] {
        let text = format!("The bridge is closed.{mark}Nobody was hurt.");
        assert_eq!(blocks(&text), ["The bridge is closed.", "Nobody was hurt."], "{mark:?}");
    }
}

#[test]
fn windows_line_ends_change_nothing() {
    let text = "The bridge over the Lorn will close for a year, the council said on\nMonday, because the piers have moved by more.\n\nBy Dana Brell\n";
    let windows = text.replace('\n', "\r\n");
    let unix: Vec<String> = blocks(text).iter().map(|block| block.replace('\n', "\r\n")).collect();
    assert_eq!(blocks(&windows), unix);
}

#[test]
fn a_text_without_words_has_no_roles_to_get_wrong() {
    assert!(blocks("").is_empty());
    assert!(blocks(" \n\t\r\n\u{a0}").is_empty());
    assert_eq!(blocks("\u{feff}***"), ["\u{feff}***"]);
}

/// The roles of a text's blocks, and its words, where the caller says what `words` of it are.
fn told(text: &str, words: &str, role: &str, certain: bool) -> (Vec<&'static str>, usize) {
    let start = text.find(words).unwrap_or_default();
    let known = KnownRole { span: Span::new(start, start + words.len()), role: role.to_owned(), certain };
    let analysis = analyze_with(text, &Options { roles: vec![known], ..Options::default() });
    (analysis.document.blocks.iter().map(|block| block.role.name()).collect(), analysis.statistics.words)
}

#[test]
fn what_the_caller_knows_goes_before_what_is_guessed() {
    let text = "The harbour on Friday.\n\nThe ferry over the Tarn will stop on Monday, officials said.";
    assert_eq!(told(text, "The harbour on Friday.", "caption", false).0, ["caption", "paragraph"]);
}

#[test]
fn an_editor_tells_a_byline_from_a_paragraph_by_nothing_but_a_reader_does() {
    let text = "Ferry stops\n\nBy Dana Brell\n\nThe ferry over the Tarn will stop on Monday, officials said.";
    assert_eq!(told(text, "By Dana Brell", "paragraph", false), (vec!["headline", "byline", "paragraph"], 11));
    assert_eq!(told(text, "By Dana Brell", "paragraph", true), (vec!["headline", "paragraph", "paragraph"], 14));
}

#[test]
fn a_line_that_is_told_to_be_the_day_gives_it() {
    let text = "Ferry stops\n\nThe ferry over the Tarn will stop, officials said on the quay.\n\nThe edition of 14 May 2024 had it first.";
    let known = |role: &str| {
        let start = text.find("The edition").unwrap_or_default();
        let known = KnownRole { span: Span::new(start, text.len()), role: role.to_owned(), certain: true };
        let analysis = analyze_with(text, &Options { roles: vec![known], ..Options::default() });
        analysis.document.published.map(|date| date.to_string())
    };
    assert_eq!((known("paragraph"), known("timestamp").as_deref()), (None, Some("2024-05-14")));
}
