//! Checks the corpus and writes it as gold data: `corpus CHECK_FOLDER [OUT_FOLDER]`.
//!
//! Without OUT, prints what is marked and every article that is not well formed. With OUT, writes `quotes/`, `said/`, `entities/`,
//! `lines/` and `sentences/`, each with `corpus_learn.jsonl` and `corpus_test.jsonl`, offsets in code points.

use std::path::Path;
use std::{env, fs, io};

use training::corpus::{self, Class, Marked};

fn main() -> io::Result<()> {
    let mut arguments = env::args().skip(1);
    let folder = arguments.next().ok_or_else(|| io::Error::other("usage: corpus FOLDER [OUT]"))?;
    let articles = checked(Path::new(&folder))?;
    println!("{}", summary(&articles));
    if let Some(out) = arguments.next() {
        training::corpus_gold::write(&articles, Path::new(&out))?;
    }
    Ok(())
}

/// The articles that are well formed; the others are told of, and end the run.
fn checked(folder: &Path) -> io::Result<Vec<Marked>> {
    let mut wrong = 0;
    let mut articles = Vec::new();
    let mut folders: Vec<_> = fs::read_dir(folder)?.filter_map(Result::ok).map(|entry| entry.path()).collect();
    folders.sort();
    for genre in folders.iter().filter(|path| path.is_dir()) {
        let mut files: Vec<_> = fs::read_dir(genre)?.filter_map(Result::ok).map(|entry| entry.path()).collect();
        files.sort();
        for path in files.iter().filter(|path| path.extension().is_some_and(|ending| ending == "txt")) {
            match corpus::one(path) {
                Ok(article) => articles.push(article),
                Err(error) => {
                    wrong += 1;
                    println!("{error}");
                }
            }
        }
    }
    if wrong > 0 {
        return Err(io::Error::other(format!("{wrong} articles are not well formed")));
    }
    Ok(articles)
}

fn summary(articles: &[Marked]) -> String {
    let count = |class| articles.iter().flat_map(|article| &article.statements).filter(|one| one.class == class).count();
    let words: usize = articles.iter().map(|article| article.text.split_whitespace().count()).sum();
    let names: usize = articles.iter().map(|article| article.names.len()).sum();
    let sentences: usize = articles.iter().map(|article| article.sentences.len()).sum();
    format!(
        "{} articles, {words} words, {sentences} sentences, {names} names, {} statements, {} stances, {} withheld",
        articles.len(),
        count(Class::Said),
        count(Class::Stance),
        count(Class::Withheld)
    )
}
