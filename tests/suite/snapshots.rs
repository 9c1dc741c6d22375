//! Whole articles about invented people.

use std::fs;
use std::path::{Path, PathBuf};

/// The articles, in the order of their names.
pub fn articles() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/articles");
    let mut articles: Vec<PathBuf> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    articles.retain(|path| path.extension().is_some_and(|extension| extension == "txt"));
    articles.sort();
    articles
}
