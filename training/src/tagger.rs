//! Learning the names' model: sentences on their own, then what the rest of a text says.

use nutgraf::model::evidence::{Evidence, Reading};
use nutgraf::model::features::{Features, Reach, extract};
use nutgraf::model::label::best;
use nutgraf::model::{LABELS, Label, RESOURCES, Words};

use crate::crf::{Crf, Row};
use crate::names::Example;
use crate::random::Random;

/// A sentence with its features.
pub struct Sentence {
    pub words: Words,
    pub features: Vec<Vec<u32>>,
    pub allowed: Vec<u32>,
    pub weight: f32,
}

/// A text to learn from.
pub struct Document {
    pub examples: Vec<Example>,
    pub sentences: Vec<Sentence>,
}

/// Below this, a text says little of its own words.
pub const LEAST_SENTENCES: usize = 3;

/// How a model learns.
#[derive(Clone, Copy)]
pub struct Settings {
    pub epochs: usize,
    pub rate: f32,
    pub draw: f32,
    pub bits: u32,
}

impl Sentence {
    pub fn new(example: &Example) -> Sentence {
        let words = Words::read(example.words.iter().map(String::as_str), &RESOURCES);
        let mut features = Features::default();
        extract(&words, Reach::All, &mut features);
        let features = (0..features.len()).map(|at| features.of(at).to_vec()).collect();
        Sentence { words, features, allowed: example.allowed.clone(), weight: example.weight }
    }

    fn scores(&self, crf: &Crf) -> Vec<Row> {
        self.features.iter().map(|features| crf.score(features)).collect()
    }
}

impl Document {
    pub fn new(examples: Vec<Example>) -> Document {
        let sentences = examples.iter().map(Sentence::new).collect();
        Document { examples, sentences }
    }
}

/// Learns to read sentences on their own; the mean of the weights after the later epochs.
pub fn learn_sentences(sentences: &[&Sentence], settings: Settings, seed: u64) -> Crf {
    let learn = |crf: &mut Crf, at: usize| {
        let sentence = sentences[at];
        crf.learn(&sentence.features, &[], &sentence.allowed, sentence.weight)
    };
    run(sentences.len(), settings, seed, Crf::new(settings.bits, settings.rate, settings.draw), learn)
}

/// A sentence with what the rest of its text says, over the scores that it has on its own.
struct Revision<'a> {
    features: Vec<Vec<u32>>,
    scores: Vec<Row>,
    allowed: &'a [u32],
    weight: f32,
}

/// Learns what the rest of a text says, from texts each read by a model that did not learn from them.
pub fn learn_evidence<'a>(texts: impl Iterator<Item = (&'a Document, &'a Crf, f32)>, settings: Settings, seed: u64) -> Crf {
    let mut revisions = Vec::new();
    let mut transitions = None;
    for (document, crf, weight) in texts.filter(|(document, ..)| document.sentences.len() >= LEAST_SENTENCES) {
        revisions.extend(revise(document, crf, weight));
        transitions = transitions.or(Some(crf.transitions));
    }
    let learn = |crf: &mut Crf, at: usize| {
        let Revision { features, scores, allowed, weight } = &revisions[at];
        crf.learn(features, scores, allowed, *weight)
    };
    let mut crf = Crf::new(settings.bits, settings.rate, settings.draw);
    crf.transitions = transitions.unwrap_or(crf.transitions);
    run(revisions.len(), settings, seed, crf, learn)
}

fn revise<'a>(document: &'a Document, crf: &Crf, weight: f32) -> Vec<Revision<'a>> {
    let read = read(&document.sentences, crf);
    let evidence = gather(&document.sentences, &read);
    let mut revisions = Vec::new();
    for (sentence, (scores, labels)) in document.sentences.iter().zip(read) {
        let features = evidence_features(&evidence, Reading { words: &sentence.words, scores: &scores, labels: &labels });
        if features.iter().any(|features| !features.is_empty()) {
            revisions.push(Revision { features, scores, allowed: &sentence.allowed, weight });
        }
    }
    revisions
}

fn read(sentences: &[Sentence], crf: &Crf) -> Vec<(Vec<Row>, Vec<Label>)> {
    let read = |sentence: &Sentence| {
        let scores = sentence.scores(crf);
        let labels = best(&scores, &crf.transitions, |_| u32::MAX);
        (scores, labels)
    };
    sentences.iter().map(read).collect()
}

fn gather(sentences: &[Sentence], read: &[(Vec<Row>, Vec<Label>)]) -> Evidence {
    let mut evidence = Evidence::default();
    for (sentence, (scores, labels)) in sentences.iter().zip(read) {
        evidence.gather(Reading { words: &sentence.words, scores, labels });
    }
    evidence
}

fn evidence_features(evidence: &Evidence, reading: Reading<'_>) -> Vec<Vec<u32>> {
    let mut features = Vec::new();
    (0..reading.labels.len())
        .map(|at| {
            evidence.features(reading, at, &mut features);
            features.clone()
        })
        .collect()
}

/// The labels of a text's sentences, read on their own and then with what the whole text says.
pub fn label_text(sentences: &[Sentence], crf: &Crf, of_evidence: &Crf) -> Vec<Vec<Label>> {
    let read = read(sentences, crf);
    let evidence = gather(sentences, &read);
    let label = |(sentence, (scores, labels)): (&Sentence, &(Vec<Row>, Vec<Label>))| {
        let features = evidence_features(&evidence, Reading { words: &sentence.words, scores, labels });
        let mut corrected = scores.clone();
        for (scores, features) in corrected.iter_mut().zip(&features) {
            scores.iter_mut().zip(of_evidence.score(features)).for_each(|(score, correction)| *score += correction);
        }
        best(&corrected, &of_evidence.transitions, |_| u32::MAX)
    };
    sentences.iter().zip(&read).map(label).collect()
}

/// Learns from `count` things, each epoch in another order; the mean of the weights after the later epochs.
fn run(count: usize, settings: Settings, seed: u64, mut crf: Crf, learn: impl Fn(&mut Crf, usize) -> f32) -> Crf {
    let mut mean: Vec<Row> = vec![[0.0; LABELS]; crf.rows.len()];
    let mut transitions = [[0.0; LABELS]; LABELS];
    let later = settings.epochs - settings.epochs / 2;
    for epoch in 0..settings.epochs {
        let order = Random::new(seed + epoch as u64).order(count);
        let loss: f64 = order.into_iter().map(|at| f64::from(learn(&mut crf, at))).sum();
        crf.settle();
        eprintln!("epoch {epoch} of seed {seed}: loss {loss:.0}");
        if epoch + later >= settings.epochs {
            let add = |(mean, weight): (&mut f32, &f32)| *mean += weight / later as f32;
            mean.iter_mut().flatten().zip(crf.rows.iter().flatten()).for_each(add);
            transitions.iter_mut().flatten().zip(crf.transitions.iter().flatten()).for_each(add);
        }
    }
    crf.rows = mean;
    crf.transitions = transitions;
    crf
}
