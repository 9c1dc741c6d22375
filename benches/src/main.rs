//! Measures the sentence stage beside the crates that split sentences, on the same text in the same run.
//!
//! ```text
//! cargo run --release -p nutgraf-benches [-- FILE]
//! ```
//!
//! Without FILE the text is `benches/sample.txt`, over and over. Each time is the best of several runs; the last column is what
//! a megabyte costs, which stays level where cost grows linearly. The text of 10 MB is one line.

use std::hint::black_box;
use std::time::{Duration, Instant};

use icu_segmenter::SentenceSegmenter;
use icu_segmenter::options::SentenceBreakInvariantOptions;
use nutgraf::{document, quotemark, sentence, token};
use unicode_segmentation::UnicodeSegmentation;

const SAMPLE: &str = include_str!("../sample.txt");
/// Each measure runs at least this long.
const ENOUGH: Duration = Duration::from_millis(500);
/// The system's account of the time at work is good enough for runs longer than this.
const COARSE: Duration = Duration::from_millis(50);

fn main() -> std::io::Result<()> {
    let sample = std::env::args().nth(1).map_or(Ok(SAMPLE.to_owned()), std::fs::read_to_string)?;
    println!("{:<38}{:>8}{:>12}{:>10}{:>10}", "", "text", "sentences", "MB/s", "ms/MB");
    for (name, bytes, one_line) in [("1 KB", 1_000, false), ("100 KB", 100_000, false), ("10 MB", 10_000_000, true)] {
        let text = repeat(&sample, bytes, one_line);
        measure_all(&text, name);
    }
    Ok(())
}

fn measure_all(text: &str, size: &str) {
    let document = document::parse(text);
    let quoted = quotemark::pair(&document);
    let sentences = sentence::split(&document, &quoted);
    let icu = SentenceSegmenter::new(SentenceBreakInvariantOptions::default());
    measure("nutgraf: sentences", text, size, || sentence::split(&document, &quoted).len());
    measure("unicode-segmentation: sentences", text, size, || text.split_sentence_bounds().count());
    measure("icu_segmenter: sentences", text, size, || icu.segment_str(text).count() - 1);
    // Its cost grows with the square of a line: 10 MB would take minutes.
    if text.len() < 1_000_000 {
        measure("sentencex: sentences", text, size, || sentencex::segment("en", text).len());
    }
    measure("nutgraf: blocks, marks and sentences", text, size, || {
        let document = document::parse(text);
        sentence::split(&document, &quotemark::pair(&document)).len()
    });
    measure("nutgraf: tokens", text, size, || token::tokenize(&document, &sentences).len());
    println!();
}

fn measure(name: &str, text: &str, size: &str, run: impl Fn() -> usize) {
    let mut best = Duration::MAX;
    let begin = Instant::now();
    let mut count = 0;
    while best == Duration::MAX || begin.elapsed() < ENOUGH {
        let (start, at_work) = (Instant::now(), time_at_work());
        count = black_box(run());
        best = best.min(start.elapsed());
        // On a busy machine a long run is interrupted: then the time at work counts.
        if best > COARSE
            && let (Some(before), Some(after)) = (at_work, time_at_work())
        {
            best = best.min(after - before);
        }
    }
    let megabytes = text.len() as f64 / 1e6;
    let seconds = best.as_secs_f64();
    println!("{name:<38}{size:>8}{count:>12}{:>10.1}{:>10.2}", megabytes / seconds, seconds * 1e3 / megabytes);
}

/// How long this thread has run, to the millisecond, where the system tells it.
fn time_at_work() -> Option<Duration> {
    let statistics = std::fs::read_to_string("/proc/thread-self/schedstat").ok()?;
    Some(Duration::from_nanos(statistics.split_whitespace().next()?.parse().ok()?))
}

/// The sample over and over, to about that many bytes; with every line break a blank where it has to be one line.
fn repeat(sample: &str, bytes: usize, one_line: bool) -> String {
    let sample = if one_line { sample.replace('\n', " ") } else { sample.to_owned() };
    let mut text = sample.repeat(bytes / sample.len() + 1);
    text.truncate(text.floor_char_boundary(bytes));
    text
}
