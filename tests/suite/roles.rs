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

#[test]
fn what_the_caller_knows_goes_before_what_is_guessed() {
    let text = "The harbour on Friday.\n\nThe ferry over the Tarn will stop on Monday, officials said.";
    let known = KnownRole { span: Span::new(0, 22), role: "caption".to_owned() };
    let analysis = analyze_with(text, &Options { roles: vec![known], ..Options::default() });
    let roles: Vec<&str> = analysis.document.blocks.iter().map(|block| block.role.name()).collect();
    assert_eq!(roles, ["caption", "paragraph"]);
}
