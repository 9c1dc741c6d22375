//! `tests/attacks`: what was found by attacking. Files that ended a run once are read to their end.

use std::fs;
use std::path::Path;

use nutgraf::{ComparisonReport, OffsetUnit, Report, analyze, check, compare};

/// The texts among the files, with their names.
fn texts() -> Vec<(String, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/attacks");
    let mut texts: Vec<_> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "txt"))
        .map(|path| (path.file_name().unwrap().to_string_lossy().into_owned(), fs::read_to_string(&path).unwrap()))
        .collect();
    texts.sort();
    assert!(texts.len() > 4);
    texts
}

#[test]
fn every_attack_is_analysed_in_every_unit() {
    for (name, text) in texts() {
        let analysis = analyze(&text);
        check::inspect(&analysis);
        for unit in [OffsetUnit::Utf8, OffsetUnit::Utf16, OffsetUnit::CodePoint] {
            assert!(Report::new(&analysis, unit).text.length > 0, "{name}");
        }
    }
}

#[test]
fn every_attack_is_compared_with_every_other() {
    let texts = texts();
    let articles: Vec<_> = texts.iter().map(|(_, text)| analyze(text)).collect();
    for one in &articles {
        for other in &articles {
            let pair = [one.clone(), other.clone()];
            ComparisonReport::new(&pair, &compare(&pair), OffsetUnit::Utf16);
        }
    }
}
