//! What each feature says for each label.

use std::sync::LazyLock;

use super::features::Features;
use super::label::{LABELS, Transitions};

/// Weights of hashed features, one row of labels a bucket.
pub struct Weights {
    pub bits: u32,
    /// `rows[bucket]`, in units of `scale`.
    rows: Vec<[i8; LABELS]>,
    scale: f32,
    pub transitions: Transitions,
}

/// The weights that come with the crate.
pub static WEIGHTS: LazyLock<Weights> = LazyLock::new(|| Weights::read(include_bytes!("weights.bin")));

impl Weights {
    /// Reads what [`pack`] wrote: bits, scale, transitions, then one column of weights a label.
    pub fn read(bytes: &[u8]) -> Weights {
        let float = |at: usize| bytes.get(at..at + 4).map_or(0.0, |four| f32::from_le_bytes([four[0], four[1], four[2], four[3]]));
        let bits = bytes.first().copied().unwrap_or(0).into();
        let scale = float(1);
        let transitions = std::array::from_fn(|from| std::array::from_fn(|to| float(5 + (from * LABELS + to) * 4)));
        let columns = bytes.get(5 + LABELS * LABELS * 4..).unwrap_or(&[]);
        let buckets = 1usize << bits;
        let mut rows = vec![[0; LABELS]; buckets];
        for (label, column) in columns.chunks(buckets).take(LABELS).enumerate() {
            for (row, &weight) in rows.iter_mut().zip(column) {
                row[label] = weight as i8;
            }
        }
        Weights { bits, rows, scale, transitions }
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

    /// The scores of all words' labels.
    pub fn scores(&self, features: &Features) -> Vec<[f32; LABELS]> {
        (0..features.len()).map(|at| self.score(features.of(at))).collect()
    }
}

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
    for label in 0..LABELS {
        bytes.extend(rows.iter().map(|row| (row[label] / scale).round().clamp(-127.0, 127.0) as i8 as u8));
    }
    bytes
}
