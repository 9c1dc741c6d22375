//! What was found once, and what is hard by its nature, is fed to each target again: `cargo test` in this folder.

use std::fs;
use std::panic;
use std::path::{Path, PathBuf};

fn files(folder: &Path) -> Vec<PathBuf> {
    let Ok(entries) = fs::read_dir(folder) else { return Vec::new() };
    let mut files: Vec<PathBuf> = entries.map(|entry| entry.unwrap().path()).filter(|path| path.is_file()).collect();
    files.sort();
    files
}

/// Feeds a target its own finds, and the attacks that everything must stand.
fn feed(name: &str, target: fn(&[u8])) {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    let all = [files(&here.join("regressions").join(name)), files(&here.join("../tests/attacks"))].concat();
    assert!(all.len() > 5);
    let wrong: Vec<_> = all
        .iter()
        .filter(|file| {
            let bytes = fs::read(file).unwrap();
            panic::catch_unwind(|| target(&bytes)).is_err()
        })
        .collect();
    assert!(wrong.is_empty(), "{name} fails at {wrong:#?}");
}

#[test]
fn analysis() {
    feed("analysis", nutgraf_fuzz::analysis);
}

#[test]
fn compare() {
    feed("compare", nutgraf_fuzz::compare);
}

#[test]
fn jsonl() {
    feed("jsonl", nutgraf_fuzz::jsonl);
}

#[test]
fn options() {
    feed("options", nutgraf_fuzz::options);
}
