//! Learns the weights of the names' model: writes `src/model/weights.bin`.
//!
//! `scripts/learn-names` runs it in the project's root, behind what it reads. Sets whose file's name holds a word of `WITHOUT` (parted by
//! commas) are left out and measured instead. Another place to write to: `names OUT`.

use std::time::Instant;
use std::{fs, io, thread};

use nutgraf::Span;
use nutgraf::model::Kind;
use nutgraf::model::LABELS;
use nutgraf::model::label::names;
use nutgraf::model::weights::{join, pack};
use training::crf::Crf;
use training::disguise::{Pools, disguise};
use training::names::{DEV, Example, Lesson, SETS, Text, examples, gold, sentences};
use training::random::Random;
use training::tagger::{Document, LEAST_SENTENCES, Sentence, Settings, label_text, learn_evidence, learn_sentences};

const SENTENCES: Settings = Settings { epochs: 4, rate: 0.1, draw: 2e-5, bits: 18 };
const EVIDENCE: Settings = Settings { epochs: 2, rate: 0.02, draw: 1e-4, bits: 14 };
/// Models of sentences whose mean is taken; the first learn while the others wait for those of the halves.
const MODELS: u64 = 5;
const FIRST_MODELS: u64 = 3;
/// Models of what whole texts say whose mean is taken.
const EVIDENCE_MODELS: u64 = 4;
/// Steps up to the largest weight: of sentences few, so that the small weights, which tell little, fall to zero.
const SENTENCE_STEPS: f32 = 44.0;
const EVIDENCE_STEPS: f32 = 127.0;
/// How much a disguised text counts, and an article of the project beside one of an encyclopedia.
const DISGUISED: f32 = 0.5;
const OWN: f32 = 1.5;

/// A text that is measured.
struct Measured {
    gold: Text,
    units: Vec<Vec<Span>>,
    sentences: Vec<Sentence>,
}

/// A text with the model that reads it without having learned from it, and how much it counts.
type Unseen<'a> = (&'a Document, &'a Crf, f32);

fn main() -> io::Result<()> {
    let out = std::env::args().nth(1).unwrap_or_else(|| "src/model/weights.bin".to_owned());
    let start = Instant::now();
    let without = std::env::var("WITHOUT").unwrap_or_default();
    let left_out = |file: &str| !without.is_empty() && without.split(',').any(|part| file.contains(part));
    let (mut documents, mut whole) = (Vec::new(), Vec::new());
    for set in SETS.iter().filter(|set| !left_out(set.file)) {
        let texts = gold(&set.path())?.into_iter().map(|text| Document::new(examples(&text, set)));
        match set.lesson {
            Lesson::Sentences => documents.extend(texts),
            Lesson::Texts => whole.extend(texts.map(|text| (text, if set.is_own() { OWN } else { 1.0 }))),
        }
    }
    let measured: Vec<(&str, Vec<Measured>)> = DEV
        .iter()
        .chain(SETS.iter().filter(|set| left_out(set.file)))
        .map(|set| Ok((set.file, gold(&set.path())?.into_iter().map(measured).collect())))
        .collect::<io::Result<_>>()?;
    eprintln!("{} texts, {} whole ones, {:.0?}", documents.len(), whole.len(), start.elapsed());

    let (mut crf, halves) = sentences_alone(&documents)?;
    let sentence = packed(&mut crf, SENTENCE_STEPS);
    eprintln!("sentences on their own, {:.0?}", start.elapsed());

    let by_halves = documents.iter().enumerate().map(|(at, document)| (document, &halves[at % 2], 1.0));
    let unseen: Vec<Unseen<'_>> = by_halves.chain(whole.iter().map(|(document, weight)| (document, &crf, *weight))).collect();
    let mut evidence = whole_texts(&unseen)?;
    let bytes = join(&sentence, &packed(&mut evidence, EVIDENCE_STEPS));
    eprintln!("{} bytes, {:.0?}{}", bytes.len(), start.elapsed(), report(&crf, &evidence, &measured));
    fs::write(out, bytes)
}

/// The model of sentences, and two that each learned from every second text.
fn sentences_alone(documents: &[Document]) -> io::Result<(Crf, [Crf; 2])> {
    let recased = recased(documents);
    let all: Vec<&Sentence> = documents.iter().flat_map(|document| &document.sentences).chain(&recased).collect();
    let learn = |seed: u64| learn_sentences(&all, SENTENCES, seed * 1000);
    let (models, halves) = thread::scope(|scope| {
        let first = scope.spawn(|| (0..FIRST_MODELS).map(learn).collect::<Vec<_>>());
        let halves = [0, 1].map(|half| learn_sentences(&other_half(documents, half), SENTENCES, 0));
        let others: Vec<Crf> = (FIRST_MODELS..MODELS).map(learn).collect();
        (first.join().map(|first| first.into_iter().chain(others).collect()), halves)
    });
    let mean = models.ok().and_then(Crf::mean).ok_or_else(|| io::Error::other("no model was learned"))?;
    Ok((mean, halves))
}

/// The model of what whole texts say.
fn whole_texts(texts: &[Unseen<'_>]) -> io::Result<Crf> {
    let mut pools = Pools::default();
    texts.iter().flat_map(|(document, ..)| &document.examples).for_each(|example| pools.add(example));
    let pools = &pools;
    let learn = |seed: u64| {
        move || {
            let mut random = Random::new(1 + seed);
            let disguised: Vec<(Document, &Crf, f32)> = texts
                .iter()
                .filter(|(document, ..)| document.sentences.len() >= LEAST_SENTENCES)
                .filter_map(|(text, crf, weight)| {
                    Some((Document::new(disguise(&text.examples, pools, &mut random)?), *crf, weight * DISGUISED))
                })
                .collect();
            let all = texts.iter().copied().chain(disguised.iter().map(|(document, crf, weight)| (document, *crf, *weight)));
            learn_evidence(all, EVIDENCE, seed * 1000)
        }
    };
    let mut models = Vec::new();
    for seed in (0..EVIDENCE_MODELS).step_by(2) {
        let two = thread::scope(|scope| [seed, seed + 1].map(|seed| scope.spawn(learn(seed))).map(|model| model.join().ok()));
        models.extend(two.into_iter().flatten());
    }
    Crf::mean(models).ok_or_else(|| io::Error::other("no model was learned"))
}

/// Sentences of every second text: those that a model for the others learns from.
fn other_half(documents: &[Document], half: usize) -> Vec<&Sentence> {
    documents.iter().skip(1 - half).step_by(2).flat_map(|document| &document.sentences).collect()
}

/// One sentence in 25 that has names in capitals, and one as a headline.
fn recased(documents: &[Document]) -> Vec<Sentence> {
    let known = |example: &&Example| example.allowed.iter().any(|mask| mask.is_power_of_two() && *mask > 1);
    let examples = documents.iter().flat_map(|document| &document.examples).enumerate();
    examples
        .filter(|(at, example)| matches!(at % 25, 0 | 12) && known(example))
        .map(|(at, example)| {
            let case = |(place, word): (usize, &String)| if at % 25 == 0 { word.to_uppercase() } else { headline(place, word) };
            Sentence::new(&Example { words: example.words.iter().enumerate().map(case).collect(), ..example.clone() })
        })
        .collect()
}

fn headline(at: usize, word: &str) -> String {
    let small = ["a", "an", "the", "of", "in", "on", "at", "to", "and", "or", "for", "by", "as", "with", "from", "'s", "’s"];
    let mut chars = word.chars();
    match chars.next() {
        Some(first) if at == 0 || !small.contains(&word) => first.to_uppercase().chain(chars).collect(),
        _ => word.to_owned(),
    }
}

/// Packs the weights in so many steps up to the largest, and rounds them so.
fn packed(crf: &mut Crf, steps: f32) -> Vec<u8> {
    let largest = crf.rows.iter().flatten().fold(0.0, |largest: f32, weight| largest.max(weight.abs()));
    let scale = largest / steps;
    crf.rows.iter_mut().flatten().for_each(|weight| *weight = (*weight / scale).round() * scale);
    pack(crf.bits, scale, &crf.transitions, &crf.rows)
}

fn measured(gold: Text) -> Measured {
    let units = sentences(&gold.text);
    let sentence = |units: &Vec<Span>| {
        let words: Vec<String> = units.iter().map(|unit| gold.text[unit.range()].to_owned()).collect();
        Sentence::new(&Example { allowed: vec![(1 << LABELS) - 1; words.len()], words, weight: 1.0 })
    };
    let sentences = units.iter().map(sentence).collect();
    Measured { gold, units, sentences }
}

/// F1 by exact span and kind, of the tagger alone.
fn report(crf: &Crf, evidence: &Crf, sets: &[(&str, Vec<Measured>)]) -> String {
    let mut line = String::new();
    for (file, texts) in sets {
        let (mut found, mut gold, mut right) = (0, 0, 0);
        let kinds: Vec<Kind> = texts.iter().flat_map(|text| &text.gold.names).filter_map(|(_, kind)| *kind).collect();
        for text in texts {
            gold += text.gold.names.len();
            for (labels, units) in label_text(&text.sentences, crf, evidence).iter().zip(&text.units) {
                for (first, behind, kind) in names(labels).into_iter().filter(|(.., kind)| kinds.contains(kind)) {
                    let span = units[first].join(units[behind - 1]);
                    found += 1;
                    right += usize::from(text.gold.names.contains(&(span, Some(kind))));
                }
            }
        }
        let f1 = 200.0 * right as f64 / (found + gold) as f64;
        line += &format!("  {} {f1:.2}", file.trim_end_matches(".jsonl"));
    }
    line
}
