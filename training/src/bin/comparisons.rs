//! Scores the comparison on groups of invented articles about one event each.
//!
//! ```text
//! cargo run --profile quick -p training --bin comparisons -- training/comparisons [show [SET]] [each]
//! ```
//!
//! Prints a line for each set (tune, test). A row is right where all its passages stand in one row of the gold. A row of the gold is
//! counted by its pairs of articles; a pair is found where one of our rows overlaps both passages by half of the shorter one. A
//! contradiction is found where one of ours has a place in the sentence of each of its sides. `show` prints what is wrong, `each` a line for each group.

use std::collections::BTreeMap;

use nutgraf::compare::{compare, learn};
use nutgraf::{Analysis, analyze};
use training::groups::{self, Score, Shown};

fn main() {
    let mut arguments: Vec<String> = std::env::args().skip(1).collect();
    let each = arguments.last().is_some_and(|last| last == "each").then(|| arguments.pop()).is_some();
    let folder = arguments.first().map_or("training/comparisons", String::as_str);
    let show = arguments.iter().any(|argument| argument == "show");
    let mut sets: BTreeMap<String, Score> = BTreeMap::new();
    for group in groups::read(folder) {
        let (texts, gold) = group.parts();
        let articles: Vec<Analysis<'_>> = texts.iter().map(|text| analyze(text)).collect();
        let candidates = if show { learn::candidates(&articles) } else { Vec::new() };
        let shown = Shown {
            articles: &articles,
            candidates: &candidates,
            show: show && (arguments.len() < 3 || arguments[2] == group.set),
        };
        if shown.show {
            println!("== {} ({})", group.name, group.set);
        }
        let mut score = Score::default();
        shown.score(&compare(&articles), &gold, &mut score);
        if each {
            println!("{} ({}): {score}", group.name, group.set);
        }
        sets.entry(group.set.clone()).or_default().add(&score);
    }
    for (set, score) in sets {
        println!("{set}: {score}");
    }
}
