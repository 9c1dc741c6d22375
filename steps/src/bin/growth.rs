//! Counts the steps that texts take which were written to cost much, as long as somebody asks: `scripts/steps MEGABYTES [TITLE…]`
//!
//! For each text of `tests/suite/endless.rs`, or those whose title begins so: steps a byte at a sixteenth, a quarter and all of
//! MEGABYTES, and by how much the last is more than the first. `benches/src/bin/cost.rs` says the same in time, which grows a little
//! more: what does not fit into the processor's caches is waited for, and waiting is no step.

#[path = "../../../tests/suite/endless.rs"]
mod endless;

use nutgraf::{OffsetUnit, Report, analyze};
use nutgraf_steps::count;

fn main() {
    let mut arguments = std::env::args().skip(1);
    let megabytes: f64 = arguments.next().and_then(|text| text.parse().ok()).unwrap_or(1.0);
    let titles: Vec<String> = arguments.collect();
    let is_asked = |name: &str| titles.is_empty() || titles.iter().any(|title| name.starts_with(title));
    let sizes = [16.0, 4.0, 1.0].map(|part| megabytes / part);
    // Word lists and weights are read once, and are no cost of a text.
    analyze("Dana Brell left.");
    println!("{:<40}{}", "steps a byte", sizes.map(|size| format!("{:>10}", format!("{size} MB"))).concat());
    for (name, part) in endless::ENDLESS.iter().filter(|(name, _)| is_asked(name)) {
        let steps = sizes.map(|size| steps(&endless::endless(*part, (size * 1e6) as usize)));
        println!("{name:<40}{}{:>10.2}", steps.map(|steps| format!("{steps:>10.0}")).concat(), steps[2] / steps[0]);
    }
}

/// Steps a byte.
fn steps(text: &str) -> f64 {
    count(|| Report::new(&analyze(text), OffsetUnit::Utf16)) as f64 / text.len() as f64
}
