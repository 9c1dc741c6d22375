//! The pairs that the comparison decides about laid open, for `training` to weigh their features.

use crate::analysis::Analysis;

use super::likeness::{FEATURES, Scale, WEIGHTS, Weights};
use super::{Comparison, Place, compare_with, read, statement};

/// The names of the features.
pub fn names() -> &'static [&'static str] {
    &FEATURES
}

/// Two passages that are looked at, and what they have in common.
#[derive(Clone, Debug)]
pub struct Candidate {
    pub first: Place,
    pub second: Place,
    pub features: Vec<f64>,
    /// 0 to 1.
    pub similarity: f64,
}

/// All pairs of passages that the comparison of these articles looks at.
pub fn candidates(articles: &[Analysis<'_>]) -> Vec<Candidate> {
    let (_, _, passages) = read(articles);
    let words = statement::words(articles, &passages);
    let scale = Scale::new(&passages, &words, &WEIGHTS);
    let place = |index: usize| Place { article: passages.all[index].article, span: passages.all[index].span };
    let candidate = |(first, second): (usize, usize)| Candidate {
        first: place(first),
        second: place(second),
        features: scale.features(&passages, first, second).to_vec(),
        similarity: scale.likeness(&passages, first, second),
    };
    statement::looked_at(&passages).into_iter().map(candidate).collect()
}

/// The comparison with other weights: how good they are on what they were not learned from.
pub fn compared(articles: &[Analysis<'_>], weights: &[f64]) -> Comparison {
    let mut own: Weights = *WEIGHTS;
    own.iter_mut().zip(weights).for_each(|(own, weight)| *own = *weight);
    compare_with(articles, &own)
}

/// The passages that the articles are cut to.
pub fn passages(articles: &[Analysis<'_>]) -> Vec<Place> {
    let (_, _, passages) = read(articles);
    passages.all.iter().map(|passage| Place { article: passage.article, span: passage.span }).collect()
}
