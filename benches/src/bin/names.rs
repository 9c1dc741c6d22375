//! Measures the name tagger alone: sentences to labels, without who is who.
//!
//! ```text
//! cargo run --release -p nutgraf-benches --bin names [FILE…]
//! ```
//!
//! Prints megabytes of text a second on one core, of the files or else of the sample; the best of several runs. The texts are
//! cut into words before the clock starts. `node benches/names.mjs` puts it beside compromise.

use std::hint::black_box;
use std::time::{Duration, Instant};

use nutgraf::entity::tag::units;
use nutgraf::model::features::{Features, Reach, extract};
use nutgraf::model::{RESOURCES, WEIGHTS, Words, label};
use nutgraf::{Span, analyze};

const SAMPLE: &str = include_str!("../../sample.txt");
const ENOUGH: Duration = Duration::from_secs(2);

fn main() -> std::io::Result<()> {
    let files: Vec<String> = std::env::args().skip(1).collect();
    let mut texts = files.iter().map(std::fs::read_to_string).collect::<Result<Vec<String>, _>>()?;
    if texts.is_empty() {
        texts.push(SAMPLE.repeat(20));
    }
    let sentences: Vec<(&str, Vec<Vec<Span>>)> = texts.iter().map(|text| (text.as_str(), sentences(text))).collect();
    let bytes: usize = texts.iter().map(String::len).sum();
    let (mut best, begin) = (Duration::MAX, Instant::now());
    while begin.elapsed() < ENOUGH {
        let start = Instant::now();
        black_box(sentences.iter().map(|(text, sentences)| tag(text, sentences)).sum::<usize>());
        best = best.min(start.elapsed());
    }
    println!("{} bytes in {:.2} ms: {:.2} MB/s", bytes, best.as_secs_f64() * 1e3, bytes as f64 / 1e6 / best.as_secs_f64());
    Ok(())
}

/// The words of each sentence, as the tagger takes them.
fn sentences(text: &str) -> Vec<Vec<Span>> {
    let analysis = analyze(text);
    analysis.tokens.chunk_by(|a, b| a.sentence == b.sentence).map(|tokens| units(text, tokens)).collect()
}

/// How many names there are.
fn tag(text: &str, sentences: &[Vec<Span>]) -> usize {
    let mut features = Features::default();
    let mut names = 0;
    for units in sentences {
        let words = Words::read(units.iter().map(|&unit| &text[unit]), &RESOURCES);
        extract(&words, Reach::Needed, &mut features);
        let labels = label::best(&WEIGHTS.scores(&features), &WEIGHTS.transitions, |_| u32::MAX);
        names += label::names(&labels).len();
    }
    names
}
