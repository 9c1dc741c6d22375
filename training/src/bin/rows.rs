//! Learns what speaks for two passages saying the same.
//!
//! ```text
//! cargo run --profile quick -p training --bin rows -- training/comparisons src/compare/weights.txt [SEEDS.json TEXTS.jsonl]
//! ```
//!
//! Prints how right the comparison is about each set, each group compared with weights that were learned without it, and about the
//! groups in the folder's `unread`, from which none are learned. The real articles
//! of `score_comparison` may be learned from too.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;

use nutgraf::compare::Place;
use nutgraf::compare::learn::{self, Candidate};
use nutgraf::span::Span;
use nutgraf::{Analysis, analyze};
use serde_json::Value;
use training::groups::{self, Gold, Score, Shown, overlap};
use training::seeds::Seeds;

/// Pairs of one group with whether they say the same.
type Examples = Vec<Example>;

/// What two passages have in common, whether they say the same, and how much the pair counts.
type Example = (Vec<f64>, bool, f64);

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [folder, file, ..] = &arguments[..] else { panic!("usage: rows FOLDER WEIGHTS [SEEDS.json TEXTS.jsonl]") };
    let groups = groups::read(folder);
    let parts: Vec<_> = groups.iter().map(groups::Group::parts).collect();
    let articles: Vec<Vec<Analysis<'_>>> =
        parts.iter().map(|(texts, _)| texts.iter().map(|text| analyze(text)).collect()).collect();
    let taught_by: Vec<Examples> =
        articles.iter().zip(&parts).map(|(articles, (_, gold))| examples(&learn::candidates(articles), gold)).collect();
    let seeds = arguments.get(2).filter(|file| file.ends_with(".json")).map(|gold| seeds(gold, &arguments[3]));
    let indexes: Vec<usize> = (0..groups.len()).collect();
    let mut sets: BTreeMap<&str, Score> = BTreeMap::new();
    for &out in &indexes {
        let others = indexes.iter().filter(|&&index| index != out);
        let weights = learn(others.map(|&index| &taught_by[index]).chain(&seeds));
        let mut score = Score::default();
        let shown = Shown { articles: &articles[out], show: false, candidates: &[] };
        shown.score(&learn::compared(&articles[out], &weights), &parts[out].1, &mut score);
        sets.entry(&groups[out].set).or_default().add(&score);
    }
    for (set, score) in sets {
        println!("left out, {set}: {score}");
    }
    let weights = learn(indexes.iter().map(|&index| &taught_by[index]).chain(&seeds));
    println!("held back: {}", held_back(folder, &weights));
    write(file, &weights);
}

/// How right the comparison is about groups that no weight was learned from.
fn held_back(folder: &str, weights: &[f64]) -> Score {
    let mut score = Score::default();
    for group in groups::read(&format!("{folder}/unread")) {
        let (texts, gold) = group.parts();
        let articles: Vec<Analysis<'_>> = texts.iter().map(|text| analyze(text)).collect();
        let shown = Shown { articles: &articles, show: false, candidates: &[] };
        shown.score(&learn::compared(&articles, weights), &gold, &mut score);
    }
    score
}

fn write(file: &str, weights: &[f64]) {
    let mut text =
        "# Weights of what speaks for two passages saying the same: name, tab, weight. Written by training/src/bin/rows.rs.\n"
            .to_owned();
    for (name, weight) in learn::names().iter().zip(weights) {
        _ = writeln!(text, "{name}\t{weight:.2}");
    }
    fs::write(file, text).unwrap_or_else(|error| panic!("{file}: {error}"));
}

/// The pairs of real articles whose statements were paired by hand, as `score_comparison` reads them.
fn seeds(gold: &str, texts: &str) -> Examples {
    let seeds = Seeds::read(gold, texts);
    let (gold, texts) = (&seeds.gold, seeds.texts());
    let articles: Vec<Analysis<'_>> = texts.iter().map(|text| analyze(text)).collect();
    let byte = |article: usize, at: &Value| {
        let at = at.as_u64().expect("an offset") as usize;
        texts[article].char_indices().nth(at).map_or(texts[article].len(), |(byte, _)| byte)
    };
    let place = |span: &Value| {
        let article = seeds.articles.iter().position(|(name, _)| span["article"].as_str() == Some(name)).expect("an article");
        Place { article, span: Span::new(byte(article, &span["start"]), byte(article, &span["end"])) }
    };
    let mut all: Vec<Gold> = Vec::new();
    for (key, kind) in [("pairs", "said"), ("weak_pairs_unscored", "maybe")] {
        for pair in gold[key].as_array().into_iter().flatten() {
            let passages = pair["spans"].as_array().into_iter().flatten().map(place).collect();
            all.push(Gold { kind: kind.to_owned(), passages, names: Vec::new(), line: String::new() });
        }
    }
    let never: Vec<Gold> = gold["hard_negatives"]
        .as_array()
        .into_iter()
        .flatten()
        .map(|pair| Gold {
            kind: "never".to_owned(),
            passages: pair["spans"].as_array().into_iter().flatten().map(place).collect(),
            names: Vec::new(),
            line: String::new(),
        })
        .collect();
    let candidates = learn::candidates(&articles);
    let mut taught = examples(&candidates, &all);
    let hard = candidates.iter().filter(|candidate| is_of(candidate, &never, &["never"]));
    // Real articles are few.
    taught.iter_mut().filter(|(_, same, _)| *same).for_each(|(_, _, counts)| *counts = 2.0);
    taught.extend(hard.map(|candidate| (candidate.features.clone(), false, HARD)));
    taught
}

/// How much a pair counts of which somebody noted that it only seems to say the same.
const HARD: f64 = 3.0;

/// Whether the gold has both passages in one line of these kinds.
fn is_of(candidate: &Candidate, gold: &[Gold], kinds: &[&str]) -> bool {
    gold.iter().filter(|gold| kinds.contains(&gold.kind.as_str())).any(|gold| {
        let has = |place| gold.passages.iter().position(|&passage| overlap(place, passage));
        has(candidate.first).zip(has(candidate.second)).is_some_and(|(first, second)| first != second)
    })
}

/// The pairs that the gold says something about. What may stand in one row teaches nothing.
fn examples(candidates: &[Candidate], gold: &[Gold]) -> Examples {
    let of = |candidate: &Candidate, kinds: &[&str]| is_of(candidate, gold, kinds);
    let labelled = candidates.iter().map(|candidate| (candidate, of(candidate, &["told", "said"])));
    labelled
        .filter(|(candidate, same)| *same || !of(candidate, &["maybe"]))
        .map(|(candidate, same)| (candidate.features.clone(), same, 1.0))
        .collect()
}

/// Logistic regression, by gradient descent with momentum; large weights cost.
fn learn<'a>(groups: impl Iterator<Item = &'a Examples>) -> Vec<f64> {
    const ROUNDS: usize = 1500;
    const RATE: f64 = 0.5;
    const COST: f64 = 1.0;
    let examples: Vec<&Example> = groups.flatten().collect();
    let count = examples.len() as f64;
    let mut weights = vec![0.0; learn::names().len()];
    let mut speed = vec![0.0; weights.len()];
    for _ in 0..ROUNDS {
        let mut slope = vec![0.0; weights.len()];
        for (features, same, counts) in &examples {
            let sum: f64 = features.iter().zip(&weights).map(|(feature, weight)| feature * weight).sum();
            let off = 1.0 / (1.0 + (-sum).exp()) - f64::from(u8::from(*same));
            slope.iter_mut().zip(features).for_each(|(slope, feature)| *slope += off * feature * counts);
        }
        for (at, weight) in weights.iter_mut().enumerate() {
            let cost = if at == 0 { 0.0 } else { COST * *weight };
            speed[at] = 0.9 * speed[at] - RATE * (slope[at] + cost) / count;
            *weight += speed[at];
        }
    }
    weights
}
