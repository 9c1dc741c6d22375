//! How long each stage takes on each file, and in the row below when the text is read again: `cargo run --release --example stages -- FILE…`
//!
//! Each figure is the median of runs that together take at least a fifth of a second.

use std::fs;
use std::hint::black_box;
use std::time::{Duration, Instant};

use nutgraf::entity::Source;
use nutgraf::{OffsetUnit, Options, Report, check, document, entity, quote, quotemark, sentence, stats, token, words};

const ENOUGH: Duration = Duration::from_millis(200);

fn main() {
    let files: Vec<String> = std::env::args().skip(1).collect();
    if files.is_empty() {
        eprintln!("usage: stages FILE…");
        std::process::exit(2);
    }
    println!("{:<12}{}{:>10}", "µs", STAGES.map(|stage| format!("{stage:>10}")).concat(), "all");
    let mut all = Times::default();
    let (mut bytes, mut words) = (0, 0);
    for file in &files {
        match fs::read_to_string(file) {
            Ok(text) => {
                let times = measure(&text, Memories::default());
                let again = measure(&text, Memories::keeping());
                let name = file.rsplit('/').next().unwrap_or(file);
                let microseconds = |seconds: f64| format!("{:.0}", seconds * 1e6);
                times.print(&name.chars().take(11).collect::<String>(), microseconds);
                again.print("  again", microseconds);
                all.add(&times);
                bytes += text.len();
                words += text.split_whitespace().count();
            }
            Err(error) => eprintln!("{file}: {error}"),
        }
    }
    all.print("ms/1k words", |seconds| format!("{:.3}", seconds * 1e6 / words as f64));
    all.print("MB/s", |seconds| format!("{:.1}", bytes as f64 / 1e6 / seconds));
}

const STAGES: [&str; 10] = ["document", "quotemark", "sentence", "token", "words", "entity", "quote", "stats", "check", "report"];

/// Seconds of each stage.
#[derive(Default)]
struct Times([f64; STAGES.len()]);

impl Times {
    fn add(&mut self, other: &Times) {
        self.0.iter_mut().zip(other.0).for_each(|(sum, seconds)| *sum += seconds);
    }

    fn print(&self, title: &str, shown: impl Fn(f64) -> String) {
        let columns: String = self.0.iter().map(|&seconds| format!("{:>10}", shown(seconds))).collect();
        println!("{title:<12}{columns}{:>10}", shown(self.0.iter().sum()));
    }
}

/// What the stages that keep something know of the text.
#[derive(Default)]
struct Memories {
    document: document::Memory,
    sentences: sentence::Memory,
    tokens: token::Memory,
    words: words::Memory,
    entities: entity::Memory,
    quotes: quote::Memory,
    statistics: stats::Memory,
}

impl Memories {
    fn keeping() -> Memories {
        Memories {
            document: document::Memory::keeping(),
            sentences: sentence::Memory::keeping(),
            tokens: token::Memory::keeping(),
            words: words::Memory::keeping(),
            entities: entity::Memory::keeping(),
            quotes: quote::Memory::keeping(),
            statistics: stats::Memory::keeping(),
        }
    }
}

fn measure(text: &str, mut memories: Memories) -> Times {
    let options = Options::default();
    let analysis = nutgraf::analyze(text);
    let (document, quoted, sentences, tokens) = (&analysis.document, &analysis.quoted, &analysis.sentences, &analysis.tokens);
    // What follows looks pieces up by what was kept of their words.
    let words = &words::read_again(document, tokens, &mut memories.words);
    let (entities, quotes) = (&analysis.entities, &analysis.quotes);
    let source = Source { document, quoted, sentences, tokens, words, options: &options };
    let said = quote::Source { document, quoted, sentences, tokens, words, entities };
    let measured = stats::Source { document, quoted, sentences, tokens, words, entities, quotes };
    Times([
        median(|| document::parse_again(text, &mut memories.document)),
        median(|| quotemark::pair(document)),
        median(|| sentence::split_again(document, quoted, &mut memories.sentences)),
        median(|| token::tokenize_again(document, sentences, &mut memories.tokens)),
        median(|| words::read_again(document, tokens, &mut memories.words)),
        median(|| entity::recognize_again(source, &mut memories.entities)),
        median(|| quote::extract_again(said, &mut memories.quotes)),
        median(|| stats::measure_again(measured, &mut memories.statistics)),
        median(|| check::inspect(&analysis)),
        median(|| Report::new(&analysis, OffsetUnit::Utf16)),
    ])
}

fn median<T>(mut run: impl FnMut() -> T) -> f64 {
    let mut times = Vec::new();
    let begin = Instant::now();
    while times.len() < 3 || begin.elapsed() < ENOUGH {
        let start = Instant::now();
        black_box(run());
        times.push(start.elapsed().as_secs_f64());
    }
    times.sort_by(f64::total_cmp);
    times[times.len() / 2]
}
