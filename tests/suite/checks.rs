//! `tests/cases/checks`: key `check`, the kind and the span of every check in order; `none` where there is none. And the clean
//! articles of `tests/articles/clean`, which no check may stop at.

use std::fs;
use std::path::Path;

use nutgraf::{analyze, check};

use crate::cases;

#[test]
fn checks_fire_as_the_cases_say() {
    cases::check("checks", |case| {
        let checks = check::inspect(&analyze(&case.text));
        let line = |check: &check::Check| {
            ("check".to_owned(), format!("{} {}", check.kind, cases::shown(&case.text[check.span.range()])))
        };
        let lines: Vec<_> = checks.iter().map(line).collect();
        if lines.is_empty() { vec![("check".to_owned(), "none".to_owned())] } else { lines }
    });
}

#[test]
fn no_check_fires_on_a_clean_article() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/articles/clean");
    let mut articles: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    articles.sort();
    assert!(articles.len() >= 20);
    let mut fired = Vec::new();
    for path in articles {
        let text = fs::read_to_string(&path).unwrap();
        let checks = check::inspect(&analyze(&text));
        fired.extend(
            checks
                .iter()
                .map(|check| format!("{}: {} {:?}", path.file_stem().unwrap().display(), check.kind, &text[check.span.range()])),
        );
    }
    assert!(fired.is_empty(), "{}", fired.join("\n"));
}
