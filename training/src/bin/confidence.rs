//! Prints how often an item is wholly right at each confidence: `confidence CORPUS_FOLDER [learn|test]`.
//!
//! An item is right when somebody said it and this speaker said it (`training::items`); what is listed though nobody said it is wrong.
//! Guesses are read too, which the report leaves out.

use std::collections::BTreeMap;
use std::path::Path;
use std::{env, io};

use nutgraf::Options;
use nutgraf::quote::Confidence;
use training::{corpus, corpus_gold, items};

fn main() -> io::Result<()> {
    let mut arguments = env::args().skip(1);
    let folder = arguments.next().ok_or_else(|| io::Error::other("usage: confidence CORPUS_FOLDER [learn|test]"))?;
    let set = arguments.next().unwrap_or_else(|| "test".to_owned());
    let options = Options { guesses: true, ..Options::default() };
    // By kind and confidence: how many, and how many of them are right.
    let mut counts: BTreeMap<(&str, Confidence), (usize, usize)> = BTreeMap::new();
    for marked in corpus::read(Path::new(&folder))?.iter().filter(|marked| marked.head.get("set") == Some(&set)) {
        let article = corpus_gold::article(marked);
        let analysis = nutgraf::analyze_with(&article.text, &options);
        for quote in &analysis.quotes {
            let right = usize::from(items::is_right(&article, &analysis, quote));
            for kind in ["all", quote.kind.name()] {
                let count = counts.entry((kind, quote.confidence)).or_default();
                *count = (count.0 + 1, count.1 + right);
            }
        }
    }
    for kind in ["all", "direct", "mixed", "indirect"] {
        let of = |(key, _): &(&(&str, Confidence), &(usize, usize))| key.0 == kind;
        let listed: usize = counts.iter().filter(of).filter(|(key, _)| key.1 > Confidence::Guess).map(|(_, count)| count.0).sum();
        println!("{kind}: {listed} listed");
        for ((_, confidence), (all, right)) in counts.iter().filter(of).rev() {
            println!("  {:8} {all:5}, {:5.1} % right", confidence.name(), 100.0 * *right as f64 / *all as f64);
        }
    }
    Ok(())
}
