//! What each feature says for each label.

use std::sync::LazyLock;

use super::features::Features;
use super::label::{LABELS, Transitions};
use super::source;

/// Weights of hashed features, one row of labels a bucket.
pub struct Weights {
    pub bits: u32,
    /// `rows[bucket]`, in units of `scale`.
    rows: Vec<[i8; LABELS]>,
    scale: f32,
    pub transitions: Transitions,
}

/// The weights for a sentence on its own.
pub static WEIGHTS: LazyLock<Weights> = LazyLock::new(|| source::weights(|bytes| Weights::read(split(bytes).0)));

/// The weights of what the rest of the text says.
pub static EVIDENCE_WEIGHTS: LazyLock<Weights> = LazyLock::new(|| source::weights(|bytes| Weights::read(split(bytes).1)));

/// The two parts that [`join`] joined.
pub fn split(bytes: &[u8]) -> (&[u8], &[u8]) {
    let Some((length, rest)) = bytes.split_first_chunk() else { return (&[], &[]) };
    rest.split_at((u32::from_le_bytes(*length) as usize).min(rest.len()))
}

/// Writes the packed weights of a sentence and those of the rest of the text into one file.
pub fn join(sentence: &[u8], evidence: &[u8]) -> Vec<u8> {
    [&(sentence.len() as u32).to_le_bytes(), sentence, evidence].concat()
}

impl Weights {
    /// Reads what [`pack`] wrote: bits, scale, transitions; then, label by label, how many weights
    /// further the next one that is not zero stands, and all these weights.
    pub fn read(bytes: &[u8]) -> Weights {
        let float =
            |at: usize| bytes.get(at..at + 4).map_or(0.0, |four| f32::from_le_bytes([four[0], four[1], four[2], four[3]]));
        let bits = u32::from(bytes.first().copied().unwrap_or(0)).clamp(1, 24);
        let scale = float(1);
        let transitions = std::array::from_fn(|from| std::array::from_fn(|to| float(5 + (from * LABELS + to) * 4)));
        let packed = bytes.get(5 + LABELS * LABELS * 4..).unwrap_or(&[]);
        let (steps, values) = packed.split_at(packed.len() / 2);
        let buckets = 1usize << bits;
        let mut rows = vec![[0; LABELS]; buckets];
        let mut at = 0;
        for (&step, &value) in steps.iter().zip(values) {
            at += usize::from(step);
            if let Some(row) = rows.get_mut(at % buckets).filter(|_| at < buckets * LABELS) {
                row[at / buckets] = value as i8;
            }
        }
        Weights { bits, rows, scale, transitions }
    }

    /// The weights as they were before they were packed, but for the rounding.
    pub fn values(&self) -> Vec<[f32; LABELS]> {
        self.rows.iter().map(|row| row.map(|weight| f32::from(weight) * self.scale)).collect()
    }

    /// The scores of a word's labels.
    #[inline]
    pub fn score(&self, features: &[u32]) -> [f32; LABELS] {
        let mut sums = [0i32; LABELS];
        for &feature in features {
            let row = &self.rows[bucket(feature, self.bits)];
            for (sum, &weight) in sums.iter_mut().zip(row) {
                *sum += i32::from(weight);
            }
        }
        sums.map(|sum| sum as f32 * self.scale)
    }

    /// The scores of all words' labels; a word without features is in no name.
    pub fn scores(&self, features: &Features) -> Vec<[f32; LABELS]> {
        let row = |features: &[u32]| if features.is_empty() { OUTSIDE } else { self.score(features) };
        (0..features.len()).map(|at| row(features.of(at))).collect()
    }
}

/// The scores of a word that has no features: it is in no name.
const OUTSIDE: [f32; LABELS] = {
    let mut scores = [-50.0; LABELS];
    scores[0] = 0.0;
    scores
};

/// The bucket of a feature.
#[inline]
pub fn bucket(feature: u32, bits: u32) -> usize {
    (feature >> (32 - bits)) as usize
}

/// Writes weights that [`Weights::read`] reads. Weights beyond 127 units are cut.
pub fn pack(bits: u32, scale: f32, transitions: &Transitions, rows: &[[f32; LABELS]]) -> Vec<u8> {
    let mut bytes = vec![bits as u8];
    bytes.extend(scale.to_le_bytes());
    bytes.extend(transitions.iter().flatten().flat_map(|weight| weight.to_le_bytes()));
    let (mut steps, mut values) = (Vec::new(), Vec::new());
    let mut step = 0u8;
    for weight in (0..LABELS).flat_map(|label| rows.iter().map(move |row| row[label])) {
        let value = (weight / scale).round().clamp(-127.0, 127.0) as i8;
        if value != 0 || step == u8::MAX {
            steps.push(step);
            values.push(value as u8);
            step = 0;
        }
        step += 1;
    }
    bytes.extend(steps);
    bytes.extend(values);
    bytes
}
