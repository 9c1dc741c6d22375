//! Learns anew what whole texts say of their names, for weights of sentences that stay as they are: writes them beside those.
//!
//! `cargo run --release -p training --bin texts` in the project's root, once `--bin corpus` has written `target/corpus`. It reads whole
//! documents that the sentences' weights have not learned from, as these weights read them. Another place to write to: `texts OUT`.

use std::{fs, io};

use nutgraf::model::weights::{join, pack, split};
use training::crf::Crf;
use training::disguise::{Pools, disguise};
use training::names::{SETS, Set, examples, gold};
use training::random::Random;
use training::tagger::{Document, Settings, learn_evidence};

const SETTINGS: Settings = Settings { epochs: 2, rate: 0.02, draw: 1e-4, bits: 14 };
/// Learnings whose mean is taken.
const MODELS: u64 = 6;
/// How much that mean counts beside the weights before.
const SHARE: f32 = 0.25;
/// How much a disguised text counts, and an article of the project beside one of an encyclopedia.
const DISGUISED: f32 = 0.5;
const OWN: f32 = 1.5;
const STEPS: f32 = 127.0;

fn main() -> io::Result<()> {
    let weights = "src/model/weights.bin";
    let out = std::env::args().nth(1).unwrap_or_else(|| weights.to_owned());
    let bytes = fs::read(weights)?;
    let (sentence, before) = split(&bytes);
    let (crf, before) = (Crf::read(sentence), Crf::read(before));
    let mut documents = Vec::new();
    for set in SETS.iter().filter(|set| set.is_own() || set.file.contains("redocred")) {
        documents.extend(gold(&set.path())?.iter().map(|text| (Document::new(examples(text, set)), weight(set))));
    }
    let mut pools = Pools::default();
    documents.iter().flat_map(|(document, _)| &document.examples).for_each(|example| pools.add(example));
    let learned = (0..MODELS).map(|seed| learn(&documents, &pools, &crf, seed)).collect();
    let learned = Crf::mean(learned).ok_or_else(|| io::Error::other("no model was learned"))?;
    let mixed = before.mixed(&learned, SHARE);
    let largest = mixed.rows.iter().flatten().fold(0.0, |largest: f32, weight| largest.max(weight.abs()));
    fs::write(out, join(sentence, &pack(mixed.bits, largest / STEPS, &mixed.transitions, &mixed.rows)))
}

fn weight(set: &Set) -> f32 {
    if set.is_own() { OWN } else { 1.0 }
}

/// One learning: the texts as they are, and in a disguise of their own.
fn learn(documents: &[(Document, f32)], pools: &Pools, crf: &Crf, seed: u64) -> Crf {
    let mut random = Random::new(1 + seed);
    let disguised: Vec<(Document, f32)> = documents
        .iter()
        .filter_map(|(text, weight)| Some((Document::new(disguise(&text.examples, pools, &mut random)?), weight * DISGUISED)))
        .collect();
    let texts = documents.iter().chain(&disguised).map(|(document, weight)| (document, crf, *weight));
    learn_evidence(texts, SETTINGS, seed * 1000)
}
