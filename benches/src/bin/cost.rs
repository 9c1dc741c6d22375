//! Measures what texts cost that were written to cost much, the longer the more.
//!
//! ```text
//! cargo run --release -p nutgraf-benches --bin cost [-- MEGABYTES [WORDS OF A TITLE…]]
//! ```
//!
//! For each text of `tests/suite/endless.rs`, or those whose title begins so, at a sixteenth, a quarter and all of MEGABYTES
//! (1 where left out): milliseconds a megabyte of analysis, checks and report together. They stay level where cost grows with
//! the length; a last column says by how much they grew, so that what grows with the square shows as 16. On Linux they are
//! milliseconds of the processor, which a busy machine changes little.

#[path = "../../../tests/suite/endless.rs"]
mod endless;

use std::fs;
use std::hint::black_box;
use std::time::Instant;

use nutgraf::{OffsetUnit, Report, analyze, check};

fn main() {
    let mut arguments = std::env::args().skip(1);
    let megabytes: f64 = arguments.next().and_then(|text| text.parse().ok()).unwrap_or(1.0);
    let titles: Vec<String> = arguments.collect();
    let is_asked = |name: &str| titles.is_empty() || titles.iter().any(|title| name.starts_with(title));
    let sizes = [16.0, 4.0, 1.0].map(|part| megabytes / part);
    println!("{:<40}{}", "ms a MB", sizes.map(|size| format!("{:>10}", format!("{size} MB"))).concat());
    for (name, part) in endless::ENDLESS.iter().filter(|(name, _)| is_asked(name)) {
        let costs = sizes.map(|size| cost(&endless::endless(*part, (size * 1e6) as usize)));
        println!("{name:<40}{}{:>10.1}", costs.map(|cost| format!("{cost:>10.0}")).concat(), costs[2] / costs[0]);
    }
}

/// Milliseconds a megabyte.
fn cost(text: &str) -> f64 {
    let start = Instant::now();
    let spent = processor();
    let analysis = analyze(text);
    black_box(check::inspect(&analysis));
    black_box(Report::new(&analysis, OffsetUnit::Utf16));
    let clock = start.elapsed().as_secs_f64();
    spent.zip(processor()).map_or(clock, |(before, after)| after - before) * 1e9 / text.len() as f64
}

/// Seconds of the processor that this thread has had, where the system tells.
fn processor() -> Option<f64> {
    let told = fs::read_to_string("/proc/thread-self/schedstat").ok()?;
    Some(told.split(' ').next()?.parse::<f64>().ok()? / 1e9)
}
