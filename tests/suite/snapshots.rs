//! Whole articles about invented people, and what the command line prints of each.
//!
//! `tests/articles/NAME.txt` is the article, `NAME.expected` what is printed. After a change in behaviour that is meant, write
//! the expected texts anew with `UPDATE=1 cargo test` and read the difference.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};

use crate::cli::nutgraf;

/// The articles, in the order of their names.
pub fn articles() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/articles");
    let mut articles: Vec<PathBuf> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    articles.retain(|path| path.extension().is_some_and(|extension| extension == "txt"));
    articles.sort();
    articles
}

#[test]
fn whole_articles_read_as_before() {
    let mut changed = Vec::new();
    for article in articles() {
        let output = nutgraf(&["analyze", article.to_str().unwrap()], b"");
        let actual = String::from_utf8(output.stdout).unwrap();
        let path = article.with_extension("expected");
        let expected = fs::read_to_string(&path).unwrap_or_default();
        if actual == expected {
            continue;
        }
        if env::var_os("UPDATE").is_some() {
            fs::write(&path, &actual).unwrap();
        }
        changed.push(format!("{}\n{}", path.display(), difference(&expected, &actual)));
    }
    let told = "If the change is meant: UPDATE=1 cargo test, and read the difference.";
    assert!(changed.is_empty() || env::var_os("UPDATE").is_some(), "{}\n{told}", changed.join("\n"));
}

/// The lines of each that the other has not.
fn difference(expected: &str, actual: &str) -> String {
    let lines = |sign: char, these: &str, those: &str| -> String {
        let those: Vec<&str> = those.lines().collect();
        these.lines().filter(|line| !those.contains(line)).map(|line| format!("  {sign} {line}\n")).collect()
    };
    lines('-', expected, actual) + &lines('+', actual, expected)
}
