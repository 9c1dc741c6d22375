//! A conditional random field over partly labelled sentences, learned with AdaGrad.
//!
//! A word may have several labels: the likelihood of all paths through what is allowed is raised. What is not known costs
//! nothing, yet has to agree with its neighbours.

use nutgraf::model::label::{Transitions, may_follow};
use nutgraf::model::weights::bucket;
use nutgraf::model::{LABELS, Label};

/// A weight for each label.
pub type Row = [f32; LABELS];

/// What is learned.
pub struct Crf {
    pub bits: u32,
    pub rows: Vec<Row>,
    squares: Vec<Row>,
    pub transitions: Transitions,
    transition_squares: Transitions,
    pub rate: f32,
    /// What every weight is drawn to zero by, a sentence.
    pub draw: f32,
    time: u32,
    drawn: Vec<u32>,
    moves: Vec<(usize, usize)>,
}

/// How likely the labels of each word and each pair are, given what is allowed.
struct Marginals {
    words: Vec<Row>,
    pairs: Transitions,
    log_total: f32,
}

impl Crf {
    pub fn new(bits: u32, rate: f32, draw: f32) -> Crf {
        let labels = 0..LABELS;
        let moves = labels.clone().flat_map(|from| labels.clone().map(move |to| (from, to)));
        Crf {
            bits,
            rows: vec![[0.0; LABELS]; 1 << bits],
            squares: vec![[0.0; LABELS]; 1 << bits],
            transitions: [[0.0; LABELS]; LABELS],
            transition_squares: [[0.0; LABELS]; LABELS],
            rate,
            draw,
            time: 0,
            drawn: vec![0; 1 << bits],
            moves: moves.filter(|&(from, to)| may_follow(from as Label, to as Label)).collect(),
        }
    }

    /// The mean of models that learned the same in other orders.
    pub fn mean(models: Vec<Crf>) -> Option<Crf> {
        let share = 1.0 / models.len() as f32;
        let mut models = models.into_iter();
        let mut mean = models.next()?;
        let weights = |crf: &mut Crf, change: &mut dyn FnMut(usize, &mut f32)| {
            let all = crf.rows.iter_mut().flatten().chain(crf.transitions.iter_mut().flatten());
            all.enumerate().for_each(|(at, weight)| change(at, weight));
        };
        weights(&mut mean, &mut |_, weight| *weight *= share);
        for mut other in models {
            let mut added = Vec::new();
            weights(&mut other, &mut |_, weight| added.push(*weight * share));
            weights(&mut mean, &mut |at, weight| *weight += added[at]);
        }
        Some(mean)
    }

    /// The scores of a word with these features.
    pub fn score(&self, features: &[u32]) -> Row {
        let mut sums = [0.0; LABELS];
        for &feature in features {
            let row = &self.rows[bucket(feature, self.bits)];
            for (sum, weight) in sums.iter_mut().zip(row) {
                *sum += weight;
            }
        }
        sums
    }

    /// Learns from a sentence; gives back its loss. What its weights say is added to `base`, which stays as it is; it may be empty.
    pub fn learn(&mut self, features: &[Vec<u32>], base: &[Row], allowed: &[u32], weight: f32) -> f32 {
        let mut scores: Vec<Row> = features.iter().map(|features| self.score(features)).collect();
        for (score, base) in scores.iter_mut().flatten().zip(base.iter().flatten()) {
            *score += base;
        }
        self.time += 1;
        let exponent = self.transitions.map(|row| row.map(f32::exp));
        let free = self.marginals(&scores, &exponent, |_| u32::MAX);
        let held = self.marginals(&scores, &exponent, |at| allowed[at]);
        if !held.log_total.is_finite() || !free.log_total.is_finite() {
            return 0.0;
        }
        for (at, features) in features.iter().enumerate() {
            let mut gradient: Row = std::array::from_fn(|label| weight * (free.words[at][label] - held.words[at][label]));
            if gradient.iter().all(|g| g.abs() < 2e-3) {
                continue;
            }
            gradient.iter_mut().filter(|g| g.abs() < 1e-4).for_each(|g| *g = 0.0);
            self.update(features, &gradient);
        }
        for from in 0..LABELS {
            for to in 0..LABELS {
                let gradient = weight * (free.pairs[from][to] - held.pairs[from][to]);
                let squares = &mut self.transition_squares[from][to];
                *squares += gradient * gradient;
                self.transitions[from][to] -= self.rate * gradient / (*squares + 1e-2).sqrt();
            }
        }
        free.log_total - held.log_total
    }

    fn update(&mut self, features: &[u32], gradient: &Row) {
        for &feature in features {
            let bucket = bucket(feature, self.bits);
            self.draw_to_zero(bucket);
            let (row, squares) = (&mut self.rows[bucket], &mut self.squares[bucket]);
            for label in 0..LABELS {
                squares[label] += gradient[label] * gradient[label];
                row[label] -= self.rate * gradient[label] / (squares[label] + 1e-2).sqrt();
            }
        }
    }

    /// Makes up for the sentences since a bucket was last seen: each draws its weights a little to zero.
    fn draw_to_zero(&mut self, bucket: usize) {
        let sentences = (self.time - self.drawn[bucket]) as f32;
        self.drawn[bucket] = self.time;
        if sentences == 0.0 {
            return;
        }
        let draw = self.rate * self.draw * sentences;
        for (weight, squares) in self.rows[bucket].iter_mut().zip(&self.squares[bucket]) {
            *weight = weight.signum() * (weight.abs() - draw / (squares + 1e-2).sqrt()).max(0.0);
        }
    }

    /// Draws all weights to zero for the sentences since they were seen.
    pub fn settle(&mut self) {
        (0..self.rows.len()).for_each(|bucket| self.draw_to_zero(bucket));
    }

    fn marginals(&self, scores: &[Row], exponent: &Transitions, allowed: impl Fn(usize) -> u32) -> Marginals {
        let count = scores.len();
        let mut log_total = 0.0;
        let potential: Vec<Row> = (0..count)
            .map(|at| {
                let mask = allowed(at);
                let top = scores[at].iter().copied().fold(f32::NEG_INFINITY, f32::max);
                log_total += top;
                std::array::from_fn(
                    |label| if mask & (1 << label) == 0 { 0.0 } else { (scores[at][label] - top).exp().max(1e-30) },
                )
            })
            .collect();
        let mut forward = vec![[0.0; LABELS]; count];
        for at in 0..count {
            let mut row = [0.0; LABELS];
            if at == 0 {
                for label in (0..LABELS).filter(|&label| may_follow(0, label as Label)) {
                    row[label] = potential[0][label];
                }
            } else {
                for &(from, to) in &self.moves {
                    row[to] += forward[at - 1][from] * exponent[from][to];
                }
                row.iter_mut().zip(&potential[at]).for_each(|(sum, potential)| *sum *= potential);
            }
            let sum: f32 = row.iter().sum();
            log_total += sum.ln();
            forward[at] = row.map(|value| value / sum);
        }
        let mut backward: Row = std::array::from_fn(|label| if may_follow(label as Label, 0) { 1.0 } else { 0.0 });
        let last: f32 = forward.last().map_or(1.0, |row| row.iter().zip(&backward).map(|(a, b)| a * b).sum());
        log_total += last.ln();
        let mut words = vec![[0.0; LABELS]; count];
        let mut pairs = [[0.0; LABELS]; LABELS];
        for at in (0..count).rev() {
            let product: Row = std::array::from_fn(|label| forward[at][label] * backward[label]);
            let sum: f32 = product.iter().sum();
            words[at] = product.map(|value| value / sum);
            if at == 0 {
                break;
            }
            let ahead: Row = std::array::from_fn(|label| potential[at][label] * backward[label]);
            let mut next = [0.0; LABELS];
            let mut total = 0.0;
            for &(from, to) in &self.moves {
                let value = exponent[from][to] * ahead[to];
                next[from] += value;
                total += forward[at - 1][from] * value;
            }
            for &(from, to) in &self.moves {
                pairs[from][to] += forward[at - 1][from] * exponent[from][to] * ahead[to] / total;
            }
            let sum: f32 = next.iter().sum();
            backward = next.map(|value| value / sum);
        }
        Marginals { words, pairs, log_total }
    }
}
