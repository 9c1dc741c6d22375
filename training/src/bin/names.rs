//! Learns the weights of the names' model: writes `src/model/weights.bin`.
//!
//! `cargo run --release -p training --bin names` in the project's root. Settings for trials: `names EPOCHS RATE DRAW BITS OUT`.

use std::path::Path;
use std::time::Instant;
use std::{fs, io};

use nutgraf::model::features::{Features, Reach, extract};
use nutgraf::model::label::{best, names};
use nutgraf::model::weights::pack;
use nutgraf::model::{Kind, RESOURCES, Words};
use training::crf::{Crf, Row};
use training::names::{DATA, DEV, Example, SETS, Set, Text, examples, gold, sentences};

struct Prepared {
    features: Vec<Vec<u32>>,
    allowed: Vec<u32>,
    weight: f32,
}

fn main() -> io::Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let setting = |at: usize, usual: f32| arguments.get(at).and_then(|text| text.parse().ok()).unwrap_or(usual);
    let (epochs, rate, draw, bits) = (setting(0, 4.0) as usize, setting(1, 0.1), setting(2, 2e-5), setting(3, 18.0) as u32);
    let out = arguments.get(4).map_or("src/model/weights.bin", String::as_str);
    let start = Instant::now();
    let mut prepared = Vec::new();
    let without = std::env::var("WITHOUT").unwrap_or_default();
    for set in SETS.into_iter().filter(|set| without.is_empty() || !without.split(',').any(|part| set.file.contains(part))) {
        let texts = gold(&Path::new(DATA).join(set.file))?;
        for example in texts.iter().flat_map(|text| examples(text, &set)) {
            prepared.extend(variants(example, prepared.len()).into_iter().map(|example| prepare(&example)));
        }
    }
    let dev: Vec<(&Set, Vec<Text>)> =
        DEV.iter().map(|set| Ok((set, gold(&Path::new(DATA).join(set.file))?))).collect::<io::Result<_>>()?;
    eprintln!("{} sentences, {:.0?}", prepared.len(), start.elapsed());
    let mut crf = Crf::new(bits, rate, draw);
    let mut mean: Vec<Row> = vec![[0.0; nutgraf::model::LABELS]; crf.rows.len()];
    let mut means = 0.0;
    for epoch in 0..epochs {
        let mut loss = 0.0;
        for index in order(prepared.len(), epoch as u64) {
            let example = &prepared[index];
            loss += f64::from(crf.learn(&example.features, &example.allowed, example.weight));
        }
        crf.settle();
        if epoch * 2 >= epochs {
            means += 1.0;
            for (mean, row) in mean.iter_mut().flatten().zip(crf.rows.iter().flatten()) {
                *mean += row;
            }
        }
        eprintln!("epoch {epoch} loss {loss:.0} {:.0?}{}", start.elapsed(), report(&crf, &dev));
    }
    mean.iter_mut().flatten().for_each(|weight| *weight /= means);
    std::mem::swap(&mut crf.rows, &mut mean);
    eprintln!("mean of the last epochs{}", report(&crf, &dev));
    let largest = crf.rows.iter().flatten().fold(0.0, |largest: f32, weight| largest.max(weight.abs()));
    let scale = largest / 127.0;
    eprintln!("largest {largest}");
    let steps = crf.rows.iter().flatten().map(|weight| (weight / scale).round().clamp(-127.0, 127.0) * scale);
    let rows: Vec<f32> = steps.collect();
    for (row, steps) in crf.rows.iter_mut().zip(rows.chunks(nutgraf::model::LABELS)) {
        row.copy_from_slice(steps);
    }
    let kept = crf.rows.iter().flatten().filter(|weight| **weight != 0.0).count();
    eprintln!("packed, {kept} weights{}", report(&crf, &dev));
    fs::write(out, pack(bits, scale, &crf.transitions, &crf.rows))
}

/// A sentence, and now and then the same in capitals or as a headline.
fn variants(example: Example, index: usize) -> Vec<Example> {
    let recased = |case: fn(usize, &str) -> String| Example {
        words: example.words.iter().enumerate().map(|(at, word)| case(at, word)).collect(),
        allowed: example.allowed.clone(),
        weight: example.weight,
    };
    let known = example.allowed.iter().any(|mask| mask.is_power_of_two() && *mask > 1);
    match index % 25 {
        0 if known => vec![recased(|_, word| word.to_uppercase()), example],
        12 if known => vec![recased(headline), example],
        _ => vec![example],
    }
}

fn headline(at: usize, word: &str) -> String {
    let small = ["a", "an", "the", "of", "in", "on", "at", "to", "and", "or", "for", "by", "as", "with", "from", "'s", "’s"];
    let mut chars = word.chars();
    match chars.next() {
        Some(first) if at == 0 || !small.contains(&word) => first.to_uppercase().chain(chars).collect(),
        _ => word.to_owned(),
    }
}

fn prepare(example: &Example) -> Prepared {
    let words = Words::read(example.words.iter().map(String::as_str), &RESOURCES);
    let mut features = Features::default();
    extract(&words, Reach::All, &mut features);
    Prepared {
        features: (0..features.len()).map(|at| features.of(at).to_vec()).collect(),
        allowed: example.allowed.clone(),
        weight: example.weight,
    }
}

/// All indexes below `count` in an order that depends on the seed only.
fn order(count: usize, seed: u64) -> Vec<usize> {
    let mut indexes: Vec<usize> = (0..count).collect();
    let mut state = seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1;
    for at in (1..count).rev() {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        indexes.swap(at, (state % (at as u64 + 1)) as usize);
    }
    indexes
}

fn report(crf: &Crf, dev: &[(&Set, Vec<Text>)]) -> String {
    let mut line = String::new();
    for (set, texts) in dev {
        let (mut found, mut gold, mut right) = (0, 0, 0);
        let kinds: Vec<Kind> = texts.iter().flat_map(|text| &text.names).filter_map(|(_, kind)| *kind).collect();
        let counts = |kind: Kind| kinds.contains(&kind);
        for text in texts {
            gold += text.names.len();
            for units in sentences(&text.text) {
                let words = Words::read(units.iter().map(|unit| &text.text[unit.range()]), &RESOURCES);
                let mut features = Features::default();
                extract(&words, Reach::All, &mut features);
                let scores: Vec<Row> = (0..features.len()).map(|at| crf.score(features.of(at))).collect();
                for (first, behind, kind) in names(&best(&scores, &crf.transitions, |_| u32::MAX)) {
                    let span = units[first].join(units[behind - 1]);
                    found += usize::from(counts(kind));
                    right += usize::from(text.names.contains(&(span, Some(kind))));
                }
            }
        }
        let f1 = 200.0 * right as f64 / (found + gold) as f64;
        line += &format!("  {} {f1:.2}", set.file.trim_end_matches(".jsonl"));
    }
    line
}
