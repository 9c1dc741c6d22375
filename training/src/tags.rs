//! Learning the tagger's weights: an averaged perceptron that reads each sentence as the engine will, with its own guesses before it.
//!
//! Learns on a large table, keeps its heaviest weights, learns on with only those, and rounds them to a few sizes.

use nutgraf::model::{Casing, RESOURCES, Word, casing};
use nutgraf::words::tag::{COUNT, Class};
use nutgraf::words::tagger::{CODES, History, features, pack, slot};

use crate::random::Random;
use crate::trees::Tagged;

/// A sentence as the features see it.
pub struct Sentence {
    pub words: Vec<Word>,
    pub casing: Casing,
    pub classes: Vec<Class>,
}

impl Sentence {
    pub fn new(tagged: &Tagged) -> Sentence {
        let mut lower = String::new();
        let words: Vec<Word> = tagged.words.iter().map(|word| Word::read(word, &mut lower, &RESOURCES)).collect();
        Sentence { casing: casing(&words), words, classes: tagged.classes.clone() }
    }
}

#[derive(Clone, Copy)]
pub struct Settings {
    /// Of the table, in bits.
    pub bits: u32,
    /// Rounds over the sentences with all weights, and with those that are kept.
    pub rounds: (u64, u64),
    /// How many weights are kept.
    pub kept: usize,
    /// How far ahead the right class has to be.
    pub margin: f32,
    /// The largest weight that is told from larger ones, in standard deviations.
    pub largest: f32,
}

/// The weights, and the sums that give their mean over all steps.
pub struct Perceptron {
    weights: Vec<f32>,
    sums: Vec<f32>,
    steps: f32,
    /// Which weights may change; empty: all.
    free: Vec<bool>,
}

impl Perceptron {
    pub fn learn(sentences: &[Sentence], settings: Settings) -> Perceptron {
        let slots = 1 << settings.bits;
        let mut perceptron = Perceptron { weights: vec![0.0; slots], sums: vec![0.0; slots], steps: 1.0, free: Vec::new() };
        (0..settings.rounds.0).for_each(|round| perceptron.round(sentences, settings.margin, round));
        perceptron.prune(settings.kept);
        (0..settings.rounds.1).for_each(|round| perceptron.round(sentences, settings.margin, 100 + round));
        perceptron.average();
        perceptron
    }

    fn round(&mut self, sentences: &[Sentence], margin: f32, seed: u64) {
        let mut room = Vec::new();
        for at in Random::new(seed + 1).order(sentences.len()) {
            let sentence = &sentences[at];
            let mut history = History::START;
            for (at, &gold) in sentence.classes.iter().enumerate() {
                features(&sentence.words, sentence.casing, at, history, &mut room);
                let scores = self.score(&room);
                let wrong = best(&scores, |class| class != gold);
                let ahead = scores[usize::from(gold)] - scores[usize::from(wrong)];
                if ahead <= margin {
                    self.update(&room, gold, 1.0);
                    self.update(&room, wrong, -1.0);
                }
                self.steps += 1.0;
                history = history.then(if ahead > 0.0 { gold } else { wrong });
            }
        }
    }

    fn score(&self, features: &[u32]) -> [f32; COUNT] {
        let mut scores = [0.0; COUNT];
        for &feature in features {
            for (score, class) in scores.iter_mut().zip(0..) {
                *score += self.weights[slot(feature, class, self.weights.len())];
            }
        }
        scores
    }

    fn update(&mut self, features: &[u32], class: Class, step: f32) {
        for &feature in features {
            let slot = slot(feature, u32::from(class), self.weights.len());
            if self.free.is_empty() || self.free[slot] {
                self.weights[slot] += step;
                self.sums[slot] += step * self.steps;
            }
        }
    }

    /// Takes the mean of all steps, and starts anew from it.
    fn average(&mut self) {
        for (weight, sum) in self.weights.iter_mut().zip(&mut self.sums) {
            *weight -= *sum / self.steps;
            *sum = 0.0;
        }
        self.steps = 1.0;
    }

    fn prune(&mut self, kept: usize) {
        self.average();
        let mut sizes: Vec<f32> = self.weights.iter().map(|weight| weight.abs()).collect();
        let bound = sizes.len().saturating_sub(kept);
        let bound = *sizes.select_nth_unstable_by(bound, f32::total_cmp).1;
        self.weights.iter_mut().filter(|weight| weight.abs() < bound).for_each(|weight| *weight = 0.0);
        self.free = self.weights.iter().map(|weight| *weight != 0.0).collect();
    }

    /// The weights rounded to a few sizes, packed.
    pub fn pack(&self, largest: f32) -> Vec<u8> {
        let used = self.weights.iter().filter(|weight| **weight != 0.0);
        let (count, square) = used.fold((0.0, 0.0), |(count, square), weight| (count + 1.0, square + weight * weight));
        let unit = largest * (square / f32::max(count, 1.0)).sqrt() / f32::from(*SIZES.last().expect("there are sizes"));
        let size = |weight: f32| {
            let far = |size: u8| (weight.abs() / unit - f32::from(size)).abs();
            let nearest = |(_, one): &(u8, u8), (_, other): &(u8, u8)| far(*one).total_cmp(&far(*other));
            (0..).zip(SIZES).min_by(nearest).map_or(0, |(index, _)| index)
        };
        let slots: Vec<(u8, bool)> = self.weights.iter().map(|&weight| (size(weight), weight < 0.0)).collect();
        let mut sizes = [0; CODES];
        sizes[..SIZES.len()].copy_from_slice(&SIZES);
        pack(sizes, &slots)
    }
}

/// What a weight may be: finer where most of them are.
const SIZES: [u8; 12] = [0, 4, 9, 15, 22, 30, 40, 52, 66, 83, 103, 127];

fn best(scores: &[f32; COUNT], may: impl Fn(Class) -> bool) -> Class {
    let classes = (0..COUNT as Class).filter(|&class| may(class)).rev();
    classes.max_by(|&one, &other| scores[usize::from(one)].total_cmp(&scores[usize::from(other)])).unwrap_or(0)
}
