//! Several analyses of one event to what they share and where they differ.

use crate::analysis::Analysis;

/// Several articles side by side.
#[derive(Clone, Debug, Default)]
pub struct Comparison {}

/// Compares articles about one event.
pub fn compare(_articles: &[Analysis<'_>]) -> Comparison {
    Comparison::default()
}
