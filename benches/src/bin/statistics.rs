//! Measures statistics, checks and the comparison.
//!
//! ```text
//! cargo run --release -p nutgraf-benches --bin statistics
//! ```
//!
//! Statistics are timed on an article of 1,000 words; the comparison on twenty articles of about 500 words that all tell of one
//! event, in the same paragraphs. Each time is the best of several runs.

use std::hint::black_box;
use std::time::{Duration, Instant};

use nutgraf::{Analysis, analyze, check, compare, stats};

const SAMPLE: &str = include_str!("../../sample.txt");
const ENOUGH: Duration = Duration::from_millis(500);

fn main() {
    let text = article(0, 1_000);
    let analysis = analyze(&text);
    println!("an article of {} words", analysis.statistics.words);
    let measured = time(|| measure(&analysis));
    println!(
        "{:<44}{:>8.3} ms, {:.3} ms per 1,000 words",
        "statistics with key phrases and sentences",
        measured,
        measured * 1e3 / analysis.statistics.words as f64
    );
    println!("{:<44}{:>8.3} ms", "checks", time(|| check::inspect(&analysis).len()));

    let texts: Vec<String> = (0..20).map(|place| article(place, 500)).collect();
    let articles: Vec<Analysis<'_>> = texts.iter().map(|text| analyze(text)).collect();
    let words: usize = articles.iter().map(|article| article.statistics.words).sum();
    let comparison = compare(&articles);
    println!(
        "{} articles of {words} words, {} events, {} statements in common, in {} pairs",
        articles.len(),
        comparison.events.len(),
        comparison.statements.len(),
        comparison.statements.iter().map(|statement| statement.pairs.len()).sum::<usize>()
    );
    println!("{:<44}{:>8.3} ms", "comparison", time(|| compare(&articles).statements.len()));
}

fn measure(analysis: &Analysis<'_>) -> usize {
    let Analysis { document, quoted, sentences, tokens, words, entities, quotes, .. } = analysis;
    stats::measure(stats::Source { document, quoted, sentences, tokens, words, entities, quotes }).words
}

/// The best time in milliseconds.
fn time(run: impl Fn() -> usize) -> f64 {
    let (mut best, begin) = (Duration::MAX, Instant::now());
    while begin.elapsed() < ENOUGH {
        let start = Instant::now();
        black_box(run());
        best = best.min(start.elapsed());
    }
    best.as_secs_f64() * 1e3
}

/// About so many words of the sample's paragraphs, starting at another for each article.
fn article(place: usize, words: usize) -> String {
    let paragraphs: Vec<&str> = SAMPLE.split('\n').filter(|line| !line.trim().is_empty()).collect();
    let mut text = String::new();
    let mut at = place * 3;
    while text.split_whitespace().count() < words {
        text += paragraphs[at % paragraphs.len()];
        text += "\n\n";
        at += 1;
    }
    text
}
